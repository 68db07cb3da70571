#include "attribute/loose.h"

#include "attribute/frame.h"

#define SURE 0.9f
#define LIKELY 0.7f
#define PERHAPS 0.55f

static const qai_quotes *
quotes_of(const qai_draft *d)
{
  return d->view->mentions->quotes;
}

static const qai_region *
piece(const qai_draft *d, uint32_t q, uint32_t i)
{
  const qai_quotes *quotes = quotes_of(d);
  return &quotes->regions[quotes->pieces[quotes->quotations[q].first_piece + i]];
}

static qai_word_span
words(uint32_t first, uint32_t last)
{
  qai_word_span s;
  s.first = first;
  s.last = last;
  return s;
}

static void
decide(const qai_draft *d, qai_attribution *a, qai_word_span source, qai_word_span cue, uint8_t evidence, float p)
{
  qai_draft_set_source(d, a, source);
  a->cue = qai_draft_bytes(d, cue);
  a->evidence = evidence;
  a->confidence = p;
}

int
qai_loose_by_script(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  if (x->script_first >= x->script_last)
    return 0;
  decide(d, a, words(x->script_first, x->script_last), words(x->script_last, x->script_last + 1), QUOTEATTR_BY_SCRIPT,
         SURE);
  return 1;
}

static int
by_frame(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  qai_frame f;
  if (!qai_frame_find(d->view->mentions, q, &f) || f.source_first >= f.source_last)
    return 0;
  decide(d, a, words(f.source_first, f.source_last), words(f.cue_first, f.cue_last), f.evidence, LIKELY);
  return 1;
}

/* `"…" — Ann Lee` at the end of its line or paragraph. */
static int
by_signature(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_region *r = piece(d, q, quotes_of(d)->quotations[q].n_pieces - 1);
  const qai_mentions *m = d->view->mentions;
  uint32_t w = qai_segment_word_at(quotes_of(d)->tags->segment, r->outer_end), mention;
  if (w >= d->view->n_words || d->view->words[w].mark != QAI_MARK_DASH)
    return 0;
  mention = qai_frame_mention_from(m, w + 1);
  if (mention == QAI_NONE || m->mentions[mention].kind != QUOTEATTR_MENTION_NAME)
    return 0;
  decide(d, a, words(m->mentions[mention].first, m->mentions[mention].last), words(w, w + 1), QUOTEATTR_BY_COLON,
         LIKELY);
  return 1;
}

/* The latest word in marks before word `w`, in the same paragraph or the one before, whose item has a source. */
static uint32_t
word_before(const qai_draft *d, uint32_t w, uint32_t paragraph)
{
  const uint32_t *first = quotes_of(d)->tags->segment->paragraph_words;
  uint32_t k, from = first[paragraph > 0 ? paragraph - 1 : 0];
  for (k = w; k > from; k--) {
    uint32_t item = d->item_of[k - 1];
    if (item < d->items.n && d->view->words[k - 1].quote != QAI_VIEW_PLAIN &&
        d->items.data[item].a.source.start < d->items.data[item].a.source.end)
      return k - 1;
  }
  return QAI_NONE;
}

static int
by_neighbour(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  const qai_region *r = piece(d, q, 0);
  uint32_t before = word_before(d, r->first, r->paragraph);
  const qai_attribution *x;
  if (before == QAI_NONE)
    return 0;
  x = &d->items.data[d->item_of[before]].a;
  a->source = x->source;
  a->speaker = x->speaker;
  a->link = QUOTEATTR_LINK_IMPLICIT;
  a->evidence = before >= quotes_of(d)->tags->segment->paragraph_words[r->paragraph] ? QUOTEATTR_BY_PARAGRAPH
                                                                                     : QUOTEATTR_BY_FLOATING;
  a->confidence = PERHAPS;
  return 1;
}

void
qai_loose_attribute(const qai_draft *d, uint32_t q, qai_attribution *a)
{
  if (quotes_of(d)->quotations[q].n_pieces == 0)
    return;
  if (!qai_loose_by_script(d, q, a) && !by_frame(d, q, a) && !by_signature(d, q, a))
    by_neighbour(d, q, a);
}
