#include "attribute/interposed.h"

#include "attribute/cue.h"
#include "attribute/frame.h"
#include "attribute/trim.h"

enum {
  FRONT_WORDS = 24,   /* `The price of bread` */
  TAG_WORDS = 20,     /* `Ann Lee, an analyst at Keel` */
  LEAD_WORDS = 4,     /* `would be` */
  REST_WORDS = 64,    /* of the sentence behind it */
  LEAD_IN_WORDS = 12, /* `Wrote one of his old pupils:` */
  PUT_WORDS = 40      /* `When she was young, Paris was` */
};

static int
is_comma(const qai_view *v, uint32_t word)
{
  return v->words[word].mark == QAI_MARK_COMMA && !(v->words[word].edge & QAI_EDGE_LAST);
}

/* `, | argued`: one finite verb of saying right behind a comma? */
static int
is_inverted(const qai_view *v, qai_word_span cue)
{
  int form = qai_tag_lexeme(v->tags, cue.first)->form;
  return cue.last == cue.first + 1 && cue.first > 1 && is_comma(v, cue.first - 1) &&
         qai_cue_is_verb(v->tags, cue.first, QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE) &&
         (form == QAI_FORM_PAST || form == QAI_FORM_PAST_OR_PARTICIPLE || form == QAI_FORM_S);
}

/* The subject that the sentence begins with, up to the comma before the cue; empty where it says more than that. */
static qai_word_span
front_of(const qai_view *v, qai_word_span cue)
{
  qai_word_span s = {cue.first - 1, cue.first - 1};
  uint32_t start = qai_view_edge_before(v, cue.first - 1, QAI_EDGE_FIRST, FRONT_WORDS), k;
  if (start == QAI_NONE || qai_view_has_verb(v, start, s.last))
    return s;
  switch (qai_view_tag(v, start)) {
  case QAI_TAG_DET:
  case QAI_TAG_PRON:
  case QAI_TAG_NOUN:
  case QAI_TAG_ADJ:
  case QAI_TAG_NUM: break;
  default: return s; /* a name, whom something may be said to, or when something was said */
  }
  for (k = start; k < s.last; k++)
    if (v->words[k].mark != QAI_MARK_NONE || v->words[k].quote != QAI_VIEW_PLAIN)
      return s;
  s.first = start;
  return s;
}

/* Does what is said of the front begin behind the comma: a finite verb, or in marks a verb, `“is absurd”`? */
static int
begins_predicate(const qai_view *v, uint32_t comma)
{
  uint32_t k = comma + 1;
  if (v->words[k].quote != QAI_VIEW_OPEN)
    return qai_trim_is_finite(v, k);
  if (k + 1 >= v->n_words)
    return 0;
  switch (qai_view_tag(v, k + 1)) {
  case QAI_TAG_VERB:
  case QAI_TAG_AUX:
  case QAI_TAG_ADV: return 1;
  default: return 0;
  }
}

/* Who stands behind the verb, up to the comma before the predicate; empty where nobody does. */
static qai_word_span
subject_behind(const qai_view *v, qai_word_span cue)
{
  qai_word_span s = {cue.last, cue.last};
  uint32_t m = cue.last < v->n_words ? qai_frame_mention_from(v->mentions, cue.last) : QAI_NONE, k;
  if (m == QAI_NONE || v->mentions->mentions[m].kind == QUOTEATTR_MENTION_PRONOUN)
    return s;
  for (k = cue.last + 1; k + 1 < v->n_words && k < cue.last + TAG_WORDS; k++) {
    if (v->words[k].edge & QAI_EDGE_FIRST || v->words[k].quote != QAI_VIEW_PLAIN || qai_trim_is_finite(v, k))
      return s;
    if (is_comma(v, k) && begins_predicate(v, k)) {
      s.last = k;
      return s;
    }
  }
  return s;
}

/* Where the predicate that begins with word `k` ends: with marks that open in it, or with the sentence; 0 where no
 * marks open soon. */
static uint32_t
end_of_predicate(const qai_view *v, uint32_t k)
{
  uint32_t i, open = k;
  while (open < v->n_words && open < k + LEAD_WORDS && v->words[open].quote == QAI_VIEW_PLAIN)
    open++;
  if (open >= v->n_words || v->words[open].quote != QAI_VIEW_OPEN)
    return 0;
  for (i = open; i < v->n_words && i < open + REST_WORDS; i++)
    if (v->words[i].quote == QAI_VIEW_CLOSE)
      return i + 1;
  return 0;
}

