/*
 * Antecedents: whom a pronoun or a noun phrase ("the girl") may stand for, by a learned weighing.
 *
 * In: the mentions before it with their entities.  Out: the entities among them that agree with it in gender,
 * number and kind, each with its features and their score; for a noun phrase "somebody new" is one more candidate.
 * The rule: a log-linear ranker over recency, grammatical place, quotation, frequency and nouns (after Denis and
 * Baldridge 2008), separate for narration, speech tags and quotations; tools/train_antecedents.py fits the
 * weights.
 */
#ifndef QAI_MENTION_ANTECEDENT_H
#define QAI_MENTION_ANTECEDENT_H

#include "mention/entities.h"

enum {
  QAI_ANTECEDENT_MAX = 18,       /* entities looked at for one mention */
  QAI_ANTECEDENT_FEATURES = 25,  /* of one candidate, at most */
  QAI_ANTECEDENT_ROWS = 29 * 64, /* of weights: templates with 8 values in 8 places */
  QAI_ANTECEDENT_WINDOW = 64     /* mentions before the anaphor */
};

typedef struct qai_candidate {
  uint32_t entity;  /* QAI_NONE: somebody new */
  uint32_t mention; /* its latest one before the anaphor */
  uint32_t near;    /* how many of its mentions lie in the window */
} qai_candidate;

/* What a mention in the window keeps for the anaphors behind it. */
typedef struct qai_met {
  uint32_t entity, last, sentence, paragraph, region; /* its own */
  uint16_t flags;
  uint8_t kind;
  uint8_t form, governed, tag; /* values of features */
} qai_met;

/* What is known of an entity that has been met. */
typedef struct qai_followed {
  uint64_t slots; /* those of its mentions in the window */
  uint32_t seen;  /* its mentions so far; 0: not met yet, and the rest is not set */
  uint8_t type, gender;
  uint8_t concord; /* which of the sets qai_antecedents.agreeing its slots are in */
  uint8_t told;    /* one of its mentions so far stands in no quotation */
  uint32_t traits; /* what its noun phrases have said of it: of each dimension of contrast a value, or 0 */
} qai_followed;

enum { QAI_CONCORDS = 8 };

/* What has been seen so far, mention by mention.  The mention k before the next one to be noted has slot -k of the
 * window, counted from that of the next: the newer, the lower. */
typedef struct qai_antecedents {
  const qai_scan *scan;
  const qai_entities *entities;
  QAI_VECTOR(qai_followed) followed; /* each entity */
  uint64_t resolved;                 /* slots of mentions that have an entity, */
  uint64_t agreeing[QAI_CONCORDS];   /* parted by what agrees with it */
  uint32_t noted;                    /* mentions so far */
  uint32_t oldest;                   /* the first that lies few enough paragraphs back */
  uint32_t reach;                    /* the word behind the mention that ends last */
  uint32_t *same_noun;   /* of each form: the mention, and one, that last was a noun phrase with this head */
  uint32_t last_spoke;   /* the latest mention in narration beside a reporting verb, or that takes over, or QAI_NONE */
  uint32_t last_took;    /* the latest one that takes over, or QAI_NONE */
  int family;            /* the narrator has told of his own: "my brother" */
  uint32_t last_same[4]; /* the latest pronoun of each gender that has an entity, or QAI_NONE */
  qai_met window[QAI_ANTECEDENT_WINDOW]; /* of these only what was noted is there */
} qai_antecedents;

/* The rows of the table of weights that a candidate's features are. */
typedef struct qai_antecedent_rows {
  uint32_t n;
  uint16_t row[QAI_ANTECEDENT_FEATURES];
} qai_antecedent_rows;

int qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities);
/* To be called for every mention in order, once its entity is known; a phrase and its possessor may change places. */
int qai_antecedents_note(qai_antecedents *a, uint32_t mention);
/* To be called when an entity has got another gender. */
void qai_antecedents_follow(qai_antecedents *a, uint32_t entity);

/* Do the words of a noun phrase exclude the entity: "the young man" one who was "the old man"? */
int qai_antecedents_exclude(const qai_antecedents *a, const qai_mention *m, uint32_t entity);

/* Is the mention one that the ranker decides: a pronoun, or "the girl", "her brother"? */
int qai_antecedents_is_anaphor(const qai_scan *scan, uint32_t mention);
/* Is it in narration, with a reporting verb beside it? */
int qai_antecedents_speaks(const qai_scan *scan, const qai_mention *m);
/* Is it in a speech tag: a reporting verb beside it and a quotation within two words of them? */
int qai_antecedents_is_tag(const qai_scan *scan, const qai_mention *m);
/* The possessor inside a noun phrase ("her" in "her mother"), a mention; QAI_NONE without one. */
uint32_t qai_antecedents_possessor(const qai_scan *scan, uint32_t mention);

/* The agreeing entities shortly before a mention, the nearest first, and "somebody new" for a noun phrase; never
 * the entity `not_it` (its possessor, the speaker of its quotation; or QAI_NONE); returns how many.  Fewer than
 * QAI_ANTECEDENT_WINDOW mentions before it may not have been noted yet. */
uint32_t qai_antecedents_collect(qai_antecedents *a, uint32_t anaphor, uint32_t not_it, qai_candidate *out);
/* Features of candidate `k` of the `n` collected. */
void qai_antecedents_features(const qai_antecedents *a, uint32_t anaphor, const qai_candidate *candidates, uint32_t n,
                              uint32_t k, qai_antecedent_rows *out);
/* The best entity; QAI_NONE when there is none, or somebody new. */
uint32_t qai_antecedents_best(qai_antecedents *a, uint32_t anaphor, uint32_t not_it);

#endif
