/*
 * Features: what speaks for and against a candidate, as small numbers a model weighs.
 *
 * In: a turn and its candidates; dialogue_history.h adds those of the speakers before it.  Out: binary features, each
 * below QAI_FEATURES, put into a tally: the sum of their weights, or for tools/train_dialogue.py, which learns the
 * weights from exactly these, their list.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_FEATURE_H
#define QAI_ATTRIBUTE_DIALOGUE_FEATURE_H

#include "attribute/dialogue_candidate.h"

#define QAI_SEXES (1u << QUOTEATTR_GENDER_FEMALE | 1u << QUOTEATTR_GENDER_MALE)
#define QAI_FEATURES_MAX 192u /* features that one candidate can have */
#define QAI_TURNS_APART 6u    /* paragraphs of narration over which turns no longer bear on each other */
#define QAI_NEAR_TURNS 4u     /* turns back and on whose tags are looked at one by one */
#define QAI_SOON 8u           /* turns on in which they are counted */

/* Each line: a template and how many values it has. */
#define QAI_DIALOGUE_FEATURES(X)                                                                                       \
  X(BIAS, 1)                                                                                                           \
  /* the tag */                                                                                                        \
  X(TAG_IS, 16)     /* place and strength of a tag whose mention stands for it */                                      \
  X(TAG_NOT, 16)    /* ... for another */                                                                              \
  X(TAG_NOUNS, 12)  /* how often the one it stands for is called so at all, without and with a proper name */          \
  X(TAG_PHRASE, 48) /* kind of noun phrase that the tag is; it stands for it, for another, without and with a name */  \
  X(TAG_OWNER, 1)   /* somebody is called by what they are to it: "her mother" */                                      \
  X(TAG_AGREES, 3)  /* the tag's (or beat's) gender and its own */                                                     \
  X(AGREE_RANK, 5)  /* among those that agree */                                                                       \
  X(AGREE_SOLE, 2)                                                                                                     \
  /* the narration */                                                                                                  \
  X(BACK, 8)                                                                                                           \
  X(NAMED_BACK, 8)                                                                                                     \
  X(RANK, 6)                                                                                                           \
  X(COUNT, 5)                                                                                                          \
  X(COUNT_RANK, 5)                                                                                                     \
  X(OWN_BEFORE, 3)                                                                                                     \
  X(OWN_AFTER, 3)                                                                                                      \
  X(AHEAD, 4)                                                                                                          \
  X(NEAREST, 4)      /* the last one mentioned before, by how far back */                                              \
  X(BEAT, 4)         /* subject of a sentence beside it, by a name */                                                  \
  X(PRONOUN_BEAT, 4) /* ... by a pronoun */                                                                            \
  X(BEAT_OTHER, 4)   /* another is */                                                                                  \
  X(LEAD_GENDER, 6)  /* the pronoun that is the subject in front of the turn, behind it: fits or not */                \
  X(LEAD_COLON, 1)                                                                                                     \
  X(AGE, 4)                                                                                                            \
  /* inside quotations */                                                                                              \
  X(ADDRESSED, 5)                                                                                                      \
  X(SPOKEN_OF, 6)                                                                                                      \
  X(ADDRESSED_OTHER, 2) /* the turn before, behind addresses another */                                                \
  X(TOLD, 6)            /* the tag of the turn before, of its own, behind it says that it is told to it, to another */ \
  /* tags of the turns around */                                                                                       \
  X(TAGGED_BACK, 8) /* tagged with it 1..4 turns back; without or with narration between */                            \
  X(TAGGED_AHEAD, 8)                                                                                                   \
  X(GENDER_BACK, 6) /* the pronoun or gender of the tag 1, 2 turns back fits */                                        \
  X(GENDER_AHEAD, 6)                                                                                                   \
  X(TAGGED_SOON, 4) /* how many of the next turns are tagged with it */                                                \
  X(CALLED, 6)      /* the gender of those addressed in the turn before, in it, behind it: fits or not */              \
  /* the whole text */                                                                                                 \
  X(FREQUENCY, 6)                                                                                                      \
  X(SPOKEN, 6)                                                                                                         \
  X(NOUNS, 12) /* how often it is called by name or noun, without and with a proper name */                            \
  X(ACTS, 4)   /* no or yes, without and with a proper name */                                                         \
  X(KIND, 7)   /* nameless, group, woman, man, no gender, narrator, not on the roster */                               \
  /* history */                                                                                                        \
  X(SPOKE_BACK, 24) /* how many turns back it spoke; without, with some, with much narration between */                \
  X(SPOKE_RANK, 5)  /* among the latest different speakers */                                                          \
  X(SPOKE_AGREE, 5) /* the same among those that agree */                                                              \
  X(SPOKE_COUNT, 4)                                                                                                    \
  X(LAST_GAP, 4)   /* the speaker before goes on: narration between */                                                 \
  X(ALTERNATES, 4) /* X c X c: by how long the pattern has run */                                                      \
  X(PARTY, 3)      /* one of two, three, more who spoke lately */                                                      \
  X(LAST, 24)      /* it spoke last: narration between, turn before tagged, question, narration beside */              \
  X(SECOND, 24)    /* it spoke last but one */                                                                         \
  X(OTHER, 24)     /* it did not speak in the last two turns */                                                        \
  X(FRESH, 12)     /* it did not speak lately: named how far back, narration between */                                \
  X(ANSWERS, 5)    /* the turn before addressed it, by when it spoke / the speaker before is addressed by this turn */ \
  X(CALL_ANSWERED, 8) /* one of its gender, or of the other, was addressed in the turn before; by when it spoke */     \
  X(MOVE, 20)         /* what the verb of its tag does; it spoke last, last but one, before, not lately */             \
  X(SPOKE_TAGGED, 8)  /* 1, 2, 3, more turns back in a turn without, with a tag */                                     \
  X(STRETCH, 18)      /* words between the turn before and this one; it spoke last, last but one, before */            \
  X(LENGTH, 12)       /* words of the turn; the same */                                                                \
  X(LENGTH_BACK, 12)  /* of the turn before; the same */                                                               \
  X(ACTOR, 27)        /* who acts between: he who spoke last, last but one, another; it is he who .. */                \
  /* second pass */                                                                                                    \
  X(SPEAKS_AHEAD, 18) /* found to speak 1, 2, 3 turns on; without or with narration between; how sure that is */       \
  X(AHEAD_COUNT, 4)   /* of the turns found ahead */                                                                   \
  X(FRAMED, 12)       /* the same speaker before and behind, 1 or 2 turns, how sure: it, or another */                 \
  X(PAIR, 4)          /* how often it and the speaker before took turns */                                             \
  X(NEXT, 24)         /* it speaks next; as LAST, seen from behind */                                                  \
  X(AFTER, 24)        /* ... next but one */                                                                           \
  X(VOICE, 10)        /* how like its own words those of the turn are; QAI_VOICE_NONE: not known */

