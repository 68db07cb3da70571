/* Relatives by whose they are. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(a_mother_is_mrs)
{
  ck_assert(support_are_one("Mrs. Holt sat down. Margaret Holt laughed. Margaret's mother laughed.", NOVEL, "Mrs. Holt",
                            "Margaret's mother"));
}
END_TEST

START_TEST(a_husband_is_mr)
{
  ck_assert(
      support_are_one("Mr. Holt sat down. Mrs. Holt laughed. Her husband laughed.", NOVEL, "Mr. Holt", "Her husband"));
}
END_TEST

START_TEST(the_same_relative_again)
{
  ck_assert(support_are_one("Margaret saw her brother. Peter left. Margaret called her brother.", NOVEL, "her brother",
                            "her brother#1"));
}
END_TEST

START_TEST(nobody_is_her_own_mother)
{
  ck_assert(!support_are_one("Martha sat down. Her mother smiled.", NOVEL, "Martha", "Her mother"));
  ck_assert(support_are_one("Martha sat down. Oliver called her mother. Peter left. “Wait,” said her mother.", NOVEL,
                            "her mother", "her mother#1"));
}
END_TEST

Suite *check_family(void);

Suite *
check_family(void)
{
  Suite *s = suite_create("family");
  TCase *t = tcase_create("family");
  tcase_add_test(t, a_mother_is_mrs);
  tcase_add_test(t, a_husband_is_mr);
  tcase_add_test(t, the_same_relative_again);
  tcase_add_test(t, nobody_is_her_own_mother);
  suite_add_tcase(s, t);
  return s;
}
