/*
 * The slow suite (make check-slow): very large and very odd documents, and time that must grow with the text.
 *
 * Growth is measured in processor time on texts of doubling size, a piece repeated: eight times the text may take
 * ROOM times eight times as long.  n log n takes 1.2 of that, a quadratic stage 8.
 */
#include "api_support.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MEGABYTE ((size_t)1 << 20)
#define FIRST_SIZE ((size_t)1 << 17)
#define ROOM 3.0
#define LEAST_SECONDS 0.01 /* less than this is noise */

static const char *const pieces[] = {
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "(",
    "“‘",
    "\"'",
    "“ ",
    "“a ",
    "“a” ",
    "“a ‘b’ ",
    "a” ",
    "— ",
    "— a\n\n",
    "A: b\n\n",
    "A: b\n",
    "ANNA: Order, please.\n\nBEN: I never thought the boat would come back, Anna.\n\n",
    "Anna (rising): Order, please.\nBen: He told me that Anna was here.\n",
    "ANNA. Order, please.\n\nBEN. He told me that Anna was here.\n\n",
    "ANNA\n\nOrder, please.\n\nBEN\n\nHe told me that Anna was here.\n\n",
    "“ANNA: Order, please.”\n\n“BEN: He told me that Anna was here.”\n\n",
    "\n",
    "\r\n",
    "a\n",
    ".",
    "a.",
    "A. ",
    "Mr. ",
    "-",
    "a-",
    "...",
    "http://a",
    "www.a.",
    "@a",
    "#",
    "a@b",
    "a@",
    "Ann ",
    "Ann Lee ",
    "Ann, ",
    "Ann and ",
    "Mr. Ann ",
    "he ",
    "she said ",
    "said ",
    "said Ann ",
    "says that ",
    "the minister ",
    "the minister of ",
    "The minister said the plan was good. ",
    "It was so. “It was a fine old dog.” It rained. ",
    "of the ",
    "that ",
    "who ",
    ", ",
    "“Go,” said Ann. ",
    "“Go.” ",
    "“Go,” he said.\n\n",
    "“Go.”\n\n",
    "“Go, Ann.”\n\n",
    "“Go.\n\n",
    "Ann said he said ",
    "according to ",
    "e\xCC\x81",
    "\xCC\x81",
    "👩\xE2\x80\x8D",
    "🇫",
    "\xE2\x80\x8D",
    "\xEF\xBB\xBF",
    "1",
    "1,",
    "12\" ",
    "'s",
    "n't ",
    "abcdefgh",
    " ",
    ". ",
    "?",
    "abc,d.e-f'g\"h(i)j",
    "жу",
    "жу. ",
    "桥开了",
    "他说“好。”",
    "Ann Lee’s ",
    "Mrs. Lee and Mr. Lee ",
    "* * *\n\n",
    "CHAPTER I\n\n",
    "\t",
    "\f",
};

static char *
repeat(const char *piece, size_t size)
{
  size_t n = strlen(piece), i;
  char *s = malloc(size);
  ck_assert_ptr_nonnull(s);
  for (i = 0; i + n <= size; i += n)
    memcpy(s + i, piece, n);
  memset(s + i, ' ', size - i);
  return s;
}

