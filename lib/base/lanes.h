/*
 * Eight numbers at once.
 *
 * In, out: eight 16-bit integers (qai_lanes) or eight floats (qai_reals), taken from memory and put back.  With SSE2 a
 * handful of instructions, elsewhere loops that compilers make vectors of; the same results, bit for bit (each lane for
 * itself, no operations contracted: base/real.h).
 */
#ifndef QAI_BASE_LANES_H
#define QAI_BASE_LANES_H

#include <stdint.h>
#include <string.h>

enum { QAI_LANES = 8 };

#if defined(__SSE2__) && !defined(QAI_LANES_PORTABLE)

#include <immintrin.h>

typedef __m128i qai_lanes;

static inline qai_lanes
qai_lanes_load(const int16_t *x)
{
  return _mm_loadu_si128((const void *)x);
}

/* Of eight bytes. */
static inline qai_lanes
qai_lanes_load8(const int8_t *x)
{
  __m128i y = _mm_loadl_epi64((const void *)x);
#ifdef __AVX2__
  return _mm_cvtepi8_epi16(y);
#else
  return _mm_srai_epi16(_mm_unpacklo_epi8(y, y), 8);
#endif
}

static inline void
qai_lanes_store(qai_lanes x, int16_t *to)
{
  _mm_storeu_si128((void *)to, x);
}

static inline qai_lanes
qai_lanes_all(int16_t x)
{
  return _mm_set1_epi16(x);
}

static inline qai_lanes
qai_lanes_add(qai_lanes x, qai_lanes y)
{
  return _mm_add_epi16(x, y);
}

static inline qai_lanes
qai_lanes_less(qai_lanes x, qai_lanes y)
{
  return _mm_sub_epi16(x, y);
}

/* x - y, no further than an integer of 16 bits goes. */
static inline qai_lanes
qai_lanes_apart(qai_lanes x, qai_lanes y)
{
  return _mm_subs_epi16(x, y);
}

/* Bit k: in lane k x is above y. */
static inline uint32_t
qai_lanes_above(qai_lanes x, qai_lanes y)
{
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(_mm_cmpgt_epi16(x, y), _mm_setzero_si128()));
}

/* By eight, rounded down. */
static inline qai_lanes
qai_lanes_eighth(qai_lanes x)
{
  return _mm_srai_epi16(x, 3);
}

static inline qai_lanes
qai_lanes_max(qai_lanes x, qai_lanes y)
{
  return _mm_max_epi16(x, y);
}

static inline qai_lanes
qai_lanes_min(qai_lanes x, qai_lanes y)
{
  return _mm_min_epi16(x, y);
}

/* The highest lane, in all. */
static inline qai_lanes
qai_lanes_top(qai_lanes x)
{
  x = _mm_max_epi16(x, _mm_shuffle_epi32(x, 0x4e));
  x = _mm_max_epi16(x, _mm_shuffle_epi32(x, 0xb1));
  return _mm_max_epi16(x, _mm_shufflehi_epi16(_mm_shufflelo_epi16(x, 0xb1), 0xb1));
}

/* Which of the lanes of x, then y, is the first that equals `value`'s; one does. */
static inline uint32_t
qai_lanes_find(qai_lanes x, qai_lanes y, qai_lanes value)
{
  __m128i same = _mm_packs_epi16(_mm_cmpeq_epi16(x, value), _mm_cmpeq_epi16(y, value));
  return (uint32_t)__builtin_ctz((unsigned)_mm_movemask_epi8(same));
}

static inline qai_lanes
qai_lanes_and(qai_lanes x, qai_lanes y)
{
  return _mm_and_si128(x, y);
}

static inline qai_lanes
qai_lanes_double(qai_lanes x)
{
  return _mm_add_epi16(x, x);
}

/* 1 by the sum of four, or 0 where that is 0. */
static inline float
qai_reals_inverse_half(__m128 y)
{
  float sum;
  y = _mm_add_ps(y, _mm_shuffle_ps(y, y, 0x4e));
  y = _mm_add_ss(y, _mm_shuffle_ps(y, y, 0x55));
  sum = _mm_cvtss_f32(y);
  return sum > 0 ? 1.0f / sum : 0;
}

#ifdef __AVX2__

typedef __m256 qai_reals;

static inline qai_reals
qai_reals_load(const float *x)
{
  return _mm256_loadu_ps(x);
}

static inline void
qai_reals_store(qai_reals x, float *to)
{
  _mm256_storeu_ps(to, x);
}

