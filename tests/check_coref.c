/* Nominals and pronouns, in one pass. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(who_is_the_phrase_before_it)
{
  ck_assert(support_are_one("Peter Holt, who left, was late.", NEWS, "Peter Holt", "who"));
}
END_TEST

START_TEST(the_narrator_is_one)
{
  ck_assert(support_are_one("I sat down. Then my hat fell on me.", NOVEL, "I", "me"));
}
END_TEST

START_TEST(you_is_left_open)
{
  support_doc d;
  support_run_genre(&d, "Peter said you agreed.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_uint_eq(support_entity(&d, "you"), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(a_pronoun_gives_its_gender)
{
  support_doc d;
  support_run_genre(&d, "They met Zorble. Zorble laughed, and she left.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Zorble")].gender, QUOTEATTR_GENDER_FEMALE);
  support_clear(&d);
}
END_TEST

Suite *check_coref(void);

Suite *
check_coref(void)
{
  Suite *s = suite_create("coref");
  TCase *t = tcase_create("coref");
  tcase_add_test(t, who_is_the_phrase_before_it);
  tcase_add_test(t, the_narrator_is_one);
  tcase_add_test(t, you_is_left_open);
  tcase_add_test(t, a_pronoun_gives_its_gender);
  suite_add_tcase(s, t);
  return s;
}
