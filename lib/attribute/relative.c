#include "attribute/relative.h"

#include "attribute/frame.h"
#include "attribute/trim.h"

#define CLAUSE_WORDS 16u /* of the rest of a relative clause */

uint32_t
qai_relative_nouns(const qai_view *v, uint32_t end)
{
  uint32_t k = end;
  while (k > 0 && !(v->words[k].edge & QAI_EDGE_FIRST) && v->words[k - 1].quote == QAI_VIEW_PLAIN) {
    int tag = qai_view_tag(v, k - 1);
    if (tag == QAI_TAG_DET && k < end)
      return k - 1;
    if (tag != QAI_TAG_NOUN && tag != QAI_TAG_PROPN && (tag != QAI_TAG_ADJ || k == end))
      break;
    k--;
  }
  return k;
}

/* A finite verb, or what may be one: "dismissed". */
static int
is_verb(const qai_view *v, uint32_t k)
{
  return qai_trim_is_finite(v, k) ||
         (qai_view_tag(v, k) == QAI_TAG_VERB && qai_tag_lexeme(v->tags, k)->form == QAI_FORM_PAST_OR_PARTICIPLE);
}

/* Where the noun phrase begins that ends right before the cue, an active verb in the same sentence; the cue without
 * one. */
static uint32_t
phrase_before(const qai_view *v, qai_word_span cue)
{
  uint32_t m = qai_frame_mention_to(v->mentions, cue.first), first;
  if (!is_verb(v, cue.first) || qai_trim_is_told(v, cue) || v->words[cue.first].edge & QAI_EDGE_FIRST)
    return cue.first;
  if (m == QAI_NONE)
    first = qai_relative_nouns(v, cue.first);
  else
    first = v->mentions->mentions[m].region == QAI_NONE ? v->mentions->mentions[m].first : cue.first;
  return first == 0 || v->words[first].edge & QAI_EDGE_FIRST ? cue.first : first;
}

/* `that | her aides said`, `which | the mayor called`: does a clause begin right before the subject? */
static int
is_introduced(const qai_view *v, uint32_t first)
{
  switch (qai_view_symbol(v, first - 1)) {
  case QAI_W_THAT:
  case QAI_W_WHICH:
  case QAI_W_WHAT:
  case QAI_W_AS: return 1;
  default: return 0;
  }
}

/* `a pledge | the opposition dismissed`: does a noun stand right before an article or a pronoun? */
static int
is_reduced(const qai_view *v, uint32_t first)
{
  int tag = qai_view_tag(v, first);
  return qai_view_tag(v, first - 1) == QAI_TAG_NOUN && v->words[first - 1].quote == QAI_VIEW_PLAIN &&
         (tag == QAI_TAG_DET || (tag == QAI_TAG_PRON && qai_view_classes(v, first) & QAI_LEX_PRONOUN));
}

/* Leaves the content no word of [first, last). */
static void
drop_words(qai_report *r, uint32_t first, uint32_t last)
{
  uint32_t i;
  for (i = r->n_content; i > 0; i--) {
    qai_word_span *part = &r->content[i - 1];
    if (part->last == last && part->first < last)
      part->last = part->first < first ? first : part->first;
    if (part->first >= part->last)
      qai_reports_drop_part(r, i - 1);
  }
}

/* `Questioned by counsel, | the officer`: where the source begins behind the agent that it was taken together with. */
static uint32_t
behind_agent(const qai_view *v, const qai_report *r)
{
  uint32_t k;
  if (r->source.first == 0 || r->source.last != r->cue.first || qai_view_symbol(v, r->source.first - 1) != QAI_W_BY)
    return r->source.first;
  for (k = r->source.first + 1; k + 1 < r->source.last; k++)
    if (v->words[k].mark == QAI_MARK_COMMA)
      return qai_frame_mention_from(v->mentions, k + 1) != QAI_NONE ? k + 1 : r->source.first;
  return r->source.first;
}

