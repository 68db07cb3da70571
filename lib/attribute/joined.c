#include "attribute/joined.h"

#include "attribute/cue.h"
#include "attribute/trim.h"

#define SHARED 0.5f /* a source that the model did not see */

/* The conjunction before word `k`, with adverbs between, not before word `from`; QAI_NONE without one. */
static uint32_t
conjunction_before(const qai_view *v, uint32_t from, uint32_t k)
{
  while (k > from && qai_view_tag(v, k - 1) == QAI_TAG_ADV)
    k--;
  return k > from && qai_view_tag(v, k - 1) == QAI_TAG_CCONJ ? k - 1 : QAI_NONE;
}

/* Ends the part before the conjunction `k`, which is not its first word, and before a comma in front of that. */
static void
end_before(const qai_view *v, qai_word_span *part, uint32_t k)
{
  part->last = k - (v->words[k - 1].mark == QAI_MARK_COMMA && k - 1 > part->first);
}

/* "praised", "praises": a finite verb that has a subject before it. */
static int
is_finite_cue(const qai_view *v, qai_word_span cue)
{
  int form = qai_tag_lexeme(v->tags, cue.first)->form;
  return cue.last == cue.first + 1 && qai_view_tag(v, cue.first) == QAI_TAG_VERB &&
         (form == QAI_FORM_PAST || form == QAI_FORM_PAST_OR_PARTICIPLE || form == QAI_FORM_S);
}

/* Does a noun, or a mark that closes, stand right before the word? */
static int
is_behind_noun(const qai_view *v, uint32_t word)
{
  int tag = qai_view_tag(v, word - 1);
  return tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN || tag == QAI_TAG_PRON ||
         v->words[word - 1].quote == QAI_VIEW_CLOSE;
}

/* `the plan | and pointed to`: what may be a participle is none behind a noun, or words in marks, and a conjunction. */
static int
is_joined_past(const qai_view *v, uint32_t first, uint32_t k)
{
  uint32_t joint = conjunction_before(v, first + 1, k);
  return joint != QAI_NONE && qai_view_tag(v, k) == QAI_TAG_VERB &&
         qai_tag_lexeme(v->tags, k)->form == QAI_FORM_PAST_OR_PARTICIPLE && is_behind_noun(v, joint) &&
         !qai_view_has_verb(v, first, joint);
}

/* The first finite verb of the words, those in marks left out; QAI_NONE where there is none, or a conjunction begins a
 * clause before it. */
static uint32_t
first_finite(const qai_view *v, qai_word_span s)
{
  uint32_t k;
  for (k = s.first; k < s.last; k++) {
    if (v->words[k].quote != QAI_VIEW_PLAIN)
      continue;
    if (qai_view_tag(v, k) == QAI_TAG_SCONJ && qai_tag_lexeme(v->tags, k)->symbol != QAI_W_AS)
      return QAI_NONE;
    if (qai_trim_is_finite(v, k) || is_joined_past(v, s.first, k))
      return k;
  }
  return QAI_NONE;
}

void
qai_joined_end(const qai_view *v, qai_report *r)
{
  qai_word_span *part = r->content;
  uint32_t verb, end;
  if (!r->n_content || part->first != r->cue.last || r->source.last > r->cue.first || qai_span_empty(r->source) ||
      !is_finite_cue(v, r->cue))
    return;
  verb = first_finite(v, *part);
  if (verb == QAI_NONE || qai_view_tag(v, verb) != QAI_TAG_VERB)
    return;
  end = conjunction_before(v, part->first + 1, verb);
  if (end == QAI_NONE)
    return;
  end_before(v, part, end);
  r->n_content = 1;
}

/* A past tense that has its object right behind it: `surveyed | 200 teachers`, not "polled by the firm". */
static int
is_past_with_object(const qai_view *v, uint32_t k)
{
  if (qai_view_tag(v, k) != QAI_TAG_VERB || qai_tag_lexeme(v->tags, k)->form != QAI_FORM_PAST_OR_PARTICIPLE)
    return 0;
  switch (qai_view_tag(v, k + 1)) {
  case QAI_TAG_DET:
  case QAI_TAG_NUM:
  case QAI_TAG_PRON:
  case QAI_TAG_NOUN:
  case QAI_TAG_ADJ: return 1;
  default: return 0;
  }
}

void
qai_joined_source(const qai_view *v, qai_word_span cue, qai_word_span *source)
{
  uint32_t k;
  if (qai_span_empty(*source) || source->last > cue.first || conjunction_before(v, source->last, cue.first) == QAI_NONE)
    return;
  for (k = source->first + 1; k + 1 < source->last; k++) {
    int tag = qai_view_tag(v, k);
    if (v->words[k].mark != QAI_MARK_NONE || tag == QAI_TAG_SCONJ || tag == QAI_TAG_PRON || tag == QAI_TAG_CCONJ)
      return;
    if (is_past_with_object(v, k)) {
      source->last = k;
      return;
    }
  }
}

/* May the cue `b` be joined to the cue `a`: "said … and added", "saying … and adding", not "said it would … and add"?
 */
static int
forms_agree(const qai_view *v, qai_word_span a, qai_word_span b)
{
  int form = qai_tag_lexeme(v->tags, b.first)->form;
  return (form != QAI_FORM_BASE && form != QAI_FORM_ING) || form == qai_tag_lexeme(v->tags, a.last - 1)->form;
}

static int
in_one_sentence(const qai_view *v, uint32_t first, uint32_t k)
{
  for (; k > first; k--)
    if (v->words[k].edge & QAI_EDGE_FIRST)
      return 0;
  return 1;
}

/* Was no source found, or another end of the same one, "Ann Lee, whose ward" of "Ann Lee, whose ward has a pool,"? */
static int
lacks_source(const qai_report *before, const qai_report *r)
{
  return qai_span_empty(r->source) ||
         (r->source.first == before->source.first && r->source.last != before->source.last);
}

void
qai_joined_share(const qai_view *v, const qai_report *before, qai_report *r)
{
  if (!lacks_source(before, r) || qai_span_empty(before->source) || before->source.first > before->cue.first ||
      !qai_cue_is_verb(v->tags, r->cue.first, QAI_CUE_VERB) || !forms_agree(v, before->cue, r->cue) ||
      conjunction_before(v, before->cue.last, r->cue.first) == QAI_NONE ||
      !in_one_sentence(v, before->cue.first, r->cue.first))
    return;
  if (qai_span_empty(r->source))
    r->source_p = SHARED;
  r->source = before->source;
}

/* Where `and` or `but` stands before the cue of `joined`, when that is a second verb of the subject of `r`; else
 * QAI_NONE. */
static uint32_t
joint_of(const qai_view *v, const qai_report *r, const qai_report *joined)
{
  uint32_t k = joined->cue.first;
  if (qai_span_empty(r->source) || r->source.first != joined->source.first || r->source.last != joined->source.last ||
      joined->content[0].first < k || !forms_agree(v, r->cue, joined->cue))
    return QAI_NONE;
  k = conjunction_before(v, r->cue.last, k);
  return k != QAI_NONE && v->words[k].quote == QAI_VIEW_PLAIN ? k : QAI_NONE;
}

int
qai_joined_is(const qai_view *v, const qai_report *r, const qai_report *joined)
{
  return joint_of(v, r, joined) != QAI_NONE;
}

void
qai_joined_part(const qai_view *v, qai_report *r, const qai_report *joined)
{
  qai_word_span *part = &r->content[r->n_content - 1];
  uint32_t k = joint_of(v, r, joined);
  if (k != QAI_NONE && k > part->first && k < part->last)
    end_before(v, part, k);
}
