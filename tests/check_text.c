/* Text: UTF-8, class masks, lines, paragraphs. */
#include "support.h"
#include "text/masks.h"
#include "text/sequences.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- UTF-8 --------------------------------------------------------------------------------- */

static const struct {
  const char *bytes;
  size_t len, bad; /* bad == len: well formed */
} utf8_cases[] = {
    {"", 0, 0},
    {"plain", 5, 5},
    {"caf\xC3\xA9", 5, 5},
    {"\xE2\x80\x9C\xF0\x9F\x98\x80", 7, 7},
    {"a\0b", 3, 3},
    {"caf\xC3", 4, 3},                                       /* cut off */
    {"ab\x80", 3, 2},                                        /* continuation alone */
    {"\xC0\xAF", 2, 0},                                      /* longer than needed */
    {"\xE0\x80\xAF", 3, 0},                                  /* the same, three bytes */
    {"x\xED\xA0\x80", 4, 1},                                 /* surrogate */
    {"\xF4\x90\x80\x80", 4, 0},                              /* above U+10FFFF */
    {"0123456789012345678901234567890123456789\xFF", 41, 40} /* past a whole block */
};

/* Wherever it stands: the case is read behind 0 to 70 letters, so over each edge of a block. */
START_TEST(the_first_bad_byte_is_found)
{
  qai_arena a;
  qai_text t;
  quoteattr_error err;
  char text[128];
  size_t at;
  qai_arena_init(&a, NULL);
  for (at = 0; at <= 70; at++) {
    int bad = utf8_cases[_i].bad < utf8_cases[_i].len;
    memset(text, 'a', at);
    memcpy(text + at, utf8_cases[_i].bytes, utf8_cases[_i].len);
    ck_assert_int_eq(qai_text_read(text, at + utf8_cases[_i].len, 0, &a, &t, &err), bad ? QUOTEATTR_ERR_UTF8 : 0);
    if (bad)
      ck_assert_uint_eq(err.offset, at + utf8_cases[_i].bad);
    qai_arena_reset(&a);
  }
  qai_arena_clear(&a);
}
END_TEST

START_TEST(bad_bytes_are_replaced_one_for_one)
{
  char out[8];
  qai_utf8_replace("a\xFF\xC3\xA9\xE2\x80", 6, out);
  ck_assert_mem_eq(out, "a\x1A\xC3\xA9\x1A\x1A", 6);
}
END_TEST

START_TEST(a_bad_text_is_an_error_with_its_offset_or_a_copy)
{
  qai_arena a;
  qai_text t;
  quoteattr_error err;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_text_read("ab\xFFz", 4, 0, &a, &t, &err), QUOTEATTR_ERR_UTF8);
  ck_assert_uint_eq(err.offset, 2);
  ck_assert_int_eq(qai_text_read("ab\xFFz", 4, 1, &a, &t, &err), QUOTEATTR_OK);
  ck_assert_uint_eq(t.len, 4);
  ck_assert_mem_eq(t.bytes, "ab\x1Az", 4);
  qai_arena_clear(&a);
}
END_TEST

/* Bytes that make sequences of all kinds, or of the first few alone. */
static void
fill_with_sequences(char *s, size_t n, unsigned seed, unsigned kinds)
{
  static const char *const parts[] = {"a",
                                      " ",
                                      "\xE2\x80\x9D",
                                      "\xE2\x82\xAC",
                                      "\xC2\x85",
                                      "\xD0\x96",
                                      "\xE0\xA4\x85",
                                      "\xE2\x80\xA8",
                                      "\xE2\x80\xA9",
                                      "\xE2\x80\x9C",
                                      "\xED\x9F\xBF",
                                      "\xF0\x90\x80\x80",
                                      "\xF4\x8F\xBF\xBF",
                                      "\xE6\xA1\xA5"};
  size_t i = 0, k;
  while (i < n) {
    const char *part = parts[(seed = seed * 1103515245u + 12345u) >> 16 & 15 ? (seed >> 20) % kinds : 0];
    for (k = 0; part[k] && i < n; k++)
      s[i++] = part[k];
  }
}

