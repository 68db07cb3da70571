#include "segment/boundary.h"

#include "lexicon/lexicon.h"
#include "segment/shapes.h"

#include <string.h>

enum { FAR = 40 }; /* words looked ahead for the next terminator */

typedef struct around { /* the words before (p) and after (n) the place, by distance; 0: none within the paragraph */
  uint64_t shapes;      /* of three before it and four after it in order, five bits each, the last lowest */
  uint32_t p_word[2], n_word, mark_word;
} around;

/* ---- words --------------------------------------------------------------------------------- */

static const quoteattr_token *
word_at(const qai_boundary *b, uint32_t i)
{
  return &b->segment->words[i];
}

/* Up to eight bytes at s as a number, the first one lowest; `room` bytes can be read. */
static uint64_t
load(const char *s, uint32_t n, uint32_t room)
{
  uint64_t x = 0;
  uint32_t i;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (room >= 8) {
    memcpy(&x, s, 8);
    return n < 8 ? x & ((UINT64_C(1) << 8 * n) - 1) : x;
  }
#endif
  for (i = 0; i < n && i < 8 && i < room; i++)
    x |= (uint64_t)(unsigned char)s[i] << 8 * i;
  return x;
}

/* A number for the form s[0, n), case apart. */
static inline uint32_t
word_id(const char *s, uint32_t n, uint32_t room)
{
  uint64_t x = load(s, n, room) | UINT64_C(0x2020202020202020), y = n > 8 ? load(s + n - 8, 8, 8) : n;
  x = (x ^ (y | UINT64_C(0x2020202020202020)) * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
  return (uint32_t)(x >> 32);
}

/* What form word i has; numbers are alike but for their shape. */
static inline uint32_t
form_at(const qai_boundary *b, uint32_t i)
{
  const quoteattr_token *t = word_at(b, i);
  const char *s = b->segment->text->bytes;
  return t->kind == QUOTEATTR_TOKEN_NUMBER ? qai_shapes_byte(s, t) & QAI_SHAPE
                                           : word_id(s + t->start, t->end - t->start, b->segment->text->len - t->start);
}

/* The byte of word i, which is known in a text that does not keep to its marks. */
static inline unsigned
byte_at(const qai_boundary *b, uint32_t i)
{
  return b->shapes ? b->shapes[i - b->first] : qai_shapes_byte(b->segment->text->bytes, word_at(b, i));
}

/* The bytes of the words around the place, where they are not known: three before word `last`, four from it on. */
static void
find_bytes(const qai_boundary *b, uint32_t last, unsigned char before[3], unsigned char after[4])
{
  const char *s = b->segment->text->bytes;
  uint32_t k;
  memset(before, 0, 3);
  memset(after, 0, 4);
  for (k = 0; k < 3 && last > b->first + k; k++)
    before[2 - k] = (unsigned char)qai_shapes_byte(s, word_at(b, last - 1 - k));
  for (k = 0; k < 4 && b->at + k < b->end; k++)
    after[k] = (unsigned char)qai_shapes_byte(s, word_at(b, b->at + k));
}

static uint64_t
shapes_around(const qai_boundary *b, uint32_t last)
{
  unsigned char found[7];
  const unsigned char *before = found, *after = found + 3;
  uint32_t p, n;
  if (b->shapes) {
    before = b->shapes + (last - b->first) - 3;
    after = b->shapes + (b->at - b->first);
  } else
    find_bytes(b, last, found, found + 3);
  p = (before[0] & QAI_SHAPE) << 10 | (before[1] & QAI_SHAPE) << 5 | (before[2] & QAI_SHAPE);
  n = (after[0] & QAI_SHAPE) << 15 | (after[1] & QAI_SHAPE) << 10 | (after[2] & QAI_SHAPE) << 5 |
      (after[3] & QAI_SHAPE);
  return (uint64_t)p << 20 | n;
}

/* The two words at the place alone. */
static void
look_near(const qai_boundary *b, around *a)
{
  a->shapes = (uint64_t)(byte_at(b, b->at - 1) & QAI_SHAPE) << 20 | (byte_at(b, b->at) & QAI_SHAPE) << 15;
  a->p_word[0] = form_at(b, b->at - 1);
  a->n_word = form_at(b, b->at);
}

/* The words around a place, of which the forms of the two at it are known where nothing marks it. */
static void
look_around(const qai_boundary *b, around *a)
{
  int plain = b->type == QAI_BOUNDARY_PLAIN;
  uint32_t last = b->mark + (plain || b->type == QAI_BOUNDARY_ABBREVIATION);
  a->shapes = shapes_around(b, last);
  if (!plain) {
    a->p_word[0] = last > b->first ? form_at(b, last - 1) : 0;
    a->n_word = form_at(b, b->at);
  }
  a->p_word[1] = last > b->first + 1 ? form_at(b, last - 2) : 0;
  a->mark_word = last > b->mark ? a->p_word[0] : form_at(b, b->mark);
}

/* ---- features ------------------------------------------------------------------------------ */

/* A row of a table of 1 << bits: of feature f < 32, a form and other values in 27 bits. */
static uint32_t
row(uint32_t bits, uint32_t f, uint32_t form, uint32_t values)
{
  return (uint32_t)(((uint64_t)form << 32 | values << 5 | f) * UINT64_C(0x9E3779B97F4A7C15) >> (64 - bits));
}

static uint32_t
bucket(uint32_t n)
{
  static const unsigned char buckets[FAR + 1] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7,
                                                 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9};
  return buckets[n < FAR ? n : FAR];
}

