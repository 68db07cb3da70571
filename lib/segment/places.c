#include "segment/places.h"

#include "segment/cells.h"
#include "segment/rules.h"
#include "segment/shapes.h"
#include "text/masks.h"
#include "text/unicode.h"

#include <string.h>

enum {
  MAX_CLOSING = 8,        /* closing marks that belong to one terminator */
  STYLE_MARKS = 500,      /* that tell the style, */
  STYLE_PARAGRAPHS = 500, /*   as these do; of many every second one */
  LONG_PARAGRAPH = 12     /* words of a paragraph that is no heading */
};

static const quoteattr_token *
word_at(const qai_segment *s, uint32_t i)
{
  return &s->words[i];
}

/* Closing marks, and straight ones without a space before, belong to what they follow. */
static inline int
closes(const quoteattr_token *t)
{
  return t->kind - QUOTEATTR_TOKEN_CLOSE <= QUOTEATTR_TOKEN_QUOTE - QUOTEATTR_TOKEN_CLOSE &&
         !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE);
}

/* Terminators beyond ASCII: 。！？। and their like end a sentence wherever they stand. */
static int
is_wide_terminator(const qai_segment *s, const quoteattr_token *t)
{
  uint32_t size;
  const char *b = s->text->bytes;
  return (unsigned char)b[t->start] >= 0x80 &&
         QAI_UNICODE_TERMINATOR(QAI_UNICODE_RECORD(qai_unicode_decode(b, t->start, &size)));
}

const unsigned char qai_boundary_punct_types[256] = {
    ['.'] = QAI_BOUNDARY_STOP,      ['!'] = QAI_BOUNDARY_MARK,  ['?'] = QAI_BOUNDARY_MARK,  [':'] = QAI_BOUNDARY_COLON,
    [';'] = QAI_BOUNDARY_SEMICOLON, ['-'] = QAI_BOUNDARY_DASH,  ['*'] = QAI_BOUNDARY_DASH,  ['_'] = QAI_BOUNDARY_DASH,
    ['/'] = QAI_BOUNDARY_OTHER,     ['%'] = QAI_BOUNDARY_OTHER, ['&'] = QAI_BOUNDARY_OTHER, ['#'] = QAI_BOUNDARY_OTHER,
    ['@'] = QAI_BOUNDARY_OTHER,     ['\\'] = QAI_BOUNDARY_OTHER};

const unsigned char qai_boundary_kind_types[16] = {
    [QUOTEATTR_TOKEN_SYMBOL] = QAI_BOUNDARY_ADDRESS, [QUOTEATTR_TOKEN_EMOJI] = QAI_BOUNDARY_ADDRESS,
    [QUOTEATTR_TOKEN_URL] = QAI_BOUNDARY_ADDRESS,    [QUOTEATTR_TOKEN_EMAIL] = QAI_BOUNDARY_ADDRESS,
    [QUOTEATTR_TOKEN_HANDLE] = QAI_BOUNDARY_ADDRESS, [QUOTEATTR_TOKEN_HASHTAG] = QAI_BOUNDARY_ADDRESS};

static int
type_of_other(const qai_segment *s, const quoteattr_token *t)
{
  const char *b = s->text->bytes + t->start;
  switch (b[0]) {
  case ',': return QAI_BOUNDARY_PLAIN;
  case '\xE2': return b[1] != '\x80' ? QAI_BOUNDARY_OTHER : b[2] == '\xA6' ? QAI_BOUNDARY_DOTS : QAI_BOUNDARY_DASH;
  default: return is_wide_terminator(s, t) ? QAI_BOUNDARY_WIDE : QAI_BOUNDARY_OTHER;
  }
}

/* The type of a place after word t. */
static inline int
type_after(const qai_segment *s, const quoteattr_token *t)
{
  uint32_t type;
  if (t->flags & QUOTEATTR_FLAG_ABBREVIATION && t->kind != QUOTEATTR_TOKEN_PUNCT)
    return QAI_BOUNDARY_ABBREVIATION;
  type = qai_places_type_at_once(s->text->bytes, t);
  if (type)
    return (int)type;
  return t->kind == QUOTEATTR_TOKEN_PUNCT                                       ? type_of_other(s, t)
         : t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE ? QAI_BOUNDARY_CLOSING
                                                                                : QAI_BOUNDARY_PLAIN;
}

int
qai_boundary_type_after(const qai_segment *s, const quoteattr_token *t)
{
  return type_after(s, t);
}

/* What stands at either side of the place. */
static inline void
look_around(const qai_segment *s, qai_boundary *b)
{
  const char *bytes = s->text->bytes;
  b->last = b->mark + (b->type == QAI_BOUNDARY_PLAIN || b->type == QAI_BOUNDARY_ABBREVIATION);
  b->shapes[0] = b->last > b->first ? qai_shapes_of(bytes, &s->words[b->last - 1]) : 0;
  b->shapes[1] = qai_shapes_of(bytes, &s->words[b->at]);
}

