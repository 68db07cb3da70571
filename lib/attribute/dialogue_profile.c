#include "attribute/dialogue_profile.h"

/* Counts of each entity. */
typedef struct counts {
  uint32_t *spoken, *nouns;
  uint32_t most_spoken, most;
} counts;

static uint8_t
bucket_share(uint32_t n, uint32_t most)
{
  uint8_t k;
  for (k = 0; k < 5 && n < most; k++)
    most /= 2;
  return n ? k : 5;
}

static uint8_t
bucket_nouns(uint32_t n)
{
  if (n < 3)
    return n == 2;
  return n < 6 ? 2 : n < 13 ? 3 : n < 41 ? 4 : 5;
}

static int
can_speak(const qai_entity *e)
{
  return e->type == QUOTEATTR_ENTITY_PERSON || e->type == QUOTEATTR_ENTITY_GROUP;
}

/* Who is named in the tags, and the highest counts; what can only be named there does not set the measure. */
static void
count_spoken(const qai_turns *t, counts *k)
{
  uint32_t i;
  for (i = 0; i < t->n_items; i++) {
    uint32_t m = t->items[i].mention, e = m == QAI_NONE ? QAI_NONE : t->mentions->mentions[m].entity;
    if (e < t->mentions->n_entities && ++k->spoken[e] > k->most_spoken)
      k->most_spoken = k->spoken[e];
  }
  for (i = 0; i < t->mentions->n_entities; i++)
    if (t->mentions->entities[i].n_mentions > k->most && can_speak(&t->mentions->entities[i]))
      k->most = t->mentions->entities[i].n_mentions;
}

static void
count_nouns(const qai_mentions *m, counts *k, qai_profile *profiles)
{
  uint32_t i;
  for (i = 0; i < m->n_mentions; i++) {
    uint32_t e = m->mentions[i].entity;
    if (e >= m->n_entities)
      continue;
    profiles[e].flags |= (uint8_t)(m->mentions[i].kind == QUOTEATTR_MENTION_NAME ? QAI_PROFILE_NAMED : 0);
    k->nouns[e] += m->mentions[i].kind != QUOTEATTR_MENTION_PRONOUN;
  }
}

static int
has_roster(const qai_mentions *m)
{
  uint32_t i;
  for (i = 0; i < m->n_entities; i++)
    if (m->entities[i].member != QAI_NONE)
      return 1;
  return 0;
}

static void
profile_entity(const qai_entity *e, int roster, qai_profile *p)
{
  if (can_speak(e))
    p->flags |= QAI_PROFILE_SPEAKS;
  if (e->type == QUOTEATTR_ENTITY_GROUP || e->plural)
    p->flags |= QAI_PROFILE_MANY;
  if (e->narrator)
    p->flags |= QAI_PROFILE_NARRATOR;
  if (e->member != QAI_NONE)
    p->flags |= QAI_PROFILE_NAMED;
  else if (roster)
    p->flags |= QAI_PROFILE_STRANGER;
  p->gender = e->gender;
}

int
qai_profiles_make(const qai_turns *turns, qai_arena *arena, qai_profile **out)
{
  const qai_mentions *m = turns->mentions;
  counts k = {NULL, NULL, 0, 0};
  uint32_t i;
  int roster = has_roster(m);
  *out = qai_arena_calloc(arena, m->n_entities, sizeof **out);
  k.spoken = qai_arena_calloc(arena, m->n_entities, sizeof *k.spoken);
  k.nouns = qai_arena_calloc(arena, m->n_entities, sizeof *k.nouns);
  if (!*out || !k.spoken || !k.nouns)
    return QUOTEATTR_ERR_NOMEM;
  count_spoken(turns, &k);
  count_nouns(m, &k, *out);
  for (i = 0; i < m->n_entities; i++) {
    qai_profile *p = &(*out)[i];
    profile_entity(&m->entities[i], roster, p);
    p->frequency = bucket_share(m->entities[i].n_mentions, k.most);
    p->spoken = bucket_share(k.spoken[i], k.most_spoken);
    p->nouns = bucket_nouns(k.nouns[i]);
  }
  return QUOTEATTR_OK;
}
