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
#define QAI_FRESH 5u    /* turns without a word after which one is new to a conversation */
#define QAI_LATELY 6u   /* turns back in which its parties are counted */
#define QAI_RANKS 4u    /* the last one stands for all behind it */
#define QAI_RUN 6u      /* the longest run that counts */
#define QAI_PARTIES 3u
#define QAI_PAIR_VALUES 4u
#define QAI_VOICE_VALUES 10u
#define QAI_VOICE_NONE 9u

/* Who takes turns with whom, from a first pass: counts by a small hash of the two (it may collide; a count is
 * a hint). */
#define QAI_PAIRS 4096u
typedef struct qai_partners {
  uint16_t n[QAI_PAIRS];
} qai_partners;

/* Whom a pass before found to speak a turn. */
typedef struct qai_found {
  uint32_t entity; /* or QAI_NONE */
  uint8_t doubt;   /* 0 sure, 1 likely, 2 a guess */
} qai_found;

/* A turn among its neighbours. */
typedef struct qai_exchange {
  const qai_turn *turn;
  const qai_profile *profiles;
  const qai_partners *pairs;          /* NULL in the first pass */
  uint32_t quiet, calm;               /* turns back without narration between, without much */
  uint8_t is_first;                   /* of all turns */
  uint8_t asks_gender;                /* the turn's tag does */
  uint8_t gap;                        /* paragraphs of narration in front of it, 2: and more */
  uint8_t transition;                 /* what stands between the turn before and this one: 24 values */
  uint8_t departure;                  /* ... between this one and the next: 24 values */
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
  uint8_t run; /* how long two have taken turns: of the last turns so many repeat the one two before, 0 .. QAI_RUN */
  uint8_t parties;                   /* who spoke in the last six turns: 0 two at most, 1 three, 2 more */
  qai_recall spoke[QAI_HISTORY + 1]; /* the different speakers, the latest first; and room to make the list in */
} qai_reading;

/* `found`: what the pass before found behind the turn (QAI_AHEAD turns), and `pairs`: NULL in the first. */
void qai_exchange_read(const qai_options *all, uint32_t turn, const qai_found *found, const qai_partners *pairs,
                       qai_exchange *out);

/* Nobody has spoken. */
void qai_reading_start(qai_reading *out);
/* After `before`, `speaker` spoke, or QAI_NONE: nobody known.  Cost: the different speakers. */
void qai_reading_next(const qai_reading *before, uint32_t speaker, qai_reading *out);
/* `speakers`: QAI_HISTORY entities, the latest first, QAI_NONE for nobody known. */
void qai_reading_read(const uint32_t *speakers, qai_reading *out);

/* The features of a history come in parts, so that each can be weighed as seldom as it changes; further ones below. */
/* Of one that spoke last `back` turns ago (0: not in reach), if the turn before addressed it or one of its gender. */
void qai_features_called(const qai_exchange *x, const qai_option *option, uint32_t back, qai_tally *tally);
/* In a second pass, of those found ahead. */
void qai_features_ahead(const qai_exchange *x, uint32_t entity, qai_tally *tally);
/* Of one who spoke last; the same for all others. */
void qai_features_last(const qai_exchange *x, uint32_t last, uint32_t entity, qai_tally *tally);
/* ... last but one. */
void qai_features_second(const qai_exchange *x, uint32_t second, uint32_t entity, qai_tally *tally);
/* All of them. */
void qai_features_history(const qai_exchange *x, const qai_reading *r, const qai_option *option, qai_tally *tally);

/* Those from here on are part of loops over options, worth being inline. */

/* What an entity is to the latest turns: 0 who spoke last, 1 last but one, 2 another. */
static inline uint32_t
qai_reading_relation(const uint32_t *latest, uint32_t entity)
{
  return entity == latest[0] ? 0 : entity == latest[1] ? 1 : 2;
}

/* Where somebody acts in front of the turn (his relation: `actor`), of one with this relation. */
static inline void
qai_features_actor(const qai_exchange *x, uint32_t actor, uint32_t relation, qai_tally *t)
{
  qai_tally_put(t, QAI_F_ACTOR + (x->turn->acting * 3u + actor) * 3u + relation);
}

/* May the entity be of the gender that the turn asks for? */
static inline int
qai_exchange_agrees(const qai_exchange *x, uint32_t entity)
{
  uint8_t gender = x->profiles[entity].gender;
  return !gender || gender == x->turn->gender;
}

/* Is there anything in qai_features_called() for the option? */
static inline int
qai_exchange_calls(const qai_exchange *x, const qai_option *o)
{
  return x->called || (o->addressed & QAI_IN_LAST);
}

/* Is it of interest which of those of the turn's gender the option is? */
static inline int
qai_exchange_asks(const qai_exchange *x, const qai_option *o)
{
  return x->asks_gender && o->agrees != 2;
}

/* Of an option that has not spoken lately, by the paragraphs back to its last naming. */
static inline void
qai_features_fresh(const qai_exchange *x, uint32_t named_back, qai_tally *t)
{
  if (!x->is_first)
    qai_tally_put(t, QAI_F_FRESH + named_back * 3 + x->gap);
}

