#include "attribute/draft.h"

#include "attribute/cue.h"

#include <stdlib.h>
#include <string.h>

static const qai_quotes *
quotes_of(const qai_draft *d)
{
  return d->view->mentions->quotes;
}

int
qai_draft_init(qai_draft *d, const qai_view *view, qai_arena *arena)
{
  uint32_t i;
  memset(d, 0, sizeof *d);
  d->view = view;
  d->arena = arena;
  d->item_of = qai_arena_alloc(arena, ((size_t)view->n_words + 1) * sizeof *d->item_of);
  if (!d->item_of)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i <= view->n_words; i++)
    d->item_of[i] = QAI_NONE;
  return QUOTEATTR_OK;
}

static quoteattr_span
bytes_of(const qai_draft *d, qai_word_span s)
{
  const quoteattr_token *w = quotes_of(d)->tags->segment->words;
  quoteattr_span out = {0, 0};
  if (s.first < s.last) {
    out.start = w[s.first].start;
    out.end = w[s.last - 1].end;
  }
  return out;
}

/* The mention a source stands for: the longest that starts with it, else the first whose head is in it. */
static uint32_t
mention_of(const qai_draft *d, qai_word_span s)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t i = qai_frame_mention_from(m, s.first), p;
  if (i != QAI_NONE && m->mentions[i].head < s.last)
    return i;
  p = qai_segment_paragraph_of(m->quotes->tags->segment, s.first);
  for (i = m->paragraph_mentions[p]; i < m->paragraph_mentions[p + 1]; i++)
    if (m->mentions[i].head >= s.first && m->mentions[i].head < s.last)
      return i;
  return QAI_NONE;
}

/* Direct when all words that hold a letter or digit lie in marks, mixed when some do. */
static uint8_t
kind_of(const qai_draft *d, const qai_word_span *spans, uint32_t n)
{
  uint32_t i, k, in = 0, out = 0;
  for (i = 0; i < n; i++)
    for (k = spans[i].first; k < spans[i].last; k++)
      if (d->view->words[k].mark == QAI_MARK_NONE) {
        in += d->view->words[k].quote >= QAI_VIEW_FIRST;
        out += d->view->words[k].quote < QAI_VIEW_FIRST;
      }
  return in == 0 ? QUOTEATTR_QUOTE_INDIRECT : out == 0 ? QUOTEATTR_QUOTE_DIRECT : QUOTEATTR_QUOTE_MIXED;
}

static uint8_t
evidence_of(const qai_draft *d, const qai_report *r)
{
  const qai_view_word *w = &d->view->words[r->cue.last - 1];
  const qai_lexeme *first = qai_tag_lexeme(quotes_of(d)->tags, r->cue.first);
  if (r->cue.last - r->cue.first == 1 && w->mark == QAI_MARK_COLON)
    return QUOTEATTR_BY_COLON;
  if (first->symbol && (w->tag == QAI_TAG_ADP || w->classes & QAI_LEX_PREPOSITION) && r->source.first >= r->cue.last)
    return QUOTEATTR_BY_ACCORDING_TO;
  if (w->tag == QAI_TAG_NOUN)
    return QUOTEATTR_BY_NOUN;
  return QUOTEATTR_BY_TAG;
}

static void
set_source(const qai_draft *d, qai_attribution *a, qai_word_span source)
{
  const qai_mentions *m = d->view->mentions;
  uint32_t mention;
  a->source = bytes_of(d, source);
  a->speaker = a->addressee = QAI_NONE;
  if (source.first >= source.last)
    return;
  mention = mention_of(d, source);
  a->link = QUOTEATTR_LINK_ANAPHORIC;
  if (mention == QAI_NONE)
    return;
  a->speaker = m->mentions[mention].entity;
  if (m->mentions[mention].kind == QUOTEATTR_MENTION_NAME)
    a->link = QUOTEATTR_LINK_EXPLICIT;
}

static int
add_span(qai_draft *d, qai_draft_item *item, qai_word_span s)
{
  uint32_t k;
  if (item->a.n_content == 0) {
    item->a.content_first = d->spans.n;
    item->first_word = s.first;
  }
  item->a.n_content++;
  for (k = s.first; k < s.last; k++)
    d->item_of[k] = d->items.n;
  return QAI_PUSH(d->arena, &d->spans, bytes_of(d, s));
}

/* The words of `s` without the marks at its ends: those of a direct quotation are no part of what was said. */
static qai_word_span
inside_marks(const qai_draft *d, qai_word_span s)
{
  while (s.last - s.first > 1 && d->view->words[s.first].quote == QAI_VIEW_OPEN)
    s.first++;
  while (s.last - s.first > 1 && d->view->words[s.last - 1].quote == QAI_VIEW_CLOSE)
    s.last--;
  return s;
}

int
qai_draft_add_report(qai_draft *d, const qai_report *report)
{
  int direct;
  qai_draft_item item;
  uint32_t i;
  memset(&item, 0, sizeof item);
  item.a.quotation = QAI_NONE;
  item.a.cue = bytes_of(d, report->cue);
  item.a.kind = kind_of(d, report->content, report->n_content);
  item.a.evidence = evidence_of(d, report);
  direct = item.a.kind == QUOTEATTR_QUOTE_DIRECT;
  set_source(d, &item.a, report->source);
  item.a.confidence = item.a.link ? report->p : 0;
  for (i = 0; i < report->n_content; i++)
    if (add_span(d, &item, direct ? inside_marks(d, report->content[i]) : report->content[i]))
      return QUOTEATTR_ERR_NOMEM;
  return QAI_PUSH(d->arena, &d->items, item);
}

