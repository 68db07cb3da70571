/* Whom a pronoun may stand for. */
#include "mention/antecedent.h"

#include <stdlib.h>
#include <string.h>

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(gender_decides)
{
  ck_assert(support_are_one("Peter met Margaret at the door. She laughed.", NOVEL, "Margaret", "She"));
  ck_assert(support_are_one("Peter met Margaret at the door. He laughed.", NOVEL, "Peter", "He"));
}
END_TEST

START_TEST(number_decides)
{
  ck_assert(support_are_one("The officials met Peter. They left.", NEWS, "The officials", "They"));
}
END_TEST

START_TEST(a_body_is_it_or_they)
{
  ck_assert(support_are_one("Police closed the harbour. \"Stay at home,\" they said.", NEWS, "Police", "they"));
  ck_assert(support_are_one("The council shut the park. \"No one was hurt,\" it said.", NEWS, "The council", "it"));
}
END_TEST

START_TEST(in_news_the_subject_before_speaks_though_nothing_tells_its_gender)
{
  const char *text = "Peter Wenders arrived in Cannes on Tuesday. \"I am tired,\" he said.\n\n"
                     "Haoran Qi won the race again. \"We were lucky,\" he told reporters.\n\n"
                     "A spokesman for the council said the road was closed. \"Nobody was hurt,\" he added.";
  ck_assert(support_are_one(text, NEWS, "Haoran Qi", "he#1"));
  ck_assert(support_are_one(text, NEWS, "A spokesman", "he#2"));
}
END_TEST

START_TEST(in_news_who_spoke_last_goes_on_speaking)
{
  const char *text = "Donald Marsh won the vote. Mr. Marsh spoke for an hour, and Mr. Marsh thanked the town.\n\n"
                     "\"Marsh is a fine man,\" said Peter Baron. \"Marsh will win again.\"\n\n"
                     "\"Nobody has done more for the town than Marsh,\" he said.";
  ck_assert(support_are_one(text, NEWS, "Peter Baron", "he"));
}
END_TEST

START_TEST(an_age_is_told_of_somebody_known)
{
  const char *text = "Tom Berring scored twice. \"I was lucky,\" the 29-year-old midfielder said.\n\n"
                     "The 29-year-old said the team had worked hard.";
  ck_assert(support_are_one(text, NEWS, "Tom Berring", "the 29-year-old midfielder"));
  ck_assert(support_are_one(text, NEWS, "Tom Berring", "The 29-year-old"));
  ck_assert(!support_are_one("Tom Berring won. A 29-year-old said no.", NEWS, "Tom Berring", "A 29-year-old"));
}
END_TEST

START_TEST(the_narrator_is_no_third_person)
{
  ck_assert(!support_are_one("I met Peter. He laughed.", NOVEL, "I", "He"));
}
END_TEST

START_TEST(a_pronoun_tells_the_gender_for_those_behind_it)
{
  const char *text = "The stranger came in. She laughed. He left.";
  ck_assert(support_are_one(text, NOVEL, "The stranger", "She"));
  ck_assert(!support_are_one(text, NOVEL, "The stranger", "He"));
}
END_TEST

START_TEST(candidates_are_the_nearest_first)
{
  support_doc d;
  qai_scan scan;
  qai_entities entities;
  qai_antecedents a;
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t i;
  support_scan(&d, &scan, "Peter met Henry. He left.", NOVEL, 1);
  memset(&entities, 0, sizeof entities);
  for (i = 0; i < 2; i++)
    ck_assert_int_eq(qai_entities_add(&scan, &entities, &scan.found.data[i], &scan.found.data[i].entity), QUOTEATTR_OK);
  ck_assert_int_eq(qai_antecedents_init(&a, &scan, &entities), QUOTEATTR_OK);
  for (i = 0; i < 2; i++)
    ck_assert_int_eq(qai_antecedents_note(&a, i), QUOTEATTR_OK);
  ck_assert_uint_eq(qai_antecedents_collect(&a, 2, QAI_NONE, c), 2);
  ck_assert_uint_eq(c[0].entity, 1);
  ck_assert_uint_eq(c[1].entity, 0);
  support_clear(&d);
}
END_TEST

