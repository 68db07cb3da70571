#include "attribute/carried.h"

#include "attribute/cue.h"
#include "attribute/frame.h"

#define REACH 64u /* mentions looked at on a side */

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
  uint32_t i, k;
  for (i = 0; i < r->n_content; i++)
    for (k = r->content[i].first; k < r->content[i].last; k++)
      if (d->view->words[k].quote != QAI_VIEW_PLAIN)
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

qai_word_span
qai_carried_source(const qai_draft *d, const qai_report *report)
{
  const qai_mentions *m = d->view->mentions;
  const qai_tags *tags = m->quotes->tags;
  uint32_t sentence = qai_segment_sentence_of(tags->segment, report->cue.first);
  uint32_t at = qai_frame_mentions_since(m, report->cue.first), i;
  qai_word_span none = {0, 0}, found;
  const qai_mention *x = NULL;
  if (!has_marks(d, report))
    return none;
  if (!qai_cue_is_verb(tags, report->cue.last - 1, QAI_CUE_VERB) && tags->tag[report->cue.last - 1] != QAI_TAG_VERB)
    return none;
  for (i = at; !x && i > 0 && at - i < REACH && m->mentions[i - 1].sentence == sentence; i--)
    if (m->mentions[i - 1].last <= report->cue.first && is_carried(d, report, &m->mentions[i - 1]))
      x = &m->mentions[i - 1];
  for (i = at; !x && i < m->n_mentions && i - at < REACH && m->mentions[i].sentence == sentence; i++)
    if (m->mentions[i].first >= report->cue.last && is_carried(d, report, &m->mentions[i]))
      x = &m->mentions[i];
  if (!x)
    return none;
  found.first = x->first;
  found.last = x->last;
  return found;
}