/* The item that holds most words of region `r`, if it holds half of them at least. */
static uint32_t
holder_of(const qai_draft *d, const qai_region *r)
{
  uint32_t k, item = QAI_NONE, n = 0;
  for (k = r->first; k < r->last; k++)
    if (d->item_of[k] != QAI_NONE) {
      item = item == QAI_NONE ? d->item_of[k] : item;
      n += d->item_of[k] == item;
    }
  return 2 * n >= r->last - r->first ? item : QAI_NONE;
}

static qai_word_span
words_of(const qai_region *r)
{
  qai_word_span s;
  s.first = r->first;
  s.last = r->last;
  return s;
}

/* Pieces of quotation `q` that no report holds go to the report that holds another piece of it.  Reports whether one
 * does. */
static int
tie_quotation(qai_draft *d, uint32_t q)
{
  const qai_quotation *x = &quotes_of(d)->quotations[q];
  uint32_t i, item = QAI_NONE;
  for (i = 0; i < x->n_pieces && item == QAI_NONE; i++)
    item = holder_of(d, &quotes_of(d)->regions[quotes_of(d)->pieces[x->first_piece + i]]);
  if (item != QAI_NONE && d->items.data[item].a.quotation == QAI_NONE)
    d->items.data[item].a.quotation = q;
  return item != QAI_NONE;
}

/* The item whose content ended latest before word `w`, in the same paragraph or the one before; only those with marks.
 */
static uint32_t
item_before(const qai_draft *d, uint32_t w, uint32_t paragraph)
{
  const uint32_t *first = quotes_of(d)->tags->segment->paragraph_words;
  uint32_t k, from = first[paragraph > 0 ? paragraph - 1 : 0];
  for (k = w; k > from; k--)
    if (d->item_of[k - 1] != QAI_NONE && d->items.data[d->item_of[k - 1]].a.kind != QUOTEATTR_QUOTE_INDIRECT)
      return d->item_of[k - 1];
  return QAI_NONE;
}

static void
continue_speaker(qai_draft *d, qai_attribution *a, uint32_t word, uint32_t paragraph)
{
  const qai_segment *s = quotes_of(d)->tags->segment;
  uint32_t before = item_before(d, word, paragraph);
  if (before == QAI_NONE || d->items.data[before].a.source.start == d->items.data[before].a.source.end)
    return;
  a->source = d->items.data[before].a.source;
  a->speaker = d->items.data[before].a.speaker;
  a->link = QUOTEATTR_LINK_IMPLICIT;
  a->evidence = d->items.data[before].first_word >= s->paragraph_words[paragraph] ? QUOTEATTR_BY_PARAGRAPH
                                                                                  : QUOTEATTR_BY_FLOATING;
  a->confidence = 0.6f;
}

static int
add_quotation(qai_draft *d, uint32_t q)
{
  const qai_quotes *quotes = quotes_of(d);
  const qai_quotation *x = &quotes->quotations[q];
  qai_draft_item item;
  uint32_t i;
  memset(&item, 0, sizeof item);
  item.a.quotation = q;
  item.a.speaker = item.a.addressee = QAI_NONE;
  item.a.kind = (uint8_t)x->kind;
  for (i = 0; i < x->n_pieces; i++)
    if (add_span(d, &item, words_of(&quotes->regions[quotes->pieces[x->first_piece + i]])))
      return QUOTEATTR_ERR_NOMEM;
  if (item.a.kind == QUOTEATTR_QUOTE_DIRECT) {
    const qai_region *r = &quotes->regions[quotes->pieces[x->first_piece]];
    continue_speaker(d, &item.a, r->first, r->paragraph);
  }
  return QAI_PUSH(d->arena, &d->items, item);
}

int
qai_draft_add_quotations(qai_draft *d)
{
  uint32_t q;
  for (q = 0; q < quotes_of(d)->n_quotations; q++)
    if (!tie_quotation(d, q) && add_quotation(d, q))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

static int
in_text_order(const void *a, const void *b)
{
  const qai_draft_item *x = a, *y = b;
  if (x->first_word != y->first_word)
    return x->first_word < y->first_word ? -1 : 1;
  return x->a.content_first < y->a.content_first ? -1 : x->a.content_first > y->a.content_first;
}

int
qai_draft_finish(qai_draft *d, int indirect, qai_attributions *out)
{
  uint32_t i;
  if (d->items.n > 0)
    qsort(d->items.data, d->items.n, sizeof *d->items.data, in_text_order);
  out->mentions = d->view->mentions;
  out->items = qai_arena_alloc(d->arena, ((size_t)d->items.n + 1) * sizeof *out->items);
  if (!out->items)
    return QUOTEATTR_ERR_NOMEM;
  for (out->n_items = 0, i = 0; i < d->items.n; i++)
    if (indirect || d->items.data[i].a.kind != QUOTEATTR_QUOTE_INDIRECT)
      out->items[out->n_items++] = d->items.data[i].a;
  out->spans = d->spans.data;
  out->n_spans = d->spans.n;
  return QUOTEATTR_OK;
}
