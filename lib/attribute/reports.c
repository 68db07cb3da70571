#include "attribute/reports.h"

#include "attribute/addressed.h"
#include "attribute/aside.h"
#include "attribute/calling.h"
#include "attribute/circumstance.h"
#include "attribute/fragment.h"
#include "attribute/interposed.h"
#include "attribute/joined.h"
#include "attribute/judge.h"
#include "attribute/quoted.h"
#include "attribute/relative.h"
#include "attribute/trim.h"
#include "base/real.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define L QAI_LABELS_MAX
#define START_MIN 0.20f    /* least probability of a cue's first word, */
#define START_MARKED 0.12f /* and when its report holds words in marks: somebody said them */
#define SPEECH_SHARE 0.1f  /* of the threshold is enough for a report of words in marks */
#define JOINED_SHARE 0.5f  /* ... for a report joined to another one */
#define STOP_GAP 20u       /* words that the end of a sentence counts for */
#define GO_ON_MIN 0.4f     /* ... of each further word */
#define INSIST_MIN 0.5f    /* ... of a cue that has a content even if the labels without any are likelier */
#define STEP 64            /* units that a content gains, */
#define STEPS 4            /* and how often, until it is seen */
#define SURE 0.7f          /* least probability of roles that need no second look, */
#define SURE_MARKED 0.5f   /* and when only words in marks are wanted */

/* The run of labels `begin`, `go_on` that starts at word `k` of the passage; `p` gains their probabilities. */
static qai_word_span
run_from(const qai_report_work *w, const float *p_of, uint32_t k, uint8_t go_on, float *p, uint32_t *n)
{
  qai_word_span s;
  s.first = qai_passage_at(&w->passage, k);
  do {
    *p += p_of[k * L + w->labels[k]];
    ++*n;
    k++;
  } while (k < w->passage.n && w->labels[k] == go_on);
  s.last = qai_passage_at(&w->passage, k);
  return s;
}

/* Collects source and content from the labels, whose probabilities are `p_of`. */
static void
collect(const qai_report_work *w, const float *p_of, qai_report *out)
{
  const qai_passage *p = &w->passage;
  float source = 0, content = 0;
  uint32_t k = 0, n_source = 0, n_content = 0;
  while (k < p->n) {
    uint8_t label = w->labels[k];
    if (label == QAI_SPAN_NONE) {
      k++;
    } else if (label == QAI_SPAN_SOURCE_B || label == QAI_SPAN_SOURCE_I) {
      qai_word_span s = run_from(w, p_of, k, QAI_SPAN_SOURCE_I, &source, &n_source);
      k = qai_passage_place(p, s.last);
      if (qai_span_empty(out->source))
        out->source = qai_trim_source(p->view, &p->chunk, s);
    } else {
      qai_word_span s = run_from(w, p_of, k, QAI_SPAN_CONTENT_I, &content, &n_content);
      k = qai_passage_place(p, s.last);
      if (out->n_content < QAI_REPORT_PARTS)
        out->content[out->n_content++] = qai_trim_content(p->view, out->cue, s);
    }
  }
  out->source_p = n_source ? source / (float)n_source : 0;
  out->content_p = n_content ? content / (float)n_content : 0;
}

/* What all cues of the passage share: codes of the roles, sums of the words by themselves. */
static void
prepare(const qai_linear *spans, qai_report_work *work)
{
  uint32_t k, n = work->passage.n;
  for (k = 0; k < n; k++)
    work->codes[k + 2] = qai_spans_role_code(work->roles + k * L);
  work->codes[0] = work->codes[1] = work->codes[n + 2] = work->codes[n + 3] = 0;
  work->code->sum_words(&work->passage, work->codes + 2, spans, work->sides);
}

static int
has_content(const uint8_t *labels, uint32_t n)
{
  return memchr(labels, QAI_SPAN_CONTENT_B, n) != NULL || memchr(labels, QAI_SPAN_CONTENT_I, n) != NULL;
}

