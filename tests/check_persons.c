/* Which names are people's. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(places_are_stood_in)
{
  support_doc d;
  support_run_genre(&d, "They lived in Zorbleton. He rode to Zorbleton. It rained at Zorbleton.", SUPPORT_MENTIONS,
                    NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Zorbleton")].type, QUOTEATTR_ENTITY_OTHER);
  support_clear(&d);
}
END_TEST

START_TEST(people_speak)
{
  support_doc d;
  support_run_genre(&d, "“Go,” said Zorble. Zorble's hat fell. Zorble laughed.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "Zorble")].type, QUOTEATTR_ENTITY_PERSON);
  support_clear(&d);
}
END_TEST

START_TEST(streets_are_no_people)
{
  support_doc d;
  support_run_genre(&d, "They met South Audley Street.", SUPPORT_MENTIONS, NOVEL);
  ck_assert_int_eq(d.mentions.entities[support_entity(&d, "South Audley Street")].type, QUOTEATTR_ENTITY_OTHER);
  support_clear(&d);
}
END_TEST

Suite *check_persons(void);

Suite *
check_persons(void)
{
  Suite *s = suite_create("persons");
  TCase *t = tcase_create("persons");
  tcase_add_test(t, places_are_stood_in);
  tcase_add_test(t, people_speak);
  tcase_add_test(t, streets_are_no_people);
  suite_add_tcase(s, t);
  return s;
}
