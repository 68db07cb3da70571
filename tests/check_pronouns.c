/* Pronouns that can stand for somebody who speaks. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(person_number_gender)
{
  support_doc d;
  support_run_genre(&d, "I saw her with them, and you left.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "I")->flags & QAI_MENTION_FIRST);
  ck_assert(support_get(&d, "them")->flags & QAI_MENTION_PLURAL);
  ck_assert(support_get(&d, "you")->flags & QAI_MENTION_SECOND);
  ck_assert_int_eq(support_get(&d, "her")->gender, QUOTEATTR_GENDER_FEMALE);
  support_clear(&d);
}
END_TEST

START_TEST(possessives)
{
  support_doc d;
  support_run_genre(&d, "His hat was on their table.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "His")->flags & QAI_MENTION_POSSESSIVE);
  ck_assert(support_get(&d, "their")->flags & QAI_MENTION_POSSESSIVE);
  support_clear(&d);
  support_run_genre(&d, "Oliver saw her.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(!(support_get(&d, "her")->flags & QAI_MENTION_POSSESSIVE));
  support_clear(&d);
  support_run_genre(&d, "Oliver saw her brother.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "her")->flags & QAI_MENTION_POSSESSIVE);
  support_clear(&d);
}
END_TEST

START_TEST(the_narrator_speaks_outside_quotations)
{
  support_doc d;
  support_run_genre(&d, "I left. “I stay,” she said.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(d.mentions.mentions[0].flags & QAI_MENTION_NARRATOR);
  ck_assert(!(d.mentions.mentions[1].flags & QAI_MENTION_NARRATOR));
  support_clear(&d);
}
END_TEST

START_TEST(that_and_which_are_none)
{
  support_doc d;
  support_run_genre(&d, "That was the gate which fell.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_uint_eq(support_mention(&d, "That"), QAI_NONE);
  ck_assert_uint_eq(support_mention(&d, "which"), QAI_NONE);
  support_clear(&d);
}
END_TEST

Suite *check_pronouns(void);

Suite *
check_pronouns(void)
{
  Suite *s = suite_create("pronouns");
  TCase *t = tcase_create("pronouns");
  tcase_add_test(t, person_number_gender);
  tcase_add_test(t, possessives);
  tcase_add_test(t, the_narrator_speaks_outside_quotations);
  tcase_add_test(t, that_and_which_are_none);
  suite_add_tcase(s, t);
  return s;
}
