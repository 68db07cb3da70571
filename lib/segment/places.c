#include "segment/places.h"

#include "base/bytes.h"
#include "segment/shapes.h"
#include "text/unicode.h"

#include <string.h>

enum {
  MAX_CLOSING = 8, /* closing marks that belong to one terminator */
  MAX_OPEN = 15,   /* brackets that are counted */
  STYLE_SAMPLE = 4000,
  LONG_PARAGRAPH = 12 /* words of a paragraph that is no heading */
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
  if (t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)
    return 0;
  return t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE;
}

static int
is_bracket(char c)
{
  return c == ')' || c == ']' || c == '}';
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

static inline int
type_of_punct(const qai_segment *s, const quoteattr_token *t)
{
  const char *b = s->text->bytes + t->start;
  switch (b[0]) {
  case '.': return t->end - t->start > 1 ? QAI_BOUNDARY_DOTS : QAI_BOUNDARY_STOP;
  case '!':
  case '?': return QAI_BOUNDARY_MARK;
  case ':': return QAI_BOUNDARY_COLON;
  case ';': return QAI_BOUNDARY_SEMICOLON;
  case ',': return QAI_BOUNDARY_PLAIN;
  case '-':
  case '*':
  case '_': return QAI_BOUNDARY_DASH;
  case '\xE2': return b[1] != '\x80' ? QAI_BOUNDARY_OTHER : b[2] == '\xA6' ? QAI_BOUNDARY_DOTS : QAI_BOUNDARY_DASH;
  default: return is_wide_terminator(s, t) ? QAI_BOUNDARY_WIDE : QAI_BOUNDARY_OTHER;
  }
}

/* QAI_BOUNDARY_* of a place after word i. */
int
qai_boundary_type_after(const qai_segment *s, uint32_t i)
{
  const quoteattr_token *t = word_at(s, i);
  switch (t->kind) {
  case QUOTEATTR_TOKEN_WORD:
    return t->flags & QUOTEATTR_FLAG_ABBREVIATION ? QAI_BOUNDARY_ABBREVIATION : QAI_BOUNDARY_PLAIN;
  case QUOTEATTR_TOKEN_NUMBER:
  case QUOTEATTR_TOKEN_OPEN: return QAI_BOUNDARY_PLAIN;
  case QUOTEATTR_TOKEN_PUNCT: return type_of_punct(s, t);
  case QUOTEATTR_TOKEN_CLOSE:
  case QUOTEATTR_TOKEN_QUOTE: return QAI_BOUNDARY_CLOSING;
  default: return QAI_BOUNDARY_ADDRESS;
  }
}

/* Finds the terminator before the place, over the closing marks between. */
static void
find_mark(const qai_segment *s, qai_boundary *b)
{
  uint32_t i = b->at - 1, n = 0;
  int closed = 0, type;
  while (n++ < MAX_CLOSING && i > b->first && closes(s, i)) {
    closed = is_bracket(s->text->bytes[word_at(s, i)->start]) && closed != 2 ? 1 : 2;
    i--;
  }
  type = qai_boundary_type_after(s, i);
  b->closed = closed;
  if (closed && !qai_boundary_terminates(type) && type != QAI_BOUNDARY_ABBREVIATION) {
    b->mark = b->at - 1;
    b->type = QAI_BOUNDARY_CLOSING;
  } else {
    b->mark = i;
    b->type = type;
  }
}

/* Whether the place before word i is inside of what cannot be parted: before a closing mark, a comma, another
 * terminator. */
static inline int
is_inside(const qai_places *p, uint32_t i)
{
  const quoteattr_token *t = word_at(p->segment, i), *before = t - 1;
  unsigned char c = (unsigned char)p->segment->text->bytes[t->start];
  if (c > '?' && t->kind == QUOTEATTR_TOKEN_WORD && before->kind <= QUOTEATTR_TOKEN_PUNCT) /* most words */
    return (t->flags & QUOTEATTR_FLAG_CLITIC) != 0;
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || before->kind == QUOTEATTR_TOKEN_OPEN)
    return 1;
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && (p->place.quoted || !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)))
    return 1;
  if (before->kind == QUOTEATTR_TOKEN_QUOTE && !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE))
    return 1;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    return 1;
  return c <= '?' && (c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?');
}

/* What a sentence may begin with where nothing marks an end before it. */
static int
is_capital_or_opens(const quoteattr_token *t)
{
  return t->flags & QUOTEATTR_FLAG_CAPITAL || t->kind == QUOTEATTR_TOKEN_OPEN;
}

