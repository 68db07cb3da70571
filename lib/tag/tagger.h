/*
 * The tagger's weights: section "tagger" of a model.
 *
 *   0  number of buckets, 32 bits; zeros up to 64
 *   64 buckets of 64 bytes: four rows of 14 bytes, each the weights of a feature for the tags NOUN to INTJ (signed),
 *      then four marks of 16 bits: the feature's lower ones (0: an empty row)
 */
#ifndef QAI_TAG_TAGGER_H
#define QAI_TAG_TAGGER_H

#include "lexicon/model.h"

enum {
  QAI_TAGGER_TAGS = 14,
  QAI_TAGGER_SUMS = 16, /* room for a row's sums and two numbers that mean nothing: a whole number of vectors */
  QAI_TAGGER_ROWS = 4,  /* of a bucket */
  QAI_TAGGER_MARKS = QAI_TAGGER_TAGS * QAI_TAGGER_ROWS, /* where they are in a bucket */
  QAI_TAGGER_BUCKET = 64
};

typedef struct qai_tagger {
  const unsigned char *buckets;
  uint32_t n_buckets;
} qai_tagger;

/* QUOTEATTR_ERR_DATA when the model has no sound section.  The tagger lives as long as the model's bytes. */
int qai_tagger_open(const qai_model *model, qai_tagger *out);
/* The bucket and the mark of a feature. */
uint32_t qai_tagger_bucket(uint32_t feature, uint32_t n_buckets);
uint32_t qai_tagger_mark(uint32_t feature);
/* Sums to add to: those of no tag, and of the tags (QAI_TAG_*) in the bit set `excluded`, are so far below 0 that no
 * weights bring them up. */
void qai_tagger_start(uint32_t excluded, int16_t sums[QAI_TAGGER_SUMS]);
/* Adds the weights of the features to the tags' sums.  That cannot overflow below 100 features. */
void qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, int16_t sums[QAI_TAGGER_SUMS]);
/* The best tag (QAI_TAG_*) by sums that came of qai_tagger_start(); the first one of equals. */
uint8_t qai_tagger_best(const int16_t sums[QAI_TAGGER_SUMS]);

/* One row more.  That nothing overlaps (restrict) lets the compiler add it as one vector. */
static inline void
qai_tagger_add_row(const unsigned char *restrict row, int16_t *restrict sums)
{
  uint32_t k;
  for (k = 0; k < QAI_TAGGER_SUMS; k++)
    sums[k] = (int16_t)(sums[k] + (signed char)row[k]);
}

/* Sums that were made before. */
static inline void
qai_tagger_add_sums(const int16_t *restrict more, int16_t *restrict sums)
{
  uint32_t k;
  for (k = 0; k < QAI_TAGGER_SUMS; k++)
    sums[k] = (int16_t)(sums[k] + more[k]);
}

#endif
