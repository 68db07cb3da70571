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
#include "segment/cells.h"
#include "segment/plain.h"

#include <string.h>

enum {
  QAI_PLACES_BRACKETS = 15, /* that are counted */
  QAI_PLACES_CLAUSE = 3     /* words of a paragraph before a plain end */
};

typedef struct qai_places {
  const qai_segment *segment;
  qai_boundary place; /* the latest one */
  qai_plain plain;    /* the places without a mark before them */
} qai_places;

/* How far a paragraph has been walked through for its sentences. */
typedef struct qai_walk {
  quoteattr_token *words; /* of the segment, */
  const char *bytes;      /*   of its text */
  const uint32_t *mark;   /* the next one */
  qai_open open;
} qai_walk;

/* Where a sentence begins. */
typedef struct qai_start {
  quoteattr_token *word;
  uint32_t at; /* its index */
} qai_start;

void qai_places_init(qai_places *p, const qai_segment *segment);
/* Begins with a paragraph; then qai_places_next() gives its places in order, NULL after the last.  Every paragraph in
 * order, to its end. */
void qai_places_enter(qai_places *p, uint32_t paragraph);
qai_boundary *qai_places_next(qai_places *p);
/* Whether a sentence begins before word `at`, where nothing marks it; after the mark, where that is neither plain nor
 * impossible; before word `at`, where the cells settle nothing of how it looks.  `next`: the mark after that, what
 * stands open before it. */
int qai_places_begins_plainly(qai_places *p, uint32_t at, const uint32_t *next, qai_open open);
int qai_places_begins_after(qai_places *p, uint32_t mark, const uint32_t *next, qai_open open);
int qai_places_begins_unsettled(qai_places *p, uint32_t at, const uint32_t *next, qai_open open, uint32_t mark,
                                uint32_t looks);

/* ---- marks --------------------------------------------------------------------------------- */

/* Whether t begins with a small letter. */
static inline unsigned
qai_places_is_small_at(const char *s, const quoteattr_token *t)
{
  return (unsigned)(unsigned char)s[t->start] - 'a' < 26;
}

/* Whether t is a word that begins with a small letter, which begins no sentence in a text that keeps to capitals. */
static inline unsigned
qai_places_is_small(const char *s, const quoteattr_token *t)
{
  return (unsigned)(t->kind == QUOTEATTR_TOKEN_WORD) & qai_places_is_small_at(s, t);
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

static inline qai_open
qai_places_pass_opening(const char *s, const quoteattr_token *t, qai_open open)
{
  char c = s[t->start];
  if (c == '(' || c == '[' || c == '{')
    return open + (open < 2 * QAI_PLACES_BRACKETS ? 2 : 0);
  return open | (t->end - t->start >= 2);
}

static inline qai_open
qai_places_pass_closing(const char *s, const quoteattr_token *t, qai_open open)
{
  if (qai_places_is_bracket(s[t->start]))
    return open - (open > 1 ? 2 : 0);
  return t->end - t->start >= 2 ? open & ~(qai_open)1 : open;
}

static inline qai_open
qai_places_pass_straight(const char *s, const quoteattr_token *t, qai_open open)
{
  if (qai_places_is_double(s, t))
    return open ^ 1;
  return t->end - t->start >= 2 ? open & ~(qai_open)1 : open;
}

/* What stands open after the mark t. */
static inline qai_open
qai_places_pass(const char *s, const quoteattr_token *t, qai_open open)
{
  switch (t->kind) {
  case QUOTEATTR_TOKEN_OPEN: return qai_places_pass_opening(s, t, open);
  case QUOTEATTR_TOKEN_CLOSE: return qai_places_pass_closing(s, t, open);
  case QUOTEATTR_TOKEN_QUOTE: return qai_places_pass_straight(s, t, open);
  default: return open;
  }
}

/* The kind of a word, and above it its flags: what is asked of both is one question. */
static inline uint64_t
qai_places_look(const quoteattr_token *t)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  uint64_t look;
  memcpy(&look, &t->kind, sizeof look);
  return look;
#else
  return (uint64_t)t->flags << 32 | t->kind;
#endif
}

