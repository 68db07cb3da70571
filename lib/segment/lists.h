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

/* What a bullet, a label or the bracket before one must have besides its kind and length: nothing, . or ) right behind
 * it, a full stop of its own. */
enum { QAI_LIST_ANY = 1, QAI_LIST_MARKED = 2, QAI_LIST_ABBREVIATION = QUOTEATTR_FLAG_ABBREVIATION };
extern const unsigned char qai_list_needs[16][4]; /* by kind and bytes; 0: it is none */

/* Whether . or ) stands right after a label. */
static inline uint32_t
qai_list_is_marked(const qai_text *text, const quoteattr_token *label)
{
  uint32_t inside = label->end < text->len;
  char c = text->bytes[label->end - 1 + inside];
  return inside & ((uint32_t)(c == '.') | (uint32_t)(c == ')'));
}

/* Whether word i may be a bullet, a label or the bracket before one: few sentences begin with any, but many with a word
 * of one or two letters, so that nothing is asked but once. */
static inline int
qai_list_may_begin(const qai_list *list, uint32_t i)
{
  const quoteattr_token *t = &list->segment->words[i];
  uint32_t n = t->end - t->start;
  uint32_t has = QAI_LIST_ANY | qai_list_is_marked(list->segment->text, t) * QAI_LIST_MARKED |
                 (t->flags & QUOTEATTR_FLAG_ABBREVIATION);
  return (has & qai_list_needs[t->kind][n < 4 ? n : 0]) != 0;
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
