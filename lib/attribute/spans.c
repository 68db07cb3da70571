#include "attribute/spans.h"

#include "attribute/roles.h"

#include <string.h>

#define REACH 100u /* words from a cue that its report may hold */

static uint8_t
bucket(uint32_t n)
{
  return (uint8_t)(n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : 8);
}

static uint8_t
more(uint8_t n, uint8_t max)
{
  return (uint8_t)(n < max ? n + 1 : n);
}

/* What is passed when the look goes on over word `w`. */
static void
pass(const qai_passage_word *w, qai_seen *s)
{
  if (w->mark == QAI_MARK_COMMA)
    s->commas = more(s->commas, 3);
  if (w->mark == QAI_MARK_STOP)
    s->stops = more(s->stops, 3);
  if (w->quote == QAI_VIEW_OPEN || w->quote == QAI_VIEW_CLOSE)
    s->quotes = more(s->quotes, 3);
  if (w->mention & 4)
    s->mentions = more(s->mentions, 4);
  if (w->cue & QAI_CUE_KINDS)
    s->cues = more(s->cues, 3);
}

/* Does word `k` lie so far from the cue that the look ends before it: REACH words off, or two sentences, unless marks
 * hold it together with what is nearer?  Without marks in the passage no report goes beyond its sentence. */
static int
is_far(const qai_cue_frame *c, uint32_t k, uint32_t distance)
{
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head];
  uint32_t sentences = w->sentence > cue->sentence ? w->sentence - cue->sentence : cue->sentence - w->sentence;
  return distance >= REACH || (sentences > 1 && (w->quote == QAI_VIEW_PLAIN || cue->quote >= QAI_VIEW_FIRST));
}

static uint32_t
head_of(const qai_passage_word *w, uint32_t first, uint32_t last)
{
  uint32_t i, best = last - 1;
  for (i = last; i > first; i--)
    if (w[i - 1].rate > w[best].rate ||
        (w[i - 1].rate == w[best].rate && w[i - 1].tag == QAI_TAG_VERB && w[best].tag != QAI_TAG_VERB))
      best = i - 1;
  return best;
}

static void
note(qai_cue_frame *c, uint32_t k, uint32_t distance, qai_seen *s)
{
  s->distance = bucket(distance);
  s->same_sentence = c->passage->words[k].sentence == c->passage->words[c->head].sentence;
  c->seen[k] = *s;
  pass(&c->passage->words[k], s);
}

void
qai_spans_look(const qai_passage *p, const uint16_t *codes, uint32_t first, uint32_t last, qai_cue_frame *out)
{
  static const qai_seen before, behind = {1, 0, 0, 0, 0, 0, 0, 0};
  const qai_passage_word *l = &p->words[first] - 1, *r = &p->words[last];
  qai_seen s = before;
  uint32_t k;
  out->passage = p;
  out->codes = codes;
  out->first = first;
  out->last = last;
  out->head = head_of(p->words, first, last);
  out->around = (uint32_t)l->tag << 8 | r->tag;
  out->marks = (uint32_t)l->quote << 9 | (uint32_t)l->mark << 6 | (uint32_t)r->quote << 3 | r->mark;
  for (k = first; k > 0 && !is_far(out, k - 1, first - k); k--)
    note(out, k - 1, first - k, &s);
  out->from = k;
  for (s = behind, k = last; k < p->n && !is_far(out, k, k - last); k++)
    note(out, k, k - last, &s);
  out->to = k;
}

static uint32_t
level(float p)
{
  return p < 0.02f ? 0 : p < 0.1f ? 1 : p < 0.3f ? 2 : p < 0.6f ? 3 : p < 0.9f ? 4 : 5;
}

uint16_t
qai_spans_role_code(const float *p)
{
  return (uint16_t)(level(p[QAI_ROLE_SOURCE_B]) | level(p[QAI_ROLE_SOURCE_I]) << 3 | level(p[QAI_ROLE_CONTENT_B]) << 6 |
                    level(p[QAI_ROLE_CONTENT_I]) << 9 | level(p[QAI_ROLE_CUE_B] + p[QAI_ROLE_CUE_I]) << 12);
}

