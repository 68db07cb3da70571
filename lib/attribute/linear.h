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

#include "base/fetch.h"
#include "base/inline.h"
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

/* The scores of pairs of labels, in units, at most 0, by the label before and by the label behind; and two to the power
 * of them, likewise. */
typedef struct qai_pairs {
  int16_t score[QAI_LABELS_SQUARE], to[QAI_LABELS_SQUARE];
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

/* What becomes of grams.  Their tables are larger than the nearest caches, so the library looks twice: first it finds
 * the rows of many words and has them fetched, then it adds them up. */
typedef enum qai_grams_use {
  QAI_GRAMS_FIND, /* the rows' addresses go to `found` */
  QAI_GRAMS_ADD,  /* the rows at `found` go into the sums of their places; values are not looked at */
  QAI_GRAMS_LIST  /* grams go into a list (for training) */
} qai_grams_use;

typedef struct qai_grams {
  qai_grams_use use;
  const int8_t *rows;
  uint32_t shift;       /* of a hash, to a row */
  const int8_t **found; /* the next gram's */
  int16_t *sums;        /* QAI_LABELS_MAX apart */
  qai_gram_list *list;
} qai_grams;

static inline qai_grams
qai_grams_to_find(const qai_linear *model, const int8_t **found)
{
  qai_grams g;
  memset(&g, 0, sizeof g);
  g.use = QAI_GRAMS_FIND;
  g.rows = model->rows;
  g.shift = 32 - model->bits;
  g.found = found;
  return g;
}

static inline qai_grams
qai_grams_to_add(const int8_t **found, int16_t *sums)
{
  qai_grams g;
  memset(&g, 0, sizeof g);
  g.use = QAI_GRAMS_ADD;
  g.found = found;
  g.sums = sums;
  return g;
}

/* For a table of 2^bits rows. */
static inline qai_grams
qai_grams_to_list(uint32_t bits, qai_gram_list *list)
{
  qai_grams g;
  memset(&g, 0, sizeof g);
  g.use = QAI_GRAMS_LIST;
  g.shift = 32 - bits;
  g.list = list;
  return g;
}

void qai_grams_keep(qai_gram_list *list, uint32_t row, uint32_t place, uint32_t n);

/* Up to 8 sums, taken from memory, put back, and `n` rows added to them; spelled out, as `n` is known where this is
 * called: the sums are in registers then. */
QAI_INLINE void
qai_linear_load(const int16_t *from, qai_lanes *sums, uint32_t n)
{
  enum { L = QAI_LABELS_MAX };
  sums[0] = qai_lanes_load(from);
  if (n > 1)
    sums[1] = qai_lanes_load(from + L);
  if (n > 2)
    sums[2] = qai_lanes_load(from + 2 * L);
  if (n > 3)
    sums[3] = qai_lanes_load(from + 3 * L);
  if (n > 4)
    sums[4] = qai_lanes_load(from + 4 * L);
  if (n > 5)
    sums[5] = qai_lanes_load(from + 5 * L);
  if (n > 6)
    sums[6] = qai_lanes_load(from + 6 * L);
  if (n > 7)
    sums[7] = qai_lanes_load(from + 7 * L);
}

QAI_INLINE void
qai_linear_store(const qai_lanes *sums, int16_t *to, uint32_t n)
{
  enum { L = QAI_LABELS_MAX };
  qai_lanes_store(sums[0], to);
  if (n > 1)
    qai_lanes_store(sums[1], to + L);
  if (n > 2)
    qai_lanes_store(sums[2], to + 2 * L);
  if (n > 3)
    qai_lanes_store(sums[3], to + 3 * L);
  if (n > 4)
    qai_lanes_store(sums[4], to + 4 * L);
  if (n > 5)
    qai_lanes_store(sums[5], to + 5 * L);
  if (n > 6)
    qai_lanes_store(sums[6], to + 6 * L);
  if (n > 7)
    qai_lanes_store(sums[7], to + 7 * L);
}

QAI_INLINE void
qai_linear_add(const int8_t *rows, qai_lanes *sums, uint32_t n)
{
  enum { L = QAI_LABELS_MAX };
  sums[0] = qai_lanes_add(sums[0], qai_lanes_load8(rows));
  if (n > 1)
    sums[1] = qai_lanes_add(sums[1], qai_lanes_load8(rows + L));
  if (n > 2)
    sums[2] = qai_lanes_add(sums[2], qai_lanes_load8(rows + 2 * L));
  if (n > 3)
    sums[3] = qai_lanes_add(sums[3], qai_lanes_load8(rows + 3 * L));
  if (n > 4)
    sums[4] = qai_lanes_add(sums[4], qai_lanes_load8(rows + 4 * L));
  if (n > 5)
    sums[5] = qai_lanes_add(sums[5], qai_lanes_load8(rows + 5 * L));
  if (n > 6)
    sums[6] = qai_lanes_add(sums[6], qai_lanes_load8(rows + 6 * L));
  if (n > 7)
    sums[7] = qai_lanes_add(sums[7], qai_lanes_load8(rows + 7 * L));
}

/* The first row of the gram `value` of template number `template_id`; its `n` rows lie in a slot of a power of two of
 * rows, so that none crosses a line of the cache without need. */
QAI_INLINE uint32_t
qai_grams_row(const qai_grams *g, uint32_t template_id, uint32_t value, uint32_t n)
{
  uint32_t slot = n <= 1 ? 0 : n <= 2 ? 1 : n <= 4 ? 3 : 7;
  return (value ^ (template_id * 0x85ebca6bu)) * 0x9e3779b1u >> g->shift & ~slot;
}

/* Rows of what a word does not have. */
static inline const int8_t *
qai_grams_zeros(void)
{
  static const int8_t zeros[QAI_LABELS_SQUARE];
  return zeros;
}

/* The row, or one of zeros.  Whether a word has it is a toss-up for many grams: by masks, as compilers make a branch of
 * a choice, and of a mask too where they see what it is made of. */
static inline const int8_t *
qai_grams_row_if(int has, const int8_t *row)
{
  uintptr_t no = (uintptr_t)qai_grams_zeros(), mask = 0 - (uintptr_t)(has != 0);
#ifdef __GNUC__
  __asm__("" : "+r"(mask));
#endif
  return (const int8_t *)(no ^ ((no ^ (uintptr_t)row) & mask));
}

/* The rows of a gram are to be had at `row`. */
QAI_INLINE void
qai_grams_find(qai_grams *g, const int8_t *row)
{
  *g->found = row;
  qai_fetch(row);
  g->found++;
}

/* Finds a gram whose `n` rows speak for the places from `place` on, or puts it into the list. */
QAI_INLINE void
qai_grams_note(qai_grams *g, uint32_t template_id, uint32_t value, uint32_t place, uint32_t n)
{
  uint32_t row = qai_grams_row(g, template_id, value, n);
  if (g->use == QAI_GRAMS_LIST)
    qai_grams_keep(g->list, row, place, n);
  else
    qai_grams_find(g, g->rows + (size_t)row * QAI_LABELS_MAX);
}

/* The same, if the word `has` it. */
QAI_INLINE void
qai_grams_note_if(qai_grams *g, int has, uint32_t template_id, uint32_t value, uint32_t place, uint32_t n)
{
  uint32_t row = qai_grams_row(g, template_id, value, n);
  if (g->use != QAI_GRAMS_LIST)
    qai_grams_find(g, qai_grams_row_if(has, g->rows + (size_t)row * QAI_LABELS_MAX));
  else if (has)
    qai_grams_keep(g->list, row, place, n);
}

/* The sums of `n` places from `place` on, to add to, and put back. */
QAI_INLINE void
qai_grams_open(const qai_grams *g, uint32_t place, uint32_t n, qai_lanes *sums)
{
  uint32_t k;
  if (g->use == QAI_GRAMS_ADD)
    qai_linear_load(g->sums + (size_t)place * QAI_LABELS_MAX, sums, n);
  else
    for (k = 0; k < n; k++)
      sums[k] = qai_lanes_all(0);
}

QAI_INLINE void
qai_grams_close(const qai_grams *g, uint32_t place, uint32_t n, const qai_lanes *sums)
{
  if (g->use == QAI_GRAMS_ADD)
    qai_linear_store(sums, g->sums + (size_t)place * QAI_LABELS_MAX, n);
}

/* A gram whose `n` rows speak for the places from `place` on, which have these sums. */
QAI_INLINE void
qai_grams_rows(qai_grams *g, qai_lanes *sums, uint32_t template_id, uint32_t value, uint32_t place, uint32_t n)
{
  if (g->use == QAI_GRAMS_ADD)
    qai_linear_add(*g->found++, sums, n);
  else
    qai_grams_note(g, template_id, value, place, n);
}

/* The same of one whose sums no other is added to at once. */
QAI_INLINE void
qai_grams_some(qai_grams *g, uint32_t template_id, uint32_t value, uint32_t place, uint32_t n)
{
  const qai_lanes none = qai_lanes_all(0);
  qai_lanes sums[8] = {none, none, none, none, none, none, none, none};
  qai_grams_open(g, place, n, sums);
  qai_grams_rows(g, sums, template_id, value, place, n);
  qai_grams_close(g, place, n, sums);
}

/* A gram of one row, of place `place`, if the word `has` it (it is found out without a branch: for what many words
 * have, and many have not); it is added to a sum that stays in a register until qai_grams_end(). */
QAI_INLINE qai_lanes
qai_grams_one_if(qai_grams *g, qai_lanes sum, int has, uint32_t template_id, uint32_t value, uint32_t place)
{
  if (g->use == QAI_GRAMS_ADD)
    return qai_lanes_add(sum, qai_lanes_load8(*g->found++));
  qai_grams_note_if(g, has, template_id, value, place, 1);
  return sum;
}

QAI_INLINE qai_lanes
qai_grams_one(qai_grams *g, qai_lanes sum, uint32_t template_id, uint32_t value, uint32_t place)
{
  if (g->use == QAI_GRAMS_ADD)
    return qai_lanes_add(sum, qai_lanes_load8(*g->found++));
  qai_grams_note(g, template_id, value, place, 1);
  return sum;
}

QAI_INLINE void
qai_grams_end(const qai_grams *g, qai_lanes sum, uint32_t place)
{
  int16_t *to = g->sums + (size_t)place * QAI_LABELS_MAX;
  if (g->use == QAI_GRAMS_ADD)
    qai_lanes_store(qai_lanes_add(qai_lanes_load(to), sum), to);
}

/* Is a group of `n` grams, of which some words have none, to be visited?  Where such a word is looked at, nothing is
 * found for it; when it is added up, these rows of zeros are, as asking again would cost more. */
QAI_INLINE int
qai_grams_has(qai_grams *g, int has, uint32_t n)
{
  if (g->use == QAI_GRAMS_ADD || has)
    return 1;
  if (g->use == QAI_GRAMS_FIND)
    for (; n > 0; n--)
      *g->found++ = qai_grams_zeros();
  return 0;
}

/* One value from two. */
static inline uint32_t
qai_grams_join(uint32_t a, uint32_t b)
{
  return (a * 0x01000193u) ^ ((b << 11 | b >> 21) * 0x27d4eb2fu);
}

/* The probability that a score of a model of one label stands for. */
float qai_linear_probability(int16_t score);

/* Fills in the rest from the pairs' scores, of which `n_labels` rows exist. */
void qai_pairs_raise(qai_pairs *p, uint32_t n_labels);

#endif
