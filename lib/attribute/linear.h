/*
 * Linear models over hashed features, and linear chains of them.
 *
 * A feature is a 32-bit hash; its row of eight int8 weights, one a label, lies at the hash's upper bits.  A position's
 * scores are the sums of its features' rows times the model's scale.  A chain adds a score for each pair of labels
 * (conditional random field: Lafferty et al. 2001); best labels by Viterbi, probabilities by forward-backward.
 */
#ifndef QAI_ATTRIBUTE_LINEAR_H
#define QAI_ATTRIBUTE_LINEAR_H

#include <stddef.h>
#include <stdint.h>

enum { QAI_LABELS_MAX = 8, QAI_FEATURES_MAX = 96 /* so that a sum of 8-bit weights fits 16 bits */ };

typedef struct qai_features {
  uint32_t n;
  uint32_t hash[QAI_FEATURES_MAX];
} qai_features;

typedef struct qai_linear {
  const int8_t *rows; /* 2^bits rows of QAI_LABELS_MAX weights */
  uint32_t bits;
  uint32_t n_labels;
  float scale;
  const float *pairs; /* n_labels x n_labels, the label before first; NULL without a chain */
} qai_linear;

/* Adds the feature `value` of template number `template_id`; left out when the list is full. */
static inline void
qai_features_add(qai_features *f, uint32_t template_id, uint32_t value)
{
  uint32_t h = (value ^ (template_id * 0x9e3779b1u)) * 0x85ebca6bu;
  h ^= h >> 15;
  h *= 0xc2b2ae35u;
  if (f->n < QAI_FEATURES_MAX)
    f->hash[f->n++] = h;
}

/* One value from two. */
static inline uint32_t
qai_features_join(uint32_t a, uint32_t b)
{
  return (a * 0x01000193u) ^ ((b << 11 | b >> 21) * 0x27d4eb2fu);
}

/* Adds the features' rows to `sums`: a position's features may be summed in parts.  Then its scores. */
void qai_linear_add(const qai_linear *m, const qai_features *f, int16_t sums[QAI_LABELS_MAX]);
void qai_linear_scale(const qai_linear *m, const int16_t sums[QAI_LABELS_MAX], float scores[QAI_LABELS_MAX]);
/* Both, for a position's only list. */
void qai_linear_score(const qai_linear *m, const qai_features *f, float scores[QAI_LABELS_MAX]);

/* Best labels for `n` positions whose scores lie one after another, QAI_LABELS_MAX apart.  `ways` has room for as many
 * floats as there are scores. */
void qai_chain_best(const qai_linear *m, const float *scores, uint32_t n, float *ways, uint8_t *labels);
/* Probability of each label at each position.  The scores are used up; `marginals` has room for as many floats as
 * there are scores. */
void qai_chain_marginals(const qai_linear *m, float *scores, uint32_t n, float *marginals);

#endif
