/*
 * Places where a sentence may begin though nothing marks an end: at a capital, at a number after one, at a mark that
 * looks like one of these or opens.
 *
 * In: words, marks, paragraphs.  Out: the words that such places are before and that the gate lets pass; none at the
 * first word of a paragraph or right after a mark.  Words are looked through by 256, in order, each once.
 */
#ifndef QAI_SEGMENT_PLAIN_H
#define QAI_SEGMENT_PLAIN_H

#include "segment/segment.h"

enum { QAI_PLAIN_BLOCKS = 4, QAI_PLAIN_WORDS = 64 * QAI_PLAIN_BLOCKS, QAI_PLAIN_BEFORE = 8 };

typedef struct qai_plain_version {
  /* Of n words, 64 at most, of which `marks` are marks, the one before them with a capital if `after` is 1: bit k for
   * one with a capital, a number right after one, or a mark that opens, has a capital or is right after one and no
   * word. Writes their qai_gate_sort(), then zeros, to 64 bytes of `sorts`. */
  uint64_t (*find)(const quoteattr_token *t, uint32_t n, uint64_t marks, uint64_t after, char *sorts);
  /* Those of `bits` that the gate's sorts let pass; the sorts around the place of bit k stand from sorts + k on. */
  uint64_t (*sift)(const char *sorts, uint64_t bits);
} qai_plain_version;

/* The versions for this machine, fastest first, a portable one last; NULL beyond. */
const qai_plain_version *qai_plain_version_of(int index);

typedef struct qai_plain {
  const qai_segment *segment;
  uint32_t read;                    /* words whose sorts are known so far */
  uint32_t to;                      /* words looked through */
  uint32_t mark;                    /* index of the first mark behind those read */
  uint32_t entered;                 /* the first paragraph that begins behind them */
  uint32_t next;                    /* index in `at` of the next place */
  uint32_t n;                       /* places of the latest words looked through */
  uint32_t at[QAI_PLAIN_WORDS + 1]; /*   then `to` */
  int all;                          /* those that the gate does not let pass as well: for training */
  const qai_plain_version *version;
  uint64_t found;                                 /* places of the latest 64 words read, a bit a word */
  char sorts[QAI_PLAIN_BEFORE + QAI_PLAIN_WORDS]; /* their sorts and those of some before, with QAI_GATE_FIRST */
} qai_plain;

void qai_plain_init(qai_plain *p, const qai_segment *segment);
/* Looks through the next words. */
void qai_plain_go_on(qai_plain *p);

/* Whether a place may come at or before a mark; none does if the next one known comes later. */
static inline int
qai_plain_is_due(const qai_plain *p, uint32_t mark)
{
  return p->at[p->next] <= mark;
}

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
