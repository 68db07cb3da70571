/*
 * Labels of the words of a passage, by the models of roles.h and spans.h.
 *
 * In: a passage, a model, working memory.  Out: sums, labels and probabilities, the same bits from each version.  The
 * code (labels_code.h) is compiled once for every processor and once for those with vectors of 256 bits; the choice is
 * made at run time.
 */
#ifndef QAI_ATTRIBUTE_LABELS_H
#define QAI_ATTRIBUTE_LABELS_H

#include "attribute/roles.h"
#include "attribute/spans.h"

typedef struct qai_labels {
  /* Probabilities of the roles of each word, QAI_LABELS_MAX apart.  `sums` has room for QAI_LABELS_MAX numbers for each
   * word and 2 * QAI_GRAM_REACH more, the others have for QAI_LABELS_MAX a word. */
  void (*find_roles)(const qai_passage *p, const qai_linear *model, int16_t *sums, float *weights, float *out);
  /* The sums of all words by themselves for the spans, two for each (QAI_SPANS_PLACE), which all cues of the passage
   * share; then the scores of the words of a frame, QAI_LABELS_MAX apart, the passage's first word first. */
  void (*sum_words)(const qai_passage *p, const uint16_t *codes, const qai_linear *model, int16_t *sides);
  void (*score_cue)(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, int16_t *sums);
  /* Best labels for `n` places whose scores lie one after another, QAI_LABELS_MAX apart.  `ways` has room for as many
   * numbers as there are scores. */
  void (*best)(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways, uint8_t *labels);
  /* Probability of each label at each place, QAI_LABELS_MAX apart.  `weights` has room for as many floats as there are
   * scores. */
  void (*marginals)(const qai_linear *m, const int16_t *scores, uint32_t n, float *weights, float *marginals);
} qai_labels;

extern const qai_labels qai_labels_any;
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#define QAI_LABELS_WITH_AVX2 1
extern const qai_labels qai_labels_avx2;
#endif

/* The versions for this machine, fastest first, that for any machine last; NULL beyond. */
const qai_labels *qai_labels_version(int index);

#endif
