/* Who "I" is. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(called_by_others)
{
  support_doc d;
  support_run_genre(
      &d,
      "I sat by the fire. I was tired, and I slept. “Wake up, Zorble,” said Anna. I woke. “Zorble, get up,” she said.",
      SUPPORT_MENTIONS, NOVEL);
  ck_assert_str_eq(support_entity_name(&d, d.mentions.mentions[0].entity), "Zorble");
  ck_assert(d.mentions.entities[d.mentions.mentions[0].entity].narrator);
  support_clear(&d);
}
END_TEST

START_TEST(by_his_own_answer)
{
  support_doc d;
  support_run_genre(&d, "I sat down. I was tired, and I said nothing. “Who are you?” he asked. “Peter Holt,” I said.",
                    SUPPORT_MENTIONS, NOVEL);
  ck_assert_str_eq(support_entity_name(&d, d.mentions.mentions[0].entity), "Peter Holt");
  support_clear(&d);
}
END_TEST

START_TEST(whom_the_narration_names_it_is_not)
{
  support_doc d;
  support_run_genre(&d,
                    "I sat by the fire with Zorble. I was tired, and I slept. “Wake up, Zorble,” said Anna. Zorble "
                    "woke. I heard Zorble. “Zorble, get up,” she said.",
                    SUPPORT_MENTIONS, NOVEL);
  ck_assert_str_eq(support_entity_name(&d, d.mentions.mentions[0].entity), "I");
  support_clear(&d);
}
END_TEST

START_TEST(the_speakers_own_name)
{
  support_doc d;
  support_run_genre(&d, "“I'm Greta,” said the skipper. “My name is Anna Berg,” said she.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "Greta")->flags & QAI_MENTION_SELF);
  ck_assert(support_get(&d, "Anna Berg")->flags & QAI_MENTION_SELF);
  support_clear(&d);
}
END_TEST

Suite *check_narrator(void);

Suite *
check_narrator(void)
{
  Suite *s = suite_create("narrator");
  TCase *t = tcase_create("narrator");
  tcase_add_test(t, called_by_others);
  tcase_add_test(t, by_his_own_answer);
  tcase_add_test(t, whom_the_narration_names_it_is_not);
  tcase_add_test(t, the_speakers_own_name);
  suite_add_tcase(s, t);
  return s;
}
