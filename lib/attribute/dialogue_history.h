/*
 * Histories: what the speakers decided before a turn say for and against a candidate.
 *
 * In: a turn with its candidates weighed, the speakers before it, in a second pass those that the first one found
 * behind it.  Out: features.  What all histories of a turn share is read once into a qai_exchange; what one
 * history says of all candidates once into a qai_reading: of the few who spoke lately in it each has a record, all
 * others are alike.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_HISTORY_H
#define QAI_ATTRIBUTE_DIALOGUE_HISTORY_H

#include "attribute/dialogue_option.h"

#define QAI_HISTORY 14u /* turns back that a history reaches */
#define QAI_AHEAD 8u    /* turns on that the second pass sees */

/* Who takes turns with whom, from a first pass: counts by a small hash of the two (it may collide; a count is
 * a hint). */
#define QAI_PAIRS 4096u
typedef struct qai_pairs {
  uint16_t n[QAI_PAIRS];
} qai_pairs;

uint32_t qai_pair_slot(uint32_t a, uint32_t b);

/* Whom a pass before found to speak a turn. */
typedef struct qai_found {
  uint32_t entity; /* or QAI_NONE */
  uint8_t doubt;   /* 0 sure, 1 likely, 2 a guess */
} qai_found;

/* A turn among its neighbours. */
typedef struct qai_exchange {
  const qai_turn *turn;
  const qai_profile *profiles;
  const qai_pairs *pairs;             /* NULL in the first pass */
  uint8_t narration[QAI_HISTORY + 1]; /* between it and the turn so many back: 0 none, 1 some, 2 much */
  uint8_t is_first;                   /* of all turns */
  uint8_t transition;                 /* what stands between the turn before and this one: 24 values */
  uint8_t n_ahead;                    /* turns behind it that bear on it .. */
  uint8_t apart[QAI_AHEAD];           /* .. with narration between? */
  qai_found ahead[QAI_AHEAD];         /* who was found to speak them */
  uint8_t called;                     /* bits 1 << QUOTEATTR_GENDER_*: of those the turn right before addresses */
  uint8_t n_addressed;                /* those the turn addresses */
  uint32_t addressed[QAI_CANDIDATES]; /* entities */
} qai_exchange;

/* One who spoke lately. */
typedef struct qai_recall {
  uint32_t entity;
  uint8_t back;             /* turns back it spoke last: 1 ..; 0: not in reach */
  uint8_t rank, agree_rank; /* others who spoke since; of them those of the turn's gender */
  uint8_t count;            /* turns it spoke */
} qai_recall;

typedef struct qai_reading {
  qai_recall spoke[QAI_HISTORY]; /* the different speakers, the latest first */
  uint32_t n_spoke;
  uint32_t last, second; /* entities that spoke the turn before and the one before that, or QAI_NONE */
  uint8_t run;           /* how long the last two have taken turns: 0 .. 3 */
  uint8_t parties;       /* who spoke in the last six turns: 0 two at most, 1 three, 2 more */
} qai_reading;

/* `found`: what the pass before found behind the turn (QAI_AHEAD turns), and `pairs`: NULL in the first. */
void qai_exchange_read(const qai_options *all, uint32_t turn, const qai_found *found, const qai_pairs *pairs,
                       qai_exchange *out);
/* `speakers`: QAI_HISTORY entities, the latest first, QAI_NONE for nobody known. */
void qai_reading_read(const qai_exchange *x, const uint32_t *speakers, qai_reading *out);

/* The features of a history, in three parts: those of what is recalled of the candidate (`past`; NULL: it did not
 * speak lately, and then `r` does not count either); of those found ahead, in a second pass; of the two who spoke
 * last. */
void qai_features_recall(const qai_exchange *x, const qai_reading *r, const qai_recall *past, const qai_option *option,
                         qai_tally *tally);
void qai_features_ahead(const qai_exchange *x, const qai_option *option, qai_tally *tally);
void qai_features_answer(const qai_exchange *x, uint32_t last, uint32_t second, const qai_option *option,
                         qai_tally *tally);
/* All of them. */
void qai_features_history(const qai_exchange *x, const qai_reading *r, const qai_option *option, qai_tally *tally);

#endif
