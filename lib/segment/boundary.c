#include "segment/boundary.h"

#include "base/bytes.h"
#include "lexicon/lexicon.h"
#include "segment/shapes.h"

#include <string.h>

enum {
  FAR = 40,  /* words looked ahead for the next terminator */
  SHAPE = 31 /* the bits of a shape */
};

typedef struct around { /* of the words before (p) and after (n) the place */
  const char *s;
  const quoteattr_token *at,
      *last;              /* the word after the place; the one after those before it: the mark, if there is one */
  uint32_t before, after; /* how many words there are of the paragraph */
  uint32_t sort;          /* of the place: see qai_boundary_sort() */
  uint64_t shapes;        /* of three before it and four after it in order, five bits each, the last lowest */
  uint32_t p_word[2], n_word, mark_word; /* forms by distance; 0: none within the paragraph */
  uint32_t names;                        /* words with a capital up to the mark, 5 at most */
} around;

/* ---- words --------------------------------------------------------------------------------- */

#define SMALL UINT64_C(0x2020202020202020)
#define FACTOR UINT64_C(0x9E3779B97F4A7C15)

/* A number for the form s[0, n), case apart; `room` bytes can be read. */
QAI_INLINE uint32_t
word_id(const char *s, uint32_t n, uint32_t room)
{
#define LENGTH(n)                                                                                                      \
  {                                                                                                                    \
    ~UINT64_C(0) >> (64 - 8 * (n)), (SMALL | (n)) * FACTOR                                                             \
  }
  static const uint64_t lengths[9][2] = {/* the bits of a short form, and what the length adds */
                                         {0},       LENGTH(1), LENGTH(2), LENGTH(3), LENGTH(4),
                                         LENGTH(5), LENGTH(6), LENGTH(7), LENGTH(8)};
#undef LENGTH
  uint64_t x = qai_bytes_load8_of(s, room);
  if (n <= 8)
    x = ((x & lengths[n][0]) | SMALL) ^ lengths[n][1];
  else
    x = (x | SMALL) ^ (qai_bytes_load8(s + n - 8) | SMALL) * FACTOR;
  return (uint32_t)(x * UINT64_C(0xD6E8FEB86659FD93) >> 32);
}

/* What form word t of a shape has; numbers are alike but for that. */
QAI_INLINE uint32_t
form_of(const qai_text *text, const quoteattr_token *t, uint64_t shape)
{
  const uint32_t id = word_id(text->bytes + t->start, t->end - t->start, text->len - t->start);
  return t->kind == QUOTEATTR_TOKEN_NUMBER ? (uint32_t)shape & SHAPE : id;
}

/* Words with a capital one after the other, from t on in steps of `step`, of `most` words; 5 at most. */
static inline uint32_t
capitals(const quoteattr_token *t, int step, uint32_t most)
{
  uint32_t n = 0;
  for (; n < 5 && n < most && t->flags & QUOTEATTR_FLAG_CAPITAL; t += step)
    n++;
  return n;
}

/* Where the words are. */
QAI_INLINE void
look_at(const qai_boundary *b, around *a)
{
  a->s = b->segment->text->bytes;
  a->at = b->segment->words + b->at;
  a->last = b->segment->words + b->last;
  a->before = b->last - b->first;
  a->after = b->end - b->at;
  a->sort = qai_boundary_sort(b);
}

/* The shapes and forms that the first rows ask for. */
QAI_INLINE void
look_first(const qai_boundary *b, around *a)
{
  a->shapes = (uint64_t)(b->shapes[1] | b->shapes[0] << 5) << 15;
  if (a->before > 1)
    a->shapes |= (uint64_t)qai_shapes_of(a->s, a->last - 2) << 25;
  if (a->after > 1)
    a->shapes |= qai_shapes_of(a->s, a->at + 1) << 10;
  a->n_word = form_of(b->segment->text, a->at, a->shapes >> 15);
  a->p_word[0] = a->before > 0 ? form_of(b->segment->text, a->last - 1, a->shapes >> 20) : 0;
  a->names = capitals(b->segment->words + b->mark, -1, b->mark + 1 - b->first);
}

/* The others. */
QAI_INLINE void
look_closer(const qai_boundary *b, around *a)
{
  int marked = b->type != QAI_BOUNDARY_PLAIN && b->type != QAI_BOUNDARY_ABBREVIATION;
  if (a->before > 2)
    a->shapes |= (uint64_t)qai_shapes_of(a->s, a->last - 3) << 30;
  if (a->after > 2)
    a->shapes |= qai_shapes_of(a->s, a->at + 2) << 5;
  if (a->after > 3)
    a->shapes |= qai_shapes_of(a->s, a->at + 3);
  a->p_word[1] = a->before > 1 ? form_of(b->segment->text, a->last - 2, a->shapes >> 25) : 0;
  a->mark_word = marked ? form_of(b->segment->text, a->last, 0) : a->p_word[0]; /* no mark is a number */
}

/* ---- features ------------------------------------------------------------------------------ */

