#include "attribute/circumstance.h"

#include "attribute/cue.h"
#include "attribute/frame.h"
#include "attribute/trim.h"

#include <string.h>

#define MARKED_WORDS 64u /* of the rest of what is said */
#define CLAUSE_WORDS 24u /* between the words in marks and a participle behind them */

/* Do only marks, and words between them, make up the words of `s`? */
static int
is_marked(const qai_view *v, qai_word_span s)
{
  uint32_t k;
  for (k = s.first; k < s.last; k++)
    if (v->words[k].quote == QAI_VIEW_PLAIN)
      return 0;
  return s.first < s.last;
}

/* Does the report begin with words in marks right before its tag: `“…,” | Ann recalled`? */
static int
is_tag_behind(const qai_view *v, const qai_report *r)
{
  uint32_t tag = qai_span_empty(r->source) || r->cue.first < r->source.first ? r->cue.first : r->source.first;
  return r->n_content > 1 && r->content[0].last == tag && is_marked(v, r->content[0]);
}

static uint32_t
end_of_tag(const qai_report *r)
{
  return r->source.last > r->cue.last ? r->source.last : r->cue.last;
}

/* "at his desk", "without opening his eyes" */
static int
is_preposition(const qai_view *v, uint32_t word)
{
  return qai_view_tag(v, word) == QAI_TAG_ADP || qai_tag_lexeme(v->tags, word)->symbol == QAI_W_WITHOUT;
}

static int
ends_clause(const qai_view *v, qai_word_span part)
{
  return part.last < v->n_words &&
         (v->words[part.last].mark == QAI_MARK_STOP || v->words[part.last].mark == QAI_MARK_COMMA);
}

/* Is the part of the content behind the tag only a preposition with its nouns, up to the end of the clause? */
static int
is_occasion(const qai_view *v, const qai_report *r, qai_word_span part)
{
  return part.first == end_of_tag(r) && is_preposition(v, part.first) && ends_clause(v, part) &&
         !qai_trim_holds_finite(v, part.first, part.last);
}

/* "growers", "the growers of Punjab" */
static int
is_noun_phrase(const qai_view *v, qai_word_span s)
{
  int tag = qai_view_tag(v, s.first);
  return (tag == QAI_TAG_DET || tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN || tag == QAI_TAG_PRON) &&
         !qai_view_has_verb(v, s.first, s.last);
}

/* `“Don’t burn it,” the minister urged | growers. “…”`: whom it is told, up to the end of the clause. */
static int
is_hearer(const qai_view *v, const qai_report *r, qai_word_span part)
{
  return part.first == r->cue.last && qai_view_classes(v, part.first - 1) & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE) &&
         qai_tag_lexeme(v->tags, part.first - 1)->symbol != QAI_W_CALLED && is_noun_phrase(v, part) &&
         ends_clause(v, part);
}

/* `“Nobody,” came | the answer`: the answer is what stands in marks. */
static int
is_answer(const qai_view *v, const qai_report *r, qai_word_span part)
{
  return part.first == r->cue.last && qai_tag_lexeme(v->tags, part.first - 1)->symbol == QAI_W_CAME;
}

static int
is_going_on(const qai_view *v, uint32_t word)
{
  return qai_lexicon_verb_move(qai_tag_lexeme(v->tags, word)->lemma) == QAI_MOVE_GO_ON;
}

/* `“…,” she said, | sentencing him to eight months. “…”`: what somebody does as he says it, behind a comma. */
static int
is_deed_behind(const qai_view *v, const qai_report *r, qai_word_span part)
{
  uint32_t tag = end_of_tag(r), k = part.first;
  return k == tag + 1 && v->words[tag].mark == QAI_MARK_COMMA && qai_view_tag(v, k) == QAI_TAG_VERB &&
         qai_tag_lexeme(v->tags, k)->form == QAI_FORM_ING && !is_going_on(v, k) &&
         !(qai_view_classes(v, k) & QAI_LEX_CUE_SAY) && !qai_trim_holds_finite(v, k, part.last);
}

