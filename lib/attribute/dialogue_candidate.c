#include "attribute/dialogue_candidate.h"

#include <string.h>

#define BEFORE 12u      /* paragraphs of narration looked at in front of a turn */
#define BEHIND 2u       /* and behind it */
#define MENTIONS 256u   /* mentions looked at in front of a turn */
#define MENTIONS_ON 64u /* and behind it */
#define OLDEST 14u      /* turns for which a candidate lives on without a mention */

/* The list of one turn while it is made.  `slot` and `stamp` find an entity's place in it in O(1). */
typedef struct builder {
  const qai_turns *turns;
  const qai_mentions *mentions;
  qai_candidates *out;
  uint32_t turn, max;
  qai_candidate *list;
  uint32_t n;
  uint32_t *slot, *stamp; /* of each entity */
} builder;

static qai_candidate *
candidate_get(builder *b, uint32_t entity, uint32_t age)
{
  qai_candidate *c;
  if (entity >= b->mentions->n_entities)
    return NULL;
  if (b->stamp[entity] == b->turn + 1)
    return &b->list[b->slot[entity]];
  if (b->n >= b->max)
    return NULL;
  b->stamp[entity] = b->turn + 1;
  b->slot[entity] = b->n;
  c = &b->list[b->n++];
  memset(c, 0, sizeof *c);
  c->entity = entity;
  c->age = age;
  c->mention = c->back = c->named_back = c->order = c->ahead = QAI_NONE;
  return c;
}

static int
can_speak(const qai_mentions *m, uint32_t entity)
{
  return entity < m->n_entities &&
         (m->entities[entity].type == QUOTEATTR_ENTITY_PERSON || m->entities[entity].type == QUOTEATTR_ENTITY_GROUP);
}

/* The candidate that mention `m` stands for, or NULL. */
static qai_candidate *
candidate_of(builder *b, uint32_t mention)
{
  qai_candidate *c;
  uint32_t entity;
  if (mention == QAI_NONE)
    return NULL;
  entity = b->mentions->mentions[mention].entity;
  c = can_speak(b->mentions, entity) ? candidate_get(b, entity, 0) : NULL;
  if (c && c->mention == QAI_NONE)
    c->mention = mention;
  return c;
}

static void
add_beat(builder *b, uint32_t mention, int beat)
{
  qai_candidate *c = candidate_of(b, mention);
  if (!c)
    return;
  if (b->mentions->mentions[mention].kind == QUOTEATTR_MENTION_PRONOUN)
    c->pronoun_beats |= (uint8_t)beat;
  else
    c->beats |= (uint8_t)beat;
}

/* What stands beside the turn comes first, whoever it is. */
static void
add_beside(builder *b, const qai_turn *turn)
{
  uint32_t tag = qai_turn_mention(b->turns, turn);
  if (tag != QAI_NONE)
    candidate_get(b, b->mentions->mentions[tag].entity, 0);
  add_beat(b, turn->beat_before, QAI_BEAT_BEFORE);
  add_beat(b, turn->beat_after, QAI_BEAT_AFTER);
  add_beat(b, turn->lead, QAI_BEAT_LEAD);
  add_beat(b, turn->follow, QAI_BEAT_FOLLOW);
}

/* Turn distance -2 .. 2 to its bit in qai_candidate.addressed, 0 for others. */
static uint8_t
distance_bit(int64_t distance)
{
  switch (distance) {
  case 0: return 1;
  case -1: return 2;
  case -2: return 4;
  case 1: return 8;
  case 2: return 16;
  default: return 0;
  }
}

/* A mention inside a quotation. */
static void
add_quoted(builder *b, const qai_mention *m, qai_candidate *c)
{
  uint32_t quotation = b->mentions->quotes->regions[m->region].quotation, turn;
  uint8_t bit;
  if (quotation == QAI_NONE || (turn = b->turns->turn_of[quotation]) == QAI_NONE)
    return;
  bit = distance_bit((int64_t)turn - (int64_t)b->turn);
  if (m->flags & QAI_MENTION_VOCATIVE)
    c->addressed |= bit;
  else if (m->kind != QUOTEATTR_MENTION_PRONOUN)
    c->spoken_of |= bit;
}

