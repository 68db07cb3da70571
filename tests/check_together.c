/* Two names in one sentence are two people. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(named_side_by_side_they_are_two)
{
  ck_assert(!support_are_one(
      "Mr. Holt came with George. George Holt laughed. Mr. Holt and George sat down, but Mr. Holt left George.", NOVEL,
      "Mr. Holt", "George Holt"));
}
END_TEST

START_TEST(named_apart_they_may_be_one)
{
  ck_assert(support_are_one("George Holt laughed. Mr. Holt sat down. Then Mr. Holt left. George slept.", NOVEL,
                            "Mr. Holt", "George Holt"));
}
END_TEST

Suite *check_together(void);

Suite *
check_together(void)
{
  Suite *s = suite_create("together");
  TCase *t = tcase_create("together");
  tcase_add_test(t, named_side_by_side_they_are_two);
  tcase_add_test(t, named_apart_they_may_be_one);
  suite_add_tcase(s, t);
  return s;
}