/* Masks of a text of up to MASKED bytes. */
enum { MASKED = 300, MASKED_BLOCKS = MASKED / 64 + 1 };

typedef struct masks {
  qai_masks m;
  uint64_t room[(MASKED_BLOCKS + 1 + QAI_MASKS_AFTER) * QAI_MASKS_CLASSES];
} masks;

static void
clear_masks(masks *x)
{
  memset(x, 0, sizeof *x);
  qai_masks_init(&x->m, x->room, MASKED_BLOCKS);
}

/* Nothing may be read of what means nothing. */
static void
fill_unset(const qai_masks *m)
{
  int i;
  for (i = 0; i < MASKED_BLOCKS; i++)
    if (!m->high[i])
      m->more[i] = m->odd[i] = ~UINT64_C(0);
}

/* Each version tells what qai_utf8_check() does, and gives the same masks; every byte in turn is made another. */
START_TEST(every_version_of_the_sequences_agrees)
{
  enum { SIZE = 200 };
  static const unsigned char others[] = {0x00, 0x80, 0x85, 0x8F, 0x90, 0x9F, 0xA0, 0xA8, 0xBF, 0xC0, 0xC1,
                                         0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};
  char s[SIZE];
  masks want, got;
  uint32_t at, len, k;
  int v, ok;
  for (at = 0; at < SIZE; at++)
    for (k = 0; k < sizeof others; k++) {
      len = SIZE - (at + k) % 80;
      fill_with_sequences(s, SIZE, at * 31 + k, at % 2 ? 4 : 14);
      if (at % 3)
        s[at] = (char)others[k];
      ok = qai_utf8_check(s, len) == len;
      for (v = 0; qai_sequences_version(v); v++) {
        clear_masks(&got);
        qai_masks_portable(s, len, &got.m);
        fill_unset(&got.m);
        ck_assert_int_eq(qai_sequences_version(v)(s, len, &got.m) != QAI_SEQUENCES_BAD, ok);
        if (v && ok)
          ck_assert_mem_eq(got.room, want.room, sizeof got.room);
        want = got;
      }
    }
  ck_assert_int_gt(v, 0);
}
END_TEST

START_TEST(line_breaks_beyond_ascii_are_spaces)
{
  const char *text = "a\xC2\x85\xE2\x80\xA8\xC3\x85\xE2\x80\xA9z";
  masks x;
  int v;
  for (v = 0; qai_sequences_version(v); v++) {
    clear_masks(&x);
    qai_masks_portable(text, 12, &x.m);
    ck_assert_int_eq(qai_sequences_version(v)(text, 12, &x.m), QAI_SEQUENCES_WIDE);
    ck_assert_uint_eq(*x.m.line & 0xFFF, 1u << 1 | 1u << 3 | 1u << 8);
    ck_assert_uint_eq(*x.m.space & 0xFFF, 0x1Fu << 1 | 7u << 8);
    ck_assert_uint_eq(*x.m.more & 0xFFF, 1u << 2 | 3u << 4 | 1u << 7 | 3u << 9);
  }
}
END_TEST

START_TEST(a_line_break_may_end_a_block)
{
  char s[130];
  masks x;
  int v;
  memset(s, 'a', sizeof s);
  memcpy(s + 61, "\xE2\x80\xA9", 3);
  for (v = 0; qai_sequences_version(v); v++) {
    clear_masks(&x);
    qai_masks_portable(s, sizeof s, &x.m);
    fill_unset(&x.m);
    ck_assert_int_eq(qai_sequences_version(v)(s, sizeof s, &x.m), QAI_SEQUENCES_WIDE);
    ck_assert_uint_eq(x.m.line[0], UINT64_C(1) << 61);
    ck_assert_uint_eq(x.m.line[1] | x.m.space[1], 0);
  }
}
END_TEST

/* ---- masks --------------------------------------------------------------------------------- */

static void
fill(char *s, size_t n, unsigned seed)
{
  size_t i;
  for (i = 0; i < n; i++) {
    seed = seed * 1103515245u + 12345u;
    s[i] = (char)(seed >> 16);
  }
}

