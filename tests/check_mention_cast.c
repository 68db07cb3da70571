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
run_with(support_doc *d, const char *text, const qai_cast *with)
{
  memset(d, 0, sizeof *d);
  d->genre = QUOTEATTR_GENRE_FICTION;
  d->cast = with;
  support_run_with(d, text, strlen(text), SUPPORT_MENTIONS);
}

static const qai_string ada[] = {{"Ada", 3}};
static const qai_string quill[] = {{"Mr. Quill", 9}};
static const qai_string dora[] = {{"Dora Lowe", 9}, {"Miss Lowe", 9}, {"Mrs. Quill", 10}};
static const qai_string nell[] = {{"Nell Lowe", 9}};
static const qai_string marquis[] = {{"The Marquis", 11}, {"Tuesday", 7}};
static const qai_string ida[] = {{"Ida Welland", 11}};
static const qai_cast_member guests[] = {{ada, 1, QUOTEATTR_GENDER_FEMALE},   {quill, 1, QUOTEATTR_GENDER_MALE},
                                         {dora, 3, QUOTEATTR_GENDER_FEMALE},  {nell, 1, QUOTEATTR_GENDER_FEMALE},
                                         {marquis, 2, QUOTEATTR_GENDER_MALE}, {ida, 1, QUOTEATTR_GENDER_FEMALE}};
static const qai_cast party = {guests, 6};

static void
run(support_doc *d, const char *text)
{
  run_with(d, text, &cast);
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

START_TEST(a_name_that_the_caller_gives_is_whose_it_is)
{
  support_doc d;
  run_with(&d, "Miss Lowe met Nell Lowe. The Marquis de Brie sat down. They left the Marquis there.", &party);
  ck_assert_uint_eq(support_entity(&d, "Miss Lowe"), 2);
  ck_assert_uint_eq(support_entity(&d, "Nell Lowe"), 3);
  ck_assert_uint_eq(support_entity(&d, "the Marquis"), 4);
  support_clear(&d);
}
END_TEST

START_TEST(the_text_may_know_fuller_names)
{
  support_doc d;
  run_with(&d, "Ada Fenwick met Thomas Quill and Jane Quill. Miss Ada Fenwick left.", &party);
  ck_assert_uint_eq(support_entity(&d, "Ada Fenwick"), 0);
  ck_assert_uint_eq(support_entity(&d, "Miss Ada Fenwick"), 0);
  ck_assert_uint_eq(support_entity(&d, "Thomas Quill"), 1);
  ck_assert_uint_ge(support_entity(&d, "Jane Quill"), 6);
  support_clear(&d);
}
END_TEST

START_TEST(a_short_name_is_rather_that_of_a_member)
{
  support_doc d;
  run_with(&d, "Ida Marsh was away. They asked Ida to sing.", &party);
  ck_assert_uint_ge(support_entity(&d, "Ida Marsh"), 6);
  ck_assert_uint_eq(support_entity(&d, "Ida"), 5);
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
  tcase_add_test(t, a_name_that_the_caller_gives_is_whose_it_is);
  tcase_add_test(t, the_text_may_know_fuller_names);
  tcase_add_test(t, a_short_name_is_rather_that_of_a_member);
  tcase_add_test(t, members_are_the_first_entities);
  suite_add_tcase(s, t);
  return s;
}
