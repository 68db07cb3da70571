/*
 * Places where a sentence may begin though nothing marks an end: at a capital, at a number after one, at a mark that
 * looks like one of these or opens.
 *
 * In: words, marks, paragraphs.  Out: the words that such places are before and that the gate lets pass; none at the
 * first word of a paragraph or right after a mark.  Words are looked through by 64, in order, each once.
 */
#ifndef QAI_SEGMENT_PLAIN_H
#define QAI_SEGMENT_PLAIN_H

#include "segment/segment.h"

enum { QAI_PLAIN_WORDS = 64, QAI_PLAIN_BEFORE = 8 };

/* Of n words, 64 at most, of which `marks` are marks: bit k for one with a capital, a number right after one, or a mark
 * that opens, has a capital or is right after one and no word.  Writes their sorts, see qai_gate_sort(), as bytes of
 * `sorts`, before which stands that of the word before them. */
typedef uint64_t (*qai_plain_fn)(const quoteattr_token *t, uint32_t n, uint64_t marks, char *sorts);
uint64_t qai_plain_portable(const quoteattr_token *t, uint32_t n, uint64_t marks, char *sorts);
/* The versions for this machine, fastest first, qai_plain_portable last; NULL beyond. */
qai_plain_fn qai_plain_version(int index);

typedef struct qai_plain {
  const qai_segment *segment;
  uint32_t to;                      /* words looked through so far */
  uint32_t mark;                    /* index of the first mark behind them */
  uint32_t entered;                 /* the first paragraph that begins behind them */
  uint32_t next;                    /* index in `at` of the next place */
  uint32_t n;                       /* places of the latest 64 words */
  uint32_t at[QAI_PLAIN_WORDS + 1]; /*   then `to` */
  int all;                          /* those that the gate does not let pass as well: for training */
  qai_plain_fn find;
  uint64_t firsts;                                /* of the latest words, which begin a paragraph */
  char sorts[QAI_PLAIN_BEFORE + QAI_PLAIN_WORDS]; /*   and the sorts of these and of some before them */
} qai_plain;

void qai_plain_init(qai_plain *p, const qai_segment *segment);
/* Looks through the next words. */
void qai_plain_go_on(qai_plain *p);

/* Takes the next place if it is before word `limit`; 0: it is not. */
static inline uint32_t
qai_plain_take(qai_plain *p, uint32_t limit)
{
  while (p->at[p->next] < limit) {
    if (p->next < p->n)
      return p->at[p->next++];
    qai_plain_go_on(p);
  }
  return 0;
}

#endif
