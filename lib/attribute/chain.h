/*
 * Best labels and probabilities of a chain (linear.h): the code of it, for a file that is compiled for one kind of
 * processor (labels_code.h).
 */
#ifndef QAI_ATTRIBUTE_CHAIN_H
#define QAI_ATTRIBUTE_CHAIN_H

#include "attribute/linear.h"

enum {
  QAI_CHAIN_FAR = 4000,    /* units that a score may differ from the first label's, so that 16 bits hold every sum */
  QAI_CHAIN_LEAST = -1023, /* units: 2 to the power of it is as good as 0 */
  QAI_CHAIN_SCALED = 4     /* every so many places the sums are scaled to 1: they cannot leave a float's range sooner */
};

/* Scores less the first label's. */
static inline qai_lanes
qai_chain_from_first(qai_lanes scores, int16_t first)
{
  qai_lanes x = qai_lanes_less(scores, qai_lanes_all(first));
  return qai_lanes_min(qai_lanes_max(x, qai_lanes_all(-QAI_CHAIN_FAR)), qai_lanes_all(QAI_CHAIN_FAR));
}

static inline qai_lanes
qai_chain_way_by(int16_t before, const int16_t *pairs)
{
  return qai_lanes_add(qai_lanes_all(before), qai_lanes_load(pairs));
}

/* The score of the best way to each label, less the first label's: it stays within 2 * QAI_CHAIN_FAR of it. */
static inline void
qai_chain_step_best(const int16_t *pairs, int seven, const int16_t *before, const int16_t *scores, int16_t *now)
{
  qai_lanes best =
      qai_lanes_max(qai_chain_way_by(before[0], pairs), qai_chain_way_by(before[1], pairs + QAI_LABELS_MAX));
  best = qai_lanes_max(best, qai_lanes_max(qai_chain_way_by(before[2], pairs + 2 * QAI_LABELS_MAX),
                                           qai_chain_way_by(before[3], pairs + 3 * QAI_LABELS_MAX)));
  best = qai_lanes_max(best, qai_chain_way_by(before[4], pairs + 4 * QAI_LABELS_MAX));
  if (seven)
    best = qai_lanes_max(best, qai_lanes_max(qai_chain_way_by(before[5], pairs + 5 * QAI_LABELS_MAX),
                                             qai_chain_way_by(before[6], pairs + 6 * QAI_LABELS_MAX)));
  best = qai_lanes_add(best, qai_chain_from_first(qai_lanes_load(scores), scores[0]));
  qai_lanes_store(best, now);
  qai_lanes_store(qai_lanes_less(best, qai_lanes_all(now[0])), now);
}

/* The label before from which the best way to label `b` comes; the lower one when two are as good. */
static inline uint32_t
qai_chain_came_from(const qai_pairs *pairs, const int16_t *before, uint32_t b)
{
  qai_lanes ways = qai_lanes_add(qai_lanes_load(before), qai_lanes_load(pairs->to + b * QAI_LABELS_MAX));
  return qai_lanes_find(ways, ways, qai_lanes_top(ways));
}

static inline void
qai_chain_best_ways(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways)
{
  uint32_t i;
  qai_lanes_store(qai_chain_from_first(qai_lanes_load(scores), scores[0]), ways);
  for (i = 1; i < n; i++)
    qai_chain_step_best(m->pairs->score, m->n_labels > 5, ways + (i - 1) * QAI_LABELS_MAX, scores + i * QAI_LABELS_MAX,
                        ways + i * QAI_LABELS_MAX);
}

/* Best labels for `n` places whose scores lie one after another, QAI_LABELS_MAX apart.  `ways` has room for as many
 * numbers as there are scores. */
static inline void
qai_chain_best(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways, uint8_t *labels)
{
  uint32_t i, k, best = 0;
  if (n == 0)
    return;
  qai_chain_best_ways(m, scores, n, ways);
  for (k = 1; k < m->n_labels; k++)
    if (ways[(n - 1) * QAI_LABELS_MAX + k] > ways[(n - 1) * QAI_LABELS_MAX + best])
      best = k;
  for (i = n; i-- > 0;) {
    labels[i] = (uint8_t)best;
    if (i > 0)
      best = qai_chain_came_from(m->pairs, ways + (i - 1) * QAI_LABELS_MAX, best);
  }
}

/* 2 to the power of each number of units, at most 0 and at least QAI_CHAIN_LEAST, to two parts in ten thousand: what is
 * behind the octaves' point by a polynomial, the octaves as bits of a float. */
static inline qai_reals
qai_chain_raise_two(qai_lanes units)
{
  qai_lanes rest = qai_lanes_and(units, qai_lanes_all(QAI_LINEAR_OCTAVE - 1));
  qai_lanes octaves =
      qai_lanes_add(qai_lanes_double(qai_lanes_less(units, rest)), qai_lanes_all(127 * 2 * QAI_LINEAR_OCTAVE));
  qai_reals x = qai_reals_of(rest), p;
  p = qai_reals_add(
      qai_reals_times(qai_reals_all(0.07633082f / QAI_LINEAR_OCTAVE / QAI_LINEAR_OCTAVE / QAI_LINEAR_OCTAVE), x),
      qai_reals_all(0.22830251f / QAI_LINEAR_OCTAVE / QAI_LINEAR_OCTAVE));
  p = qai_reals_add(qai_reals_times(p, x), qai_reals_all(0.69503748f / QAI_LINEAR_OCTAVE));
  p = qai_reals_add(qai_reals_times(p, x), qai_reals_all(1.0f));
  return qai_reals_times(p, qai_reals_of_bits(octaves));
}

