#include "segment/places.h"

#include "segment/cells.h"
#include "segment/rules.h"
#include "segment/shapes.h"
#include "text/masks.h"
#include "text/unicode.h"

#include <string.h>

enum {
  MAX_CLOSING = 8,         /* closing marks that belong to one terminator */
  STYLE_MARKS = 500,       /* that tell the style, */
  STYLE_PARAGRAPHS = 1000, /*   as these do */
  LONG_PARAGRAPH = 12      /* words of a paragraph that is no heading */
};

static const quoteattr_token *
word_at(const qai_segment *s, uint32_t i)
{
  return &s->words[i];
}

/* Closing marks, and straight ones without a space before, belong to what they follow. */
static int
closes(const qai_segment *s, uint32_t i)
{
  const quoteattr_token *t = word_at(s, i);
  unsigned is = (t->kind == QUOTEATTR_TOKEN_CLOSE) | (t->kind == QUOTEATTR_TOKEN_QUOTE);
  return (int)(is & ~t->flags / QUOTEATTR_FLAG_SPACE_BEFORE);
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

/* Types by the first byte of a punctuation mark; 0: it takes a closer look. */
static const unsigned char punct_types[256] = {
    ['!'] = QAI_BOUNDARY_MARK, ['?'] = QAI_BOUNDARY_MARK, [':'] = QAI_BOUNDARY_COLON, [';'] = QAI_BOUNDARY_SEMICOLON,
    ['-'] = QAI_BOUNDARY_DASH, ['*'] = QAI_BOUNDARY_DASH, ['_'] = QAI_BOUNDARY_DASH};

/* Types by the kind of a word that is no punctuation mark. */
static const unsigned char kind_types[] = {
    [QUOTEATTR_TOKEN_CLOSE] = QAI_BOUNDARY_CLOSING,  [QUOTEATTR_TOKEN_QUOTE] = QAI_BOUNDARY_CLOSING,
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

/* QAI_BOUNDARY_* of a place after word t. */
static inline int
type_after(const qai_segment *s, const quoteattr_token *t)
{
  unsigned char c = (unsigned char)s->text->bytes[t->start];
  if (t->kind != QUOTEATTR_TOKEN_PUNCT)
    return t->flags & QUOTEATTR_FLAG_ABBREVIATION ? QAI_BOUNDARY_ABBREVIATION : kind_types[t->kind];
  if (c == '.')
    return t->end - t->start > 1 ? QAI_BOUNDARY_DOTS : QAI_BOUNDARY_STOP;
  return punct_types[c] ? punct_types[c] : type_of_other(s, t);
}

int
qai_boundary_type_after(const qai_segment *s, uint32_t i)
{
  return type_after(s, word_at(s, i));
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

/* Finds the terminator before the place, over the closing marks between. */
static void
find_closed(const qai_segment *s, qai_boundary *b)
{
  uint32_t i = b->at - 1, n = 0;
  int closed = 0, type;
  while (n++ < MAX_CLOSING && i > b->first && closes(s, i)) {
    closed = qai_places_is_bracket(s->text->bytes[word_at(s, i)->start]) && closed != 2 ? 1 : 2;
    i--;
  }
  type = type_after(s, word_at(s, i));
  b->closed = closed;
  if (closed && !qai_boundary_terminates(type) && type != QAI_BOUNDARY_ABBREVIATION) {
    b->mark = b->at - 1;
    b->type = QAI_BOUNDARY_CLOSING;
  } else {
    b->mark = i;
    b->type = type;
  }
}

/* The same, and what stands around it; most are right before it. */
static inline void
find_mark(const qai_segment *s, qai_boundary *b)
{
  const quoteattr_token *t = word_at(s, b->at - 1);
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE)
    find_closed(s, b);
  else {
    b->closed = 0;
    b->mark = b->at - 1;
    b->type = type_after(s, t);
  }
  look_around(s, b);
}

void
qai_places_enter(qai_places *p, uint32_t paragraph)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  b->first = s->paragraph_words[paragraph];
  b->end = s->paragraph_words[paragraph + 1];
  b->open.brackets = b->open.quoted = 0;
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
                             !qai_places_is_inside(&p->place, p->segment->text->bytes, word_at(p->segment, i)));
}

