/* Which names are one person or body. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(a_part_joins_the_whole)
{
  ck_assert(support_are_one("Margaret Hale came in. Then Margaret sat down.", NOVEL, "Margaret Hale", "Margaret"));
  ck_assert(support_are_one("Peter Holt came in. Then Holt sat down.", NOVEL, "Peter Holt", "Holt"));
  ck_assert(support_are_one("Peter Holt came in. Then Mr. Holt sat down.", NOVEL, "Peter Holt", "Mr. Holt"));
}
END_TEST

START_TEST(husband_and_wife_are_two)
{
  ck_assert(!support_are_one("Mr. Holt met Mrs. Holt.", NOVEL, "Mr. Holt", "Mrs. Holt"));
  ck_assert(!support_are_one("Mrs. Holt met Margaret Holt.", NOVEL, "Mrs. Holt", "Margaret Holt"));
}
END_TEST

START_TEST(in_the_news_mrs_is_she)
{
  ck_assert(support_are_one("Margaret Holt spoke. Mrs. Holt left.", NEWS, "Margaret Holt", "Mrs. Holt"));
}
END_TEST

START_TEST(brothers_and_sisters_are_two)
{
  ck_assert(!support_are_one("Peter Holt met Henry Holt.", NOVEL, "Peter Holt", "Henry Holt"));
  ck_assert(!support_are_one("Mrs. Holt met Miss Holt.", NOVEL, "Mrs. Holt", "Miss Holt"));
}
END_TEST

START_TEST(a_bare_surname_is_the_mans)
{
  ck_assert(support_are_one("Peter Holt and Margaret Holt came in. Then Holt sat down.", NOVEL, "Peter Holt", "Holt"));
}
END_TEST

START_TEST(two_who_fit_as_well_leave_it_alone)
{
  ck_assert(!support_are_one("Peter Holt met Henry Holt. Then Holt sat down.", NOVEL, "Peter Holt", "Holt"));
}
END_TEST

START_TEST(a_captain_has_a_surname)
{
  ck_assert(!support_are_one("Holt Darby came. Captain Holt sat down.", NOVEL, "Holt Darby", "Captain Holt"));
}
END_TEST

START_TEST(a_family_name_may_stand_first)
{
  ck_assert(support_are_one("Zhou Lanping spoke. Mr. Zhou left.", NEWS, "Zhou Lanping", "Mr. Zhou"));
  ck_assert(support_are_one("Peter Thomas met Thomas Holt. Mr. Thomas left.", NEWS, "Peter Thomas", "Mr. Thomas"));
  ck_assert(!support_are_one("Viktor Holt spoke. Mr. Viktor left.", NEWS, "Viktor Holt", "Mr. Viktor"));
  ck_assert(!support_are_one("Zhou Lanping spoke. Mr. Zhou left.", NOVEL, "Zhou Lanping", "Mr. Zhou"));
}
END_TEST

Suite *check_cluster(void);

Suite *
check_cluster(void)
{
  Suite *s = suite_create("cluster");
  TCase *t = tcase_create("cluster");
  tcase_add_test(t, a_part_joins_the_whole);
  tcase_add_test(t, husband_and_wife_are_two);
  tcase_add_test(t, in_the_news_mrs_is_she);
  tcase_add_test(t, brothers_and_sisters_are_two);
  tcase_add_test(t, a_bare_surname_is_the_mans);
  tcase_add_test(t, two_who_fit_as_well_leave_it_alone);
  tcase_add_test(t, a_captain_has_a_surname);
  tcase_add_test(t, a_family_name_may_stand_first);
  suite_add_tcase(s, t);
  return s;
}
