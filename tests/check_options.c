/* Options: keys, bounds, defaults. */
#include "api_support.h"

#include <check.h>

typedef struct row {
  int key;
  int64_t min, max, def;
} row;

static const row rows[] = {
    {QUOTEATTR_OPT_STAGES, 1, 4, 4},        {QUOTEATTR_OPT_GENRE, 0, 2, 0},
    {QUOTEATTR_OPT_QUOTE_STYLES, 0, 127, 0}, {QUOTEATTR_OPT_INDIRECT, 0, 1, 1},
    {QUOTEATTR_OPT_BAD_UTF8, 0, 1, 0},      {QUOTEATTR_OPT_MAX_BYTES, 1, 4294967040, 1073741824},
    {QUOTEATTR_OPT_MAX_NESTING, 1, 64, 8},  {QUOTEATTR_OPT_MAX_CANDIDATES, 1, 24, 24},
    {QUOTEATTR_OPT_STATEMENTS, 0, 1, 0},    {QUOTEATTR_OPT_MIN_CONFIDENCE, 0, 100, 0},
};

START_TEST(each_key_has_its_bounds_and_default)
{
  const row *r = &rows[_i];
  int64_t min, max, def, value;
  quoteattr_options *o;
  ck_assert_int_eq(r->key, _i + 1);
  ck_assert_int_eq(quoteattr_options_bounds(r->key, &min, &max, &def), QUOTEATTR_OK);
  ck_assert(min == r->min && max == r->max && def == r->def);
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_get(o, r->key, &value), QUOTEATTR_OK);
  ck_assert(value == def);
  ck_assert_int_eq(quoteattr_options_set(o, r->key, min - 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_options_set(o, r->key, max + 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_options_set(o, r->key, max), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_set(o, r->key, min), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_get(o, r->key, &value), QUOTEATTR_OK);
  ck_assert(value == min);
  quoteattr_options_free(o);
}
END_TEST

START_TEST(unknown_keys_are_errors)
{
  static const int keys[] = {0, -1, 11, 1000, -2147483647};
  int64_t value = 7;
  size_t i;
  quoteattr_options *o;
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  for (i = 0; i < sizeof keys / sizeof *keys; i++) {
    ck_assert_int_eq(quoteattr_options_set(o, keys[i], 1), QUOTEATTR_ERR_ARG);
    ck_assert_int_eq(quoteattr_options_get(o, keys[i], &value), QUOTEATTR_ERR_ARG);
    ck_assert_int_eq(quoteattr_options_bounds(keys[i], NULL, NULL, NULL), QUOTEATTR_ERR_ARG);
  }
  ck_assert(value == 7);
  quoteattr_options_free(o);
}
END_TEST

START_TEST(null_is_an_error)
{
  int64_t value;
  quoteattr_options *o;
  ck_assert_int_eq(quoteattr_options_new(NULL, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_options_set(NULL, 1, 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_options_get(NULL, 1, &value), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_options_new(&o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_options_get(o, 1, NULL), QUOTEATTR_ERR_ARG);
  quoteattr_options_free(o);
  quoteattr_options_free(NULL);
}
END_TEST

START_TEST(bounds_may_be_asked_for_one_by_one)
{
  int64_t max;
  ck_assert_int_eq(quoteattr_options_bounds(QUOTEATTR_OPT_STAGES, NULL, &max, NULL), QUOTEATTR_OK);
  ck_assert(max == 4);
}
END_TEST

START_TEST(an_incomplete_allocator_is_an_error)
{
  test_heap heap = {0, 0, 0, 0, 0};
  quoteattr_allocator a = test_heap_allocator(&heap);
  quoteattr_options *o = (quoteattr_options *)&heap;
  quoteattr_roster *r = (quoteattr_roster *)&heap;
  a.free_fn = NULL;
  ck_assert_int_eq(quoteattr_options_new(&o, &a), QUOTEATTR_ERR_ARG);
  ck_assert_ptr_null(o);
  ck_assert_int_eq(quoteattr_roster_new(&r, &a), QUOTEATTR_ERR_ARG);
  ck_assert_ptr_null(r);
}
END_TEST

Suite *check_options(void);

Suite *
check_options(void)
{
  Suite *s = suite_create("options");
  TCase *t = tcase_create("keys");
  tcase_add_loop_test(t, each_key_has_its_bounds_and_default, 0, (int)(sizeof rows / sizeof *rows));
  tcase_add_test(t, unknown_keys_are_errors);
  tcase_add_test(t, null_is_an_error);
  tcase_add_test(t, bounds_may_be_asked_for_one_by_one);
  tcase_add_test(t, an_incomplete_allocator_is_an_error);
  suite_add_tcase(s, t);
  return s;
}
