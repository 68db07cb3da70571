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

START_TEST(an_only_son_and_an_only_sister)
{
  const char *text = "Mrs. Holt sat down. Margaret Holt and Peter Holt laughed. Mrs. Holt's son looked at his sister.";
  ck_assert(support_are_one(text, NOVEL, "Peter Holt", "Mrs. Holt's son"));
  ck_assert(support_are_one(text, NOVEL, "Margaret Holt", "his sister"));
  text = "Mrs. Holt sat down. Peter Holt and Edward Holt laughed. Mrs. Holt's son looked up.";
  ck_assert(!support_are_one(text, NOVEL, "Edward Holt", "Mrs. Holt's son"));
  text = "Mrs. Margaret Holt sat down. Peter Holt laughed. Margaret's brother looked up.";
  ck_assert(!support_are_one(text, NOVEL, "Peter Holt", "Margaret's brother"));
}
END_TEST

START_TEST(a_wife_has_a_husband)
{
  ck_assert(support_are_one("Oliver left with Peter. Oliver's wife, Martha, laughed. Martha's husband laughed.", NOVEL,
                            "Oliver", "Martha's husband"));
}
END_TEST

START_TEST(a_mother_by_any_name)
{
  ck_assert(support_are_one("Oliver saw his mother. The widow Pratt left. Oliver's mamma sat down.", NOVEL,
                            "his mother", "Oliver's mamma"));
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
  tcase_add_test(t, an_only_son_and_an_only_sister);
  tcase_add_test(t, a_wife_has_a_husband);
  tcase_add_test(t, a_mother_by_any_name);
  suite_add_tcase(s, t);
  return s;
}
