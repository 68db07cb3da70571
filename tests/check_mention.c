/* Mentions and entities, on short texts: names, nominals, pronouns, and which of them are one. */
#include "support.h"

#include <string.h>

static const qai_mention *
mention(const support_doc *d, const char *part)
{
  uint32_t m = support_mention(d, part);
  ck_assert_msg(m != QAI_NONE, "no mention: %s", part);
  return &d->mentions.mentions[m];
}

static void
check_same(const char *text, const char *a, const char *b, int same)
{
  support_doc d;
  support_run_genre(&d, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_msg((support_entity(&d, a) == support_entity(&d, b)) == same, "%s: %s / %s", text, a, b);
  ck_assert_uint_ne(support_entity(&d, a), QAI_NONE);
  support_clear(&d);
}

START_TEST(a_title_belongs_to_the_mention_and_not_to_the_name)
{
  support_doc d;
  const qai_mention *m;
  support_run(&d, "On Friday Foreign Minister Anne-Lise de Vries spoke in Oslo.", SUPPORT_MENTIONS);
  m = mention(&d, "Foreign Minister Anne-Lise de Vries");
  ck_assert_int_eq(m->kind, QUOTEATTR_MENTION_NAME);
  support_ck_word(&d, m->name_first, "Anne");
  ck_assert_str_eq(support_entity_name(&d, m->entity), "Anne-Lise de Vries");
  support_clear(&d);
}
END_TEST

START_TEST(the_first_word_of_a_sentence_is_no_name_by_its_capital)
{
  support_doc d;
  support_run(&d, "Rain fell. Yesterday the rain stopped. Tomorrow Peter Ross will go.", SUPPORT_MENTIONS);
  ck_assert_uint_eq(support_mention(&d, "Rain"), QAI_NONE);
  ck_assert_uint_eq(support_mention(&d, "Yesterday"), QAI_NONE);
  ck_assert_uint_ne(support_mention(&d, "Peter Ross"), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(short_names_join_the_full_one)
{
  check_same("Margaret Hale came in. Then Margaret sat down.", "Margaret Hale", "Margaret", 1);
  check_same("Mr. Peter Ross came in. Then Mr. Ross sat down.", "Mr. Peter Ross", "Mr. Ross", 1);
  check_same("Peter Ross came in. Then Ross sat down.", "Peter Ross", "Ross", 1);
}
END_TEST

START_TEST(relatives_stay_apart)
{
  check_same("Mr. Ross came in with Mrs. Ross behind him.", "Mr. Ross", "Mrs. Ross", 0);
  check_same("Mrs. Ross came in. Then Miss Ross sat down.", "Mrs. Ross", "Miss Ross", 0);
  check_same("Peter Ross came in. Then Margaret Ross sat down.", "Peter Ross", "Margaret Ross", 0);
  check_same("Mrs. Ross came in. Then Margaret Ross sat down.", "Mrs. Ross", "Margaret Ross", 0);
}
END_TEST

START_TEST(pronouns_go_to_the_last_one_of_their_gender)
{
  check_same("Peter met Margaret at the door. She laughed.", "Margaret", "She", 1);
  check_same("Peter met Margaret at the door. He laughed.", "Peter", "He", 1);
}
END_TEST

START_TEST(a_role_goes_to_its_bearer)
{
  check_same("Colonel Peter Ross came in. Margaret Hale laughed. Then the colonel sat down.", "Colonel Peter Ross",
             "the colonel", 1);
}
END_TEST

START_TEST(a_vocative_stands_between_commas_or_marks)
{
  support_doc d;
  support_run(&d, "“Come here, Margaret,” said Peter. “I saw Henry.”", SUPPORT_MENTIONS);
  ck_assert(mention(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE);
  ck_assert(!(mention(&d, "Peter")->flags & QAI_MENTION_VOCATIVE));
  ck_assert(!(mention(&d, "Henry")->flags & QAI_MENTION_VOCATIVE));
  support_clear(&d);
}
END_TEST

START_TEST(the_cast_gives_the_entities)
{
  static const qai_string ross[] = {{"Peter Ross", 10}, {"The Captain", 11}};
  static const qai_string hale[] = {{"Margaret Hale", 13}, {"Daisy", 5}};
  const qai_cast_member members[] = {{ross, 2, QUOTEATTR_GENDER_MALE}, {hale, 2, QUOTEATTR_GENDER_FEMALE}};
  const qai_cast cast = {members, 2};
  const char *text = "Daisy met the captain and Mr. Ross. Albert left.";
  support_doc d;
  d.genre = QUOTEATTR_GENRE_FICTION;
  d.cast = &cast;
  support_run_with(&d, text, strlen(text), SUPPORT_MENTIONS);
  ck_assert_uint_eq(support_entity(&d, "Daisy"), 1);
  ck_assert_uint_eq(support_entity(&d, "the captain"), 0);
  ck_assert_uint_eq(support_entity(&d, "Mr. Ross"), 0);
  ck_assert_uint_ge(support_entity(&d, "Albert"), 2);
  ck_assert_uint_eq(d.mentions.entities[1].member, 1);
  support_clear(&d);
}
END_TEST

Suite *check_mention(void);

Suite *
check_mention(void)
{
  Suite *s = suite_create("mention");
  TCase *t = tcase_create("mentions");
  tcase_add_test(t, a_title_belongs_to_the_mention_and_not_to_the_name);
  tcase_add_test(t, the_first_word_of_a_sentence_is_no_name_by_its_capital);
  tcase_add_test(t, short_names_join_the_full_one);
  tcase_add_test(t, relatives_stay_apart);
  tcase_add_test(t, pronouns_go_to_the_last_one_of_their_gender);
  tcase_add_test(t, a_role_goes_to_its_bearer);
  tcase_add_test(t, a_vocative_stands_between_commas_or_marks);
  tcase_add_test(t, the_cast_gives_the_entities);
  suite_add_tcase(s, t);
  return s;
}
