/* The name others call somebody by and the one the narration has are one person's. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

#define LIZZY                                                                                                          \
  "Elizabeth sat by the window.\n\n“Are you cold, Lizzy?” asked her father.\n\n“Not in the least,” said "      \
  "Elizabeth.\n\n“Then come out,” said her father.\n\nElizabeth rose.\n"

START_TEST(one_answer_to_a_pet_form_is_enough)
{
  ck_assert(support_are_one(LIZZY, NOVEL, "Elizabeth", "Lizzy"));
  ck_assert(support_are_one("Thomas shut the gate.\n\n“Is it you, Tom?” asked the miller.\n\n“Yes,” said Thomas.\n",
                            NOVEL, "Thomas", "Tom"));
  ck_assert(support_are_one("William shut the gate.\n\n“Is it you, Bill?” asked the miller.\n\n“Yes,” said William.\n",
                            NOVEL, "William", "Bill"));
}
END_TEST

START_TEST(a_pet_form_without_an_answer_is_not)
{
  ck_assert(!support_are_one(
      "Thomas shut the gate.\n\nThe dog barked.\n\n“Is it you, Tom?” asked the miller.\n\n“Yes,” said the other.\n",
      NOVEL, "Thomas", "Tom"));
}
END_TEST

#define CALL(name) "“Will you sing, " name "?” asked the vicar.\n\n“I will not,” said Clara.\n\nThe vicar sighed.\n\n"

START_TEST(three_answers_are_enough_for_any_name)
{
  ck_assert(support_are_one("Clara came in.\n\n" CALL("Miss Ashgrove") CALL("Miss Ashgrove") CALL("Miss Ashgrove"),
                            NOVEL, "Clara", "Miss Ashgrove"));
  ck_assert(!support_are_one("Clara came in.\n\n" CALL("Miss Ashgrove") CALL("Miss Ashgrove"), NOVEL, "Clara",
                             "Miss Ashgrove"));
}
END_TEST

START_TEST(who_calls_is_another)
{
  ck_assert(!support_are_one("John shut the gate.\n\n“Is it you, Jack?” asked John.\n\n“Yes,” said the miller.\n\n"
                             "John laughed.\n\n“Good night, Jack,” said John.\n\nJohn went home.\n",
                             NOVEL, "John", "Jack"));
}
END_TEST

START_TEST(whom_the_narration_names_too_is_another)
{
  ck_assert(!support_are_one("Kitty came in. Kitty sat down. Catherine waited for Kitty.\n\n“Tea, Kitty?” asked the "
                             "vicar.\n\n“I have some,” said Catherine.\n\nKitty smiled.\n\nCatherine drank.\n",
                             NOVEL, "Kitty", "Catherine"));
}
END_TEST

START_TEST(another_surname_is_another)
{
  ck_assert(!support_are_one("Clara Holt came in.\n\n" CALL("Miss Ashgrove") CALL("Miss Ashgrove")
                                 CALL("Miss Ashgrove"),
                             NOVEL, "Clara", "Miss Ashgrove"));
}
END_TEST

START_TEST(a_man_is_no_miss)
{
  ck_assert(
      !support_are_one("Peter came in. He bowed.\n\n“Well, Miss Ashgrove?” asked the vicar.\n\n“Wait,” said Peter."
                       "\n\n“Well, Miss Ashgrove?” asked the vicar.\n\n“Wait,” said Peter.\n\n“Well, Miss "
                       "Ashgrove?” asked the vicar.\n\n“Wait,” said Peter.\n",
                       NOVEL, "Peter", "Miss Ashgrove"));
}
END_TEST

START_TEST(the_news_call_nobody)
{
  ck_assert(!support_are_one(LIZZY, NEWS, "Elizabeth", "Lizzy"));
}
END_TEST

Suite *check_callname(void);

Suite *
check_callname(void)
{
  Suite *s = suite_create("callname");
  TCase *t = tcase_create("callname");
  tcase_add_test(t, one_answer_to_a_pet_form_is_enough);
  tcase_add_test(t, a_pet_form_without_an_answer_is_not);
  tcase_add_test(t, three_answers_are_enough_for_any_name);
  tcase_add_test(t, who_calls_is_another);
  tcase_add_test(t, whom_the_narration_names_too_is_another);
  tcase_add_test(t, another_surname_is_another);
  tcase_add_test(t, a_man_is_no_miss);
  tcase_add_test(t, the_news_call_nobody);
  suite_add_tcase(s, t);
  return s;
}