/* Does the source go on to a relative clause behind its last comma? */
static int
has_relative(const qai_view *v, qai_word_span source)
{
  uint32_t k, symbol;
  for (k = source.last; k > source.first + 2; k--) {
    symbol = qai_view_symbol(v, k - 1);
    if (v->words[k - 1].mark == QAI_MARK_COMMA)
      return 0;
    if (symbol == QAI_W_WHO || symbol == QAI_W_WHOSE || symbol == QAI_W_WHICH)
      return v->words[k - 2].mark == QAI_MARK_COMMA;
  }
  return 0;
}

/* `Ann Lee, whose ward | has a pool, | called`: a relative clause is a part of the source as a whole, up to the comma
 * before the cue. */
static uint32_t
behind_clause(const qai_view *v, const qai_report *r)
{
  uint32_t k;
  if (r->source.last >= r->cue.first || r->cue.first - r->source.last > CLAUSE_WORDS || !has_relative(v, r->source))
    return r->source.last;
  for (k = r->source.last; k + 1 < r->cue.first; k++)
    if (v->words[k].mark != QAI_MARK_NONE || v->words[k].quote != QAI_VIEW_PLAIN || v->words[k].edge & QAI_EDGE_FIRST)
      return r->source.last;
  return v->words[k].mark == QAI_MARK_COMMA ? k + 1 : r->source.last;
}

void
qai_relative_subject(const qai_view *v, qai_report *r)
{
  uint32_t first = phrase_before(v, r->cue);
  if (r->source.first < r->source.last) {
    r->source.first = behind_agent(v, r);
    r->source.last = behind_clause(v, r);
  }
  if (first == r->cue.first ||
      (r->source.last == r->cue.first && r->source.first <= first && r->source.first < r->source.last) ||
      (!is_introduced(v, first) && !is_reduced(v, first)))
    return;
  drop_words(r, first, r->cue.first);
  r->source.first = first;
  r->source.last = r->cue.first;
  r->source_p = QAI_REPORT_BY_RULE;
}

/* `who | called | the plan “`: the mark that opens right behind a noun or a pronoun in the content; QAI_NONE where
 * another verb, or a mark, stands before it. */
static uint32_t
mark_in(const qai_view *v, qai_word_span part)
{
  uint32_t k;
  for (k = part.first; k < part.last && k - part.first < CLAUSE_WORDS; k++) {
    int before = k > part.first ? qai_view_tag(v, k - 1) : QAI_TAG_PUNCT;
    if (v->words[k].quote == QAI_VIEW_OPEN)
      return before == QAI_TAG_NOUN || before == QAI_TAG_PROPN || before == QAI_TAG_PRON ||
                     (k > part.first && qai_view_symbol(v, k - 1) == QAI_W_AS)
                 ? k
                 : QAI_NONE;
    if (v->words[k].mark != QAI_MARK_NONE || qai_view_tag(v, k) == QAI_TAG_VERB || qai_view_tag(v, k) == QAI_TAG_AUX)
      return QAI_NONE;
  }
  return QAI_NONE;
}

void
qai_relative_end(const qai_view *v, qai_report *r)
{
  qai_word_span part;
  uint32_t k;
  if (!r->n_content || !r->cue.first || qai_view_symbol(v, r->cue.first - 1) != QAI_W_WHO ||
      qai_view_classes(v, r->cue.last - 1) & QAI_LEX_CUE_SAY)
    return;
  part = r->content[r->n_content - 1];
  k = part.first == r->cue.last ? mark_in(v, part) : QAI_NONE;
  if (k == QAI_NONE)
    return;
  while (k + 1 < part.last && v->words[k].quote != QAI_VIEW_CLOSE)
    k++;
  if (k + 1 >= part.last || !qai_trim_is_finite(v, k + 1))
    return;
  part.last = k + 1;
  r->content[0] = part;
  r->n_content = 1;
}
