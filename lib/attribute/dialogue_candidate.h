/*
 * Candidates: the entities that may speak a turn, with what the text around shows of each.
 *
 * In: qai_turns and profiles.  Out, one turn after the other: at most QAI_CANDIDATES entities: those its tag and its
 * beats name, those mentioned in the paragraphs around it (12 before, 2 behind; the nearest first), those addressed
 * beside it, and those that could have spoken the turns before it.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_CANDIDATE_H
#define QAI_ATTRIBUTE_DIALOGUE_CANDIDATE_H

#include "attribute/dialogue_sighting.h"

#define QAI_CANDIDATES 24u
#define QAI_UNSEEN 15u    /* paragraphs: not in reach */
#define QAI_TOP_COUNTS 4u /* places that count_rank tells apart */

enum { /* qai_candidate.beats: the entity is the subject of */
       QAI_BEAT_BEFORE = 1,
       QAI_BEAT_AFTER = 2,
       QAI_BEAT_LEAD = 4,
       QAI_BEAT_FOLLOW = 8
};

enum { /* qai_candidate.addressed, spoken_of: in */
       QAI_IN_TURN = 1,
       QAI_IN_LAST = 2,   /* the turn before, */
       QAI_IN_SECOND = 4, /* the one before that, */
       QAI_IN_NEXT = 8,   /* the turn behind, */
       QAI_IN_AFTER = 16, /* the one behind that */
       QAI_AS_SELF = 32   /* the turn, by words that name who speaks: "I'm Ann" */
};

typedef struct qai_candidate {
  uint32_t entity;
  uint32_t mention;      /* its mention nearest to the turn, or QAI_NONE */
  uint16_t n_before;     /* mentions in the narration before */
  uint16_t own_before;   /* ... of them in the turn's own paragraph; */
  uint16_t own_after;    /* mentions in it behind the turn's first word, outside of marks */
  uint8_t age;           /* turns since something in the text made it a candidate */
  uint8_t back;          /* paragraphs back to its last mention in the narration before, or QAI_UNSEEN */
  uint8_t named_back;    /* the same without pronouns */
  uint8_t ahead;         /* paragraphs ahead to its first mention in the narration behind, or QAI_UNSEEN */
  uint8_t beats;         /* QAI_BEAT_* by a name or nominal */
  uint8_t pronoun_beats; /* QAI_BEAT_* by a pronoun */
  uint8_t addressed;     /* QAI_IN_*: addressed there by a vocative */
  uint8_t spoken_of;     /* QAI_IN_*, QAI_AS_SELF for other mentions inside quotations */
  uint8_t rank;          /* among the candidates by that last mention, the nearest first, from 0 */
  uint8_t agree_rank;    /* among those that may agree with the turn's gender */
  uint8_t count_rank;    /* by n_before: how many have more, 4 for more than that */
  uint8_t agrees;        /* with the turn's gender: 0 nothing known, 1 yes, 2 no */
  uint8_t acts;          /* the subject of a clause in the narration before */
} qai_candidate;

/* Finds the candidates of the turns, from the first on. */
typedef struct qai_candidate_finder {
  const qai_turns *turns;
  const qai_profile *profiles;
  const qai_mention *mentions; /* of the text, as in turns */
  uint32_t n_entities;
  uint32_t max;
  uint32_t turn;              /* the next one */
  qai_candidate *list, *last; /* the candidates of the latest turn, of the one before it */
  uint32_t n, n_last;
  qai_candidate fresh;                    /* one of whom nothing is known */
  uint8_t agrees[QAI_PROFILE_GENDERS][2]; /* as in qai_candidate, of one and of many */
  uint16_t top[QAI_TOP_COUNTS];           /* the highest n_before, sorted */
  int has_ranks;                          /* those found from now on are mentioned by no narration before the turn */
  uint32_t n_seen, n_agree;               /* how many of the list have a rank already, by each order */
  uint8_t *slot;                          /* of each entity: its place in the list of turn .. */
  uint32_t *stamp;                        /* .. `stamp` - 1 */
  qai_candidate lists[2][QAI_CANDIDATES]; /* where `list` and `last` lie */
  qai_sightings sightings;
} qai_candidate_finder;

/* `max`: candidates of a turn at most; 0, and more than QAI_CANDIDATES, means that. */
int qai_candidates_start(const qai_turns *turns, const qai_profile *profiles, uint32_t max, qai_arena *arena,
                         qai_candidate_finder *out);
/* Makes the list of the next turn.  Cost: the candidates, the mentions behind it. */
void qai_candidates_next(qai_candidate_finder *finder);

/* The place of an entity in the latest list, or QAI_CANDIDATES; that of QAI_NONE too. */
static inline uint32_t
qai_candidates_place(const qai_candidate_finder *finder, uint32_t entity)
{
  uint32_t e = entity < finder->n_entities ? entity : finder->n_entities; /* that one is in no list */
  return finder->stamp[e] == finder->turn ? finder->slot[e] : QAI_CANDIDATES;
}

#endif