/* What the span model sees from one cue: words [from, from + n) of the passage. */
typedef struct outlook {
  const qai_linear *spans;
  uint32_t from, n;
} outlook;

static outlook
look_from(const qai_linear *spans, qai_cue_at cue, qai_report_work *work)
{
  qai_cue_frame frame;
  outlook o;
  if (!work->prepared)
    prepare(spans, work);
  work->prepared = 1;
  qai_spans_look(&work->passage, work->codes + 2, cue.first, cue.last, &frame);
  o.spans = spans;
  o.from = frame.from;
  o.n = frame.to - frame.from;
  work->code->score_cue(&frame, spans, work->sides, work->sums);
  memset(work->labels, QAI_SPAN_NONE, work->passage.n);
  return o;
}

/* Labels these words; 0: they have no content. */
static int
label(const outlook *o, qai_report_work *work)
{
  work->code->best(o->spans, work->sums + o->from * L, o->n, work->ways, work->labels + o->from);
  return has_content(work->labels + o->from, o->n);
}

/* Adds to the scores of a content's first label, of all words but the cue's. */
static void
favour_content(const outlook *o, qai_cue_at cue, int units, qai_report_work *work)
{
  int16_t *sums = work->sums + QAI_SPAN_CONTENT_B;
  uint32_t k;
  for (k = o->from; k < o->from + o->n; k++)
    if (k < cue.first || k >= cue.last)
      sums[k * L] = (int16_t)(sums[k * L] + units);
}

/* The likeliest labels that have a content, where those without any are not much likelier. */
static int
insist(const outlook *o, qai_cue_at cue, qai_report_work *work)
{
  int units = 0, found = 0;
  while (!found && units < STEPS * STEP) {
    favour_content(o, cue, STEP, work);
    units += STEP;
    found = label(o, work);
  }
  favour_content(o, cue, -units, work);
  return found;
}

/* The probabilities of all labels. */
static const float *
weigh(const outlook *o, qai_report_work *work)
{
  work->code->marginals(o->spans, work->sums + o->from * L, o->n, work->weights, work->marginals + o->from * L);
  return work->marginals;
}

/* The same by the roles alone, where they tell it. */
static const float *
told_by_roles(uint32_t k, qai_report_work *work)
{
  uint32_t before = k > 0 ? work->cues[k - 1].first : QAI_NONE;
  uint32_t behind = k + 1 < work->n_cues ? work->cues[k + 1].first : QAI_NONE;
  if (!qai_told_labels(&work->told, before, work->cues[k].first, behind, work->labels) ||
      !has_content(work->labels, work->passage.n))
    return NULL;
  return work->roles + QAI_ROLE_SOURCE_B - QAI_SPAN_SOURCE_B;
}

/* The probability of a source that two looks agree on, from that of the first one. */
static float
seen_twice(float p)
{
  float q = 1.0f - p;
  return p * p / (p * p + q * q);
}

static float
cue_start(const qai_report_work *w, uint32_t k)
{
  return w->roles[k * L + QAI_ROLE_CUE_B];
}