/* A mark before a place. */
typedef struct found {
  uint32_t mark, type, closed;
} found;

/* Finds the terminator before word `at` of a paragraph that begins with word `first`, over the closing marks between;
 * most are right before it. */
static inline found
find_mark(const qai_segment *s, uint32_t first, uint32_t at)
{
  const quoteattr_token *last = word_at(s, at - 1), *t = last, *least = word_at(s, first);
  found f = {at - 1, 0, 0};
  if (at - 1 - first > MAX_CLOSING)
    least = last - MAX_CLOSING;
  for (; t > least && closes(t); t--)
    f.closed = qai_places_is_bracket(s->text->bytes[t->start]) && f.closed != 2 ? 1 : 2;
  f.type = (uint32_t)type_after(s, t);
  if (f.closed && !qai_boundary_terminates((int)f.type) && f.type != QAI_BOUNDARY_ABBREVIATION)
    f.type = QAI_BOUNDARY_CLOSING;
  else
    f.mark = at - 1 - (uint32_t)(last - t);
  return f;
}

void
qai_places_enter(qai_places *p, uint32_t paragraph)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  b->first = s->paragraph_words[paragraph];
  b->end = s->paragraph_words[paragraph + 1];
  b->open = 0;
  while (s->marks[b->next] < b->first)
    b->next++;
}

/* Makes word i, before which no mark stands, the place. */
static inline int
set_plain(qai_places *p, uint32_t i)
{
  qai_boundary *b = &p->place;
  b->at = i;
  b->mark = i - 1;
  b->type = QAI_BOUNDARY_PLAIN;
  b->closed = b->certain = 0;
  look_around(p->segment, b);
  return 1;
}

/* The same where word i may be a mark: whether the place is one. */
static inline int
set_plain_or_mark(qai_places *p, uint32_t i)
{
  return set_plain(p, i) && (i != p->segment->marks[p->place.next] ||
                             !qai_places_is_inside(p->place.open, p->segment->text->bytes, word_at(p->segment, i)));
}

/* Whether a place stands after the mark. */
static int
set_marked(qai_places *p, uint32_t mark)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  const quoteattr_token *t = word_at(s, mark);
  found f;
  b->at = mark + 1;
  b->certain = qai_places_is_plain_end(b, s->text->bytes, t, mark);
  if (!b->certain && (qai_places_parts_nothing(b->open, s->text->bytes, t) ||
                      (mark > b->first && qai_places_closes_comma(s->text->bytes, t))))
    return 0;
  f = find_mark(s, b->first, b->at);
  b->mark = f.mark;
  b->type = (int)f.type;
  b->closed = (int)f.closed;
  look_around(s, b);
  return 1;
}

/* Goes on to the mark, the next one. */
static inline void
pass_mark(qai_places *p, uint32_t mark)
{
  p->place.next++;
  p->place.open = qai_places_pass(p->segment->text->bytes, word_at(p->segment, mark), p->place.open);
}

/* ---- one after the other ------------------------------------------------------------------- */

/* The next place of a text that keeps to its marks; 0: there is none.  No sentence begins with a small letter. */
static int
next_clean(qai_places *p)
{
  const qai_segment *s = p->segment;
  uint32_t mark, end = p->place.end;
  while ((mark = s->marks[p->place.next]) < end) {
    pass_mark(p, mark);
    if (mark + 1 < end && !qai_places_is_small(s->text->bytes, word_at(s, mark + 1)) && set_marked(p, mark))
      return 1;
  }
  return 0;
}

/* The next place of another text. */
static int
next_of_all(qai_places *p)
{
  const qai_segment *s = p->segment;
  uint32_t mark, plain, end = p->place.end;
  for (;;) {
    mark = s->marks[p->place.next];
    while ((plain = qai_plain_take(&p->plain, mark < end ? mark + 1 : end)) != 0)
      if (set_plain_or_mark(p, plain))
        return 1;
    if (mark >= end)
      return 0;
    pass_mark(p, mark);
    if (mark + 1 < end && set_marked(p, mark))
      return 1;
  }
}

qai_boundary *
qai_places_next(qai_places *p)
{
  return (p->place.style & QAI_STYLE_CLEAN ? next_clean(p) : next_of_all(p)) ? &p->place : NULL;
}

/* ---- where sentences begin ----------------------------------------------------------------- */

static inline void
set_walked(qai_places *p, const uint32_t *next, qai_open open)
{
  p->place.next = (uint32_t)(next - p->segment->marks);
  p->place.open = open;
}

