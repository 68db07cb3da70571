/* Nouns of beings that speak in a story. */
#include "support_mention.h"

#include "mention/beings.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

/* Is the noun one in the text? */
static int
is_being(const char *text, int genre, const char *noun)
{
  support_doc d;
  qai_scan scan;
  int is;
  support_scan(&d, &scan, text, genre, 0);
  is = qai_beings_is(&scan, support_word(&d, noun));
  support_clear(&d);
  return is;
}

START_TEST(what_speaks_is_one)
{
  ck_assert(is_being("The dragon yawned. “Go,” said the old dragon.", NOVEL, "dragon"));
  ck_assert(is_being("The teapot stood up. “Go,” the teapot said.", NOVEL, "teapot"));
  ck_assert(!is_being("The dragon yawned. “Go,” said Ann.", NOVEL, "dragon"));
  ck_assert(!is_being("The dragon yawned. The dragon said nothing.", NOVEL, "dragon"));
}
END_TEST

START_TEST(in_the_news_nobody_is)
{
  ck_assert(!is_being("The teapot stood up. “Go,” the teapot said.", NEWS, "teapot"));
}
END_TEST

START_TEST(a_voice_and_a_part_are_none)
{
  ck_assert(!is_being("“Go,” said a voice.", NOVEL, "voice"));
  ck_assert(!is_being("“Go,” said the top of the wall.", NOVEL, "top"));
  ck_assert(!is_being("“Go,” said the dragon's rider.", NOVEL, "dragon"));
}
END_TEST

START_TEST(all_its_mentions_count)
{
  const char *text = "The dragon lifted its head. “Who goes there?” it rumbled. “I,” said Ann. “Which?” said the dragon.";
  support_doc d;
  const qai_mention *m;
  support_run_genre(&d, text, SUPPORT_MENTIONS, NOVEL);
  m = support_get(&d, "The dragon");
  ck_assert_int_eq(m->type, QUOTEATTR_ENTITY_PERSON);
  ck_assert_uint_eq(m->entity, support_entity(&d, "the dragon"));
  support_clear(&d);
}
END_TEST

START_TEST(a_house_of_a_story_is_no_body)
{
  support_doc d;
  support_run_genre(&d, "The owl came down one branch. “Home,” Ann and Tom said. They left the branch.", SUPPORT_MENTIONS,
                    NOVEL);
  ck_assert_int_eq(support_get(&d, "one branch")->type, QUOTEATTR_ENTITY_OTHER);
  support_clear(&d);
  support_run_genre(&d, "The bank closed one branch.", SUPPORT_MENTIONS, NEWS);
  ck_assert_int_eq(support_get(&d, "one branch")->type, QUOTEATTR_ENTITY_ORGANISATION);
  support_clear(&d);
}
END_TEST

Suite *check_beings(void);

Suite *
check_beings(void)
{
  Suite *s = suite_create("beings");
  TCase *t = tcase_create("beings");
  tcase_add_test(t, what_speaks_is_one);
  tcase_add_test(t, in_the_news_nobody_is);
  tcase_add_test(t, a_voice_and_a_part_are_none);
  tcase_add_test(t, all_its_mentions_count);
  tcase_add_test(t, a_house_of_a_story_is_no_body);
  suite_add_tcase(s, t);
  return s;
}
