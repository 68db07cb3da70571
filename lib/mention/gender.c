#include "mention/gender.h"

#define LOOK_BACK 12u /* mentions */
#define MIN_VOTES 2u
#define MIN_AGAINST 12u /* against the gender that the name itself has */

static int
same_name(const qai_alias *a, const qai_alias *b)
{
  return qai_alias_last(a) == qai_alias_last(b) || qai_alias_first(a) == qai_alias_first(b);
}

/* The alias of the only person named in the pronoun's sentence before it and the sentence before that, or QAI_NONE. */
static uint32_t
only_person(const qai_scan *scan, const qai_aliases *aliases, uint32_t pronoun)
{
  const qai_mention *p = &scan->found.data[pronoun];
  uint32_t k, found = QAI_NONE;
  for (k = pronoun; k-- > 0 && pronoun - k <= LOOK_BACK;) {
    const qai_mention *c = &scan->found.data[k];
    if (p->sentence - c->sentence > 1 || c->paragraph != p->paragraph)
      break;
    if (c->region != QAI_NONE || c->kind == QUOTEATTR_MENTION_PRONOUN || c->type != QUOTEATTR_ENTITY_PERSON)
      continue;
    if (c->kind == QUOTEATTR_MENTION_NOMINAL)
      return QAI_NONE;
    if (found != QAI_NONE && !same_name(&aliases->items.data[found], &aliases->items.data[c->entity]))
      return QAI_NONE;
    found = c->entity;
  }
  return found;
}

/* Do the votes settle `gender`?  One that the name itself has gives way to many votes of one mind only: the "she" of
 * a paragraph is often the heroine, whomever else it names. */
static int
is_voted(const qai_alias *a, uint32_t votes, int gender)
{
  uint32_t n = a->female + a->male;
  if (a->soft_gender && a->soft_gender != gender)
    return n >= MIN_AGAINST && 10 * votes >= 9 * n;
  return n >= MIN_VOTES && 4 * votes >= 3 * n;
}

static void
decide(qai_alias *a)
{
  if (a->kind && a->gender)
    return;
  if (is_voted(a, a->female, QUOTEATTR_GENDER_FEMALE))
    a->gender = a->soft_gender = QUOTEATTR_GENDER_FEMALE;
  else if (is_voted(a, a->male, QUOTEATTR_GENDER_MALE))
    a->gender = a->soft_gender = QUOTEATTR_GENDER_MALE;
}

void
qai_gender_vote(const qai_scan *scan, qai_aliases *aliases, uint32_t pronoun)
{
  const qai_mention *p = &scan->found.data[pronoun];
  uint32_t a = p->gender && p->region == QAI_NONE ? only_person(scan, aliases, pronoun) : QAI_NONE;
  if (a == QAI_NONE)
    return;
  if (p->gender == QUOTEATTR_GENDER_FEMALE)
    aliases->items.data[a].female++;
  else
    aliases->items.data[a].male++;
}

void
qai_gender_decide(qai_aliases *aliases)
{
  uint32_t i;
  for (i = aliases->n_cast; i < aliases->items.n; i++)
    decide(&aliases->items.data[i]);
}
