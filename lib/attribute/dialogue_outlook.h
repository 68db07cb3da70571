/*
 * Outlooks: the scores of a turn's options under the histories of a beam.
 *
 * In: the weighed candidates, the turns one after the other, readings.  Out: for each option the sum of its weights in
 * one pass.  What all histories of a turn share is weighed when it is entered, what those share that end with one
 * speaker once for them; under one history only those are weighed anew that spoke lately in it.  Features that all
 * options of a turn have alike decide nothing and are left out.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_OUTLOOK_H
#define QAI_ATTRIBUTE_DIALOGUE_OUTLOOK_H

#include "attribute/dialogue_voice.h"

#define QAI_OUTLOOK_ROWS 8u /* last speakers kept apart in a turn */

/* In the second pass, against the one who spoke last, where `Yes, sir` answers that: nobody calls himself so.  1/256
 * nats. */
#define QAI_OUTLOOK_ANSWERS 640

/* Of each option a score, as dialogue_odds.h asks for them; the last place is for what belongs to none. */
typedef int16_t qai_outlook_scores[QAI_CANDIDATES + 1];

/* Scores after one last speaker, of all as if they had not spoken lately. */
typedef struct qai_outlook_row {
  uint32_t last; /* entity */
  qai_outlook_scores scores;
} qai_outlook_row;

/* What speaks for an option in all turns of a class. */
typedef struct qai_outlook_recall {
  int32_t by_rank[QAI_RANKS][QAI_HISTORY + 2]; /* that spoke as one of the last, by how many turns it spoke */
  int32_t by_agree[QAI_RANKS + 1];             /* that is of the gender asked for, by how many of it spoke since */
  int32_t by_run[QAI_RUN + 1];                 /* that spoke last but one */
  int32_t by_parties[QAI_PARTIES];             /* that spoke in the last turns */
  int32_t by_pair[QAI_PAIR_VALUES];            /* that takes turns with the one who spoke last */
  int32_t by_ahead[QAI_AHEAD + 1];             /* that was found ahead in so many turns, measured by one in none */
  int is_known;
} qai_outlook_recall;

typedef struct qai_outlook {
  const qai_options *all;
  const qai_dialogue_model *model;
  const qai_partners *pairs; /* of the pass before, or NULL in the first; .. */
  const qai_voices *voices;  /* .. so are these */
  int pass;
  uint8_t *slot; /* of each entity: its place among the turn's options, or QAI_CANDIDATES */
  qai_outlook_recall recalls[QAI_TURN_CLASSES];
  /* of the turn */
  const qai_option *options;
  uint32_t n_options;
  qai_exchange exchange;
  const int64_t *weights;           /* of its class */
  const qai_outlook_recall *recall; /* the same */
  int32_t by_back[QAI_HISTORY + 1]; /* for those that spoke last so many turns back, measured by those who did not */
  qai_outlook_scores calm;          /* scores of all as if they had not spoken lately: */
  qai_outlook_scores fresh;         /* so much in them is for that */
  uint32_t called;                  /* bits of the options that the turn before may have addressed: */
  int32_t uncalled[QAI_CANDIDATES]; /* so much in theirs is for that, and for not having spoken */
  qai_outlook_row rows[QAI_OUTLOOK_ROWS];
  uint32_t n_rows;
  uint32_t second;   /* entity for which it speaks to have spoken last but one, or QAI_NONE: */
  int32_t by_second; /* so much */
} qai_outlook;

/* `pairs`, `voices`: NULL in the first pass. */
int qai_outlook_start(const qai_options *all, const qai_dialogue_model *model, const qai_partners *pairs,
                      const qai_voices *voices, qai_arena *arena, qai_outlook *out);
/* On to a turn.  `found`: as for qai_exchange_read(). */
void qai_outlook_enter(qai_outlook *o, uint32_t turn, const qai_found *found);
/* Scores of the turn's options after a history, up to a number that they share. */
void qai_outlook_score(qai_outlook *o, const qai_reading *r, int16_t *scores);

#endif