int
qai_places_begins_plainly(qai_places *p, uint32_t at, const uint32_t *next, qai_open open)
{
  set_walked(p, next, open);
  return set_plain_or_mark(p, at) && qai_boundary_decide(&p->place);
}

int
qai_places_begins_after(qai_places *p, uint32_t mark, const uint32_t *next, qai_open open)
{
  const qai_segment *s = p->segment;
  const qai_walk walk = {s->words, s->text->bytes, next, open};
  found f = find_mark(s, p->place.first, mark + 1);
  return qai_places_begins(p, &walk, mark + 1, f.mark, f.type, f.closed);
}

int
qai_places_begins_unsettled(qai_places *p, uint32_t at, const uint32_t *next, qai_open open, uint32_t mark,
                            uint32_t looks)
{
  enum { SHAPE = (1 << QAI_SHAPE_BITS) - 1 };
  qai_boundary *b = &p->place;
  int rule;
  set_walked(p, next, open);
  b->at = at;
  b->mark = mark;
  b->shapes[1] = looks & SHAPE;
  b->shapes[0] = looks >> QAI_SHAPE_BITS & SHAPE;
  looks >>= 2 * QAI_SHAPE_BITS;
  b->closed = (int)(looks & 3);
  b->type = (int)(looks >> 2);
  b->last = mark + (b->type == QAI_BOUNDARY_ABBREVIATION);
  b->certain = 0;
  rule = qai_rules_decide(b);
  return rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES;
}

/* ---- style of the document ----------------------------------------------------------------- */

static unsigned
share(uint32_t part, uint32_t all)
{
  return !part ? 0 : part < 2 || part * 8 < all ? 1 : part * 2 < all ? 2 : 3;
}

/* Whether the words from `first` to t, a paragraph, end as sentences do. */
static inline unsigned
ends_well(const qai_segment *s, const quoteattr_token *first, const quoteattr_token *t)
{
  uint32_t n = 0;
  while (closes(t) && t > first && n++ < MAX_CLOSING)
    t--;
  return (unsigned)qai_boundary_terminates_after(s, t) |
         ((unsigned)(t->kind != QUOTEATTR_TOKEN_PUNCT) & t->flags / QUOTEATTR_FLAG_ABBREVIATION);
}

/* Of n things the first `most` tell, of many every second one. */
static int
every(uint32_t n, uint32_t most)
{
  return n < most ? 1 : 2;
}

/* Terminators within a paragraph that a small letter follows: 0-3.  Both are counted without asking, as either is hard
 * to foresee. */
static unsigned
small_after_marks(const qai_segment *s)
{
  const uint32_t *end = s->paragraph_words + 1, *mark = s->marks;
  const uint32_t *last = mark + (s->n_marks < STYLE_MARKS ? s->n_marks : STYLE_MARKS);
  const int step = every(s->n_marks, STYLE_MARKS);
  uint32_t small = 0, marks = 0;
  if (last > mark && last[-1] + 1 == s->n_words) /* no word follows */
    last--;
  for (; mark < last; mark += step) {
    const uint32_t at = *mark + 1;
    const quoteattr_token *t = word_at(s, at);
    unsigned ends = (unsigned)qai_boundary_terminates_after(s, t - 1);
    while (*end < at)
      end++;
    ends &= (unsigned)(at != *end);
    marks += ends;
    small += ends & qai_places_is_small(s->text->bytes, t);
  }
  return share(small, marks);
}

static unsigned
style_of(const qai_segment *s)
{
  const uint32_t *at = s->paragraph_words, n = s->text->n_paragraphs;
  const uint32_t *last = at + (n < STYLE_PARAGRAPHS ? n : STYLE_PARAGRAPHS);
  const int step = every(n, STYLE_PARAGRAPHS);
  uint32_t paragraphs = 0, low = 0, all = 0, well = 0;
  unsigned small = small_after_marks(s), style;
  for (; at < last; at += step) {
    unsigned is_long = at[1] - at[0] >= LONG_PARAGRAPH; /* hard to foresee */
    const quoteattr_token *first = word_at(s, at[0]), *end = word_at(s, at[1]);
    if (first == end)
      continue;
    paragraphs++;
    low += qai_places_is_small(s->text->bytes, first);
    all += is_long;
    well += is_long & ends_well(s, first, end - 1);
  }
  style = small << 2 | share(low, paragraphs);
  return all >= 4 && well * 10 >= all * 9 && small < 2 ? style | QAI_STYLE_CLEAN : style;
}

void
qai_places_init(qai_places *p, const qai_segment *segment)
{
  memset(&p->place, 0, sizeof p->place);
  p->segment = p->place.segment = segment;
  p->place.style = style_of(segment);
  qai_plain_init(&p->plain, segment);
}