START_TEST(every_version_of_the_masks_agrees)
{
  char s[MASKED];
  masks want, got;
  size_t len;
  int v;
  for (len = 0; len <= MASKED; len++) {
    fill(s, len, (unsigned)len + 1);
    clear_masks(&want);
    qai_masks_portable(s, len, &want.m);
    for (v = 0; qai_masks_version(v); v++) {
      clear_masks(&got);
      qai_masks_version(v)(s, len, &got.m);
      ck_assert_mem_eq(got.room, want.room, sizeof got.room);
    }
  }
  ck_assert_int_eq(qai_masks_version(-1) != NULL, 0);
  ck_assert_int_gt(v, 0);
}
END_TEST

START_TEST(spaces_stand_around_the_masks)
{
  masks x;
  int i;
  memset(&x, 0x55, sizeof x);
  ck_assert_uint_eq(qai_masks_size(MASKED_BLOCKS), sizeof x.room / sizeof *x.room);
  qai_masks_init(&x.m, x.room, MASKED_BLOCKS);
  ck_assert_uint_eq(x.m.word[-1] | x.m.comma[-1] | x.m.space[-1] | x.m.more[-1], 0);
  for (i = MASKED_BLOCKS; i < MASKED_BLOCKS + QAI_MASKS_AFTER; i++) {
    ck_assert_uint_eq(x.m.space[i], ~UINT64_C(0));
    ck_assert_uint_eq(x.m.word[i] | x.m.comma[i] | x.m.dot[i] | x.m.alone[i] | x.m.upper[i] | x.m.digit[i], 0);
  }
}
END_TEST

/* "abcd" and "wxyz" in one group each; the last of four has any byte in the third group: "-ed". */
static const qai_endings_table endings_table = {{[4] = 5, [10] = 2},
                                                {[3] = 1, [9] = 2, [5] = 4},
                                                {7, 7, 6, 7, 7, 7, 7, 7, 5, 7, 7, 7, 7, 3, 7, 7},
                                                {3, 2, 3, 3, 3, 3, 3, 1, 3, 3, 3, 3, 3, 3, 3, 3}};

START_TEST(every_version_of_the_endings_agrees)
{
  enum { SIZE = 300 };
  char s[SIZE];
  uint64_t want[SIZE / 64 + 1], got[SIZE / 64 + 1];
  size_t len;
  int v, k;
  for (len = 0; len <= SIZE; len++) {
    fill(s, len, (unsigned)len + 1);
    for (k = 0; k < 4 && len > 8; k++)
      memcpy(s + (len - 4) * (unsigned)k / 3, k < 2 ? "\xE2-ed" : k == 2 ? "-e\xE4 " : "abcd", 4);
    qai_endings_portable(s, len, 0, len / 64 + 1, endings_table, want);
    for (v = 0; qai_endings_version(v); v++) {
      size_t first = len / 100; /* in two parts */
      qai_endings_version(v)(s, len, 0, first, endings_table, got);
      qai_endings_version(v)(s, len, first, len / 64 + 1 - first, endings_table, got + first);
      ck_assert_mem_eq(got, want, (len / 64 + 1) * sizeof *got);
    }
    if (len > 20) {
      ck_assert_uint_eq(want[len / 64] >> (len & 63) & 1, 1);
      ck_assert_uint_eq(want[0] >> 4 & 1, 1);
    }
  }
  ck_assert_int_eq(qai_endings_version(-1) != NULL, 0);
}
END_TEST

