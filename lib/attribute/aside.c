#include "attribute/aside.h"

#include "attribute/cue.h"
#include "attribute/frame.h"
#include "attribute/trim.h"

enum {
  NAME_WORDS = 10, /* before the first aside */
  ASIDE_WORDS = 24,
  ASIDES = 2, /* one behind the other: `Ann Lee, 77, a nurse,` */
  SENTENCE_WORDS = 40
};

static int
is_comma(const qai_view *v, uint32_t word)
{
  return v->words[word].mark == QAI_MARK_COMMA;
}

/* The first comma from word `k` on, at most `most` words on and before word `last`; `last` without one. */
static uint32_t
next_comma(const qai_view *v, uint32_t k, uint32_t last, uint32_t most)
{
  uint32_t end = last - k > most ? k + most : last;
  for (; k < end; k++)
    if (is_comma(v, k))
      return k;
  return last;
}

/* Behind what stands between commas after a name: `Ann Lee, 77, a nurse, | emailed`; `k` itself where nothing does. */
static uint32_t
behind_asides(const qai_view *v, uint32_t k, uint32_t last)
{
  uint32_t comma = k < last ? next_comma(v, k, last, NAME_WORDS) : last, close, n;
  if (comma == last || qai_view_has_verb(v, k, comma))
    return k;
  for (n = 0; n < ASIDES && comma + 1 < last; n++) {
    close = next_comma(v, comma + 1, last, ASIDE_WORDS);
    if (close == last)
      break;
    comma = close;
    k = close + 1;
  }
  return k;
}

/* A verb that may be a past tense, of somebody from word `first` on: where the clause has no other, it is one, but not
 * in "a poll released Friday". */
static int
is_past(const qai_view *v, uint32_t first, uint32_t k)
{
  uint32_t m = qai_frame_mention_from(v->mentions, first);
  if (qai_view_tag(v, k) != QAI_TAG_VERB || qai_tag_lexeme(v->tags, k)->form != QAI_FORM_PAST_OR_PARTICIPLE)
    return 0;
  return m != QAI_NONE && (v->mentions->mentions[m].type == QUOTEATTR_ENTITY_PERSON ||
                           v->mentions->mentions[m].type == QUOTEATTR_ENTITY_GROUP);
}

/* A pronoun, which may be another clause's subject or "who", but not "his" of `his team`. */
static int
is_pronoun(const qai_view *v, uint32_t k)
{
  return qai_view_tag(v, k) == QAI_TAG_PRON && qai_tag_lexeme(v->tags, k)->pronoun_case != QAI_CASE_POSSESSIVE;
}

void
qai_aside_clause(const qai_view *v, qai_word_span cue, qai_word_span *source)
{
  uint32_t k, last = source->last, past;
  if (source->first == source->last || source->last > cue.first || source->last + 1 < cue.first ||
      v->words[cue.first - 1].mark != QAI_MARK_COMMA ||
      qai_tag_lexeme(v->mentions->quotes->tags, cue.first)->form != QAI_FORM_ING)
    return;
  last -= v->words[last - 1].mark == QAI_MARK_COMMA && last - 1 > source->first;
  past = last;
  for (k = behind_asides(v, source->first + 1, last); k < last; k++) {
    if (is_comma(v, k) || qai_view_tag(v, k) == QAI_TAG_SCONJ || is_pronoun(v, k))
      return;
    if (qai_trim_is_finite(v, k))
      break;
    if (past == last && is_past(v, source->first, k))
      past = k;
  }
  if (k == last)
    k = past;
  if (k == last)
    return;
  while (k > source->first + 1 && qai_view_tag(v, k - 1) == QAI_TAG_ADV)
    k--;
  source->last = k;
}

int
qai_aside_begins(const qai_view *v, uint32_t comma)
{
  uint32_t k = comma + 1;
  if (!is_comma(v, comma) || k >= v->n_words)
    return 0;
  switch (qai_tag_lexeme(v->tags, k)->symbol) {
  case QAI_W_WHO:
  case QAI_W_WHOSE:
  case QAI_W_WHICH: return 1;
  default: return qai_view_tag(v, k) == QAI_TAG_VERB || qai_view_tag(v, k) == QAI_TAG_ADP;
  }
}

/* Is the source a person's name between two commas: `, Tom Hale, | denied`? */
static int
is_enclosed_name(const qai_view *v, const qai_report *r)
{
  uint32_t m, end;
  if (r->source.first < 4 || r->source.last > r->cue.first || !is_comma(v, r->source.first - 1) ||
      !is_comma(v, r->cue.first - 1))
    return 0;
  m = qai_frame_mention_from(v->mentions, r->source.first);
  if (m == QAI_NONE || v->mentions->mentions[m].kind != QUOTEATTR_MENTION_NAME)
    return 0;
  end = v->mentions->mentions[m].last;
  return end + 1 == r->cue.first && r->source.last >= end;
}

/* The mention that begins with the word, or behind its article: `The | Road Union`. */
static uint32_t
mention_from(const qai_view *v, uint32_t word)
{
  uint32_t m = qai_frame_mention_from(v->mentions, word);
  return m == QAI_NONE && qai_view_tag(v, word) == QAI_TAG_DET ? qai_frame_mention_from(v->mentions, word + 1) : m;
}

/* May words begin with the mention `m` that say something: somebody, or an organisation? */
static int
is_somebody(const qai_view *v, uint32_t m)
{
  const qai_mention *x = m == QAI_NONE ? NULL : &v->mentions->mentions[m];
  return x && x->region == QAI_NONE && x->kind != QUOTEATTR_MENTION_PRONOUN && x->type != QUOTEATTR_ENTITY_OTHER;
}

