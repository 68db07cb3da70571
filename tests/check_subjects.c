/* Subjects, as far as the surface tells. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(before_a_verb)
{
  support_doc d;
  support_run_genre(&d, "Margaret Holt quietly agreed.", SUPPORT_MENTIONS, NEWS);
  ck_assert(support_get(&d, "Margaret Holt")->flags & QAI_MENTION_SUBJECT);
  support_clear(&d);
}
END_TEST

START_TEST(behind_a_reporting_verb)
{
  support_doc d;
  support_run_genre(&d, "“Go,” said Margaret Holt.", SUPPORT_MENTIONS, NEWS);
  ck_assert(support_get(&d, "Margaret Holt")->flags & QAI_MENTION_SUBJECT);
  support_clear(&d);
}
END_TEST

START_TEST(not_behind_a_preposition)
{
  support_doc d;
  support_run_genre(&d, "A letter from Margaret Holt arrived.", SUPPORT_MENTIONS, NEWS);
  ck_assert(!(support_get(&d, "Margaret Holt")->flags & QAI_MENTION_SUBJECT));
  support_clear(&d);
}
END_TEST

START_TEST(not_an_object)
{
  support_doc d;
  support_run_genre(&d, "They told Margaret Holt.", SUPPORT_MENTIONS, NEWS);
  ck_assert(!(support_get(&d, "Margaret Holt")->flags & QAI_MENTION_SUBJECT));
  support_clear(&d);
}
END_TEST

static int
is_subject(const char *text)
{
  support_doc d;
  int is;
  support_run_genre(&d, text, SUPPORT_MENTIONS, NEWS);
  is = (support_get(&d, "Margaret Holt")->flags & QAI_MENTION_SUBJECT) != 0;
  support_clear(&d);
  return is;
}

START_TEST(before_an_aside_and_a_verb)
{
  ck_assert(is_subject("Margaret Holt, who lives here, agreed."));
  ck_assert(is_subject("Margaret Holt, now a judge, agreed."));
  ck_assert(is_subject("Margaret Holt, 61, agreed."));
  ck_assert(!is_subject("They told Margaret Holt, who lives here, agreeing."));
  ck_assert(!is_subject("A letter from Margaret Holt, the judge, arrived."));
  ck_assert(!is_subject("Margaret Holt, the judge, and the mayor."));
}
END_TEST

Suite *check_subjects(void);

Suite *
check_subjects(void)
{
  Suite *s = suite_create("subjects");
  TCase *t = tcase_create("subjects");
  tcase_add_test(t, before_a_verb);
  tcase_add_test(t, behind_a_reporting_verb);
  tcase_add_test(t, not_behind_a_preposition);
  tcase_add_test(t, not_an_object);
  tcase_add_test(t, before_an_aside_and_a_verb);
  suite_add_tcase(s, t);
  return s;
}