void
qai_interposed_settle(const qai_view *v, qai_report *r)
{
  qai_word_span front, subject;
  uint32_t end;
  if (!is_inverted(v, r->cue))
    return;
  front = front_of(v, r->cue);
  subject = subject_behind(v, r->cue);
  if (qai_span_empty(front) || qai_span_empty(subject))
    return;
  end = end_of_predicate(v, subject.last + 1);
  if (!end)
    return;
  r->source = subject;
  r->content[0] = front;
  r->content[1].first = subject.last + 1;
  r->content[1].last = end;
  r->n_content = 2;
  r->source_p = r->content_p = QAI_REPORT_BY_RULE;
}

/* `as | she | puts | it,`, `As | Ann Lee | tells | it,` */
static int
is_put(const qai_view *v, const qai_report *r)
{
  uint32_t it = r->cue.last;
  return !qai_span_empty(r->source) && r->source.first > 0 && r->source.last == r->cue.first && it + 2 < v->n_words &&
         qai_tag_lexeme(v->tags, r->source.first - 1)->symbol == QAI_W_AS &&
         qai_tag_lexeme(v->tags, it)->symbol == QAI_W_IT && is_comma(v, it + 1);
}

/* What is said in front of `, as | Ann Lee`; empty without that. */
static qai_word_span
said_before_as(const qai_view *v, qai_word_span source)
{
  qai_word_span s = {source.first, source.first};
  uint32_t start;
  if (source.first < 3 || !is_comma(v, source.first - 2))
    return s;
  start = qai_view_edge_before(v, source.first - 2, QAI_EDGE_FIRST, PUT_WORDS);
  if (start == QAI_NONE || qai_view_has_marks(v, start, source.first) ||
      qai_view_tag(v, source.first - 3) == QAI_TAG_SCONJ) /* `That is because, as he puts it, “…”` */
    return s;
  s.first = start;
  s.last = source.first - 2;
  return s;
}

void
qai_interposed_put(const qai_view *v, qai_report *r)
{
  uint32_t behind = r->cue.last + 2, i, end;
  qai_word_span front;
  if (!is_put(v, r))
    return;
  r->cue.last++;
  for (i = r->n_content; i > 0; i--) {
    qai_word_span *part = &r->content[i - 1];
    if (part->last > r->cue.first && part->first < behind)
      part->first = behind;
    if (qai_span_empty(*part))
      qai_reports_drop_part(r, i - 1);
  }
  front = said_before_as(v, r->source);
  end = qai_span_empty(front) ? 0 : end_of_predicate(v, behind);
  if (!end)
    return;
  r->content[0] = front;
  r->content[1].first = behind;
  r->content[1].last = end;
  r->n_content = 2;
  r->content_p = QAI_REPORT_BY_RULE;
}

/* The colon before marks, behind the noun phrase that begins right behind the sentence's first word, its verb; QAI_NONE
 * without one. */
static uint32_t
colon_behind_subject(const qai_view *v, uint32_t verb)
{
  uint32_t k = verb + 1;
  int tag = k < v->n_words ? qai_view_tag(v, k) : QAI_TAG_PUNCT;
  if (tag != QAI_TAG_DET && tag != QAI_TAG_NUM && tag != QAI_TAG_NOUN && tag != QAI_TAG_PROPN)
    return QAI_NONE;
  for (; k + 1 < v->n_words && k <= verb + LEAD_IN_WORDS && !(v->words[k].edge & QAI_EDGE_FIRST) &&
         v->words[k].quote == QAI_VIEW_PLAIN && !qai_trim_is_finite(v, k);
       k++)
    if (v->words[k].mark == QAI_MARK_COLON)
      return v->words[k + 1].quote == QAI_VIEW_OPEN ? k : QAI_NONE;
  return QAI_NONE;
}

void
qai_interposed_lead_in(const qai_view *v, qai_report *r)
{
  uint32_t verb = r->cue.first, colon, i;
  int form = qai_tag_lexeme(v->tags, verb)->form;
  if (!qai_span_empty(r->source) || !(v->words[verb].edge & QAI_EDGE_FIRST) || form == QAI_FORM_ING ||
      form == QAI_FORM_BASE || !qai_cue_is_verb(v->tags, verb, QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE))
    return;
  colon = colon_behind_subject(v, verb);
  if (colon == QAI_NONE)
    return;
  r->cue.last = r->source.first = verb + 1;
  r->source.last = colon;
  r->source_p = QAI_REPORT_BY_RULE;
  for (i = r->n_content; i > 0; i--)
    if (r->content[i - 1].first <= colon)
      qai_reports_drop_part(r, i - 1);
}
