/* The caller's cast. */
#include <string.h>

#include "support_mention.h"

static const qai_string ross[] = {{"Peter Ross", 10}, {"The Captain", 11}, {"Archer", 6}};
static const qai_string hale[] = {{"Margaret Hale", 13}, {"Daisy", 5}};
static const qai_string vane[] = {{"Margaret Vane", 13}};
static const qai_string lady[] = {{"The Old Lady", 12}};
static const qai_cast_member members[] = {{ross, 3, QUOTEATTR_GENDER_MALE},
                                          {hale, 2, QUOTEATTR_GENDER_FEMALE},
                                          {lady, 1, QUOTEATTR_GENDER_FEMALE},
                                          {vane, 1, QUOTEATTR_GENDER_MALE}};
static const qai_cast cast = {members, 4};

static void
run(support_doc *d, const char *text)
{
  memset(d, 0, sizeof *d);
  d->genre = QUOTEATTR_GENRE_FICTION;
  d->cast = &cast;
  support_run_with(d, text, strlen(text), SUPPORT_MENTIONS);
}

START_TEST(names_and_phrases)
{
  support_doc d;
  run(&d, "Daisy met the captain and Mr. Ross. The old lady left. A lady came. Albert left.");
  ck_assert_uint_eq(support_entity(&d, "Daisy"), 1);
  ck_assert_uint_eq(support_entity(&d, "the captain"), 0);
  ck_assert_uint_eq(support_entity(&d, "Mr. Ross"), 0);
  ck_assert_uint_eq(support_entity(&d, "The old lady"), 2);
  ck_assert_uint_ge(support_entity(&d, "A lady"), 4);
  ck_assert_uint_ge(support_entity(&d, "Albert"), 4);
  support_clear(&d);
}
END_TEST

START_TEST(the_callers_gender_beats_the_list_of_names)
{
  support_doc d;
  run(&d, "They met Margaret Vane at the gate.");
  ck_assert_uint_eq(support_entity(&d, "Margaret Vane"), 3);
  support_clear(&d);
}
END_TEST

START_TEST(a_surname_that_is_a_trade_is_a_name)
{
  support_doc d;
  run(&d, "They met Archer at the gate. Then Archer left.");
  ck_assert_uint_eq(support_entity(&d, "Archer"), 0);
  support_clear(&d);
}
END_TEST

START_TEST(members_are_the_first_entities)
{
  support_doc d;
  run(&d, "Nobody came.");
  ck_assert_uint_ge(d.mentions.n_entities, 4);
  ck_assert_uint_eq(d.mentions.entities[1].member, 1);
  ck_assert_int_eq(d.mentions.entities[0].gender, QUOTEATTR_GENDER_MALE);
  ck_assert_str_eq(support_entity_name(&d, 1), "Margaret Hale");
  support_clear(&d);
}
END_TEST

Suite *check_mention_cast(void);

Suite *
check_mention_cast(void)
{
  Suite *s = suite_create("mention_cast");
  TCase *t = tcase_create("cast");
  tcase_add_test(t, names_and_phrases);
  tcase_add_test(t, the_callers_gender_beats_the_list_of_names);
  tcase_add_test(t, a_surname_that_is_a_trade_is_a_name);
  tcase_add_test(t, members_are_the_first_entities);
  suite_add_tcase(s, t);
  return s;
}
