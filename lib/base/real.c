#include "base/real.h"

#include <stdint.h>
#include <string.h>

#define LIMIT 80.0f /* of an exponent: the value and its inverse are normal floats */
#define LN2 0.69314718055994530942
#define SQRT2 1.41421356237309504880
#define ODD_TERMS 21

/* 2 to the power of k, -1022 <= k <= 1023, made of the bits of an IEEE double. */
static double
power_of_two(int k)
{
  uint64_t bits = (uint64_t)(k + 1023) << 52;
  double p;
  memcpy(&p, &bits, sizeof p);
  return p;
}

/* e to the power of r, |r| <= log(2) / 2. */
static double
exp_near_zero(double r)
{
  static const double inverse_factorial[] = {1.0,       1.0,        1.0 / 2,     1.0 / 6,      1.0 / 24,     1.0 / 120,
                                             1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800};
  double sum = 0;
  int i;
  for (i = sizeof inverse_factorial / sizeof *inverse_factorial; i > 0; i--)
    sum = sum * r + inverse_factorial[i - 1];
  return sum;
}

float
qai_real_exp(float x)
{
  double bounded = x < -LIMIT ? -LIMIT : x > LIMIT ? LIMIT : x;
  int k = (int)(bounded * (1.0 / LN2) + (bounded < 0 ? -0.5 : 0.5));
  return (float)(exp_near_zero(bounded - k * LN2) * power_of_two(k));
}

/* log(m) = 2 atanh((m - 1) / (m + 1)), for m near 1. */
float
qai_real_log(float x)
{
  double m = x, t, t2, sum = 0;
  int k = 0, i;
  for (; m > SQRT2; k++)
    m *= 0.5;
  for (; m < SQRT2 / 2; k--)
    m *= 2.0;
  t = (m - 1.0) / (m + 1.0);
  t2 = t * t;
  for (i = ODD_TERMS; i > 0; i -= 2)
    sum = sum * t2 + 1.0 / i;
  return (float)(k * LN2 + 2.0 * t * sum);
}