#define QAI_PLACES_FLAGS(flags) ((uint64_t)(flags) << 32)

/* Whether what looks so is a capitalised word, with a space before it. */
static inline int
qai_places_is_plainly_large(uint64_t look)
{
  const uint64_t flags = QAI_PLACES_FLAGS(QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL);
  return (look & (flags | UINT32_MAX)) == (flags | QUOTEATTR_TOKEN_WORD);
}

/* The plainest end of all: three words or more into the paragraph a word of two letters or more, none of them a capital
 * but for the first, the full stop t, then a capitalised word that looks so, of which that is known; no abbreviation
 * after a name (Fri. Sept. 22). */
static inline int
qai_places_is_plain_stop(const char *s, const quoteattr_token *t, uint64_t next)
{
  const uint64_t any = QAI_PLACES_FLAGS(QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_SENTENCE_START);
  const uint64_t beyond = QAI_PLACES_FLAGS(QUOTEATTR_FLAG_NON_ASCII),
                 capital = QAI_PLACES_FLAGS(QUOTEATTR_FLAG_CAPITAL);
  uint64_t look;
  if (s[t->start] != '.' || t->end - t->start > 1 || t[-1].end - t[-1].start < 2)
    return 0;
  look = qai_places_look(t - 1) & ~any;
  return (look & ~beyond) == QUOTEATTR_TOKEN_WORD ||
         (look == (capital | QUOTEATTR_TOKEN_WORD) && !(next & QAI_PLACES_FLAGS(QUOTEATTR_FLAG_ABBREVIATION)));
}

/* The same, and nothing open. */
static inline int
qai_places_is_plain_end(const qai_boundary *b, const char *s, const quoteattr_token *t, uint32_t mark)
{
  const uint64_t next = qai_places_look(t + 1);
  return mark >= b->first + QAI_PLACES_CLAUSE && qai_places_is_plainly_large(next) &&
         qai_places_is_plain_stop(s, t, next) && !qai_open_brackets(b->open) &&
         (!qai_open_quoted(b->open) || b->style & QAI_STYLE_CLEAN);
}

/* Whether the place before word t is inside of what cannot be parted: before a closing mark, a comma, another
 * terminator. */
