/*
 * Voices: how like a speaker's own words a turn is.
 *
 * In: the decisions of a first pass.  The words of turns whose tag makes it nearly sure who speaks them are that
 * speaker's.  Out: for each option of another turn how much likelier the turn's words are as that speaker's than as
 * anybody's, in few steps.
 *
 * A word's probability with a speaker is its share of what is known of them, drawn to its share of what is known of
 * all (Dirichlet smoothing: Zhai and Lafferty 2004).  Its logarithm is made once for each word and speaker, so that a
 * turn costs an addition of one row for each of its words.  Kept are the speakers of whom most is known; where that is
 * little, nothing is.  All integers.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_VOICE_H
#define QAI_ATTRIBUTE_DIALOGUE_VOICE_H

#include "attribute/dialogue_decode.h"

#define QAI_VOICES 16u /* speakers that are kept */

typedef int16_t qai_voice_row[QAI_VOICES];

typedef struct qai_voices {
  const qai_options *all;
  const qai_decision *found;
  uint32_t n;                    /* speakers; 0: too little is known, and all below is not set */
  uint32_t speakers[QAI_VOICES]; /* entities */
  uint8_t *place;                /* of each entity: which of the speakers it is, or QAI_VOICES */
  uint32_t *row_of;              /* of each spelling; 0 is the row of those that none of the speakers uses */
  qai_voice_row *rows; /* of each speaker, 1/32 nats: so much more the word speaks for it than one it never uses */
  uint32_t n_rows;
  int32_t costs[QAI_VOICES]; /* ... that one speaks so much against it, 1/256 nats */
} qai_voices;

/* `found`: of the first pass, kept as long as *out.  Cost: the words of the turns. */
int qai_voices_learn(const qai_options *all, const qai_decision *found, qai_arena *arena, qai_voices *out);

/* Of each option of a turn, below QAI_VOICE_VALUES: the likelier the higher, or QAI_VOICE_NONE: nothing is known of
 * it.  0: there is nothing to ask of the turn, and no values are written. */
int qai_voices_judge(const qai_voices *voices, uint32_t turn, uint8_t *values);

#endif
