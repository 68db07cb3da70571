/*
 * The tagger's weights: section "tagger" of a model.
 *
 *   0  number of buckets, 32 bits; zeros up to 64
 *   64 buckets of 64 bytes: four rows of 14 bytes, each the weights of a feature for the tags NOUN to INTJ (signed),
 *      then four marks of 16 bits: the feature's lower ones (0: an empty row)
 */
#ifndef QAI_TAG_TAGGER_H
#define QAI_TAG_TAGGER_H

#include "base/lanes.h"
#include "lexicon/model.h"

enum {
  QAI_TAGGER_TAGS = 14,
  QAI_TAGGER_ROWS = 4,                                  /* of a bucket */
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

/* Sums of weights by tag, which are added as two vectors, half a cache line. */
typedef struct qai_tagger_sums {
  int16_t of[QAI_TAGGER_TAGS]; /* by QAI_TAG_*, less 1 */
  uint32_t key;                /* for whoever keeps them: what they are of.  Adding spoils it */
} qai_tagger_sums;

/* The same in registers. */
typedef struct qai_tagger_lanes {
  qai_lanes low, high;
} qai_tagger_lanes;

/* Sums to add to: those of the tags (QAI_TAG_*) in the bit set `excluded` are so far below 0 that no weights bring them
 * up. */
void qai_tagger_start(uint32_t excluded, qai_tagger_sums *sums);
/* Does that to sums which hold some weights already. */
void qai_tagger_exclude(uint32_t excluded, qai_tagger_sums *sums);
/* Asks for the features' rows, so that they are there when they are added. */
void qai_tagger_fetch(const qai_tagger *tagger, const uint32_t *features, uint32_t n);
/* Adds the weights of the features to the tags' sums.  That cannot overflow below 100 features. */
void qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, qai_tagger_sums *sums);
/* The same of one and of two: how many come next is a toss-up. */
void qai_tagger_add_one(const qai_tagger *tagger, const uint32_t *feature, qai_tagger_sums *sums);
void qai_tagger_add_two(const qai_tagger *tagger, const uint32_t *features, qai_tagger_sums *sums);
/* The best tag (QAI_TAG_*) by sums that came of qai_tagger_start(); the first one of equals. */
uint8_t qai_tagger_best(const qai_tagger_sums *sums);

static inline const int16_t *
qai_tagger_numbers(const qai_tagger_sums *sums)
{
  return (const void *)sums;
}

static inline qai_tagger_lanes
qai_tagger_load(const qai_tagger_sums *sums)
{
  qai_tagger_lanes x;
  x.low = qai_lanes_load(qai_tagger_numbers(sums));
  x.high = qai_lanes_load(qai_tagger_numbers(sums) + QAI_LANES);
  return x;
}

static inline qai_tagger_lanes
qai_tagger_plus(qai_tagger_lanes x, const qai_tagger_sums *sums)
{
  qai_tagger_lanes y = qai_tagger_load(sums);
  x.low = qai_lanes_add(x.low, y.low);
  x.high = qai_lanes_add(x.high, y.high);
  return x;
}

/* The two lanes of the key can be anything: they become the lowest number before the best is looked for. */
static inline uint8_t
qai_tagger_best_of(qai_tagger_lanes x)
{
  static const int16_t most[QAI_LANES] = {INT16_MAX, INT16_MAX, INT16_MAX, INT16_MAX,
                                          INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};
  x.high = qai_lanes_min(x.high, qai_lanes_load(most));
  return (uint8_t)(1 + qai_lanes_find(x.low, x.high, qai_lanes_top(qai_lanes_max(x.low, x.high))));
}

#endif