/* Does the part of the content tell no more than when, how or whom something is told? */
static int
is_aside(const qai_view *v, const qai_report *r, qai_word_span part)
{
  return !qai_view_has_marks(v, part.first, part.last) &&
         (is_occasion(v, r, part) || is_answer(v, r, part) || is_hearer(v, r, part) || is_deed_behind(v, r, part));
}

/* The mark that opens behind a comma in the words from `k` on, which are plain and one clause: `the wall, | “is oak”`;
 * QAI_NONE without one. */
static uint32_t
mark_behind_comma(const qai_view *v, uint32_t k, uint32_t last)
{
  uint32_t end = last > k + CLAUSE_WORDS ? k + CLAUSE_WORDS : last;
  for (; k + 1 < end && v->words[k].quote == QAI_VIEW_PLAIN; k++)
    if (v->words[k].mark == QAI_MARK_STOP || v->words[k].mark == QAI_MARK_COLON || v->words[k].edge & QAI_EDGE_FIRST)
      return QAI_NONE;
    else if (v->words[k].mark == QAI_MARK_COMMA)
      return v->words[k + 1].quote == QAI_VIEW_OPEN ? k + 1 : QAI_NONE;
  return QAI_NONE;
}

/* `pointing at`, `referring to`, `speaking of` */
static int
is_aimed(const qai_view *v, uint32_t verb)
{
  uint32_t next = verb + 1 < v->n_words ? qai_tag_lexeme(v->tags, verb + 1)->symbol : 0;
  return next == QAI_W_AT || next == QAI_W_TO || next == QAI_W_OF;
}

/* Does what is said go on with the verb, as in `adding`, `pointing out`, not in `pointing at`? */
static int
may_go_on(const qai_view *v, uint32_t verb)
{
  return (is_going_on(v, verb) || qai_view_classes(v, verb) & QAI_CUE_VERB) && !is_aimed(v, verb);
}

/* "tapping", in the lexicon or not */
static int
is_participle(const qai_view *v, uint32_t k)
{
  const quoteattr_token *t = &v->tags->segment->words[k];
  return qai_tag_lexeme(v->tags, k)->form == QAI_FORM_ING ||
         (qai_view_tag(v, k) == QAI_TAG_VERB && t->end - t->start > 4 &&
          memcmp(v->tags->segment->text->bytes + t->end - 3, "ing", 3) == 0);
}

/* `“This,” he says, | tapping the wall, | “is oak”`: what he does meanwhile begins no part of the content. */
static void
begin_behind_deed(const qai_view *v, qai_report *r)
{
  uint32_t tag = end_of_tag(r), k = tag + 1, i = r->n_content - 1, open;
  if (r->content[i].first != k || v->words[tag].mark != QAI_MARK_COMMA || !is_participle(v, k) || may_go_on(v, k))
    return;
  open = mark_behind_comma(v, k + 1, r->content[i].last);
  if (open != QAI_NONE)
    r->content[i].first = open;
}

/* `“This,” he says, | pointing at a shed, | “was it”`: behind what he points at, his words go on. */
static void
go_on_behind_deed(const qai_view *v, qai_report *r)
{
  uint32_t tag = end_of_tag(r), k = tag + 1, open, end;
  if (r->n_content != 1 || k + 2 >= v->n_words || r->content[0].last < 2 || r->content[0].last > tag ||
      v->words[r->content[0].last - 2].mark != QAI_MARK_COMMA || !is_marked(v, r->content[0]) ||
      v->words[tag].mark != QAI_MARK_COMMA || !is_participle(v, k) || !is_aimed(v, k))
    return;
  open = mark_behind_comma(v, k + 1, v->n_words);
  if (open == QAI_NONE)
    return;
  for (end = open; end < v->n_words && end < open + MARKED_WORDS && v->words[end].quote != QAI_VIEW_CLOSE; end++)
    ;
  if (end == v->n_words || v->words[end].quote != QAI_VIEW_CLOSE)
    return;
  r->content[1].first = open;
  r->content[1].last = end + 1;
  r->n_content = 2;
}

static void
drop_asides(const qai_view *v, qai_report *r)
{
  uint32_t i;
  if (!is_tag_behind(v, r))
    return;
  for (i = r->n_content; i > 1; i--)
    if (is_aside(v, r, r->content[i - 1]))
      qai_reports_drop_part(r, i - 1);
  begin_behind_deed(v, r);
}

