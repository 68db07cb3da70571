/* Linear models and chains: sums of rows, best labels, probabilities; the latter by each version of the code. */
#include "attribute/labels.h"

#include <check.h>
#include <string.h>

#define L QAI_LABELS_MAX
#define UNITS (float)QAI_LINEAR_UNIT

static int8_t rows[64 * L];
static qai_pairs pairs;

/* Two labels, 64 rows. */
static qai_linear
model(void)
{
  qai_linear m;
  uint32_t a, b;
  memset(rows, 0, sizeof rows);
  memset(&pairs, 0, sizeof pairs);
  for (a = 0; a < L; a++)
    for (b = 0; b < L; b++)
      pairs.score[a * L + b] = a < 2 && b < 2 ? 0 : QAI_LINEAR_NEVER;
  qai_pairs_raise(&pairs, 2);
  m.rows = rows;
  m.bits = 6;
  m.n_labels = 2;
  m.pairs = &pairs;
  return m;
}

static void
set_pair(uint32_t before, uint32_t label, float nats)
{
  pairs.score[before * L + label] = (int16_t)(nats * UNITS - 0.5f);
  qai_pairs_raise(&pairs, 2);
}

START_TEST(a_gram_adds_a_row_to_each_place_it_speaks_for)
{
  qai_linear m = model();
  int16_t sums[10 * L], want[10 * L];
  const int8_t *found[2];
  uint32_t n, k, i;
  for (i = 0; i < sizeof rows; i++)
    rows[i] = (int8_t)(i * 37 % 255 - 127);
  for (n = 1; n <= 8; n++) {
    qai_grams g = qai_grams_to_find(&m, found);
    uint32_t row = qai_grams_row(&g, 3, 99, n);
    memset(sums, 0, sizeof sums);
    memset(want, 0, sizeof want);
    for (k = 0; k < n; k++)
      for (i = 0; i < L; i++)
        want[(k + 1) * L + i] = (int16_t)(2 * rows[(row + k) * L + i]);
    qai_grams_some(&g, 3, 99, 1, n);
    qai_grams_some(&g, 3, 99, 1, n);
    ck_assert_ptr_eq(g.found, found + 2);
    g = qai_grams_to_add(found, sums);
    qai_grams_some(&g, 3, 99, 1, n);
    qai_grams_some(&g, 3, 99, 1, n);
    ck_assert_ptr_eq(g.found, found + 2);
    ck_assert_mem_eq(sums, want, sizeof sums);
  }
}
END_TEST

START_TEST(a_gram_of_one_place_adds_the_same_by_way_of_a_register)
{
  qai_linear m = model();
  int16_t one[2 * L] = {0}, some[2 * L] = {0};
  const int8_t *found[20];
  qai_grams g = qai_grams_to_find(&m, found);
  uint32_t i;
  qai_lanes sum = qai_lanes_all(0);
  for (i = 0; i < sizeof rows; i++)
    rows[i] = (int8_t)(i * 91 % 255 - 127);
  for (i = 0; i < 20; i++)
    sum = qai_grams_one(&g, sum, 5, i, 1);
  g = qai_grams_to_add(found, one);
  for (i = 0; i < 20; i++)
    sum = qai_grams_one(&g, sum, 5, i, 1);
  qai_grams_end(&g, sum, 1);
  g = qai_grams_to_add(found, some);
  for (i = 0; i < 20; i++)
    qai_grams_some(&g, 5, i, 1, 1);
  ck_assert_mem_eq(one, some, sizeof one);
}
END_TEST

START_TEST(a_group_that_a_word_lacks_adds_nothing)
{
  qai_linear m = model();
  qai_gram_list list = {0, {{0, 0, 0}}};
  int16_t sums[8 * L] = {0}, none[8 * L] = {0};
  const int8_t *found[2];
  qai_grams g = qai_grams_to_find(&m, found);
  memset(rows, 1, sizeof rows);
  ck_assert_int_eq(qai_grams_has(&g, 0, 2), 0);
  ck_assert_ptr_eq(g.found, found + 2);
  g = qai_grams_to_add(found, sums);
  ck_assert_int_eq(qai_grams_has(&g, 0, 2), 1);
  qai_grams_some(&g, 1, 1, 0, 8);
  qai_grams_some(&g, 1, 1, 0, 8);
  ck_assert_mem_eq(sums, none, sizeof sums);
  g = qai_grams_to_list(6, &list);
  ck_assert_int_eq(qai_grams_has(&g, 0, 2), 0);
  ck_assert_int_eq(qai_grams_has(&g, 1, 2), 1);
}
END_TEST

