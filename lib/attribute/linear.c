#include "attribute/linear.h"

#include "base/lanes.h"
#include "base/real.h"

#include <string.h>

#define L QAI_LABELS_MAX
#define OCTAVE QAI_LINEAR_OCTAVE
#define FAR 4000 /* units that a score may differ from the first label's, so that 16 bits hold every sum */
#define LEAST (-1023) /* units: 2 to the power of it is as good as 0 */
#define SCALED 4u     /* every so many places the sums are scaled to 1: they cannot fall out of a float's range sooner */

void
qai_grams_keep(qai_gram_list *list, uint32_t row, uint32_t place, uint32_t n)
{
  qai_gram *to = &list->gram[list->n];
  if (list->n >= QAI_GRAMS_MAX)
    return;
  list->n++;
  to->row = row;
  to->place = (uint16_t)place;
  to->n = (uint16_t)n;
}

float
qai_linear_probability(int16_t score)
{
  return 1.0f / (1.0f + qai_real_exp((float)score / (float)-QAI_LINEAR_UNIT));
}

/* Scores less the first label's. */
static inline qai_lanes
from_first(qai_lanes scores, int16_t first)
{
  qai_lanes x = qai_lanes_less(scores, qai_lanes_all(first));
  return qai_lanes_min(qai_lanes_max(x, qai_lanes_all(-FAR)), qai_lanes_all(FAR));
}

static inline qai_lanes
way_by(int16_t before, const int16_t *pairs)
{
  return qai_lanes_add(qai_lanes_all(before), qai_lanes_load(pairs));
}

/* The score of the best way to each label, less the first label's: it stays within 2 * FAR of it. */
static inline void
step_best(const int16_t *pairs, int seven, const int16_t *before, const int16_t *scores,
          int16_t *now)
{
  qai_lanes best = qai_lanes_max(way_by(before[0], pairs), way_by(before[1], pairs + L));
  best = qai_lanes_max(best, qai_lanes_max(way_by(before[2], pairs + 2 * L), way_by(before[3], pairs + 3 * L)));
  best = qai_lanes_max(best, way_by(before[4], pairs + 4 * L));
  if (seven)
    best = qai_lanes_max(best, qai_lanes_max(way_by(before[5], pairs + 5 * L), way_by(before[6], pairs + 6 * L)));
  best = qai_lanes_add(best, from_first(qai_lanes_load(scores), scores[0]));
  qai_lanes_store(best, now);
  qai_lanes_store(qai_lanes_less(best, qai_lanes_all(now[0])), now);
}

/* The label before from which the best way to label `b` comes; the lower one when two are as good. */
static uint32_t
came_from(const qai_linear *m, const int16_t *before, uint32_t b)
{
  const int16_t *pairs = m->pairs->score + b;
  uint32_t a, best = 0;
  for (a = 1; a < m->n_labels; a++)
    if (before[a] + pairs[a * L] > before[best] + pairs[best * L])
      best = a;
  return best;
}

static inline void
best_ways(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways)
{
  uint32_t i;
  qai_lanes_store(from_first(qai_lanes_load(scores), scores[0]), ways);
  for (i = 1; i < n; i++)
    step_best(m->pairs->score, m->n_labels > 5, ways + (i - 1) * L, scores + i * L, ways + i * L);
}

void
qai_chain_best(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways, uint8_t *labels)
{
  uint32_t i, k, best = 0;
  if (n == 0)
    return;
  best_ways(m, scores, n, ways);
  for (k = 1; k < m->n_labels; k++)
    if (ways[(n - 1) * L + k] > ways[(n - 1) * L + best])
      best = k;
  for (i = n; i-- > 0;) {
    labels[i] = (uint8_t)best;
    if (i > 0)
      best = came_from(m, ways + (i - 1) * L, best);
  }
}

/* 2 to the power of each number of units, at most 0 and at least LEAST, to two parts in ten thousand: what is behind
 * the octaves' point by a polynomial, the octaves as bits of a float. */
static inline qai_reals
raise_two(qai_lanes units)
{
  qai_lanes rest = qai_lanes_and(units, qai_lanes_all(OCTAVE - 1));
  qai_lanes octaves = qai_lanes_add(qai_lanes_double(qai_lanes_less(units, rest)), qai_lanes_all(127 * 2 * OCTAVE));
  qai_reals x = qai_reals_of(rest), p;
  p = qai_reals_add(qai_reals_times(qai_reals_all(0.07633082f / OCTAVE / OCTAVE / OCTAVE), x),
                    qai_reals_all(0.22830251f / OCTAVE / OCTAVE));
  p = qai_reals_add(qai_reals_times(p, x), qai_reals_all(0.69503748f / OCTAVE));
  p = qai_reals_add(qai_reals_times(p, x), qai_reals_all(1.0f));
  return qai_reals_times(p, qai_reals_of_bits(octaves));
}