static inline qai_reals
qai_reals_all(float x)
{
  return _mm256_set1_ps(x);
}

static inline qai_reals
qai_reals_add(qai_reals x, qai_reals y)
{
  return _mm256_add_ps(x, y);
}

static inline qai_reals
qai_reals_times(qai_reals x, qai_reals y)
{
  return _mm256_mul_ps(x, y);
}

/* Bit k: in lane k x is not below y. */
static inline uint32_t
qai_reals_reach(qai_reals x, qai_reals y)
{
  return (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(x, y, _CMP_GE_OQ));
}

static inline float
qai_reals_inverse_sum(qai_reals x)
{
  __m128 y = _mm_add_ps(_mm256_castps256_ps128(x), _mm256_extractf128_ps(x, 1));
  return qai_reals_inverse_half(y);
}

static inline qai_reals
qai_reals_of(qai_lanes x)
{
  return _mm256_cvtepi32_ps(_mm256_cvtepu16_epi32(x));
}

static inline qai_reals
qai_reals_of_bits(qai_lanes x)
{
  return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(x), 16));
}

#else

typedef struct qai_reals {
  __m128 low, high;
} qai_reals;

static inline qai_reals
qai_reals_load(const float *x)
{
  qai_reals y;
  y.low = _mm_loadu_ps(x);
  y.high = _mm_loadu_ps(x + 4);
  return y;
}

static inline void
qai_reals_store(qai_reals x, float *to)
{
  _mm_storeu_ps(to, x.low);
  _mm_storeu_ps(to + 4, x.high);
}

static inline qai_reals
qai_reals_all(float x)
{
  qai_reals y;
  y.low = y.high = _mm_set1_ps(x);
  return y;
}

static inline qai_reals
qai_reals_add(qai_reals x, qai_reals y)
{
  x.low = _mm_add_ps(x.low, y.low);
  x.high = _mm_add_ps(x.high, y.high);
  return x;
}

static inline qai_reals
qai_reals_times(qai_reals x, qai_reals y)
{
  x.low = _mm_mul_ps(x.low, y.low);
  x.high = _mm_mul_ps(x.high, y.high);
  return x;
}

/* Bit k: in lane k x is not below y. */
static inline uint32_t
qai_reals_reach(qai_reals x, qai_reals y)
{
  return (uint32_t)(_mm_movemask_ps(_mm_cmpge_ps(x.low, y.low)) | _mm_movemask_ps(_mm_cmpge_ps(x.high, y.high)) << 4);
}

/* 1 by the sum of all, or 0 where that is 0. */
static inline float
qai_reals_inverse_sum(qai_reals x)
{
  __m128 y = _mm_add_ps(x.low, x.high);
  return qai_reals_inverse_half(y);
}

/* Numbers from 0 on as floats. */
static inline qai_reals
qai_reals_of(qai_lanes x)
{
  qai_reals y;
  y.low = _mm_cvtepi32_ps(_mm_unpacklo_epi16(x, _mm_setzero_si128()));
  y.high = _mm_cvtepi32_ps(_mm_unpackhi_epi16(x, _mm_setzero_si128()));
  return y;
}

/* The floats of whose bits the lanes are the upper halves. */
static inline qai_reals
qai_reals_of_bits(qai_lanes x)
{
  qai_reals y;
  y.low = _mm_castsi128_ps(_mm_unpacklo_epi16(_mm_setzero_si128(), x));
  y.high = _mm_castsi128_ps(_mm_unpackhi_epi16(_mm_setzero_si128(), x));
  return y;
}

#endif

#else

typedef struct qai_lanes {
  int16_t x[QAI_LANES];
} qai_lanes;
typedef struct qai_reals {
  float x[QAI_LANES];
} qai_reals;

static inline qai_lanes
qai_lanes_load(const int16_t *x)
{
  qai_lanes y;
  memcpy(y.x, x, sizeof y.x);
  return y;
}

static inline qai_lanes
qai_lanes_load8(const int8_t *x)
{
  qai_lanes y;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    y.x[k] = x[k];
  return y;
}

static inline void
qai_lanes_store(qai_lanes x, int16_t *to)
{
  memcpy(to, x.x, sizeof x.x);
}

static inline qai_lanes
qai_lanes_all(int16_t x)
{
  qai_lanes y;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    y.x[k] = x;
  return y;
}

