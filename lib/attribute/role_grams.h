/*
 * The grams of the roles (roles.h), for a file that is compiled for one kind of processor (labels_code.h).
 */
#ifndef QAI_ATTRIBUTE_ROLE_GRAMS_H
#define QAI_ATTRIBUTE_ROLE_GRAMS_H

#include "attribute/roles.h"

enum {
  QAI_ROLE_FOUND = 26,     /* grams of a word, */
  QAI_ROLE_FOUND_ONE = 19, /* and how many of them speak for it alone */
  QAI_ROLE_REACH = 3,      /* the others speak for as many places before it, */
  QAI_ROLE_PLACES = 7      /* and so many in all */
};

/* A cue's distance by size, with what stands between; 0 without one, when nothing does. */
static inline uint32_t
qai_near_code(const qai_near *x)
{
  static const uint8_t sizes[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7};
  enum { FAR = sizeof sizes - 1 };
  return (uint32_t)(x->cue != 0) << 8 | (uint32_t)x->between << 4 | sizes[x->cue < FAR ? x->cue : FAR];
}

/* What the word and its neighbours say of the words around them: `sums` are those of the places from QAI_ROLE_REACH
 * before the word on. */
QAI_INLINE void
qai_role_form_grams(const qai_passage_word *w, uint32_t at, qai_grams *g, qai_lanes *sums)
{
  uint32_t tags = (uint32_t)w[-1].tag << 8 | w->tag;
  qai_grams_rows(g, sums, 1, w->form, at - 3, 7);
  qai_grams_rows(g, sums + 1, 2, qai_grams_join(w[-1].kin, w->kin), at - 2, 4);
  qai_grams_rows(g, sums + 1, 3, tags, at - 2, 4);
  qai_grams_rows(g, sums + 2, 4, tags << 8 | w[1].tag, at - 1, 3);
  qai_grams_rows(g, sums + 2, 5, qai_grams_join(w->ending, w->tag), at - 1, 3);
  qai_grams_rows(g, sums + 2, 6, (uint32_t)w[-1].mention << 16 | (uint32_t)w->mention << 8 | w[1].mention, at - 1, 3);
  if (qai_grams_has(g, w->lemma != w->form, 1))
    qai_grams_rows(g, sums + 2, 7, w->lemma, at - 1, 3);
}

QAI_INLINE qai_lanes
qai_role_word_grams(const qai_passage_word *w, uint32_t at, qai_grams *g, qai_lanes sum)
{
  uint32_t cues = (uint32_t)w[-1].cue << 16 | (uint32_t)w->cue << 8 | w[1].cue;
  sum = qai_grams_one(g, sum, 12, (uint32_t)w[-1].shape << 16 | (uint32_t)w->shape << 8 | w[1].shape, at);
  sum = qai_grams_one(g, sum, 13, qai_grams_join(w->kin, w[-1].mention), at);
  sum = qai_grams_one_if(g, sum, cues != 0, 14, cues, at);
  if (qai_grams_has(g, w->cue != 0, 1))
    sum = qai_grams_one(g, sum, 15, qai_grams_join(w->cue, (uint32_t)w[-1].mention << 8 | w[1].mention), at);
  sum = qai_grams_one_if(g, sum, w->rate != 0, 16, (uint32_t)w->rate << 16 | (uint32_t)w[-1].tag << 8 | w[1].tag, at);
  if (qai_grams_has(g, w->edge != 0, 1))
    sum = qai_grams_one(g, sum, 18, w->edge, at);
  sum = qai_grams_one_if(g, sum, w->classes != 0, 19, qai_grams_join(w->classes, 7), at);
  return sum;
}