/* `“…,” | Ann said, pointing to`: behind the words in marks in the same sentence with which somebody does what the cue
 * tells; 0 where there are none, or it goes on to other words, as in `adding that`. */
static uint32_t
words_with_gesture(const qai_view *v, const qai_report *r)
{
  uint32_t k = r->cue.first, from = k > CLAUSE_WORDS ? k - CLAUSE_WORDS : 0;
  const qai_lexeme *x = qai_tag_lexeme(v->tags, k);
  if (!k || x->form != QAI_FORM_ING || (is_going_on(v, k) && !is_aimed(v, k)) || v->words[k - 1].mark != QAI_MARK_COMMA)
    return 0;
  for (; k > from && v->words[k - 1].quote == QAI_VIEW_PLAIN; k--)
    if (v->words[k].edge & QAI_EDGE_FIRST)
      return 0;
  return k > from && v->words[k - 1].quote == QAI_VIEW_CLOSE ? k : 0;
}

/* Where the sentence of the part right behind the cue is over, the rest is not what the cue reports. */
static void
end_gesture(const qai_view *v, qai_report *r)
{
  uint32_t i, k = r->n_content ? words_with_gesture(v, r) : 0;
  if (!k)
    return;
  if (k > 1 && v->words[k - 2].mark == QAI_MARK_COMMA && is_aimed(v, r->cue.first) &&
      mark_behind_comma(v, r->cue.last, r->content[r->n_content - 1].last) != QAI_NONE) {
    r->n_content = 0; /* `“This,” he said, pointing at a shed, “was it”` */
    return;
  }
  if (r->content[0].first != r->cue.last || v->words[r->cue.last].quote != QAI_VIEW_PLAIN)
    return;
  for (i = r->n_content - 1; i > 0; i--) {
    for (k = r->content[i - 1].last; k < r->content[i].first && v->words[k].mark != QAI_MARK_STOP; k++)
      ;
    if (k < r->content[i].first)
      r->n_content = i;
  }
}

void
qai_circumstance_source(const qai_view *v, qai_report *r)
{
  uint32_t first = r->source.first, m;
  const qai_mention *x;
  if (qai_span_empty(r->source) || !first || !(v->words[first - 1].edge & QAI_EDGE_FIRST) ||
      qai_tag_lexeme(v->tags, first - 1)->symbol != QAI_W_IN || r->source.last != r->cue.first)
    return;
  m = qai_frame_mention_to(v->mentions, r->cue.first);
  x = m == QAI_NONE ? NULL : &v->mentions->mentions[m];
  if (!x || x->first <= first + 1 || x->kind != QUOTEATTR_MENTION_NAME || x->type != QUOTEATTR_ENTITY_PERSON)
    return;
  if (qai_view_tag(v, x->first - 1) == QAI_TAG_NOUN || qai_view_tag(v, x->first - 1) == QAI_TAG_NUM ||
      qai_view_tag(v, x->first - 1) == QAI_TAG_PROPN)
    r->source.first = x->first;
}

void
qai_circumstance_drop(const qai_view *v, qai_report *r)
{
  drop_asides(v, r);
  go_on_behind_deed(v, r);
  end_gesture(v, r);
}

/* Is no word of the cue one that reports? */
static int
is_deed(const qai_view *v, qai_word_span cue)
{
  uint32_t k;
  for (k = cue.first; k < cue.last; k++)
    if (qai_view_classes(v, k) & (QAI_CUE_VERB | QAI_LEX_CUE_OTHER | QAI_LEX_CUE_NOUN) ||
        v->words[k].mark != QAI_MARK_NONE)
      return 0;
  return 1;
}

int
qai_circumstance_is_beat(const qai_view *v, const qai_report *r)
{
  const qai_word_span *part = r->content;
  uint32_t k;
  if (r->n_content < 2 || part->first < r->cue.last || qai_view_has_marks(v, part->first, part->last) ||
      !is_deed(v, r->cue))
    return 0;
  for (k = part->last; k < part[1].first; k++)
    if (v->words[k].edge & QAI_EDGE_LAST)
      return v->words[part[1].first].quote == QAI_VIEW_OPEN;
  return 0;
}
