/* Acronyms and the names they stand for. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS };

START_TEST(the_capitals_of_a_name_spell_it)
{
  ck_assert(support_are_one("The New Harvest Party met. The NHP said so.", NEWS, "The New Harvest Party", "The NHP"));
  ck_assert(support_are_one("The NHP said so. The New Harvest Party met.", NEWS, "The New Harvest Party", "The NHP"));
}
END_TEST

START_TEST(full_stops_do_not_matter)
{
  ck_assert(support_are_one("The United States agreed. The U.S. will pay.", NEWS, "The United States", "The U.S."));
}
END_TEST

START_TEST(other_capitals_are_another)
{
  ck_assert(!support_are_one("The New Harvest Party met. The NHQ said so.", NEWS, "The New Harvest Party", "The NHQ"));
}
END_TEST

START_TEST(people_have_none)
{
  ck_assert(!support_are_one("Peter Holt left. The PH agreed.", NEWS, "Peter Holt", "The PH"));
}
END_TEST

START_TEST(a_long_one_is_not_its_tail)
{
  ck_assert(!support_are_one("The Abcdef Ghijklm met. The XXXXXXXXXAG said so.", NEWS, "The Abcdef Ghijklm",
                             "The XXXXXXXXXAG"));
}
END_TEST

Suite *check_acronyms(void);

Suite *
check_acronyms(void)
{
  Suite *s = suite_create("acronyms");
  TCase *t = tcase_create("acronyms");
  tcase_add_test(t, the_capitals_of_a_name_spell_it);
  tcase_add_test(t, full_stops_do_not_matter);
  tcase_add_test(t, other_capitals_are_another);
  tcase_add_test(t, people_have_none);
  tcase_add_test(t, a_long_one_is_not_its_tail);
  suite_add_tcase(s, t);
  return s;
}
