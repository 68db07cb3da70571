/*
 * The best tag of a word in its context.
 *
 * In: the spellings of a text, a place, the two tags before it.  Out: a tag.  A score is the sum of the weights of some
 * features.  What those give that look at one spelling alone is kept with it; sums for what else comes often (a
 * spelling after a tag, two parts of speech in a row) are kept in a table of bounded size, where a sum that comes
 * later takes the place of one before.  Every feature is of one kind or the other, so a word costs a few additions.
 */
#ifndef QAI_TAG_SCORE_H
#define QAI_TAG_SCORE_H

#include "base/memory.h"
#include "tag/spelling.h"
#include "tag/tagger.h"
#include "tag/templates.h"

/* What is known of a spelling wherever it stands. */
typedef struct qai_tag_known {
  qai_tag_word seen;
  uint32_t excluded;                                 /* tags that it has not: bits 1 << QAI_TAG_* */
  uint32_t has;                                      /* bit 1 << part: its sums are made */
  int16_t sums[QAI_TAG_LONE_PARTS][QAI_TAGGER_SUMS]; /* of the parts that look at it */
} qai_tag_known;

typedef struct qai_scorer {
  const qai_tagger *tagger;
  const qai_segment *segment;
  const qai_spellings *spellings;
  uint8_t *decided;     /* tag of each spelling; QAI_TAG_NONE when the context decides */
  qai_tag_known *known; /* by spelling; the last is what stands outside the text */
  uint64_t *keys;       /* of the sums kept, by a hash of the key */
  int16_t (*sums)[QAI_TAGGER_SUMS];
  uint32_t shift; /* of the hash */
} qai_scorer;

int qai_scorer_init(qai_scorer *scorer, const qai_tagger *tagger, const qai_segment *segment,
                    const qai_spellings *spellings, qai_arena *arena);
/* The tag of word `i`, the two before it being t1 and t2, that fits best, whether the context decides or not. */
uint8_t qai_scorer_best(qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2);

/* The tag of word `i`; most words do not need the context. */
static inline uint8_t
qai_scorer_tag(qai_scorer *scorer, uint32_t i, uint32_t t1, uint32_t t2)
{
  uint8_t tag = scorer->decided[scorer->spellings->of_word[i]];
  return tag ? tag : qai_scorer_best(scorer, i, t1, t2);
}

#endif
