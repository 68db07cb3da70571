/* Linear models and chains: sums of rows, best labels, probabilities. */
#include "attribute/linear.h"

#include <check.h>
#include <string.h>

#define L QAI_LABELS_MAX

static int8_t rows[4 * L];
static float pairs[L * L];

/* Two labels, four rows, a scale of one half. */
static qai_linear
model(void)
{
  qai_linear m;
  memset(&m, 0, sizeof m);
  m.rows = rows;
  m.bits = 2;
  m.n_labels = 2;
  m.scale = 0.5f;
  m.pairs = pairs;
  memset(pairs, 0, sizeof pairs);
  return m;
}

START_TEST(a_score_is_the_scaled_sum_of_the_rows)
{
  qai_linear m = model();
  qai_features f;
  float scores[L];
  memset(rows, 0, sizeof rows);
  rows[1 * L] = 4;
  rows[3 * L] = -1;
  rows[3 * L + 1] = 10;
  f.n = 2;
  f.hash[0] = 0x40000000u; /* row 1 */
  f.hash[1] = 0xffffffffu; /* row 3 */
  qai_linear_score(&m, &f, scores);
  ck_assert_float_eq(scores[0], 1.5f);
  ck_assert_float_eq(scores[1], 5.0f);
}
END_TEST

START_TEST(sums_in_parts_make_the_same_score)
{
  qai_linear m = model();
  qai_features whole = {2, {0x40000000u, 0xffffffffu}}, first = {1, {0x40000000u}}, second = {1, {0xffffffffu}};
  int16_t sums[L] = {0};
  float scores[L], parts[L];
  memset(rows, 0, sizeof rows);
  rows[1 * L] = 4;
  rows[3 * L] = -7;
  rows[3 * L + 1] = 127;
  qai_linear_score(&m, &whole, scores);
  qai_linear_add(&m, &first, sums);
  qai_linear_add(&m, &second, sums);
  qai_linear_scale(&m, sums, parts);
  ck_assert_mem_eq(scores, parts, sizeof scores);
  ck_assert_float_eq(parts[0], -1.5f);
}
END_TEST

START_TEST(a_full_list_takes_no_more_features)
{
  qai_features f;
  uint32_t i;
  f.n = 0;
  for (i = 0; i < QAI_FEATURES_MAX + 10; i++)
    qai_features_add(&f, i, i);
  ck_assert_uint_eq(f.n, QAI_FEATURES_MAX);
}
END_TEST

START_TEST(features_of_other_templates_or_values_differ)
{
  qai_features f;
  f.n = 0;
  qai_features_add(&f, 1, 7);
  qai_features_add(&f, 2, 7);
  qai_features_add(&f, 1, 8);
  ck_assert_uint_ne(f.hash[0], f.hash[1]);
  ck_assert_uint_ne(f.hash[0], f.hash[2]);
  ck_assert_uint_ne(qai_features_join(1, 2), qai_features_join(2, 1));
}
END_TEST

START_TEST(the_best_labels_weigh_pairs_against_positions)
{
  qai_linear m = model();
  float scores[3 * L] = {0};
  float ways[3 * L];
  uint8_t labels[3];
  scores[0] = 1.0f;     /* position 0 wants label 0, */
  scores[L + 1] = 0.5f; /* position 1 label 1 a little, */
  scores[2 * L] = 1.0f; /* position 2 label 0 */
  qai_chain_best(&m, scores, 3, ways, labels);
  ck_assert_uint_eq(labels[1], 1);
  pairs[0 * 2 + 1] = -2.0f; /* but a change from 0 to 1 costs more */
  qai_chain_best(&m, scores, 3, ways, labels);
  ck_assert_uint_eq(labels[0], 0);
  ck_assert_uint_eq(labels[1], 0);
  ck_assert_uint_eq(labels[2], 0);
}
END_TEST

START_TEST(marginals_agree_with_all_labellings_counted)
{
  qai_linear m = model();
  float scores[2 * L] = {0}, p[2 * L], z = 0, first = 0;
  int a, b;
  scores[0] = 0.3f;
  scores[L + 1] = 0.7f;
  pairs[0] = 0.2f;
  pairs[1] = -0.4f;
  pairs[3] = 0.1f;
  for (a = 0; a < 2; a++)
    for (b = 0; b < 2; b++) {
      float x = scores[a] + scores[L + b] + pairs[a * 2 + b], e = 1, term = 1;
      int k;
      for (k = 1; k < 20; k++)
        e += term *= x / (float)k;
      z += e;
      first += a == 0 ? e : 0;
    }
  qai_chain_marginals(&m, scores, 2, p);
  ck_assert_float_eq_tol(p[0], first / z, 1e-5f);
  ck_assert_float_eq_tol(p[0] + p[1], 1.0f, 1e-5f);
  ck_assert_float_eq_tol(p[L] + p[L + 1], 1.0f, 1e-5f);
}
END_TEST

START_TEST(pairs_far_above_zero_have_their_full_weight)
{
  qai_linear m = model();
  float scores[2 * L] = {0}, p[2 * L];
  pairs[0] = 2.9f; /* 0 0, against three pairs of weight 1: e^2.9 = 18.1741 */
  qai_chain_marginals(&m, scores, 2, p);
  ck_assert_float_eq_tol(p[0], 19.174145f / 21.174145f, 2e-6f);
  ck_assert_float_eq_tol(p[L], 19.174145f / 21.174145f, 2e-6f);
}
END_TEST

START_TEST(no_positions_are_no_work)
{
  qai_linear m = model();
  qai_chain_marginals(&m, NULL, 0, NULL);
  qai_chain_best(&m, NULL, 0, NULL, NULL);
}
END_TEST

Suite *check_linear(void);

Suite *
check_linear(void)
{
  Suite *s = suite_create("linear");
  TCase *t = tcase_create("linear");
  tcase_add_test(t, a_score_is_the_scaled_sum_of_the_rows);
  tcase_add_test(t, sums_in_parts_make_the_same_score);
  tcase_add_test(t, a_full_list_takes_no_more_features);
  tcase_add_test(t, features_of_other_templates_or_values_differ);
  tcase_add_test(t, the_best_labels_weigh_pairs_against_positions);
  tcase_add_test(t, marginals_agree_with_all_labellings_counted);
  tcase_add_test(t, pairs_far_above_zero_have_their_full_weight);
  tcase_add_test(t, no_positions_are_no_work);
  suite_add_tcase(s, t);
  return s;
}