/* Source and content of cue `k`. */
static void
read_cue(const qai_linear *spans, uint32_t k, qai_report_work *work, qai_report *out)
{
  const qai_passage *p = &work->passage;
  const float *p_of = told_by_roles(k, work);
  int insisted = 0;
  memset(out, 0, sizeof *out);
  out->cue.first = qai_passage_at(p, work->cues[k].first);
  out->cue.last = qai_passage_at(p, work->cues[k].last - 1) + 1;
  if (!p_of) {
    outlook o = look_from(spans, work->cues[k], work);
    insisted = !label(&o, work);
    if (insisted && (qai_fragment_find_told(p->view, out) || cue_start(work, work->cues[k].first) < INSIST_MIN ||
                     !insist(&o, work->cues[k], work)))
      return;
    p_of = weigh(&o, work);
  }
  collect(work, p_of, out);
  if (p_of != work->marginals)
    out->source_p = seen_twice(out->source_p);
  if (out->n_content > 0)
    qai_trim_apposition(p->view, &out->source, &out->content[0]);
  qai_trim_predicate(p->view, out);
  qai_trim_colon(p->view, out);
  qai_trim_subject(p->view, out->cue, &out->source);
  qai_aside_clause(p->view, out->cue, &out->source);
  qai_joined_source(p->view, out->cue, &out->source);
  qai_trim_speaker(p->view, out);
  qai_relative_subject(p->view, out);
  qai_aside_subject(p->view, out);
  qai_calling_settle(p->view, out);
  qai_trim_cue(p->view, out);
  qai_trim_brackets(p->view, out);
  qai_trim_joined(p->view, out);
  qai_joined_end(p->view, out);
  qai_trim_relative(p->view, out);
  qai_relative_end(p->view, out);
  qai_circumstance_source(p->view, out);
  qai_circumstance_drop(p->view, out);
  if (out->source.first < out->cue.first && (qai_trim_is_told(p->view, out->cue) || qai_aside_is_told(p->view, out)))
    out->source.first = out->source.last = out->cue.first;
  qai_quoted_settle(p->view, out);
  qai_aside_give(p->view, out);
  qai_fragment_complete(p->view, out);
  qai_interposed_settle(p->view, out);
  qai_interposed_put(p->view, out);
  qai_interposed_lead_in(p->view, out);
  qai_addressed_drop(p->view, out);
  if ((insisted && !qai_fragment_says(p->view, out)) || qai_fragment_is_thing(p->view, out))
    out->n_content = 0;
}

/* What of a span lies in the chunk. */
static qai_word_span
inside(const qai_chunk *c, qai_word_span s)
{
  if (qai_span_empty(s))
    return s;
  s.last = s.last < c->last ? s.last : c->last;
  s.first = s.first > c->first ? s.first : c->first;
  s.first = s.first < s.last ? s.first : s.last;
  return s;
}

/* Rules look at the words around a cue, which may be a heading's or another chunk's: those are no part of its report.
 * 0: a rule moved the cue itself there. */
static int
keep_inside(const qai_chunk *c, qai_report *r)
{
  uint32_t i, n = 0;
  if (r->cue.first < c->first || r->cue.last > c->last)
    return 0;
  r->source = inside(c, r->source);
  for (i = 0; i < r->n_content; i++) {
    r->content[n] = inside(c, r->content[i]);
    n += (uint32_t)!qai_span_empty(r->content[n]);
  }
  r->n_content = n;
  return 1;
}

/* Does the sentence of word `k` hold marks of speech, or words between them, or touch them? */
static int
near_marks(const qai_passage *p, uint32_t k)
{
  const qai_passage_word *w = p->words; /* those beside the passage are blank */
  uint32_t before = k, behind = k;
  while (before > 0 && w[before].sentence == w[k].sentence && w[before].quote == QAI_VIEW_PLAIN)
    before--;
  while (behind < p->n && w[behind].sentence == w[k].sentence && w[behind].quote == QAI_VIEW_PLAIN)
    behind++;
  return w[before].quote != QAI_VIEW_PLAIN || w[behind].quote != QAI_VIEW_PLAIN;
}

/* Does the sentence of word `k` hold a likely cue? */
static int
has_cue(const qai_report_work *work, uint32_t k)
{
  const qai_passage_word *w = work->passage.words;
  uint32_t i;
  for (i = k; i > 0 && w[i - 1].sentence == w[k].sentence; i--)
    if (cue_start(work, i - 1) >= START_MIN)
      return 1;
  for (i = k + 1; i < work->passage.n && w[i].sentence == w[k].sentence; i++)
    if (cue_start(work, i) >= START_MIN)
      return 1;
  return 0;
}