/* A text of `n` times `part`, then `end`. */
static char *
repeat(const char *part, int n, const char *end)
{
  char *s = malloc(strlen(part) * (size_t)n + strlen(end) + 1);
  int i;
  ck_assert_ptr_nonnull(s);
  s[0] = '\0';
  for (i = 0; i < n; i++)
    memcpy(s + strlen(part) * (size_t)i, part, strlen(part) + 1);
  strcat(s, end);
  return s;
}

/* The mentions of a text, each name an entity of its own form, all but the last noted; how many candidates the last
 * one has. */
static uint32_t
collect_last(const char *text, uint32_t n_entities, qai_candidate *c)
{
  support_doc d;
  qai_scan scan;
  qai_entities entities;
  qai_antecedents a;
  uint32_t i, n, id;
  support_scan(&d, &scan, text, NOVEL, 1);
  memset(&entities, 0, sizeof entities);
  for (i = 0; i < n_entities; i++)
    ck_assert_int_eq(qai_entities_add(&scan, &entities, &scan.found.data[i], &id), QUOTEATTR_OK);
  ck_assert_int_eq(qai_antecedents_init(&a, &scan, &entities), QUOTEATTR_OK);
  for (i = 0; i + 1 < scan.found.n; i++) {
    scan.found.data[i].entity = i < n_entities ? i : n_entities - 1;
    ck_assert_int_eq(qai_antecedents_note(&a, i), QUOTEATTR_OK);
  }
  n = qai_antecedents_collect(&a, i, QAI_NONE, c);
  support_clear(&d);
  return n;
}

START_TEST(mentions_nearby_are_counted)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  ck_assert_uint_eq(collect_last("Peter met Henry. Henry sat. Henry ate. He left.", 2, c), 2);
  ck_assert_uint_eq(c[0].entity, 1);
  ck_assert_uint_eq(c[0].near, 3);
  ck_assert_uint_eq(c[0].mention, 3);
  ck_assert_uint_eq(c[1].near, 1);
}
END_TEST

START_TEST(the_window_ends)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  char *near = repeat("Henry sat. ", 63, "He left."), *far = repeat("Henry sat. ", 64, "He left.");
  char *text = malloc(strlen(far) + 32);
  ck_assert_ptr_nonnull(text);
  ck_assert_uint_eq(collect_last(strcat(strcpy(text, "Peter came. "), near), 2, c), 2);
  ck_assert_uint_eq(c[0].near, 63);
  ck_assert_uint_eq(c[1].mention, 0);
  ck_assert_uint_eq(collect_last(strcat(strcpy(text, "Peter came. "), far), 2, c), 1);
  ck_assert_uint_eq(c[0].near, 64);
  free(near);
  free(far);
  free(text);
}
END_TEST

START_TEST(the_window_ends_after_eight_paragraphs)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  ck_assert_uint_eq(
      collect_last("Peter sat.\n\nslowly\n\nand\n\nraining\n\nall\n\nover\n\nthe\n\nland\n\nHe left.", 1, c), 1);
  ck_assert_uint_eq(
      collect_last("Peter sat.\n\nslowly\n\nand\n\nraining\n\nall\n\nover\n\nthe\n\nwhole\n\nland\n\nHe left.", 1, c),
      0);
}
END_TEST

Suite *check_antecedent(void);

Suite *
check_antecedent(void)
{
  Suite *s = suite_create("antecedent");
  TCase *t = tcase_create("antecedent");
  tcase_add_test(t, gender_decides);
  tcase_add_test(t, number_decides);
  tcase_add_test(t, in_news_who_spoke_last_goes_on_speaking);
  tcase_add_test(t, an_age_is_told_of_somebody_known);
  tcase_add_test(t, a_body_is_it_or_they);
  tcase_add_test(t, in_news_the_subject_before_speaks_though_nothing_tells_its_gender);
  tcase_add_test(t, the_narrator_is_no_third_person);
  tcase_add_test(t, candidates_are_the_nearest_first);
  tcase_add_test(t, mentions_nearby_are_counted);
  tcase_add_test(t, a_pronoun_tells_the_gender_for_those_behind_it);
  tcase_add_test(t, the_window_ends);
  tcase_add_test(t, the_window_ends_after_eight_paragraphs);
  suite_add_tcase(s, t);
  return s;
}
