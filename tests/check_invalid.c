/*
 * Hostile and broken input, each with the result that docs/limits.md and the header name; and the files of
 * tests/invalid, inputs that once went wrong.
 */
#define _POSIX_C_SOURCE 200809L
#include "api_support.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static quoteattr_engine *strict, *lenient; /* bad UTF-8 is an error; is read over */

static void
setup(void)
{
  strict = api_engine(0, 0);
  lenient = api_engine(QUOTEATTR_OPT_BAD_UTF8, 1);
}

static void
teardown(void)
{
  quoteattr_engine_free(strict);
  quoteattr_engine_free(lenient);
}

static quoteattr_result *
analyze(const quoteattr_engine *engine, const char *s, size_t len)
{
  quoteattr_result *r;
  ck_assert_int_eq(quoteattr_analyze(engine, s, len, &r, NULL), QUOTEATTR_OK);
  api_check_invariants(r, s, len);
  return r;
}

static size_t
count_tokens(const quoteattr_result *r)
{
  size_t n;
  quoteattr_result_tokens(r, &n);
  return n;
}

/* ---- UTF-8 ---- */

typedef struct bad {
  const char *bytes;
  size_t len, offset;
} bad;

static const bad bad_texts[] = {
    {"\x80", 1, 0}, /* a continuation alone */
    {"ab\xFF"
     "c",
     4, 2},                                           /* a byte that is never UTF-8 */
    {"ab\xC3", 3, 2},                                 /* cut short at the end */
    {"ab\xE2\x80", 4, 2},                             /* cut short after two of three */
    {"ab\xF0\x9F\x98", 5, 2},                         /* cut short after three of four */
    {"ab\xC0\xAF", 4, 2},                             /* longer than needed */
    {"ab\xE0\x80\xAF", 5, 2},                         /* longer than needed */
    {"ab\xED\xA0\x80", 5, 2},                         /* a surrogate */
    {"ab\xF4\x90\x80\x80", 6, 2},                     /* above U+10FFFF */
    {"\xC3\xA9\xC3(", 4, 2},                          /* a good one, then a lead without continuation */
    {"It rained.\n\n\xE2\x80\x9CGo\xE2\x80", 19, 17}, /* a mark cut in half */
};

START_TEST(bad_utf8_is_an_error_with_its_offset)
{
  const bad *b = &bad_texts[_i];
  quoteattr_result *r;
  quoteattr_error e = {0, NULL, 0};
  ck_assert_int_eq(quoteattr_analyze(strict, b->bytes, b->len, &r, &e), QUOTEATTR_ERR_UTF8);
  ck_assert_ptr_null(r);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_UTF8);
  ck_assert_uint_eq(e.offset, b->offset);
}
END_TEST

START_TEST(bad_utf8_can_be_read_over)
{
  const bad *b = &bad_texts[_i];
  quoteattr_result_free(analyze(lenient, b->bytes, b->len));
}
END_TEST

START_TEST(text_around_bad_bytes_is_read)
{
  static const char s[] = "“We \xFF\xFEwill,” said Ann.";
  quoteattr_result *r = analyze(lenient, s, sizeof s - 1);
  const quoteattr_span *said;
  size_t n;
  ck_assert_uint_eq(quoteattr_quote_count(r), 1);
  said = quoteattr_quote_spans(r, 0, QUOTEATTR_ROLE_CONTENT, &n);
  ck_assert_uint_eq(said->start, 3);
  ck_assert_uint_eq(said->end, 13);
  quoteattr_result_free(r);
}
END_TEST

/* ---- little ---- */