static uint32_t
style_of(const qai_boundary *b)
{
  return b->style & ~(uint32_t)QAI_STYLE_CLEAN;
}

static void
near_rows(const qai_boundary *b, const around *a, uint32_t rows[QAI_BOUNDARY_NEAR])
{
  rows[0] = row(QAI_GATE_BITS, 1, a->n_word, 0);
  rows[1] = row(QAI_GATE_BITS, 2, a->p_word[0], 0);
  rows[2] = row(QAI_GATE_BITS, 3, 0, style_of(b) << 10 | (uint32_t)(a->shapes >> 15 & 0x3FF));
}

/* Words with a capital one after the other, from word i on in steps of `step`; at most 5. */
static uint32_t
capitals(const qai_boundary *b, uint32_t i, int step)
{
  uint32_t n = 0;
  for (; n < 5 && i >= b->first && i < b->end && word_at(b, i)->flags & QUOTEATTR_FLAG_CAPITAL; n++)
    i = step > 0 ? i + 1 : i - 1;
  return n;
}

/* Words to the next terminator within the paragraph, or to its end: in buckets. */
static uint32_t
until(qai_boundary *b)
{
  const qai_segment *s = b->segment;
  uint32_t mark;
  if (b->ahead < b->next)
    b->ahead = b->next;
  for (; (mark = s->marks[b->ahead]) < b->end - 1 && mark + 1 - b->at < FAR; b->ahead++)
    if (qai_boundary_terminates_after(s, mark))
      return bucket(mark + 1 - b->at) * 2;
  return bucket(b->end - b->at) * 2 + 1;
}

