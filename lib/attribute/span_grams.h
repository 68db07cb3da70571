/*
 * The grams of the spans (spans.h), for a file that is compiled for one kind of processor (labels_code.h).
 */
#ifndef QAI_ATTRIBUTE_SPAN_GRAMS_H
#define QAI_ATTRIBUTE_SPAN_GRAMS_H

#include "attribute/spans.h"

#include <string.h>

enum {
  QAI_SPAN_FOUND = 12,     /* grams of a word by itself, */
  QAI_SPAN_FOUND_SELF = 9, /* and how many of them speak for it alone */
  QAI_SPAN_FOUND_SIDE = 2, /* of a side of a cue, */
  QAI_SPAN_FOUND_MARKS = 2,
  QAI_SPAN_FOUND_PATH = 6,
  QAI_SPAN_FOUND_CUE = 11 /* of a word seen from a cue */
};

/* What speaks for the word alone, added to its sums, one for each side. */
QAI_INLINE void
qai_span_self_grams(const qai_passage_word *w, const uint16_t *code, uint32_t at, qai_grams *g, qai_lanes *sums)
{
  uint32_t quotes = (uint32_t)w[-1].quote << 6 | (uint32_t)w->quote << 3 | w[1].quote;
  uint32_t marks = (uint32_t)w[-1].mark << 6 | (uint32_t)w->mark << 3 | w[1].mark;
  qai_grams_rows(g, sums, 4, (uint32_t)w[-1].mention << 16 | (uint32_t)w->mention << 8 | w[1].mention, at, 2);
  qai_grams_rows(g, sums, 5, w->shape, at, 2);
  qai_grams_rows(g, sums, 6, qai_grams_join(w[-1].kin, w->tag), at, 2);
  qai_grams_rows(g, sums, 7, qai_grams_join(w[1].kin, w->tag), at, 2);
  qai_grams_rows(g, sums, 8, code[0], at, 2);
  qai_grams_rows(g, sums, 9, (uint32_t)(code[-1] & 07777) << 12 | (code[0] & 07777), at, 2);
  qai_grams_rows(g, sums, 10, (uint32_t)(code[1] & 07777) << 12 | (code[0] & 07777), at, 2);
  if (qai_grams_has(g, (marks | quotes) != 0, 2)) {
    qai_grams_rows(g, sums, 11, quotes << 9 | (marks >> 3), at, 2);
    qai_grams_rows(g, sums, 12, quotes << 9 | (marks & 077), at, 2);
  }
}

/* The sums are those of the word before, of the word, and of the one behind. */
QAI_INLINE void
qai_span_word_grams(const qai_passage *p, const uint16_t *codes, uint32_t k, qai_grams *g)
{
  const qai_passage_word *w = p->words + k - 1;
  uint32_t at = QAI_SPANS_PLACE(k - 1, 0);
  qai_lanes sums[6];
  qai_grams_open(g, at - 2, 6, sums);
  qai_grams_rows(g, sums, 1, w->form, at - 2, 6);
  qai_grams_rows(g, sums, 2, qai_grams_join(w[-1].kin, w->kin), at - 2, 4);
  qai_grams_rows(g, sums, 3, (uint32_t)w[-1].tag << 16 | (uint32_t)w->tag << 8 | w[1].tag, at - 2, 6);
  if (qai_grams_has(g, k > 0 && k <= p->n, QAI_SPAN_FOUND_SELF))
    qai_span_self_grams(w, codes + k - 1, at, g, sums + 2);
  qai_grams_close(g, at - 2, 6, sums);
}

static inline uint32_t
qai_span_path_of(const qai_seen *s)
{
  return s->side | (uint32_t)s->commas << 1 | (uint32_t)s->quotes << 3 | (uint32_t)s->stops << 5 |
         (uint32_t)s->same_sentence << 7;
}

static inline int
qai_span_same_path(const qai_cue_frame *c, uint32_t k, uint32_t before)
{
  return memcmp(&c->seen[k], &c->seen[before], sizeof *c->seen) == 0 &&
         c->passage->words[k].quote == c->passage->words[before].quote;
}

/* What is the same on all of a side of the cue. */
QAI_INLINE void
qai_span_side_grams(const qai_cue_frame *c, uint32_t side, qai_grams *g)
{
  const qai_passage_word *end = &c->passage->words[c->last - 1];
  qai_lanes sum = qai_lanes_all(0);
  sum = qai_grams_one(g, sum, 28, qai_grams_join(c->around, side), 0);
  sum = qai_grams_one(g, sum, 29, qai_grams_join(end->form, qai_grams_join(c->marks, side)), 0);
  qai_grams_end(g, sum, 0);
}