/* The likely cues of the passage. */
static void
find_cues(qai_report_work *work)
{
  uint32_t k, end, n = work->passage.n;
  work->n_cues = 0;
  for (k = 0; k < n && work->n_cues < QAI_REPORT_CANDIDATES; k++) {
    float p = cue_start(work, k);
    if (p < START_MARKED || (p < START_MIN && (!near_marks(&work->passage, k) || has_cue(work, k))))
      continue;
    for (end = k + 1; end < n && work->roles[end * L + QAI_ROLE_CUE_I] > GO_ON_MIN; end++)
      ;
    work->cues[work->n_cues].first = k;
    work->cues[work->n_cues++].last = end;
  }
}

/* Does the content hold words of quoted speech? */
static int
holds_speech(const qai_view *v, const qai_report *r)
{
  uint32_t i, k;
  for (i = 0; i < r->n_content; i++)
    for (k = r->content[i].first; k < r->content[i].last; k++)
      if (qai_quotes_in_speech(v->mentions->quotes, k))
        return 1;
  return 0;
}

void
qai_reports_propose(const qai_linear *spans, qai_report_work *work)
{
  uint32_t k;
  find_cues(work);
  work->prepared = 0;
  work->n_candidates = 0;
  if (work->n_cues > 0)
    qai_told_read(&work->passage, work->roles, work->marked_only ? SURE_MARKED : SURE, &work->told);
  for (k = 0; k < work->n_cues; k++) {
    qai_report *r = &work->candidates[work->n_candidates];
    if (work->marked_only && !near_marks(&work->passage, work->cues[k].first))
      continue;
    read_cue(spans, k, work, r);
    if (!keep_inside(&work->passage.chunk, r))
      continue;
    if (work->n_candidates)
      qai_joined_share(work->passage.view, r - 1, r);
    qai_aside_give_first(work->passage.view, r);
    if (qai_trim_is_auxiliary(work->passage.view, r->cue)) {
      if (!holds_speech(work->passage.view, r))
        continue;
      qai_trim_auxiliary(work->passage.view, r);
      if (qai_span_empty(r->source) && qai_trim_is_auxiliary(work->passage.view, r->cue))
        continue; /* `the hall was like “Versailles”` */
    }
    r->cue_p = cue_start(work, work->cues[k].first);
    if (r->n_content > 0 && (r->cue_p >= START_MIN || holds_speech(work->passage.view, r)))
      work->n_candidates++;
  }
}

/* How far a part of a content stands from a cue: words between, an end of a sentence counting for many. */
static uint32_t
gap(const qai_view *v, qai_word_span part, qai_word_span cue)
{
  uint32_t from = part.last <= cue.first ? part.last : cue.last, to = part.last <= cue.first ? cue.first : part.first;
  uint32_t k, n = 0;
  for (k = from; k < to; k++)
    n += v->words[k].mark == QAI_MARK_STOP ? STOP_GAP : 1;
  return n;
}

void
qai_reports_drop_part(qai_report *r, uint32_t part)
{
  r->n_content--;
  memmove(&r->content[part], &r->content[part + 1], (r->n_content - part) * sizeof *r->content);
}

/* Parts of the content of `a` that `b` claims too, and whose nearer cue is that of `b`, are given up, but not the last
 * one. */
static void
yield_parts(const qai_view *v, qai_report *a, const qai_report *b)
{
  uint32_t i, k;
  for (i = a->n_content; i > 0; i--)
    for (k = 0; k < b->n_content && a->n_content > 1 && i <= a->n_content; k++)
      if (qai_spans_meet(a->content[i - 1], b->content[k]) &&
          gap(v, a->content[i - 1], a->cue) > gap(v, a->content[i - 1], b->cue))
        qai_reports_drop_part(a, i - 1);
}

static int
collide(const qai_report *a, const qai_report *b)
{
  return qai_spans_meet(a->cue, b->cue) || qai_reports_cue_within(a, b) || qai_reports_cue_within(b, a) ||
         qai_reports_contents_meet(a, b);
}