#define QAI_F_ENUM(name, n) QAI_F_##name, QAI_F_##name##_END = QAI_F_##name + (n)-1,
enum { QAI_DIALOGUE_FEATURES(QAI_F_ENUM) QAI_FEATURES };

#define QAI_DIALOGUE_PASSES 2
#define QAI_KNOTS 12u

/* A feature's weight in either pass, added up together; whatever the signs, the halves come apart again. */
#define QAI_WEIGHTS(first, second) ((int64_t)(second)*4294967296 + (first))

typedef struct qai_dialogue_model {
  const int64_t *weights;    /* [QAI_TURN_CLASSES][QAI_FEATURES] QAI_WEIGHTS(), in 1/256 nats */
  const uint8_t *confidence; /* [QAI_TURN_CLASSES][QAI_KNOTS]: 1/255, at the margins of qai_decode_knots */
} qai_dialogue_model;

extern const qai_dialogue_model qai_dialogue_builtin; /* dialogue_weights.c, generated */

/* Where features go. */
typedef struct qai_tally {
  const int64_t *weights; /* of the turn's class */
  int64_t sum;
  uint16_t *ids; /* QAI_FEATURES_MAX, or NULL: no list is asked for */
  uint32_t n_ids;
} qai_tally;

/* The one way to put a feature; part of each loop over candidates, so it is worth being inline. */
static inline void
qai_tally_put(qai_tally *tally, uint32_t id)
{
  tally->sum += tally->weights[id];
  if (tally->ids && tally->n_ids < QAI_FEATURES_MAX)
    tally->ids[tally->n_ids++] = (uint16_t)id;
}

