/*
 * Candidates: the entities that may speak a turn, with what the text around shows of each.
 *
 * In: qai_turns.  Out: for each turn at most QAI_CANDIDATES entities: those its tag and its beats name, those
 * mentioned in the paragraphs around it (12 before, 2 behind; the nearest first), those addressed beside it, and
 * those that could have spoken the turns before it.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_CANDIDATE_H
#define QAI_ATTRIBUTE_DIALOGUE_CANDIDATE_H

#include "attribute/dialogue_turn.h"

#define QAI_CANDIDATES 24u

enum { /* qai_candidate.beats: the entity is the subject of */
       QAI_BEAT_BEFORE = 1,
       QAI_BEAT_AFTER = 2,
       QAI_BEAT_LEAD = 4,
       QAI_BEAT_FOLLOW = 8
};

typedef struct qai_candidate {
  uint32_t entity;
  uint32_t mention;      /* its mention nearest to the turn, or QAI_NONE */
  uint32_t age;          /* turns since something in the text made it a candidate */
  uint32_t back;         /* paragraphs back to its last mention in the narration before; QAI_NONE: not in reach */
  uint32_t named_back;   /* the same without pronouns */
  uint32_t order;        /* how many mentions back that is, QAI_NONE as above */
  uint32_t ahead;        /* paragraphs ahead to its first mention in the narration behind, or QAI_NONE */
  uint16_t n_before;     /* mentions in the narration before */
  uint16_t own_before;   /* ... of them in the turn's own paragraph; */
  uint16_t own_after;    /* mentions in it behind the turn's first word, outside of marks */
  uint8_t beats;         /* QAI_BEAT_* by a name or nominal */
  uint8_t pronoun_beats; /* QAI_BEAT_* by a pronoun */
  uint8_t addressed;     /* bit set: vocative in the turn itself (1), 1 back (2), 2 back (4), 1 on (8), 2 on (16) */
  uint8_t spoken_of;     /* the same for other mentions inside quotations */
  uint8_t rank;          /* among the candidates by order, from 0 */
  uint8_t agree_rank;    /* among those that agree with the turn's gender, by order */
  uint8_t count_rank;    /* by n_before */
  uint8_t agrees;        /* with the turn's gender: 0 nothing known, 1 yes, 2 no */
  uint8_t acts;          /* the subject of a clause in the narration before */
} qai_candidate;

typedef struct qai_candidates {
  const qai_turns *turns;
  qai_candidate *items;
  uint32_t n_items;
  uint32_t *first;            /* n_turns + 1: the candidates of each turn */
  uint32_t *spoken;           /* of each entity: turns that are tagged with a mention of it */
  uint8_t *named;             /* of each entity: has a proper name */
  uint32_t *nouns;            /* of each entity: mentions that are no pronouns */
  int roster;                 /* there is one */
  uint32_t most, most_spoken; /* the highest n_mentions of an entity, the highest of spoken */
} qai_candidates;

int qai_candidates_find(const qai_turns *turns, uint32_t max, qai_arena *arena, qai_candidates *out);

#endif