/* The quotation that all of the content is a piece of, or pieces; QAI_NONE: some of it stands outside marks. */
static uint32_t
quotation_of(const qai_view *v, const qai_report *r)
{
  const qai_quotes *q = v->mentions->quotes;
  uint32_t i, found = QAI_NONE;
  for (i = 0; i < r->n_content; i++) {
    uint32_t first = r->content[i].first, last = r->content[i].last - 1, region;
    first += v->words[first].quote == QAI_VIEW_OPEN;
    last -= v->words[last].quote == QAI_VIEW_CLOSE;
    region = first <= last ? qai_quotes_speech_at(q, first) : QAI_NONE;
    if (region == QAI_NONE || !qai_quotes_is_speech_of(q, last, region) || (i && q->regions[region].quotation != found))
      return QAI_NONE;
    found = q->regions[region].quotation;
  }
  return found;
}

/* Do marks open right behind the cue, or behind a comma or a colon that follows it or ends it? */
static int
opens_marks(const qai_view *v, const qai_report *r)
{
  uint32_t k = r->cue.last;
  if (v->words[k - 1].mark == QAI_MARK_COLON)
    k--;
  if (r->content[0].first > k && (v->words[k].mark == QAI_MARK_COMMA || v->words[k].mark == QAI_MARK_COLON))
    k++;
  return r->content[0].first == k && v->words[k].quote == QAI_VIEW_OPEN;
}

/* `adding: “…”`, `and asked: “…”`: a participle, or a second verb, that leads in words in marks.  A cue may be a colon
 * alone, the first word of a text too. */
static int
leads_in(const qai_view *v, const qai_report *r)
{
  uint32_t k = r->cue.last - (v->words[r->cue.last - 1].mark == QAI_MARK_COLON);
  return ((k > r->cue.first && qai_tag_lexeme(v->tags, k - 1)->form == QAI_FORM_ING) ||
          (r->cue.first > 0 && qai_view_tag(v, r->cue.first - 1) == QAI_TAG_CCONJ)) &&
         opens_marks(v, r);
}

/* `“…,” said Ann. Another said: “…”`: does it say words in marks in a sentence behind that of `before`, with a source
 * of its own? */
static int
leads_alone(const qai_view *v, const qai_report *r, const qai_report *before)
{
  uint32_t k;
  if (qai_span_empty(r->source) || r->source.last > r->cue.first || r->source.first < before->cue.last ||
      !opens_marks(v, r) ||
      (v->words[r->cue.last - 1].mark != QAI_MARK_COLON && !(qai_view_classes(v, r->cue.last - 1) & QAI_LEX_CUE_SAY)))
    return 0;
  for (k = r->source.first; k > before->cue.last && !(v->words[k].edge & QAI_EDGE_FIRST); k--)
    ;
  return k > before->cue.last;
}

/* `“…,” said Ann, who heard the crowd cheer. “…”`: is it what a likelier report says before it, gone on? */
static int
goes_on(const qai_view *v, const qai_report *r, const qai_report *chosen, uint32_t n)
{
  uint32_t quotation = quotation_of(v, r), k;
  if (quotation == QAI_NONE || r->content[0].first < r->cue.last || leads_in(v, r))
    return 0;
  for (k = 0; k < n; k++)
    if (chosen[k].cue.last <= r->cue.first && chosen[k].content[0].last <= chosen[k].cue.first &&
        !leads_alone(v, r, &chosen[k]) &&
        (quotation_of(v, &chosen[k]) == quotation || qai_reports_contents_meet(r, &chosen[k])))
      return 1;
  return 0;
}

/* Is it a second verb of a report chosen before it? */
static int
is_joined(const qai_view *v, const qai_report *r, const qai_report *chosen, uint32_t n)
{
  uint32_t k;
  for (k = 0; k < n; k++)
    if (qai_joined_is(v, &chosen[k], r))
      return 1;
  return 0;
}

/* Makes room for `r`, as far as it can, among the `n` reports chosen before it; 0 when it collides all the same, or
 * takes for its own what one of them goes on with. */
