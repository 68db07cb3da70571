#include "mention/narrator.h"

#define MIN_FIRST 4u        /* times that "I" tells ... */
#define MIN_PER_THOUSAND 8u /* ... and of a thousand words */
#define MIN_CALLS 2u        /* what a name must have for it; an introduction alone is enough */

typedef struct tally {
  uint32_t calls, narrated;
} tally;

static int
is_told_by_somebody(const qai_scan *scan)
{
  uint32_t n = scan->n_told;
  return n >= MIN_FIRST && (uint64_t)n * 1000 >= (uint64_t)scan->segment->n_words * MIN_PER_THOUSAND;
}

static int
is_being(const qai_scan *scan, uint32_t i)
{
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_AM:
  case QAI_W_M:
  case QAI_W_IS:
  case QAI_W_WAS:
  case QAI_W_S: return 1;
  default: return 0;
  }
}

int
qai_narrator_is_introduced(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->first;
  if (i < 2 || m->kind != QUOTEATTR_MENTION_NAME || !is_being(scan, i - 1))
    return 0;
  if (qai_scan_symbol(scan, i - 2) == QAI_W_I)
    return qai_scan_symbol(scan, m->last) != QAI_W_S;
  return i > 2 && qai_scan_symbol(scan, i - 2) == QAI_W_NAME && qai_scan_symbol(scan, i - 3) == QAI_W_MY;
}

/* "“Ann Lee,” I said": a quotation that is a name, and the next word of the narration is "I". */
static int
is_answer(const qai_scan *scan, const qai_mention *m)
{
  const qai_region *r = m->region == QAI_NONE ? NULL : &scan->quotes->regions[m->region];
  uint32_t i;
  if (!r || m->first != r->first || r->last > m->last + 1)
    return 0;
  for (i = r->last; i < r->last + 2; i++)
    if (qai_scan_symbol(scan, i) == QAI_W_I)
      return 1;
  return 0;
}

static void
count(const qai_scan *scan, const qai_mention *m, tally *t)
{
  if (is_answer(scan, m) || (m->region == QAI_NONE && qai_narrator_is_introduced(scan, m)))
    t->calls += MIN_CALLS;
  else if (m->region == QAI_NONE)
    t->narrated++;
  else if (m->flags & QAI_MENTION_VOCATIVE)
    t->calls++;
}

int
qai_narrator_find(const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups, uint32_t *group)
{
  tally *tallies;
  uint32_t i, best = MIN_CALLS - 1;
  *group = QAI_NONE;
  if (!is_told_by_somebody(scan))
    return QUOTEATTR_OK;
  tallies = qai_arena_calloc(scan->arena, (size_t)groups->n_items + 1, sizeof *tallies);
  if (!tallies)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < aliases->names.n; i++)
    count(scan, &scan->found.data[aliases->names.data[i].mention],
          &tallies[aliases->items.data[aliases->names.data[i].alias].group]);
  for (i = 0; i < groups->n_items; i++)
    if (groups->items[i].type == QUOTEATTR_ENTITY_PERSON && tallies[i].calls > best &&
        tallies[i].narrated * 8 <= tallies[i].calls) {
      best = tallies[i].calls;
      *group = i;
    }
  return QUOTEATTR_OK;
}
