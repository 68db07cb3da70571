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

enum { NEAR = 48 };

/* The first word from `from` on that ends behind `byte`.  Cost: the logarithm of how far it is; most are near, and each
 * word in turn is cheaper than a guess. */
static uint32_t
word_from(const qai_segment *seg, uint32_t from, uint32_t byte)
{
  uint32_t near = seg->n_words - from < NEAR ? seg->n_words : from + NEAR, lo, hi, step = NEAR;
  for (; from < near; from++)
    if (seg->words[from].end > byte)
      return from;
  lo = hi = from;
  for (; hi < seg->n_words && seg->words[hi].end <= byte; step *= 2) {
    lo = hi + 1;
    hi = seg->n_words - hi > step ? hi + step : seg->n_words;
  }
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (seg->words[mid].end <= byte)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* Regions start in order, so each one's words are looked for from the first one of that before on. */
static void
set_words(qai_quotes *q)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t i, w = 0;
  for (i = 0; i < q->n_regions; i++) {
    qai_region *r = &q->regions[i];
    w = word_from(seg, w, r->start);
    w += w < seg->n_words && seg->words[w].start < r->start;
    r->first = w;
    r->last = word_from(seg, w, r->end);
  }
}

uint32_t
qai_region_word_before(const qai_quotes *q, const qai_region *r)
{
  const quoteattr_token *words = q->tags->segment->words;
  uint32_t w = r->first;
  while (w > 0 && words[w - 1].end > r->outer_start)
    w--;
  return w;
}

uint32_t
qai_region_word_behind(const qai_quotes *q, const qai_region *r)
{
  const qai_segment *seg = q->tags->segment;
  uint32_t w = r->last;
  while (w < seg->n_words && seg->words[w].end <= r->outer_end)
    w++;
  return w;
}

void
qai_region_finish(qai_quotes *q)
{
  set_words(q);
  set_parents(q);
}

qai_region
qai_region_without_marks(uint32_t paragraph, uint32_t start, uint32_t end, int style, int flags)
{
  qai_region r;
  memset(&r, 0, sizeof r);
  r.start = r.outer_start = start;
  r.end = r.outer_end = end;
  r.paragraph = paragraph;
  r.parent = r.quotation = QAI_NONE;
  r.style = (uint16_t)style;
  r.flags = (uint16_t)flags;
  return r;
}

int
qai_region_put_among(qai_quotes *q, qai_region_list *list, qai_arena *arena, qai_arena *scratch)
{
  uint32_t i, middle = list->n;
  int status = QUOTEATTR_OK;
  for (i = 0; i < q->n_regions && !status; i++)
    status = QAI_PUSH(arena, list, q->regions[i]);
  if (!status)
    status = qai_region_merge(list, 0, middle, scratch);
  if (status)
    return status;
  q->regions = list->data;
  q->n_regions = list->n;
  qai_region_finish(q);
  return QUOTEATTR_OK;
}

static int
is_speech(const qai_quotes *q, const qai_region *r)
{
  return r->parent == QAI_NONE && r->quotation != QAI_NONE &&
         q->quotations[r->quotation].kind == QUOTEATTR_QUOTE_DIRECT;
}

static void
set_bits(uint64_t *bits, uint32_t from, uint32_t to)
{
  while (from < to) {
    uint32_t low = from & 63, n = to - from < 64 - low ? to - from : 64 - low;
    bits[from >> 6] |= ~UINT64_C(0) >> (64 - n) << low;
    from += n;
  }
}

int
qai_region_mark_words(qai_quotes *q, qai_arena *arena)
{
  uint32_t i;
  q->speech = qai_arena_calloc(arena, q->tags->segment->n_words / 64 + 1u, sizeof *q->speech);
  if (!q->speech)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < q->n_regions; i++)
    if (is_speech(q, &q->regions[i]))
      set_bits(q->speech, q->regions[i].first, q->regions[i].last);
  return QUOTEATTR_OK;
}

/* How many regions begin at a word or before it: they are in order of their first words, an outer one before those in
 * it. */
static uint32_t
regions_up_to(const qai_quotes *q, uint32_t word)
{
  uint32_t lo = 0, hi = q->n_regions;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (q->regions[mid].first <= word)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

static uint32_t
outermost(const qai_quotes *q, uint32_t region)
{
  while (q->regions[region].parent != QAI_NONE)
    region = q->regions[region].parent;
  return region;
}

uint32_t
qai_quotes_speech_at(const qai_quotes *q, uint32_t word)
{
  return qai_quotes_in_speech(q, word) ? outermost(q, regions_up_to(q, word) - 1) : QAI_NONE;
}

int
qai_quotes_is_title(const qai_quotes *q, uint32_t first, uint32_t last)
{
  uint32_t n = regions_up_to(q, first + 1), region;
  const qai_region *r;
  if (n == 0)
    return 0;
  region = outermost(q, n - 1);
  r = &q->regions[region];
  return r->first == first + 1 && r->last <= last && last <= r->last + 1 && r->quotation != QAI_NONE &&
         q->quotations[r->quotation].kind == QUOTEATTR_QUOTE_TITLE;
}

int
qai_quotes_in_script(const qai_quotes *q, uint32_t word)
{
  uint32_t region = q->script ? qai_quotes_speech_at(q, word) : QAI_NONE;
  return region != QAI_NONE && q->regions[region].flags & QAI_REGION_SCRIPT;
}