/* The sum for pass 0 or 1. */
static inline int32_t
qai_tally_sum(int64_t sum, int pass)
{
  uint64_t halves = (uint64_t)sum + UINT64_C(0x8000000080000000); /* both from 0 on, so that none borrows */
  return (int32_t)((int64_t)(uint32_t)(halves >> (pass ? 32 : 0)) - INT64_C(0x80000000));
}

/* A gender asked for near a turn: feature `id` when one's own is among `genders` (bits 1 << QUOTEATTR_GENDER_*), the
 * next one when it is not. */
typedef struct qai_asked {
  uint16_t id;
  uint8_t genders;
} qai_asked;

/* A turn and what stands around it, as far as it is the same for all its candidates. */
typedef struct qai_scene {
  const qai_turn *turn;
  const qai_profile *profiles;
  const qai_candidate *candidates;
  uint32_t n;              /* and how many of them .. */
  uint8_t n_open, n_agree; /* .. do not disagree with the turn's gender, agree; where it has one */
  uint8_t addressed;       /* QAI_IN_*: where any of them is addressed */
  uint8_t is_told;         /* any of the three is told to somebody */
  uint8_t has_tag;         /* a tag or a pronoun beside it asks for one */
  uint16_t tag_value;      /* place and strength of the tag */
  uint32_t tag_entity;     /* that its mention stands for */
  uint32_t told[3];        /* entities to whom tags say that the turn before, it, the one behind is told, or QAI_NONE */
  uint32_t n_tags, n_called;
  uint32_t n_near;                        /* turns near it, before or behind: */
  uint16_t tagged_id[2 * QAI_NEAR_TURNS]; /* the features that go with their tags, */
  uint8_t tagged[2 * QAI_NEAR_TURNS];     /* the candidates that these name, or QAI_CANDIDATES */
  uint8_t soon[QAI_CANDIDATES + 1];       /* of each candidate: how many of the next turns' tags name it */
  qai_asked tags[4];                      /* by the tags of the two turns before and behind */
  qai_asked called[6]; /* by vocatives in the turn before, in it, behind it: "Yes, sir"; by pronouns beside it */
} qai_scene;

/* The scene of the turn whose candidates `finder` found last; it lasts until the finder goes on. */
void qai_scene_read(const qai_candidate_finder *finder, qai_scene *out);

/* The features of the text, in parts: of an entity in all turns of a class, */
void qai_features_lasting(const qai_profile *profile, qai_tally *tally);
/* ... of a turn's candidates of one gender, */
void qai_features_gender(const qai_scene *scene, uint8_t gender, qai_tally *tally);
/* ... of one candidate: scene->candidates[c]. */
void qai_features_scene(const qai_scene *scene, uint32_t c, qai_tally *tally);
/* All of them. */
void qai_features_text(const qai_scene *scene, uint32_t c, qai_tally *tally);

/* The sums of what qai_features_scene() puts, with the weights of the turn's class, added to `sums`, one for each
 * candidate. */
void qai_scene_weigh(const qai_scene *scene, const int64_t *weights, int64_t *sums);

#endif
