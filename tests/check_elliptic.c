/* Noun phrases without a noun. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(the_other_is_one_of_two)
{
  ck_assert(
      support_are_one("Peter met Margaret. Margaret nodded, and the other laughed.", NOVEL, "Peter", "the other"));
}
END_TEST

START_TEST(some_and_many_are_groups)
{
  support_doc d;
  support_run_genre(&d, "Some said so, and many agreed.", SUPPORT_MENTIONS, NEWS);
  ck_assert(support_get(&d, "Some")->flags & QAI_MENTION_PLURAL);
  ck_assert(support_get(&d, "many")->flags & QAI_MENTION_PLURAL);
  support_clear(&d);
}
END_TEST

START_TEST(everyone_is_one)
{
  support_doc d;
  support_run_genre(&d, "Everyone laughed.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(!(support_get(&d, "Everyone")->flags & QAI_MENTION_PLURAL));
  support_clear(&d);
}
END_TEST

START_TEST(only_where_they_can_speak)
{
  support_doc d;
  support_run_genre(&d, "We saw the other side and some.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_uint_eq(support_mention(&d, "some"), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(what_they_are_a_part_of)
{
  static const char *const text[] = {"One of the officials said so.",
                                     "One of the officials",
                                     "“No,” said one of them.",
                                     "one of them",
                                     "Someone in the crowd shouted: “No!”",
                                     "Someone in the crowd",
                                     "“No,” a third said.",
                                     "a third",
                                     "The other, who was ill, said no.",
                                     "The other",
                                     "Some of the men left.",
                                     "Some of the men"};
  size_t i;
  for (i = 0; i < sizeof text / sizeof *text; i += 2) {
    support_doc d;
    support_run_genre(&d, text[i], SUPPORT_MENTIONS, NEWS);
    ck_assert_msg(support_mention(&d, text[i + 1]) != QAI_NONE, "%s", text[i + 1]);
    support_clear(&d);
  }
}
END_TEST

START_TEST(parts_of_things_and_places_in_a_row_are_nobody)
{
  support_doc d;
  support_run_genre(&d, "One of the windows broke. A third of it burnt. The first was open.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_uint_eq(support_mention(&d, "One of the windows"), QAI_NONE);
  ck_assert_uint_eq(support_mention(&d, "A third"), QAI_NONE);
  ck_assert_uint_eq(support_mention(&d, "The first"), QAI_NONE);
  support_clear(&d);
}
END_TEST

Suite *check_elliptic(void);

Suite *
check_elliptic(void)
{
  Suite *s = suite_create("elliptic");
  TCase *t = tcase_create("elliptic");
  tcase_add_test(t, the_other_is_one_of_two);
  tcase_add_test(t, some_and_many_are_groups);
  tcase_add_test(t, everyone_is_one);
  tcase_add_test(t, only_where_they_can_speak);
  tcase_add_test(t, what_they_are_a_part_of);
  tcase_add_test(t, parts_of_things_and_places_in_a_row_are_nobody);
  suite_add_tcase(s, t);
  return s;
}
