/*
 * Linear models over hashed features, and linear chains of them.
 *
 * A gram is one value (a word's form, two tags ...) that speaks for several places around it: its rows of weights, one
 * for each of these places, lie side by side at the gram's hash, so that one look into the table serves them all.  A
 * row has a weight for each label, 8 bits each, in units of 1/QAI_LINEAR_UNIT nats; a place's scores are the sums of
 * its rows.  A chain adds a score for each pair of labels (conditional random field: Lafferty et al. 2001); best labels
 * by Viterbi, probabilities by forward-backward.
 */
#ifndef QAI_ATTRIBUTE_LINEAR_H
#define QAI_ATTRIBUTE_LINEAR_H

#include "base/lanes.h"

#include <stddef.h>

enum {
  QAI_LABELS_MAX = QAI_LANES, /* of a row; seven at most are labels */
  QAI_LABELS_SQUARE = QAI_LABELS_MAX * QAI_LABELS_MAX,
  QAI_LINEAR_OCTAVE = 64,   /* units that double a probability */
  QAI_LINEAR_NEVER = -4000, /* units: the score of a pair that does not exist */
  QAI_GRAMS_MAX = 96,       /* of a list; no place gets more rows, so that their sums fit 16 bits */
  QAI_GRAM_REACH = 4        /* places before and behind a stretch that grams at its ends may speak for */
};

#define QAI_LINEAR_UNIT 92.332482616893657 /* QAI_LINEAR_OCTAVE / log(2) */

/* The scores of pairs of labels, in units, at most 0, the label before first; and two to the power of them, by the
 * label before and by the label behind. */
typedef struct qai_pairs {
  int16_t score[QAI_LABELS_SQUARE];
  float ahead[QAI_LABELS_SQUARE], back[QAI_LABELS_SQUARE];
} qai_pairs;

typedef struct qai_linear {
  const int8_t *rows; /* 2^bits rows of QAI_LABELS_MAX weights; lanes behind the labels repeat the first label's */
  uint32_t bits;      /* 3 at least */
  uint32_t n_labels;
  const qai_pairs *pairs; /* NULL without a chain */
} qai_linear;

/* A gram that is kept: its first row and the place that this speaks for, and how many there are of both. */
typedef struct qai_gram {
  uint32_t row;
  uint16_t place, n;
} qai_gram;

typedef struct qai_gram_list {
  uint32_t n;
  qai_gram gram[QAI_GRAMS_MAX]; /* others are left out */
} qai_gram_list;

/* Where grams go: into the sums of their places, or, where there is a list, into that (for training). */
typedef struct qai_grams {
  const int8_t *rows;
  uint32_t shift; /* of a hash, to a row */
  int16_t *sums;  /* QAI_LABELS_MAX apart */
  qai_gram_list *list;
} qai_grams;

/* Of functions that collect grams: made part of their caller, which knows whether there is a list. */
#ifdef __GNUC__
#define QAI_GRAMS_INLINE static inline __attribute__((always_inline))
#else
#define QAI_GRAMS_INLINE static inline
#endif

static inline qai_grams
qai_grams_into(const qai_linear *model, int16_t *sums)
{
  qai_grams g;
  g.rows = model->rows;
  g.shift = 32 - model->bits;
  g.sums = sums;
  g.list = NULL;
  return g;
}

void qai_grams_keep(qai_gram_list *list, uint32_t row, uint32_t place, uint32_t n);

/* sums += row. */
static inline void
qai_linear_add_one(const int8_t *row, int16_t *sums)
{
  qai_lanes_store(qai_lanes_add(qai_lanes_load(sums), qai_lanes_load8(row)), sums);
}

/* The same of two rows; by way of locals, so that the compiler makes vectors of them. */
static inline void
qai_linear_add_two(const int8_t *rows, int16_t *sums)
{
  int8_t row[2 * QAI_LABELS_MAX];
  int16_t sum[2 * QAI_LABELS_MAX];
  uint32_t k;
  memcpy(row, rows, sizeof row);
  memcpy(sum, sums, sizeof sum);
  for (k = 0; k < 2 * QAI_LABELS_MAX; k++)
    sum[k] = (int16_t)(sum[k] + row[k]);
  memcpy(sums, sum, sizeof sum);
}

/* `n` rows, up to 8; spelled out, as `n` is known where this is called. */
QAI_GRAMS_INLINE void
qai_linear_add(const int8_t *rows, int16_t *sums, uint32_t n)
{
  enum { L = QAI_LABELS_MAX };
  if (n >= 2)
    qai_linear_add_two(rows, sums);
  if (n >= 4)
    qai_linear_add_two(rows + 2 * L, sums + 2 * L);
  if (n >= 6)
    qai_linear_add_two(rows + 4 * L, sums + 4 * L);
  if (n >= 8)
    qai_linear_add_two(rows + 6 * L, sums + 6 * L);
  if (n & 1)
    qai_linear_add_one(rows + (n - 1) * L, sums + (n - 1) * L);
}

/* The first row of the gram `value` of template number `template_id`; its `n` rows lie in a slot of a power of two of
 * rows, so that none crosses a line of the cache without need. */
QAI_GRAMS_INLINE uint32_t
qai_grams_row(const qai_grams *g, uint32_t template_id, uint32_t value, uint32_t n)
{
  uint32_t slot = n <= 1 ? 0 : n <= 2 ? 1 : n <= 4 ? 3 : 7;
  return (value ^ (template_id * 0x85ebca6bu)) * 0x9e3779b1u >> g->shift & ~slot;
}

/* Adds a gram whose `n` rows speak for the places from `place` on. */
QAI_GRAMS_INLINE void
qai_grams_add(qai_grams g, uint32_t template_id, uint32_t value, uint32_t place, uint32_t n)
{
  uint32_t row = qai_grams_row(&g, template_id, value, n);
  if (!g.list)
    qai_linear_add(g.rows + (size_t)row * QAI_LABELS_MAX, g.sums + (size_t)place * QAI_LABELS_MAX, n);
  else
    qai_grams_keep(g.list, row, place, n);
}

/* A gram of one row, added to a sum that stays in a register until qai_grams_end(); in the list it is one of place
 * `place`. */
QAI_GRAMS_INLINE qai_lanes
qai_grams_one(qai_grams g, qai_lanes sum, uint32_t template_id, uint32_t value, uint32_t place)
{
  uint32_t row = qai_grams_row(&g, template_id, value, 1);
  if (!g.list)
    return qai_lanes_add(sum, qai_lanes_load8(g.rows + (size_t)row * QAI_LABELS_MAX));
  qai_grams_keep(g.list, row, place, 1);
  return sum;
}

QAI_GRAMS_INLINE void
qai_grams_end(qai_grams g, qai_lanes sum, uint32_t place)
{
  int16_t *to = g.sums + (size_t)place * QAI_LABELS_MAX;
  if (!g.list)
    qai_lanes_store(qai_lanes_add(qai_lanes_load(to), sum), to);
}

/* One value from two. */
static inline uint32_t
qai_grams_join(uint32_t a, uint32_t b)
{
  return (a * 0x01000193u) ^ ((b << 11 | b >> 21) * 0x27d4eb2fu);
}

/* The probability that a score of a model of one label stands for. */
float qai_linear_probability(int16_t score);

/* Fills in the powers of the pairs' scores, of which `n_labels` rows exist. */
void qai_pairs_raise(qai_pairs *p, uint32_t n_labels);

#endif
