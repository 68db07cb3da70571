/* Odds: the logarithm of a sum of exponentials is near that of real numbers, and a limit finds those above it. */
#include "attribute/dialogue_odds.h"
#include "support.h"

#include <math.h>

#define N 32

/* Scores from `top` down to `top` - `spread`, behind the last one none. */
static void
fill(int16_t *scores, uint32_t n, int top, int spread, uint32_t seed)
{
  uint32_t i;
  for (i = 0; i < N; i++) {
    seed = seed * 1664525u + 1013904223u;
    scores[i] = (int16_t)(i < n ? top - (int)(seed >> 8) % (spread + 1) : INT16_MIN);
  }
}

static double
real_sum(const int16_t *scores, uint32_t n, int top)
{
  double sum = 0;
  uint32_t i;
  for (i = 0; i < n; i++)
    sum += exp((scores[i] - top) / 256.0);
  return top + 256.0 * log(sum);
}

START_TEST(the_sum_is_that_of_real_numbers)
{
  static const int spreads[] = {0, 3, 60, 300, 1000, 2047, 2048, 5000, 30000};
  uint32_t n = (uint32_t)_i + 1, k;
  for (k = 0; k < sizeof spreads / sizeof *spreads; k++) {
    int16_t scores[N];
    qai_odds odds;
    int top = -1000 + (int)k * 300;
    fill(scores, n, top, spreads[k], n * 31 + k);
    scores[n / 2] = (int16_t)top;
    qai_odds_read(scores, n, &odds);
    ck_assert_int_eq(odds.top, top);
    ck_assert_int_ge(odds.sum, top);
    ck_assert_double_eq_tol(odds.sum, real_sum(scores, n, top), 4.0);
  }
}
END_TEST

START_TEST(one_alone_is_certain)
{
  static const int tops[] = {INT16_MAX, 0, -700, INT16_MIN + 3000};
  uint32_t k;
  for (k = 0; k < sizeof tops / sizeof *tops; k++) {
    int16_t scores[N];
    qai_odds odds;
    fill(scores, 9, INT16_MIN + 2, 2, k);
    scores[8] = (int16_t)tops[k];
    qai_odds_read(scores, 9, &odds);
    ck_assert_int_eq(odds.sum, tops[k]);
  }
}
END_TEST

START_TEST(a_limit_parts_them)
{
  static const int32_t limits[] = {-100000, -INT16_MAX, -301, -300, -299, 0, 1, INT16_MAX, 100000};
  int16_t scores[N];
  uint32_t n = (uint32_t)_i + 1, k, i;
  fill(scores, n, 5, 600, n);
  scores[0] = -300;
  scores[n / 2] = qai_odds_clamp(-1000000);
  for (k = 0; k < sizeof limits / sizeof *limits; k++) {
    uint32_t bits = 0;
    for (i = 0; i < n; i++)
      bits |= (uint32_t)(scores[i] >= limits[k]) << i;
    ck_assert_uint_eq(qai_odds_from(scores, n, limits[k]), bits);
  }
}
END_TEST

START_TEST(logarithms_are_those_of_real_numbers)
{
  static const uint32_t ones[] = {8, 12, 15, 40};
  uint32_t one = ones[_i], k;
  uint64_t x;
  for (x = UINT64_C(1) << one, k = 0; k < 60; x += x / 5 + k, k++)
    ck_assert_double_eq_tol(qai_odds_log(x, one), 256.0 * log(ldexp((double)x, -(int)one)), 1.6);
  ck_assert_int_eq(qai_odds_log(UINT64_C(1) << one, one), 0);
}
END_TEST

Suite *check_dialogue_odds(void);

Suite *
check_dialogue_odds(void)
{
  Suite *s = suite_create("dialogue_odds");
  TCase *t = tcase_create("odds");
  tcase_add_loop_test(t, the_sum_is_that_of_real_numbers, 0, N);
  tcase_add_loop_test(t, logarithms_are_those_of_real_numbers, 0, 4);
  tcase_add_test(t, one_alone_is_certain);
  tcase_add_loop_test(t, a_limit_parts_them, 0, N);
  suite_add_tcase(s, t);
  return s;
}
