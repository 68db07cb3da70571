/*
 * Trains the models of lib/attribute/linear.h: chains (conditional random fields) and logistic models, by stochastic
 * gradient with AdaGrad (Duchi et al. 2011).  Deterministic: the order of the steps is the caller's.
 */
#ifndef TRAIN_LINEAR_H
#define TRAIN_LINEAR_H

#include "attribute/linear.h"

/* Rows of the table that add to one place. */
typedef struct rows {
  uint32_t n;
  uint32_t row[QAI_GRAMS_MAX];
} rows;

typedef struct learner {
  uint32_t bits, n_labels;
  float *weights, *squares; /* rows of QAI_LABELS_MAX */
  uint8_t *counts;          /* how often each row was seen, up to 255 */
  uint32_t cutoff;          /* rows seen less often are not learnt */
  float pairs[QAI_LABELS_MAX * QAI_LABELS_MAX], pair_squares[QAI_LABELS_MAX * QAI_LABELS_MAX];
  float rate, delta;     /* step; what the squares start from: the larger, the less a rare row moves */
  uint32_t drop, random; /* drop of 256 rows are left out of each step, so that none is relied on alone */
  /* the latest learner_freeze() */
  int8_t *frozen;
  qai_pairs frozen_pairs;
} learner;

void learner_init(learner *l, uint32_t bits, uint32_t n_labels, uint32_t cutoff);
void learner_clear(learner *l);
/* Adds the rows of the grams to the lists of the places they speak for, of which there are `n`. */
void learner_spread(const qai_gram_list *g, rows *places, uint32_t n);
void learner_count(learner *l, const rows *f);
/* One step on a labelled sequence (drops rows from the lists); returns its negative log-likelihood. */
double learner_chain(learner *l, rows *f, const uint8_t *labels, uint32_t n);
/* One step of a logistic model on label 0: `right` is 0 or 1. */
double learner_logistic(learner *l, rows *f, int right);
/* The model as the library reads it, in its units; good until the next freeze or clear. */
qai_linear learner_freeze(learner *l);

#endif
