/* Whom noun phrases stand for. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(the_bearer_of_the_title)
{
  ck_assert(support_are_one("Colonel Peter Holt came in. Margaret Hale laughed. Then the colonel sat down.", NOVEL,
                            "Colonel Peter Holt", "the colonel"));
  ck_assert(support_are_one("Prime Minister Anna Berg spoke. Peter Holt agreed. The prime minister left.", NEWS,
                            "Prime Minister Anna Berg", "The prime minister"));
}
END_TEST

START_TEST(the_same_office_again)
{
  ck_assert(
      support_are_one("A croupier nodded. Peter laughed. The croupier left.", NOVEL, "A croupier", "The croupier"));
}
END_TEST

START_TEST(a_new_one_is_new)
{
  ck_assert(!support_are_one("A man left. Then a man came.", NOVEL, "A man", "a man"));
}
END_TEST

START_TEST(words_that_exclude_each_other_tell_two_apart)
{
  const char *text = "The old man sat down. The young man watched him. Then the old man spoke, and the young man left.";
  ck_assert(!support_are_one(text, NOVEL, "The old man", "The young man"));
  ck_assert(support_are_one(text, NOVEL, "The old man", "the old man"));
  ck_assert(support_are_one(text, NOVEL, "The young man", "the young man"));
  ck_assert(
      !support_are_one("The first guard ran. The second guard fell.", NOVEL, "The first guard", "The second guard"));
  ck_assert(support_are_one("An old man sat there. The tall man smiled.", NOVEL, "An old man", "The tall man"));
}
END_TEST

START_TEST(the_narrators_family_is_told_apart)
{
  const char *text = "My brother said nothing. Peter Holt laughed. Dad put the paper down, and my father's hat fell.";
  ck_assert(!support_are_one(text, NOVEL, "My brother", "Dad"));
  ck_assert(!support_are_one(text, NOVEL, "Peter Holt", "Dad"));
  ck_assert(support_are_one("My father came in. My brother slept. Dad sat down.", NOVEL, "My father", "Dad"));
}
END_TEST

START_TEST(a_voice_is_whose_it_is)
{
  ck_assert(support_are_one("“Go,” said the voice of Ann.", NOVEL, "the voice", "Ann"));
  ck_assert(support_are_one("Tom came. “Go,” said Tom's voice.", NOVEL, "Tom's voice", "Tom"));
  ck_assert(!support_are_one("Ann came. “Go,” said her mother's voice.", NOVEL, "her mother's voice", "Ann"));
  ck_assert(!support_are_one("Ann came. “Go,” said a voice.", NOVEL, "a voice", "Ann"));
}
END_TEST

START_TEST(groups_by_their_noun)
{
  ck_assert(
      support_are_one("Iranian officials met Peter. The officials left.", NEWS, "Iranian officials", "The officials"));
}
END_TEST

START_TEST(two_nouns_in_one_sentence_are_two_people)
{
  const char *text = "The man was wiping glasses when the stranger came in. “A room,” said the stranger.";
  ck_assert(!support_are_one(text, NOVEL, "The man", "the stranger"));
  ck_assert(support_are_one(text, NOVEL, "the stranger", "the stranger#1"));
}
END_TEST

Suite *check_nominals(void);

Suite *
check_nominals(void)
{
  Suite *s = suite_create("nominals");
  TCase *t = tcase_create("nominals");
  tcase_add_test(t, the_bearer_of_the_title);
  tcase_add_test(t, the_same_office_again);
  tcase_add_test(t, a_new_one_is_new);
  tcase_add_test(t, words_that_exclude_each_other_tell_two_apart);
  tcase_add_test(t, the_narrators_family_is_told_apart);
  tcase_add_test(t, a_voice_is_whose_it_is);
  tcase_add_test(t, groups_by_their_noun);
  tcase_add_test(t, two_nouns_in_one_sentence_are_two_people);
  suite_add_tcase(s, t);
  return s;
}
