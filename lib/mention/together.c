#include "mention/together.h"

#define MAX_MENTIONS 1000u /* looked at */
#define MAX_BESIDE 24u     /* on either side */
#define MIN_TOGETHER 2u
#define PART 40u /* of the mentions, so that slips count for nothing in a long text */

static int
is_given_name(const qai_aliases *aliases, uint32_t mention, uint32_t form)
{
  uint32_t a = aliases->of_mention[mention];
  return a != QAI_NONE && qai_alias_first(&aliases->items[a]) == form;
}

/* Does the sentence of `mention` hold the given name elsewhere? */
static int
is_beside(const qai_scan *scan, const qai_aliases *aliases, uint32_t mention, uint32_t form)
{
  const qai_mention *found = scan->found.data;
  uint32_t k;
  for (k = mention; k-- > 0 && mention - k <= MAX_BESIDE && found[k].sentence == found[mention].sentence;)
    if (is_given_name(aliases, k, form))
      return 1;
  for (k = mention + 1; k < scan->found.n && k - mention <= MAX_BESIDE && found[k].sentence == found[mention].sentence;
       k++)
    if (is_given_name(aliases, k, form))
      return 1;
  return 0;
}

int
qai_together_are_two(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, uint32_t form)
{
  uint32_t m, n = 0, beside = 0;
  for (m = a->head; m != QAI_NONE && n < MAX_MENTIONS; m = aliases->next[m], n++)
    beside += is_beside(scan, aliases, m, form) ? 1 : 0;
  return beside >= MIN_TOGETHER && beside * PART >= n;
}
