/*
 * From pairs of marks to regions that know their words and parents.
 *
 * In: regions with their bytes, style and flags, in order of the text, an outer one before those inside it.  Out: the
 * same, properly nested, with first/last word, parent, and the outermost speech region of each word.
 */
#include "quotes/region.h"

#include <string.h>

static int
goes_before(const qai_region *a, const qai_region *b)
{
  return a->outer_start < b->outer_start || (a->outer_start == b->outer_start && a->outer_end >= b->outer_end);
}

int
qai_region_merge(qai_region_list *list, uint32_t from, uint32_t middle, qai_arena *arena)
{
  uint32_t i = from, k = middle, n = 0, all = list->n - from;
  qai_region *merged;
  if (from == middle || middle == list->n)
    return QUOTEATTR_OK;
  merged = qai_arena_alloc(arena, sizeof *merged * all);
  if (!merged)
    return QUOTEATTR_ERR_NOMEM;
  while (n < all) {
    int first = k == list->n || (i < middle && goes_before(&list->data[i], &list->data[k]));
    merged[n++] = list->data[first ? i++ : k++];
  }
  memcpy(list->data + from, merged, sizeof *merged * all);
  return QUOTEATTR_OK;
}

/* Two kinds are dropped: a pair of marks around nothing, and a region that begins in another one and ends behind it
 * (marks across the end of a dash's speech). */
static void
set_parents(qai_quotes *q)
{
  uint32_t i, n = 0, open = QAI_NONE;
  for (i = 0; i < q->n_regions; i++) {
    qai_region *r = &q->regions[n];
    *r = q->regions[i];
    while (open != QAI_NONE && q->regions[open].outer_end <= r->outer_start)
      open = q->regions[open].parent;
    if (r->first == r->last || (open != QAI_NONE && q->regions[open].outer_end < r->outer_end))
      continue;
    r->parent = open;
    r->quotation = QAI_NONE;
    open = n++;
  }
  q->n_regions = n;
}

/* Regions start in order, so one pass over the words finds their first ones; their last ones by search. */
static void
set_words(qai_quotes *q)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t i, w = 0;
  for (i = 0; i < q->n_regions; i++) {
    qai_region *r = &q->regions[i];
    while (w < seg->n_words && seg->words[w].start < r->start)
      w++;
    r->first = w;
    r->last = qai_segment_word_at(seg, r->end);
    if (r->last < r->first)
      r->last = r->first;
  }
}

void
qai_region_finish(qai_quotes *q)
{
  set_words(q);
  set_parents(q);
}

static int
is_speech(const qai_quotes *q, const qai_region *r)
{
  return r->parent == QAI_NONE && r->quotation != QAI_NONE &&
         q->quotations[r->quotation].kind == QUOTEATTR_QUOTE_DIRECT;
}

int
qai_region_mark_words(qai_quotes *q, qai_arena *arena)
{
  uint32_t i, w, n = q->tags->segment->n_words;
  q->word_region = qai_arena_alloc(arena, sizeof *q->word_region * ((size_t)n + 1));
  if (!q->word_region)
    return QUOTEATTR_ERR_NOMEM;
  for (w = 0; w <= n; w++)
    q->word_region[w] = QAI_NONE;
  for (i = 0; i < q->n_regions; i++)
    if (is_speech(q, &q->regions[i]))
      for (w = q->regions[i].first; w < q->regions[i].last; w++)
        q->word_region[w] = i;
  return QUOTEATTR_OK;
}
