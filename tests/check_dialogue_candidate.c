/* Candidates: who is asked, in which order they were mentioned, what their profiles and features say. */
#include "attribute/dialogue_option.h"
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
  qai_features_text(&scene, (uint32_t)(candidate("Martha") - finder.list), &t);
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

/* Different ones, so that none stands for another. */
static void
fill_weights(int64_t *weights)
{
  uint32_t i, seed = 5;
  for (i = 0; i < QAI_TURN_CLASSES * QAI_FEATURES; i++) {
    seed = seed * 1664525u + 1013904223u;
    weights[i] = QAI_WEIGHTS((int)(seed >> 16 & 1023) - 512, (int)(seed >> 8 & 1023) - 512);
  }
}

static const char scene_text[] =
    "Mrs. Dale sat by Oliver and Mr. Finch.\n\n“Not again,” said Oliver.\n\n“Yes, Oliver.”\n\nMr. Finch turned to "
    "her:\n\n"
    "“Why, madam?”\n\nShe smiled. “Ask Oliver.” He looked up.\n\nThe clock struck.\n\n“Go, Mr. Finch,” she said.\n\n“I "
    "will not.”\n\n“Sir!”\n\nI stood by the door.\n\n“No,” I said.\n\n“Mrs. Dale thinks so,” said the men.\n\n“Oliver "
    "does not.”\n\nNobody spoke.\n\n“Martha does,” said Martha.\n\n“Well?” asked Mr. Finch.\n\n“Well, sir?”\n";

START_TEST(options_are_weighed_as_their_features)
{
  static int64_t weights[QAI_TURN_CLASSES * QAI_FEATURES];
  qai_dialogue_model model = {weights, qai_dialogue_builtin.confidence};
  qai_options all;
  qai_scene scene;
  uint32_t t, i;
  fill_weights(weights);
  read_candidates(scene_text, 0, 0);
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, QAI_OPTIONS_ALL, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_ge(turns.n_items, 10);
  for (t = 0; t < turns.n_items; t++) {
    qai_scene_read(&finder, &scene);
    ck_assert_uint_eq(all.lists[t].n, finder.n);
    for (i = 0; i < finder.n; i++) {
      qai_tally sum = {weights + turns.items[t].class * (size_t)QAI_FEATURES, 0, NULL, 0};
      qai_features_text(&scene, i, &sum);
      ck_assert_int_eq(all.lists[t].items[i].score[0], qai_tally_sum(sum.sum, 0));
      ck_assert_int_eq(all.lists[t].items[i].score[1], qai_tally_sum(sum.sum, 1));
    }
    if (t + 1 < turns.n_items)
      qai_candidates_next(&finder);
  }
  support_clear(&doc);
}
END_TEST

static int
is_kept(const qai_option_list *list, const qai_option *o, int32_t apart)
{
  uint32_t i;
  int32_t first = INT16_MIN, second = INT16_MIN;
  for (i = 0; i < list->n; i++) {
    first = list->items[i].score[0] > first ? list->items[i].score[0] : first;
    second = list->items[i].score[1] > second ? list->items[i].score[1] : second;
  }
  return o->score[0] >= first - apart || o->score[1] >= second - apart || (o->addressed & QAI_IN_TURN);
}

/* Those near the best in either pass, or addressed by the turn, are there in their order; the others are not. */
START_TEST(those_far_below_are_left_out)
{
  static int64_t weights[QAI_TURN_CLASSES * QAI_FEATURES];
  static const int32_t apart[] = {0, 300, QAI_OPTIONS_APART};
  qai_dialogue_model model = {weights, qai_dialogue_builtin.confidence};
  qai_options all, best;
  uint32_t t, i, n, left_out = 0;
  fill_weights(weights);
  read_candidates(scene_text, 0, 0);
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, QAI_OPTIONS_ALL, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, apart[_i], &doc.arena, &best), QUOTEATTR_OK);
  for (t = 0; t < turns.n_items; t++) {
    for (i = n = 0; i < all.lists[t].n; i++)
      if (is_kept(&all.lists[t], &all.lists[t].items[i], apart[_i])) {
        ck_assert_uint_lt(n, best.lists[t].n);
        ck_assert_uint_eq(best.lists[t].items[n++].entity, all.lists[t].items[i].entity);
      }
    ck_assert_uint_eq(best.lists[t].n, n);
    left_out += all.lists[t].n - n;
  }
  ck_assert_uint_gt(left_out, 0);
  support_clear(&doc);
}
END_TEST

