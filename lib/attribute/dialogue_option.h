/*
 * Options: the candidates of all turns, weighed by the text, as the decoding keeps them.
 *
 * In: qai_turns, a model.  Out: for each turn its candidates in 16 bytes each: who, the sum of the weights of the
 * text's features in either pass, and what the features of a history and the answer still ask of it.  Those so far
 * below the best that no history makes up for it are left out: half of them.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_OPTION_H
#define QAI_ATTRIBUTE_DIALOGUE_OPTION_H

#include "attribute/dialogue_feature.h"

#define QAI_NAMED_BACK 3u
#define QAI_OPTIONS_APART 1280 /* 1/256 nats below the best, in both passes: left out, unless the turn addresses it */
#define QAI_OPTIONS_ALL 65536  /* none is: scores lie no further apart */

typedef struct qai_option {
  uint32_t entity;
  uint32_t mention;                   /* as in qai_candidate, like all below */
  int16_t score[QAI_DIALOGUE_PASSES]; /* 1/256 nats */
  uint8_t agrees, addressed;
  uint8_t named_back; /* QAI_NAMED_BACK: and more */
  uint8_t beats;      /* by a name, nominal or pronoun */
} qai_option;

typedef struct qai_option_list {
  qai_option *items;
  uint32_t n;
  uint8_t addressed; /* QAI_IN_*: where any of them is */
} qai_option_list;

typedef struct qai_options {
  const qai_turns *turns;
  const qai_profile *profiles;
  qai_option_list *lists; /* of each turn */
} qai_options;

/* `max`: as for qai_candidates_start(); `apart`: QAI_OPTIONS_*. */
int qai_options_weigh(const qai_turns *turns, const qai_dialogue_model *model, uint32_t max, int32_t apart,
                      qai_arena *arena, qai_options *out);

#endif
