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

static int
names_in_novel(const char *text, const char *part)
{
  support_doc d;
  qai_scan scan;
  int found;
  support_scan(&d, &scan, text, NOVEL, 0);
  found = qai_facet(&scan, support_word(&d, part), QAI_FACET_NAME) != 0;
  support_clear(&d);
  return found;
}

START_TEST(a_month_in_a_story_may_be_part_of_a_name_or_say_something)
{
  ck_assert(names_in_novel("They met the March Hare on the road.", "March"));
  ck_assert(!names_in_novel("They met the March hare on the road.", "March"));
  ck_assert(names_in_novel("She laughed, and May said that it was late.", "May"));
  ck_assert(!names_in_novel("It was in May said to be late.", "May"));
  ck_assert(!names_in_novel("She laughed, and May came with rain.", "May"));
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

static int
names(const char *text, const char *part)
{
  support_doc d;
  qai_scan scan;
  int found;
  support_scan(&d, &scan, text, NEWS, 0);
  found = qai_facet(&scan, support_word(&d, part), QAI_FACET_NAME) != 0;
  support_clear(&d);
  return found;
}

START_TEST(a_month_beside_a_name_belongs_to_it)
{
  ck_assert(names("We met Theresa May on Tuesday.", "May"));
  ck_assert(names("We saw Mrs. May there.", "May"));
  ck_assert(names("We met June Carter.", "June"));
  ck_assert(names("His deputy, Jan Moe, left.", "Jan"));
  ck_assert(!names("Anna left in May and Peter in June.", "May"));
  ck_assert(!names("In June Carter left.", "June"));
  ck_assert(!names("We met Theresa May 3 at noon.", "May"));
  ck_assert(!names("They think Anna May Win Tonight.", "May"));
  ck_assert(names("We met Theresa May, and May told us so.", "May told"));
  ck_assert(names("We met Theresa May. May told us so.", "May told"));
  ck_assert(!names("We met Theresa May. May we come in?", "May we"));
  ck_assert(!names("We met Theresa May there. They left in May.", "May."));
}
END_TEST

START_TEST(an_auxiliary_with_a_capital_may_be_somebody)
{
  ck_assert(names("It was late, said Will Smith, a baker.", "Will"));
  ck_assert(names("Will Smith opened the shop.", "Will"));
  ck_assert(names("They saw Will. Will opened the shop.", "Will opened"));
  ck_assert(!names("Will Smith go there?", "Will"));
  ck_assert(!names("Will they go there?", "Will"));
  ck_assert(!names("We read There Will Be Time.", "Will"));
}
END_TEST

START_TEST(capitals_of_a_headline_tell_nothing)
{
  const char *text = "Anna Berg Says Peter Lind Never Promised To Keep The Old Harbour Open Over The Whole Winter.\n\n"
                     "Anna Berg never says what she promised to keep open.";
  ck_assert(names(text, "Anna Berg Says"));
  ck_assert(names(text, "Lind Never"));
  ck_assert(!names(text, "Says Peter"));
  ck_assert(!names(text, "Never Promised"));
  ck_assert(!names(text, "Promised To"));
  ck_assert(names("Anna Berg met Colonel Ivar Zorble of Brenna there, Peter Lind said.", "Zorble"));
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

/* The name that the text holds first. */
static void
ck_run(const char *text, const char *name)
{
  support_doc d;
  qai_scan scan;
  uint32_t i, last;
  support_scan(&d, &scan, text, NEWS, 0);
  i = support_word(&d, name);
  last = qai_nameword_run(&scan, i, scan.segment->n_words);
  support_ck_span(&d, scan.segment->words[i].start, scan.segment->words[last - 1].end, name);
  support_clear(&d);
}

START_TEST(a_given_name_may_have_two_parts)
{
  ck_run("Then Ban Ki-moon spoke.", "Ban Ki-moon");
  ck_run("Then a Los Alto-led team spoke.", "Los Alto");
  ck_run("Then a Joe Lee-era rule changed.", "Joe Lee");
  ck_run("Then a New York-wide rule changed.", "New York");
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
  tcase_add_test(t, a_month_in_a_story_may_be_part_of_a_name_or_say_something);
  tcase_add_test(t, but_is_a_month_in_the_news);
  tcase_add_test(t, a_month_beside_a_name_belongs_to_it);
  tcase_add_test(t, an_auxiliary_with_a_capital_may_be_somebody);
  tcase_add_test(t, capitals_of_a_headline_tell_nothing);
  tcase_add_test(t, runs_are_joined);
  tcase_add_test(t, nouns_with_a_capital_of_place_are_common);
  tcase_add_test(t, a_given_name_may_have_two_parts);
  suite_add_tcase(s, t);
  return s;
}
