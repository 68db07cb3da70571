/* The model container: what is inside the library is sound, what is damaged is an error. */
#include "lexicon/model.h"
#include "tag/tagger.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

enum { SIZE = 24 + 24 + 80 };

static void
put(unsigned char *at, uint32_t value)
{
  int i;
  for (i = 0; i < 4; i++)
    at[i] = (unsigned char)(value >> (8 * i));
}

/* A model with one section "alpha" of 64 bytes at 64. */
static void
make(unsigned char model[SIZE])
{
  static const unsigned char magic[8] = {0x89, 'Q', 'A', 'M', '\r', '\n', 0x1A, '\n'};
  memset(model, 0, SIZE);
  memcpy(model, magic, sizeof magic);
  put(model + 8, 1);
  put(model + 12, SIZE);
  put(model + 20, 1);
  memcpy(model + 24, "alpha", 5);
  put(model + 40, 64);
  put(model + 44, SIZE - 64);
  model[64] = 42;
  put(model + 16, qai_model_hash(model + 20, SIZE - 20));
}

START_TEST(the_builtin_model_is_sound)
{
  qai_model model;
  qai_tagger tagger;
  quoteattr_error err;
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_model_verify(&model, &err), QUOTEATTR_OK);
  ck_assert_uint_ne(qai_model_checksum(&model), 0);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_OK);
  ck_assert_uint_gt(tagger.n_buckets, 1000);
}
END_TEST

START_TEST(sections_are_found_by_name)
{
  unsigned char bytes[SIZE];
  qai_model model;
  uint32_t size;
  make(bytes);
  ck_assert_int_eq(qai_model_open(bytes, SIZE, &model, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(qai_model_verify(&model, NULL), QUOTEATTR_OK);
  ck_assert_uint_eq(qai_model_section(&model, "alpha", &size)[0], 42);
  ck_assert_uint_eq(size, SIZE - 64);
  ck_assert_ptr_null(qai_model_section(&model, "alph", &size));
  ck_assert_ptr_null(qai_model_section(&model, "alphabet", &size));
  ck_assert_uint_eq(size, 0);
}
END_TEST

/* Where a byte is changed, to what, and the offset that the error must tell. */
static const struct {
  size_t at;
  unsigned char value;
  size_t offset;
} damages[] = {
    {0, 'x', 0},    {4, '\n', 0}, {8, 2, 8},      {12, SIZE - 1, 12}, {15, 1, 12},    {20, 200, 20},
    {23, 0xFF, 20}, {40, 8, 20},  {43, 0xFF, 20}, {40, 65, 20},       {44, SIZE, 20}, {47, 0xFF, 20},
};

START_TEST(damaged_headers_are_errors)
{
  unsigned char bytes[SIZE];
  qai_model model;
  quoteattr_error err;
  uint32_t size;
  make(bytes);
  bytes[damages[_i].at] = damages[_i].value;
  ck_assert_int_eq(qai_model_open(bytes, SIZE, &model, &err), QUOTEATTR_ERR_DATA);
  ck_assert_int_eq(err.code, QUOTEATTR_ERR_DATA);
  ck_assert_uint_eq(err.offset, damages[_i].offset);
  ck_assert_ptr_null(qai_model_section(&model, "alpha", &size));
  ck_assert_uint_eq(qai_model_checksum(&model), 0);
  ck_assert_int_eq(qai_model_verify(&model, NULL), QUOTEATTR_ERR_DATA);
}
END_TEST

START_TEST(cut_off_models_are_errors)
{
  unsigned char bytes[SIZE];
  qai_model model;
  size_t size;
  make(bytes);
  for (size = 0; size < SIZE; size++) {
    unsigned char *part = malloc(size ? size : 1); /* a block of its own, so that a sanitizer sees every step beyond */
    ck_assert_ptr_nonnull(part);
    memcpy(part, bytes, size);
    ck_assert_int_eq(qai_model_open(part, size, &model, NULL), QUOTEATTR_ERR_DATA);
    free(part);
  }
  ck_assert_int_eq(qai_model_open(NULL, SIZE, &model, NULL), QUOTEATTR_ERR_DATA);
}
END_TEST

START_TEST(a_changed_byte_fails_the_checksum)
{
  unsigned char bytes[SIZE];
  qai_model model;
  quoteattr_error err;
  make(bytes);
  bytes[_i] ^= 1;
  if (qai_model_open(bytes, SIZE, &model, NULL) == QUOTEATTR_OK)
    ck_assert_int_eq(qai_model_verify(&model, &err), QUOTEATTR_ERR_DATA);
}
END_TEST

START_TEST(a_tagger_section_must_have_its_size)
{
  unsigned char bytes[SIZE];
  qai_model model;
  qai_tagger tagger;
  make(bytes);
  ck_assert_int_eq(qai_model_open(bytes, SIZE, &model, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_ERR_DATA); /* no such section */
  memcpy(bytes + 24, "tagger", 6);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_ERR_DATA); /* no bucket */
  put(bytes + 64, 1);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_ERR_DATA); /* a bucket beyond its end */
  put(bytes + 64, 0x4000000);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_ERR_DATA); /* whose size would wrap round */
  ck_assert_ptr_null(tagger.buckets);
}
END_TEST

Suite *check_model(void);
Suite *
check_model(void)
{
  Suite *s = suite_create("model");
  TCase *t = tcase_create("model");
  tcase_add_test(t, the_builtin_model_is_sound);
  tcase_add_test(t, sections_are_found_by_name);
  tcase_add_loop_test(t, damaged_headers_are_errors, 0, (int)(sizeof damages / sizeof *damages));
  tcase_add_test(t, cut_off_models_are_errors);
  tcase_add_loop_test(t, a_changed_byte_fails_the_checksum, 0, SIZE);
  tcase_add_test(t, a_tagger_section_must_have_its_size);
  suite_add_tcase(s, t);
  return s;
}
