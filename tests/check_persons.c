/* Which names are people's. */
#include <string.h>

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

/* The first name of the entity that the text calls `part`. */
static void
ck_called(const char *text, const char *part, const char *name, int type)
{
  support_doc d;
  const qai_entity *e;
  support_run_genre(&d, text, SUPPORT_MENTIONS, NEWS);
  e = &d.mentions.entities[support_entity(&d, part)];
  ck_assert_uint_eq(d.mentions.names[e->first_name].len, strlen(name));
  ck_assert_mem_eq(d.mentions.names[e->first_name].s, name, strlen(name));
  ck_assert_int_eq(e->type, type);
  support_clear(&d);
}

START_TEST(a_house_has_a_possessive_for_its_name)
{
  const char *text = "Moodley's said it would review the rating. Moodley's chief resigned. Ann Lowe's hat fell.";
  ck_called(text, "Moodley", "Moodley's", QUOTEATTR_ENTITY_ORGANISATION);
  ck_called(text, "Ann Lowe", "Ann Lowe", QUOTEATTR_ENTITY_PERSON);
  ck_called("Moodley's said to be ill. Moodley laughed.", "Moodley", "Moodley", QUOTEATTR_ENTITY_PERSON);
}
END_TEST

/* The type of the entity that the news call `part`. */
static int
type_of(const char *text, const char *part)
{
  support_doc d;
  int type;
  support_run_genre(&d, text, SUPPORT_MENTIONS, NEWS);
  type = d.mentions.entities[support_entity(&d, part)].type;
  support_clear(&d);
  return type;
}

START_TEST(what_stands_beside_it_tells)
{
  ck_assert_int_eq(type_of("They met the clerk, Zorble Okt, told the paper.", "Zorble Okt"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("They met her husband, Zorble, on Friday.", "Zorble"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("For Zorble Okt, who had won, it rained.", "Zorble Okt"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("By then Zorble Okt, 61, had won.", "Zorble Okt"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("For Zorble Okt, which had won, it rained.", "Zorble Okt"), QUOTEATTR_ENTITY_OTHER);
}
END_TEST

START_TEST(it_may_tell_of_more_than_the_name)
{
  ck_assert_int_eq(type_of("They met members of Zorble, who had won.", "Zorble"), QUOTEATTR_ENTITY_OTHER);
  ck_assert_int_eq(type_of("The minister of France, a member of the board, left.", "France"), QUOTEATTR_ENTITY_OTHER);
  ck_assert_int_eq(type_of("They met the Zorble, who had won.", "the Zorble"), QUOTEATTR_ENTITY_OTHER);
}
END_TEST

START_TEST(one_mention_of_many_tells_nothing)
{
  ck_assert_int_eq(type_of("They lived in Zorble. She rode to Zorble. It rained at Zorble. He went to Zorble. They left "
                           "for Zorble. He sang of Zorble. They flew to Zorble. For Zorble, who had won, it rained.",
                           "Zorble"),
                   QUOTEATTR_ENTITY_OTHER);
}
END_TEST

START_TEST(a_family_may_be_called_like_a_house_or_a_place)
{
  ck_assert_int_eq(type_of("Then Errol Banks left.", "Errol Banks"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("Then Carrow Banks left.", "Carrow Banks"), QUOTEATTR_ENTITY_ORGANISATION);
  ck_assert_int_eq(type_of("Then Michael Jordan left.", "Michael Jordan"), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(type_of("Then Kim Jong Un left.", "Kim Jong Un"), QUOTEATTR_ENTITY_PERSON);
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
  tcase_add_test(t, a_house_has_a_possessive_for_its_name);
  tcase_add_test(t, what_stands_beside_it_tells);
  tcase_add_test(t, it_may_tell_of_more_than_the_name);
  tcase_add_test(t, one_mention_of_many_tells_nothing);
  tcase_add_test(t, a_family_may_be_called_like_a_house_or_a_place);
  suite_add_tcase(s, t);
  return s;
}
