/* The mentions of a document and what each shows. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(names_nominals_pronouns)
{
  support_doc d;
  support_run_genre(&d, "Anna Berg told the minister that she agreed.", SUPPORT_MENTIONS, NEWS);
  ck_assert_int_eq(support_get(&d, "Anna Berg")->kind, QUOTEATTR_MENTION_NAME);
  ck_assert_int_eq(support_get(&d, "the minister")->kind, QUOTEATTR_MENTION_NOMINAL);
  ck_assert_int_eq(support_get(&d, "she")->kind, QUOTEATTR_MENTION_PRONOUN);
  support_clear(&d);
}
END_TEST

START_TEST(a_name_inside_a_phrase_is_kept)
{
  support_doc d;
  support_run_genre(&d, "A Berg spokesman declined. Berg's campaign agreed.", SUPPORT_MENTIONS, NEWS);
  support_get(&d, "A Berg spokesman");
  support_get(&d, "Berg");
  support_get(&d, "Berg's campaign");
  support_clear(&d);
}
END_TEST

START_TEST(bodies_and_groups)
{
  support_doc d;
  support_run_genre(&d, "Iranian officials met the Harvest Committee.", SUPPORT_MENTIONS, NEWS);
  ck_assert_int_eq(support_get(&d, "Iranian officials")->type, QUOTEATTR_ENTITY_GROUP);
  ck_assert_int_eq(support_get(&d, "the Harvest Committee")->type, QUOTEATTR_ENTITY_ORGANISATION);
  ck_assert(support_get(&d, "Iranian officials")->flags & QAI_MENTION_PLURAL);
  support_clear(&d);
}
END_TEST

START_TEST(what_says_is_a_speaker)
{
  support_doc d;
  support_run_genre(&d, "The report said so. The ledger lay there.", SUPPORT_MENTIONS, NEWS);
  support_get(&d, "The report");
  ck_assert_uint_eq(support_mention(&d, "The ledger"), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(chapter_titles_name_nobody)
{
  support_doc d;
  support_run_genre(
      &d,
      "CHAPTER IV. PETER HOLT ARRIVES\n\nMargaret sat down. It was late, and the lamp was out, and nobody had come.\n",
      SUPPORT_MENTIONS, NOVEL);
  ck_assert_uint_eq(support_mention(&d, "PETER HOLT"), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(one_that_is_new_is_indefinite)
{
  support_doc d;
  support_run_genre(&d, "A man met the woman.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "A man")->flags & QAI_MENTION_INDEFINITE);
  ck_assert(!(support_get(&d, "the woman")->flags & QAI_MENTION_INDEFINITE));
  support_clear(&d);
}
END_TEST

Suite *check_find(void);

Suite *
check_find(void)
{
  Suite *s = suite_create("find");
  TCase *t = tcase_create("find");
  tcase_add_test(t, names_nominals_pronouns);
  tcase_add_test(t, a_name_inside_a_phrase_is_kept);
  tcase_add_test(t, bodies_and_groups);
  tcase_add_test(t, what_says_is_a_speaker);
  tcase_add_test(t, chapter_titles_name_nobody);
  tcase_add_test(t, one_that_is_new_is_indefinite);
  suite_add_tcase(s, t);
  return s;
}
