/* Pieces of one quotation. */
#include "quotes/join.h"

#include "show_quotes.h"

static const show_case fiction[] = {
    {"“Come in,” said Ann, “and sit down.”", "D: Come in,|and sit down."},
    {"“Come in,” said Ann. “Sit down.”", "D: Come in,|Sit down."},
    {"\"I told you,\" he said, \"that the ice,\" and here he coughed, \"would not hold.\"",
     "D: I told you,|that the ice,|would not hold."},
    {"“We will rebuild,” Karin Vogt said. “Not with my money,” Peter Lang said.",
     "D: We will rebuild, / D: Not with my money,"},
    {"“I will not,” I said. “You must,” she said.", "D: I will not, / D: You must,"},
    {"The king said, “Who are you?” And the old gardener said, “I am Tom.”", "D: Who are you? / D: I am Tom."},
    {"“Who is there?” asked the owl. “A mouse,” answered the cat.", "D: Who is there? / D: A mouse,"},
    {"“Who is there?” asked the owl. “A mouse?” said the owl.", "D: Who is there? / D: A mouse?"},
    {"“It is late,” said Ann Lee. “We must go,” the mayor added.", "D: It is late,|We must go,"},
    {"“It is late,” said Ann. Tom shrugged. “It always is.”", "D: It is late, / D: It always is."},
    {"“It is late,” said Ann. Ann shrugged. “It always is.”", "D: It is late,|It always is."},
    {"“It is late,” said Ann. Tom shrugged off his coat. “It always is.”", "D: It is late,|It always is."},
    {"“It is late,” said", "D: It is late,"},
    {"“Late?” the “", "D: Late?"},
    {"“Come in,” said Ann.\n\n“Sit down,” said Boris.", "D: Come in, / D: Sit down,"},
    {"“We left,” said Ann. “We walked.\n\n“We never came back.”", "D: We left,|We walked. / D: We never came back."},
    {NULL, NULL},
};

START_TEST(a_tag_inside_joins)
{
  show_ck_quotations(fiction, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case news[] = {
    {"“The bridge is safe,” Mayor Ilse Brandt said. “We tested it twice.”",
     "D: The bridge is safe,|We tested it twice."},
    {"“The bridge is safe.\n\n“We tested it twice,” Mayor Ilse Brandt said.",
     "D: The bridge is safe.|We tested it twice,"},
    {"“The bridge is safe,” Mayor Ilse Brandt said on Monday.\n\nThe town opened it on Friday. “It shook when I "
     "crossed,” said Karin Vogt, a nurse.",
     "D: The bridge is safe, / D: It shook when I crossed,"},
    {NULL, NULL},
};

START_TEST(reopened_paragraphs_are_one_in_the_news)
{
  show_ck_quotations(news, QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(pieces_lie_together_in_order)
{
  support_doc d;
  uint32_t i, k, at = 0;
  support_run_genre(&d, "“Come in,” said Ann, “and sit.” The “Moose” slept. “Now,” she said.", SUPPORT_QUOTES,
                    QUOTEATTR_GENRE_FICTION);
  for (i = 0; i < d.quotes.n_quotations; i++) {
    const qai_quotation *q = &d.quotes.quotations[i];
    ck_assert_uint_eq(q->first_piece, at);
    for (k = 0; k < q->n_pieces; k++)
      ck_assert_uint_eq(d.quotes.regions[d.quotes.pieces[at + k]].quotation, i);
    at += q->n_pieces;
  }
  ck_assert_uint_eq(at, d.quotes.n_regions);
  support_clear(&d);
}
END_TEST

START_TEST(features_are_rows_of_the_table)
{
  support_doc d;
  qai_features f;
  uint32_t i;
  support_run(&d, "“Come in,” said Ann, “and sit.”", SUPPORT_QUOTES);
  qai_join_features(&d.quotes, 0, 1, &f);
  ck_assert_uint_gt(f.n, 10);
  for (i = 0; i < f.n; i++)
    ck_assert_uint_lt(f.row[i], QAI_FEATURE_ROWS);
  support_clear(&d);
}
END_TEST

Suite *check_join(void);

Suite *
check_join(void)
{
  Suite *s = suite_create("join");
  TCase *t = tcase_create("pieces");
  tcase_add_test(t, a_tag_inside_joins);
  tcase_add_test(t, reopened_paragraphs_are_one_in_the_news);
  tcase_add_test(t, pieces_lie_together_in_order);
  tcase_add_test(t, features_are_rows_of_the_table);
  suite_add_tcase(s, t);
  return s;
}
