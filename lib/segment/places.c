#include "segment/places.h"

#include "text/unicode.h"

enum {
  MAX_CLOSING = 8, /* closing marks that belong to one terminator */
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

static int
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

int
qai_boundary_terminates(int type)
{
  return (type >= QAI_BOUNDARY_STOP && type <= QAI_BOUNDARY_DOTS) || type == QAI_BOUNDARY_WIDE;
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

/* Whether nothing marks an end after word i.  In a clean text no sentence ends there. */
static int
is_plain(const qai_segment *s, uint32_t i)
{
  const quoteattr_token *t = word_at(s, i);
  return (t->kind <= QUOTEATTR_TOKEN_NUMBER && !(t->flags & QUOTEATTR_FLAG_ABBREVIATION)) ||
         t->kind == QUOTEATTR_TOKEN_OPEN || s->text->bytes[t->start] == ',';
}

/* Whether the place is inside of what cannot be parted: before a closing mark, a comma, another terminator. */
static int
is_inside(const qai_segment *s, const qai_start *start)
{
  const quoteattr_token *t = word_at(s, start->word), *before = t - 1;
  char c = s->text->bytes[t->start];
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || before->kind == QUOTEATTR_TOKEN_OPEN)
    return 1;
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && (start->quoted || !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)))
    return 1;
  if (before->kind == QUOTEATTR_TOKEN_QUOTE && !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE))
    return 1;
  return t->flags & QUOTEATTR_FLAG_CLITIC || c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?';
}

void
qai_places_enter(qai_places *p, uint32_t paragraph)
{
  p->paragraph = paragraph;
  p->terminator = p->segment->paragraph_words[paragraph];
}

int
qai_places_next(qai_places *p, qai_boundary *b)
{
  const qai_segment *s = p->segment;
  b->segment = s;
  b->first = s->paragraph_words[p->paragraph];
  b->end = s->paragraph_words[p->paragraph + 1];
  b->style = p->style;
  while (p->next < s->n_starts && s->starts[p->next].word < b->end) {
    b->open = s->starts[p->next++];
    if ((p->style & QAI_STYLE_CLEAN && is_plain(s, b->open.word - 1)) || is_inside(s, &b->open))
      continue;
    b->at = b->open.word;
    find_mark(s, b);
    b->next = p->next;
    b->since = b->at - p->terminator;
    if (qai_boundary_terminates(b->type))
      p->terminator = b->at;
    return 1;
  }
  return 0;
}

void
qai_places_back(qai_places *p)
{
  p->next--;
}

/* ---- style of the document ----------------------------------------------------------------- */

static uint32_t
begins_small(const qai_segment *s, uint32_t i)
{
  const quoteattr_token *t = word_at(s, i);
  char c = s->text->bytes[t->start];
  return t->kind == QUOTEATTR_TOKEN_WORD && c >= 'a' && c <= 'z' ? 1 : 0;
}

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
  return qai_boundary_terminates(qai_boundary_type_after(s, i)) ||
         qai_boundary_type_after(s, i) == QAI_BOUNDARY_ABBREVIATION;
}

/* Terminators that a small letter follows: 0-3. */
static unsigned
small_after_marks(const qai_segment *s)
{
  uint32_t i, small = 0, marks = 0;
  for (i = 0; i < s->n_starts && i < STYLE_SAMPLE; i++)
    if (s->starts[i].word && qai_boundary_terminates(qai_boundary_type_after(s, s->starts[i].word - 1))) {
      marks++;
      small += begins_small(s, s->starts[i].word);
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
    low += begins_small(s, s->paragraph_words[i]);
    if (n >= LONG_PARAGRAPH) {
      all++;
      well += ends_well(s, i);
    }
  }
  style = small << 2 | share(low, paragraphs);
  return all >= 4 && well * 10 >= all * 9 && small < 2 ? style | QAI_STYLE_CLEAN : style;
}

void
qai_places_init(qai_places *p, const qai_segment *segment)
{
  p->segment = segment;
  p->next = 0;
  p->paragraph = 0;
  p->terminator = 0;
  p->style = style_of(segment);
}