START_TEST(a_gram_that_a_word_may_lack_is_found_all_the_same)
{
  qai_linear m = model();
  qai_gram_list list = {0, {{0, 0, 0}}};
  int16_t sums[L] = {0};
  const int8_t *found[2];
  qai_grams g = qai_grams_to_find(&m, found);
  memset(rows, 1, sizeof rows);
  (void)qai_grams_one_if(&g, qai_lanes_all(0), 0, 1, 1, 0);
  (void)qai_grams_one_if(&g, qai_lanes_all(0), 1, 1, 1, 0);
  ck_assert_ptr_eq(g.found, found + 2);
  g = qai_grams_to_add(found, sums);
  qai_grams_some(&g, 1, 1, 0, 1);
  ck_assert_int_eq(sums[0], 0);
  qai_grams_some(&g, 1, 1, 0, 1);
  ck_assert_int_eq(sums[0], 1);
  g = qai_grams_to_list(6, &list);
  (void)qai_grams_one_if(&g, qai_lanes_all(0), 0, 1, 1, 0);
  ck_assert_uint_eq(list.n, 0);
  (void)qai_grams_one_if(&g, qai_lanes_all(0), 1, 1, 1, 0);
  ck_assert_uint_eq(list.n, 1);
}
END_TEST

START_TEST(rows_of_a_gram_lie_in_one_slot)
{
  qai_grams g = qai_grams_to_list(6, NULL);
  uint32_t value;
  for (value = 0; value < 1000; value++) {
    ck_assert_uint_eq(qai_grams_row(&g, 1, value, 7) % 8, 0);
    ck_assert_uint_eq(qai_grams_row(&g, 1, value, 3) % 4, 0);
    ck_assert_uint_eq(qai_grams_row(&g, 1, value, 2) % 2, 0);
    ck_assert_uint_lt(qai_grams_row(&g, 1, value, 1), 64);
  }
}
END_TEST

START_TEST(a_list_keeps_the_rows_that_sums_would_get)
{
  qai_gram_list list = {0, {{0, 0, 0}}};
  qai_grams g = qai_grams_to_list(6, &list);
  qai_grams_some(&g, 1, 7, 5, 3);
  (void)qai_grams_one(&g, qai_lanes_all(0), 2, 8, 6);
  ck_assert_uint_eq(list.n, 2);
  ck_assert_uint_eq(list.gram[0].row, qai_grams_row(&g, 1, 7, 3));
  ck_assert_uint_eq(list.gram[0].place, 5);
  ck_assert_uint_eq(list.gram[0].n, 3);
  ck_assert_uint_eq(list.gram[1].row, qai_grams_row(&g, 2, 8, 1));
  ck_assert_uint_eq(list.gram[1].place, 6);
}
END_TEST

START_TEST(a_full_list_takes_no_more_grams)
{
  qai_gram_list list = {0, {{0, 0, 0}}};
  qai_grams g = qai_grams_to_list(6, &list);
  uint32_t i;
  for (i = 0; i < QAI_GRAMS_MAX + 10; i++)
    qai_grams_some(&g, i, i, 0, 1);
  ck_assert_uint_eq(list.n, QAI_GRAMS_MAX);
}
END_TEST

/* So many of `n` values under two templates share a row of 2^18 with another that chance explains. */
START_TEST(grams_spread_over_the_rows)
{
  enum { BITS = 18, N = 20000 };
  static uint8_t used[1 << BITS];
  qai_grams g = qai_grams_to_list(BITS, NULL);
  uint32_t i, taken = 0;
  memset(used, 0, sizeof used);
  for (i = 0; i < 2 * N; i++) {
    uint8_t *slot = &used[qai_grams_row(&g, i < N ? 1 : 2, i % N << (i < N ? 0 : 8), 1)];
    taken += *slot;
    *slot = 1;
  }
  ck_assert_uint_lt(taken, 2 * N / 10);
  ck_assert_uint_ne(qai_grams_join(1, 2), qai_grams_join(2, 1));
}
END_TEST

START_TEST(the_best_labels_weigh_pairs_against_positions)
{
  const qai_labels *code = qai_labels_version(_i);
  qai_linear m = model();
  int16_t scores[3 * L] = {0}, ways[3 * L];
  uint8_t labels[3];
  scores[0] = 100;     /* position 0 wants label 0, */
  scores[L + 1] = 50;  /* position 1 label 1 a little, */
  scores[2 * L] = 100; /* position 2 label 0 */
  code->best(&m, scores, 3, ways, labels);
  ck_assert_uint_eq(labels[1], 1);
  pairs.score[0 * L + 1] = -200; /* but a change from 0 to 1 costs more */
  code->best(&m, scores, 3, ways, labels);
  ck_assert_uint_eq(labels[0], 0);
  ck_assert_uint_eq(labels[1], 0);
  ck_assert_uint_eq(labels[2], 0);
}
END_TEST

/* However far the scores are apart, 16 bits hold them, and no label is chosen that does not exist. */
START_TEST(the_best_labels_of_a_long_run_of_large_scores)
{
  const qai_labels *code = qai_labels_version(_i);
  enum { N = 400 };
  static int16_t scores[N * L], ways[N * L];
  static uint8_t labels[N];
  qai_linear m = model();
  uint32_t i, k;
  for (i = 0; i < N; i++)
    for (k = 0; k < L; k++)
      scores[i * L + k] = (int16_t)(k == i / 7 % 2 ? 12000 : -12000);
  code->best(&m, scores, N, ways, labels);
  for (i = 0; i < N; i++)
    ck_assert_uint_eq(labels[i], i / 7 % 2);
}
END_TEST

