#include "attribute/carried.h"

#include "attribute/cue.h"
#include "attribute/dateline.h"
#include "attribute/frame.h"
#include "attribute/trim.h"

#define REACH 64u        /* mentions looked at on a side */
#define PHRASE_WORDS 64u /* of a noun phrase at most */

static int
in_content(const qai_report *r, uint32_t word)
{
  uint32_t i;
  for (i = 0; i < r->n_content; i++)
    if (word >= r->content[i].first && word < r->content[i].last)
      return 1;
  return 0;
}

static int
has_marks(const qai_draft *d, const qai_report *r)
{
  uint32_t i;
  for (i = 0; i < r->n_content; i++)
    if (qai_view_has_marks(d->view, r->content[i].first, r->content[i].last))
      return 1;
  return 0;
}

/* May the clause of the report's cue go on with the subject `m`?  What somebody else says of `m` tells nothing of who
 * reports, unless the report lies inside those words too. */
static int
is_carried(const qai_draft *d, const qai_report *r, const qai_mention *m)
{
  uint32_t around = d->item_of[m->head];
  return m->flags & QAI_MENTION_SUBJECT && m->region == QAI_NONE && !in_content(r, m->head) &&
         (around >= d->items.n || around == d->item_of[r->cue.first]);
}

/* Is it the "who" of a clause that a comma closes before the cue: "Ann Lee, who left, blamed the board, calling", and
 * right before a verb, "Ann Lee, who left, warned of", but not before a participle, "Ann Lee, who left, calling"? */
static int
is_closed_relative(const qai_draft *d, const qai_report *r, const qai_mention *m)
{
  const qai_view_word *words = d->view->words;
  const qai_tags *tags = d->view->mentions->quotes->tags;
  uint32_t symbol = qai_tag_lexeme(tags, m->head)->symbol, k;
  uint32_t end = r->cue.first - (r->cue.first > 0 && qai_tag_lexeme(tags, r->cue.first)->form == QAI_FORM_ING);
  if ((symbol != QAI_W_WHO && symbol != QAI_W_WHICH) || !m->first || words[m->first - 1].mark != QAI_MARK_COMMA)
    return 0;
  for (k = m->last; k < end && k - m->last < QAI_CHUNK_MAX; k++)
    if (words[k].mark == QAI_MARK_COMMA)
      return 1;
  return 0;
}

static qai_word_span
words_of(const qai_mention *m)
{
  qai_word_span s;
  s.first = m->first;
  s.last = m->last;
  return s;
}

static qai_word_span
subject_before(const qai_draft *d, const qai_report *r, uint32_t at, uint32_t sentence)
{
  const qai_mention *m = d->view->mentions->mentions;
  qai_word_span none = {0, 0};
  uint32_t i;
  for (i = at; i > 0 && at - i < REACH && m[i - 1].sentence == sentence; i--)
    if (m[i - 1].last <= r->cue.first && is_carried(d, r, &m[i - 1]) && !is_closed_relative(d, r, &m[i - 1]))
      return words_of(&m[i - 1]);
  return none;
}

static qai_word_span
subject_behind(const qai_draft *d, const qai_report *r, uint32_t at, uint32_t sentence)
{
  const qai_mentions *m = d->view->mentions;
  qai_word_span none = {0, 0};
  uint32_t i;
  for (i = at; i < m->n_mentions && i - at < REACH && m->mentions[i].sentence == sentence; i++)
    if (m->mentions[i].first >= r->cue.last && is_carried(d, r, &m->mentions[i]))
      return words_of(&m->mentions[i]);
  return none;
}

/* The source of the report before, in the same sentence. */
static qai_word_span
source_before(const qai_draft *d, uint32_t sentence)
{
  const qai_segment *segment = d->view->mentions->quotes->tags->segment;
  const qai_attribution *before = d->items.n > 0 ? &d->items.data[d->items.n - 1].a : NULL;
  qai_word_span s = {0, 0};
  if (!before || before->source.start == before->source.end)
    return s;
  s.first = qai_segment_word_at(segment, before->source.start);
  if (qai_segment_sentence_of(segment, s.first) != sentence) {
    s.first = 0;
    return s;
  }
  s.last = qai_segment_word_at(segment, before->source.end);
  return s;
}

