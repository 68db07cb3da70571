/* Exponential and logarithm: pinned bits, since the output hangs on them, and near the C library's. */
#include "base/real.h"

#include <check.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static uint32_t
bits(float x)
{
  uint32_t b;
  memcpy(&b, &x, sizeof b);
  return b;
}

START_TEST(values_are_pinned)
{
  ck_assert_uint_eq(bits(qai_real_exp(0.0f)), 0x3f800000u);
  ck_assert_uint_eq(bits(qai_real_exp(1.0f)), 0x402df854u);
  ck_assert_uint_eq(bits(qai_real_exp(-7.3f)), 0x3a3116a2u);
  ck_assert_uint_eq(bits(qai_real_log(1.0f)), 0x00000000u);
  ck_assert_uint_eq(bits(qai_real_log(2.0f)), 0x3f317218u);
  ck_assert_uint_eq(bits(qai_real_log(0.001f)), 0xc0dd0c55u);
}
END_TEST

START_TEST(they_are_as_the_c_library_has_them)
{
  int i;
  for (i = -1600; i <= 1600; i++) {
    float x = (float)i * 0.05f;
    double e = exp((double)x);
    ck_assert_double_le(fabs((double)qai_real_exp(x) - e), e * 6.1e-8);
    ck_assert_double_le(fabs((double)qai_real_log((float)e) - log((double)(float)e)), 4e-6);
  }
}
END_TEST

START_TEST(far_arguments_stay_finite)
{
  ck_assert_float_eq(qai_real_exp(1000.0f), qai_real_exp(80.0f));
  ck_assert_float_eq(qai_real_exp(-1000.0f), qai_real_exp(-80.0f));
  ck_assert(qai_real_exp(-1000.0f) > 0);
}
END_TEST

Suite *check_real(void);

Suite *
check_real(void)
{
  Suite *s = suite_create("real");
  TCase *t = tcase_create("real");
  tcase_add_test(t, values_are_pinned);
  tcase_add_test(t, they_are_as_the_c_library_has_them);
  tcase_add_test(t, far_arguments_stay_finite);
  suite_add_tcase(s, t);
  return s;
}