static void
add_narrated(builder *b, const qai_turn *turn, const qai_mention *m, qai_candidate *c, uint32_t order)
{
  uint32_t back = turn->paragraph - m->paragraph;
  if (c->n_before < UINT16_MAX)
    c->n_before++;
  if (c->order == QAI_NONE) {
    c->order = order;
    c->back = back;
  }
  if (c->named_back == QAI_NONE && m->kind != QUOTEATTR_MENTION_PRONOUN)
    c->named_back = back;
  c->acts |= (m->flags & QAI_MENTION_SUBJECT) != 0;
  if (back == 0 && c->own_before < UINT16_MAX)
    c->own_before++;
  (void)b;
}

/* Mentions before the turn, the nearest first; `from`: the first mention that is not before it. */
static void
add_before(builder *b, const qai_turn *turn, uint32_t from)
{
  uint32_t i, order = 0;
  for (i = from; i > 0 && from - i < MENTIONS; i--) {
    const qai_mention *m = &b->mentions->mentions[i - 1];
    qai_candidate *c;
    if (m->paragraph + BEFORE < turn->paragraph)
      break;
    if (m->flags & QAI_MENTION_SECOND)
      continue;
    if (m->region != QAI_NONE && (m->kind == QUOTEATTR_MENTION_PRONOUN || turn->paragraph - m->paragraph > 4))
      continue;
    c = candidate_of(b, i - 1);
    if (c && m->region != QAI_NONE)
      add_quoted(b, m, c);
    else if (c)
      add_narrated(b, turn, m, c, order++);
  }
}

/* Mentions in the turn's paragraphs and behind it. */
static void
add_behind(builder *b, const qai_turn *turn, uint32_t from)
{
  uint32_t i;
  for (i = from; i < b->mentions->n_mentions && i - from < MENTIONS_ON; i++) {
    const qai_mention *m = &b->mentions->mentions[i];
    uint32_t ahead = m->paragraph > turn->last_paragraph ? m->paragraph - turn->last_paragraph : 0;
    qai_candidate *c;
    if (ahead > BEHIND)
      break;
    if ((m->flags & QAI_MENTION_SECOND) || (m->region != QAI_NONE && m->kind == QUOTEATTR_MENTION_PRONOUN))
      continue;
    c = candidate_of(b, i);
    if (!c)
      continue;
    if (m->region != QAI_NONE)
      add_quoted(b, m, c);
    else if (c->ahead == QAI_NONE)
      c->ahead = ahead;
    if (m->region == QAI_NONE && ahead == 0 && c->own_after < UINT16_MAX)
      c->own_after++;
  }
}

/* Those of the turn before live on for a while. */
static void
add_heirs(builder *b)
{
  uint32_t i, first, last;
  if (b->turn == 0)
    return;
  first = b->out->first[b->turn - 1];
  last = b->out->first[b->turn];
  for (i = first; i < last; i++)
    if (b->out->items[i].age < OLDEST)
      candidate_get(b, b->out->items[i].entity, b->out->items[i].age + 1);
}

static int
agreement(const qai_mentions *m, const qai_turn *turn, uint32_t entity)
{
  const qai_entity *e = &m->entities[entity];
  if (turn->plural && !e->plural && e->type != QUOTEATTR_ENTITY_GROUP)
    return 2;
  if (!turn->gender || !e->gender)
    return 0;
  return e->gender == turn->gender ? 1 : 2;
}

/* Ranks of each candidate among all; the lists are short, so each is compared with each. */
static void
rank_all(builder *b, const qai_turn *turn)
{
  uint32_t i, k;
  for (i = 0; i < b->n; i++)
    b->list[i].agrees = (uint8_t)agreement(b->mentions, turn, b->list[i].entity);
  for (i = 0; i < b->n; i++) {
    qai_candidate *c = &b->list[i];
    for (k = 0; k < b->n; k++) {
      const qai_candidate *o = &b->list[k];
      int nearer = o->order < c->order || (o->order == c->order && k < i);
      c->rank = (uint8_t)(c->rank + nearer);
      c->agree_rank = (uint8_t)(c->agree_rank + (nearer && o->agrees != 2));
      c->count_rank = (uint8_t)(c->count_rank + (o->n_before > c->n_before));
    }
  }
}