/* Those that the narration mentions in front of the others, which go by their places. */
static int
stands_before(uint32_t i, uint32_t k)
{
  const qai_candidate *a = &finder.list[i], *b = &finder.list[k];
  if (a->back != b->back)
    return a->back < b->back;
  return a->back == QAI_UNSEEN ? i < k : a->rank < b->rank;
}

START_TEST(ranks_are_counts_of_others)
{
  uint32_t i, k;
  read_candidates(scene_text, 0, 0);
  for (; finder.turn < turns.n_items; qai_candidates_next(&finder))
    for (i = 0; i < finder.n; i++) {
      uint32_t rank = 0, agree_rank = 0, count_rank = 0;
      for (k = 0; k < finder.n; k++) {
        rank += k != i && stands_before(k, i);
        agree_rank += k != i && stands_before(k, i) && finder.list[k].agrees != 2;
        count_rank += finder.list[k].n_before > finder.list[i].n_before;
      }
      ck_assert_uint_eq(finder.list[i].rank, rank);
      ck_assert_uint_eq(finder.list[i].agree_rank, agree_rank);
      ck_assert_uint_eq(finder.list[i].count_rank, count_rank < 4 ? count_rank : 4);
    }
  support_clear(&doc);
}
END_TEST

/* Bit i: the tag of turn i near the scene names it. */
static uint32_t
tags_naming(const qai_scene *scene, uint32_t c)
{
  uint32_t i, bits = 0;
  for (i = 0; i < scene->n_near; i++)
    bits |= (uint32_t)(scene->tagged[i] == c) << i;
  return bits;
}

START_TEST(tags_around_a_turn)
{
  uint32_t c;
  qai_scene scene;
  read_candidates("“One,” said Oliver.\n\n“Two,” said Martha.\n\n“Three.”\n\n“Four,” said Oliver.\n\n“Five.”\n\n“Six,” "
                  "said Oliver.\n",
                  2, 0);
  qai_scene_read(&finder, &scene);
  c = (uint32_t)(candidate("Oliver") - finder.list);
  ck_assert_uint_eq(scene.n_near, 5);
  ck_assert_uint_eq(tags_naming(&scene, c), 2 | 4 | 16);
  ck_assert_uint_eq(scene.tagged_id[1], QAI_F_TAGGED_BACK + 2);
  ck_assert_uint_eq(scene.tagged_id[4], QAI_F_TAGGED_AHEAD + 4);
  ck_assert_uint_eq(scene.soon[c], 2);
  c = (uint32_t)(candidate("Martha") - finder.list);
  ck_assert_uint_eq(tags_naming(&scene, c), 1);
  ck_assert_uint_eq(tags_naming(&scene, QAI_CANDIDATES), 8);
  ck_assert_uint_eq(scene.soon[c], 0);
  ck_assert_uint_eq(qai_candidates_place(&finder, QAI_NONE), QAI_CANDIDATES);
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
  tcase_add_test(t, options_are_weighed_as_their_features);
  tcase_add_loop_test(t, those_far_below_are_left_out, 0, 3);
  tcase_add_test(t, ranks_are_counts_of_others);
  tcase_add_test(t, tags_around_a_turn);
  tcase_add_test(t, weights_of_two_passes_come_apart);
  suite_add_tcase(s, t);
  return s;
}
