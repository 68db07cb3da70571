/*
 * The code of labels.h, for a file that is compiled for one kind of processor and gives QAI_LABELS_VERSION its name.
 */
#ifndef QAI_ATTRIBUTE_LABELS_CODE_H
#define QAI_ATTRIBUTE_LABELS_CODE_H

#include "attribute/chain.h"
#include "attribute/labels.h"
#include "attribute/role_grams.h"
#include "attribute/span_grams.h"

static void
find_roles(const qai_passage *p, const qai_linear *model, int16_t *sums, float *weights, float *out)
{
  qai_near_cues near;
  qai_grams g = qai_grams_into(model, sums);
  uint32_t k;
  qai_roles_look(p, &near);
  memset(sums, 0, (size_t)(p->n + 2 * QAI_GRAM_REACH) * QAI_LABELS_MAX * sizeof *sums);
  for (k = 0; k <= p->n + 1; k++)
    qai_role_grams(p, &near, k, g);
  qai_chain_marginals(model, sums + QAI_GRAM_REACH * QAI_LABELS_MAX, p->n, weights, out);
}

static void
sum_words(const qai_passage *p, const uint16_t *codes, const qai_linear *model, int16_t *sides)
{
  qai_grams g = qai_grams_into(model, sides);
  uint32_t k;
  memset(sides, 0, QAI_SPANS_PLACE(p->n + QAI_GRAM_REACH, 0) * QAI_LABELS_MAX * sizeof *sides);
  for (k = 0; k <= p->n + 1; k++)
    qai_span_word_grams(p, codes, k, g);
}

/* The scores of the words `from` .. `to`, all on one side of the cue. */
static void
score_side(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, uint32_t from, uint32_t to,
           int16_t *sums)
{
  int16_t path[QAI_LABELS_MAX] = {0};
  qai_grams to_path = qai_grams_into(model, path), g = qai_grams_into(model, sums);
  uint32_t k;
  for (k = from; k < to; k++) {
    const int16_t *word = sides + QAI_SPANS_PLACE(k, c->seen[k].side) * QAI_LABELS_MAX;
    if (k == from || !qai_span_same_path(c, k, k - 1)) {
      memset(path, 0, sizeof path);
      qai_span_path_grams(c, k, to_path);
    }
    g.sums = sums + (size_t)k * QAI_LABELS_MAX;
    qai_lanes_store(qai_lanes_add(qai_lanes_load(path), qai_lanes_load(word)), g.sums);
    qai_span_cue_grams(c, k, g);
  }
}

static void
score_cue(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, int16_t *sums)
{
  qai_grams g = qai_grams_into(model, sums);
  uint32_t k;
  score_side(c, model, sides, c->from, c->first, sums);
  memset(sums + (size_t)c->first * QAI_LABELS_MAX, 0, (c->last - c->first) * QAI_LABELS_MAX * sizeof *sums);
  for (k = c->first; k < c->last; k++) {
    g.sums = sums + (size_t)k * QAI_LABELS_MAX;
    qai_span_cue_grams(c, k, g);
  }
  score_side(c, model, sides, c->last, c->to, sums);
}

static void
find_best(const qai_linear *m, const int16_t *scores, uint32_t n, int16_t *ways, uint8_t *labels)
{
  qai_chain_best(m, scores, n, ways, labels);
}

static void
find_marginals(const qai_linear *m, const int16_t *scores, uint32_t n, float *weights, float *marginals)
{
  qai_chain_marginals(m, scores, n, weights, marginals);
}

const qai_labels QAI_LABELS_VERSION = {find_roles, sum_words, score_cue, find_best, find_marginals};

#endif
