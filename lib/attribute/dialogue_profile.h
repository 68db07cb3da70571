/*
 * Profiles: what the whole text shows of each entity, as few small numbers.
 *
 * In: qai_turns.  Out: one qai_profile for each entity, read for every turn it may speak.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_PROFILE_H
#define QAI_ATTRIBUTE_DIALOGUE_PROFILE_H

#include "attribute/dialogue_turn.h"

enum {                         /* qai_profile.flags */
       QAI_PROFILE_SPEAKS = 1, /* a person or a group */
       QAI_PROFILE_MANY = 2,   /* a group, or plural */
       QAI_PROFILE_NARRATOR = 4,
       QAI_PROFILE_NAMED = 8,    /* by a proper name or the roster */
       QAI_PROFILE_STRANGER = 16 /* there is a roster without it */
};

#define QAI_PROFILE_GENDERS 4u /* values of QUOTEATTR_GENDER_* */

typedef struct qai_profile {
  uint8_t flags;
  uint8_t gender;    /* QUOTEATTR_GENDER_* */
  uint8_t frequency; /* mentions: how far below the entity with most, in powers of two, 0 .. 5 */
  uint8_t spoken;    /* the same for turns that are tagged with a mention of it */
  uint8_t nouns;     /* mentions that are no pronouns: 0-1 2 3-5 6-12 13-40 41 and more */
} qai_profile;

/* *out: of each entity. */
int qai_profiles_make(const qai_turns *turns, qai_arena *arena, qai_profile **out);

#endif
