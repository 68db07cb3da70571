/*
 * Features: what speaks for and against a candidate, as small numbers a model weighs.
 *
 * In: a turn, one of its candidates, the speakers decided before it and (in a second pass) those found behind it.
 * Out: ids of the binary features that hold, each below QAI_FEATURES.  The static ones depend on the text alone;
 * those of the history must be asked for each hypothesis.  tools/train_dialogue.py learns their weights from
 * exactly these ids, so that there is one extractor.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_FEATURE_H
#define QAI_ATTRIBUTE_DIALOGUE_FEATURE_H

#include "attribute/dialogue_candidate.h"

#define QAI_HISTORY 14u      /* turns back that a hypothesis remembers */
#define QAI_AHEAD 8u         /* turns on that the second pass sees */
#define QAI_FEATURES_MAX 96u /* features of one kind that one candidate can have */

/* Each line: a template and how many values it has. */
#define QAI_DIALOGUE_FEATURES(X)                                                                                       \
  X(BIAS, 1)                                                                                                           \
  /* the tag */                                                                                                        \
  X(TAG_IS, 16)    /* place and strength of a tag whose mention stands for it */                                       \
  X(TAG_NOT, 16)   /* ... for another */                                                                               \
  X(TAG_AGREES, 3) /* the tag's (or beat's) gender and its own */                                                      \
  X(AGREE_RANK, 5) /* among those that agree */                                                                        \
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
  X(LEAD_COLON, 1)                                                                                                     \
  X(AGE, 4)                                                                                                            \
  /* inside quotations */                                                                                              \
  X(ADDRESSED, 5)                                                                                                      \
  X(SPOKEN_OF, 5)                                                                                                      \
  X(ADDRESSED_OTHER, 2) /* the turn before, behind addresses another */                                                \
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
  X(ANSWERS, 2)    /* the speaker before addressed it / is addressed by this turn */                                   \
  /* second pass */                                                                                                    \
  X(SPEAKS_AHEAD, 6) /* found to speak 1, 2, 3 turns on; without or with narration between */                          \
  X(AHEAD_COUNT, 4)  /* of the turns found ahead */                                                                    \
  X(FRAMED, 4)       /* the same speaker before and behind: it, or another */                                          \
  X(PAIR, 4)         /* how often it and the speaker before took turns */

#define QAI_F_ENUM(name, n) QAI_F_##name, QAI_F_##name##_END = QAI_F_##name + (n)-1,
enum { QAI_DIALOGUE_FEATURES(QAI_F_ENUM) QAI_FEATURES };

/* What was decided around a turn. */
typedef struct qai_history {
  uint32_t speakers[QAI_HISTORY]; /* entities; [0] spoke the turn before; QAI_NONE: nobody known */
  uint32_t ahead[QAI_AHEAD];      /* entities; QAI_NONE throughout in the first pass */
} qai_history;

/* Who takes turns with whom, from a first pass: counts by a small hash of the two (it may collide; a count is
 * a hint). */
#define QAI_PAIRS 4096u
typedef struct qai_pairs {
  uint16_t n[QAI_PAIRS];
} qai_pairs;

uint32_t qai_pair_slot(uint32_t a, uint32_t b);

typedef struct qai_features {
  uint16_t id[QAI_FEATURES_MAX];
  uint32_t n;
} qai_features;

/* Features of candidate `c` (index into all->items) of turn `turn`. */
void qai_features_static(const qai_candidates *all, uint32_t turn, uint32_t c, qai_features *out);
/* `pairs` may be NULL (first pass). */
void qai_features_history(const qai_candidates *all, uint32_t turn, uint32_t c, const qai_history *history,
                          const qai_pairs *pairs, qai_features *out);

#endif
