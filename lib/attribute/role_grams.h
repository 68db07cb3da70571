/*
 * The grams of the roles (roles.h), for a file that is compiled for one kind of processor (labels_code.h).
 */
#ifndef QAI_ATTRIBUTE_ROLE_GRAMS_H
#define QAI_ATTRIBUTE_ROLE_GRAMS_H

#include "attribute/roles.h"

static inline uint32_t
qai_role_bucket(uint32_t n)
{
  return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : 7;
}

/* What the word and its neighbours say of the words around them. */
QAI_GRAMS_INLINE void
qai_role_form_grams(const qai_passage_word *w, uint32_t at, qai_grams g)
{
  uint32_t tags = (uint32_t)w[-1].tag << 8 | w->tag;
  qai_grams_add(g, 1, w->form, at - 3, 7);
  qai_grams_add(g, 2, qai_grams_join(w[-1].kin, w->kin), at - 2, 4);
  qai_grams_add(g, 3, tags, at - 2, 4);
  qai_grams_add(g, 4, tags << 8 | w[1].tag, at - 1, 3);
  qai_grams_add(g, 5, qai_grams_join(w->ending, w->tag), at - 1, 3);
  qai_grams_add(g, 6, (uint32_t)w[-1].mention << 16 | (uint32_t)w->mention << 8 | w[1].mention, at - 1, 3);
  if (w->lemma != w->form)
    qai_grams_add(g, 7, w->lemma, at - 1, 3);
}

QAI_GRAMS_INLINE qai_lanes
qai_role_word_grams(const qai_passage_word *w, uint32_t at, qai_grams g, qai_lanes sum)
{
  uint32_t cues = (uint32_t)w[-1].cue << 16 | (uint32_t)w->cue << 8 | w[1].cue;
  sum = qai_grams_one(g, sum, 10, qai_grams_join(w[-1].tag, w->kin), at);
  sum = qai_grams_one(g, sum, 11, qai_grams_join(w->kin, w[1].tag), at);
  sum = qai_grams_one(g, sum, 12, (uint32_t)w[-1].shape << 16 | (uint32_t)w->shape << 8 | w[1].shape, at);
  sum = qai_grams_one(g, sum, 13, qai_grams_join(w->kin, w[-1].mention), at);
  if (cues)
    sum = qai_grams_one(g, sum, 14, cues, at);
  if (w->cue)
    sum = qai_grams_one(g, sum, 15, qai_grams_join(w->cue, (uint32_t)w[-1].mention << 8 | w[1].mention), at);
  if (w->rate)
    sum = qai_grams_one(g, sum, 16, (uint32_t)w->rate << 16 | (uint32_t)w[-1].tag << 8 | w[1].tag, at);
  if (w->lemma != w->form)
    sum = qai_grams_one(g, sum, 17, qai_grams_join(w->lemma, w[1].kin), at);
  if (w->edge)
    sum = qai_grams_one(g, sum, 18, w->edge, at);
  if (w->classes)
    sum = qai_grams_one(g, sum, 19, qai_grams_join(w->classes, 7), at);
  return sum;
}

QAI_GRAMS_INLINE qai_lanes
qai_role_mark_grams(const qai_passage_word *w, uint32_t at, qai_grams g, qai_lanes sum)
{
  uint32_t around =
      (uint32_t)w[-2].quote << 12 | (uint32_t)w[-1].quote << 8 | (uint32_t)w->quote << 4 | (uint32_t)w[1].quote;
  uint32_t marks = (uint32_t)w[-1].mark << 8 | (uint32_t)w->mark << 4 | w[1].mark;
  if (around | w[2].quote)
    sum = qai_grams_one(g, sum, 20, around << 4 | w[2].quote, at);
  if (marks)
    sum = qai_grams_one(g, sum, 21, around << 12 | marks, at);
  if (around) {
    sum = qai_grams_one(g, sum, 22, qai_grams_join(w->kin, around), at);
    sum = qai_grams_one(g, sum, 23, qai_grams_join(w->tag, around), at);
  }
  return sum;
}

static inline uint32_t
qai_role_near_code(const qai_near_cue *x)
{
  return x->distance ? 1u << 8 | (uint32_t)x->between << 4 | qai_role_bucket(x->distance) : 0;
}

QAI_GRAMS_INLINE qai_lanes
qai_role_near_cue_grams(const qai_passage_word *w, const qai_near_cue *l, const qai_near_cue *r, uint32_t at,
                        qai_grams g, qai_lanes sum)
{
  uint32_t left = qai_role_near_code(l), right = qai_role_near_code(r);
  if (left) {
    const qai_passage_word *cue = w - l->distance;
    sum = qai_grams_one(g, sum, 30, qai_grams_join(cue->lemma, l->between), at);
    sum = qai_grams_one(g, sum, 31, qai_grams_join(cue->lemma, cue[1].kin), at);
    sum = qai_grams_one(g, sum, 32, qai_grams_join(cue->cue, left << 8 | w->quote), at);
  }
  if (right) {
    const qai_passage_word *cue = w + r->distance;
    sum = qai_grams_one(g, sum, 33, qai_grams_join(cue->lemma, r->between), at);
    sum = qai_grams_one(g, sum, 34, qai_grams_join(cue->cue, right << 8 | w->quote), at);
    sum = qai_grams_one(g, sum, 35, qai_grams_join(w->kin, cue->cue), at);
  }
  sum = qai_grams_one(g, sum, 36, qai_grams_join(left, right), at);
  sum = qai_grams_one(g, sum, 37, qai_grams_join(w->tag, (left >> 4) << 16 | right >> 4), at);
  return sum;
}

/* How far the nearest marks of speech are that open behind the word or close before it. */
QAI_GRAMS_INLINE qai_lanes
qai_role_near_mark_grams(const qai_passage_word *w, uint32_t at, qai_grams g, qai_lanes sum)
{
  uint32_t d, left = 0, right = 0;
  for (d = 1; d <= QAI_PASSAGE_PAD; d++) {
    if (!left && w[-(int)d].quote == QAI_VIEW_CLOSE)
      left = d;
    if (!right && w[d].quote == QAI_VIEW_OPEN)
      right = d;
  }
  if (!(left | right))
    return sum;
  sum = qai_grams_one(g, sum, 40, left << 4 | right, at);
  sum = qai_grams_one(g, sum, 41, qai_grams_join(w->cue, left << 4 | right), at);
  sum = qai_grams_one(g, sum, 42, qai_grams_join(w->kin, left << 4 | right), at);
  return sum;
}

QAI_GRAMS_INLINE void
qai_role_grams(const qai_passage *p, const qai_near_cues *near, uint32_t k, qai_grams out)
{
  const qai_passage_word *w = p->words + k - 1;
  uint32_t at = k - 1 + QAI_GRAM_REACH;
  qai_lanes sum;
  qai_role_form_grams(w, at, out);
  if (k == 0 || k > p->n)
    return;
  sum = qai_role_word_grams(w, at, out, qai_lanes_all(0));
  sum = qai_role_mark_grams(w, at, out, sum);
  sum = qai_role_near_cue_grams(w, &near->left[k - 1], &near->right[k - 1], at, out, sum);
  qai_grams_end(out, qai_role_near_mark_grams(w, at, out, sum), at);
}

#endif
