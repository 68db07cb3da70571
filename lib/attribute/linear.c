#include "attribute/linear.h"

#include <math.h>

#define L QAI_LABELS_MAX

void
qai_features_add(qai_features *f, uint32_t template_id, uint32_t value)
{
  uint32_t h = (value ^ (template_id * 0x9e3779b1u)) * 0x85ebca6bu;
  h ^= h >> 15;
  h *= 0xc2b2ae35u;
  if (f->n < QAI_FEATURES_MAX)
    f->hash[f->n++] = h;
}

uint32_t
qai_features_join(uint32_t a, uint32_t b)
{
  return (a * 0x01000193u) ^ ((b << 11 | b >> 21) * 0x27d4eb2fu);
}

void
qai_linear_score(const qai_linear *m, const qai_features *f, float scores[QAI_LABELS_MAX])
{
  int32_t sum[L] = {0};
  uint32_t i, k;
  for (i = 0; i < f->n; i++) {
    const int8_t *row = m->rows + (size_t)(f->hash[i] >> (32 - m->bits)) * L;
    for (k = 0; k < L; k++)
      sum[k] += row[k];
  }
  for (k = 0; k < L; k++)
    scores[k] = m->scale * (float)sum[k];
}

void
qai_chain_best(const qai_linear *m, const float *scores, uint32_t n, uint8_t *back, uint8_t *labels)
{
  float now[L], next[L];
  uint32_t i, a, b, n_labels = m->n_labels;
  if (n == 0)
    return;
  for (a = 0; a < n_labels; a++)
    now[a] = scores[a];
  for (i = 1; i < n; i++) {
    for (b = 0; b < n_labels; b++) {
      uint32_t best = 0;
      for (a = 1; a < n_labels; a++)
        if (now[a] + m->pairs[a * n_labels + b] > now[best] + m->pairs[best * n_labels + b])
          best = a;
      next[b] = now[best] + m->pairs[best * n_labels + b] + scores[i * L + b];
      back[i * L + b] = (uint8_t)best;
    }
    for (b = 0; b < n_labels; b++)
      now[b] = next[b];
  }
  for (a = 0, b = 1; b < n_labels; b++)
    if (now[b] > now[a])
      a = b;
  for (i = n; i-- > 0;) {
    labels[i] = (uint8_t)a;
    if (i > 0)
      a = back[i * L + a];
  }
}

/* Turns `n` scores into probabilities of sum 1 around their maximum; returns the logarithm of what they were divided
 * by. */
static float
normalise(float *x, uint32_t n)
{
  float max = x[0], sum = 0;
  uint32_t i;
  for (i = 1; i < n; i++)
    if (x[i] > max)
      max = x[i];
  for (i = 0; i < n; i++)
    sum += x[i] = expf(x[i] - max);
  for (i = 0; i < n; i++)
    x[i] /= sum;
  return max + logf(sum);
}

/* next[b] = exp(scores[b]) * sum over a of now[a] * exp(pairs[a][b]), normalised. */
static float
step_forward(const qai_linear *m, const float *jump, const float *now, const float *scores, float *next)
{
  uint32_t a, b, n = m->n_labels;
  for (b = 0; b < n; b++) {
    float sum = 0;
    for (a = 0; a < n; a++)
      sum += now[a] * jump[a * n + b];
    next[b] = scores[b] + logf(sum + 1e-30f);
  }
  return normalise(next, n);
}

/* before[a] = sum over b of exp(pairs[a][b] + scores[b]) * after[b], normalised. */
static void
step_backward(const qai_linear *m, const float *jump, const float *after, const float *scores, float *before)
{
  uint32_t a, b, n = m->n_labels;
  float gain[L], total = 0;
  for (b = 0; b < n; b++)
    gain[b] = scores[b];
  normalise(gain, n);
  for (a = 0; a < n; a++) {
    float sum = 0;
    for (b = 0; b < n; b++)
      sum += jump[a * n + b] * gain[b] * after[b];
    before[a] = sum;
    total += sum;
  }
  for (a = 0; a < n; a++)
    before[a] /= total;
}

float
qai_chain_marginals(const qai_linear *m, const float *scores, uint32_t n, float *work, float *marginals)
{
  float jump[L * L], log_z;
  uint32_t i, k, n_labels = m->n_labels;
  if (n == 0)
    return 0;
  for (k = 0; k < n_labels * n_labels; k++)
    jump[k] = expf(m->pairs[k]);
  for (k = 0; k < n_labels; k++)
    marginals[k] = scores[k];
  log_z = normalise(marginals, n_labels);
  for (i = 1; i < n; i++)
    log_z += step_forward(m, jump, marginals + (i - 1) * L, scores + i * L, marginals + i * L);
  for (k = 0; k < n_labels; k++)
    work[(n - 1) * L + k] = 1.0f / (float)n_labels;
  for (i = n - 1; i > 0; i--)
    step_backward(m, jump, work + i * L, scores + i * L, work + (i - 1) * L);
  for (i = 0; i < n; i++) {
    float sum = 0;
    for (k = 0; k < n_labels; k++)
      sum += marginals[i * L + k] *= work[i * L + k];
    for (k = 0; k < n_labels; k++)
      marginals[i * L + k] /= sum > 0 ? sum : 1.0f;
  }
  return log_z;
}