START_TEST(next_to_nothing)
{
  static const char *const texts[] = {
      "",  " ",  "\n",   "\r\n\r\n", "\t\f\v", "\xEF\xBB\xBF", ".",    "a",        "\"",    "“",  "”",
      "'", "‘",  "’",    "«",        "—",      "— ",           "\"\"", "“”",       "\"\"=", "''", "``",
      ":", "A:", "A: b", "I",        "said",   "said he",      "\x01", "\xC2\xA0", "\\",    "-"};
  size_t i;
  for (i = 0; i < sizeof texts / sizeof *texts; i++) {
    quoteattr_result *r = analyze(strict, texts[i], strlen(texts[i]));
    ck_assert(!quoteattr_quote_count(r) || !strcmp(texts[i], "A: b"));
    quoteattr_result_free(r);
  }
}
END_TEST

START_TEST(nul_bytes_are_characters)
{
  static const char s[] = "\0“Go\0on,” said Ann.\0\n\n“Never,” said Ben.\0";
  quoteattr_result *r = analyze(strict, s, sizeof s - 1);
  ck_assert_uint_ge(quoteattr_quote_count(r), 2);
  quoteattr_result_free(r);
  r = analyze(strict, "\0\0\0", 3);
  ck_assert_uint_eq(quoteattr_quote_count(r), 0);
  quoteattr_result_free(r);
}
END_TEST

START_TEST(a_byte_order_mark_is_no_token)
{
  static const char with[] = "\xEF\xBB\xBFGo on.";
  quoteattr_result *r = analyze(strict, with, sizeof with - 1);
  size_t n;
  ck_assert_uint_eq(count_tokens(r), 3);
  ck_assert_uint_eq(quoteattr_result_tokens(r, &n)->start, 3);
  quoteattr_result_free(r);
}
END_TEST

/* The words of a quotation do not depend on how lines end. */
START_TEST(line_ends_are_all_the_same)
{
  static const char *const texts[] = {
      "“Go on,” said Ann.\n\n“Never,” said Ben.\n",
      "“Go on,” said Ann.\r\n\r\n“Never,” said Ben.\r\n",
      "“Go on,” said Ann.\r\r“Never,” said Ben.\r",
      "“Go on,” said Ann.\n \t\n“Never,” said Ben.",
  };
  size_t i, n;
  for (i = 0; i < sizeof texts / sizeof *texts; i++) {
    quoteattr_result *r = analyze(strict, texts[i], strlen(texts[i]));
    ck_assert_msg(quoteattr_quote_count(r) == 2, "text %zu has %zu quotations", i, quoteattr_quote_count(r));
    ck_assert_str_eq(quoteattr_entity_name(r, quoteattr_quote_speaker(r, 0), 0, NULL), "Ann");
    ck_assert_str_eq(quoteattr_entity_name(r, quoteattr_quote_speaker(r, 1), 0, NULL), "Ben");
    quoteattr_result_sentences(r, &n);
    ck_assert_uint_eq(n, 2);
    quoteattr_result_free(r);
  }
}
END_TEST

/* ---- much of one kind ---- */

/* `n` times the piece, analysed. */
static quoteattr_result *
analyze_repeated(const char *piece, size_t n)
{
  size_t i, size = strlen(piece);
  char *s = malloc(size * n);
  quoteattr_result *r;
  ck_assert_ptr_nonnull(s);
  for (i = 0; i < n; i++)
    memcpy(s + i * size, piece, size);
  r = analyze(strict, s, size * n);
  free(s);
  return r;
}