/* 2 to the power of each score less the best one. */
static inline qai_reals
to_weights(const int16_t *scores)
{
  qai_lanes x = qai_lanes_load(scores);
  return raise_two(qai_lanes_max(qai_lanes_less(x, qai_lanes_top(x)), qai_lanes_all(LEAST)));
}

void
qai_pairs_raise(qai_pairs *p, uint32_t n_labels)
{
  uint32_t a, b;
  memset(p->ahead, 0, sizeof p->ahead);
  memset(p->back, 0, sizeof p->back);
  for (a = 0; a < n_labels; a++) {
    qai_reals_store(raise_two(qai_lanes_max(qai_lanes_load(p->score + a * L), qai_lanes_all(LEAST))), p->ahead + a * L);
    for (b = 0; b < L; b++)
      if (p->score[a * L + b] > LEAST)
        p->back[b * L + a] = p->ahead[a * L + b];
      else
        p->ahead[a * L + b] = 0;
  }
}

static inline qai_reals
part(float x, const float *row)
{
  return qai_reals_times(qai_reals_all(x), qai_reals_load(row));
}

/* x times the matrix, of whose rows the first five or seven count; spelled out, so that the sums are made side by
 * side. */
static inline qai_reals
times_matrix(const float *x, const float *matrix, int seven)
{
  qai_reals sum = qai_reals_add(part(x[0], matrix), part(x[1], matrix + L));
  sum = qai_reals_add(sum, qai_reals_add(part(x[2], matrix + 2 * L), part(x[3], matrix + 3 * L)));
  if (!seven)
    return qai_reals_add(sum, part(x[4], matrix + 4 * L));
  return qai_reals_add(
      sum, qai_reals_add(qai_reals_add(part(x[4], matrix + 4 * L), part(x[5], matrix + 5 * L)), part(x[6], matrix + 6 * L)));
}

/* To the sum 1. */
static inline qai_reals
scaled(qai_reals x)
{
  return qai_reals_times(x, qai_reals_all(qai_reals_inverse_sum(x)));
}

/* What the ways to a place and the ways on from it make of its labels. */
static inline void
meet(qai_reals to, qai_reals from, float *marginals)
{
  qai_reals_store(scaled(qai_reals_times(to, from)), marginals);
}

/* Forward and backward side by side, as neither has to wait for the other.  Up to where they meet, their sums lie in
 * `marginals`. */
static inline void
sweep(const qai_linear *m, int seven, uint32_t n, const float *weights, float *marginals)
{
  static const float exists[2 * L] = {1, 1, 1, 1, 1, 1, 1, 1};
  const qai_pairs *pairs = m->pairs;
  float ahead[L], back[L]; /* with the weights of their places */
  qai_reals a = qai_reals_load(weights), b = qai_reals_load(exists + L - m->n_labels);
  uint32_t i, j;
  qai_reals_store(a, ahead);
  memcpy(back, weights + (n - 1) * L, sizeof back);
  for (i = 0, j = n - 1;; i++, j--) {
    if (i < j) {
      qai_reals_store(a, marginals + i * L);
      qai_reals_store(b, marginals + j * L);
    } else {
      if (i > j)
        meet(a, qai_reals_load(marginals + i * L), marginals + i * L);
      meet(i > j ? qai_reals_load(marginals + j * L) : a, b, marginals + j * L);
    }
    if (j == 0)
      return;
    a = qai_reals_times(times_matrix(ahead, pairs->ahead, seven), qai_reals_load(weights + (i + 1) * L));
    b = times_matrix(back, pairs->back, seven);
    if (j % SCALED == 0) {
      a = scaled(a);
      b = scaled(b);
    }
    qai_reals_store(a, ahead);
    qai_reals_store(qai_reals_times(b, qai_reals_load(weights + (j - 1) * L)), back);
  }
}

void
qai_chain_marginals(const qai_linear *m, const int16_t *scores, uint32_t n, float *weights, float *marginals)
{
  uint32_t i;
  if (n == 0)
    return;
  for (i = 0; i < n; i++)
    qai_reals_store(to_weights(scores + i * L), weights + i * L);
  if (m->n_labels <= 5)
    sweep(m, 0, n, weights, marginals);
  else
    sweep(m, 1, n, weights, marginals);
}
