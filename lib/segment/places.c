#include "segment/places.h"

#include "base/fetch.h"
#include "segment/cells.h"
#include "segment/rules.h"
#include "text/masks.h"
#include "text/unicode.h"

#include <string.h>

enum {
  MAX_CLOSING = 8, /* closing marks that belong to one terminator */
  MAX_OPEN = 15,   /* brackets that are counted */
  STYLE_SAMPLE = 1000,
  AHEAD = 12,         /* marks for which words are asked for before they are needed */
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
  unsigned is = (t->kind == QUOTEATTR_TOKEN_CLOSE) | (t->kind == QUOTEATTR_TOKEN_QUOTE);
  return (int)(is & ~t->flags / QUOTEATTR_FLAG_SPACE_BEFORE);
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

/* Finds the terminator before the place, over the closing marks between. */
static void
find_closed(const qai_segment *s, qai_boundary *b)
{
  uint32_t i = b->at - 1, n = 0;
  int closed = 0, type;
  while (n++ < MAX_CLOSING && i > b->first && closes(s, i)) {
    closed = is_bracket(s->text->bytes[word_at(s, i)->start]) && closed != 2 ? 1 : 2;
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

/* The same; most are right before it. */
static inline void
find_mark(const qai_segment *s, qai_boundary *b)
{
  const quoteattr_token *t = word_at(s, b->at - 1);
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE) {
    find_closed(s, b);
    return;
  }
  b->closed = 0;
  b->mark = b->at - 1;
  b->type = type_after(s, t);
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
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && (p->place.open.quoted || !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)))
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
static inline void
keep_open(const char *s, const quoteattr_token *t, qai_open *open)
{
  char c;
  if (t->kind < QUOTEATTR_TOKEN_OPEN || t->kind > QUOTEATTR_TOKEN_QUOTE)
    return;
  c = s[t->start];
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && is_double_mark(s, t))
    open->quoted = !open->quoted;
  else if (t->kind == QUOTEATTR_TOKEN_OPEN && (c == '(' || c == '[' || c == '{'))
    open->brackets += open->brackets < MAX_OPEN;
  else if (t->kind == QUOTEATTR_TOKEN_CLOSE && is_bracket(c))
    open->brackets -= open->brackets > 0;
  else if (t->end - t->start >= 2)
    open->quoted = t->kind == QUOTEATTR_TOKEN_OPEN;
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
  return 1;
}

/* The same where word i may be a mark: whether the place is one. */
static inline int
set_plain_or_mark(qai_places *p, uint32_t i)
{
  return set_plain(p, i) && (i != p->segment->marks[p->place.next] || !is_inside(p, i));
}

/* Whether t begins with a small letter, which begins no sentence in a text that keeps to capitals. */
static inline unsigned
is_small(const char *s, const quoteattr_token *t)
{
  return (unsigned)(t->kind == QUOTEATTR_TOKEN_WORD) & (unsigned)((unsigned)(unsigned char)s[t->start] - 'a' < 26);
}

/* The plainest end of all: a small word, the full stop t, a capitalised word, nothing open. */
static inline int
is_plain_end(const qai_boundary *b, const char *s, const quoteattr_token *t, uint32_t mark)
{
  const quoteattr_token *before = t - 1, *next = t + 1;
  const uint32_t small = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_NON_ASCII;
  const uint32_t large = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL;
  return s[t->start] == '.' && t->end - t->start == 1 && mark >= b->first + 3 &&
         !((before->kind ^ QUOTEATTR_TOKEN_WORD) | (before->flags & ~small) | (next->kind ^ QUOTEATTR_TOKEN_WORD) |
           (~next->flags & large)) &&
         before->end - before->start >= 3 && !b->open.brackets && (!b->open.quoted || b->style & QAI_STYLE_CLEAN);
}

/* Whether a place stands after the mark. */
QAI_MASKS_INLINE int
set_marked(qai_places *p, uint32_t mark)
{
  const qai_segment *s = p->segment;
  qai_boundary *b = &p->place;
  const quoteattr_token *t = word_at(s, mark);
  b->at = mark + 1;
  b->certain = is_plain_end(b, s->text->bytes, t, mark);
  if (b->certain) {
    b->mark = mark;
    b->type = QAI_BOUNDARY_STOP;
    b->closed = 0;
    return 1;
  }
  if (is_inside(p, b->at) || (is_joined(s, t + 1) && !is_capital_or_opens(t + 1)))
    return 0;
  find_mark(s, b);
  return 1;
}

