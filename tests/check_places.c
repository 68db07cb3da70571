/* Places where a sentence may begin, and the shapes of the words around. */
#include "segment/cells.h"
#include "segment/gate.h"
#include "segment/places.h"
#include "segment/shapes.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum { MANY = 2000 };

/* ---- shapes -------------------------------------------------------------------------------- */

/* What the first byte tells is what a closer look tells. */
START_TEST(the_first_byte_tells_the_shape)
{
  support_doc d;
  uint32_t i;
  support_run(
      &d,
      "the Cat USA I a Mr. J. ( 12 ) [x] {y} \xE2\x80\x9C\xC3\x89t\xC3\xA9\xE2\x80\x9D .5 -3 . ... , : ; -- - ! ?! * "
      "\" ' 'tis \xC3\xA9t\xC3\xA9 www.a.bc a@b.example @ann #Sail $ # % & + / < = > @ | ~ 0 7 9 \xE2\x80\x94 "
      "\xE2\x80\xA6 1999 10:30 1/2",
      SUPPORT_WORDS);
  ck_assert_uint_gt(d.segment.n_words, 40);
  for (i = 0; i < d.segment.n_words; i++) {
    const quoteattr_token *t = &d.segment.words[i];
    unsigned shape = qai_shapes_of(d.text.bytes, t);
    ck_assert_uint_eq(shape, qai_shapes_closely(d.text.bytes, t));
    ck_assert(shape > 0 && shape < 1u << QAI_SHAPE_BITS);
  }
  support_clear(&d);
}
END_TEST

/* ---- places -------------------------------------------------------------------------------- */

/* A text of n words that does not keep to its marks, in paragraphs. */
static void
write_text(char *out, uint32_t n, unsigned seed)
{
  static const char *const words[] = {"the ", "sail ", "Ann ",   "was ", "Holm ",  "12 ",
                                      "and ", "I ",    "home. ", "USA ", "Hale, ", "on, "};
  uint32_t i;
  *out = 0;
  for (i = 0; i < n; i++) {
    seed = seed * 1103515245u + 12345u;
    strcat(out, words[(seed >> 16 & 0xFFF) % 12]);
    if (seed >> 24 == 7)
      strcat(out, "\n\n");
  }
}

/* Whether a place is before word i, which is not the first of its paragraph: after a mark, at a capital, at a number
 * after one. */
static int
is_place(const qai_segment *s, uint32_t i)
{
  const quoteattr_token *t = &s->words[i];
  const char *b = s->text->bytes;
  if (b[t->start] == '.' || b[t->start] == ',')
    return 0;
  return b[t[-1].start] == '.' || t->flags & QUOTEATTR_FLAG_CAPITAL ||
         (t->kind == QUOTEATTR_TOKEN_NUMBER && t[-1].flags & QUOTEATTR_FLAG_CAPITAL);
}

START_TEST(places_are_after_marks_and_at_capitals)
{
  support_doc d;
  static char text[16 * MANY];
  uint32_t p, i, n = 0;
  qai_places all, some;
  write_text(text, MANY, (unsigned)_i);
  support_run(&d, text, SUPPORT_WORDS);
  qai_places_init(&all, &d.segment);
  qai_places_init(&some, &d.segment);
  ck_assert(!(all.place.style & QAI_STYLE_CLEAN));
  all.plain.all = 1;
  for (p = 0; p < d.text.n_paragraphs; p++) {
    uint32_t end = d.segment.paragraph_words[p + 1];
    qai_places_enter(&all, p);
    qai_places_enter(&some, p);
    for (i = d.segment.paragraph_words[p] + 1; i < end; i++)
      if (is_place(&d.segment, i)) {
        qai_boundary *b = qai_places_next(&all);
        ck_assert_ptr_nonnull(b);
        ck_assert_uint_eq(b->at, i);
        if (b->type == QAI_BOUNDARY_PLAIN && !qai_gate_passes(b))
          continue;
        b = qai_places_next(&some);
        ck_assert_ptr_nonnull(b);
        ck_assert_uint_eq(b->at, i);
        n++;
      }
    ck_assert_ptr_null(qai_places_next(&all));
    ck_assert_ptr_null(qai_places_next(&some));
  }
  ck_assert_uint_gt(n, 100);
  support_clear(&d);
}
END_TEST