static inline int
qai_places_is_inside(qai_open open, const char *s, const quoteattr_token *t)
{
  const quoteattr_token *before = t - 1;
  unsigned char c = (unsigned char)s[t->start];
  if (c > '?' && t->kind == QUOTEATTR_TOKEN_WORD && before->kind <= QUOTEATTR_TOKEN_PUNCT) /* most words */
    return (t->flags & QUOTEATTR_FLAG_CLITIC) != 0;
  if (t->kind == QUOTEATTR_TOKEN_CLOSE || before->kind == QUOTEATTR_TOKEN_OPEN)
    return 1;
  if (t->kind == QUOTEATTR_TOKEN_QUOTE && (qai_open_quoted(open) || !(t->flags & QUOTEATTR_FLAG_SPACE_BEFORE)))
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
qai_places_parts_nothing(qai_open open, const char *s, const quoteattr_token *t)
{
  return qai_places_is_inside(open, s, t + 1) || qai_places_is_joined(s, t + 1);
}

/* Whether the mark t, with a word before it, closes what ends with a comma: "…," Ann said. */
static inline int
qai_places_closes_comma(const char *s, const quoteattr_token *t)
{
  return s[t[-1].start] == ',' && t->kind - QUOTEATTR_TOKEN_CLOSE <= QUOTEATTR_TOKEN_QUOTE - QUOTEATTR_TOKEN_CLOSE;
}

/* ---- where sentences begin ----------------------------------------------------------------- */

/* Before the first paragraph. */
QAI_INLINE qai_walk
qai_places_walk(const qai_places *p)
{
  const qai_segment *s = p->segment;
  qai_walk walk = {s->words, s->text->bytes, s->marks, 0};
  return walk;
}

/* Goes on to a paragraph: every one in order. */
QAI_INLINE void
qai_places_walk_into(qai_places *p, qai_walk *walk, uint32_t first, uint32_t end)
{
  p->place.first = first;
  walk->open = 0;
  p->place.end = end;
}

/* Leaves it, when it has been walked through: its last word may be a mark. */
QAI_INLINE void
qai_places_walk_out(qai_walk *walk, uint32_t end)
{
  if (*walk->mark < end)
    walk->mark++;
}

/* Whether one of the two words from `at` on is a mark, where the next mark is none before it; the marker of a list's
 * item is or has one. */
QAI_INLINE int
qai_places_has_mark(const qai_walk *walk, uint32_t at)
{
  return *walk->mark < at + 2;
}

/* The word of the next mark.  Asks for the words around a mark some marks after it, where nothing is
 * read between them: in a long text they are far away by now. */
QAI_INLINE quoteattr_token *
qai_places_take(qai_walk *walk, unsigned clean)
{
  if (clean)
    qai_fetch((const void *)((uintptr_t)walk->words + (uintptr_t)walk->mark[QAI_MARKS_AFTER] * sizeof *walk->words));
  return walk->words + *walk->mark++;
}

/* Goes past the mark t, `next` is the look of the word after it: whether no sentence begins there, as is seen at once,
 * behind one that opens, or a straight one that the next word follows without a space. */
QAI_INLINE int
qai_places_go_past(qai_walk *walk, const quoteattr_token *t, uint64_t next)
{
  if (t->kind - QUOTEATTR_TOKEN_OPEN > QUOTEATTR_TOKEN_QUOTE - QUOTEATTR_TOKEN_OPEN)
    return 0;
  walk->open = qai_places_pass(walk->bytes, t, walk->open);
  return t->kind == QUOTEATTR_TOKEN_OPEN ||
         (t->kind == QUOTEATTR_TOKEN_QUOTE && !(next & QAI_PLACES_FLAGS(QUOTEATTR_FLAG_SPACE_BEFORE)));
}

/* The type after the mark t; 0: it takes a closer look. */
static inline uint32_t
qai_places_type_at_once(const char *bytes, const quoteattr_token *t)
{
  const unsigned char c = (unsigned char)bytes[t->start];
  if (t->kind != QUOTEATTR_TOKEN_PUNCT)
    return qai_boundary_kind_types[t->kind];
  return c == '.' && t->end - t->start > 1 ? QAI_BOUNDARY_DOTS : qai_boundary_punct_types[c];
}

/* Whether a sentence begins before word `at`, which comes after the mark of a QAI_BOUNDARY_* type and perhaps some that
 * close. */
QAI_INLINE int
qai_places_begins(qai_places *p, const qai_walk *walk, uint32_t at, uint32_t mark, uint32_t type, uint32_t closed)
{
  const uint32_t last = mark + (type == QAI_BOUNDARY_ABBREVIATION);
  const quoteattr_token *t = walk->words + at, *before = walk->words + last - 1;
  uint32_t looks = type << 2 | closed, flags = 0, key;
  int rule;
  looks <<= QAI_SHAPE_BITS;
  if (last > p->place.first) {
    looks |= qai_shapes_of(walk->bytes, before);
    flags = before->flags;
  }
  looks = looks << QAI_SHAPE_BITS | qai_shapes_of(walk->bytes, t);
  key = qai_cells_key_of(looks, flags, t->flags, walk->open, p->place.style);
  rule = qai_cells_rule(key);
  return rule == QAI_RULE_UNSURE ? qai_places_begins_unsettled(p, at, walk->mark, walk->open, mark, looks)
                                 : rule == QAI_RULE_YES;
}

/* The same after the mark t, where that is neither plain nor impossible. */
QAI_INLINE int
qai_places_begin_after(qai_places *p, const qai_walk *walk, const quoteattr_token *t, uint32_t mark)
{
  const uint32_t type = qai_places_type_at_once(walk->bytes, t);
  if (type)
    return !qai_rules_goes_on_after(type) && qai_places_begins(p, walk, mark + 1, mark, type, 0);
  if (t->kind == QUOTEATTR_TOKEN_WORD ? qai_rules_goes_on(walk->bytes, t)
                                      : mark > p->place.first && qai_places_closes_comma(walk->bytes, t))
    return 0;
  return qai_places_begins_after(p, mark, walk->mark, walk->open);
}

/* Goes on to word `at`, before which no sentence begins. */
static inline void
qai_places_walk_to(qai_walk *walk, uint32_t at)
{
  for (; *walk->mark < at; walk->mark++)
    walk->open = qai_places_pass(walk->bytes, walk->words + *walk->mark, walk->open);
}

/* Whether a sentence begins after the mark t, the latest one taken; in a text that keeps to its marks none begins with
 * a small letter, what is quoted ends as all does, and a quotation may begin one.  `clean` is QAI_STYLE_CLEAN of the
 * text's style. */
QAI_INLINE int
qai_places_parts(qai_places *p, qai_walk *walk, unsigned clean, const quoteattr_token *t)
{
  const uint64_t next = qai_places_look(t + 1);
  const uint32_t mark = walk->mark[-1];
  const int large = qai_places_is_plainly_large(next);
  if (qai_places_go_past(walk, t, next))
    return 0;
  if (!large && ((clean && (uint32_t)next == QUOTEATTR_TOKEN_WORD && qai_places_is_small_at(walk->bytes, t + 1)) ||
                 qai_places_parts_nothing(walk->open, walk->bytes, t)))
    return 0;
  if ((large || (clean && qai_boundary_opens_speech(walk->bytes, t + 1))) &&
      mark - p->place.first >= QAI_PLACES_CLAUSE && qai_places_is_plain_stop(walk->bytes, t, next) &&
      !(clean ? qai_open_brackets(walk->open) : walk->open))
    return 1;
  return qai_places_begin_after(p, walk, t, mark);
}

/* The first of the places that nothing marks, after word `from`, up to the next mark and to word `last`, where a
 * sentence begins; 0 if none does. */
static inline uint32_t
qai_places_next_plain(qai_places *p, const qai_walk *walk, uint32_t from, uint32_t last)
{
  const uint32_t mark = *walk->mark;
  uint32_t at;
  if (qai_plain_is_due(&p->plain, mark))
    while ((at = qai_plain_take(&p->plain, (mark < last ? mark : last) + 1)) != 0)
      if (at > from && qai_places_begins_plainly(p, at, walk->mark, walk->open))
        return at;
  return 0;
}

QAI_INLINE qai_start
qai_places_start_at(const qai_walk *walk, uint32_t at)
{
  qai_start start = {walk->words + at, at};
  return start;
}

/* Where the paragraph's next sentence begins: at the first of the next places that begins one, of those after word
 * `from`, which the walk has gone on to, and up to word `last`; after this if none does.  Places from there on come
 * later. */
QAI_INLINE qai_start
qai_places_next_start(qai_places *p, qai_walk *walk, unsigned clean, uint32_t from, uint32_t last)
{
  uint32_t plain;
  for (;;) {
    quoteattr_token *t;
    if (!clean && (plain = qai_places_next_plain(p, walk, from, last)) != 0)
      return qai_places_start_at(walk, plain);
    if (*walk->mark >= last)
      return qai_places_start_at(walk, last + 1);
    t = qai_places_take(walk, clean);
    if (qai_places_parts(p, walk, clean, t)) {
      qai_start start = {t + 1, walk->mark[-1] + 1};
      return start;
    }
  }
}

#endif
