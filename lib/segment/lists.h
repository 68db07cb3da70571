/*
 * Items of a list that runs on within one paragraph: 1) … 2) …   a. … b. …   • … • …
 *
 * In: the words of a paragraph.  Out: where its further items begin.  A list begins with the paragraph, or later
 * with its first value (1, a) at the start of a sentence; items go on while their values follow one another.
 */
#ifndef QAI_SEGMENT_LISTS_H
#define QAI_SEGMENT_LISTS_H

#include "segment/segment.h"

typedef struct qai_marker {
  uint32_t value; /* of the number or letter; 0: bullet */
  uint32_t first; /* word it begins with */
  uint32_t after; /* word after it */
  uint32_t style; /* what it looks like: equal for the items of one list */
} qai_marker;

typedef struct qai_list {
  const qai_segment *segment;
  uint32_t end;      /* of the paragraph */
  int active;        /* the paragraph has a list */
  qai_marker marker; /* of the latest item */
  uint32_t next;     /* word the next item begins with, `end` when there is none */
} qai_list;

/* A paragraph whose words end before word `end`. */
static inline void
qai_list_init(qai_list *list, const qai_segment *segment, uint32_t end)
{
  list->segment = segment;
  list->end = list->next = end;
  list->active = 0;
}

/* What a bullet, a label or the bracket before one must have besides its kind, length and whether it has a full stop of
 * its own: nothing, or . or ) right behind it. */
enum { QAI_LIST_NEVER, QAI_LIST_ALWAYS, QAI_LIST_MARKED };
extern const unsigned char qai_list_needs[32][4]; /* by kind, 16 more for an abbreviation, and bytes below four */
extern const uint32_t qai_list_lengths[32];       /* the same as bits: which of these are not QAI_LIST_NEVER */

/* Whether . or ) stands right after a label. */
static inline int
qai_list_is_marked(const qai_text *text, const quoteattr_token *label)
{
  char c = label->end < text->len ? text->bytes[label->end] : 0;
  return c == '.' || c == ')';
}

/* Whether word t may be a bullet, a label or the bracket before one: few sentences begin with any, though many with a
 * word of one or two letters, which is no question then. */
static inline int
qai_list_may_begin(const qai_text *text, const quoteattr_token *t)
{
  uint32_t n = t->end - t->start, row = t->kind | (t->flags & QUOTEATTR_FLAG_ABBREVIATION) * 4;
  unsigned needs;
  if (!(qai_list_lengths[row] >> (n & 31) & 1))
    return 0;
  needs = qai_list_needs[row][n < 4 ? n : 0];
  return needs && (needs == QAI_LIST_ALWAYS || qai_list_is_marked(text, t));
}

uint32_t qai_list_enter_item(qai_list *list, uint32_t first, int paragraph_start);

/* A sentence begins at word `first`, which may begin an item: perhaps with one.  Returns the word after its marker,
 * else `first`; the next item of an active list begins behind both. */
static inline uint32_t
qai_list_enter(qai_list *list, uint32_t first, int paragraph_start)
{
  return list->active && first != list->next ? first : qai_list_enter_item(list, first, paragraph_start);
}

#endif
