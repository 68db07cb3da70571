/*
 * Histories: what the speakers decided before a turn say for and against a candidate.
 *
 * In: a turn with its candidates weighed, the speakers before it, in a second pass those that the first one found
 * behind it.  Out: features.  What all histories of a turn share is read once into a qai_exchange; what one
 * history says of all candidates once into a qai_reading: of the few who spoke lately in it each has a record, all
 * others are alike.  A reading goes on from turn to turn.
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
  uint32_t quiet, calm;               /* turns back from which on there is some narration, much of it between */
  uint8_t is_first;                   /* of all turns */
  uint8_t asks_gender;                /* the turn's tag does */
  uint8_t gap;                        /* paragraphs of narration in front of it, 2: and more */
  uint8_t transition;                 /* what stands between the turn before and this one: 24 values */
  uint8_t n_ahead;                    /* turns behind it that bear on it .. */
  uint8_t apart[QAI_AHEAD];           /* .. with narration between? */
  qai_found ahead[QAI_AHEAD];         /* who was found to speak them */
  uint8_t called;                     /* bits 1 << QUOTEATTR_GENDER_*: of those the turn right before addresses */
  uint32_t n_addressed;               /* those the turn addresses */
  uint32_t addressed[QAI_CANDIDATES]; /* entities */
} qai_exchange;

/* One who spoke lately. */
typedef struct qai_recall {
  uint32_t entity;
  uint16_t turns; /* bit n: it spoke n + 1 turns back */
  uint8_t back;   /* turns back it spoke last: 1 .. */
  uint8_t count;  /* turns it spoke */
} qai_recall;

#define QAI_LATEST 5u /* turns back whose speakers are kept one by one */

typedef struct qai_reading {
  uint32_t latest[QAI_LATEST]; /* entities that spoke 1, 2 .. turns back, or QAI_NONE */
  uint8_t n_spoke;
  uint8_t run;     /* how long two have taken turns: of the last turns so many repeat the one two before, 0 .. 6 */
  uint8_t parties; /* who spoke in the last six turns: 0 two at most, 1 three, 2 more */
  qai_recall spoke[QAI_HISTORY + 1]; /* the different speakers, the latest first; and room to make the list in */
} qai_reading;

/* `found`: what the pass before found behind the turn (QAI_AHEAD turns), and `pairs`: NULL in the first. */
void qai_exchange_read(const qai_options *all, uint32_t turn, const qai_found *found, const qai_pairs *pairs,
                       qai_exchange *out);

/* Nobody has spoken. */
void qai_reading_start(qai_reading *out);
/* After `before`, `speaker` spoke, or QAI_NONE: nobody known.  Cost: the different speakers. */
void qai_reading_next(const qai_reading *before, uint32_t speaker, qai_reading *out);
/* `speakers`: QAI_HISTORY entities, the latest first, QAI_NONE for nobody known. */
void qai_reading_read(const uint32_t *speakers, qai_reading *out);

/* May the entity be of the gender that the turn asks for? */
int qai_exchange_agrees(const qai_exchange *x, uint32_t entity);

/* The features of a history come in parts, so that each can be weighed as seldom as it changes.  Of all that spoke
 * last `back` turns ago (0: not in reach): */
void qai_features_back(const qai_exchange *x, uint32_t back, qai_tally *tally);
/* Of one of them, if the turn before addressed it or one of its gender. */
void qai_features_called(const qai_exchange *x, const qai_option *option, uint32_t back, qai_tally *tally);
/* In a second pass, of those found ahead. */
void qai_features_ahead(const qai_exchange *x, uint32_t entity, qai_tally *tally);
/* Of one who spoke last; the same for all others. */
void qai_features_last(const qai_exchange *x, uint32_t last, uint32_t entity, qai_tally *tally);
void qai_features_second(const qai_exchange *x, uint32_t second, uint32_t entity, qai_tally *tally);
/* All of them. */
void qai_features_history(const qai_exchange *x, const qai_reading *r, const qai_option *option, qai_tally *tally);

#define QAI_FRESH 5u  /* turns without a word after which one is new to a conversation */
#define QAI_LATELY 6u /* turns back in which its parties are counted */

/* Those below are part of loops over options, worth being inline. */

/* Is there anything in qai_features_called() for the option? */
static inline int
qai_exchange_calls(const qai_exchange *x, const qai_option *o)
{
  return x->called || (o->addressed & QAI_IN_LAST);
}

/* Of an option that spoke last `back` turns ago. */
static inline void
qai_features_fresh(const qai_exchange *x, const qai_option *o, uint32_t back, qai_tally *t)
{
  if (!x->is_first && (back == 0 || back > QAI_FRESH))
    qai_tally_put(t, QAI_F_FRESH + (o->named_back < 3 ? o->named_back : 3u) * 3 + x->gap);
  if (x->asks_gender && o->agrees != 2 && back == 0)
    qai_tally_put(t, QAI_F_SPOKE_AGREE + 4);
}

/* Of an option that is r->spoke[rank]; `agree_rank`: how many before it agree with the turn's gender. */
static inline void
qai_features_recall(const qai_exchange *x, const qai_reading *r, uint32_t rank, uint32_t agree_rank,
                    const qai_option *o, qai_tally *t)
{
  static const uint8_t bucket[QAI_HISTORY + 1] = {0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
  const qai_recall *past = &r->spoke[rank];
  qai_tally_put(t, QAI_F_SPOKE_RANK + (rank < 3 ? rank : 3));
  qai_tally_put(t, QAI_F_SPOKE_COUNT + bucket[past->count]);
  if (x->asks_gender && o->agrees != 2)
    qai_tally_put(t, QAI_F_SPOKE_AGREE + (agree_rank < 3 ? agree_rank : 3));
  if (past->back == 2 && r->latest[0] != QAI_NONE)
    qai_tally_put(t, QAI_F_ALTERNATES + r->run / 2u);
  if (past->back <= QAI_LATELY)
    qai_tally_put(t, QAI_F_PARTY + r->parties);
}

static inline uint32_t
qai_pair_slot(uint32_t a, uint32_t b)
{
  uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
  return (lo * 2654435761u ^ hi * 2246822519u) >> 7 & (QAI_PAIRS - 1);
}

/* How often it and the one who spoke last took turns; in a second pass. */
static inline void
qai_features_pair(const qai_exchange *x, uint32_t last, uint32_t entity, qai_tally *t)
{
  uint32_t n = x->pairs->n[qai_pair_slot(last, entity)];
  if (last != QAI_NONE && last != entity)
    qai_tally_put(t, QAI_F_PAIR + (n < 2 ? 0u : n < 6 ? 1u : n < 20 ? 2u : 3u));
}

#endif
