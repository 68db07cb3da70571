/* The models of the news stage: the built-in ones are read, damaged ones are an error. */
#include "attribute/models.h"
#include "lexicon/model.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static qai_news_models models;

static const unsigned char *
section(uint32_t *size)
{
  qai_model container;
  ck_assert_int_eq(qai_model_builtin(&container), QUOTEATTR_OK);
  return qai_model_section(&container, "news", size);
}

START_TEST(the_builtin_models_are_read)
{
  qai_model model;
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_news_models_open(&model, &models), QUOTEATTR_OK);
  ck_assert_uint_eq(models.reports.roles.n_labels, 7);
  ck_assert_uint_eq(models.reports.spans.n_labels, 5);
  ck_assert_uint_eq(models.reports.judge.n_labels, 1);
  ck_assert(models.reports.threshold > 0 && models.reports.threshold < 1);
}
END_TEST

START_TEST(a_cut_file_is_an_error)
{
  uint32_t size, n;
  const unsigned char *bytes = section(&size);
  for (n = 0; n < 2000; n++)
    ck_assert_int_eq(qai_news_models_read(bytes, n, &models), QUOTEATTR_ERR_DATA);
  ck_assert_int_eq(qai_news_models_read(bytes, size - 1, &models), QUOTEATTR_ERR_DATA);
}
END_TEST

START_TEST(a_file_with_other_sizes_is_an_error)
{
  uint32_t size, k;
  const unsigned char *bytes = section(&size);
  uint8_t *copy = malloc(size);
  ck_assert_ptr_nonnull(copy);
  for (k = 0; k < 64; k++) {
    int status;
    memcpy(copy, bytes, size);
    copy[k] = 0xff;
    status = qai_news_models_read(copy, size, &models);
    ck_assert(status == QUOTEATTR_OK || status == QUOTEATTR_ERR_DATA);
    if (status == QUOTEATTR_OK) {
      ck_assert_uint_le(models.reports.roles.bits, 22);
      ck_assert_uint_eq(models.reports.roles.n_labels, 7);
    }
  }
  free(copy);
}
END_TEST

/* Fewer labels than the stage reads the probabilities of. */
START_TEST(a_model_of_other_labels_is_an_error)
{
  enum { LABELS_AT = 8 + 4 * (1 + QAI_SURE) + 4 };
  uint32_t size;
  const unsigned char *bytes = section(&size);
  uint8_t *copy = malloc(size);
  ck_assert_ptr_nonnull(copy);
  memcpy(copy, bytes, size);
  ck_assert_uint_eq(copy[LABELS_AT], 7);
  copy[LABELS_AT] = 6;
  ck_assert_int_eq(qai_news_models_read(copy, size, &models), QUOTEATTR_ERR_DATA);
  free(copy);
}
END_TEST

Suite *check_models(void);

Suite *
check_models(void)
{
  Suite *s = suite_create("models");
  TCase *t = tcase_create("models");
  tcase_add_test(t, the_builtin_models_are_read);
  tcase_add_test(t, a_cut_file_is_an_error);
  tcase_add_test(t, a_file_with_other_sizes_is_an_error);
  tcase_add_test(t, a_model_of_other_labels_is_an_error);
  suite_add_tcase(s, t);
  return s;
}