START_TEST(every_byte_is_in_its_classes)
{
  masks x;
  const qai_masks *m = &x.m;
  int c;
  clear_masks(&x);
  for (c = 0; c < 256; c++) {
    char b = (char)c;
    int word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == 0x1A;
    qai_masks_portable(&b, 1, m);
    ck_assert_int_eq((int)(*m->word & 1), word);
    ck_assert_int_eq((int)(*m->space & 1), c <= ' ' && c != 0x1A);
    ck_assert_int_eq((int)(*m->high & 1), c >= 0x80);
    ck_assert_int_eq((int)(*m->line & 1), c >= '\n' && c <= '\r');
    ck_assert_int_eq((int)(*m->upper & 1), c >= 'A' && c <= 'Z');
    ck_assert_int_eq((int)(*m->digit & 1), c >= '0' && c <= '9');
    ck_assert_int_eq((int)(*m->dot & 1), c == '.');
    ck_assert_int_eq((int)(*m->comma & 1), c == ',' || c == 0x1A);
    ck_assert_int_eq((int)(*m->alone & 1), c == '"' || c == ')');
    ck_assert_int_eq((int)(*m->more & 1), c >= 0x80 && c < 0xC0);
    ck_assert_int_eq((int)(*m->odd & 1), (c >= 0xC0 && c != 0xE2) || c == 0xA8 || c == 0xA9);
  }
}
END_TEST

/* ---- Unicode ------------------------------------------------------------------------------- */

