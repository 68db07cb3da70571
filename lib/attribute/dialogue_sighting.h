/*
 * Sightings: whom the mentions around a turn stand for.
 *
 * In: turns one after the other, profiles.  Out: the mentions of those who may speak from QAI_SIGHTINGS_BEFORE in front
 * of the turn to QAI_SIGHTINGS_BEHIND behind its start, as far as they lie in the paragraphs around; and of each entity
 * what those in the narration in front of it show together.
 *
 * That is kept up from turn to turn: a mention is looked at when it comes in front of a turn, and when it is out of
 * reach.  Cost: the mentions; for one turn no more than those in reach.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_SIGHTING_H
#define QAI_ATTRIBUTE_DIALOGUE_SIGHTING_H

#include "attribute/dialogue_profile.h"

#define QAI_SIGHTINGS_BEFORE 256u /* mentions looked at in front of a turn, .. */
#define QAI_SIGHTINGS_BEHIND 64u  /* .. behind it */
#define QAI_NARRATION_BEFORE 12u  /* paragraphs of narration looked at in front of a turn .. */
#define QAI_NARRATION_BEHIND 2u   /* .. and behind it */
#define QAI_QUOTED_BEFORE 4u      /* paragraphs in front in which what is quoted counts */
#define QAI_SIGHTINGS_ROOM 512u   /* a power of two, more than are in reach */

/* A mention, by its number among those that count: of those who may speak, in the narration, or in a quotation by a
 * name or noun. */
typedef struct qai_sighting {
  uint32_t mention, entity, paragraph;
  uint32_t turn;   /* in whose quotation it stands, or QAI_NONE */
  uint32_t quoted; /* 1 + the number of the last one in a quotation before it, or 0 */
  uint8_t is_quoted, is_called /* by a vocative */, is_self /* "I'm Ann" */, is_pronoun, is_subject;
} qai_sighting;

/* What the narration in front of a turn shows of an entity.  Numbers of sightings begin with 1 here, and count only
 * where qai_sightings_reach() says so. */
typedef struct qai_presence {
  uint32_t older, newer;           /* entities seen last right before it, right behind it, or QAI_NONE */
  uint32_t seen, mention;          /* number and mention of its last sighting, .. */
  uint32_t paragraph;              /* .. its paragraph */
  uint32_t named, named_paragraph; /* the last one that is no pronoun */
  uint32_t acted;                  /* the last one as a subject */
  uint16_t n;                      /* sightings */
  uint16_t own;                    /* of them in the last one's paragraph */
} qai_presence;

typedef struct qai_sightings {
  const qai_turns *turns;
  const qai_profile *profiles;
  qai_presence *presences; /* of each entity */
  uint32_t newest;         /* entity seen last in the narration in front, or QAI_NONE; from it on by `older` */
  uint32_t quoted;         /* 1 + the number of the last one in a quotation in front, or 0 */
  uint32_t first, from, n; /* numbers of the first in reach, of the first not in front; the next one's */
  uint32_t mention;        /* the first mention not in front */
  uint32_t next;           /* the next one to be looked at */
  qai_sighting room[QAI_SIGHTINGS_ROOM];
} qai_sightings;

int qai_sightings_start(const qai_turns *turns, const qai_profile *profiles, qai_arena *arena, qai_sightings *out);
/* On to a turn, none before the last one. */
void qai_sightings_enter(qai_sightings *s, const qai_turn *turn);

/* By its number, from `first` below `n`. */
static inline const qai_sighting *
qai_sightings_at(const qai_sightings *s, uint32_t number)
{
  return &s->room[number & (QAI_SIGHTINGS_ROOM - 1)];
}

/* Is a presence's sighting in reach of the turn? */
static inline int
qai_sightings_reach(const qai_sightings *s, uint32_t seen)
{
  return seen > s->first;
}

/* Does the mention stand for one who may speak? */
static inline int
qai_sightings_counts(const qai_sightings *s, const qai_mention *m)
{
  return m->entity < s->turns->mentions->n_entities && (s->profiles[m->entity].flags & QAI_PROFILE_SPEAKS);
}

#endif
