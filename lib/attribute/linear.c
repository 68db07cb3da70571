#include "attribute/linear.h"

#include "base/real.h"

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

/* The sums are local, so that the compiler knows that no row overlaps them and adds a row as one vector. */
void
qai_linear_score(const qai_linear *m, const qai_features *f, float scores[QAI_LABELS_MAX])
{
  int16_t sums[L] = {0};
  uint32_t i, k, shift = 32 - m->bits;
  for (i = 0; i < f->n; i++) {
    const int8_t *row = m->rows + (size_t)(f->hash[i] >> shift) * L;
    for (k = 0; k < L; k++)
      sums[k] = (int16_t)(sums[k] + row[k]);
  }
  for (k = 0; k < L; k++)
    scores[k] = m->scale * (float)sums[k];
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

/* exp(score - the best score) of each label. */
static void
to_weights(const float *scores, uint32_t n, float *weights)
{
  float max = scores[0];
  uint32_t k;
  for (k = 1; k < n; k++)
    if (scores[k] > max)
      max = scores[k];
  for (k = 0; k < n; k++)
    weights[k] = qai_real_exp(scores[k] - max);
}

static void
make_sum_one(float *x, uint32_t n)
{
  float sum = 0;
  uint32_t k;
  for (k = 0; k < n; k++)
    sum += x[k];
  sum = sum > 0 ? 1.0f / sum : 0;
  for (k = 0; k < n; k++)
    x[k] *= sum;
}

static void
step_forward(const float *jump, uint32_t n, const float *now, const float *weights, float *next)
{
  uint32_t a, b;
  for (b = 0; b < n; b++) {
    float sum = 0;
    for (a = 0; a < n; a++)
      sum += now[a] * jump[a * n + b];
    next[b] = weights[b] * sum;
  }
  make_sum_one(next, n);
}

static void
step_backward(const float *jump, uint32_t n, const float *after, const float *weights, float *before)
{
  uint32_t a, b;
  for (a = 0; a < n; a++) {
    float sum = 0;
    for (b = 0; b < n; b++)
      sum += jump[a * n + b] * weights[b] * after[b];
    before[a] = sum;
  }
  make_sum_one(before, n);
}

void
qai_chain_marginals(const qai_linear *m, float *scores, uint32_t n, float *work, float *marginals)
{
  float jump[L * L];
  uint32_t i, k, n_labels = m->n_labels;
  if (n == 0)
    return;
  for (k = 0; k < n_labels * n_labels; k++)
    jump[k] = qai_real_exp(m->pairs[k]);
  for (i = 0; i < n; i++)
    to_weights(scores + i * L, n_labels, scores + i * L);
  for (k = 0; k < n_labels; k++) {
    marginals[k] = scores[k];
    work[(n - 1) * L + k] = 1.0f;
  }
  make_sum_one(marginals, n_labels);
  for (i = 1; i < n; i++)
    step_forward(jump, n_labels, marginals + (i - 1) * L, scores + i * L, marginals + i * L);
  for (i = n - 1; i > 0; i--)
    step_backward(jump, n_labels, work + i * L, scores + i * L, work + (i - 1) * L);
  for (i = 0; i < n; i++) {
    for (k = 0; k < n_labels; k++)
      marginals[i * L + k] *= work[i * L + k];
    make_sum_one(marginals + i * L, n_labels);
  }
}
