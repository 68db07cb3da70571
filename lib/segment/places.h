/*
 * The places of a paragraph where a sentence may begin, with what stands around each.
 *
 * In: words and marks.  Out: one qai_boundary after another: after marks, and in a text that does not keep to its
 * marks (QAI_STYLE_CLEAN) before capitals and opening marks as well; or those alone where a sentence does begin.
 */
#ifndef QAI_SEGMENT_PLACES_H
#define QAI_SEGMENT_PLACES_H

#include "base/fetch.h"
#include "segment/boundary.h"
#include "segment/plain.h"

enum { QAI_PLACES_BRACKETS = 15 /* that are counted */ };

typedef struct qai_places {
  const qai_segment *segment;
  qai_boundary place; /* the latest one */
  qai_plain plain;    /* the places without a mark before them */
} qai_places;

void qai_places_init(qai_places *p, const qai_segment *segment);
/* Begins with a paragraph; then qai_places_next() gives its places in order, NULL after the last.  Every paragraph in
 * order, to its end. */
void qai_places_enter(qai_places *p, uint32_t paragraph);
qai_boundary *qai_places_next(qai_places *p);
/* Whether a sentence begins before word `at`, where nothing marks it; after the mark, where that is neither plain nor
 * impossible. */
int qai_places_begins_plainly(qai_places *p, uint32_t at);
int qai_places_begins_after(qai_places *p, uint32_t mark);

/* ---- marks --------------------------------------------------------------------------------- */

/* Whether t begins with a small letter, which begins no sentence in a text that keeps to capitals. */
static inline unsigned
qai_places_is_small(const char *s, const quoteattr_token *t)
{
  return (unsigned)(t->kind == QUOTEATTR_TOKEN_WORD) & (unsigned)((unsigned)(unsigned char)s[t->start] - 'a' < 26);
}

static inline int
qai_places_is_bracket(char c)
{
  return c == ')' || c == ']' || c == '}';
}

static inline int
qai_places_is_double(const char *s, const quoteattr_token *t)
{
  char c = s[t->start];
  return c == '"' || (t->end - t->start >= 2 && (c == '`' || c == '\''));
}

/* Keeps the state of brackets and double marks over the mark t. */
static inline void
qai_places_pass(const char *s, const quoteattr_token *t, qai_open *open)
{
  char c;
  if (t->kind < QUOTEATTR_TOKEN_OPEN || t->kind > QUOTEATTR_TOKEN_QUOTE)
    return;
  c = s[t->start];
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && qai_places_is_double(s, t))
    open->quoted = !open->quoted;
  else if (t->kind == QUOTEATTR_TOKEN_OPEN && (c == '(' || c == '[' || c == '{'))
    open->brackets += open->brackets < QAI_PLACES_BRACKETS;
  else if (t->kind == QUOTEATTR_TOKEN_CLOSE && qai_places_is_bracket(c))
    open->brackets -= open->brackets > 0;
  else if (t->end - t->start >= 2)
    open->quoted = t->kind == QUOTEATTR_TOKEN_OPEN;
}

/* The plainest end of all: a small word, the full stop t, a capitalised word, nothing open. */
static inline int
qai_places_is_plain_end(const qai_boundary *b, const char *s, const quoteattr_token *t, uint32_t mark)
{
  const quoteattr_token *before = t - 1, *next = t + 1;
  const uint32_t small = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_NON_ASCII;
  const uint32_t large = QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL;
  return s[t->start] == '.' && t->end - t->start == 1 && mark >= b->first + 3 &&
         !((before->kind ^ QUOTEATTR_TOKEN_WORD) | (before->flags & ~small) | (next->kind ^ QUOTEATTR_TOKEN_WORD) |
           (~next->flags & large)) &&
         before->end - before->start >= 3 && !b->open.brackets && (!b->open.quoted || b->style & QAI_STYLE_CLEAN);
}

/* Whether the place before word t is inside of what cannot be parted: before a closing mark, a comma, another
 * terminator. */
static inline int
qai_places_is_inside(const qai_boundary *b, const char *s, const quoteattr_token *t)
{
  const quoteattr_token *before = t - 1;
  unsigned char c = (unsigned char)s[t->start];
  if (c > '?' && t->kind == QUOTEATTR_TOKEN_WORD && before->kind <= QUOTEATTR_TOKEN_PUNCT) /* most words */
    return (t->flags & QUOTEATTR_FLAG_CLITIC) != 0;
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || before->kind == QUOTEATTR_TOKEN_OPEN)
    return 1;
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && (b->open.quoted || !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)))
    return 1;
  if (before->kind == QUOTEATTR_TOKEN_QUOTE && !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE))
    return 1;
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    return 1;
  return c <= '?' && (c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?');
}