/* Whether a place stands after the mark. */
static int
set_marked(qai_places *p, uint32_t mark)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  const quoteattr_token *t = word_at(s, mark);
  b->at = mark + 1;
  b->certain = qai_places_is_plain_end(b, s->text->bytes, t, mark);
  if (!b->certain && qai_places_parts_nothing(b, s->text->bytes, t))
    return 0;
  find_mark(s, b);
  return 1;
}

/* Goes on to the mark, the next one. */
static inline void
pass_mark(qai_places *p, uint32_t mark)
{
  p->place.next++;
  qai_places_pass(p->segment->text->bytes, word_at(p->segment, mark), &p->place.open);
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

int
qai_places_begins_plainly(qai_places *p, uint32_t at)
{
  return set_plain_or_mark(p, at) && qai_boundary_decide(&p->place);
}

int
qai_places_begins_after(qai_places *p, uint32_t mark)
{
  qai_boundary *b = &p->place;
  int rule;
  b->at = mark + 1;
  b->certain = 0;
  find_mark(p->segment, b);
  rule = qai_cells_decide(b);
  if (rule == QAI_RULE_UNSURE)
    rule = qai_rules_decide(b);
  return rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES;
}

/* ---- style of the document ----------------------------------------------------------------- */

static unsigned
share(uint32_t part, uint32_t all)
{
  return !part ? 0 : part < 2 || part * 8 < all ? 1 : part * 2 < all ? 2 : 3;
}

/* Whether the words before word `end`, of a paragraph that begins with word `first`, end as sentences do. */
static inline unsigned
ends_well(const qai_segment *s, uint32_t first, uint32_t end)
{
  uint32_t i = end - 1, n = 0;
  const quoteattr_token *t;
  while (n++ < MAX_CLOSING && i > first && closes(s, i))
    i--;
  t = word_at(s, i);
  return (unsigned)qai_boundary_terminates_after(s, i) |
         ((unsigned)(t->kind != QUOTEATTR_TOKEN_PUNCT) & t->flags / QUOTEATTR_FLAG_ABBREVIATION);
}

/* Terminators within a paragraph that a small letter follows: 0-3.  Both are counted without asking, as either is hard
 * to foresee. */
static unsigned
small_after_marks(const qai_segment *s)
{
  const char *bytes = s->text->bytes;
  const uint32_t *end = s->paragraph_words + 1;
  uint32_t i, small = 0, marks = 0, n = s->n_marks < STYLE_MARKS ? s->n_marks : STYLE_MARKS;
  for (i = 0; i < n; i++) {
    uint32_t at = s->marks[i] + 1, ends;
    qai_places_fetch(s, i);
    while (*end < at)
      end++;
    ends = (unsigned)(at < *end) & (unsigned)qai_boundary_terminates_after(s, at - 1);
    marks += ends;
    small += ends & qai_places_is_small(bytes, word_at(s, at - (at == s->n_words)));
  }
  return share(small, marks);
}

static unsigned
style_of(const qai_segment *s)
{
  uint32_t i, paragraphs = 0, low = 0, all = 0, well = 0;
  unsigned small = small_after_marks(s), style;
  for (i = 0; i < s->text->n_paragraphs && i < STYLE_PARAGRAPHS; i++) {
    uint32_t first = s->paragraph_words[i], n = s->paragraph_words[i + 1] - first, is_long;
    if (!n)
      continue;
    is_long = n >= LONG_PARAGRAPH; /* hard to foresee */
    paragraphs++;
    low += qai_places_is_small(s->text->bytes, word_at(s, first));
    all += is_long;
    well += is_long & ends_well(s, first, first + n);
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