QAI_GRAMS_INLINE void
word_grams(const qai_passage *p, const uint16_t *codes, uint32_t k, qai_grams out)
{
  const qai_passage_word *w = p->words + k - 1;
  const uint16_t *code = codes + k - 1;
  uint32_t at = QAI_SPANS_PLACE(k - 1, 0), quotes, marks;
  qai_grams_add(out, 1, w->form, at - 2, 6);
  qai_grams_add(out, 2, qai_grams_join(w[-1].kin, w->kin), at - 2, 4);
  qai_grams_add(out, 3, (uint32_t)w[-1].tag << 16 | (uint32_t)w->tag << 8 | w[1].tag, at - 2, 6);
  if (k == 0 || k > p->n)
    return;
  quotes = (uint32_t)w[-1].quote << 6 | (uint32_t)w->quote << 3 | w[1].quote;
  marks = (uint32_t)w[-1].mark << 6 | (uint32_t)w->mark << 3 | w[1].mark;
  qai_grams_add(out, 4, (uint32_t)w[-1].mention << 16 | (uint32_t)w->mention << 8 | w[1].mention, at, 2);
  qai_grams_add(out, 5, w->shape, at, 2);
  qai_grams_add(out, 6, qai_grams_join(w[-1].kin, w->tag), at, 2);
  qai_grams_add(out, 7, qai_grams_join(w[1].kin, w->tag), at, 2);
  qai_grams_add(out, 8, code[0], at, 2);
  qai_grams_add(out, 9, (uint32_t)(code[-1] & 07777) << 12 | (code[0] & 07777), at, 2);
  qai_grams_add(out, 10, (uint32_t)(code[1] & 07777) << 12 | (code[0] & 07777), at, 2);
  if (marks | quotes) {
    qai_grams_add(out, 11, quotes << 9 | (marks >> 3), at, 2);
    qai_grams_add(out, 12, quotes << 9 | (marks & 077), at, 2);
  }
}

static uint32_t
path_of(const qai_seen *s)
{
  return s->side | (uint32_t)s->commas << 1 | (uint32_t)s->quotes << 3 | (uint32_t)s->stops << 5 |
         (uint32_t)s->same_sentence << 7;
}

static int
same_path(const qai_cue_frame *c, uint32_t k, uint32_t before)
{
  return memcmp(&c->seen[k], &c->seen[before], sizeof *c->seen) == 0 &&
         c->passage->words[k].quote == c->passage->words[before].quote;
}

QAI_GRAMS_INLINE void
path_grams(const qai_cue_frame *c, uint32_t k, qai_grams out)
{
  const qai_seen *s = &c->seen[k];
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head],
                         *end = &c->passage->words[c->last - 1];
  uint32_t path = path_of(s), place = (uint32_t)s->side << 4 | s->distance;
  qai_lanes sum = qai_lanes_all(0);
  sum = qai_grams_one(out, sum, 20, place, 0);
  sum = qai_grams_one(out, sum, 21, path, 0);
  sum = qai_grams_one(out, sum, 22, path << 8 | w->quote, 0);
  sum = qai_grams_one(out, sum, 23,
                s->side | (uint32_t)s->mentions << 1 | (uint32_t)s->cues << 4 | (uint32_t)s->same_sentence << 7, 0);
  sum = qai_grams_one(out, sum, 24, qai_grams_join(cue->lemma, path), 0);
  sum = qai_grams_one(out, sum, 25, qai_grams_join(cue->lemma, place), 0);
  sum = qai_grams_one(out, sum, 26, qai_grams_join(cue->lemma, (uint32_t)w->quote << 1 | s->side), 0);
  sum = qai_grams_one(out, sum, 27, qai_grams_join(c->marks, (uint32_t)s->side << 8 | w->quote), 0);
  sum = qai_grams_one(out, sum, 28, qai_grams_join(c->around, s->side), 0);
  sum = qai_grams_one(out, sum, 29, qai_grams_join(end->form, qai_grams_join(c->marks, s->side)), 0);
  qai_grams_end(out, sum, 0);
}

/* Of a word right beside the cue. */
QAI_GRAMS_INLINE qai_lanes
near_grams(const qai_cue_frame *c, uint32_t k, uint32_t near, qai_grams g, qai_lanes sum)
{
  const qai_passage_word *cue = &c->passage->words[c->head];
  sum = qai_grams_one(g, sum, 50, qai_grams_join(cue->form, near), 0);
  sum = qai_grams_one(g, sum, 51, qai_grams_join(near, c->passage->words[k].form), 0);
  sum = qai_grams_one(g, sum, 52, qai_grams_join(c->around, near), 0);
  return sum;
}

