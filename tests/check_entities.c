/* The records of entities. */
#include <string.h>

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(the_fullest_name_comes_first)
{
  support_doc d;
  support_run_genre(&d, "Holt left. Then Peter Holt came. Mr. Holt laughed.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Holt")), "Peter Holt");
  ck_assert_uint_eq(d.mentions.entities[support_entity(&d, "Holt")].n_names, 3);
  support_clear(&d);
}
END_TEST

START_TEST(a_lone_surname_keeps_its_title)
{
  support_doc d;
  support_run_genre(&d, "Mrs. Holt left.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Mrs. Holt")), "Mrs. Holt");
  support_clear(&d);
}
END_TEST

START_TEST(blanks_in_a_name_are_one)
{
  support_doc d;
  support_run_genre(&d, "Then came Peter  Holt to the gate.", SUPPORT_MENTIONS, NEWS);
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Peter  Holt")), "Peter Holt");
  support_clear(&d);
}
END_TEST

START_TEST(the_role_as_the_text_gives_it)
{
  support_doc d;
  const qai_string *role;
  support_run_genre(&d, "Foreign Minister Anna Berg left. Peter Holt, the mayor of Oslo, agreed.", SUPPORT_MENTIONS,
                    NEWS);
  role = &d.mentions.entities[support_entity(&d, "Foreign Minister Anna Berg")].role;
  ck_assert_uint_eq(role->len, 16);
  ck_assert(!memcmp(role->s, "Foreign Minister", 16));
  role = &d.mentions.entities[support_entity(&d, "Peter Holt")].role;
  ck_assert_uint_eq(role->len, 13);
  ck_assert(!memcmp(role->s, "mayor of Oslo", 13));
  support_clear(&d);
}
END_TEST

START_TEST(a_form_of_address_is_no_role)
{
  support_doc d;
  const qai_string *role;
  support_run_genre(&d, "Mrs. Cathcart left. In which Mr. Trimble came. Captain Holt laughed.", SUPPORT_MENTIONS,
                    NOVEL);
  role = &d.mentions.entities[support_entity(&d, "Mrs. Cathcart")].role;
  ck_assert_uint_eq(role->len, 0);
  role = &d.mentions.entities[support_entity(&d, "Captain Holt")].role;
  ck_assert_uint_eq(role->len, 0);
  support_clear(&d);
}
END_TEST

START_TEST(a_headline_is_not_the_name)
{
  support_doc d;
  support_run_genre(
      &d, "PETER HOLT LEAVES\n\nThen Peter Holt left the town, and it was said that nobody knew why he had gone.",
      SUPPORT_MENTIONS, NEWS);
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Peter Holt")), "Peter Holt");
  support_clear(&d);
}
END_TEST

Suite *check_entities(void);

Suite *
check_entities(void)
{
  Suite *s = suite_create("entities");
  TCase *t = tcase_create("entities");
  tcase_add_test(t, the_fullest_name_comes_first);
  tcase_add_test(t, a_lone_surname_keeps_its_title);
  tcase_add_test(t, blanks_in_a_name_are_one);
  tcase_add_test(t, the_role_as_the_text_gives_it);
  tcase_add_test(t, a_form_of_address_is_no_role);
  tcase_add_test(t, a_headline_is_not_the_name);
  suite_add_tcase(s, t);
  return s;
}
