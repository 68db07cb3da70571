/*
 * Decoding: the speakers of all turns together.
 *
 * In: the weighed candidates, a model.  Out: for each turn the candidate chosen and how far it stood from certain.
 *
 * A log-linear model gives each candidate of a turn a probability that depends on the speakers before it; a beam
 * keeps the likeliest histories that are not far below the best (those that agree on the latest speakers are one).  A
 * second pass with weights of its own sees as well whom the first one found behind each turn and who takes turns with
 * whom.  All integers: scores are in 1/256 nats, so that every machine decides alike.  References: a ranker over
 * candidates as in O'Keefe et al. 2012 and He et al. 2013, a sequence decoded jointly.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_DECODE_H
#define QAI_ATTRIBUTE_DIALOGUE_DECODE_H

#include "attribute/dialogue_history.h"

#define QAI_NO_CHOICE 255u

typedef struct qai_decision {
  uint16_t margin; /* -log of its probability given all the others, 1/256 nats */
  uint8_t choice;  /* among the turn's options, or QAI_NO_CHOICE */
} qai_decision;

/* One pass.  `before`: the decisions of the pass before, or NULL in the first.  `out`: one for each turn. */
int qai_decode(const qai_options *all, const qai_dialogue_model *model, const qai_decision *before, qai_arena *arena,
               qai_decision *out);

/* Both passes. */
int qai_decode_all(const qai_options *all, const qai_dialogue_model *model, qai_arena *arena, qai_decision *out);

/* The option chosen for a turn, or NULL. */
const qai_option *qai_decode_chosen(const qai_options *all, const qai_decision *decisions, uint32_t turn);

/* From the decisions of a pass: who spoke before turn `turn` (QAI_HISTORY entities, the latest first), who behind it
 * (QAI_AHEAD), who takes turns with whom. */
void qai_decode_speakers(const qai_options *all, const qai_decision *decisions, uint32_t turn, uint32_t *speakers);
void qai_decode_ahead(const qai_options *all, const qai_decision *decisions, uint32_t turn, qai_found *ahead);
void qai_decode_pairs(const qai_options *all, const qai_decision *decisions, qai_partners *pairs);

/* The probability that goes with a margin in a turn of class `class`. */
float qai_decode_confidence(const qai_dialogue_model *model, int class, uint32_t margin);

#endif