QAI_GRAMS_INLINE void
cue_grams(const qai_cue_frame *c, uint32_t k, qai_grams out)
{
  const qai_seen *s = &c->seen[k];
  const qai_passage_word *w = &c->passage->words[k], *cue = &c->passage->words[c->head],
                         *end = &c->passage->words[c->last - 1];
  uint32_t path = path_of(s), side = s->side, place = side << 4 | s->distance, code = c->codes[k];
  qai_lanes sum = qai_lanes_all(0);
  if (k >= c->first && k < c->last) {
    qai_grams_add(out, 60, 0, 0, 1);
    return;
  }
  sum = qai_grams_one(out, sum, 30, path << 8 | w->tag, 0);
  sum = qai_grams_one(out, sum, 31, qai_grams_join(cue->lemma, (uint32_t)w->tag << 5 | place), 0);
  sum = qai_grams_one(out, sum, 32, qai_grams_join(cue->tag, path << 8 | w->tag), 0);
  sum = qai_grams_one(out, sum, 33, qai_grams_join(c->around, side << 8 | w->tag), 0);
  sum = qai_grams_one(out, sum, 34, qai_grams_join(end->form, side << 8 | w->tag), 0);
  sum = qai_grams_one(out, sum, 35, qai_grams_join(path << 8 | w->mention, s->mentions), 0);
  sum = qai_grams_one(out, sum, 36, qai_grams_join(cue->lemma, qai_grams_join(w->kin, side)), 0);
  sum = qai_grams_one(out, sum, 37, qai_grams_join(code & 077, side | (uint32_t)s->cues << 1 | (uint32_t)s->mentions << 4), 0);
  sum = qai_grams_one(out, sum, 38, qai_grams_join(code & 07700, side | (uint32_t)s->cues << 1 | (uint32_t)s->stops << 4), 0);
  sum = qai_grams_one(out, sum, 39, qai_grams_join(code & 07777, place), 0);
  if (w->edge)
    sum = qai_grams_one(out, sum, 40, qai_grams_join(w->edge, path), 0);
  if (k + 1 == c->first || k == c->last)
    sum = near_grams(c, k, k + 1 == c->first ? 1 : 2, out, sum);
  qai_grams_end(out, sum, 0);
}

void
qai_spans_word_grams(const qai_passage *p, const uint16_t *codes, uint32_t k, qai_grams out)
{
  word_grams(p, codes, k, out);
}

void
qai_spans_path_grams(const qai_cue_frame *c, uint32_t k, qai_grams out)
{
  path_grams(c, k, out);
}

void
qai_spans_cue_grams(const qai_cue_frame *c, uint32_t k, qai_grams out)
{
  cue_grams(c, k, out);
}

void
qai_spans_sum_words(const qai_passage *p, const uint16_t *codes, const qai_linear *model, int16_t *sides)
{
  qai_grams g = qai_grams_into(model, sides);
  uint32_t k;
  memset(sides, 0, QAI_SPANS_PLACE(p->n + QAI_GRAM_REACH, 0) * QAI_LABELS_MAX * sizeof *sides);
  for (k = 0; k <= p->n + 1; k++)
    word_grams(p, codes, k, g);
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
    if (k == from || !same_path(c, k, k - 1)) {
      memset(path, 0, sizeof path);
      path_grams(c, k, to_path);
    }
    g.sums = sums + (size_t)k * QAI_LABELS_MAX;
    qai_lanes_store(qai_lanes_add(qai_lanes_load(path), qai_lanes_load(word)), g.sums);
    cue_grams(c, k, g);
  }
}

void
qai_spans_score(const qai_cue_frame *c, const qai_linear *model, const int16_t *sides, int16_t *sums)
{
  qai_grams g = qai_grams_into(model, sums);
  uint32_t k;
  score_side(c, model, sides, c->from, c->first, sums);
  memset(sums + (size_t)c->first * QAI_LABELS_MAX, 0, (c->last - c->first) * QAI_LABELS_MAX * sizeof *sums);
  for (k = c->first; k < c->last; k++) {
    g.sums = sums + (size_t)k * QAI_LABELS_MAX;
    cue_grams(c, k, g);
  }
  score_side(c, model, sides, c->last, c->to, sums);
}