/* All versions find the words with a capital, the numbers after one, the marks that open or are right after one and no
 * words, and what the gate is to know of each. */
START_TEST(plain_words_are_the_same_by_all_versions)
{
  enum { N = 64 };
  quoteattr_token t[N + 1];
  char sorts[N], want[N];
  uint32_t i, n = (uint32_t)_i % (N + 1);
  unsigned seed = (unsigned)_i, v;
  const qai_plain_version *version;
  uint64_t bits = 0, marks = 0, capital = QUOTEATTR_FLAG_CAPITAL;
  for (i = 0; i <= n; i++) {
    seed = seed * 1103515245u + 12345u;
    t[i].start = seed;
    t[i].end = ~seed;
    t[i].kind = 1 + (seed >> 16) % 12 % (seed >> 24 & 1 ? 3 : 12);
    t[i].flags = seed >> 8 & 0x7F;
  }
  for (i = 0; i < n; i++) {
    uint64_t kind = t[i + 1].kind,
             is_mark = kind != QUOTEATTR_TOKEN_NUMBER && t[i + 1].flags & QUOTEATTR_FLAG_ABBREVIATION;
    int after = (t[i].flags & capital) != 0;
    want[i] = (char)qai_gate_sort(&t[i + 1]);
    marks |= is_mark << i;
    if (t[i + 1].flags & capital || (kind == QUOTEATTR_TOKEN_NUMBER && after) ||
        (is_mark && (kind == QUOTEATTR_TOKEN_OPEN || (kind != QUOTEATTR_TOKEN_WORD && after))))
      bits |= UINT64_C(1) << i;
  }
  memset(want + n, 0, N - n);
  for (v = 0; (version = qai_plain_version_of((int)v)) != NULL; v++) {
    memset(sorts, -1, sizeof sorts);
    ck_assert(version->find(t + 1, n, marks, (t[0].flags & capital) != 0, sorts) == bits);
    ck_assert_mem_eq(sorts, want, N);
  }
  ck_assert_uint_ge(v, 1);
}
END_TEST

/* All versions let the same places pass, by the sorts of their paragraphs alone. */
START_TEST(sorts_let_the_same_places_pass_by_all_versions)
{
  char sorts[QAI_PLAIN_BEFORE + 64];
  const qai_plain_version *version;
  unsigned seed = (unsigned)_i, v;
  uint64_t want = 0;
  uint32_t i;
  for (i = 0; i < sizeof sorts; i++) {
    seed = seed * 1103515245u + 12345u;
    sorts[i] = (char)(1 + (seed >> 16) % 15 % (seed >> 24 & 1 ? 3 : 15));
    if (_i && (seed >> 20) % (unsigned)_i == 0)
      sorts[i] |= (char)QAI_GATE_FIRST;
  }
  for (i = 0; i < 64; i++) {
    uint64_t x = 0;
    uint32_t k, at = i + QAI_GATE_BEFORE;
    for (k = at; k > i && !(k < at && sorts[k] & QAI_GATE_FIRST); k--)
      x |= (uint64_t)(sorts[k - 1] & 15) << 8 * (k - 1 - i);
    x |= (uint64_t)(sorts[at] & 15) << 8 * QAI_GATE_BEFORE;
    for (k = at + 1; k < i + QAI_GATE_AROUND && !(sorts[k] & QAI_GATE_FIRST); k++)
      x |= (uint64_t)(sorts[k] & 15) << 8 * (k - i);
    want |= (uint64_t)(qai_gate_sum_of_sorts(x) >= qai_gate_least[0]) << i;
  }
  for (v = 0; (version = qai_plain_version_of((int)v)) != NULL; v++) {
    ck_assert(version->sift(sorts, ~UINT64_C(0)) == want);
    ck_assert(version->sift(sorts, UINT64_C(0xF0F0F0F0)) == (want & UINT64_C(0xF0F0F0F0)));
  }
  ck_assert(want && ~want);
}
END_TEST