/* A row of the table: of feature f < 32, a form and other values in 27 bits. */
static inline uint32_t
row(uint32_t f, uint32_t form, uint32_t values)
{
  return (uint32_t)(((uint64_t)form << 32 | values << 5 | f) * FACTOR >> (64 - QAI_BOUNDARY_BITS));
}

static inline uint32_t
bucket(uint32_t n)
{
  static const unsigned char buckets[FAR + 1] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7,
                                                 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9};
  return buckets[n < FAR ? n : FAR];
}

static inline uint32_t
style_of(const qai_boundary *b)
{
  return b->style & ~(uint32_t)QAI_STYLE_CLEAN;
}

/* Words to the next terminator within the paragraph, or to its end: in buckets. */
QAI_INLINE uint32_t
until(qai_boundary *b)
{
  const qai_segment *s = b->segment;
  uint32_t mark;
  if (b->ahead < b->next)
    b->ahead = b->next;
  for (; (mark = s->marks[b->ahead]) < b->end - 1 && mark + 1 - b->at < FAR; b->ahead++)
    if (qai_boundary_terminates_after(s, &s->words[mark]))
      return bucket(mark + 1 - b->at) * 2;
  return bucket(b->end - b->at) * 2 + 1;
}

/* Rows that tell of most places by themselves. */
QAI_INLINE void
first_rows(const qai_boundary *b, const around *a, uint32_t rows[QAI_BOUNDARY_FIRST])
{
  const uint64_t x = a->shapes;
  uint32_t t = a->sort << 20, n = (uint32_t)(x >> 15) & SHAPE;
  rows[0] = row(6, 0, t | n << 1 | (a->at->flags & QUOTEATTR_FLAG_SPACE_BEFORE));
  rows[1] = row(4, 0, t | ((uint32_t)(x >> 10) & 0x7FFF));
  rows[2] = row(10, 0, t | n << 2 | qai_open_brackets(b->open) << 1 | qai_open_quoted(b->open));
  rows[3] = row(3, 0, t | ((uint32_t)(x >> 15) & 0x7FFF));
  rows[4] = row(2, a->p_word[0], a->sort);
  rows[5] = row(15, a->n_word, a->sort << 3 | a->names);
  rows[6] = row(1, 0, t | ((uint32_t)(x >> 15) & 0x3FF));
  rows[7] = row(13, a->n_word, a->sort << 1 | qai_open_quoted(b->open));
}

/* The others. */
QAI_INLINE void
last_rows(qai_boundary *b, const around *a, uint32_t rows[QAI_BOUNDARY_FAR - QAI_BOUNDARY_FIRST])
{
  uint32_t t = a->sort << 20, p = (uint32_t)(a->shapes >> 20) & SHAPE, n = (uint32_t)(a->shapes >> 15) & SHAPE;
  rows[0] = row(7, 0, t | ((uint32_t)(a->shapes >> 20) & 0x7FFF));
  rows[1] = row(11, a->mark_word, n);
  rows[2] = row(5, a->p_word[0] ^ a->p_word[1] * 0x85EBCA6Bu, 0);
  rows[3] = row(9, 0, t | n << 5 | until(b));
  rows[4] = row(12, 0, t | p << 8 | style_of(b) << 4 | bucket(a->after));
  rows[5] = row(14, 0, t | capitals(a->at, 1, a->after) << 4 | a->names);
  rows[6] = row(16, a->p_word[1], a->sort);
  rows[7] = row(8, 0, t | ((uint32_t)a->shapes & 0xFFFFF));
}

void
qai_boundary_far(qai_boundary *b, uint32_t rows[QAI_BOUNDARY_FAR])
{
  around a;
  look_at(b, &a);
  look_first(b, &a);
  first_rows(b, &a, rows);
  look_closer(b, &a);
  last_rows(b, &a, rows + QAI_BOUNDARY_FIRST);
}

static inline int
weight(uint32_t row)
{
  return qai_boundary_weights[row];
}

static inline int
sum_of_eight(const uint32_t *r)
{
  return weight(r[0]) + weight(r[1]) + weight(r[2]) + weight(r[3]) + weight(r[4]) + weight(r[5]) + weight(r[6]) +
         weight(r[7]);
}

int
qai_boundary_needs_more(const qai_boundary *b)
{
  const quoteattr_token *t = b->segment->words + b->at - 1;
  return qai_lexicon_leads(b->segment->text->bytes + t->start, t->end - t->start);
}

/* What needs more is looked for last, as a word has to be found for it. */
int
qai_boundary_decide(qai_boundary *b)
{
  uint32_t rows[QAI_BOUNDARY_FAR];
  const short *bounds;
  int sum;
  around a;
  look_at(b, &a);
  look_first(b, &a);
  first_rows(b, &a, rows);
  sum = sum_of_eight(rows);
  bounds = qai_boundary_bounds[a.sort];
  if (sum < bounds[0])
    return 0;
  if (sum > bounds[1])
    return 1;
  look_closer(b, &a);
  last_rows(b, &a, rows + QAI_BOUNDARY_FIRST);
  sum += sum_of_eight(rows + QAI_BOUNDARY_FIRST);
  return sum + qai_boundary_bias > 0 && !(b->type == QAI_BOUNDARY_PLAIN && qai_boundary_needs_more(b));
}
