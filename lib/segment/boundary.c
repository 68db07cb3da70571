#include "segment/boundary.h"

#include "lexicon/lexicon.h"

#include <string.h>

enum { FAR = 40 }; /* words looked ahead for the next terminator */

enum { /* shape of a word */
       NONE,
       LOWER,
       CAPITAL,
       ALL_CAPS,
       INITIAL,
       NUMBER,
       ABBREVIATION,
       STOP,
       MARK,
       DOTS,
       COMMA,
       COLON,
       SEMICOLON,
       DASH,
       BRACKET_OPEN,
       BRACKET_CLOSE,
       QUOTE_OPEN,
       QUOTE_CLOSE,
       QUOTE,
       SYMBOL,
       ADDRESS,
       EMOJI,
       STARS,
       TAG,
       OTHER,
       LETTER,
       DATE,  /* a number with / or - */
       CLOCK, /* a number with : */
       YEAR   /* four digits */
};

typedef struct around { /* the words before (p) and after (n) the place, by distance */
  uint32_t p_shape[4], n_shape[4], p_word[4], n_word[4];
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
static uint32_t
word_id(const char *s, uint32_t n, uint32_t room)
{
  uint64_t x = load(s, n, room) | UINT64_C(0x2020202020202020), y = n > 8 ? load(s + n - 8, 8, 8) : n;
  x = (x ^ (y | UINT64_C(0x2020202020202020)) * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xD6E8FEB86659FD93);
  return (uint32_t)(x >> 32);
}

static uint32_t
letter_shape(const char *s, const quoteattr_token *t)
{
  if (t->flags & QUOTEATTR_FLAG_ABBREVIATION)
    return ABBREVIATION;
  if (t->flags & QUOTEATTR_FLAG_ALL_CAPS)
    return ALL_CAPS;
  if (t->flags & QUOTEATTR_FLAG_CAPITAL)
    return t->end - t->start == 1 ? INITIAL : CAPITAL;
  if (t->end - t->start == 1)
    return LETTER;
  return (s[t->start] >= 'a' && s[t->start] <= 'z') || s[t->start] == '\'' ? LOWER : OTHER;
}

static uint32_t
mark_shape(const char *s, const quoteattr_token *t)
{
  switch (s[t->start]) {
  case '.': return t->end - t->start > 1 ? DOTS : STOP;
  case '!':
  case '?': return MARK;
  case ',': return COMMA;
  case ':': return COLON;
  case ';': return SEMICOLON;
  case '-': return DASH;
  case '*':
  case '_': return STARS;
  case '\xE2': return s[t->start + 1] != '\x80' ? SYMBOL : s[t->start + 2] == '\xA6' ? DOTS : DASH;
  default: return SYMBOL;
  }
}

static uint32_t
number_shape(const char *s, const quoteattr_token *t)
{
  uint32_t i, n = t->end - t->start;
  for (i = t->start; i < t->end && n < 16; i++)
    if (s[i] == '/' || s[i] == '-')
      return DATE;
    else if (s[i] == ':')
      return CLOCK;
  return n == 4 && s[t->start] <= '2' ? YEAR : NUMBER;
}

static int
is_bracket(char c)
{
  return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}';
}

static uint32_t
shape_of(const char *s, const quoteattr_token *t)
{
  switch (t->kind) {
  case QUOTEATTR_TOKEN_WORD: return letter_shape(s, t);
  case QUOTEATTR_TOKEN_NUMBER: return number_shape(s, t);
  case QUOTEATTR_TOKEN_PUNCT: return mark_shape(s, t);
  case QUOTEATTR_TOKEN_OPEN: return is_bracket(s[t->start]) ? BRACKET_OPEN : QUOTE_OPEN;
  case QUOTEATTR_TOKEN_CLOSE: return is_bracket(s[t->start]) ? BRACKET_CLOSE : QUOTE_CLOSE;
  case QUOTEATTR_TOKEN_QUOTE: return QUOTE;
  case QUOTEATTR_TOKEN_SYMBOL: return SYMBOL;
  case QUOTEATTR_TOKEN_EMOJI: return EMOJI;
  case QUOTEATTR_TOKEN_URL:
  case QUOTEATTR_TOKEN_EMAIL: return ADDRESS;
  default: return TAG;
  }
}