START_TEST(clusters_are_whole)
{
  static const char *const whole[] = {"e\xCC\x81", "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6",
                                      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80", "\xED\x95\x9C", "\r\n"};
  uint32_t n = (uint32_t)strlen(whole[_i]);
  ck_assert_uint_eq(qai_unicode_cluster_end(whole[_i], 0, n), n);
}
END_TEST

/* ---- paragraphs ---------------------------------------------------------------------------- */

/* A text and its paragraphs, with | between them and each line break inside as a space. */
static const struct {
  const char *text, *paragraphs;
} layouts[] = {
    {"", ""},
    {" \n\t\n ", ""},
    {"One line.", "One line."},
    {"First.\n\nSecond.", "First.|Second."},
    {"First.\r\n\r\nSecond.\r\n", "First.|Second."},
    {"First.\rSecond.", "First.|Second."},
    {"\xEF\xBB\xBF"
     "After the mark.",
     "After the mark."},
    {"One page ends here.\fThe next begins.", "One page ends here.|The next begins."},
    {"Here ends one.\xE2\x80\xA8"
     "Here begins another.\xE2\x80\xA9\xC2\x85"
     "And one more.\xC2\x85",
     "Here ends one.|Here begins another.|And one more."},
    {"The ferry left the\fharbour.", "The ferry left the harbour."},
    {"A news paragraph on one line, long enough to be no wrapped line of a book, as web pages give them to us.\n"
     "The next paragraph follows at once, without a blank line, and is a paragraph of its own all the same here.",
     "A news paragraph on one line, long enough to be no wrapped line of a book, as web pages give them to us.|"
     "The next paragraph follows at once, without a blank line, and is a paragraph of its own all the same here."},
    {"The keeper climbed the stairs of the lighthouse every evening at the same\n"
     "hour, and every evening he counted the steps, although there were never more\n"
     "than on the day before, and never fewer.\n\nHe liked that.",
     "The keeper climbed the stairs of the lighthouse every evening at the same hour, and every evening he counted "
     "the steps, although there were never more than on the day before, and never fewer.|He liked that."},
    {"It was a cold\nnight in town.", "It was a cold night in town."},
    {"apples\npears\nplums", "apples|pears|plums"},
    {"    The first line is set in, and the rest of the paragraph is not, as in many\n"
     "books that leave no blank line between one paragraph and the next one.\n"
     "    So the second begins where a line is set in again, and it goes on to the\n"
     "last line of the text.",
     "The first line is set in, and the rest of the paragraph is not, as in many books that leave no blank line "
     "between one paragraph and the next one.|So the second begins where a line is set in again, and it goes on to "
     "the last line of the text."},
};

static void
show_paragraphs(const qai_text *t, char *out)
{
  uint32_t p, i;
  for (p = 0; p < t->n_paragraphs; p++) {
    if (p)
      *out++ = '|';
    for (i = t->paragraphs[p].start; i < t->paragraphs[p].end; i++)
      *out++ = (unsigned char)t->bytes[i] < ' ' ? ' ' : t->bytes[i];
  }
  *out = 0;
}

START_TEST(paragraphs_are_found)
{
  support_doc d;
  char out[1024];
  support_run(&d, layouts[_i].text, SUPPORT_TEXT);
  show_paragraphs(&d.text, out);
  ck_assert_str_eq(out, layouts[_i].paragraphs);
  support_clear(&d);
}
END_TEST

START_TEST(headings_and_items_are_told)
{
  support_doc d;
  support_run(&d, "The Night Ferry\n\nNobody slept on board that night.\n\n1. Bring a coat.\n\n2. Bring bread.",
              SUPPORT_TEXT);
  ck_assert_uint_eq(d.text.n_paragraphs, 4);
  ck_assert_uint_eq(d.text.paragraphs[0].kind, QAI_PARAGRAPH_HEADING);
  ck_assert_uint_eq(d.text.paragraphs[1].kind, QAI_PARAGRAPH_BODY);
  ck_assert_uint_eq(d.text.paragraphs[2].kind, QAI_PARAGRAPH_LIST_ITEM);
  ck_assert_uint_eq(d.text.paragraphs[3].kind, QAI_PARAGRAPH_LIST_ITEM);
  support_clear(&d);
}
END_TEST

/* Of the words of four letters or more two in three have a capital, wherever the line stands. */
START_TEST(headings_are_told_by_their_long_words)
{
  static const struct {
    const char *line;
    uint32_t kind;
  } cases[] = {{"Rain Over the Bay", QAI_PARAGRAPH_HEADING},
               {"Rain over the Quay And the Mole", QAI_PARAGRAPH_HEADING},
               {"Rain over the bay and then the Mole", QAI_PARAGRAPH_BODY},
               {"Rain over a bay", QAI_PARAGRAPH_BODY},
               {"Sea Air", QAI_PARAGRAPH_BODY},
               {"Boat", QAI_PARAGRAPH_HEADING},
               {"Boats", QAI_PARAGRAPH_HEADING},
               {"Of the Long Night and the Slow Tide by Which the Fleet Came Home", QAI_PARAGRAPH_HEADING},
               {"Of the long Night and the slow tide by which the fleet Came Home", QAI_PARAGRAPH_BODY},
               {"Many Boats Went Down There That Year but All Men Were Saved from ruin", QAI_PARAGRAPH_HEADING},
               {"An \xC3\x89t\xC3\xA9 of Rain, Wind, Fog", QAI_PARAGRAPH_HEADING}};
  uint32_t i, k;
  for (i = 0; i < sizeof cases / sizeof *cases; i++)
    for (k = 0; k < 70; k++) {
      char text[256];
      support_doc d;
      snprintf(text, sizeof text, "%.*s.\n\n%s\n\nNobody slept.", (int)k,
               "it rained and it rained and it rained and it rained and it rained and it rained", cases[i].line);
      support_run(&d, text, SUPPORT_TEXT);
      ck_assert_uint_eq(d.text.n_paragraphs, 3);
      ck_assert_uint_eq(d.text.paragraphs[1].kind, cases[i].kind);
      support_clear(&d);
    }
}
END_TEST

Suite *check_text(void);

Suite *
check_text(void)
{
  Suite *s = suite_create("text");
  TCase *t = tcase_create("reading");
  tcase_add_loop_test(t, the_first_bad_byte_is_found, 0, sizeof utf8_cases / sizeof *utf8_cases);
  tcase_add_test(t, bad_bytes_are_replaced_one_for_one);
  tcase_add_test(t, a_bad_text_is_an_error_with_its_offset_or_a_copy);
  tcase_add_test(t, every_version_of_the_sequences_agrees);
  tcase_add_test(t, line_breaks_beyond_ascii_are_spaces);
  tcase_add_test(t, a_line_break_may_end_a_block);
  tcase_add_test(t, every_version_of_the_masks_agrees);
  tcase_add_test(t, spaces_stand_around_the_masks);
  tcase_add_test(t, every_version_of_the_endings_agrees);
  tcase_add_test(t, every_byte_is_in_its_classes);
  tcase_add_loop_test(t, clusters_are_whole, 0, 5);
  tcase_add_loop_test(t, paragraphs_are_found, 0, sizeof layouts / sizeof *layouts);
  tcase_add_test(t, headings_and_items_are_told);
  tcase_add_test(t, headings_are_told_by_their_long_words);
  suite_add_tcase(s, t);
  return s;
}