/* Counts who is named in the tags; what a tag's mention is no candidate by type becomes one by that. */
static void
count_spoken(const qai_turns *t, qai_candidates *out)
{
  uint32_t i;
  for (i = 0; i < t->n_items; i++) {
    uint32_t m = qai_turn_mention(t, &t->items[i]);
    uint32_t e = m == QAI_NONE ? QAI_NONE : t->mentions->mentions[m].entity;
    if (e < t->mentions->n_entities && ++out->spoken[e] > out->most_spoken)
      out->most_spoken = out->spoken[e];
  }
  for (i = 0; i < t->mentions->n_entities; i++)
    if (t->mentions->entities[i].n_mentions > out->most && can_speak(t->mentions, i))
      out->most = t->mentions->entities[i].n_mentions;
}

static void
note_names(const qai_mentions *m, qai_candidates *out)
{
  uint32_t i;
  for (i = 0; i < m->n_mentions; i++) {
    uint32_t e = m->mentions[i].entity;
    if (e >= m->n_entities || m->mentions[i].kind == QUOTEATTR_MENTION_PRONOUN)
      continue;
    out->named[e] |= m->mentions[i].kind == QUOTEATTR_MENTION_NAME;
    out->nouns[e]++;
  }
  for (i = 0; i < m->n_entities; i++)
    if (m->entities[i].member != QAI_NONE)
      out->named[i] = 1, out->roster = 1;
}

static int
candidates_alloc(const qai_turns *t, qai_arena *arena, qai_candidates *out, builder *b)
{
  uint32_t n = t->mentions->n_entities;
  out->first = qai_arena_calloc(arena, (size_t)t->n_items + 1, sizeof *out->first);
  out->spoken = qai_arena_calloc(arena, n, sizeof *out->spoken);
  out->nouns = qai_arena_calloc(arena, n, sizeof *out->nouns);
  out->named = qai_arena_calloc(arena, n, sizeof *out->named);
  b->slot = qai_arena_alloc(arena, n * sizeof *b->slot);
  b->stamp = qai_arena_calloc(arena, n, sizeof *b->stamp);
  return out->first && out->spoken && out->named && out->nouns && b->slot && b->stamp ? QUOTEATTR_OK
                                                                                      : QUOTEATTR_ERR_NOMEM;
}

/* Room for one more turn's list. */
static int
candidates_reserve(qai_candidates *out, uint32_t more, uint32_t *room, qai_arena *arena)
{
  uint32_t size = *room ? *room * 2 : 1024;
  if (*room - out->n_items >= more)
    return QUOTEATTR_OK;
  out->items = qai_arena_grow(arena, out->items, *room * sizeof *out->items, size * sizeof *out->items);
  *room = size;
  return out->items ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static void
candidates_of_turn(builder *b, uint32_t turn, uint32_t from)
{
  const qai_turn *t = &b->turns->items[turn];
  b->turn = turn;
  b->n = 0;
  b->list = b->out->items + b->out->n_items;
  add_beside(b, t);
  add_before(b, t, from);
  add_behind(b, t, from);
  add_heirs(b);
  rank_all(b, t);
  b->out->n_items += b->n;
  b->out->first[turn + 1] = b->out->n_items;
}

int
qai_candidates_find(const qai_turns *turns, uint32_t max, qai_arena *arena, qai_candidates *out)
{
  const qai_mentions *m = turns->mentions;
  builder b;
  uint32_t i, from = 0, room = 0;
  int status;
  memset(out, 0, sizeof *out);
  memset(&b, 0, sizeof b);
  out->turns = b.turns = turns;
  b.mentions = m;
  b.out = out;
  b.max = max && max < QAI_CANDIDATES ? max : QAI_CANDIDATES;
  status = candidates_alloc(turns, arena, out, &b);
  if (status)
    return status;
  count_spoken(turns, out);
  note_names(m, out);
  for (i = 0; i < turns->n_items; i++) {
    status = candidates_reserve(out, b.max, &room, arena);
    if (status)
      return status;
    while (from < m->n_mentions && m->mentions[from].first < turns->items[i].first_word)
      from++;
    candidates_of_turn(&b, i, from);
  }
  return QUOTEATTR_OK;
}