static void
look(const qai_boundary *b, uint32_t i, uint32_t *shape, uint32_t *id)
{
  const quoteattr_token *t = word_at(b, i);
  const char *s = b->segment->text->bytes;
  *shape = shape_of(s, t);
  *id = t->kind == QUOTEATTR_TOKEN_NUMBER ? *shape
                                          : word_id(s + t->start, t->end - t->start, b->segment->text->len - t->start);
}

/* The word before the place is the one before the terminator and its closing marks, where there is one. */
static void
look_around(const qai_boundary *b, uint32_t from, uint32_t to, around *a)
{
  uint32_t k, last = b->type == QAI_BOUNDARY_PLAIN ? b->at : b->mark + (b->type == QAI_BOUNDARY_ABBREVIATION);
  for (k = from; k < to; k++) {
    a->p_shape[k] = a->n_shape[k] = a->p_word[k] = a->n_word[k] = 0;
    if (last >= b->first + k + 1)
      look(b, last - 1 - k, &a->p_shape[k], &a->p_word[k]);
    if (b->at + k < b->end)
      look(b, b->at + k, &a->n_shape[k], &a->n_word[k]);
  }
}

/* ---- features ------------------------------------------------------------------------------ */

static void
add(qai_boundary_rows *r, uint32_t feature, uint32_t x, uint32_t y)
{
  uint32_t h = (feature * 0x9E3779B1u) ^ (x * 0x85EBCA6Bu) ^ ((y + 1) * 0xC2B2AE35u);
  h = (h ^ h >> 15) * 0x2C1B3C6Du;
  h ^= h >> 13;
  r->row[r->n++] = h;
}

static uint32_t
bucket(uint32_t n)
{
  return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 22 ? 7 : n < FAR ? 8 : 9;
}

static uint32_t
style_of(const qai_boundary *b)
{
  return b->style & ~(uint32_t)QAI_STYLE_CLEAN;
}

static uint32_t
type_of(const qai_boundary *b)
{
  return (uint32_t)b->type * 3 + (uint32_t)b->closed;
}

static void
add_near(const qai_boundary *b, const around *a, qai_boundary_rows *r)
{
  uint32_t t = type_of(b);
  add(r, 1, t, a->p_shape[0] << 5 | a->n_shape[0]);
  add(r, 2, t, a->n_word[0]);
  add(r, 3, t, a->p_word[0]);
  add(r, 4, t, style_of(b) << 5 | a->n_shape[0]);
  add(r, 8, a->n_word[0], t << 5 | a->p_shape[0]);
  add(r, 9, a->p_word[0], t << 5 | a->n_shape[0]);
  add(r, 24, t << 5 | a->n_shape[0], style_of(b) << 5 | a->p_shape[0]);
  add(r, 25, a->n_word[0], style_of(b) << 5 | t);
}