QAI_INLINE qai_lanes
qai_role_mark_grams(const qai_passage_word *w, uint32_t at, qai_grams *g, qai_lanes sum)
{
  uint32_t around =
      (uint32_t)w[-2].quote << 12 | (uint32_t)w[-1].quote << 8 | (uint32_t)w->quote << 4 | (uint32_t)w[1].quote;
  uint32_t marks = (uint32_t)w[-1].mark << 8 | (uint32_t)w->mark << 4 | w[1].mark;
  if (qai_grams_has(g, (around | w[2].quote) != 0, 1))
    sum = qai_grams_one(g, sum, 20, around << 4 | w[2].quote, at);
  sum = qai_grams_one_if(g, sum, marks != 0, 21, around << 12 | marks, at);
  if (qai_grams_has(g, around != 0, 2)) {
    sum = qai_grams_one(g, sum, 22, qai_grams_join(w->kin, around), at);
    sum = qai_grams_one(g, sum, 23, qai_grams_join(w->tag, around), at);
  }
  return sum;
}

QAI_INLINE qai_lanes
qai_role_near_cue_grams(const qai_passage_word *w, const qai_near *l, const qai_near *r, uint32_t at, qai_grams *g,
                        qai_lanes sum)
{
  uint32_t left = qai_near_code(l), right = qai_near_code(r);
  if (qai_grams_has(g, left != 0, 2)) {
    const qai_passage_word *cue = w - l->cue;
    sum = qai_grams_one(g, sum, 30, qai_grams_join(cue->lemma, l->between), at);
    sum = qai_grams_one(g, sum, 32, qai_grams_join(cue->cue, left << 8 | w->quote), at);
  }
  if (qai_grams_has(g, right != 0, 2)) {
    const qai_passage_word *cue = w + r->cue;
    sum = qai_grams_one(g, sum, 33, qai_grams_join(cue->lemma, r->between), at);
    sum = qai_grams_one(g, sum, 34, qai_grams_join(cue->cue, right << 8 | w->quote), at);
  }
  sum = qai_grams_one(g, sum, 37, qai_grams_join(w->tag, (left >> 4) << 16 | right >> 4), at);
  return sum;
}

QAI_INLINE qai_lanes
qai_role_near_mark_grams(const qai_passage_word *w, const qai_near *l, const qai_near *r, uint32_t at, qai_grams *g,
                         qai_lanes sum)
{
  uint32_t marks = (uint32_t)l->mark << 4 | r->mark;
  if (qai_grams_has(g, marks != 0, 3)) {
    sum = qai_grams_one(g, sum, 40, marks, at);
    sum = qai_grams_one(g, sum, 41, qai_grams_join(w->cue, marks), at);
    sum = qai_grams_one(g, sum, 42, qai_grams_join(w->kin, marks), at);
  }
  return sum;
}

/* What speaks for the word alone, added to its sum. */
QAI_INLINE qai_lanes
qai_role_own_grams(const qai_passage_word *w, const qai_near *l, const qai_near *r, uint32_t at, qai_grams *g,
                   qai_lanes sum)
{
  sum = qai_role_word_grams(w, at, g, sum);
  sum = qai_role_mark_grams(w, at, g, sum);
  sum = qai_role_near_cue_grams(w, l, r, at, g, sum);
  return qai_role_near_mark_grams(w, l, r, at, g, sum);
}

QAI_INLINE void
qai_role_grams(const qai_passage *p, const qai_near_words *near, uint32_t k, qai_grams *g)
{
  const qai_passage_word *w = p->words + k - 1;
  uint32_t at = k - 1 + QAI_GRAM_REACH;
  qai_lanes sums[QAI_ROLE_PLACES];
  qai_grams_open(g, at - QAI_ROLE_REACH, QAI_ROLE_PLACES, sums);
  qai_role_form_grams(w, at, g, sums);
  if (qai_grams_has(g, k > 0 && k <= p->n, QAI_ROLE_FOUND_ONE))
    sums[QAI_ROLE_REACH] = qai_role_own_grams(w, &near->left[k], &near->right[k], at, g, sums[QAI_ROLE_REACH]);
  qai_grams_close(g, at - QAI_ROLE_REACH, QAI_ROLE_PLACES, sums);
}

#endif
