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

/* Whether . or ) stands right after a label. */
static inline unsigned
qai_list_is_marked(const qai_text *text, const quoteattr_token *label)
{
  unsigned inside = label->end < text->len;
  char c = text->bytes[label->end - 1 + inside];
  return inside & ((c == '.') | (c == ')'));
}

/* Whether word i may be a bullet, a label or the bracket before one: most sentences begin with none, but many with a
 * word of one or two letters, so that its length is no branch. */
static inline int
qai_list_may_begin(const qai_list *list, uint32_t i)
{
  const quoteattr_token *t = &list->segment->words[i];
  uint32_t n = t->end - t->start;
  switch (t->kind) {
  case QUOTEATTR_TOKEN_WORD:
    return (int)(((n == 1) & qai_list_is_marked(list->segment->text, t)) |
                 ((n == 2) & ((t->flags & QUOTEATTR_FLAG_ABBREVIATION) != 0)));
  case QUOTEATTR_TOKEN_NUMBER: return n <= 3 && qai_list_is_marked(list->segment->text, t);
  case QUOTEATTR_TOKEN_OPEN: return n == 1;
  case QUOTEATTR_TOKEN_CLOSE:
  case QUOTEATTR_TOKEN_QUOTE: return 0;
  default: return n <= 3;
  }
}

uint32_t qai_list_enter_item(qai_list *list, uint32_t first, int paragraph_start);

/* A sentence begins at word `first`: perhaps with an item.  Returns the word after its marker, else `first`. */
static inline uint32_t
qai_list_enter(qai_list *list, uint32_t first, int paragraph_start)
{
  return (list->active && first != list->next) || !qai_list_may_begin(list, first)
             ? first
             : qai_list_enter_item(list, first, paragraph_start);
}

#endif