/* In a text that keeps to its marks no sentence begins with a small letter. */
START_TEST(places_of_a_clean_text_are_after_marks)
{
  static const char *const want[] = {"\xE2\x80\x9C", "We", "The"};
  static const char line[] = "\xE2\x80\x9CGo!\xE2\x80\x9D said the keeper; \xE2\x80\x9CWe sail (if at all) at ten. We "
                             "wait, Ann.\xE2\x80\x9D The Holm boat left.\n\n";
  char text[8 * sizeof line] = "";
  support_doc d;
  qai_places places;
  qai_boundary *b;
  uint32_t p, i;
  for (i = 0; i < 8; i++)
    strcat(text, line);
  support_run(&d, text, SUPPORT_WORDS);
  qai_places_init(&places, &d.segment);
  ck_assert(places.place.style & QAI_STYLE_CLEAN);
  for (p = 0; p < d.text.n_paragraphs; p++) {
    qai_places_enter(&places, p);
    for (i = 0; (b = qai_places_next(&places)) != NULL; i++) {
      ck_assert_uint_lt(i, sizeof want / sizeof *want);
      ck_assert_int_eq(strncmp(d.text.bytes + d.segment.words[b->at].start, want[i], strlen(want[i])), 0);
      ck_assert_uint_eq(qai_open_quoted(b->open), i == 1);
      ck_assert_uint_eq(qai_open_brackets(b->open), 0);
    }
    ck_assert_uint_eq(i, sizeof want / sizeof *want);
  }
  support_clear(&d);
}
END_TEST

/* The gate's rows of the place before the second word of a paragraph. */
static void
rows_of(const char *text, uint32_t rows[QAI_GATE_ROWS])
{
  support_doc d;
  qai_places p;
  qai_boundary *b;
  support_run(&d, text, SUPPORT_WORDS);
  qai_places_init(&p, &d.segment);
  p.plain.all = 1;
  qai_places_enter(&p, 0);
  b = qai_places_next(&p);
  ck_assert_ptr_nonnull(b);
  ck_assert_uint_eq(b->at, 1);
  qai_gate_rows(d.text.bytes, d.text.len, d.segment.words + b->at, qai_gate_around(b), rows);
  support_clear(&d);
}

/* It knows words by their first eight bytes, case apart, and numbers by their length. */
START_TEST(the_gate_sees_the_words_at_either_side)
{
  static const struct {
    const char *text;
    int equal[QAI_GATE_ROWS]; /* to the rows of the first text */
  } cases[] = {{"thanks Regards", {1, 1, 1, 1}},    {"Thanks Regards", {0, 1, 1, 1}},
               {"cheers Regards", {1, 1, 1, 0}},    {"thanks Hale", {1, 1, 0, 1}},
               {"understood Ann", {1, 1, 0, 0}},    {"understand Ann", {1, 1, 0, 0}},
               {"understanding Ann", {1, 1, 0, 0}}, {"Hale 12", {0, 0, 0, 0}},
               {"Hale 57", {0, 0, 0, 0}},           {"Hale 1", {0, 0, 0, 0}},
               {"thanks Regards Ann", {1, 0, 1, 1}}};
  uint32_t rows[11][QAI_GATE_ROWS], i, k;
  for (i = 0; i < 11; i++) {
    rows_of(cases[i].text, rows[i]);
    for (k = 0; k < QAI_GATE_ROWS; k++)
      ck_assert_int_eq(rows[i][k] == rows[0][k], cases[i].equal[k]);
  }
  ck_assert_uint_ne(rows[4][3], rows[5][3]);
  ck_assert_uint_eq(rows[5][3], rows[6][3]);
  ck_assert_mem_eq(rows[7], rows[8], sizeof rows[7]);
  ck_assert_uint_ne(rows[8][2], rows[9][2]);
}
END_TEST

/* Every cell is found, in the row that its key has. */
START_TEST(cells_are_in_their_rows)
{
  uint32_t i, n = 0;
  for (i = 0; i < 1u << QAI_CELL_BITS; i++)
    if (qai_cells[i]) {
      ck_assert_uint_eq(qai_cells_row(qai_cells[i] >> 2), i);
      ck_assert((qai_cells[i] & 3) == QAI_RULE_YES || (qai_cells[i] & 3) == QAI_RULE_NO);
      n++;
    }
  ck_assert_uint_gt(n, 100);
}
END_TEST