static inline qai_lanes
qai_lanes_add(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = (int16_t)(x.x[k] + y.x[k]);
  return x;
}

static inline qai_lanes
qai_lanes_less(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = (int16_t)(x.x[k] - y.x[k]);
  return x;
}

/* x - y, no further than an integer of 16 bits goes. */
static inline qai_lanes
qai_lanes_apart(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++) {
    int apart = x.x[k] - y.x[k];
    x.x[k] = (int16_t)(apart > INT16_MAX ? INT16_MAX : apart < INT16_MIN ? INT16_MIN : apart);
  }
  return x;
}

/* Bit k: in lane k x is above y. */
static inline uint32_t
qai_lanes_above(qai_lanes x, qai_lanes y)
{
  uint32_t bits = 0;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    bits |= (uint32_t)(x.x[k] > y.x[k]) << k;
  return bits;
}

/* By eight, rounded down. */
static inline qai_lanes
qai_lanes_eighth(qai_lanes x)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = (int16_t)(x.x[k] < 0 ? -((7 - x.x[k]) / 8) : x.x[k] / 8);
  return x;
}

static inline qai_lanes
qai_lanes_max(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = x.x[k] > y.x[k] ? x.x[k] : y.x[k];
  return x;
}

static inline qai_lanes
qai_lanes_min(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = x.x[k] < y.x[k] ? x.x[k] : y.x[k];
  return x;
}

/* The highest lane, in all. */
static inline qai_lanes
qai_lanes_top(qai_lanes x)
{
  int16_t top = x.x[0];
  int k;
  for (k = 1; k < QAI_LANES; k++)
    top = x.x[k] > top ? x.x[k] : top;
  return qai_lanes_all(top);
}

/* Which of the lanes of x, then y, is the first that equals `value`'s; one does. */
static inline uint32_t
qai_lanes_find(qai_lanes x, qai_lanes y, qai_lanes value)
{
  uint32_t k;
  for (k = 0; (k < QAI_LANES ? x.x[k] : y.x[k - QAI_LANES]) != value.x[k % QAI_LANES]; k++)
    ;
  return k;
}

static inline qai_lanes
qai_lanes_and(qai_lanes x, qai_lanes y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] = (int16_t)(x.x[k] & y.x[k]);
  return x;
}

static inline qai_lanes
qai_lanes_double(qai_lanes x)
{
  return qai_lanes_add(x, x);
}

static inline qai_reals
qai_reals_load(const float *x)
{
  qai_reals y;
  memcpy(y.x, x, sizeof y.x);
  return y;
}

static inline void
qai_reals_store(qai_reals x, float *to)
{
  memcpy(to, x.x, sizeof x.x);
}

static inline qai_reals
qai_reals_all(float x)
{
  qai_reals y;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    y.x[k] = x;
  return y;
}

static inline qai_reals
qai_reals_add(qai_reals x, qai_reals y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] += y.x[k];
  return x;
}

static inline qai_reals
qai_reals_times(qai_reals x, qai_reals y)
{
  int k;
  for (k = 0; k < QAI_LANES; k++)
    x.x[k] *= y.x[k];
  return x;
}

/* Bit k: in lane k x is not below y. */
static inline uint32_t
qai_reals_reach(qai_reals x, qai_reals y)
{
  uint32_t bits = 0;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    bits |= (uint32_t)(x.x[k] >= y.x[k]) << k;
  return bits;
}

/* 1 by the sum of all, or 0 where that is 0. */
static inline float
qai_reals_inverse_sum(qai_reals x)
{
  float sum = ((x.x[0] + x.x[4]) + (x.x[2] + x.x[6])) + ((x.x[1] + x.x[5]) + (x.x[3] + x.x[7]));
  return sum > 0 ? 1.0f / sum : 0;
}

/* Numbers from 0 on as floats. */
static inline qai_reals
qai_reals_of(qai_lanes x)
{
  qai_reals y;
  int k;
  for (k = 0; k < QAI_LANES; k++)
    y.x[k] = (float)x.x[k];
  return y;
}

/* The floats of whose bits the lanes are the upper halves. */
static inline qai_reals
qai_reals_of_bits(qai_lanes x)
{
  qai_reals y;
  uint32_t bits[QAI_LANES];
  int k;
  for (k = 0; k < QAI_LANES; k++)
    bits[k] = (uint32_t)(uint16_t)x.x[k] << 16;
  memcpy(y.x, bits, sizeof bits);
  return y;
}

#endif

#endif