/* ... and up to the next mark of speech. */
QAI_INLINE void
qai_span_mark_grams(const qai_cue_frame *c, uint32_t k, qai_grams *g)
{
  const qai_passage_word *cue = &c->passage->words[c->head];
  uint32_t quote = c->passage->words[k].quote, side = c->seen[k].side;
  qai_lanes sum = qai_lanes_all(0);
  sum = qai_grams_one(g, sum, 26, qai_grams_join(cue->lemma, quote << 1 | side), 0);
  sum = qai_grams_one(g, sum, 27, qai_grams_join(c->marks, side << 8 | quote), 0);
  qai_grams_end(g, sum, 0);
}

/* ... and as long as nothing else is passed. */
QAI_INLINE void
qai_span_path_grams(const qai_cue_frame *c, uint32_t k, qai_grams *g)
{
  const qai_seen *s = &c->seen[k];
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head];
  uint32_t path = qai_span_path_of(s), place = (uint32_t)s->side << 4 | s->distance;
  uint32_t met = s->side | (uint32_t)s->mentions << 1 | (uint32_t)s->cues << 4 | (uint32_t)s->same_sentence << 7;
  qai_lanes sum = qai_lanes_all(0);
  sum = qai_grams_one(g, sum, 20, place, 0);
  sum = qai_grams_one(g, sum, 21, path, 0);
  sum = qai_grams_one(g, sum, 22, path << 8 | w->quote, 0);
  sum = qai_grams_one(g, sum, 23, met, 0);
  sum = qai_grams_one(g, sum, 24, qai_grams_join(cue->lemma, path), 0);
  sum = qai_grams_one(g, sum, 25, qai_grams_join(cue->lemma, place), 0);
  qai_grams_end(g, sum, 0);
}

/* Of a word right beside the cue. */
QAI_INLINE qai_lanes
qai_span_near_grams(const qai_cue_frame *c, uint32_t k, uint32_t near, qai_grams *g, qai_lanes sum)
{
  const qai_passage_word *cue = &c->passage->words[c->head];
  sum = qai_grams_one(g, sum, 50, qai_grams_join(cue->form, near), 0);
  sum = qai_grams_one(g, sum, 51, qai_grams_join(near, c->passage->words[k].form), 0);
  sum = qai_grams_one(g, sum, 52, qai_grams_join(c->around, near), 0);
  return sum;
}

/* A word of the cue itself. */
QAI_INLINE void
qai_span_own_grams(qai_grams *g)
{
  qai_grams_some(g, 60, 0, 0, 1);
}

/* Any other word. */
QAI_INLINE void
qai_span_seen_grams(const qai_cue_frame *c, uint32_t k, qai_grams *g)
{
  const qai_seen *s = &c->seen[k];
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head];
  uint32_t path = qai_span_path_of(s), side = s->side, place = side << 4 | s->distance, code = c->codes[k];
  qai_lanes sum = qai_lanes_all(0);
  sum = qai_grams_one(g, sum, 30, path << 8 | w->tag, 0);
  sum = qai_grams_one(g, sum, 32, qai_grams_join(cue->tag, path << 8 | w->tag), 0);
  sum = qai_grams_one(g, sum, 33, qai_grams_join(c->around, side << 8 | w->tag), 0);
  sum = qai_grams_one(g, sum, 35, qai_grams_join(path << 8 | w->mention, s->mentions), 0);
  sum = qai_grams_one(g, sum, 37,
                      qai_grams_join(code & 077, side | (uint32_t)s->cues << 1 | (uint32_t)s->mentions << 4), 0);
  sum = qai_grams_one(g, sum, 38, qai_grams_join(code & 07700, side | (uint32_t)s->cues << 1 | (uint32_t)s->stops << 4),
                      0);
  sum = qai_grams_one(g, sum, 39, qai_grams_join(code & 07777, place), 0);
  if (qai_grams_has(g, w->edge != 0, 1))
    sum = qai_grams_one(g, sum, 40, qai_grams_join(w->edge, path), 0);
  if (qai_grams_has(g, k + 1 == c->first || k == c->last, 3))
    sum = qai_span_near_grams(c, k, k + 1 == c->first ? 1 : 2, g, sum);
  qai_grams_end(g, sum, 0);
}

#endif
