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
#include "quotes/feature.h"

enum { QAI_ANTECEDENT_MAX = 18 }; /* entities looked at for one mention */

typedef struct qai_candidate {
  uint32_t entity;  /* QAI_NONE: somebody new */
  uint32_t mention; /* its latest one before the anaphor */
  uint32_t near;    /* how many of its mentions lie in the window */
  int score;
} qai_candidate;

/* What has been seen so far, mention by mention. */
typedef struct qai_antecedents {
  const qai_scan *scan;
  const qai_entities *entities;
  uint32_t *seen;        /* mentions of each entity so far */
  uint32_t *same_noun;   /* of each form: the mention, and one, that last was a noun phrase with this head */
  uint32_t last_same[4]; /* the latest pronoun of each gender that has an entity, or QAI_NONE */
  uint32_t n_entities;   /* room in `seen` */
} qai_antecedents;

/* `max_entities` bounds the entities there will ever be. */
int qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities, uint32_t max_entities);
/* To be called for every mention in order, once its entity is known. */
void qai_antecedents_note(qai_antecedents *a, uint32_t mention);

/* Is the mention one that the ranker decides: a pronoun, or "the girl", "her brother"? */
int qai_antecedents_is_anaphor(const qai_scan *scan, uint32_t mention);
/* The possessor inside a noun phrase ("her" in "her mother"), a mention; QAI_NONE without one. */
uint32_t qai_antecedents_possessor(const qai_scan *scan, uint32_t mention);

/* The agreeing entities shortly before a mention, the nearest first, and "somebody new" for a noun phrase; never
 * `possessor` (or QAI_NONE); returns how many. */
uint32_t qai_antecedents_collect(const qai_antecedents *a, uint32_t anaphor, uint32_t possessor, qai_candidate *out);
/* Features of candidate `k` of the `n` collected. */
void qai_antecedents_features(const qai_antecedents *a, uint32_t anaphor, const qai_candidate *candidates, uint32_t n,
                              uint32_t k, qai_features *out);
/* The best entity; QAI_NONE when there is none, or somebody new. */
uint32_t qai_antecedents_best(const qai_antecedents *a, uint32_t anaphor, uint32_t possessor);

#endif