/* Between the turn and the one `back` turns back: 0 none, 1 some, 2 much. */
static inline uint32_t
qai_exchange_narration(const qai_exchange *x, uint32_t back)
{
  return (uint32_t)(back > x->quiet) + (back > x->calm);
}

/* Of the one that spoke as the `rank`-th before a turn, in so many turns; without a rank, `rank` 4: in none. */
static inline void
qai_features_rank(uint32_t rank, uint32_t count, qai_tally *t)
{
  static const uint8_t bucket[QAI_HISTORY + 1] = {0, 1, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3};
  qai_tally_put(t, QAI_F_SPOKE_RANK + rank);
  qai_tally_put(t, QAI_F_SPOKE_COUNT + bucket[count]);
}

/* Of the one that spoke last (`relation` 0), last but one (1), another (2): by what stands between the turn before and
 * this one. */
static inline void
qai_features_transition(const qai_exchange *x, uint32_t relation, qai_tally *t)
{
  static const uint16_t first[] = {QAI_F_LAST, QAI_F_SECOND, QAI_F_OTHER};
  qai_tally_put(t, (uint32_t)first[relation] + x->transition);
  qai_tally_put(t, QAI_F_STRETCH + x->turn->stretch * 3u + relation);
  qai_tally_put(t, QAI_F_LENGTH + x->turn->length * 3u + relation);
  qai_tally_put(t, QAI_F_LENGTH_BACK + x->turn[-1].length * 3u + relation);
}

/* Of all that spoke last `back` turns ago, 0: not in reach. */
static inline void
qai_features_back(const qai_exchange *x, uint32_t back, qai_tally *t)
{
  static const uint8_t bucket[QAI_HISTORY + 1] = {7, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6};
  qai_tally_put(t, QAI_F_SPOKE_BACK + bucket[back] * 3u + qai_exchange_narration(x, back ? back : 1));
  if (back == 1)
    qai_tally_put(t, QAI_F_LAST_GAP + (x->turn->gap < 3 ? x->turn->gap : 3));
  if (back)
    qai_tally_put(t, QAI_F_SPOKE_TAGGED + (back < 4 ? back - 1 : 3) * 2 + (x->turn[-(int)back].class != QAI_TURN_BARE));
  else
    qai_features_rank(QAI_RANKS, 0, t);
  if (x->turn->class != QAI_TURN_BARE)
    qai_tally_put(t, QAI_F_MOVE + x->turn->move * 4u + (back == 0 ? 3 : back < 3 ? back - 1 : 2));
  if (!x->is_first)
    qai_features_transition(x, back == 1 ? 0 : back == 2 ? 1 : 2, t);
}

/* If the turn asks for its gender; `agree_rank`: how many of it spoke after the option did; QAI_RANKS: it did not. */
static inline void
qai_features_agree(uint32_t agree_rank, qai_tally *t)
{
  qai_tally_put(t, QAI_F_SPOKE_AGREE + agree_rank);
}

/* Of the one that spoke last but one; of those that spoke lately. */
static inline void
qai_features_run(uint32_t run, qai_tally *t)
{
  qai_tally_put(t, QAI_F_ALTERNATES + run / 2);
}

static inline void
qai_features_party(uint32_t parties, qai_tally *t)
{
  qai_tally_put(t, QAI_F_PARTY + parties);
}

static inline uint32_t
qai_pair_slot(uint32_t a, uint32_t b)
{
  uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
  return (lo * 2654435761u ^ hi * 2246822519u) >> 7 & (QAI_PAIRS - 1);
}

/* How often two took turns, in a second pass: 0 .. 3. */
static inline uint32_t
qai_exchange_pair(const qai_exchange *x, uint32_t a, uint32_t b)
{
  uint32_t n = x->pairs->n[qai_pair_slot(a, b)];
  return (uint32_t)(n >= 2) + (n >= 6) + (n >= 20);
}

/* In a second pass, of one found to speak `ahead` (0 ..) turns behind the next; of one found in so many. */
static inline void
qai_features_near_ahead(const qai_exchange *x, uint32_t ahead, qai_tally *t)
{
  if (ahead < 2)
    qai_tally_put(t, (ahead ? QAI_F_AFTER : QAI_F_NEXT) + (uint32_t)x->departure);
  if (ahead < 3)
    qai_tally_put(t, QAI_F_SPEAKS_AHEAD + (ahead * 2 + x->apart[ahead]) * 3 + x->ahead[ahead].doubt);
}

static inline void
qai_features_ahead_count(uint32_t count, qai_tally *t)
{
  qai_tally_put(t, QAI_F_AHEAD_COUNT + (count < 3 ? count : 3));
}

/* Of one that took turns with the one who spoke last. */
static inline void
qai_features_pair(uint32_t pair, qai_tally *t)
{
  qai_tally_put(t, QAI_F_PAIR + pair);
}

/* Of one to whose words those of the turn are so like, as dialogue_voice.h says. */
static inline void
qai_features_voice(uint32_t voice, qai_tally *t)
{
  qai_tally_put(t, QAI_F_VOICE + voice);
}

#endif
