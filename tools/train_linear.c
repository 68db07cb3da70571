#include "train_linear.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define L QAI_LABELS_MAX

static void *
zeroed(size_t n, size_t size)
{
  void *p = calloc(n, size);
  if (!p) {
    fprintf(stderr, "out of memory\n");
    exit(1);
  }
  return p;
}

void
learner_init(learner *l, uint32_t bits, uint32_t n_labels, uint32_t cutoff)
{
  memset(l, 0, sizeof *l);
  l->bits = bits;
  l->n_labels = n_labels;
  l->weights = zeroed((size_t)L << bits, sizeof(float));
  l->squares = zeroed((size_t)L << bits, sizeof(float));
  l->counts = zeroed((size_t)1 << bits, 1);
  l->frozen = zeroed((size_t)L << bits, 1);
  l->rate = 0.05f;
  l->cutoff = cutoff;
  l->delta = 1.0f;
  l->random = 1;
}

void
learner_clear(learner *l)
{
  free(l->weights);
  free(l->squares);
  free(l->counts);
  free(l->frozen);
}

void
learner_spread(const qai_gram_list *g, rows *places, uint32_t n)
{
  uint32_t i, k;
  for (i = 0; i < g->n; i++)
    for (k = 0; k < g->gram[i].n; k++) {
      uint32_t place = g->gram[i].place + k;
      if (place < n && places[place].n < QAI_GRAMS_MAX)
        places[place].row[places[place].n++] = g->gram[i].row + k;
    }
}

void
learner_count(learner *l, const rows *f)
{
  uint32_t i;
  for (i = 0; i < f->n; i++) {
    uint8_t *c = &l->counts[f->row[i]];
    *c = (uint8_t)(*c < 255 ? *c + 1 : 255);
  }
}

static void
score(const learner *l, const rows *f, float out[L])
{
  uint32_t i, k;
  memset(out, 0, L * sizeof *out);
  for (i = 0; i < f->n; i++) {
    const float *row = l->weights + (size_t)f->row[i] * L;
    for (k = 0; k < L; k++)
      out[k] += row[k];
  }
}

static void
step(const learner *l, float *w, float *square, float gradient)
{
  *square += gradient * gradient;
  *w -= l->rate * gradient / sqrtf(*square + l->delta);
}

static void
update(learner *l, const rows *f, const float gradient[L])
{
  uint32_t i, k;
  for (i = 0; i < f->n; i++) {
    size_t row = f->row[i];
    if (l->counts[row] < l->cutoff)
      continue;
    for (k = 0; k < l->n_labels; k++)
      step(l, l->weights + row * L + k, l->squares + row * L + k, gradient[k]);
  }
}

static float
normalise(float *x, uint32_t n)
{
  float max = x[0], sum = 0;
  uint32_t i;
  for (i = 1; i < n; i++)
    max = x[i] > max ? x[i] : max;
  for (i = 0; i < n; i++)
    sum += x[i] = expf(x[i] - max);
  for (i = 0; i < n; i++)
    x[i] /= sum;
  return max + logf(sum);
}

/* Forward and backward probabilities; returns log Z. */
static double
sweep(const learner *l, const float *scores, uint32_t n, const float *jump, float *forward, float *backward)
{
  uint32_t i, a, b, n_labels = l->n_labels;
  double log_z;
  memcpy(forward, scores, n_labels * sizeof *forward);
  log_z = normalise(forward, n_labels);
  for (i = 1; i < n; i++) {
    for (b = 0; b < n_labels; b++) {
      float sum = 1e-30f;
      for (a = 0; a < n_labels; a++)
        sum += forward[(i - 1) * L + a] * jump[a * n_labels + b];
      forward[i * L + b] = scores[i * L + b] + logf(sum);
    }
    log_z += normalise(forward + i * L, n_labels);
  }
  for (b = 0; b < n_labels; b++)
    backward[(n - 1) * L + b] = 0;
  normalise(backward + (n - 1) * L, n_labels);
  for (i = n - 1; i > 0; i--) {
    float gain[L];
    for (b = 0; b < n_labels; b++)
      gain[b] = scores[i * L + b] + logf(backward[i * L + b] + 1e-30f);
    normalise(gain, n_labels);
    for (a = 0; a < n_labels; a++) {
      float sum = 1e-30f;
      for (b = 0; b < n_labels; b++)
        sum += jump[a * n_labels + b] * gain[b];
      backward[(i - 1) * L + a] = logf(sum);
    }
    normalise(backward + (i - 1) * L, n_labels);
  }
  return log_z;
}

