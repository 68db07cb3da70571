/* Pieces of a text as they are shown, and the UTF-8 below that. */
#include "../cli/excerpt.h"
#include "../cli/problem.h"
#include "../cli/utf8.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define FFFD "\xEF\xBF\xBD"
#define DOTS " \xE2\x80\xA6 "

static void
ck_shown(const char *text, const char *expected)
{
  quoteattr_span all = {0, 0};
  char *got;
  all.end = (uint32_t)strlen(text);
  got = excerpt_new(text, &all, 1, "", "");
  ck_assert_pstr_eq(got, expected);
  free(got);
}

START_TEST(white_space_is_one_space)
{
  ck_shown("a  b\r\n\tc\f", "a b c ");
  ck_shown("", "");
}
END_TEST

START_TEST(control_characters_are_replaced)
{
  ck_shown("a\033[31mb", "a" FFFD "[31mb");
  ck_shown("\x7F\xC2\x9B\xC2\xA0", FFFD FFFD "\xC2\xA0");
}
END_TEST

START_TEST(bad_bytes_are_replaced)
{
  ck_shown("caf\xE9 \xF0\x9F\x98", "caf" FFFD " " FFFD FFFD FFFD);
  ck_shown("\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80");
}
END_TEST

START_TEST(pieces_are_joined)
{
  static const quoteattr_span pieces[] = {{0, 2}, {4, 6}};
  char *got = excerpt_new("ab, cd", pieces, 2, "<", ">");
  ck_assert_pstr_eq(got, "<ab>" DOTS "<cd>");
  free(got);
  got = excerpt_new("ab", pieces, 0, "<", ">");
  ck_assert_pstr_eq(got, "");
  free(got);
}
END_TEST

START_TEST(sequences)
{
  static const struct {
    const char *s;
    size_t n;
  } cases[] = {{"a", 1},
               {"\xC3\xA9", 2},
               {"\xE2\x80\x9C", 3},
               {"\xF4\x8F\xBF\xBF", 4},
               {"\x80", 0},
               {"\xC3", 0},
               {"\xC0\x80", 0},         /* overlong */
               {"\xE0\x9F\xBF", 0},     /* overlong */
               {"\xED\xA0\x80", 0},     /* surrogate */
               {"\xF0\x8F\xBF\xBF", 0}, /* overlong */
               {"\xF4\x90\x80\x80", 0}, /* above U+10FFFF */
               {"\xF5\x80\x80\x80", 0},
               {"\xE2\x80"
                "a",
                0}};
  size_t i;
  for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
    ck_assert_uint_eq(utf8_sequence(cases[i].s, strlen(cases[i].s)), cases[i].n);
}
END_TEST

START_TEST(a_problem_can_be_printed)
{
  problem p;
  ck_assert_int_eq(problem_set(&p, "json", 7, "near '\033[31m\xFF'"), -1);
  ck_assert_str_eq(p.message, "near '?[31m?'");
  ck_assert_str_eq(p.code, "json");
  ck_assert_uint_eq(p.offset, 7);
}
END_TEST

Suite *check_excerpt(void);
Suite *
check_excerpt(void)
{
  Suite *s = suite_create("excerpt");
  TCase *c = tcase_create("texts");
  tcase_add_test(c, white_space_is_one_space);
  tcase_add_test(c, control_characters_are_replaced);
  tcase_add_test(c, bad_bytes_are_replaced);
  tcase_add_test(c, pieces_are_joined);
  tcase_add_test(c, sequences);
  tcase_add_test(c, a_problem_can_be_printed);
  suite_add_tcase(s, c);
  return s;
}
