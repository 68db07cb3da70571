/* Candidates: who is asked, in which order they were mentioned, what their profiles and features say. */
#include "attribute/dialogue_feature.h"
#include "support.h"

static support_doc doc;
static qai_turns turns;
static qai_profile *profiles;
static qai_candidate_finder finder;

/* Goes on to the candidates of turn `turn`. */
static void
read_candidates(const char *text, uint32_t turn, uint32_t max)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_profiles_make(&turns, &doc.arena, &profiles), QUOTEATTR_OK);
  ck_assert_int_eq(qai_candidates_start(&turns, profiles, max, &doc.arena, &finder), QUOTEATTR_OK);
  while (finder.turn <= turn)
    qai_candidates_next(&finder);
}

static const qai_candidate *
candidate(const char *name)
{
  uint32_t i;
  for (i = 0; i < finder.n; i++)
    if (finder.list[i].entity == support_entity(&doc, name))
      return &finder.list[i];
  return NULL;
}

START_TEST(candidates_are_those_around)
{
  read_candidates("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n", 0, 0);
  ck_assert_ptr_nonnull(candidate("Martha"));
  ck_assert_ptr_nonnull(candidate("Oliver"));
  support_clear(&doc);
}
END_TEST

START_TEST(the_one_in_the_tag_comes_first_when_there_is_room_for_one)
{
  read_candidates("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n", 0, 1);
  ck_assert_uint_eq(finder.n, 1);
  ck_assert_ptr_nonnull(candidate("Oliver"));
  support_clear(&doc);
}
END_TEST

START_TEST(the_last_mentioned_ranks_first)
{
  read_candidates("Martha was late.\n\nMartha saw Oliver.\n\nThe clock struck.\n\n“Not again.”\n", 0, 0);
  ck_assert_uint_eq(candidate("Oliver")->rank, 0);
  ck_assert_uint_eq(candidate("Martha")->rank, 1);
  ck_assert_uint_eq(candidate("Oliver")->back, 2);
  ck_assert_uint_eq(candidate("Martha")->count_rank, 0);
  ck_assert_uint_eq(candidate("Oliver")->count_rank, 1);
  ck_assert_uint_eq(candidate("Martha")->n_before, 2);
  support_clear(&doc);
}
END_TEST

START_TEST(ranks_by_gender_leave_the_others_out)
{
  read_candidates("Mrs. Dale saw Mr. Finch.\n\n“Not again,” she said.\n", 0, 0);
  ck_assert_uint_eq(candidate("Mr. Finch")->agrees, 2);
  ck_assert_uint_eq(candidate("Mrs. Dale")->agrees, 1);
  ck_assert_uint_eq(candidate("Mrs. Dale")->agree_rank, 0);
  support_clear(&doc);
}
END_TEST

START_TEST(who_is_addressed_and_where)
{
  read_candidates("“Shut the door, Martha.”\n\n“No.”\n", 1, 0);
  ck_assert_uint_eq(candidate("Martha")->addressed, QAI_IN_LAST);
  ck_assert_uint_eq(candidate("Martha")->back, QAI_UNSEEN);
  support_clear(&doc);
}
END_TEST

START_TEST(profiles_say_who_is_named_and_who_speaks)
{
  const qai_profile *p;
  read_candidates("Mrs. Dale sat by a man.\n\n“Not again,” said Mrs. Dale.\n", 0, 0);
  p = &profiles[support_entity(&doc, "Mrs. Dale")];
  ck_assert_int_eq(p->flags, QAI_PROFILE_SPEAKS | QAI_PROFILE_NAMED);
  ck_assert_int_eq(p->gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_int_eq(p->frequency, 0);
  ck_assert_int_eq(p->spoken, 0);
  ck_assert_int_eq(p->nouns, 1);
  p = &profiles[support_entity(&doc, "a man")];
  ck_assert_int_eq(p->flags & QAI_PROFILE_NAMED, 0);
  ck_assert_int_eq(p->spoken, 5);
  support_clear(&doc);
}
END_TEST

START_TEST(the_list_of_features_and_their_sum_agree)
{
  uint16_t ids[QAI_FEATURES_MAX];
  qai_tally t = {qai_dialogue_builtin.weights, 0, NULL, 0};
  qai_scene scene;
  int32_t first = 0, second = 0;
  uint32_t i;
  read_candidates("Martha sat by Oliver.\n\n“Yes, Oliver,” she said.\n\n“No!” cried Oliver.\n", 1, 0);
  qai_scene_read(&finder, &scene);
  t.ids = ids;
  qai_features_text(&scene, candidate("Martha"), &t);
  qai_features_gender(&scene, QUOTEATTR_GENDER_FEMALE, &t);
  ck_assert_uint_gt(t.n_ids, 10);
  for (i = 0; i < t.n_ids; i++) {
    ck_assert_uint_lt(ids[i], QAI_FEATURES);
    first += qai_tally_sum(qai_dialogue_builtin.weights[ids[i]], 0);
    second += qai_tally_sum(qai_dialogue_builtin.weights[ids[i]], 1);
  }
  ck_assert_int_eq(qai_tally_sum(t.sum, 0), first);
  ck_assert_int_eq(qai_tally_sum(t.sum, 1), second);
  support_clear(&doc);
}
END_TEST

START_TEST(weights_of_two_passes_come_apart)
{
  int64_t sum = QAI_WEIGHTS(-300, 20000) + QAI_WEIGHTS(100, -32768) + QAI_WEIGHTS(-1, 1);
  ck_assert_int_eq(qai_tally_sum(sum, 0), -201);
  ck_assert_int_eq(qai_tally_sum(sum, 1), -12767);
}
END_TEST

Suite *check_dialogue_candidate(void);

Suite *
check_dialogue_candidate(void)
{
  Suite *s = suite_create("dialogue_candidate");
  TCase *t = tcase_create("candidates");
  tcase_add_test(t, candidates_are_those_around);
  tcase_add_test(t, the_one_in_the_tag_comes_first_when_there_is_room_for_one);
  tcase_add_test(t, the_last_mentioned_ranks_first);
  tcase_add_test(t, ranks_by_gender_leave_the_others_out);
  tcase_add_test(t, who_is_addressed_and_where);
  tcase_add_test(t, profiles_say_who_is_named_and_who_speaks);
  tcase_add_test(t, the_list_of_features_and_their_sum_agree);
  tcase_add_test(t, weights_of_two_passes_come_apart);
  suite_add_tcase(s, t);
  return s;
}
