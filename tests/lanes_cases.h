/*
 * The cases of base/lanes.h, for a file that includes this once: each operation against the same one lane by lane.
 */
#ifndef LANES_CASES_H
#define LANES_CASES_H

#include "base/lanes.h"

#include <check.h>

enum { N = QAI_LANES };

static const int16_t xs[N] = {0, 1, -1, 127, -300, 4000, -4001, 12345};
static const int16_t ys[N] = {5, 1, 7, -128, -299, 0, 16, -12345};

static int16_t
lane_of(qai_lanes x, int k)
{
  int16_t out[N];
  qai_lanes_store(x, out);
  return out[k];
}

static float
real_of(qai_reals x, int k)
{
  float out[N];
  qai_reals_store(x, out);
  return out[k];
}

START_TEST(integers_lane_by_lane)
{
  qai_lanes x = qai_lanes_load(xs), y = qai_lanes_load(ys);
  int k;
  for (k = 0; k < N; k++) {
    ck_assert_int_eq(lane_of(qai_lanes_add(x, y), k), xs[k] + ys[k]);
    ck_assert_int_eq(lane_of(qai_lanes_less(x, y), k), xs[k] - ys[k]);
    ck_assert_int_eq(lane_of(qai_lanes_max(x, y), k), xs[k] > ys[k] ? xs[k] : ys[k]);
    ck_assert_int_eq(lane_of(qai_lanes_min(x, y), k), xs[k] < ys[k] ? xs[k] : ys[k]);
    ck_assert_int_eq(lane_of(qai_lanes_and(x, y), k), (int16_t)(xs[k] & ys[k]));
    ck_assert_int_eq(lane_of(qai_lanes_double(x), k), 2 * xs[k]);
    ck_assert_int_eq(lane_of(qai_lanes_top(x), k), 12345);
    ck_assert_int_eq(lane_of(qai_lanes_all(-77), k), -77);
  }
}
END_TEST

START_TEST(apart_stays_in_range)
{
  static const int16_t far[N] = {32767, -32768, -1, 0, 5, 32767, -32768, 100};
  static const int16_t near[N] = {-1, 1, 32767, -32768, 7, 32767, -32768, -100};
  static const int16_t apart[N] = {32767, -32768, -32768, 32767, -2, 0, 0, 200};
  qai_lanes x = qai_lanes_load(far), y = qai_lanes_load(near);
  int k;
  for (k = 0; k < N; k++)
    ck_assert_int_eq(lane_of(qai_lanes_apart(x, y), k), apart[k]);
  ck_assert_uint_eq(qai_lanes_above(x, y), 1u | 1u << 3 | 1u << 7);
}
END_TEST

START_TEST(an_eighth_is_rounded_down)
{
  static const int16_t whole[N] = {0, 7, 8, -1, -8, -9, 32767, -32768};
  static const int16_t eighth[N] = {0, 0, 1, -1, -1, -2, 4095, -4096};
  int k;
  for (k = 0; k < N; k++)
    ck_assert_int_eq(lane_of(qai_lanes_eighth(qai_lanes_load(whole)), k), eighth[k]);
}
END_TEST

/* The highest lane is found wherever it is. */
START_TEST(the_top_of_any_lane)
{
  int k, i;
  for (k = 0; k < N; k++) {
    int16_t x[N];
    for (i = 0; i < N; i++)
      x[i] = (int16_t)(i == k ? -5 : -100 - i);
    for (i = 0; i < N; i++)
      ck_assert_int_eq(lane_of(qai_lanes_top(qai_lanes_load(x)), i), -5);
  }
}
END_TEST

/* The first of equals, in either half. */
START_TEST(a_lane_is_found)
{
  int16_t x[2 * N];
  uint32_t k, i;
  for (k = 0; k < 2 * N; k++) {
    for (i = 0; i < 2 * N; i++)
      x[i] = (int16_t)(i == k || i == k + 3 ? 300 : 44); /* the same lower byte */
    ck_assert_uint_eq(qai_lanes_find(qai_lanes_load(x), qai_lanes_load(x + N), qai_lanes_all(300)), k);
  }
}
END_TEST

START_TEST(bytes_become_integers)
{
  static const int8_t bytes[N] = {0, 1, -1, 127, -128, 5, -77, 64};
  int k;
  for (k = 0; k < N; k++)
    ck_assert_int_eq(lane_of(qai_lanes_load8(bytes), k), bytes[k]);
}
END_TEST

START_TEST(reals_lane_by_lane)
{
  static const float a[N] = {0, 1, -2.5f, 1e10f, 3, 4, 5, 6}, b[N] = {1, 3, 4, 1e-5f, -1, 2, 0.5f, 0};
  qai_reals x = qai_reals_load(a), y = qai_reals_load(b);
  int k;
  for (k = 0; k < N; k++) {
    ck_assert_float_eq(real_of(qai_reals_add(x, y), k), a[k] + b[k]);
    ck_assert_float_eq(real_of(qai_reals_times(x, y), k), a[k] * b[k]);
    ck_assert_float_eq(real_of(qai_reals_all(0.25f), k), 0.25f);
  }
}
END_TEST

START_TEST(the_inverse_of_a_sum)
{
  static const float a[N] = {1, 2, 4, 8, 16, 32, 64, 128}, none[N] = {0};
  ck_assert_float_eq(qai_reals_inverse_sum(qai_reals_load(a)), 1.0f / 255);
  ck_assert_float_eq(qai_reals_inverse_sum(qai_reals_load(none)), 0);
}
END_TEST

START_TEST(integers_become_reals)
{
  static const int16_t whole[N] = {0, 1, 2, 63, 64, 100, 1000, 32767};
  static const int16_t upper_half[N] = {0, 0x3f80, 0x4000, 0x3f00, 0x4040, 0x4080, 0x3e80, 0x42c8};
  static const float as_bits[N] = {0, 1, 2, 0.5f, 3, 4, 0.25f, 100};
  int k;
  for (k = 0; k < N; k++) {
    ck_assert_float_eq(real_of(qai_reals_of(qai_lanes_load(whole)), k), (float)whole[k]);
    ck_assert_float_eq(real_of(qai_reals_of_bits(qai_lanes_load(upper_half)), k), as_bits[k]);
  }
}
END_TEST

static Suite *
lanes_suite(const char *name)
{
  Suite *s = suite_create(name);
  TCase *t = tcase_create(name);
  tcase_add_test(t, integers_lane_by_lane);
  tcase_add_test(t, apart_stays_in_range);
  tcase_add_test(t, an_eighth_is_rounded_down);
  tcase_add_test(t, the_top_of_any_lane);
  tcase_add_test(t, a_lane_is_found);
  tcase_add_test(t, bytes_become_integers);
  tcase_add_test(t, reals_lane_by_lane);
  tcase_add_test(t, the_inverse_of_a_sum);
  tcase_add_test(t, integers_become_reals);
  suite_add_tcase(s, t);
  return s;
}

#endif
