/* Whom a pronoun may stand for. */
#include "mention/antecedent.h"

#include <string.h>

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(gender_decides)
{
  ck_assert(support_are_one("Peter met Margaret at the door. She laughed.", NOVEL, "Margaret", "She"));
  ck_assert(support_are_one("Peter met Margaret at the door. He laughed.", NOVEL, "Peter", "He"));
}
END_TEST

START_TEST(number_decides)
{
  ck_assert(support_are_one("The officials met Peter. They left.", NEWS, "The officials", "They"));
}
END_TEST

START_TEST(the_narrator_is_no_third_person)
{
  ck_assert(!support_are_one("I met Peter. He laughed.", NOVEL, "I", "He"));
}
END_TEST

START_TEST(candidates_are_the_nearest_first)
{
  support_doc d;
  qai_scan scan;
  qai_entities entities;
  qai_antecedents a;
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t i;
  support_scan(&d, &scan, "Peter met Henry. He left.", NOVEL, 1);
  memset(&entities, 0, sizeof entities);
  for (i = 0; i < 2; i++)
    ck_assert_int_eq(qai_entities_add(&scan, &entities, &scan.found.data[i], &scan.found.data[i].entity), QUOTEATTR_OK);
  ck_assert_int_eq(qai_antecedents_init(&a, &scan, &entities), QUOTEATTR_OK);
  for (i = 0; i < 2; i++)
    ck_assert_int_eq(qai_antecedents_note(&a, i), QUOTEATTR_OK);
  ck_assert_uint_eq(qai_antecedents_collect(&a, 2, QAI_NONE, c), 2);
  ck_assert_uint_eq(c[0].entity, 1);
  ck_assert_uint_eq(c[1].entity, 0);
  support_clear(&d);
}
END_TEST

Suite *check_antecedent(void);

Suite *
check_antecedent(void)
{
  Suite *s = suite_create("antecedent");
  TCase *t = tcase_create("antecedent");
  tcase_add_test(t, gender_decides);
  tcase_add_test(t, number_decides);
  tcase_add_test(t, the_narrator_is_no_third_person);
  tcase_add_test(t, candidates_are_the_nearest_first);
  suite_add_tcase(s, t);
  return s;
}