void
qai_aside_subject(const qai_view *v, qai_report *r)
{
  uint32_t start, m, comma, k;
  if (qai_span_empty(r->source) || !is_enclosed_name(v, r))
    return;
  start = qai_view_edge_before(v, r->source.first - 1, QAI_EDGE_FIRST, SENTENCE_WORDS);
  m = start == QAI_NONE ? QAI_NONE : mention_from(v, start);
  if (!is_somebody(v, m))
    return;
  comma = v->mentions->mentions[m].last;
  if (comma + 1 >= r->source.first || !qai_aside_begins(v, comma) || qai_view_has_marks(v, start, r->source.first))
    return;
  k = comma + 1 + (qai_view_tag(v, comma + 1) == QAI_TAG_VERB);
  if (qai_trim_holds_finite(v, k, r->source.first))
    return;
  r->source.first = start;
  r->source.last = comma;
}

/* Is the cue a verb of saying that leads in its content and has no source?  That of words in marks is carried
 * over to them later (carried.h). */
static int
lacks_subject(const qai_view *v, const qai_report *r)
{
  return qai_span_empty(r->source) && r->n_content && r->content[0].first >= r->cue.last && r->cue.first > 1 &&
         !qai_view_has_marks(v, r->content[0].first, r->content[r->n_content - 1].last) &&
         qai_cue_is_verb(v->tags, r->cue.first, QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE);
}

/* The last subject of a clause in the words [first, last), but for "who" and "which"; QAI_NONE without one. */
static uint32_t
last_subject(const qai_view *v, uint32_t first, uint32_t last)
{
  const qai_mention *x = v->mentions->mentions;
  uint32_t i = qai_frame_mentions_since(v->mentions, last);
  for (; i > 0 && x[i - 1].first >= first; i--) {
    uint32_t symbol = qai_tag_lexeme(v->tags, x[i - 1].head)->symbol;
    if (x[i - 1].flags & QAI_MENTION_SUBJECT && x[i - 1].region == QAI_NONE && symbol != QAI_W_WHO &&
        symbol != QAI_W_WHICH)
      return i - 1;
  }
  return QAI_NONE;
}

/* The noun phrase around the subject, from the sentence's first word on where it begins there: `The head of the | Road
 * Union`. */
static qai_word_span
whole_subject(const qai_view *v, const qai_mention *m, uint32_t start)
{
  qai_word_span s = {m->first, m->last};
  uint32_t k;
  for (k = start; k < m->first && !is_comma(v, k); k++)
    ;
  if (k == m->first && !qai_view_has_verb(v, start, k) && qai_view_tag(v, start) == QAI_TAG_DET)
    s.first = start;
  return s;
}

/* Gives the report the last subject before its cue, which has a verb of its own. */
static void
give_subject(const qai_view *v, qai_report *r)
{
  uint32_t start = qai_view_edge_before(v, r->cue.first - 1, QAI_EDGE_FIRST, SENTENCE_WORDS), m;
  if (start == QAI_NONE || qai_view_has_marks(v, start, r->cue.first))
    return;
  m = last_subject(v, start, r->cue.first);
  if (m == QAI_NONE || !qai_view_has_verb(v, v->mentions->mentions[m].last, r->cue.first))
    return;
  r->source = whole_subject(v, &v->mentions->mentions[m], start);
  r->source_p = QAI_REPORT_BY_RULE;
}

void
qai_aside_give(const qai_view *v, qai_report *r)
{
  if (lacks_subject(v, r) && is_comma(v, r->cue.first - 1) &&
      qai_tag_lexeme(v->tags, r->cue.first)->form == QAI_FORM_ING)
    give_subject(v, r);
}

void
qai_aside_give_first(const qai_view *v, qai_report *r)
{
  uint32_t k = r->cue.first;
  int form = qai_tag_lexeme(v->tags, k)->form;
  if (!lacks_subject(v, r) || (form != QAI_FORM_PAST && form != QAI_FORM_PAST_OR_PARTICIPLE && form != QAI_FORM_S) ||
      qai_tag_lexeme(v->tags, r->cue.last)->symbol == QAI_W_TO)
    return;
  while (k > 1 && qai_view_tag(v, k - 1) == QAI_TAG_ADV)
    k--;
  if (qai_view_tag(v, k - 1) == QAI_TAG_CCONJ)
    give_subject(v, r);
}

/* Does one comma, and no other, part the source from the cue? */
static int
is_parted(const qai_view *v, const qai_report *r)
{
  uint32_t cue = r->cue.first;
  return !qai_span_empty(r->source) && r->source.last <= cue && r->source.last + 1 >= cue && is_comma(v, cue - 1) &&
         next_comma(v, r->source.first, cue, SENTENCE_WORDS) == cue - 1;
}

int
qai_aside_is_told(const qai_view *v, const qai_report *r)
{
  uint32_t end = r->n_content ? r->content[0].last : 0;
  return r->cue.last == r->cue.first + 1 && end + 1 < v->n_words && is_parted(v, r) &&
         r->content[0].first == r->cue.last && is_comma(v, end) &&
         qai_tag_lexeme(v->tags, r->cue.first)->form == QAI_FORM_PAST_OR_PARTICIPLE &&
         qai_cue_is_verb(v->tags, r->cue.first, QAI_LEX_CUE_SAY) &&
         (qai_trim_is_finite(v, end + 1) || (qai_cue_is_verb(v->tags, end + 1, QAI_LEX_CUE_SAY) &&
                                             qai_tag_lexeme(v->tags, end + 1)->form != QAI_FORM_ING));
}