static void
far_rows(qai_boundary *b, const around *a, uint32_t rows[QAI_BOUNDARY_FAR])
{
  const uint32_t bits = QAI_BOUNDARY_BITS;
  const uint64_t x = a->shapes;
  uint32_t type = (uint32_t)b->type * 3 + (uint32_t)b->closed, names = capitals(b, b->mark, -1), t = type << 20;
  uint32_t space = word_at(b, b->at)->flags & QUOTEATTR_FLAG_SPACE_BEFORE;
  uint32_t p = (uint32_t)(x >> 20) & QAI_SHAPE, n = (uint32_t)(x >> 15) & QAI_SHAPE;
  rows[0] = row(bits, 1, 0, t | ((uint32_t)(x >> 15) & 0x3FF));
  rows[1] = row(bits, 2, a->p_word[0], type);
  rows[2] = row(bits, 3, 0, t | ((uint32_t)(x >> 15) & 0x7FFF));
  rows[3] = row(bits, 4, 0, t | ((uint32_t)(x >> 10) & 0x7FFF));
  rows[4] = row(bits, 5, a->p_word[0] ^ a->p_word[1] * 0x85EBCA6Bu, 0);
  rows[5] = row(bits, 6, 0, t | n << 1 | space);
  rows[6] = row(bits, 7, 0, t | ((uint32_t)(x >> 20) & 0x7FFF));
  rows[7] = row(bits, 8, 0, t | ((uint32_t)x & 0xFFFFF));
  rows[8] = row(bits, 9, 0, t | n << 5 | until(b));
  rows[9] = row(bits, 10, 0, t | n << 2 | (uint32_t)(b->brackets > 0) << 1 | b->quoted);
  rows[10] = row(bits, 11, a->mark_word, n);
  rows[11] = row(bits, 12, 0, t | p << 8 | style_of(b) << 4 | bucket(b->end - b->at));
  rows[12] = row(bits, 13, a->n_word, type << 1 | b->quoted);
  rows[13] = row(bits, 14, 0, t | capitals(b, b->at, 1) << 4 | names);
  rows[14] = row(bits, 15, a->n_word, type << 3 | names);
  rows[15] = row(bits, 16, a->p_word[1], type);
}

void
qai_boundary_near(const qai_boundary *b, uint32_t rows[QAI_BOUNDARY_NEAR])
{
  around a;
  look_near(b, &a);
  near_rows(b, &a, rows);
}

void
qai_boundary_far(qai_boundary *b, uint32_t rows[QAI_BOUNDARY_FAR])
{
  around a;
  look_near(b, &a);
  look_around(b, &a);
  far_rows(b, &a, rows);
}

static int
near_sum(const uint32_t rows[QAI_BOUNDARY_NEAR])
{
  const signed char *w = qai_boundary_gate_weights;
  return w[rows[0]] + w[rows[1]] + w[rows[2]];
}

static int
far_sum(const uint32_t rows[QAI_BOUNDARY_FAR])
{
  const signed char *w = qai_boundary_weights;
  int sum = qai_boundary_bias;
  uint32_t i;
  for (i = 0; i < QAI_BOUNDARY_FAR; i += 4)
    sum += w[rows[i]] + w[rows[i + 1]] + w[rows[i + 2]] + w[rows[i + 3]];
  return sum;
}

/* What a sentence does not end with where nothing marks its end: the, of, and, Miss. */
static int
needs_more(const qai_boundary *b)
{
  const quoteattr_token *t = word_at(b, b->at - 1);
  uint32_t id = qai_lexicon_find(b->segment->text->bytes + t->start, t->end - t->start);
  return (qai_lexicon_entry(id)->classes &
          (QAI_LEX_DETERMINER | QAI_LEX_PREPOSITION | QAI_LEX_CONJUNCTION | QAI_LEX_TITLE | QAI_LEX_PARTICLE)) != 0;
}

/* The gate is a small sum, the classifier a longer one; what needs more is looked for last, as a word has to be found
 * for it. */
int
qai_boundary_decide(qai_boundary *b)
{
  uint32_t rows[QAI_BOUNDARY_FAR];
  int plain = b->type == QAI_BOUNDARY_PLAIN;
  around a;
  if (plain) {
    look_near(b, &a);
    near_rows(b, &a, rows);
    if (near_sum(rows) < qai_boundary_gate)
      return 0;
  }
  look_around(b, &a);
  far_rows(b, &a, rows);
  return far_sum(rows) > 0 && !(plain && needs_more(b));
}