/* Expected less true pairs of labels between positions i - 1 and i. */
static void
pair_gradient(const learner *l, const float *scores, const float *jump, const float *forward, const float *backward,
              uint32_t i, float *gradient)
{
  uint32_t a, b, n_labels = l->n_labels;
  float p[L * L], gain[L], sum = 0;
  for (b = 0; b < n_labels; b++)
    gain[b] = scores[i * L + b];
  normalise(gain, n_labels);
  for (a = 0; a < n_labels; a++)
    for (b = 0; b < n_labels; b++)
      sum += p[a * n_labels + b] = forward[(i - 1) * L + a] * jump[a * n_labels + b] * gain[b] * backward[i * L + b];
  for (a = 0; a < n_labels * n_labels; a++)
    gradient[a] += p[a] / (sum + 1e-30f);
}

/* Leaves some rows out. */
static void
thin_out(learner *l, rows *f)
{
  uint32_t i, n = 0;
  for (i = 0; i < f->n; i++) {
    l->random = l->random * 1664525u + 1013904223u;
    if (l->random >> 24 >= l->drop)
      f->row[n++] = f->row[i];
  }
  f->n = n;
}

double
learner_chain(learner *l, rows *f, const uint8_t *labels, uint32_t n)
{
  float jump[L * L], pairs[L * L] = {0}, *scores = zeroed((size_t)n * L * 3, sizeof *scores);
  float *forward = scores + (size_t)n * L, *backward = forward + (size_t)n * L;
  uint32_t i, k, n_labels = l->n_labels;
  double loss;
  for (i = 0; i < n; i++) {
    thin_out(l, &f[i]);
    score(l, &f[i], scores + i * L);
  }
  for (k = 0; k < n_labels * n_labels; k++)
    jump[k] = expf(l->pairs[k]);
  loss = sweep(l, scores, n, jump, forward, backward);
  for (i = 0; i < n; i++) {
    float gradient[L] = {0}, sum = 0;
    loss -= scores[i * L + labels[i]];
    if (i > 0) {
      loss -= l->pairs[labels[i - 1] * n_labels + labels[i]];
      pairs[labels[i - 1] * n_labels + labels[i]] -= 1;
      pair_gradient(l, scores, jump, forward, backward, i, pairs);
    }
    for (k = 0; k < n_labels; k++)
      sum += gradient[k] = forward[i * L + k] * backward[i * L + k];
    for (k = 0; k < n_labels; k++)
      gradient[k] = gradient[k] / (sum + 1e-30f) - (k == labels[i]);
    update(l, &f[i], gradient);
  }
  for (k = 0; k < n_labels * n_labels; k++)
    step(l, &l->pairs[k], &l->pair_squares[k], pairs[k]);
  free(scores);
  return loss;
}

double
learner_logistic(learner *l, rows *f, int right)
{
  float scores[L], gradient[L] = {0}, p;
  thin_out(l, f);
  score(l, f, scores);
  p = 1.0f / (1.0f + expf(-scores[0]));
  gradient[0] = p - (float)right;
  update(l, f, gradient);
  return -log((right ? p : 1 - p) + 1e-9);
}

/* In units, at most a byte's worth each. */
static long
in_units(float weight)
{
  long w = lrintf(weight * (float)QAI_LINEAR_UNIT);
  return w > 127 ? 127 : w < -127 ? -127 : w;
}

/* The highest pair counts as 0: that changes no labelling's probability. */
static void
freeze_pairs(learner *l)
{
  uint32_t a, b, n = l->n_labels;
  float top = l->pairs[0];
  for (a = 0; a < n * n; a++)
    top = l->pairs[a] > top ? l->pairs[a] : top;
  for (a = 0; a < L; a++)
    for (b = 0; b < L; b++)
      l->frozen_pairs.score[a * L + b] =
          (int16_t)(a < n && b < n ? lrintf((l->pairs[a * n + b] - top) * (float)QAI_LINEAR_UNIT) : QAI_LINEAR_NEVER);
  qai_pairs_raise(&l->frozen_pairs, n);
}

qai_linear
learner_freeze(learner *l)
{
  size_t i, n = (size_t)L << l->bits;
  float keep = 1.0f - (float)l->drop / 256.0f;
  qai_linear m;
  for (i = 0; i < n; i++)
    l->frozen[i] = (int8_t)in_units(keep * l->weights[i % L < l->n_labels ? i : i - i % L]);
  freeze_pairs(l);
  m.rows = l->frozen;
  m.bits = l->bits;
  m.n_labels = l->n_labels;
  m.pairs = &l->frozen_pairs;
  return m;
}