/* Whether word t goes on after a hyphen that is inside a word. */
static int
is_joined(const qai_segment *s, const quoteattr_token *t)
{
  const quoteattr_token *hyphen = t - 1;
  return s->text->bytes[hyphen->start] == '-' && hyphen->end - hyphen->start == 1 &&
         !((hyphen->flags | t->flags) & QUOTEATTR_FLAG_SPACE_BEFORE);
}

static int
is_double_mark(const char *s, const quoteattr_token *t)
{
  char c = s[t->start];
  return c == '"' || (t->end - t->start >= 2 && (c == '`' || c == '\''));
}

/* Keeps the state of brackets and double marks over the mark t. */
static void
keep_open(qai_places *p, const quoteattr_token *t)
{
  const char *s = p->segment->text->bytes;
  qai_boundary *b = &p->place;
  char c = s[t->start];
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && is_double_mark(s, t))
    b->quoted = !b->quoted;
  else if (t->kind == QUOTEATTR_TOKEN_OPEN && (c == '(' || c == '[' || c == '{'))
    b->brackets += b->brackets < MAX_OPEN;
  else if (t->kind == QUOTEATTR_TOKEN_CLOSE && is_bracket(c))
    b->brackets -= b->brackets > 0;
  else if (t->end - t->start >= 2)
    b->quoted = t->kind == QUOTEATTR_TOKEN_OPEN;
}

void
qai_places_enter(qai_places *p, uint32_t paragraph)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  b->first = s->paragraph_words[paragraph];
  b->end = s->paragraph_words[paragraph + 1];
  b->brackets = b->quoted = 0;
  p->plain = b->first + 1;
  p->held = 0;
  if (p->room) {
    qai_shapes_fill(s->text->bytes, s->words + b->first, b->end - b->first, p->room);
    b->shapes = p->room + QAI_SHAPES_BEFORE;
  }
}

/* The first word from i on, before `end`, that is more than small letters; else `end`. */
static uint32_t
skip_small(const unsigned char *shapes, uint32_t i, uint32_t end)
{
  for (; i < end; i += 8) {
    uint64_t large = qai_bytes_load8((const char *)shapes + i) & QAI_SHAPE_LARGE * UINT64_C(0x0101010101010101);
    if (large) {
      i += qai_masks_ctz(large) / 8;
      return i < end ? i : end;
    }
  }
  return end;
}

/* The next place up to word `last` before which no mark stands; 0: there is none. */
static int
next_plain(qai_places *p, uint32_t last)
{
  qai_boundary *b = &p->place;
  const unsigned char *shapes = b->shapes;
  uint32_t end = last + 1 - b->first, i = p->plain - b->first;
  for (; (i = skip_small(shapes, i, end)) < end; i++)
    if ((shapes[i] & (QAI_SHAPE_CAPITAL | QAI_SHAPE_OPENS) || shapes[i - 1] & QAI_SHAPE_CAPITAL) &&
        !is_inside(p, b->first + i)) {
      b->at = b->first + i;
      p->plain = b->at + 1;
      b->mark = b->at - 1;
      b->type = QAI_BOUNDARY_PLAIN;
      b->closed = b->certain = 0;
      return 1;
    }
  return 0;
}

/* Whether t begins with a small letter, which begins no sentence in a text that keeps to capitals. */
static inline unsigned
is_small(const qai_segment *s, const quoteattr_token *t)
{
  return t->kind == QUOTEATTR_TOKEN_WORD && (unsigned)(unsigned char)s->text->bytes[t->start] - 'a' < 26;
}

/* The plainest end of all: a small word, the full stop t, a capitalised word, nothing open. */
static inline int
is_plain_end(const qai_boundary *b, const char *s, const quoteattr_token *t, uint32_t mark)
{
  const quoteattr_token *before = t - 1, *next = t + 1;
  const uint32_t small = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_NON_ASCII;
  const uint32_t large = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL;
  return s[t->start] == '.' && t->end - t->start == 1 && next->kind == QUOTEATTR_TOKEN_WORD &&
         (next->flags & large) == large && mark >= b->first + 3 && before->kind == QUOTEATTR_TOKEN_WORD &&
         !(before->flags & ~small) && before->end - before->start >= 3 && !b->brackets &&
         (!b->quoted || b->style & QAI_STYLE_CLEAN);
}