/* Asks for the words around a mark some marks ahead: in a long text they are far away by now, and where it keeps to its
 * marks nothing is read between them. */
static inline void
fetch_ahead(const qai_segment *s, uint32_t next)
{
  qai_fetch(s->words + s->marks[next + AHEAD < s->n_marks ? next + AHEAD : 0]);
}

/* Goes on to the mark, the next one. */
static inline void
pass_mark(qai_places *p, uint32_t mark)
{
  p->place.next++;
  keep_open(p->segment->text->bytes, word_at(p->segment, mark), &p->place.open);
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
    if (mark + 1 < end && !is_small(s->text->bytes, word_at(s, mark + 1)) && set_marked(p, mark))
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

/* Whether a sentence begins before word `at`, where nothing marks it. */
static int
begins_plainly(qai_places *p, uint32_t at)
{
  return set_plain_or_mark(p, at) && qai_boundary_decide(&p->place);
}

/* Whether one begins after the mark. */
QAI_MASKS_INLINE int
begins_after(qai_places *p, uint32_t mark)
{
  qai_boundary *b = &p->place;
  int rule;
  if (!set_marked(p, mark))
    return 0;
  if (b->certain)
    return 1;
  rule = qai_cells_decide(b);
  if (rule == QAI_RULE_UNSURE)
    rule = qai_rules_decide(b);
  return rule == QAI_RULE_UNSURE ? qai_boundary_decide(b) : rule == QAI_RULE_YES;
}

static uint32_t
next_clean_start(qai_places *p, uint32_t from, uint32_t limit)
{
  const qai_segment *s = p->segment;
  uint32_t mark;
  while ((mark = s->marks[p->place.next]) < limit - 1) {
    fetch_ahead(s, p->place.next);
    pass_mark(p, mark);
    if (mark >= from && !is_small(s->text->bytes, word_at(s, mark + 1)) && begins_after(p, mark))
      return mark + 1;
  }
  return limit;
}

static uint32_t
next_start_of_all(qai_places *p, uint32_t from, uint32_t limit)
{
  const qai_segment *s = p->segment;
  uint32_t mark, plain;
  for (;;) {
    mark = s->marks[p->place.next];
    while ((plain = qai_plain_take(&p->plain, mark < limit ? mark + 1 : limit)) != 0)
      if (plain > from && begins_plainly(p, plain))
        return plain;
    if (mark >= limit - 1)
      return limit;
    pass_mark(p, mark);
    if (mark >= from && begins_after(p, mark))
      return mark + 1;
  }
}

uint32_t
qai_places_next_start(qai_places *p, uint32_t from, uint32_t limit)
{
  return p->place.style & QAI_STYLE_CLEAN ? next_clean_start(p, from, limit) : next_start_of_all(p, from, limit);
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
  uint32_t i, small = 0, marks = 0, n = s->n_marks < STYLE_SAMPLE ? s->n_marks : STYLE_SAMPLE;
  for (i = 0; i < n; i++) {
    uint32_t at = s->marks[i] + 1, ends;
    fetch_ahead(s, i);
    while (*end < at)
      end++;
    ends = (unsigned)(at < *end) & (unsigned)qai_boundary_terminates_after(s, at - 1);
    marks += ends;
    small += ends & is_small(bytes, word_at(s, at - (at == s->n_words)));
  }
  return share(small, marks);
}

static unsigned
style_of(const qai_segment *s)
{
  uint32_t i, paragraphs = 0, low = 0, all = 0, well = 0;
  unsigned small = small_after_marks(s), style;
  for (i = 0; i < s->text->n_paragraphs && i < STYLE_SAMPLE; i++) {
    uint32_t first = s->paragraph_words[i], n = s->paragraph_words[i + 1] - first, is_long;
    if (!n)
      continue;
    is_long = n >= LONG_PARAGRAPH; /* hard to foresee */
    paragraphs++;
    low += is_small(s->text->bytes, word_at(s, first));
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
