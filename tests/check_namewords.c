/* Which words belong to a name. */
#include "mention/namewords.h"

#include "mention/facets.h"
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(a_capital_inside_a_sentence_makes_a_name)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Then we met Zorble.", NEWS, 0);
  ck_assert(qai_facet(&scan, support_word(&d, "Zorble"), QAI_FACET_NAME));
  ck_assert(!qai_facet(&scan, support_word(&d, "Then"), QAI_FACET_NAME));
  support_clear(&d);
}
END_TEST

START_TEST(the_first_word_needs_more)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Rain fell on Monday. Peter saw it.", NEWS, 0);
  ck_assert(!qai_facet(&scan, support_word(&d, "Rain"), QAI_FACET_NAME));
  ck_assert(!qai_facet(&scan, support_word(&d, "Monday"), QAI_FACET_NAME));
  ck_assert(qai_facet(&scan, support_word(&d, "Peter"), QAI_FACET_NAME));
  support_clear(&d);
}
END_TEST

START_TEST(a_title_before_a_capital_opens_a_name)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Colonel Ross came. The colonel sat down.", NOVEL, 0);
  ck_assert(qai_facet(&scan, support_word(&d, "Colonel"), QAI_FACET_NAME));
  support_clear(&d);
}
END_TEST

START_TEST(a_month_may_be_somebody)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "He saw May. Then he told May, and May laughed, but May wept. He kissed May.", NOVEL, 0);
  ck_assert(qai_facet(&scan, support_word(&d, "May"), QAI_FACET_NAME));
  support_clear(&d);
}
END_TEST

START_TEST(but_is_a_month_in_the_news)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "He saw May. Then he told May, and May laughed, but May wept. He kissed May.", NEWS, 0);
  ck_assert(!qai_facet(&scan, support_word(&d, "May"), QAI_FACET_NAME));
  support_clear(&d);
}
END_TEST

START_TEST(runs_are_joined)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We met Anna van der Berg of Utrecht and the Bank of Freedonia.", NEWS, 0);
  ck_assert_uint_eq(qai_nameword_run(&scan, support_word(&d, "Anna"), scan.segment->n_words),
                    support_word(&d, "of Utrecht"));
  support_ck_word(&d, qai_nameword_run(&scan, support_word(&d, "Bank"), scan.segment->n_words), ".");
  support_clear(&d);
}
END_TEST

START_TEST(nouns_with_a_capital_of_place_are_common)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Officials met Peter.", NEWS, 0);
  ck_assert(qai_facet(&scan, support_word(&d, "Officials"), QAI_FACET_COMMON));
  support_clear(&d);
}
END_TEST

Suite *check_namewords(void);

Suite *
check_namewords(void)
{
  Suite *s = suite_create("namewords");
  TCase *t = tcase_create("namewords");
  tcase_add_test(t, a_capital_inside_a_sentence_makes_a_name);
  tcase_add_test(t, the_first_word_needs_more);
  tcase_add_test(t, a_title_before_a_capital_opens_a_name);
  tcase_add_test(t, a_month_may_be_somebody);
  tcase_add_test(t, but_is_a_month_in_the_news);
  tcase_add_test(t, runs_are_joined);
  tcase_add_test(t, nouns_with_a_capital_of_place_are_common);
  suite_add_tcase(s, t);
  return s;
}
