/*
 * The gate before the classifier: of the places that nothing marks it lets one in 25 pass.
 *
 * In: a place that nothing marks.  Out: whether it passes.  Two smaller classifiers: the first one adds up what the
 * sorts of the words around weigh, each by itself, and is asked of 64 words at once; the second, of what that lets
 * pass, sums four rows, one in each of four tables: the sorts of the words before the place, those of the words after
 * it, the form of the word after it, that of the word before it.
 */
#ifndef QAI_SEGMENT_GATE_H
#define QAI_SEGMENT_GATE_H

#include "base/bytes.h"
#include "segment/boundary.h"
#include "text/masks.h"

enum {
  QAI_GATE_AROUND = 8, /* words whose sorts are asked for: */
  QAI_GATE_BEFORE = 4, /*   of these, before the place */
  QAI_GATE_SORTS = 16,
  QAI_GATE_FIRST = 0x80, /* with a sort: that the word begins a paragraph */
  QAI_GATE_ROWS = 4,
  QAI_GATE_BITS = 12
};

/* A place does not pass when the sum of the sorts is below the one, or that of the rows below the other. */
extern const int qai_gate_least[2];
/* What each sort weighs by its distance; no sum of eight is beyond a byte.  Sort 0, no word, weighs nothing. */
extern const signed char qai_gate_sorts[QAI_GATE_AROUND][QAI_GATE_SORTS];
extern const signed char qai_gate_weights[QAI_GATE_ROWS << QAI_GATE_BITS];

/* The row of table k: of a key. */
static inline uint32_t
qai_gate_row(uint32_t k, uint64_t key)
{
  return k << QAI_GATE_BITS | (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> (64 - QAI_GATE_BITS));
}

/* What is known of a word's form in a text of `len` bytes: its first eight, case apart; of a number its length. */
static inline uint64_t
qai_gate_form(const char *bytes, uint32_t len, const quoteattr_token *t)
{
  uint32_t n = t->end - t->start;
  if (t->kind == QUOTEATTR_TOKEN_NUMBER)
    return n;
  return qai_bytes_load8_of(bytes + t->start, len - t->start) << (64 - 8 * (n < 8 ? n : 8)) |
         UINT64_C(0x2020202020202020);
}

/* And but for its form: of a word its flags, of others their kind; 1 to 15. */
static inline uint32_t
qai_gate_sort(const quoteattr_token *t)
{
  if (t->kind == QUOTEATTR_TOKEN_WORD)
    return 1 + (t->flags / QUOTEATTR_FLAG_ABBREVIATION & 7);
  return t->kind < QUOTEATTR_TOKEN_EMOJI ? t->kind + 7 : QAI_GATE_SORTS - 1;
}

/* Of the sorts around a place, as bytes of x in order, with QAI_GATE_FIRST: those of its paragraph alone.  (Without
 * branches, as it is hard to foresee where one begins.) */
static inline uint64_t
qai_gate_within(uint64_t x)
{
  const uint64_t firsts = QAI_GATE_FIRST * UINT64_C(0x0101010101010101);
  uint64_t before = (x & firsts & 0xFFFFFF00) | QAI_GATE_FIRST;         /* the last first word before the place, */
  uint64_t after = (x & firsts) >> 40 | (uint64_t)QAI_GATE_FIRST << 24; /* the first one behind */
  uint32_t low = (63 - qai_masks_clz(before)) & ~7u, high = qai_masks_ctz(after) & ~7u;
  return x & ~firsts & ~UINT64_C(0) << low & ~UINT64_C(0) >> (24 - high);
}

/* The sorts around a place, those of its paragraph alone. */
static inline uint64_t
qai_gate_around(const qai_boundary *b)
{
  uint64_t x = 0;
  uint32_t i, before = b->at - b->first, after = b->end - b->at;
  for (i = 0; i < QAI_GATE_AROUND; i++)
    if (i < QAI_GATE_BEFORE ? QAI_GATE_BEFORE - i <= before : i - QAI_GATE_BEFORE < after)
      x |= (uint64_t)qai_gate_sort(&b->segment->words[b->at + i - QAI_GATE_BEFORE]) << 8 * i;
  return x;
}

/* The rows of the place before word t, with the sorts around it as bytes of x. */
static inline void
qai_gate_rows(const char *bytes, uint32_t len, const quoteattr_token *t, uint64_t x, uint32_t rows[QAI_GATE_ROWS])
{
  rows[0] = qai_gate_row(0, (uint32_t)(x >> 8));
  rows[1] = qai_gate_row(1, x >> 32);
  rows[2] = qai_gate_row(2, qai_gate_form(bytes, len, t));
  rows[3] = qai_gate_row(3, qai_gate_form(bytes, len, t - 1));
}

static inline int
qai_gate_sum(const uint32_t rows[QAI_GATE_ROWS])
{
  const signed char *w = qai_gate_weights;
  return w[rows[0]] + w[rows[1]] + w[rows[2]] + w[rows[3]];
}

/* The sum of the sorts that are bytes of x. */
static inline int
qai_gate_sum_of_sorts(uint64_t x)
{
  int sum = 0;
  uint32_t i;
  for (i = 0; i < QAI_GATE_AROUND; i++)
    sum += qai_gate_sorts[i][x >> 8 * i & (QAI_GATE_SORTS - 1)];
  return sum;
}

/* Whether the place passes. */
static inline int
qai_gate_passes(const qai_boundary *b)
{
  const qai_text *text = b->segment->text;
  uint64_t x = qai_gate_around(b);
  uint32_t rows[QAI_GATE_ROWS];
  qai_gate_rows(text->bytes, text->len, b->segment->words + b->at, x, rows);
  return qai_gate_sum_of_sorts(x) >= qai_gate_least[0] && qai_gate_sum(rows) >= qai_gate_least[1];
}

#endif