/* What cells settle is what rules and classifier say. */
START_TEST(cells_settle_places_as_the_others_do)
{
  support_doc d;
  qai_places p;
  qai_boundary *b;
  uint32_t n = 0, settled = 0;
  support_run(&d,
              "We sail - he said - at ten! The boat (Ann's) left: a red one. Why? I asked; she (or he) went; Then it "
              "rained... and blew. Mr. Hale * went home - he was tired. \"No!\" said Ann. \"Wait!\" Tom said. USA! "
              "Yes. So said \xD0\x90. \xD0\x9F\xD0\xB5\xD1\x82\xD1\x80.",
              SUPPORT_WORDS);
  qai_places_init(&p, &d.segment);
  qai_places_enter(&p, 0);
  for (; (b = qai_places_next(&p)) != NULL; n++) {
    int cell = b->type == QAI_BOUNDARY_PLAIN || b->certain ? QAI_RULE_UNSURE : qai_cells_decide(b), rule;
    if (cell == QAI_RULE_UNSURE)
      continue;
    rule = qai_rules_decide(b);
    settled++;
    ck_assert_int_eq(cell == QAI_RULE_YES, rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES);
  }
  ck_assert_uint_gt(settled * 4, n);
  support_clear(&d);
}
END_TEST

static uint32_t
next_start(qai_places *p, qai_walk *walk, uint32_t from, uint32_t last)
{
  return qai_places_next_start(p, walk, p->place.style & QAI_STYLE_CLEAN, from, last).at;
}

/* Sentences begin after the word asked from, up to the last one asked for; places from there on are left. */
START_TEST(the_next_start_is_between_two_words)
{
  support_doc d;
  qai_places p;
  qai_walk walk;
  support_run(&d, "It rained. We left. Tom slept. He woke.", SUPPORT_WORDS);
  qai_places_init(&p, &d.segment);
  walk = qai_places_walk(&p);
  qai_places_walk_into(&p, &walk, 0, 12);
  ck_assert_uint_eq(next_start(&p, &walk, 0, 2), 3);
  ck_assert_uint_eq(next_start(&p, &walk, 2, 11), 3);
  qai_places_walk_to(&walk, 6);
  ck_assert_uint_eq(next_start(&p, &walk, 6, 11), 9);
  ck_assert_uint_eq(next_start(&p, &walk, 9, 11), 12);
  support_clear(&d);
}
END_TEST

/* A full stop after three words, the last one of small letters or a name, ends a sentence whatever else stands around;
 * not where a name may be the day before a date. */
START_TEST(the_plainest_ends_are_certain)
{
  static const struct {
    const char *text;
    int certain;
  } cases[] = {{"We met the man. Then we left.", 1},
               {"We met old Ann. Then we left.", 1},
               {"We met at NATO. Then we left.", 0},
               {"We met (old Ann. Then we left.", 0},
               {"We met the man. Sept. began well.", 1},
               {"We met on Monday. Sept. began well.", 0},
               {"We met. Then we left.", 0},
               {"We met the ma\xC3\xB1"
                "ana. Then we left.",
                1}};
  uint32_t i;
  for (i = 0; i < sizeof cases / sizeof *cases; i++) {
    support_doc d;
    qai_places p;
    qai_boundary *b;
    support_run(&d, cases[i].text, SUPPORT_WORDS);
    qai_places_init(&p, &d.segment);
    qai_places_enter(&p, 0);
    while ((b = qai_places_next(&p)) != NULL && b->type != QAI_BOUNDARY_STOP)
      ;
    ck_assert_ptr_nonnull(b);
    ck_assert_int_eq(b->certain, cases[i].certain);
    support_clear(&d);
  }
}
END_TEST

/* No place is after a mark that closes what ends with a comma; no sentence begins after / or a semicolon. */
START_TEST(some_marks_part_nothing)
{
  support_doc d;
  qai_places p;
  qai_boundary *b;
  support_run(&d, "\"We sail,\" Ann said ; Tom / Ray left.", SUPPORT_WORDS);
  qai_places_init(&p, &d.segment);
  qai_places_enter(&p, 0);
  for (; (b = qai_places_next(&p)) != NULL;)
    if (b->type != QAI_BOUNDARY_PLAIN) {
      ck_assert_int_ne(b->type, QAI_BOUNDARY_CLOSING);
      ck_assert_int_eq(qai_rules_decide(b), QAI_RULE_NO);
    }
  support_clear(&d);
}
END_TEST