/* Reads the next mark, a word of this paragraph; whether a place stands after it. */
static inline int
after_mark(qai_places *p)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  uint32_t mark = s->marks[b->next++], at = mark + 1;
  const quoteattr_token *t = word_at(s, mark);
  p->plain = at + 1;
  if (t->kind >= QUOTEATTR_TOKEN_OPEN && t->kind <= QUOTEATTR_TOKEN_QUOTE)
    keep_open(p, t);
  if (at == b->end || (b->style & QAI_STYLE_CLEAN && is_small(s, t + 1)))
    return 0;
  b->at = at;
  b->certain = is_plain_end(b, s->text->bytes, t, mark);
  if (b->certain) {
    b->mark = mark;
    b->type = QAI_BOUNDARY_STOP;
    b->closed = 0;
    return 1;
  }
  if (is_inside(p, at) || (is_joined(s, t + 1) && !is_capital_or_opens(t + 1)))
    return 0;
  find_mark(s, b);
  return 1;
}

qai_boundary *
qai_places_next(qai_places *p)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  if (p->held) {
    p->held = 0;
    return b;
  }
  for (;;) {
    uint32_t mark = s->marks[b->next];
    if (!(b->style & QAI_STYLE_CLEAN) && next_plain(p, mark < b->end ? mark : b->end - 1))
      return b;
    if (mark >= b->end)
      return NULL;
    if (after_mark(p))
      return b;
  }
}

void
qai_places_hold(qai_places *p)
{
  p->held = 1;
}

/* ---- style of the document ----------------------------------------------------------------- */

static unsigned
share(uint32_t part, uint32_t all)
{
  return !part ? 0 : part < 2 || part * 8 < all ? 1 : part * 2 < all ? 2 : 3;
}

/* Whether paragraph p ends as sentences do. */
static uint32_t
ends_well(const qai_segment *s, uint32_t p)
{
  uint32_t first = s->paragraph_words[p], i = s->paragraph_words[p + 1] - 1, n = 0;
  while (n++ < MAX_CLOSING && i > first && closes(s, i))
    i--;
  return qai_boundary_terminates_after(s, i) || qai_boundary_type_after(s, i) == QAI_BOUNDARY_ABBREVIATION;
}

/* Terminators within a paragraph that a small letter follows: 0-3. */
static unsigned
small_after_marks(const qai_segment *s)
{
  uint32_t i, p = 0, small = 0, marks = 0;
  for (i = 0; i < s->n_marks && i < STYLE_SAMPLE; i++) {
    uint32_t at = s->marks[i] + 1;
    while (s->paragraph_words[p + 1] < at)
      p++;
    if (at < s->paragraph_words[p + 1] && qai_boundary_terminates_after(s, at - 1)) {
      marks++;
      small += is_small(s, word_at(s, at));
    }
  }
  return share(small, marks);
}

static unsigned
style_of(const qai_segment *s)
{
  uint32_t i, paragraphs = 0, low = 0, all = 0, well = 0;
  unsigned small = small_after_marks(s), style;
  for (i = 0; i < s->text->n_paragraphs && i < STYLE_SAMPLE; i++) {
    uint32_t n = s->paragraph_words[i + 1] - s->paragraph_words[i];
    if (!n)
      continue;
    paragraphs++;
    low += is_small(s, word_at(s, s->paragraph_words[i]));
    if (n >= LONG_PARAGRAPH) {
      all++;
      well += ends_well(s, i);
    }
  }
  style = small << 2 | share(low, paragraphs);
  return all >= 4 && well * 10 >= all * 9 && small < 2 ? style | QAI_STYLE_CLEAN : style;
}

static uint32_t
longest_paragraph(const qai_segment *s)
{
  uint32_t i, most = 0;
  for (i = 0; i < s->text->n_paragraphs; i++)
    if (s->paragraph_words[i + 1] - s->paragraph_words[i] > most)
      most = s->paragraph_words[i + 1] - s->paragraph_words[i];
  return most;
}

int
qai_places_init(qai_places *p, const qai_segment *segment, qai_arena *arena)
{
  memset(p, 0, sizeof *p);
  p->segment = p->place.segment = segment;
  p->place.style = style_of(segment);
  if (p->place.style & QAI_STYLE_CLEAN)
    return QUOTEATTR_OK;
  p->room = qai_arena_alloc(arena, (size_t)longest_paragraph(segment) + QAI_SHAPES_BEFORE + QAI_SHAPES_AFTER);
  return p->room ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}