START_TEST(thousands_of_a_kind)
{
  static const char *const pieces[] = {"“",
                                       "”",
                                       "\"",
                                       "'",
                                       "‘",
                                       "’",
                                       "«",
                                       "(",
                                       "“‘",
                                       "‘“",
                                       "\"'",
                                       "“ ",
                                       "“a ",
                                       "“a” ",
                                       "— ",
                                       "—a\n\n",
                                       "A: b\n\n",
                                       "A: b\n",
                                       "\n",
                                       "\r",
                                       ".",
                                       "a.",
                                       "a. ",
                                       "A. ",
                                       "Mr. ",
                                       "-",
                                       "a-",
                                       "...",
                                       "http://a",
                                       "@a",
                                       "#",
                                       "a@b",
                                       "Ann ",
                                       "Ann Lee ",
                                       "Ann, ",
                                       "Ann and ",
                                       "he ",
                                       "she said ",
                                       "said ",
                                       "said Ann ",
                                       "“Go,” said Ann. ",
                                       "“Go.”\n\n",
                                       "“Go, Ann.”\n\n",
                                       "“Go.\n\n",
                                       "of ",
                                       "the minister ",
                                       "that ",
                                       "who ",
                                       ", ",
                                       "e\xCC\x81",
                                       "\xCC\x81",
                                       "👩\xE2\x80\x8D",
                                       "🇫",
                                       "\xE2\x80\x8D",
                                       "\xEF\xBB\xBF",
                                       "1",
                                       "1,",
                                       "1.",
                                       "'s",
                                       "n't"};
  int i;
  for (i = 0; i < (int)(sizeof pieces / sizeof *pieces); i++)
    quoteattr_result_free(analyze_repeated(pieces[i], 3000));
}
END_TEST

START_TEST(nesting_is_limited)
{
  char s[64 * 3 + 8 + 64 * 3];
  size_t i, n = 0;
  quoteattr_result *r;
  for (i = 0; i < 64; i++, n += 3)
    memcpy(s + n, i % 2 ? "‘" : "“", 3);
  memcpy(s + n, "Go on", 5);
  for (n += 5, i = 64; i-- > 0; n += 3)
    memcpy(s + n, i % 2 ? "’" : "”", 3);
  r = analyze(strict, s, n);
  ck_assert_uint_ge(quoteattr_quote_count(r), 1);
  quoteattr_result_free(r);
}
END_TEST

START_TEST(one_word_of_a_megabyte)
{
  quoteattr_result *r = analyze_repeated("abcdefgh", 1 << 17);
  ck_assert_uint_eq(count_tokens(r), 1);
  quoteattr_result_free(r);
}
END_TEST

/* ---- what once went wrong ---- */

static int
is_text(const struct dirent *entry)
{
  size_t n = strlen(entry->d_name);
  return n > 4 && !strcmp(entry->d_name + n - 4, ".txt");
}

static void
check_file(const char *name)
{
  static char s[1 << 16];
  char path[1024];
  size_t len;
  FILE *f;
  snprintf(path, sizeof path, "%s/invalid/%s", TESTS_DIR, name);
  f = fopen(path, "rb");
  ck_assert_msg(f != NULL, "no file %s", path);
  len = fread(s, 1, sizeof s, f);
  fclose(f);
  quoteattr_result_free(analyze(lenient, s, len));
}

START_TEST(what_once_went_wrong)
{
  struct dirent **names;
  int i, n = scandir(TESTS_DIR "/invalid", &names, is_text, alphasort);
  ck_assert_int_gt(n, 0);
  for (i = 0; i < n; i++) {
    check_file(names[i]->d_name);
    free(names[i]);
  }
  free(names);
}
END_TEST

Suite *check_invalid(void);

Suite *
check_invalid(void)
{
  Suite *s = suite_create("invalid");
  TCase *t = tcase_create("input");
  int n_bad = (int)(sizeof bad_texts / sizeof *bad_texts);
  tcase_add_checked_fixture(t, setup, teardown);
  tcase_add_loop_test(t, bad_utf8_is_an_error_with_its_offset, 0, n_bad);
  tcase_add_loop_test(t, bad_utf8_can_be_read_over, 0, n_bad);
  tcase_add_test(t, text_around_bad_bytes_is_read);
  tcase_add_test(t, next_to_nothing);
  tcase_add_test(t, nul_bytes_are_characters);
  tcase_add_test(t, a_byte_order_mark_is_no_token);
  tcase_add_test(t, line_ends_are_all_the_same);
  tcase_add_test(t, thousands_of_a_kind);
  tcase_add_test(t, nesting_is_limited);
  tcase_add_test(t, one_word_of_a_megabyte);
  tcase_add_test(t, what_once_went_wrong);
  suite_add_tcase(s, t);
  return s;
}
