#include "mention/together.h"

#define MAX_MENTIONS 1000u /* looked at */
#define MAX_BESIDE 24u     /* on either side */
#define MIN_TOGETHER 2u
#define PART 40u /* of the mentions, so that slips count for nothing in a long text */

/* Either of the two that a name is looked for by: the form of its given name, its group. */
typedef struct sought {
  uint32_t form, group;
} sought;

static int
is_sought(const qai_aliases *aliases, uint32_t mention, sought who)
{
  uint32_t a = qai_aliases_of(&aliases->scan->found.data[mention]);
  return a != QAI_NONE && (who.form != QAI_NONE ? qai_alias_first(&aliases->items.data[a]) == who.form
                                                : aliases->items.data[a].group == who.group);
}

/* Does the sentence of `mention` hold the name elsewhere? */
static int
is_beside(const qai_scan *scan, const qai_aliases *aliases, uint32_t mention, sought who)
{
  const qai_mention *found = scan->found.data;
  uint32_t k;
  for (k = mention; k-- > 0 && mention - k <= MAX_BESIDE && found[k].sentence == found[mention].sentence;)
    if (is_sought(aliases, k, who))
      return 1;
  for (k = mention + 1; k < scan->found.n && k - mention <= MAX_BESIDE && found[k].sentence == found[mention].sentence;
       k++)
    if (is_sought(aliases, k, who))
      return 1;
  return 0;
}

/* How many of the mentions of `a` stand beside the name, of the *n looked at. */
static uint32_t
count_beside(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, sought who, uint32_t *n)
{
  const qai_name *names = aliases->names.data;
  uint32_t k, beside = 0;
  for (*n = 0, k = a->head; k != QAI_NONE && *n < MAX_MENTIONS; k = names[k].before, ++*n)
    beside += is_beside(scan, aliases, names[k].mention, who) ? 1 : 0;
  return beside;
}

int
qai_together_are_two(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, uint32_t form)
{
  const sought who = {form, QAI_NONE};
  uint32_t n, beside = count_beside(scan, aliases, a, who, &n);
  return beside >= MIN_TOGETHER && beside * PART >= n;
}

uint32_t
qai_together_count(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, uint32_t group)
{
  const sought who = {QAI_NONE, group};
  uint32_t n;
  return count_beside(scan, aliases, a, who, &n);
}
