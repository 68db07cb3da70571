#include "attribute/quoted.h"

#include "attribute/frame.h"

enum {
  PAPER_WORDS = 12,  /* `quoted by the state news agency as` */
  SUBJECT_WORDS = 16 /* `A spokesman for the ministry` */
};

/* Where `by the Courier as`, `in the Courier as` begins in front of the verb in -ing at word `k`; QAI_NONE where
 * nothing like it stands. */
static uint32_t
paper_before(const qai_view *v, uint32_t k)
{
  uint32_t n;
  if (k < 4 || qai_tag_lexeme(v->tags, k)->form != QAI_FORM_ING || qai_view_symbol(v, k - 1) != QAI_W_AS)
    return QAI_NONE;
  for (n = 2; n <= PAPER_WORDS && n < k && !(v->words[k - n + 1].edge & QAI_EDGE_FIRST); n++) {
    if (v->words[k - n].quote != QAI_VIEW_PLAIN || qai_view_tag(v, k - n) == QAI_TAG_AUX)
      break;
    if ((qai_view_symbol(v, k - n) == QAI_W_BY || qai_view_symbol(v, k - n) == QAI_W_IN) &&
        qai_view_symbol(v, k - n - 1) == QAI_W_QUOTED)
      return k - n;
  }
  return QAI_NONE;
}

/* The verb in -ing for which the cue is, or begins, `was quoted`; the cue's own first word without one. */
static uint32_t
saying_of(const qai_view *v, qai_word_span cue)
{
  uint32_t k = cue.last, n;
  if (qai_view_symbol(v, cue.last - 1) != QAI_W_QUOTED &&
      (cue.last < 2 || qai_view_symbol(v, cue.last - 2) != QAI_W_QUOTED))
    return cue.last - 1;
  for (n = 0; n < PAPER_WORDS && k + 1 < v->n_words && !(v->words[k].edge & QAI_EDGE_FIRST); n++, k++)
    if (qai_view_symbol(v, k) == QAI_W_AS)
      return k + 1;
  return cue.last - 1;
}

/* The first of the auxiliaries and adverbs in front of word `k`: `| has also been | quoted`. */
static uint32_t
auxiliary_before(const qai_view *v, uint32_t k)
{
  while (k > 0 && !(v->words[k].edge & QAI_EDGE_FIRST) &&
         (qai_view_tag(v, k - 1) == QAI_TAG_AUX || qai_view_tag(v, k - 1) == QAI_TAG_ADV))
    k--;
  return k;
}

/* The subject in front of word `k`: "who", all of its clause that holds no verb and no comma when a sentence begins
 * with it, or the mention there. */
static qai_word_span
subject_before(const qai_view *v, uint32_t k)
{
  qai_word_span s = {k, k};
  uint32_t start = qai_view_edge_before(v, k - 1, QAI_EDGE_FIRST, SUBJECT_WORDS), m, i;
  if (qai_view_symbol(v, k - 1) == QAI_W_WHO) {
    s.first = k - 1;
    return s;
  }
  for (i = start; i < k && v->words[i].mark == QAI_MARK_NONE; i++)
    ;
  if (start != QAI_NONE && i == k && !qai_view_has_verb(v, start, k) && qai_view_tag(v, start) != QAI_TAG_ADP) {
    s.first = start;
    return s;
  }
  m = qai_frame_mention_to(v->mentions, k - (v->words[k - 1].mark == QAI_MARK_COMMA));
  s.first = m == QAI_NONE ? k : v->mentions->mentions[m].first;
  return s;
}

/* Leaves of the content what stands behind the cue. */
static void
drop_before(qai_report *r)
{
  uint32_t i;
  for (i = r->n_content; i > 0; i--) {
    if (r->content[i - 1].first < r->cue.last && r->content[i - 1].last > r->cue.last)
      r->content[i - 1].first = r->cue.last;
    if (r->content[i - 1].first < r->cue.last)
      qai_reports_drop_part(r, i - 1);
  }
}

void
qai_quoted_settle(const qai_view *v, qai_report *r)
{
  uint32_t saying = saying_of(v, r->cue), paper = paper_before(v, saying), first;
  qai_word_span subject;
  if (paper == QAI_NONE)
    return;
  first = auxiliary_before(v, paper - 1);
  if (!first || first == paper - 1 || v->words[first].edge & QAI_EDGE_FIRST)
    return;
  subject = subject_before(v, first);
  if (qai_span_empty(subject))
    return;
  r->source = subject;
  r->source_p = QAI_REPORT_BY_RULE;
  r->cue.first = first;
  r->cue.last = saying + 1;
  drop_before(r);
}
