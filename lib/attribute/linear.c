#include "attribute/linear.h"

#include "base/real.h"

#include <string.h>

#define L QAI_LABELS_MAX
#define UNREACHED (-1e30f)

/* The sums are local, so that the compiler knows that no row overlaps them and adds a row as one vector. */
void
qai_linear_add(const qai_linear *m, const qai_features *f, int16_t sums[L])
{
  int16_t s[L];
  uint32_t i, k, shift = 32 - m->bits;
  memcpy(s, sums, sizeof s);
  for (i = 0; i < f->n; i++) {
    const int8_t *row = m->rows + (size_t)(f->hash[i] >> shift) * L;
    for (k = 0; k < L; k++)
      s[k] = (int16_t)(s[k] + row[k]);
  }
  memcpy(sums, s, sizeof s);
}

void
qai_linear_scale(const qai_linear *m, const int16_t sums[L], float scores[L])
{
  float x[L];
  uint32_t k;
  for (k = 0; k < L; k++)
    x[k] = m->scale * (float)sums[k];
  memcpy(scores, x, sizeof x);
}

void
qai_linear_score(const qai_linear *m, const qai_features *f, float scores[L])
{
  int16_t sums[L] = {0};
  qai_linear_add(m, f, sums);
  qai_linear_scale(m, sums, scores);
}

static float
larger(float x, float y)
{
  return x > y ? x : y;
}

/* The score of the best way to each label; the labels before are spelled out, so that compilers make vectors of those
 * behind. */
static void
step_best(const float *pairs, const float before[L], const float *scores, float now[L])
{
  float best[L];
  uint32_t b;
  for (b = 0; b < L; b++) {
    const float *p = pairs + b;
    float low = larger(larger(before[0] + p[0], before[1] + p[L]), larger(before[2] + p[2 * L], before[3] + p[3 * L]));
    float high =
        larger(larger(before[4] + p[4 * L], before[5] + p[5 * L]), larger(before[6] + p[6 * L], before[7] + p[7 * L]));
    best[b] = larger(low, high) + scores[b];
  }
  memcpy(now, best, sizeof best);
}

/* The label before from which the best way to label `b` comes; the lower one when two are as good. */
static uint32_t
came_from(const float *pairs, const float before[L], uint32_t b)
{
  uint32_t a, best = 0;
  for (a = 1; a < L; a++)
    if (before[a] + pairs[a * L + b] > before[best] + pairs[best * L + b])
      best = a;
  return best;
}

/* The scores of the pairs, in rows of L; labels that do not exist are out of reach. */
static void
spread_pairs(const qai_linear *m, float out[L * L])
{
  uint32_t a, b;
  for (a = 0; a < L; a++)
    for (b = 0; b < L; b++)
      out[a * L + b] = a < m->n_labels && b < m->n_labels ? m->pairs[a * m->n_labels + b] : UNREACHED;
}

void
qai_chain_best(const qai_linear *m, const float *scores, uint32_t n, float *ways, uint8_t *labels)
{
  float pairs[L * L];
  uint32_t i, k, best = 0;
  if (n == 0)
    return;
  spread_pairs(m, pairs);
  memcpy(ways, scores, L * sizeof *ways);
  for (k = m->n_labels; k < L; k++)
    ways[k] = UNREACHED;
  for (i = 1; i < n; i++)
    step_best(pairs, ways + (i - 1) * L, scores + i * L, ways + i * L);
  for (k = 1; k < m->n_labels; k++)
    if (ways[(n - 1) * L + k] > ways[(n - 1) * L + best])
      best = k;
  for (i = n; i-- > 0;) {
    labels[i] = (uint8_t)best;
    if (i > 0)
      best = came_from(pairs, ways + (i - 1) * L, best);
  }
}

/* exp(score - the best score) of each label; 0 behind the last label. */
static void
to_weights(uint32_t n_labels, float scores[L])
{
  float max = scores[0], x[L];
  uint32_t k;
  for (k = 1; k < n_labels; k++)
    max = scores[k] > max ? scores[k] : max;
  for (k = 0; k < L; k++)
    x[k] = scores[k] - max;
  qai_real_exp8(x, scores);
  for (k = n_labels; k < L; k++)
    scores[k] = 0;
}

static void
make_sum_one(float x[L])
{
  float sum = ((x[0] + x[1]) + (x[2] + x[3])) + ((x[4] + x[5]) + (x[6] + x[7]));
  uint32_t k;
  sum = sum > 0 ? 1.0f / sum : 0;
  for (k = 0; k < L; k++)
    x[k] *= sum;
}

/* out = x times the matrix; the rows are spelled out, so that the sums stay in registers. */
static void
times_matrix(const float x[L], const float matrix[L * L], float out[L])
{
  float sum[L];
  uint32_t b;
  for (b = 0; b < L; b++) {
    const float *m = matrix + b;
    float low = (x[0] * m[0] + x[1] * m[L]) + (x[2] * m[2 * L] + x[3] * m[3 * L]);
    float high = (x[4] * m[4 * L] + x[5] * m[5 * L]) + (x[6] * m[6 * L] + x[7] * m[7 * L]);
    sum[b] = low + high;
  }
  memcpy(out, sum, sizeof sum);
}

static void
multiply(float x[L], const float y[L])
{
  uint32_t k;
  for (k = 0; k < L; k++)
    x[k] *= y[k];
}

static float
highest(const float *x, uint32_t n)
{
  float top = x[0];
  uint32_t k;
  for (k = 1; k < n; k++)
    top = larger(top, x[k]);
  return top;
}

/* e to the power of each pair's score less the highest (one factor in all, so no probability changes), by the label
 * before and by the label behind. */
static void
make_jumps(const qai_linear *m, float jump[L * L], float jump_back[L * L])
{
  float row[L], top = highest(m->pairs, m->n_labels * m->n_labels);
  uint32_t a, b;
  memset(jump, 0, L * L * sizeof *jump);
  memset(jump_back, 0, L * L * sizeof *jump_back);
  for (a = 0; a < m->n_labels; a++) {
    for (b = 0; b < L; b++)
      row[b] = b < m->n_labels ? m->pairs[a * m->n_labels + b] - top : 0;
    qai_real_exp8(row, row);
    for (b = 0; b < m->n_labels; b++)
      jump[a * L + b] = jump_back[b * L + a] = row[b];
  }
}

void
qai_chain_marginals(const qai_linear *m, float *scores, uint32_t n, float *marginals)
{
  float jump[L * L], jump_back[L * L], behind[L];
  uint32_t i, k;
  if (n == 0)
    return;
  make_jumps(m, jump, jump_back);
  for (i = 0; i < n; i++) {
    float *now = marginals + i * L;
    to_weights(m->n_labels, scores + i * L);
    if (i == 0)
      memcpy(now, scores, L * sizeof *now);
    else {
      times_matrix(now - L, jump, now);
      multiply(now, scores + i * L);
    }
    make_sum_one(now);
  }
  for (k = 0; k < L; k++)
    behind[k] = 1.0f;
  for (i = n; i-- > 0;) {
    multiply(marginals + i * L, behind);
    make_sum_one(marginals + i * L);
    multiply(behind, scores + i * L);
    times_matrix(behind, jump_back, behind);
    make_sum_one(behind);
  }
}
