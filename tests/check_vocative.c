/* Who is addressed inside a quotation. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(between_comma_and_mark)
{
  support_doc d;
  support_run_genre(&d, "“Come here, Margaret,” said Peter.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE);
  support_clear(&d);
}
END_TEST

START_TEST(first_before_a_comma)
{
  support_doc d;
  support_run_genre(&d, "“Margaret, come here,” said Peter.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE);
  support_clear(&d);
}
END_TEST

START_TEST(not_without_a_comma)
{
  support_doc d;
  support_run_genre(&d, "“I saw Margaret there,” said Peter.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(!(support_get(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE));
  support_clear(&d);
}
END_TEST

START_TEST(not_in_a_list)
{
  support_doc d;
  support_run_genre(&d, "“I saw Peter, Margaret, and Henry,” said Ann.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(!(support_get(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE));
  support_clear(&d);
}
END_TEST

START_TEST(not_in_the_narration)
{
  support_doc d;
  support_run_genre(&d, "They saw, Margaret, a gate.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(!(support_get(&d, "Margaret")->flags & QAI_MENTION_VOCATIVE));
  support_clear(&d);
}
END_TEST

START_TEST(nouns_of_address)
{
  support_doc d;
  support_run_genre(&d, "“I agree, captain,” said Peter.", SUPPORT_MENTIONS, NOVEL);
  ck_assert(support_get(&d, "captain")->flags & QAI_MENTION_VOCATIVE);
  support_clear(&d);
}
END_TEST

Suite *check_vocative(void);

Suite *
check_vocative(void)
{
  Suite *s = suite_create("vocative");
  TCase *t = tcase_create("vocative");
  tcase_add_test(t, between_comma_and_mark);
  tcase_add_test(t, first_before_a_comma);
  tcase_add_test(t, not_without_a_comma);
  tcase_add_test(t, not_in_a_list);
  tcase_add_test(t, not_in_the_narration);
  tcase_add_test(t, nouns_of_address);
  suite_add_tcase(s, t);
  return s;
}