static int
fits(const qai_view *v, qai_report *r, qai_report *chosen, uint32_t n)
{
  uint32_t k;
  for (k = 0; k < n; k++) {
    qai_joined_part(v, r, &chosen[k]);
    qai_joined_part(v, &chosen[k], r);
  }
  for (k = 0; k < n; k++)
    if (qai_reports_contents_meet(r, &chosen[k]))
      yield_parts(v, r, &chosen[k]);
  if (goes_on(v, r, chosen, n))
    return 0;
  for (k = 0; k < n; k++)
    if (qai_reports_contents_meet(r, &chosen[k]))
      yield_parts(v, &chosen[k], r);
  for (k = 0; k < n; k++)
    if (collide(r, &chosen[k]))
      return 0;
  return 1;
}

static int
likelier(const void *a, const void *b)
{
  const qai_report *x = a, *y = b;
  if (x->p != y->p)
    return x->p > y->p ? -1 : 1;
  return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

static int
earlier(const void *a, const void *b)
{
  const qai_report *x = a, *y = b;
  return x->cue.first < y->cue.first ? -1 : x->cue.first > y->cue.first;
}

void
qai_reports_choose(float threshold, qai_report_work *work)
{
  const qai_view *v = work->passage.view;
  uint32_t i, n = 0;
  if (work->n_candidates > 1) /* most passages have none or one */
    qsort(work->candidates, work->n_candidates, sizeof *work->candidates, likelier);
  for (i = 0; i < work->n_candidates; i++) {
    qai_report *r = &work->candidates[i];
    if (r->p < threshold && (r->p < threshold * SPEECH_SHARE || !holds_speech(v, r)) &&
        (r->p < threshold * JOINED_SHARE || !is_joined(v, r, work->candidates, n)))
      continue;
    if (fits(v, r, work->candidates, n))
      work->candidates[n++] = *r;
  }
  work->n_candidates = n;
  if (n > 1)
    qsort(work->candidates, n, sizeof *work->candidates, earlier);
}

/* What reports nothing has been a rival of the others all the same. */
static void
rule_out(qai_report_work *work)
{
  uint32_t i;
  for (i = 0; i < work->n_candidates; i++)
    if (qai_calling_is_participle(work->passage.view, &work->candidates[i]) ||
        qai_circumstance_is_beat(work->passage.view, &work->candidates[i]))
      work->candidates[i].p = 0;
}

static float
log_odds(float p)
{
  p = p < 0.001f ? 0.001f : p > 0.999f ? 0.999f : p;
  return qai_real_log(p / (1.0f - p));
}

void
qai_reports_evidence(const qai_report *r, float out[QAI_SURE])
{
  out[0] = 1.0f;
  out[1] = log_odds(r->p);
  out[2] = log_odds(r->source_p);
  out[3] = qai_span_empty(r->source) ? 0.0f : 1.0f;
}

/* The probability that each chosen report's source is right. */
static void
weigh_sources(const float sure[QAI_SURE], qai_report_work *work)
{
  float x[QAI_SURE], sum;
  uint32_t i, k;
  for (i = 0; i < work->n_candidates; i++) {
    qai_reports_evidence(&work->candidates[i], x);
    for (sum = 0, k = 0; k < QAI_SURE; k++)
      sum += sure[k] * x[k];
    work->candidates[i].source_right = 1.0f / (1.0f + qai_real_exp(-sum));
  }
}

void
qai_reports_find(const qai_view *v, const qai_chunk *chunk, qai_passage_forms *forms, const qai_report_models *models,
                 qai_report_work *work)
{
  uint32_t i;
  qai_passage_read(v, chunk, forms, &work->passage);
  work->code->find_roles(&work->passage, &models->roles, work->sums, work->weights, work->roles);
  qai_reports_propose(&models->spans, work);
  qai_judge_reports(&models->judge, work);
  rule_out(work);
  qai_reports_choose(models->threshold, work);
  weigh_sources(models->sure, work);
  for (i = 0; i < work->n_candidates; i++)
    qai_trim_preposition(v, &work->candidates[i]);
}
