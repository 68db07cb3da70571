/*
 * From pairs of marks to regions that know their words and parents.
 *
 * In: regions with their bytes, style and flags, properly nested.  Out: the same in order of the text (an outer one
 * before those inside it), with first/last word, parent, and the outermost speech region of each word.
 */
#include "quotes/region.h"

#include <stdlib.h>

static int
compare(const void *a, const void *b)
{
  const qai_region *x = a, *y = b;
  if (x->outer_start != y->outer_start)
    return x->outer_start < y->outer_start ? -1 : 1;
  return x->outer_end > y->outer_end ? -1 : x->outer_end < y->outer_end;
}

static void
set_parents(qai_quotes *q)
{
  uint32_t i, open = QAI_NONE;
  for (i = 0; i < q->n_regions; i++) {
    while (open != QAI_NONE && q->regions[open].outer_end <= q->regions[i].outer_start)
      open = q->regions[open].parent;
    q->regions[i].parent = open;
    q->regions[i].quotation = QAI_NONE;
    open = i;
  }
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

int
qai_region_finish(qai_quotes *q, qai_arena *arena)
{
  (void)arena;
  if (q->n_regions)
    qsort(q->regions, q->n_regions, sizeof *q->regions, compare);
  set_parents(q);
  set_words(q);
  return QUOTEATTR_OK;
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
