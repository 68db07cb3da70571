/*
 * The best tag of a word in its context.
 *
 * In: the spellings of a text, a place, the two tags before it.  Out: a tag.  A score is the sum of the weights of some
 * features.  What those give that look at one spelling alone is kept with it (tag/known.h), what else comes often in
 * tables (tag/sums.h).  Every feature is of one kind or the other, so a word costs a few additions.  Without a
 * vocabulary a spelling is known from the block of words that has it first to the one that has it last: most come once.
 */
#ifndef QAI_TAG_SCORE_H
#define QAI_TAG_SCORE_H

#include "tag/spelling.h"
#include "tag/sums.h"

enum { QAI_SCORER_AHEAD = 8 }; /* spellings in the making: their rows stay in the nearest cache */

typedef struct qai_scorer {
  const qai_tagger *tagger;
  const qai_segment *segment;
  const qai_spellings *spellings;
  const uint32_t *spelling; /* of each word */
  uint8_t *expected;        /* qai_tag_expect() of each spelling */
  qai_tag_known **known;    /* by spelling; the last is what stands outside the text */
  qai_sums sums;
  int few_made; /* many of these have to be made: those of a short text */
  /* Without a vocabulary: */
  qai_arena *arena;
  uint32_t *last;      /* the last word of each spelling */
  uint32_t *past;      /* spellings behind their last word, whose place in `known` is free for others */
  qai_tag_known *room; /* places that nothing had yet */
  uint32_t n_begun, n_made, n_past, n_room, n_left; /* n_left: the words before have been left behind */
  qai_tag_making making[QAI_SCORER_AHEAD];          /* of those begun, by their ids */
} qai_scorer;

/* `vocabulary` as qai_spellings_read() had it. */
int qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                    const qai_spellings *spellings, qai_vocabulary *vocabulary, qai_arena *arena);
/* Has to come before the words [first, end) are asked for; those more than two before `first` may not be any more. */
int qai_scorer_begin(qai_scorer *scorer, uint32_t first, uint32_t end);
/* Asks for the sums of word `i`, which most often lie far, if the two tags before are t1 and t2. */
void qai_scorer_fetch(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);
/* When they are there, asks for what those lack that are of something else. */
void qai_scorer_fetch_rows(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);
/* The tag of word `i`, which the context decides, that fits best, the two before being t1 and t2. */
uint8_t qai_scorer_best(const qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);

#endif