/* The shortest way to where sentences begin leads to the same ones as all places, each decided by itself. */
START_TEST(sentences_begin_where_the_places_say)
{
  static const char *const texts[] = {
      "\"We sail,\" he said. \"At ten!\" (Ann left.) Mr. Hale's $ 5 were gone: All of it - or so Gov. Ray said.\n\n"
      "He'd been in the U.S. Army ... \"Why?\" Tom asked. \"Wait.\" They sat in the old boat. So it went; No one saw "
      "it.\n\n"
      "\xE2\x80\x9CGo home,\xE2\x80\x9D she said. [Nobody went.] It rained (a lot). \"It is late.\" \"No. It is "
      "not.\"\n\n"
      "The boat of the two sailed at ten. The rain of the day had come to an end. Sens. Hale and Ray spoke.\n",
      "we sail \"at ten\" He said so. ok Thanks Ann. (see above.) the boat: Left at 5. \"no.\" Tom. Regards Ann "
      "Hale\n\n"
      "so it went ... Then rain! (a lot.) \"why\" She asked. i know. The end"};
  support_doc d;
  qai_places p;
  qai_boundary *b;
  uint32_t k, i, n = 0, paragraph;
  for (k = 0; k < 2; k++) {
    support_run(&d, texts[k], SUPPORT_SENTENCES);
    qai_places_init(&p, &d.segment);
    ck_assert_int_eq((p.place.style & QAI_STYLE_CLEAN) != 0, k == 0);
    for (i = paragraph = 0; paragraph < d.text.n_paragraphs; paragraph++) {
      qai_places_enter(&p, paragraph);
      ck_assert_uint_eq(d.segment.sentences[i++].first, p.place.first);
      while ((b = qai_places_next(&p)) != NULL) {
        int rule = b->certain ? QAI_RULE_YES : b->type == QAI_BOUNDARY_PLAIN ? QAI_RULE_UNSURE : qai_cells_decide(b);
        if (rule == QAI_RULE_UNSURE && b->type != QAI_BOUNDARY_PLAIN)
          rule = qai_rules_decide(b);
        if (rule == QAI_RULE_YES || (rule == QAI_RULE_UNSURE && qai_boundary_decide(b)))
          ck_assert_uint_eq(d.segment.sentences[i++].first, b->at);
      }
    }
    ck_assert_uint_eq(i, d.segment.n_sentences);
    n += i;
    support_clear(&d);
  }
  ck_assert_uint_gt(n, 20);
}
END_TEST

/* Titles are known by their letters, of any case and wherever they stand, months before numbers; an abbreviation is not
 * always one. */
START_TEST(abbreviations_that_go_on_are_known_at_once)
{
  static const char text[] = "Mr. Hale, MRS. Ray, sens. Vogt, Prof. Orr, p.m. Sun, Dec. 5, Dec. was, No. 5, Corp. So";
  static const char go_on[] = "111101010";
  support_doc d;
  uint32_t i, n = 0;
  support_run(&d, text, SUPPORT_WORDS);
  for (i = 0; i < d.segment.n_words; i++)
    if (d.segment.words[i].flags & QUOTEATTR_FLAG_ABBREVIATION)
      ck_assert_int_eq(qai_rules_goes_on(text, &d.segment.words[i]), go_on[n++] == '1');
  ck_assert_uint_eq(n, sizeof go_on - 1);
  support_clear(&d);
}
END_TEST

Suite *check_places(void);

Suite *
check_places(void)
{
  Suite *s = suite_create("places");
  TCase *t = tcase_create("places");
  tcase_add_test(t, the_first_byte_tells_the_shape);
  tcase_add_loop_test(t, places_are_after_marks_and_at_capitals, 1, 5);
  tcase_add_loop_test(t, plain_words_are_the_same_by_all_versions, 0, 130);
  tcase_add_loop_test(t, sorts_let_the_same_places_pass_by_all_versions, 0, 40);
  tcase_add_test(t, places_of_a_clean_text_are_after_marks);
  tcase_add_test(t, the_gate_sees_the_words_at_either_side);
  tcase_add_test(t, cells_are_in_their_rows);
  tcase_add_test(t, cells_settle_places_as_the_others_do);
  tcase_add_test(t, the_next_start_is_between_two_words);
  tcase_add_test(t, sentences_begin_where_the_places_say);
  tcase_add_test(t, the_plainest_ends_are_certain);
  tcase_add_test(t, some_marks_part_nothing);
  tcase_add_test(t, abbreviations_that_go_on_are_known_at_once);
  suite_add_tcase(s, t);
  return s;
}
