#include "attribute/judge.h"

#include <math.h>

#define L QAI_LABELS_MAX

static uint32_t
level(float p)
{
  int k = (int)(p * 20.0f);
  return (uint32_t)(k < 0 ? 0 : k > 20 ? 20 : k);
}

static uint32_t
length_code(uint32_t n)
{
  return n < 4 ? n : n < 8 ? 4 : n < 16 ? 5 : n < 32 ? 6 : n < 64 ? 7 : 8;
}

/* Parts of the sentence in the order of the text: S source, Q cue, C content. */
static uint32_t
order_code(const qai_report *r)
{
  uint32_t before = 0, i;
  for (i = 0; i < r->n_content; i++)
    before += r->content[i].first < r->cue.first;
  return (qai_span_empty(r->source)        ? 0
          : r->source.first < r->cue.first ? 1u
                                           : 2u) |
         (before < 2 ? before : 2) << 2 | (r->n_content - before < 2 ? r->n_content - before : 2) << 4;
}

static uint32_t
content_length(const qai_report *r)
{
  uint32_t i, n = 0;
  for (i = 0; i < r->n_content; i++)
    n += r->content[i].last - r->content[i].first;
  return n;
}

/* How much of the content lies between quotation marks: 0 nothing ... 4 all. */
static uint32_t
quoted_code(const qai_view *v, const qai_report *r)
{
  uint32_t i, k, n = 0, all = content_length(r);
  for (i = 0; i < r->n_content; i++)
    for (k = r->content[i].first; k < r->content[i].last; k++)
      n += v->words[k].quote != QAI_VIEW_PLAIN;
  return n == 0 ? 0 : n == all ? 4 : 1 + n * 3 / (all + 1);
}

/* How the other candidates stand to candidate `k`. */
static void
rival_features(const qai_report_work *w, uint32_t k, qai_grams *g)
{
  const qai_report *me = &w->candidates[k];
  float holder = 0, held = 0, rival = 0, meeting = 0;
  uint32_t i;
  for (i = 0; i < w->n_candidates; i++) {
    const qai_report *r = &w->candidates[i];
    if (i == k)
      continue;
    if (qai_spans_meet(me->cue, r->cue)) {
      rival = fmaxf(rival, r->cue_p);
    } else if (qai_reports_cue_within(me, r)) {
      holder = fmaxf(holder, r->cue_p);
    } else if (qai_reports_cue_within(r, me)) {
      held = fmaxf(held, r->cue_p);
    } else if (qai_reports_contents_meet(me, r))
      meeting = fmaxf(meeting, r->cue_p);
  }
  qai_grams_note(g, 40, level(holder) << 8 | level(me->cue_p), 0, 1);
  qai_grams_note(g, 41, level(held) << 8 | level(me->cue_p), 0, 1);
  qai_grams_note(g, 42, level(rival) << 8 | level(me->cue_p), 0, 1);
  qai_grams_note(g, 43, level(meeting) << 8 | level(me->cue_p), 0, 1);
  qai_grams_note(g, 44,
                 (uint32_t)((holder > me->cue_p) | (held > me->cue_p) << 1 | (rival > me->cue_p) << 2 |
                            (meeting > me->cue_p) << 3 | (holder > 0) << 4 | (held > 0) << 5),
                 0, 1);
}

static void
judge_words(const qai_passage *p, const qai_report *r, qai_grams *g)
{
  const qai_passage_word *first = qai_passage_word_at(p, r->cue.first), *end = qai_passage_word_at(p, r->cue.last - 1);
  const qai_passage_word *start = qai_passage_word_at(p, r->content[0].first);
  uint32_t order = order_code(r), quoted = quoted_code(p->view, r), before = first == p->words ? 31 : first[-1].tag;
  qai_grams_note(g, 20, end->lemma, 0, 1);
  qai_grams_note(g, 21, qai_grams_join(end->lemma, order), 0, 1);
  qai_grams_note(g, 22, qai_grams_join(first->lemma, end->lemma), 0, 1);
  qai_grams_note(g, 23, qai_grams_join(end->lemma, quoted), 0, 1);
  qai_grams_note(g, 24, qai_grams_join(end->tag, order), 0, 1);
  qai_grams_note(g, 25, qai_grams_join(end->cue, quoted << 8 | order), 0, 1);
  qai_grams_note(g, 26, qai_grams_join(start->tag, start->form), 0, 1);
  qai_grams_note(g, 27, qai_grams_join(end->lemma, start->tag), 0, 1);
  qai_grams_note(g, 28, first->quote, 0, 1);
  qai_grams_note(g, 29, qai_grams_join(end->rate, order), 0, 1);
  if (!qai_span_empty(r->source)) {
    const qai_passage_word *s = qai_passage_word_at(p, r->source.last - 1);
    qai_grams_note(g, 30, qai_grams_join(s->mention, s->tag), 0, 1);
    qai_grams_note(g, 31, s->form, 0, 1);
    qai_grams_note(g, 32, qai_grams_join(qai_passage_word_at(p, r->source.first)->tag, s->tag), 0, 1);
  }
  qai_grams_note(g, 33, before, 0, 1);
  qai_grams_note(g, 34, qai_grams_join(end->lemma, before), 0, 1);
}

void
qai_judge_features(const qai_report_work *work, uint32_t k, qai_grams *g)
{
  const qai_report *r = &work->candidates[k];
  uint32_t i, order = order_code(r), quoted = quoted_code(work->passage.view, r);
  float none = 0;
  for (i = r->cue.first; i < r->cue.last; i++)
    none = fmaxf(none, work->roles[qai_passage_place(&work->passage, i) * L + QAI_ROLE_NONE]);
  qai_grams_note(g, 0, 0, 0, 1);
  qai_grams_note(g, 1, level(r->cue_p), 0, 1);
  qai_grams_note(g, 2, level(r->source_p), 0, 1);
  qai_grams_note(g, 3, level(r->content_p), 0, 1);
  qai_grams_note(g, 4, level(r->cue_p) << 8 | level(r->content_p) / 3 << 4 | level(r->source_p) / 3, 0, 1);
  qai_grams_note(g, 5, order, 0, 1);
  qai_grams_note(g, 6, quoted, 0, 1);
  qai_grams_note(g, 7, quoted << 8 | level(r->cue_p), 0, 1);
  qai_grams_note(g, 8, length_code(r->source.last - r->source.first), 0, 1);
  qai_grams_note(g, 9, length_code(content_length(r)), 0, 1);
  qai_grams_note(g, 10, length_code(content_length(r)) << 8 | level(r->content_p), 0, 1);
  qai_grams_note(g, 11, r->cue.last - r->cue.first, 0, 1);
  qai_grams_note(g, 12, level(none), 0, 1);
  qai_grams_note(g, 13, order << 8 | level(r->content_p), 0, 1);
  qai_grams_note(g, 14, order << 8 | level(r->cue_p), 0, 1);
  judge_words(&work->passage, r, g);
  rival_features(work, k, g);
}

void
qai_judge_reports(const qai_linear *judge, qai_report_work *work)
{
  const int8_t *found[QAI_GRAMS_MAX], **row;
  uint32_t k;
  for (k = 0; k < work->n_candidates; k++) {
    qai_grams g = qai_grams_to_find(judge, found);
    int16_t sum = 0;
    qai_judge_features(work, k, &g);
    for (row = found; row < g.found; row++)
      sum = (int16_t)(sum + (*row)[0]);
    work->candidates[k].p = qai_linear_probability(sum);
  }
}
