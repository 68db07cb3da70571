/* Several who do one thing. */
#include "support_mention.h"

static void
ck_joint(const char *text, const char *part, int genre)
{
  support_doc d;
  const qai_mention *m;
  support_run_genre(&d, text, SUPPORT_MENTIONS, genre);
  m = support_get(&d, part);
  ck_assert(m->flags & QAI_MENTION_JOINT);
  ck_assert(m->flags & QAI_MENTION_PLURAL);
  ck_assert_str_eq(support_entity_name(&d, m->entity), part);
  support_clear(&d);
}

static void
ck_none(const char *text, const char *part, int genre)
{
  support_doc d;
  support_run_genre(&d, text, SUPPORT_MENTIONS, genre);
  ck_assert_uint_eq(support_mention(&d, part), QAI_NONE);
  support_clear(&d);
}

START_TEST(a_list_that_is_a_subject_is_one_mention)
{
  ck_joint("Anna Berg and Peter Holt said so in a statement.", "Anna Berg and Peter Holt", QUOTEATTR_GENRE_NEWS);
  ck_joint("Freedonia, Sylvania, and some officials called for calm.", "Freedonia, Sylvania, and some officials",
           QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(its_members_stay)
{
  support_doc d;
  support_run_genre(&d, "Anna Berg and Peter Holt said so.", SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_uint_ne(support_entity(&d, "Anna Berg"), support_entity(&d, "Peter Holt"));
  ck_assert_uint_ne(support_entity(&d, "Anna Berg"), support_entity(&d, "Anna Berg and Peter Holt"));
  support_clear(&d);
}
END_TEST

START_TEST(an_apposition_is_no_list)
{
  ck_none("Anna Berg, the mayor, and Peter Holt said so.", "Anna Berg, the mayor, and Peter Holt",
          QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(only_subjects_in_the_news)
{
  ck_none("They met Anna Berg and Peter Holt.", "Anna Berg and Peter Holt", QUOTEATTR_GENRE_NEWS);
  ck_none("Anna Berg and Peter Holt laughed.", "Anna Berg and Peter Holt", QUOTEATTR_GENRE_FICTION);
}
END_TEST

Suite *check_joint(void);

Suite *
check_joint(void)
{
  Suite *s = suite_create("joint");
  TCase *t = tcase_create("joint");
  tcase_add_test(t, a_list_that_is_a_subject_is_one_mention);
  tcase_add_test(t, its_members_stay);
  tcase_add_test(t, an_apposition_is_no_list);
  tcase_add_test(t, only_subjects_in_the_news);
  suite_add_tcase(s, t);
  return s;
}
