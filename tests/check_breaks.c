/*
 * Unicode's own break tests (GraphemeBreakTest.txt, WordBreakTest.txt, SentenceBreakTest.txt, Unicode 15.0).
 *
 * The files are not part of the project: set QUOTEATTR_UCD to the folder they lie in, otherwise these tests pass
 * without running.  Grapheme clusters must all agree, and no word may cut one.  Words and sentences follow other
 * conventions on purpose (docs/segmentation.md): tests/breaks.tsv lists each case that differs, with its reason.
 */
#include "support.h"
#include "text/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_BREAKS = 64, MAX_TEXT = 256 };

typedef struct break_case {
  char text[MAX_TEXT];
  uint32_t len;
  uint32_t breaks[MAX_BREAKS]; /* byte offsets, 0 and the end among them */
  uint32_t n;
  uint32_t chars[MAX_BREAKS];
  uint32_t n_chars;
} break_case;

/* ---- reading ------------------------------------------------------------------------------- */

static uint32_t
encode(uint32_t c, char *out)
{
  if (c < 0x80) {
    out[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    out[0] = (char)(0xC0 | c >> 6);
    out[1] = (char)(0x80 | (c & 63));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = (char)(0xE0 | c >> 12);
    out[1] = (char)(0x80 | (c >> 6 & 63));
    out[2] = (char)(0x80 | (c & 63));
    return 3;
  }
  out[0] = (char)(0xF0 | c >> 18);
  out[1] = (char)(0x80 | (c >> 12 & 63));
  out[2] = (char)(0x80 | (c >> 6 & 63));
  out[3] = (char)(0x80 | (c & 63));
  return 4;
}

/* A line "÷ 0020 × 0308 ÷ # comment"; 0 when it holds no case. */
static int
read_case(const char *line, break_case *c)
{
  memset(c, 0, sizeof *c);
  while (*line && *line != '#' && *line != '\n' && c->n < MAX_BREAKS - 1) {
    if (!strncmp(line, "\xC3\xB7", 2)) { /* ÷ */
      c->breaks[c->n++] = c->len;
      line += 2;
    } else if (!strncmp(line, "\xC3\x97", 2)) /* × */
      line += 2;
    else if (*line == ' ' || *line == '\t')
      line++;
    else {
      char *end;
      uint32_t cp = (uint32_t)strtoul(line, &end, 16);
      if (end == line)
        return 0;
      c->chars[c->n_chars++] = cp;
      c->len += encode(cp, c->text + c->len);
      line = end;
    }
  }
  return c->n > 0;
}

static FILE *
open_test(const char *name)
{
  char path[1024];
  const char *folder = getenv("QUOTEATTR_UCD");
  FILE *f;
  if (!folder)
    return NULL;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  f = fopen(path, "r");
  ck_assert_msg(f != NULL, "cannot read %s", path);
  return f;
}

/* Surrogates stand in some cases; they are no text. */
static int
is_text(const break_case *c)
{
  uint32_t i;
  for (i = 0; i < c->n_chars; i++)
    if (c->chars[i] >= 0xD800 && c->chars[i] < 0xE000)
      return 0;
  return 1;
}

/* ---- the cases that differ ----------------------------------------------------------------- */

/* tests/breaks.tsv: a line "kind TAB code points TAB reason" for each case that differs on purpose. */
static char *
read_list(void)
{
  static char list[65536];
  FILE *f = fopen(TESTS_DIR "/breaks.tsv", "r");
  size_t n;
  ck_assert_msg(f != NULL, "cannot read %s", TESTS_DIR "/breaks.tsv");
  n = fread(list, 1, sizeof list - 1, f);
  fclose(f);
  ck_assert_uint_lt(n, sizeof list - 1);
  list[n] = 0;
  return list;
}

static int
is_listed(const char *list, const char *kind, const break_case *c)
{
  char key[16 * MAX_BREAKS];
  uint32_t i;
  int n = snprintf(key, sizeof key, "\n%s\t", kind);
  for (i = 0; i < c->n_chars; i++)
    n += snprintf(key + n, sizeof key - (size_t)n, i ? " %04X" : "%04X", (unsigned)c->chars[i]);
  snprintf(key + n, sizeof key - (size_t)n, "\t");
  return strstr(list, key) != NULL;
}

typedef int (*agree_fn)(const break_case *c);

/* Every case of the file agrees, or is listed; no case is listed that agrees. */
static void
check_file(const char *name, const char *kind, agree_fn agrees)
{
  char line[8192];
  break_case c;
  int n = 0;
  const char *list = read_list();
  FILE *f = open_test(name);
  if (!f)
    return;
  while (fgets(line, sizeof line, f))
    if (read_case(line, &c) && is_text(&c)) {
      int same = agrees(&c);
      ck_assert_msg(same || is_listed(list, kind, &c), "differs and is not listed: %s", line);
      ck_assert_msg(!same || !is_listed(list, kind, &c), "listed, but agrees: %s", line);
      n++;
    }
  fclose(f);
  ck_assert_int_gt(n, 400);
}

static int
is_break(const break_case *c, uint32_t offset)
{
  uint32_t i;
  for (i = 0; i < c->n; i++)
    if (c->breaks[i] == offset)
      return 1;
  return 0;
}

static void
run(support_doc *d, const break_case *c, int last)
{
  memset(d, 0, sizeof *d);
  support_run_with(d, c->text, c->len, last);
}

/* ---- graphemes ----------------------------------------------------------------------------- */

static void
check_clusters(const break_case *c, const char *line)
{
  uint32_t i = 0, n = 0;
  ck_assert_uint_eq(c->breaks[0], 0);
  while (i < c->len) {
    i = qai_unicode_cluster_end(c->text, i, c->len);
    ck_assert_msg(c->breaks[++n] == i, "cluster ends at %u: %s", i, line);
  }
}

static void
check_words_cut_none(const break_case *c, const char *line)
{
  support_doc d;
  uint32_t i;
  run(&d, c, SUPPORT_WORDS);
  for (i = 0; i < d.segment.n_words; i++) {
    ck_assert_msg(is_break(c, d.segment.words[i].start), "a word begins inside a cluster: %s", line);
    ck_assert_msg(is_break(c, d.segment.words[i].end), "a word ends inside a cluster: %s", line);
  }
  support_clear(&d);
}

START_TEST(grapheme_clusters_agree_and_no_word_cuts_one)
{
  char line[8192];
  break_case c;
  int n = 0;
  FILE *f = open_test("GraphemeBreakTest.txt");
  if (!f)
    return;
  while (fgets(line, sizeof line, f))
    if (read_case(line, &c) && is_text(&c)) {
      check_clusters(&c, line);
      check_words_cut_none(&c, line);
      n++;
    }
  fclose(f);
  ck_assert_int_gt(n, 500);
}
END_TEST

/* ---- words --------------------------------------------------------------------------------- */

/* Whether white space or a control stands right before or after the offset: there words always end. */
static int
beside_space(const break_case *c, uint32_t offset)
{
  uint32_t at = 0, i, size;
  for (i = 0; i < c->n_chars; i++, at += size) {
    unsigned r = QAI_UNICODE_RECORD(c->chars[i]);
    char buffer[4];
    size = encode(c->chars[i], buffer);
    if ((at == offset || at + size == offset) && QAI_UNICODE_KIND(r) == QAI_KIND_SPACE)
      return 1;
  }
  return 0;
}

static int
is_edge(const support_doc *d, uint32_t offset)
{
  uint32_t i;
  for (i = 0; i < d->segment.n_words; i++)
    if (d->segment.words[i].start == offset || d->segment.words[i].end == offset)
      return 1;
  return 0;
}

static int
words_agree(const break_case *c)
{
  support_doc d;
  uint32_t at = 0, i;
  int agree = 1;
  run(&d, c, SUPPORT_WORDS);
  for (i = 0; i < c->n_chars && agree; i++) {
    char buffer[4];
    if (at && !beside_space(c, at))
      agree = is_edge(&d, at) == is_break(c, at);
    at += encode(c->chars[i], buffer);
  }
  support_clear(&d);
  return agree;
}

START_TEST(words_agree_but_for_listed_cases)
{
  check_file("WordBreakTest.txt", "word", words_agree);
}
END_TEST

/* ---- sentences ----------------------------------------------------------------------------- */

/* Offsets of the sentences' starts and the words around: a break of the file must lie before the next word. */
static int
sentences_agree(const break_case *c)
{
  support_doc d;
  uint32_t i, k;
  int agree = 1;
  run(&d, c, SUPPORT_SENTENCES);
  for (i = 1; i < d.segment.n_words && agree; i++) {
    int ours = (d.segment.words[i].flags & QUOTEATTR_FLAG_SENTENCE_START) != 0, theirs = 0;
    for (k = 0; k < c->n; k++)
      theirs |= c->breaks[k] > d.segment.words[i - 1].start && c->breaks[k] <= d.segment.words[i].start;
    agree = ours == theirs;
  }
  support_clear(&d);
  return agree;
}

START_TEST(sentences_agree_but_for_listed_cases)
{
  check_file("SentenceBreakTest.txt", "sentence", sentences_agree);
}
END_TEST

Suite *check_breaks(void);

Suite *
check_breaks(void)
{
  Suite *s = suite_create("breaks");
  TCase *t = tcase_create("unicode");
  tcase_add_test(t, grapheme_clusters_agree_and_no_word_cuts_one);
  tcase_add_test(t, words_agree_but_for_listed_cases);
  tcase_add_test(t, sentences_agree_but_for_listed_cases);
  suite_add_tcase(s, t);
  return s;
}
