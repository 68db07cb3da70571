/*
 * The code of labels.h, for a file that is compiled for one kind of processor and gives QAI_LABELS_VERSION its name.
 */
#ifndef QAI_ATTRIBUTE_LABELS_CODE_H
#define QAI_ATTRIBUTE_LABELS_CODE_H

#include "attribute/chain.h"
#include "attribute/labels.h"
#include "attribute/role_grams.h"
#include "attribute/span_grams.h"

enum { AHEAD = 16 }; /* words whose rows are on their way while others are added */

static uint32_t
least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

static void
find_roles(const qai_passage *p, const qai_linear *model, int16_t *sums, float *weights, float *out)
{
  const int8_t *found[AHEAD][QAI_ROLE_FOUND];
  qai_near_words near;
  uint32_t first, last, k;
  qai_roles_look(p, &near);
  memset(sums, 0, (size_t)(p->n + 2 * QAI_GRAM_REACH) * QAI_LABELS_MAX * sizeof *sums);
  for (first = 0; first <= p->n + 1; first = last) {
    last = least(first + AHEAD, p->n + 2);
    for (k = first; k < last; k++) {
      qai_grams g = qai_grams_to_find(model, found[k - first]);
      qai_role_grams(p, &near, k, &g);
    }
    for (k = first; k < last; k++) {
      qai_grams g = qai_grams_to_add(found[k - first], sums);
      qai_role_grams(p, &near, k, &g);
    }
  }
  qai_chain_marginals(model, sums + QAI_GRAM_REACH * QAI_LABELS_MAX, p->n, weights, out);
}

static void
sum_words(const qai_passage *p, const uint16_t *codes, const qai_linear *model, int16_t *sides)
{
  const int8_t *found[AHEAD][QAI_SPAN_FOUND];
  uint32_t first, last, k;
  memset(sides, 0, QAI_SPANS_PLACE(p->n + QAI_GRAM_REACH, 0) * QAI_LABELS_MAX * sizeof *sides);
  for (first = 0; first <= p->n + 1; first = last) {
    last = least(first + AHEAD, p->n + 2);
    for (k = first; k < last; k++) {
      qai_grams g = qai_grams_to_find(model, found[k - first]);
      qai_span_word_grams(p, codes, k, &g);
    }
    for (k = first; k < last; k++) {
      qai_grams g = qai_grams_to_add(found[k - first], sides);
      qai_span_word_grams(p, codes, k, &g);
    }
  }
}

/* The rows of words on one side of a cue.  What a word shares with the one before it is not looked up again. */
typedef struct found_side {
  const int8_t *marks[AHEAD][QAI_SPAN_FOUND_MARKS], *path[AHEAD][QAI_SPAN_FOUND_PATH], *seen[AHEAD][QAI_SPAN_FOUND_CUE];
  int new_marks[AHEAD], new_path[AHEAD];
} found_side;

/* Sums of what words share. */
typedef struct shared_sums {
  int16_t side[QAI_LABELS_MAX], marks[QAI_LABELS_MAX], path[QAI_LABELS_MAX];
} shared_sums;

static void
find_seen(const qai_cue_frame *c, const qai_linear *model, uint32_t k, int is_first, uint32_t slot, found_side *to)
{
  qai_grams g = qai_grams_to_find(model, to->seen[slot]);
  qai_span_seen_grams(c, k, &g);
  to->new_marks[slot] = is_first || c->passage->words[k].quote != c->passage->words[k - 1].quote;
  to->new_path[slot] = to->new_marks[slot] || !qai_span_same_path(c, k, k - 1);
  if (to->new_path[slot]) {
    g = qai_grams_to_find(model, to->path[slot]);
    qai_span_path_grams(c, k, &g);
  }
  if (to->new_marks[slot]) {
    g = qai_grams_to_find(model, to->marks[slot]);
    qai_span_mark_grams(c, k, &g);
  }
}

static void
add_shared(const qai_cue_frame *c, uint32_t k, uint32_t slot, found_side *found, shared_sums *shared)
{
  qai_grams g;
  if (found->new_marks[slot]) {
    memcpy(shared->marks, shared->side, sizeof shared->marks);
    g = qai_grams_to_add(found->marks[slot], shared->marks);
    qai_span_mark_grams(c, k, &g);
  }
  memcpy(shared->path, shared->marks, sizeof shared->path);
  g = qai_grams_to_add(found->path[slot], shared->path);
  qai_span_path_grams(c, k, &g);
}

static void
sum_side(const qai_cue_frame *c, const qai_linear *model, uint32_t side, int16_t *sums)
{
  const int8_t *found[QAI_SPAN_FOUND_SIDE];
  qai_grams g = qai_grams_to_find(model, found);
  qai_span_side_grams(c, side, &g);
  g = qai_grams_to_add(found, sums);
  qai_span_side_grams(c, side, &g);
}

/* The scores of the words `from` .. `to`, all on one side of the cue. */
static void
score_side(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, uint32_t from, uint32_t to,
           int16_t *sums)
{
  shared_sums shared = {{0}, {0}, {0}};
  found_side found;
  uint32_t first, last, k;
  if (from < to)
    sum_side(c, model, c->seen[from].side, shared.side);
  for (first = from; first < to; first = last) {
    last = least(first + AHEAD, to);
    for (k = first; k < last; k++)
      find_seen(c, model, k, k == from, k - first, &found);
    for (k = first; k < last; k++) {
      const int16_t *word = sides + QAI_SPANS_PLACE(k, c->seen[k].side) * QAI_LABELS_MAX;
      qai_grams g = qai_grams_to_add(found.seen[k - first], sums + (size_t)k * QAI_LABELS_MAX);
      if (found.new_path[k - first])
        add_shared(c, k, k - first, &found, &shared);
      qai_lanes_store(qai_lanes_add(qai_lanes_load(shared.path), qai_lanes_load(word)), g.sums);
      qai_span_seen_grams(c, k, &g);
    }
  }
}

static void
score_cue(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, int16_t *sums)
{
  const int8_t *found;
  qai_grams g = qai_grams_to_find(model, &found);
  uint32_t k;
  score_side(c, model, sides, c->from, c->first, sums);
  qai_span_own_grams(&g);
  for (k = c->first; k < c->last; k++)
    qai_lanes_store(qai_lanes_load8(found), sums + (size_t)k * QAI_LABELS_MAX);
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