static float
power(float x)
{
  float sum = 1, term = 1;
  int k;
  for (k = 1; k < 30; k++)
    sum += term *= x / (float)k;
  return sum;
}

START_TEST(marginals_agree_with_all_labellings_counted)
{
  const qai_labels *code = qai_labels_version(_i);
  enum { N = 7 };
  qai_linear m = model();
  int16_t scores[N * L] = {0};
  float weights[N * L], p[N * L], right[N] = {0}, z = 0;
  uint32_t way, i;
  set_pair(0, 0, -0.2f);
  set_pair(0, 1, -1.1f);
  set_pair(1, 1, -0.4f);
  for (i = 0; i < N; i++)
    scores[i * L + 1] = (int16_t)(i * 61 % 150);
  for (way = 0; way < 1u << N; way++) {
    float sum = 0;
    for (i = 0; i < N; i++)
      sum += scores[i * L + (way >> i & 1)];
    for (i = 1; i < N; i++)
      sum += pairs.score[(way >> (i - 1) & 1) * L + (way >> i & 1)];
    sum = power(sum / UNITS);
    z += sum;
    for (i = 0; i < N; i++)
      right[i] += way >> i & 1 ? sum : 0;
  }
  code->marginals(&m, scores, N, weights, p);
  for (i = 0; i < N; i++) {
    ck_assert_float_eq_tol(p[i * L + 1], right[i] / z, 5e-4f);
    ck_assert_float_eq_tol(p[i * L] + p[i * L + 1], 1.0f, 1e-5f);
  }
}
END_TEST

/* The sums neither grow nor shrink out of a float's range. */
START_TEST(marginals_of_a_long_run_sum_to_one)
{
  const qai_labels *code = qai_labels_version(_i);
  enum { N = 480 };
  static int16_t scores[N * L];
  static float weights[N * L], p[N * L];
  qai_linear m = model();
  uint32_t i;
  set_pair(0, 0, -8.0f);
  set_pair(1, 1, -8.0f);
  for (i = 0; i < N; i++)
    scores[i * L] = (int16_t)(i * 193 % 5000);
  code->marginals(&m, scores, N, weights, p);
  for (i = 0; i < N; i++)
    ck_assert_float_eq_tol(p[i * L] + p[i * L + 1], 1.0f, 1e-5f);
}
END_TEST

START_TEST(one_place_has_the_labels_that_exist)
{
  const qai_labels *code = qai_labels_version(_i);
  qai_linear m = model();
  int16_t scores[L] = {0};
  float weights[L], p[L];
  code->marginals(&m, scores, 1, weights, p);
  ck_assert_float_eq_tol(p[0], 0.5f, 1e-6f);
  ck_assert_float_eq_tol(p[1], 0.5f, 1e-6f);
  ck_assert_float_eq(p[2], 0.0f);
}
END_TEST

START_TEST(a_score_stands_for_a_probability)
{
  ck_assert_float_eq_tol(qai_linear_probability(0), 0.5f, 1e-6f);
  ck_assert_float_eq_tol(qai_linear_probability(QAI_LINEAR_OCTAVE), 2.0f / 3, 1e-5f);
}
END_TEST

START_TEST(no_positions_are_no_work)
{
  const qai_labels *code = qai_labels_version(_i);
  qai_linear m = model();
  code->marginals(&m, NULL, 0, NULL, NULL);
  code->best(&m, NULL, 0, NULL, NULL);
}
END_TEST

Suite *check_linear(void);

Suite *
check_linear(void)
{
  Suite *s = suite_create("linear");
  TCase *t = tcase_create("linear");
  int versions = 0;
  while (qai_labels_version(versions))
    versions++;
  tcase_add_test(t, a_gram_adds_a_row_to_each_place_it_speaks_for);
  tcase_add_test(t, a_gram_of_one_place_adds_the_same_by_way_of_a_register);
  tcase_add_test(t, a_group_that_a_word_lacks_adds_nothing);
  tcase_add_test(t, a_gram_that_a_word_may_lack_is_found_all_the_same);
  tcase_add_test(t, rows_of_a_gram_lie_in_one_slot);
  tcase_add_test(t, a_list_keeps_the_rows_that_sums_would_get);
  tcase_add_test(t, a_full_list_takes_no_more_grams);
  tcase_add_test(t, grams_spread_over_the_rows);
  tcase_add_loop_test(t, the_best_labels_weigh_pairs_against_positions, 0, versions);
  tcase_add_loop_test(t, the_best_labels_of_a_long_run_of_large_scores, 0, versions);
  tcase_add_loop_test(t, marginals_agree_with_all_labellings_counted, 0, versions);
  tcase_add_loop_test(t, marginals_of_a_long_run_sum_to_one, 0, versions);
  tcase_add_loop_test(t, one_place_has_the_labels_that_exist, 0, versions);
  tcase_add_test(t, a_score_stands_for_a_probability);
  tcase_add_loop_test(t, no_positions_are_no_work, 0, versions);
  suite_add_tcase(s, t);
  return s;
}