void
qai_boundary_near(const qai_boundary *b, qai_boundary_rows *r)
{
  around a;
  look_around(b, 0, 1, &a);
  r->n = 0;
  add_near(b, &a, r);
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

/* Shapes and forms further off. */
static void
add_words(const qai_boundary *b, const around *a, qai_boundary_rows *r)
{
  uint32_t t = type_of(b), space = word_at(b, b->at)->flags & QUOTEATTR_FLAG_SPACE_BEFORE;
  uint32_t names = capitals(b, b->mark, -1);
  add(r, 5, t, a->p_shape[1] << 10 | a->p_shape[0] << 5 | a->n_shape[0]);
  add(r, 6, t, a->p_shape[0] << 10 | a->n_shape[0] << 5 | a->n_shape[1]);
  add(r, 7, a->n_word[0], a->n_word[1]);
  add(r, 10, t, a->n_shape[0] << 10 | a->n_shape[1] << 5 | a->n_shape[2]);
  add(r, 11, a->p_word[0], a->p_word[1]);
  add(r, 12, t, a->p_word[1]);
  add(r, 13, t, a->n_word[1]);
  add(r, 14, a->p_word[0], a->n_word[0]);
  add(r, 15, t, a->n_shape[0] << 1 | (space != 0));
  add(r, 16, t, a->p_shape[2] << 10 | a->p_shape[1] << 5 | a->p_shape[0]);
  add(r, 17, t, a->n_word[2]);
  add(r, 18, t << 5 | a->n_shape[0], a->n_shape[1] << 10 | a->n_shape[2] << 5 | a->n_shape[3]);
  add(r, 31, t, capitals(b, b->at, 1) << 4 | names);
  add(r, 32, a->n_word[0], names << 5 | t);
  add(r, 30, t << 5 | a->p_shape[3], a->p_shape[2] << 10 | a->p_shape[1] << 5 | a->p_shape[0]);
}

/* Words to the next terminator within the paragraph, or to its end: in buckets. */
static uint32_t
until(const qai_boundary *b)
{
  const qai_segment *s = b->segment;
  uint32_t i, at;
  for (i = b->next; i < s->n_marks && (at = s->marks[i] + 1) < b->end && at - b->at < FAR; i++)
    if (qai_boundary_terminates(qai_boundary_type_after(s, at - 1)))
      return bucket(at - b->at) * 2;
  return bucket(b->end - b->at) * 2 + 1;
}

/* The place in its paragraph and document. */
static void
add_place(const qai_boundary *b, const around *a, qai_boundary_rows *r)
{
  uint32_t t = type_of(b), since = bucket(b->since), ahead = until(b);
  const quoteattr_token *m = word_at(b, b->mark);
  uint32_t mark = word_id(b->segment->text->bytes + m->start, m->end - m->start, b->segment->text->len - m->start);
  uint32_t begins = b->at - b->first, left = b->end - b->at;
  add(r, 19, t << 5 | a->n_shape[0], since);
  add(r, 20, t << 5 | a->n_shape[0], ahead);
  add(r, 21, t, since << 8 | ahead);
  add(r, 22, t << 5 | a->n_shape[0], (uint32_t)(b->brackets > 0) << 1 | b->quoted);
  add(r, 23, mark, a->n_shape[0]);
  add(r, 26, t, bucket(begins) << 4 | bucket(left));
  add(r, 27, t << 5 | a->n_shape[0], bucket(begins) << 5 | a->p_shape[0]);
  add(r, 28, t << 5 | a->p_shape[0], style_of(b) << 4 | bucket(left));
  add(r, 29, a->n_word[0], b->quoted << 5 | t);
}

void
qai_boundary_far(const qai_boundary *b, qai_boundary_rows *r)
{
  around a;
  look_around(b, 0, 4, &a);
  add_words(b, &a, r);
  add_place(b, &a, r);
}

int
qai_boundary_sum(const qai_boundary_rows *r, uint32_t from)
{
  int sum = 0;
  for (; from < r->n; from++)
    sum += qai_boundary_weights[r->row[from] & (QAI_BOUNDARY_ROWS - 1)];
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

int
qai_boundary_decide(const qai_boundary *b)
{
  qai_boundary_rows r;
  around a;
  int sum;
  r.n = 0;
  look_around(b, 0, 1, &a);
  add_near(b, &a, &r);
  sum = qai_boundary_sum(&r, 0) + qai_boundary_bias;
  if (b->type == QAI_BOUNDARY_PLAIN && (sum < qai_boundary_gate || needs_more(b)))
    return 0;
  look_around(b, 1, 4, &a);
  add_words(b, &a, &r);
  add_place(b, &a, &r);
  return sum + qai_boundary_sum(&r, QAI_BOUNDARY_GATE) > 0;
}