/* 2 to the power of each score less the best one. */
static inline qai_reals
qai_chain_to_weights(const int16_t *scores)
{
  qai_lanes x = qai_lanes_load(scores);
  return qai_chain_raise_two(qai_lanes_max(qai_lanes_less(x, qai_lanes_top(x)), qai_lanes_all(QAI_CHAIN_LEAST)));
}

static inline qai_reals
qai_chain_part(float x, const float *row)
{
  return qai_reals_times(qai_reals_all(x), qai_reals_load(row));
}

/* x times the matrix, of whose rows the first five or seven count; spelled out, so that the sums are made side by
 * side. */
static inline qai_reals
qai_chain_times_matrix(const float *x, const float *matrix, int seven)
{
  qai_reals sum = qai_reals_add(qai_chain_part(x[0], matrix), qai_chain_part(x[1], matrix + QAI_LABELS_MAX));
  sum = qai_reals_add(sum, qai_reals_add(qai_chain_part(x[2], matrix + 2 * QAI_LABELS_MAX),
                                         qai_chain_part(x[3], matrix + 3 * QAI_LABELS_MAX)));
  if (!seven)
    return qai_reals_add(sum, qai_chain_part(x[4], matrix + 4 * QAI_LABELS_MAX));
  return qai_reals_add(sum, qai_reals_add(qai_reals_add(qai_chain_part(x[4], matrix + 4 * QAI_LABELS_MAX),
                                                        qai_chain_part(x[5], matrix + 5 * QAI_LABELS_MAX)),
                                          qai_chain_part(x[6], matrix + 6 * QAI_LABELS_MAX)));
}

/* To the sum 1. */
static inline qai_reals
qai_chain_scaled(qai_reals x)
{
  return qai_reals_times(x, qai_reals_all(qai_reals_inverse_sum(x)));
}

/* What the ways to a place and the ways on from it make of its labels. */
static inline void
qai_chain_meet(qai_reals to, qai_reals from, float *marginals)
{
  qai_reals_store(qai_chain_scaled(qai_reals_times(to, from)), marginals);
}

/* A number for each label, together and one by one; in a place that suits both, or the one would wait for the other. */
typedef union qai_chain_row {
  qai_reals all;
  float x[QAI_LABELS_MAX];
} qai_chain_row;

/* Forward and backward side by side, as neither has to wait for the other.  Up to where they meet, their sums lie in
 * `marginals`. */
static inline void
qai_chain_sweep(const qai_linear *m, int seven, uint32_t n, const float *weights, float *marginals)
{
  static const float exists[2 * QAI_LABELS_MAX] = {1, 1, 1, 1, 1, 1, 1, 1};
  const qai_pairs *pairs = m->pairs;
  qai_chain_row ahead, back; /* with the weights of their places */
  qai_reals a = qai_reals_load(weights), b = qai_reals_load(exists + QAI_LABELS_MAX - m->n_labels);
  uint32_t i, j;
  ahead.all = a;
  back.all = qai_reals_load(weights + (n - 1) * QAI_LABELS_MAX);
  for (i = 0, j = n - 1;; i++, j--) {
    if (i < j) {
      qai_reals_store(a, marginals + i * QAI_LABELS_MAX);
      qai_reals_store(b, marginals + j * QAI_LABELS_MAX);
    } else {
      if (i > j)
        qai_chain_meet(a, qai_reals_load(marginals + i * QAI_LABELS_MAX), marginals + i * QAI_LABELS_MAX);
      qai_chain_meet(i > j ? qai_reals_load(marginals + j * QAI_LABELS_MAX) : a, b, marginals + j * QAI_LABELS_MAX);
    }
    if (j == 0)
      return;
    a = qai_reals_times(qai_chain_times_matrix(ahead.x, pairs->ahead, seven),
                        qai_reals_load(weights + (i + 1) * QAI_LABELS_MAX));
    b = qai_chain_times_matrix(back.x, pairs->back, seven);
    if (j % QAI_CHAIN_SCALED == 0) {
      a = qai_chain_scaled(a);
      b = qai_chain_scaled(b);
    }
    ahead.all = a;
    back.all = qai_reals_times(b, qai_reals_load(weights + (j - 1) * QAI_LABELS_MAX));
  }
}

/* Probability of each label at each place, QAI_LABELS_MAX apart.  `weights` has room for as many floats as there are
 * scores. */
static inline void
qai_chain_marginals(const qai_linear *m, const int16_t *scores, uint32_t n, float *weights, float *marginals)
{
  uint32_t i;
  if (n == 0)
    return;
  for (i = 0; i < n; i++)
    qai_reals_store(qai_chain_to_weights(scores + i * QAI_LABELS_MAX), weights + i * QAI_LABELS_MAX);
  if (m->n_labels <= 5)
    qai_chain_sweep(m, 0, n, weights, marginals);
  else
    qai_chain_sweep(m, 1, n, weights, marginals);
}

#endif
