/*
 * The tagger's weights: section "tagger" of a model.
 *
 *   0  number of buckets, 32 bits; zeros up to 64
 *   64 buckets of 64 bytes: four rows of 16 bytes, each the weights of a feature for the tags NOUN to INTJ (14
 *      signed bytes) and the feature's lower 16 bits (0: an empty row)
 */
#ifndef QAI_TAG_TAGGER_H
#define QAI_TAG_TAGGER_H

#include "lexicon/model.h"

enum {
  QAI_TAGGER_TAGS = 14,
  QAI_TAGGER_ROW = 16,
  QAI_TAGGER_ROWS = 4, /* of a bucket */
  QAI_TAGGER_BUCKET = QAI_TAGGER_ROW * QAI_TAGGER_ROWS
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
/* Adds the weights of the features to the tags' scores. */
void qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, int16_t scores[QAI_TAGGER_ROW]);
/* The best tag (QAI_TAG_*) outside the bit set `excluded`; the first one of equals. */
uint8_t qai_tagger_best(const int16_t scores[QAI_TAGGER_ROW], uint32_t excluded);

#endif