static double
seconds(const quoteattr_engine *engine, const char *s, size_t len)
{
  quoteattr_result *r;
  clock_t begin = clock();
  ck_assert_int_eq(quoteattr_analyze(engine, s, len, &r, NULL), QUOTEATTR_OK);
  quoteattr_result_free(r);
  return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

static double
best_of(const quoteattr_engine *engine, const char *s, size_t len, int tries)
{
  double least = seconds(engine, s, len), t;
  while (--tries > 0)
    if ((t = seconds(engine, s, len)) < least)
      least = t;
  return least;
}

/* Of eight times as much text. */
static void
check_times(const quoteattr_engine *engine, const char *what, const char *small, size_t small_len, const char *large,
            size_t large_len)
{
  double before = best_of(engine, small, small_len, 3), after = best_of(engine, large, large_len, 1);
  if (before < LEAST_SECONDS)
    before = LEAST_SECONDS;
  if (after > before * 8 * ROOM) /* another process may have been in the way */
    after = best_of(engine, large, large_len, 2);
  ck_assert_msg(after <= before * 8 * ROOM, "\"%s\": %.3f s for %zu bytes, %.3f s for %zu", what, before, small_len,
                after, large_len);
}

/* Behind a beginning the piece over and over. */
static void
check_growth(const char *beginning, const char *piece, int key, int64_t value)
{
  quoteattr_engine *engine = api_engine(key, value);
  size_t first = strlen(beginning), n = strlen(piece), size = first + FIRST_SIZE / n * n;
  char *s = malloc(size * 8), *all = repeat(piece, size * 8 - first);
  ck_assert_ptr_nonnull(s);
  memcpy(s, beginning, first);
  memcpy(s + first, all, size * 8 - first);
  check_times(engine, piece, s, size, s, size * 8);
  free(all);
  free(s);
  quoteattr_engine_free(engine);
}

START_TEST(time_grows_with_the_text_in_the_news)
{
  check_growth("", pieces[_i], QUOTEATTR_OPT_GENRE, QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(time_grows_with_the_text_in_a_novel)
{
  check_growth("", pieces[_i], QUOTEATTR_OPT_GENRE, QUOTEATTR_GENRE_FICTION);
}
END_TEST

START_TEST(time_grows_with_the_text_in_words_and_sentences)
{
  check_growth("", pieces[_i], QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES);
}
END_TEST

/* ---- a piece behind a beginning without which it is read otherwise ---- */

static const struct {
  const char *beginning, *piece;
} begun[] = {
    {"“Yes,” said Ann. “No,” said Tom.\n\n“Yes,” said Ann. “No,” said Tom.\n\n“Yes.” “No.”\n\n", "“…” — 5 — "},
    {"Great Brown Clever Drivers Being Golden Again Today ", "M. A. "},
    {"Ann, who went home early that night and ", "saying “go home now please all of you” and "},
    {"", "\"-- "},
    {"", "said 1, "},
    {"", "a.m. Bob "},
    {"", "Ann told the court the bridge was old, "},
    {"", "Officials said the bridge, which is old, will close, and "},
    {"", "the move, he said, to the house of the old town, "},
    {"", "The table table table table ; “go home now,” warned of, "},
    {"", "“It was a bad day for all of us here.” Ann said that the old bridge would be closed on Monday. It rained. "},
};

enum { N_BEGUN = sizeof begun / sizeof *begun };

START_TEST(time_grows_behind_a_beginning)
{
  check_growth(begun[_i / 2].beginning, begun[_i / 2].piece, QUOTEATTR_OPT_GENRE,
               _i % 2 ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS);
}
END_TEST

/* ---- words made to meet in a hash table ---- */

enum { LETTERS = 26, CHOSEN = 40000 };

/* Words of 16 letters whose halves are the same: their difference is none. */
static size_t
doubled_words(char *s, size_t n)
{
  size_t i, len = 0;
  for (i = 0; i < n; i++) {
    char half[9] = "aaaation";
    half[1] = (char)('a' + i / LETTERS / LETTERS % LETTERS);
    half[2] = (char)('a' + i / LETTERS % LETTERS);
    half[3] = (char)('a' + i % LETTERS);
    half[0] = (char)('a' + i / LETTERS / LETTERS / LETTERS % LETTERS);
    len += (size_t)sprintf(s + len, "%s%s ", half, half);
  }
  return len;
}

/* Words of eight letters whose FNV-1a hashes end with sixteen zeros. */
static size_t
words_of_one_slot(char *s, size_t n)
{
  size_t found = 0, len = 0;
  uint64_t p, x;
  for (p = 0; found < n; p++) {
    char w[9] = {0};
    uint32_t h = 2166136261u, g;
    int i;
    for (i = 0, x = p * 2654435761u; i < 7; i++, x /= LETTERS) {
      w[i] = (char)('a' + x % LETTERS);
      h = (h ^ (unsigned char)w[i]) * 16777619u;
    }
    for (w[7] = 'a'; w[7] <= 'z' && found < n; w[7]++) {
      g = (h ^ (unsigned char)w[7]) * 16777619u;
      g = (g ^ g >> 15) * 0x2c1b3c6du;
      if ((g ^ g >> 13) & 0xFFFF)
        continue;
      len += (size_t)sprintf(s + len, found % 12 ? "%s " : "%s.\n", w);
      found++;
    }
  }
  return len;
}

static size_t (*const chosen_words[])(char *, size_t) = {doubled_words, words_of_one_slot};

START_TEST(time_grows_with_chosen_words)
{
  quoteattr_engine *engine = api_engine(0, 0);
  char *small = malloc(CHOSEN / 8 * 20), *large = malloc(CHOSEN * 20);
  size_t small_len, large_len;
  ck_assert(small && large);
  small_len = chosen_words[_i](small, CHOSEN / 8);
  large_len = chosen_words[_i](large, CHOSEN);
  check_times(engine, "chosen words", small, small_len, large, large_len);
  free(small);
  free(large);
  quoteattr_engine_free(engine);
}
END_TEST

/* ---- own texts, repeated ---- */

START_TEST(time_grows_with_own_texts)
{
  api_text t = api_text_load(_i / 2);
  char *piece = calloc(t.len + 3, 1);
  ck_assert_ptr_nonnull(piece);
  memcpy(piece, t.bytes, t.len);
  memcpy(piece + t.len, "\n\n", 2);
  check_growth("", piece, QUOTEATTR_OPT_GENRE, _i % 2 ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS);
  free(piece);
  api_text_free(&t);
}
END_TEST

/* Every sentence has a name of its own: many entities. */
START_TEST(many_names)
{
  quoteattr_engine *engine = api_engine(QUOTEATTR_OPT_GENRE, _i ? QUOTEATTR_GENRE_FICTION : QUOTEATTR_GENRE_NEWS);
  double t[2];
  int k;
  for (k = 0; k < 2; k++) {
    size_t len = 0, i, n = k ? 16000 : 2000;
    char *s = malloc(n * 64);
    ck_assert_ptr_nonnull(s);
    for (i = 0; i < n; i++)
      len += (size_t)sprintf(s + len, "“Go,” said %c%c%c%c Xu%c%c%c.\n\n", (int)('A' + i % 26),
                             (int)('a' + i / 26 % 26), (int)('a' + i / 676 % 26), (int)('a' + i / 17576 % 26),
                             (int)('a' + i % 23), (int)('a' + i / 23 % 23), (int)('a' + i / 529 % 23));
    t[k] = best_of(engine, s, len, 2);
    free(s);
  }
  if (t[0] < LEAST_SECONDS)
    t[0] = LEAST_SECONDS;
  ck_assert_msg(t[1] <= t[0] * 8 * ROOM, "%.3f s for 2000 names, %.3f s for 16000", t[0], t[1]);
  quoteattr_engine_free(engine);
}
END_TEST

/* ---- very large ---- */

/* Takes the engine over. */
static void
check_large_with(quoteattr_engine *engine, const char *piece, size_t size, int invariants)
{
  char *s = repeat(piece, size);
  quoteattr_result *r;
  ck_assert_int_eq(quoteattr_analyze(engine, s, size, &r, NULL), QUOTEATTR_OK);
  if (invariants)
    api_check_invariants(r, s, size);
  quoteattr_result_free(r);
  quoteattr_engine_free(engine);
  free(s);
}

static void
check_large(const char *piece, size_t size, int invariants)
{
  check_large_with(api_engine(0, 0), piece, size, invariants);
}

START_TEST(a_line_of_100_megabytes)
{
  check_large("the ice came early and nobody in the town minded ", 100 * MEGABYTE, 0);
}
END_TEST

START_TEST(a_word_of_100_megabytes)
{
  check_large("abcdefghij", 100 * MEGABYTE, 0);
}
END_TEST

START_TEST(a_line_of_50_megabytes_without_a_space)
{
  quoteattr_engine *engine = api_engine(QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES);
  check_large_with(engine, "abc,d.e-f'g\"h(i)j", 50 * MEGABYTE, 1);
}
END_TEST

START_TEST(a_million_of_a_mark)
{
  static const char *const marks[] = {"“", "”", "\"", "'", "‘", "«", "「", "— ", "“‘", "“ ", "\" "};
  size_t i;
  for (i = 0; i < sizeof marks / sizeof *marks; i++)
    check_large(marks[i], 1000000 * strlen(marks[i]), 1);
}
END_TEST

START_TEST(a_novel_of_20_megabytes)
{
  api_text t = api_text_load(1);
  char *piece = calloc(t.len + 3, 1);
  ck_assert_ptr_nonnull(piece);
  memcpy(piece, t.bytes, t.len);
  memcpy(piece + t.len, "\n\n", 2);
  check_large(piece, 20 * MEGABYTE / (t.len + 2) * (t.len + 2), 1);
  free(piece);
  api_text_free(&t);
}
END_TEST

Suite *check_slow(void);

Suite *
check_slow(void)
{
  Suite *s = suite_create("slow");
  TCase *growth = tcase_create("growth"), *large = tcase_create("large");
  tcase_set_timeout(growth, 600);
  tcase_set_timeout(large, 1800);
  tcase_add_loop_test(growth, time_grows_with_the_text_in_the_news, 0, (int)(sizeof pieces / sizeof *pieces));
  tcase_add_loop_test(growth, time_grows_with_the_text_in_a_novel, 0, (int)(sizeof pieces / sizeof *pieces));
  tcase_add_loop_test(growth, time_grows_with_the_text_in_words_and_sentences, 0,
                      (int)(sizeof pieces / sizeof *pieces));
  tcase_add_loop_test(growth, time_grows_behind_a_beginning, 0, 2 * N_BEGUN);
  tcase_add_loop_test(growth, time_grows_with_chosen_words, 0, 2);
  tcase_add_loop_test(growth, time_grows_with_own_texts, 0, 2 * API_TEXTS);
  tcase_add_loop_test(growth, many_names, 0, 2);
  tcase_add_test(large, a_line_of_100_megabytes);
  tcase_add_test(large, a_word_of_100_megabytes);
  tcase_add_test(large, a_line_of_50_megabytes_without_a_space);
  tcase_add_test(large, a_million_of_a_mark);
  tcase_add_test(large, a_novel_of_20_megabytes);
  suite_add_tcase(s, growth);
  suite_add_tcase(s, large);
  return s;
}
