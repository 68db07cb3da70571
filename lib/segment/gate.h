/*
 * The gate before the classifier: of the places that nothing marks it lets one in ten pass.
 *
 * In: a place that nothing marks.  Out: whether it passes.  A smaller classifier of three rows, one in each of three
 * tables: the sorts of the word after the place and of three words before it, the form of the word after it, that of
 * the word before it.  In a header, as it is asked at every capital of a text that does not keep to its marks.
 */
#ifndef QAI_SEGMENT_GATE_H
#define QAI_SEGMENT_GATE_H

#include "base/bytes.h"
#include "segment/boundary.h"

enum {
  QAI_GATE_ROWS = 3,
  QAI_GATE_BITS = 12,
  QAI_GATE_FLAGS = QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS
};

/* A place does not pass when the sum of its first two rows is below the one, or that of all three below the other. */
extern const int qai_gate_least[2];
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

/* And but for its form: in seven bits. */
static inline uint32_t
qai_gate_sort(const quoteattr_token *t)
{
  return t->kind | (t->flags & QAI_GATE_FLAGS) << 2;
}

/* The sorts of the word `at` and of three words before it, as far as they are of its paragraph, which begins with word
 * `first`. */
static inline uint32_t
qai_gate_sorts(const qai_segment *s, uint32_t at, uint32_t first)
{
  const quoteattr_token *t = s->words + at;
  uint32_t sorts = qai_gate_sort(t - 1) << 7 | qai_gate_sort(t), before = at - first;
  if (before > 1)
    sorts |= qai_gate_sort(t - 2) << 14;
  if (before > 2)
    sorts |= qai_gate_sort(t - 3) << 21;
  return sorts;
}

static inline void
qai_gate_rows(const qai_boundary *b, uint32_t rows[QAI_GATE_ROWS])
{
  const qai_text *text = b->segment->text;
  const quoteattr_token *at = b->segment->words + b->at;
  rows[0] = qai_gate_row(0, qai_gate_sorts(b->segment, b->at, b->first));
  rows[1] = qai_gate_row(1, qai_gate_form(text->bytes, text->len, at));
  rows[2] = qai_gate_row(2, qai_gate_form(text->bytes, text->len, at - 1));
}

/* The sum of the first two rows of the place before word t, with qai_gate_sorts(); of all three, with that. */
static inline int
qai_gate_first_sum(const char *bytes, uint32_t len, const quoteattr_token *t, uint32_t sorts)
{
  return qai_gate_weights[qai_gate_row(0, sorts)] + qai_gate_weights[qai_gate_row(1, qai_gate_form(bytes, len, t))];
}

static inline int
qai_gate_sum(const char *bytes, uint32_t len, const quoteattr_token *t, int first)
{
  return first + qai_gate_weights[qai_gate_row(2, qai_gate_form(bytes, len, t - 1))];
}

/* Whether the place before word `at` passes, in a paragraph that begins with word `first`. */
static inline int
qai_gate_passes(const qai_segment *s, uint32_t at, uint32_t first)
{
  const quoteattr_token *t = s->words + at;
  int sum = qai_gate_first_sum(s->text->bytes, s->text->len, t, qai_gate_sorts(s, at, first));
  return sum >= qai_gate_least[0] && qai_gate_sum(s->text->bytes, s->text->len, t, sum) >= qai_gate_least[1];
}

#endif
