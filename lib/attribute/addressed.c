#include "attribute/addressed.h"

enum { PHRASE_WORDS = 24 /* `the man who ran the shop next to hers` */ };

/* `says | to`: a plain verb of saying and its preposition? */
static int
says_to(const qai_view *v, qai_word_span cue)
{
  return cue.last == cue.first + 2 && qai_view_symbol(v, cue.last - 1) == QAI_W_TO &&
         (qai_view_classes(v, cue.first) & QAI_LEX_CUE_SAY) != 0;
}

static int
tells(const qai_view *v, qai_word_span cue)
{
  switch (qai_view_symbol(v, cue.last - 1)) {
  case QAI_W_TOLD:
  case QAI_W_TELL:
  case QAI_W_TELLS: return 1;
  default: return 0;
  }
}

/* The mark that opens behind a colon, and behind no other, in the sentence that goes on at word `k`; QAI_NONE without.
 */
static uint32_t
mark_behind_colon(const qai_view *v, uint32_t k, uint32_t last)
{
  uint32_t end = last - k > PHRASE_WORDS ? k + PHRASE_WORDS : last;
  for (; k + 1 < end && v->words[k].quote == QAI_VIEW_PLAIN && v->words[k].mark != QAI_MARK_STOP; k++)
    if (v->words[k].mark == QAI_MARK_COLON)
      return v->words[k + 1].quote == QAI_VIEW_OPEN ? k + 1 : QAI_NONE;
  return QAI_NONE;
}

/* `says to | the lawyer: “…”` */
static void
drop_before_colon(const qai_view *v, qai_report *r)
{
  uint32_t open = r->n_content == 1 && r->content[0].first == r->cue.last
                      ? mark_behind_colon(v, r->cue.last, r->content[0].last)
                      : QAI_NONE;
  if (open == QAI_NONE)
    return;
  r->content[0].first = open;
  r->cue.last--;
}

/* Does somebody stand at word `k`: "her sister", "the court"? */
static int
begins_phrase(const qai_view *v, uint32_t k)
{
  int tag = qai_view_tag(v, k);
  return v->words[k].quote == QAI_VIEW_PLAIN &&
         (tag == QAI_TAG_DET || tag == QAI_TAG_PRON || tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN) &&
         qai_view_symbol(v, k) != QAI_W_THAT;
}

/* `“…,” Ann tells | her sister in May, and left` */
static void
drop_behind_marks(const qai_view *v, qai_report *r)
{
  uint32_t i = r->n_content - 1;
  if (r->n_content < 2 || r->content[i].first != r->cue.last || r->source.last != r->cue.first ||
      !begins_phrase(v, r->content[i].first) || r->content[i - 1].last != r->source.first ||
      v->words[r->source.first - 1].quote != QAI_VIEW_CLOSE)
    return;
  qai_reports_drop_part(r, i);
}

/* Where the subject begins that ends with a comma right before the cue, behind words in marks which the last part of
 * the content begins with: `“…,” | one officer, who gave no name, | told`; 0 where none does. */
static uint32_t
subject_behind_marks(const qai_view *v, qai_word_span cue, qai_word_span part)
{
  uint32_t k = cue.first;
  int tag;
  if (part.first >= cue.first || part.last > cue.first || v->words[part.first].quote != QAI_VIEW_OPEN ||
      v->words[cue.first - 1].mark != QAI_MARK_COMMA)
    return 0;
  while (k > part.first && cue.first - k < PHRASE_WORDS && v->words[k - 1].quote == QAI_VIEW_PLAIN) {
    if (v->words[--k].mark == QAI_MARK_STOP)
      return 0;
  }
  tag = qai_view_tag(v, k);
  return k < cue.first && v->words[k - 1].quote == QAI_VIEW_CLOSE && k < part.last &&
                 (tag == QAI_TAG_DET || tag == QAI_TAG_NUM || tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN ||
                  tag == QAI_TAG_PRON)
             ? k
             : 0;
}

/* `“…,” one officer, who gave no name, told | Reuters`: whom it is told does not say it. */
static void
turn_round(const qai_view *v, qai_report *r)
{
  uint32_t i = r->n_content - 1, first;
  if (!r->n_content || (!qai_span_empty(r->source) && r->source.first != r->cue.last))
    return;
  first = subject_behind_marks(v, r->cue, r->content[i]);
  if (!first)
    return;
  r->content[i].last = first;
  r->source.first = first;
  r->source.last = r->cue.first;
}

void
qai_addressed_drop(const qai_view *v, qai_report *r)
{
  if (r->cue.first && tells(v, r->cue))
    turn_round(v, r);
  if (qai_span_empty(r->source) || r->source.last > r->cue.first)
    return;
  if (says_to(v, r->cue))
    drop_before_colon(v, r);
  else if (tells(v, r->cue))
    drop_behind_marks(v, r);
}
