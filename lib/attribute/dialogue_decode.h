/*
 * Decoding: the speakers of all turns together.
 *
 * In: the candidates, a model.  Out: for each turn the candidate chosen and how far it stood from certain.
 *
 * A log-linear model gives each candidate of a turn a probability that depends on the speakers before it; a beam
 * keeps the likeliest histories (those that agree on the latest speakers are one).  A second pass with weights of its
 * own sees as well whom the first one found behind each turn and who takes turns with whom.  All integers: scores
 * are in 1/256 nats, so that every machine decides alike.  References: a ranker over candidates as in O'Keefe et al.
 * 2012 and He et al. 2013, a sequence decoded jointly.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_DECODE_H
#define QAI_ATTRIBUTE_DIALOGUE_DECODE_H

#include "attribute/dialogue_feature.h"

#define QAI_DIALOGUE_PASSES 2
#define QAI_KNOTS 12u

typedef struct qai_dialogue_model {
  const int16_t *weights;    /* [QAI_DIALOGUE_PASSES][QAI_TURN_CLASSES][QAI_FEATURES], 1/256 nats */
  const uint8_t *confidence; /* [QAI_TURN_CLASSES][QAI_KNOTS]: 1/255, at the margins of qai_decode_knots */
} qai_dialogue_model;

extern const qai_dialogue_model qai_dialogue_builtin; /* dialogue_weights.c, generated */

typedef struct qai_decision {
  uint32_t candidate; /* in qai_candidates.items, or QAI_NONE */
  int32_t margin;     /* -log of its probability given all the others, 1/256 nats */
} qai_decision;

/* One pass.  `before`: the decisions of the pass before, or NULL in the first.  `out`: one for each turn. */
int qai_decode(const qai_candidates *all, const qai_dialogue_model *model, const qai_decision *before, qai_arena *arena,
               qai_decision *out);

/* Both passes. */
int qai_decode_all(const qai_candidates *all, const qai_dialogue_model *model, qai_arena *arena, qai_decision *out);

/* The history of turn `turn` when `out` are the decisions (`before` as above), and the pairs of a pass. */
void qai_decode_history(const qai_candidates *all, const qai_decision *out, const qai_decision *before, uint32_t turn,
                        qai_history *history);
void qai_decode_pairs(const qai_candidates *all, const qai_decision *before, qai_pairs *pairs);

/* The probability that goes with a margin in a turn of class `class`. */
float qai_decode_confidence(const qai_dialogue_model *model, int class, int32_t margin);

#endif
