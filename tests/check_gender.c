/* The gender of a name from the pronouns near it. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(pronouns_vote)
{
  support_doc d;
  support_run_genre(&d, "Zorble came in. She laughed. Zorble sat down. Her hat fell. Zorble left, and she slept.",
                    SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Zorble")].gender, QUOTEATTR_GENDER_FEMALE);
  support_clear(&d);
}
END_TEST

START_TEST(a_title_is_not_outvoted)
{
  support_doc d;
  support_run_genre(&d, "Mr. Zorble came in. She laughed. Mr. Zorble sat down. She slept. Mr. Zorble left. She slept.",
                    SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Mr. Zorble")].gender, QUOTEATTR_GENDER_MALE);
  support_clear(&d);
}
END_TEST

START_TEST(without_either_it_is_unknown)
{
  support_doc d;
  support_run_genre(&d, "They met Zorble.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Zorble")].gender, QUOTEATTR_GENDER_UNKNOWN);
  support_clear(&d);
}
END_TEST

START_TEST(behind_a_family_name_the_given_one_tells)
{
  support_doc d;
  support_run_genre(&d, "Then Kim Jong Okt left, and Kim Okt too.", SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(support_get(&d, "Kim Jong Okt")->gender, QUOTEATTR_GENDER_MALE);
  ck_assert_int_eq(support_get(&d, "Kim Okt")->gender, QUOTEATTR_GENDER_FEMALE);
  support_clear(&d);
}
END_TEST

Suite *check_gender(void);

Suite *
check_gender(void)
{
  Suite *s = suite_create("gender");
  TCase *t = tcase_create("gender");
  tcase_add_test(t, pronouns_vote);
  tcase_add_test(t, a_title_is_not_outvoted);
  tcase_add_test(t, without_either_it_is_unknown);
  tcase_add_test(t, behind_a_family_name_the_given_one_tells);
  suite_add_tcase(s, t);
  return s;
}
