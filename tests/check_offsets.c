/* Offsets: bytes to code points and UTF-16 units. */
#include <quoteattr.h>

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* a é € 😀 z: bytes 0 1 3 6 10 11 */
static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";

START_TEST(code_points)
{
  uint32_t at[] = {0, 1, 3, 6, 10, 11}, expected[] = {0, 1, 2, 3, 4, 5};
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_CODEPOINT, at, 6), QUOTEATTR_OK);
  ck_assert_mem_eq(at, expected, sizeof at);
}
END_TEST

START_TEST(utf16_units)
{
  uint32_t at[] = {0, 1, 3, 6, 10, 11}, expected[] = {0, 1, 2, 3, 5, 6};
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, at, 6), QUOTEATTR_OK);
  ck_assert_mem_eq(at, expected, sizeof at);
}
END_TEST

START_TEST(any_order_and_repeats)
{
  uint32_t at[] = {10, 0, 3, 3, 11, 1, 6}, expected[] = {5, 0, 2, 2, 6, 1, 3};
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, at, 7), QUOTEATTR_OK);
  ck_assert_mem_eq(at, expected, sizeof at);
}
END_TEST

START_TEST(inside_a_code_point_is_an_error_and_changes_nothing)
{
  uint32_t at[] = {1, 3, 4}, before[] = {1, 3, 4};
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, at, 3), QUOTEATTR_ERR_ARG);
  ck_assert_mem_eq(at, before, sizeof at);
}
END_TEST

START_TEST(behind_the_end_is_an_error)
{
  uint32_t at = 12;
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, &at, 1), QUOTEATTR_ERR_ARG);
  at = 0;
  ck_assert_int_eq(quoteattr_convert_offsets(NULL, 0, QUOTEATTR_UNIT_UTF16, &at, 1), QUOTEATTR_OK);
  ck_assert_uint_eq(at, 0);
}
END_TEST

START_TEST(arguments_are_checked)
{
  uint32_t at = 0;
  ck_assert_int_eq(quoteattr_convert_offsets(NULL, 1, QUOTEATTR_UNIT_UTF16, &at, 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, NULL, 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, 3, &at, 1), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_convert_offsets(text, 11, QUOTEATTR_UNIT_UTF16, NULL, 0), QUOTEATTR_OK);
}
END_TEST

START_TEST(each_bad_byte_is_one_unit)
{
  static const char bad[] = "a\x80\xFF\xE2\x82z\xED\xA0\x80y"; /* no byte but a, z, y belongs to UTF-8 */
  uint32_t at[11], i;
  for (i = 0; i < 11; i++)
    at[i] = i;
  ck_assert_int_eq(quoteattr_convert_offsets(bad, 10, QUOTEATTR_UNIT_UTF16, at, 11), QUOTEATTR_OK);
  for (i = 0; i < 11; i++)
    ck_assert_uint_eq(at[i], i);
}
END_TEST

/* A long text of all lengths of code points: every boundary, sorted and shuffled, must agree. */
START_TEST(sorted_and_shuffled_agree)
{
  enum { ROUNDS = 500 };
  static char s[ROUNDS * 11];
  static uint32_t at[ROUNDS * 5], shuffled[ROUNDS * 5], where[ROUNDS * 5];
  static const uint32_t inner[] = {0, 1, 3, 6, 10};
  uint32_t i, n = ROUNDS * 5, x = 12345;
  for (i = 0; i < ROUNDS; i++)
    memcpy(s + i * 11, text, 11);
  for (i = 0; i < n; i++) {
    at[i] = i / 5 * 11 + inner[i % 5];
    where[i] = i;
  }
  for (i = n - 1; i > 0; i--) {
    uint32_t k, swap = where[i];
    x = x * 1664525u + 1013904223u;
    k = (x >> 8) % (i + 1);
    where[i] = where[k];
    where[k] = swap;
  }
  for (i = 0; i < n; i++)
    shuffled[i] = at[where[i]];
  ck_assert_int_eq(quoteattr_convert_offsets(s, sizeof s, QUOTEATTR_UNIT_UTF16, at, n), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_convert_offsets(s, sizeof s, QUOTEATTR_UNIT_UTF16, shuffled, n), QUOTEATTR_OK);
  ck_assert_uint_eq(at[n - 1], ROUNDS * 6 - 1);
  for (i = 0; i < n; i++)
    ck_assert_uint_eq(shuffled[i], at[where[i]]);
}
END_TEST

Suite *check_offsets(void);

Suite *
check_offsets(void)
{
  Suite *s = suite_create("offsets");
  TCase *t = tcase_create("convert");
  tcase_add_test(t, code_points);
  tcase_add_test(t, utf16_units);
  tcase_add_test(t, any_order_and_repeats);
  tcase_add_test(t, inside_a_code_point_is_an_error_and_changes_nothing);
  tcase_add_test(t, behind_the_end_is_an_error);
  tcase_add_test(t, arguments_are_checked);
  tcase_add_test(t, each_bad_byte_is_one_unit);
  tcase_add_test(t, sorted_and_shuffled_agree);
  suite_add_tcase(s, t);
  return s;
}
