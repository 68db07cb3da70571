/*
 * From pairs of marks to regions that know their words and parents.
 *
 * In: regions with their bytes, style and flags, in order of the text, an outer one before those inside it.  Out: the
 * same, properly nested, with first/last word and parent, and the words that are speech.
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
  uint32_t i, w;
  q->speech = qai_arena_calloc(arena, q->tags->segment->n_words / 64 + 1u, sizeof *q->speech);
  if (!q->speech)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_regions; i++)
    if (is_speech(q, &q->regions[i]))
      for (w = q->regions[i].first; w < q->regions[i].last; w++)
        q->speech[w >> 6] |= UINT64_C(1) << (w & 63);
  return QUOTEATTR_OK;
}

/* Regions are in order of their first words, an outer one before those in it. */
uint32_t
qai_quotes_speech_at(const qai_quotes *q, uint32_t word)
{
  uint32_t lo = 0, hi = q->n_regions;
  if (!qai_quotes_in_speech(q, word))
    return QAI_NONE;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (q->regions[mid].first <= word)
      lo = mid + 1;
    else
      hi = mid;
  }
  for (lo--; q->regions[lo].parent != QAI_NONE; lo = q->regions[lo].parent)
    ;
  return lo;
}
