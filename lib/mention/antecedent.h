/*
 * Antecedents: whom a pronoun may stand for, best first by a learned weighing.
 *
 * In: the mentions before the pronoun with their entities.  Out: the entities among them that agree with it in
 * gender, number and kind, each with its features and their score.  The rule: a log-linear ranker over recency,
 * grammatical place, quotation and frequency (after Denis and Baldridge 2008), separate for pronouns
 * in narration, in speech tags and in quotations; tools/train_antecedents.py fits the weights.
 */
#ifndef QAI_MENTION_ANTECEDENT_H
#define QAI_MENTION_ANTECEDENT_H

#include "mention/entities.h"
#include "quotes/feature.h"

enum { QAI_ANTECEDENT_MAX = 16 }; /* entities looked at for one pronoun */

typedef struct qai_candidate {
  uint32_t entity;
  uint32_t mention; /* its latest one before the pronoun */
  uint32_t near;    /* how many of its mentions lie in the window */
  int score;
} qai_candidate;

/* What has been seen so far, mention by mention. */
typedef struct qai_antecedents {
  const qai_scan *scan;
  const qai_entities *entities;
  uint32_t *seen;        /* mentions of each entity so far */
  uint32_t last_same[4]; /* the latest pronoun of each gender that has an entity, or QAI_NONE */
  uint32_t n_entities;   /* room in `seen` */
} qai_antecedents;

/* `max_entities` bounds the entities there will ever be. */
int qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities, uint32_t max_entities);
/* To be called for every mention in order, once its entity is known. */
void qai_antecedents_note(qai_antecedents *a, uint32_t mention);

/* The agreeing entities shortly before a pronoun, the nearest first; returns how many. */
uint32_t qai_antecedents_collect(const qai_antecedents *a, uint32_t pronoun, qai_candidate *out);
/* Features of candidate `k` of the `n` collected. */
void qai_antecedents_features(const qai_antecedents *a, uint32_t pronoun, const qai_candidate *candidates, uint32_t n,
                              uint32_t k, qai_features *out);
/* The best entity, or QAI_NONE. */
uint32_t qai_antecedents_best(const qai_antecedents *a, uint32_t pronoun);

#endif
