/* A name and a noun phrase that say the same. */
#include "mention/apposition.h"

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(name_then_phrase)
{
  ck_assert(support_are_one("Anna Berg, the mayor of Oslo, left.", NEWS, "Anna Berg", "the mayor"));
}
END_TEST

START_TEST(a_phrase_may_say_its_name)
{
  ck_assert(support_are_one("The clerk, whose name was Okt, left.", NOVEL, "The clerk", "Okt"));
  ck_assert(support_are_one("A clerk whose name is Okt left.", NEWS, "A clerk", "Okt"));
  ck_assert(!support_are_one("The clerk, whose friend was Okt, left.", NOVEL, "The clerk", "Okt"));
}
END_TEST

START_TEST(phrase_then_name)
{
  ck_assert(support_are_one("A spokeswoman, Anna Berg, left.", NEWS, "A spokeswoman", "Anna Berg"));
  ck_assert(support_are_one("The leader of the union, Anna Berg, left.", NEWS, "The leader", "Anna Berg"));
}
END_TEST

START_TEST(called)
{
  ck_assert(support_are_one("Then a thin man called Peter Holt left.", NEWS, "a thin man", "Peter Holt"));
  ck_assert(support_are_one("The treasurer, a thin man called Peter Holt, left.", NEWS, "The treasurer", "Peter Holt"));
  ck_assert(support_are_one("Her clerk, a youth named Gabe, left.", NOVEL, "Her clerk", "Gabe"));
}
END_TEST

START_TEST(two_phrases)
{
  ck_assert(support_are_one("The skipper, a broad woman, left.", NOVEL, "The skipper", "a broad woman"));
}
END_TEST

START_TEST(a_list_is_none)
{
  ck_assert(!support_are_one("Anna Berg, the mayor and the clerk left.", NEWS, "Anna Berg", "the mayor"));
}
END_TEST

START_TEST(the_extent_holds_what_hangs_behind)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "The leader of the union at Oslo left.", NEWS, 1);
  support_ck_word(&d, qai_apposition_extent(&scan, support_scan_mention(&scan, "The leader")), "left");
  support_clear(&d);
}
END_TEST

START_TEST(in_the_news_a_titled_name_is_explained)
{
  const char *text = "Mayor Ruth Okt, a lawyer, left.";
  ck_assert(support_are_one(text, QUOTEATTR_GENRE_NEWS, "Mayor Ruth Okt", "a lawyer"));
  ck_assert(!support_are_one(text, QUOTEATTR_GENRE_FICTION, "Mayor Ruth Okt", "a lawyer"));
  ck_assert(!support_are_one("Steady for Mrs. Okt, the campaign has begun.", QUOTEATTR_GENRE_NEWS, "Mrs. Okt",
                             "the campaign"));
  ck_assert(!support_are_one("In the Zorble, a man laughed.", QUOTEATTR_GENRE_NEWS, "the Zorble", "a man"));
}
END_TEST

Suite *check_apposition(void);

Suite *
check_apposition(void)
{
  Suite *s = suite_create("apposition");
  TCase *t = tcase_create("apposition");
  tcase_add_test(t, name_then_phrase);
  tcase_add_test(t, a_phrase_may_say_its_name);
  tcase_add_test(t, phrase_then_name);
  tcase_add_test(t, called);
  tcase_add_test(t, two_phrases);
  tcase_add_test(t, a_list_is_none);
  tcase_add_test(t, the_extent_holds_what_hangs_behind);
  tcase_add_test(t, in_the_news_a_titled_name_is_explained);
  suite_add_tcase(s, t);
  return s;
}