/* The same, unless that is the "who" of a clause that ends before this report. */
static qai_word_span
source_shared(const qai_draft *d, const qai_report *r, uint32_t sentence)
{
  qai_word_span s = source_before(d, sentence), none = {0, 0};
  uint32_t mention = s.first < s.last ? qai_frame_mention_from(d->view->mentions, s.first) : QAI_NONE;
  return mention != QAI_NONE && is_closed_relative(d, r, &d->view->mentions->mentions[mention]) ? none : s;
}

/* Behind the nouns of a phrase that begins with word `first`, and ends before word `end`; `first` itself without one,
 * or when it is too long for one. */
static uint32_t
end_of_phrase(const qai_view *v, uint32_t first, uint32_t end)
{
  uint32_t noun = first, k;
  for (k = first; k < end && v->words[k].quote == QAI_VIEW_PLAIN; k++) {
    int tag = qai_view_tag(v, k);
    if (k - first == PHRASE_WORDS)
      return first;
    if (tag == QAI_TAG_NOUN || tag == QAI_TAG_PROPN)
      noun = k + 1;
    else if (tag != QAI_TAG_DET && tag != QAI_TAG_ADJ && tag != QAI_TAG_NUM)
      break;
  }
  return noun;
}

/* What the sentence begins with, as far as it is a noun phrase: `The complaint, filed on Friday, alleged …`. */
static qai_word_span
phrase_in_front(const qai_draft *d, const qai_report *r, uint32_t sentence)
{
  const qai_mentions *m = d->view->mentions;
  qai_word_span s = {m->quotes->tags->segment->sentences[sentence].first, r->cue.first}, none = {0, 0};
  uint32_t first = s.first < s.last ? qai_dateline_trim(d->view, s).first : s.first, mention;
  mention = qai_frame_mention_from(m, first);
  s.first = s.last = first;
  if (mention != QAI_NONE)
    s.last = m->mentions[mention].region == QAI_NONE && !(m->mentions[mention].flags & QAI_MENTION_POSSESSIVE)
                 ? m->mentions[mention].last
                 : first;
  else
    s.last = end_of_phrase(d->view, first, r->cue.first);
  return s.last > r->cue.first || in_content(r, s.first) || d->item_of[s.first] < d->items.n ? none : s;
}

/* The source of the last report, when the sentence before holds it and this one begins with the cue: `He said so.
 * Adding, “…”`. */
static qai_word_span
source_of_last(const qai_draft *d, const qai_report *r, uint32_t sentence)
{
  const qai_segment *segment = d->view->mentions->quotes->tags->segment;
  qai_word_span none = {0, 0};
  if (!sentence || segment->sentences[sentence].first != r->cue.first ||
      segment->sentences[sentence - 1].paragraph != segment->sentences[sentence].paragraph)
    return none;
  return source_before(d, sentence - 1);
}

/* Does a verb report in the cue: "saying only", "warned of"? */
static int
has_verb(const qai_tags *tags, qai_word_span cue)
{
  uint32_t k;
  for (k = cue.first; k < cue.last; k++)
    if (tags->tag[k] == QAI_TAG_VERB && qai_tag_lexeme(tags, k)->symbol != QAI_W_ACCORDING)
      return 1;
  return qai_cue_is_verb(tags, cue.last - 1, QAI_CUE_VERB);
}

qai_word_span
qai_carried_source(const qai_draft *d, const qai_report *report)
{
  const qai_tags *tags = d->view->mentions->quotes->tags;
  uint32_t cue = report->cue.last - 1, sentence = qai_segment_sentence_of(tags->segment, cue);
  uint32_t at = qai_frame_mentions_since(d->view->mentions, report->cue.first);
  qai_word_span s = {0, 0};
  if (!has_marks(d, report) || qai_trim_is_told(d->view, report->cue) || !has_verb(tags, report->cue))
    return s;
  s = subject_before(d, report, at, sentence);
  if (s.first == s.last)
    s = source_shared(d, report, sentence);
  if (s.first == s.last)
    s = subject_behind(d, report, at, sentence);
  if (s.first == s.last)
    s = phrase_in_front(d, report, sentence);
  if (s.first == s.last)
    s = source_of_last(d, report, sentence);
  return s;
}