/* Whether word t goes on after a hyphen that is inside a word, without a capital. */
static inline int
qai_places_is_joined(const char *s, const quoteattr_token *t)
{
  const quoteattr_token *hyphen = t - 1;
  return s[hyphen->start] == '-' && hyphen->end - hyphen->start == 1 &&
         !((hyphen->flags | t->flags) & QUOTEATTR_FLAG_SPACE_BEFORE) &&
         !(t->flags & QUOTEATTR_FLAG_CAPITAL || t->kind == QUOTEATTR_TOKEN_OPEN);
}

/* Whether no sentence can begin after the mark t. */
static inline int
qai_places_parts_nothing(const qai_boundary *b, const char *s, const quoteattr_token *t)
{
  return qai_places_is_inside(b, s, t + 1) || qai_places_is_joined(s, t + 1);
}

/* Asks for the words around a mark some marks after the k-th: in a long text they are far away by now, and where it
 * keeps to its marks nothing is read between them. */
static inline void
qai_places_fetch(const qai_segment *s, uint32_t k)
{
  qai_fetch((const void *)((uintptr_t)s->words + (uintptr_t)s->marks[k + QAI_MARKS_AFTER] * sizeof *s->words));
}

/* ---- where sentences begin ----------------------------------------------------------------- */

/* Whether one begins after the mark, which is t. */
QAI_MASKS_INLINE int
qai_places_begin_after(qai_places *p, const char *s, const quoteattr_token *t, uint32_t mark)
{
  return qai_places_is_plain_end(&p->place, s, t, mark) ||
         (!qai_places_parts_nothing(&p->place, s, t) && qai_places_begins_after(p, mark));
}

/* As qai_places_next_start(), of a text that keeps to its marks. */
QAI_MASKS_INLINE uint32_t
qai_places_next_clean(qai_places *p, uint32_t from, uint32_t limit)
{
  const qai_segment *s = p->segment;
  const char *bytes = s->text->bytes;
  uint32_t mark;
  while ((mark = s->marks[p->place.next]) < limit - 1) {
    const quoteattr_token *t = &s->words[mark];
    qai_places_fetch(s, p->place.next++);
    qai_places_pass(bytes, t, &p->place.open);
    if (mark >= from && !qai_places_is_small(bytes, t + 1) && qai_places_begin_after(p, bytes, t, mark))
      return mark + 1;
  }
  return limit;
}

/* The first of the places that nothing marks, of those up to the mark, where a sentence begins; `limit` if none does.
 */
static inline uint32_t
qai_places_next_plain(qai_places *p, uint32_t from, uint32_t limit, uint32_t mark)
{
  uint32_t at;
  while ((at = qai_plain_take(&p->plain, mark < limit ? mark + 1 : limit)) != 0)
    if (at > from && qai_places_begins_plainly(p, at))
      return at;
  return limit;
}

/* As qai_places_next_start(), of another text. */
QAI_MASKS_INLINE uint32_t
qai_places_next_of_all(qai_places *p, uint32_t from, uint32_t limit)
{
  const qai_segment *s = p->segment;
  const char *bytes = s->text->bytes;
  uint32_t mark, plain;
  for (;;) {
    mark = s->marks[p->place.next];
    if (qai_plain_is_due(&p->plain, mark) && (plain = qai_places_next_plain(p, from, limit, mark)) < limit)
      return plain;
    if (mark >= limit - 1)
      return limit;
    p->place.next++;
    qai_places_pass(bytes, &s->words[mark], &p->place.open);
    if (mark >= from && qai_places_begin_after(p, bytes, &s->words[mark], mark))
      return mark + 1;
  }
}

/* Where the paragraph's next sentence begins: at the first of the next places that begins one, of those after word
 * `from` and before word `limit`; `limit` if none does.  Places from there on come later.  `clean` is QAI_STYLE_CLEAN
 * of the text's style. */
QAI_MASKS_INLINE uint32_t
qai_places_next_start(qai_places *p, unsigned clean, uint32_t from, uint32_t limit)
{
  return clean ? qai_places_next_clean(p, from, limit) : qai_places_next_of_all(p, from, limit);
}

#endif
