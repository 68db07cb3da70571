/*
 * The best tag of a word in its context.
 *
 * In: the spellings of a text, a place, the two tags before it.  Out: a tag.  A score is the sum of the weights of some
 * features.  What those give that look at one spelling alone is kept with it (tag/known.h), what else comes often in
 * tables (tag/sums.h).  Every feature is of one kind or the other, so a word costs a few additions.
 */
#ifndef QAI_TAG_SCORE_H
#define QAI_TAG_SCORE_H

#include "tag/spelling.h"
#include "tag/sums.h"

typedef struct qai_scorer {
  const qai_tagger *tagger;
  const uint32_t *spelling; /* of each word */
  uint8_t *expected;        /* qai_tag_expect() of each spelling */
  qai_tag_known **known;    /* by spelling; the last is what stands outside the text */
  qai_sums sums;
  int few_made; /* many of these have to be made: those of a short text */
} qai_scorer;

/* `vocabulary` as qai_spellings_read() had it. */
int qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                    const qai_spellings *spellings, qai_vocabulary *vocabulary, qai_arena *arena);
/* Asks for the sums of word `i`, which most often lie far, if the two tags before are t1 and t2. */
void qai_scorer_fetch(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);
/* When they are there, asks for what those lack that are of something else. */
void qai_scorer_fetch_rows(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);
/* The tag of word `i`, which the context decides, that fits best, the two before being t1 and t2. */
uint8_t qai_scorer_best(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);

#endif
