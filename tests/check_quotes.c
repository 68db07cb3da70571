/* The stage as a whole: what holds for every text, and the worst of them. */
#include "quotes/region.h"

#include "show_quotes.h"

#include <stdlib.h>
#include <string.h>

/* The words of a region are those that a search of all words finds. */
static int
words_are_right(const support_doc *d, const qai_region *r)
{
  const qai_segment *seg = &d->segment;
  if ((r->first > 0 && seg->words[r->first - 1].start >= r->start) ||
      (r->first < seg->n_words && seg->words[r->first].start < r->start))
    return 0;
  return r->last == qai_segment_word_at(seg, r->end) &&
         qai_region_word_before(&d->quotes, r) == qai_segment_word_at(seg, r->outer_start) &&
         qai_region_word_behind(&d->quotes, r) == qai_segment_word_at(seg, r->outer_end);
}

/* An assertion writes a file: one a text, not one a region. */
static int
region_is_right(const support_doc *d, uint32_t i)
{
  const qai_quotes *q = &d->quotes;
  const qai_region *r = &q->regions[i];
  const qai_paragraph *p = &d->text.paragraphs[r->paragraph];
  if (!(p->start <= r->outer_start && r->outer_start <= r->start && r->start <= r->end) ||
      !(r->end <= r->outer_end && r->outer_end <= p->end) || !words_are_right(d, r) ||
      !(r->first <= r->last && r->last <= d->segment.n_words) || (i && q->regions[i - 1].outer_start > r->outer_start))
    return 0;
  if (r->parent == QAI_NONE)
    return r->quotation < q->n_quotations;
  return r->parent < i && r->quotation == QAI_NONE && r->outer_end <= q->regions[r->parent].outer_end;
}

/* Every word knows the outermost region of speech that holds it: the same as painting the regions one by one. */
static void
ck_speech(const support_doc *d)
{
  const qai_quotes *q = &d->quotes;
  uint32_t *speech = malloc(((size_t)d->segment.n_words + 1) * sizeof *speech), i, w, differ = 0;
  ck_assert_ptr_nonnull(speech);
  for (w = 0; w < d->segment.n_words; w++)
    speech[w] = QAI_NONE;
  for (i = 0; i < q->n_regions; i++)
    if (q->regions[i].parent == QAI_NONE && q->quotations[q->regions[i].quotation].kind == QUOTEATTR_QUOTE_DIRECT)
      for (w = q->regions[i].first; w < q->regions[i].last; w++)
        speech[w] = i;
  for (w = 0; w < d->segment.n_words; w++)
    differ += qai_quotes_speech_at(q, w) != speech[w];
  ck_assert_uint_eq(differ, 0);
  free(speech);
}

static void
ck_invariants(const support_doc *d)
{
  const qai_quotes *q = &d->quotes;
  uint32_t i, pieces = 0, n_right = 0;
  for (i = 0; i < q->n_regions; i++)
    n_right += (uint32_t)region_is_right(d, i);
  ck_assert_uint_eq(n_right, q->n_regions);
  for (i = n_right = 0; i < q->n_quotations; i++) {
    n_right += q->quotations[i].n_pieces >= 1 && q->quotations[i].first_piece == pieces;
    pieces += q->quotations[i].n_pieces;
  }
  ck_assert_uint_eq(n_right, q->n_quotations);
  ck_speech(d);
}

/* `n` times `part`. */
static char *
repeat(const char *part, size_t n)
{
  size_t len = strlen(part), i;
  char *s = malloc(n * len + 1);
  ck_assert_ptr_nonnull(s);
  for (i = 0; i < n; i++)
    memcpy(s + i * len, part, len);
  s[n * len] = 0;
  return s;
}

static const char *const worst[] = {"“",         "”",   "\"",  "'",      "‘",  "\"a ", "'\"a", "“a”",
                                    "'a' ",      "«",   "»«",  "a' 'b ", "「", "—",    "A: ",  "— A, said B. ",
                                    "“a ‘b “c ", "\"'", "_\"", "6'2\" ", "``", "”“"};

START_TEST(a_hundred_thousand_of_anything)
{
  support_doc d;
  char *s = repeat(worst[_i], 100000);
  support_run(&d, s, SUPPORT_QUOTES);
  ck_invariants(&d);
  support_clear(&d);
  free(s);
}
END_TEST

START_TEST(random_marks_keep_every_rule)
{
  static const char *const parts[] = {"“",  "”",    "\"",     "'",  "’", "‘",  "«",  "»", "—", "\n\n",
                                      "a",  "said", " ",      " ",  " ", ".",  ",",  "B", "5", "''",
                                      "``", "„",    "NAME: ", "\n", "!", "「", "」", "s"};
  uint32_t seed = 12345, round, i;
  for (round = 0; round < 300; round++) {
    char text[1024] = "";
    support_doc d;
    for (i = 0; i < 120; i++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(text, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
    }
    support_run(&d, text, SUPPORT_QUOTES);
    ck_invariants(&d);
    support_clear(&d);
  }
}
END_TEST

START_TEST(a_long_paragraph_is_read_by_the_bufferful)
{
  support_doc d;
  char *s = repeat("“Go,” she said. ", 3000);
  uint32_t i;
  support_run(&d, s, SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 3000);
  for (i = 0; i < 3000; i++)
    ck_assert_uint_eq(d.quotes.regions[i].end - d.quotes.regions[i].start, 3);
  support_clear(&d);
  free(s);
}
END_TEST

START_TEST(merged_runs_stay_in_order)
{
  qai_region_list list = {NULL, 0, 0};
  qai_arena arena;
  uint32_t i;
  static const uint32_t starts[] = {1, 4, 9, 2, 5, 30};
  qai_arena_init(&arena, NULL);
  for (i = 0; i < 6; i++) {
    qai_region r;
    memset(&r, 0, sizeof r);
    r.outer_start = starts[i];
    ck_assert_int_eq(QAI_PUSH(&arena, &list, r), QUOTEATTR_OK);
  }
  ck_assert_int_eq(qai_region_merge(&list, 0, 3, &arena), QUOTEATTR_OK);
  for (i = 1; i < 6; i++)
    ck_assert_uint_lt(list.data[i - 1].outer_start, list.data[i].outer_start);
  qai_arena_clear(&arena);
}
END_TEST

START_TEST(an_empty_text_has_no_quotations)
{
  support_doc d;
  support_run(&d, "", SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 0);
  ck_assert_uint_eq(d.quotes.n_quotations, 0);
  ck_assert_int_eq(d.quotes.styles, 0);
  support_clear(&d);
}
END_TEST

START_TEST(nothing_inside_marks_is_nothing)
{
  support_doc d;
  support_run(&d, "The label said \"\" and “ ” and nothing else.", SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 0);
  support_clear(&d);
}
END_TEST

Suite *check_quotes(void);

Suite *
check_quotes(void)
{
  Suite *s = suite_create("quotes");
  TCase *t = tcase_create("whole");
  tcase_add_loop_test(t, a_hundred_thousand_of_anything, 0, sizeof worst / sizeof *worst);
  tcase_add_test(t, random_marks_keep_every_rule);
  tcase_add_test(t, a_long_paragraph_is_read_by_the_bufferful);
  tcase_add_test(t, merged_runs_stay_in_order);
  tcase_add_test(t, an_empty_text_has_no_quotations);
  tcase_add_test(t, nothing_inside_marks_is_nothing);
  suite_add_tcase(s, t);
  return s;
}
