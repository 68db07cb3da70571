/* The engine, its fingerprint, and the library about itself. */
#include "api_support.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(the_fingerprint_changes_with_every_option)
{
  quoteattr_engine *plain = api_engine(0, 0), *other;
  int64_t min, max, def;
  int key;
  for (key = 1; quoteattr_options_bounds(key, &min, &max, &def) == QUOTEATTR_OK; key++) {
    other = api_engine(key, def == max ? min : max);
    ck_assert_str_ne(quoteattr_engine_fingerprint(other), quoteattr_engine_fingerprint(plain));
    quoteattr_engine_free(other);
    other = api_engine(key, def);
    ck_assert_str_eq(quoteattr_engine_fingerprint(other), quoteattr_engine_fingerprint(plain));
    quoteattr_engine_free(other);
  }
  ck_assert_int_eq(key, 11);
  quoteattr_engine_free(plain);
}
END_TEST

START_TEST(the_fingerprint_names_the_version_and_is_printable)
{
  quoteattr_engine *engine = api_engine(0, 0);
  const char *f = quoteattr_engine_fingerprint(engine);
  size_t i;
  ck_assert_ptr_eq(strstr(f, "quoteattr-" QUOTEATTR_VERSION_STRING "-"), f);
  for (i = 0; f[i]; i++)
    ck_assert(f[i] > ' ' && f[i] < 0x7F);
  ck_assert_uint_lt(i, 64);
  quoteattr_engine_free(engine);
}
END_TEST

/* The last field is a hash of the option values alone: the same on every machine. */
START_TEST(the_fingerprint_of_the_options_is_pinned)
{
  quoteattr_engine *engine = api_engine(0, 0);
  const char *field = strrchr(quoteattr_engine_fingerprint(engine), '-');
  ck_assert_str_eq(field, "-34d82cb9");
  quoteattr_engine_free(engine);
}
END_TEST

START_TEST(the_engine_keeps_its_own_copy_of_the_options)
{
  quoteattr_options *o;
  quoteattr_engine *engine;
  quoteattr_result *r;
  size_t n;
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_TOKENS), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES), QUOTEATTR_OK);
  quoteattr_options_free(o);
  ck_assert_int_eq(quoteattr_analyze(engine, "It rained.", 10, &r, NULL), QUOTEATTR_OK);
  quoteattr_result_sentences(r, &n);
  ck_assert_uint_eq(n, 0);
  quoteattr_result_free(r);
  quoteattr_engine_free(engine);
}
END_TEST

START_TEST(null_is_an_error)
{
  quoteattr_error e = {0, NULL, 0};
  ck_assert_int_eq(quoteattr_engine_new(NULL, NULL, &e), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_ARG);
  ck_assert_str_eq(quoteattr_engine_fingerprint(NULL), "");
  quoteattr_engine_free(NULL);
}
END_TEST

START_TEST(header_and_library_are_of_one_version)
{
  char text[32];
  ck_assert_uint_eq(quoteattr_version_number(), QUOTEATTR_VERSION_NUMBER);
  ck_assert_str_eq(quoteattr_version_string(), QUOTEATTR_VERSION_STRING);
  snprintf(text, sizeof text, "%d.%d.%d", QUOTEATTR_VERSION_MAJOR, QUOTEATTR_VERSION_MINOR, QUOTEATTR_VERSION_PATCH);
  ck_assert_str_eq(text, QUOTEATTR_VERSION_STRING);
  ck_assert_int_eq(QUOTEATTR_VERSION_NUMBER,
                   QUOTEATTR_VERSION_MAJOR << 16 | QUOTEATTR_VERSION_MINOR << 8 | QUOTEATTR_VERSION_PATCH);
  ck_assert_int_ge(atoi(quoteattr_unicode_version()), 12);
  ck_assert_str_eq(quoteattr_status_string(QUOTEATTR_ERR_UTF8), "invalid UTF-8");
  ck_assert_str_eq(quoteattr_status_string(1), "unknown status");
}
END_TEST

Suite *check_engine(void);

Suite *
check_engine(void)
{
  Suite *s = suite_create("engine");
  TCase *t = tcase_create("engine");
  tcase_add_test(t, the_fingerprint_changes_with_every_option);
  tcase_add_test(t, the_fingerprint_names_the_version_and_is_printable);
  tcase_add_test(t, the_fingerprint_of_the_options_is_pinned);
  tcase_add_test(t, the_engine_keeps_its_own_copy_of_the_options);
  tcase_add_test(t, null_is_an_error);
  tcase_add_test(t, header_and_library_are_of_one_version);
  suite_add_tcase(s, t);
  return s;
}
