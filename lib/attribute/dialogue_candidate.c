#include "attribute/dialogue_candidate.h"

#include <string.h>

#define BEFORE 12u      /* paragraphs of narration looked at in front of a turn */
#define BEHIND 2u       /* and behind it */
#define QUOTED_BEFORE 4 /* paragraphs in front in which what is quoted counts */
#define MENTIONS 256u   /* mentions looked at in front of a turn */
#define MENTIONS_ON 64u /* and behind it */
#define OLDEST 14u      /* turns for which a candidate lives on without a mention */
#define TOP 4           /* places that count_rank tells apart */

typedef qai_candidate_finder finder;

static uint8_t
agreement(const qai_profile *p, const qai_turn *turn)
{
  if (turn->plural && !(p->flags & QAI_PROFILE_MANY))
    return 2;
  if (!turn->gender || !p->gender)
    return 0;
  return p->gender == turn->gender ? 1 : 2;
}

static void
give_rank(finder *f, qai_candidate *c)
{
  c->rank = (uint8_t)f->n_seen++;
  c->agree_rank = (uint8_t)f->n_agree;
  f->n_agree += c->agrees != 2;
}

static qai_candidate *
candidate_add(finder *f, uint32_t entity, uint32_t age)
{
  qai_candidate *c = &f->list[f->n];
  if (f->n >= f->max)
    return NULL;
  f->stamp[entity] = f->turn + 1;
  f->slot[entity] = (uint8_t)f->n++;
  *c = f->fresh;
  c->entity = entity;
  c->age = (uint8_t)age;
  if (f->asks)
    c->agrees = agreement(&f->profiles[entity], &f->turns->items[f->turn]);
  if (f->has_ranks)
    give_rank(f, c);
  return c;
}

static inline qai_candidate *
candidate_get(finder *f, uint32_t entity)
{
  return f->stamp[entity] == f->turn + 1 ? &f->list[f->slot[entity]] : candidate_add(f, entity, 0);
}

/* The candidate that a mention stands for, or NULL. */
static inline qai_candidate *
candidate_of(finder *f, const qai_mention *m)
{
  uint32_t entity = m->entity;
  qai_candidate *c;
  if (entity >= f->n_entities || !(f->profiles[entity].flags & QAI_PROFILE_SPEAKS))
    return NULL;
  c = candidate_get(f, entity);
  if (c && c->mention == QAI_NONE)
    c->mention = (uint32_t)(m - f->mentions);
  return c;
}

static void
add_beat(finder *f, uint32_t mention, int beat)
{
  qai_candidate *c = mention == QAI_NONE ? NULL : candidate_of(f, &f->mentions[mention]);
  if (!c)
    return;
  if (f->mentions[mention].kind == QUOTEATTR_MENTION_PRONOUN)
    c->pronoun_beats |= (uint8_t)beat;
  else
    c->beats |= (uint8_t)beat;
}

/* What stands beside the turn comes first, whoever it is. */
static void
add_beside(finder *f, const qai_turn *turn)
{
  uint32_t tagged = turn->mention == QAI_NONE ? QAI_NONE : f->mentions[turn->mention].entity;
  if (tagged < f->n_entities)
    candidate_get(f, tagged);
  add_beat(f, turn->beat_before, QAI_BEAT_BEFORE);
  add_beat(f, turn->beat_after, QAI_BEAT_AFTER);
  add_beat(f, turn->lead, QAI_BEAT_LEAD);
  add_beat(f, turn->follow, QAI_BEAT_FOLLOW);
}

/* Turn `at` as seen from turn `from`: QAI_IN_*, or 0 when it is not near. */
static uint8_t
place_of(uint32_t at, uint32_t from)
{
  static const uint8_t before[] = {QAI_IN_TURN, QAI_IN_LAST, QAI_IN_SECOND};
  static const uint8_t behind[] = {QAI_IN_TURN, QAI_IN_NEXT, QAI_IN_AFTER};
  if (at <= from)
    return from - at < 3 ? before[from - at] : 0;
  return at - from < 3 ? behind[at - from] : 0;
}

/* A mention inside a quotation. */
static void
add_quoted(const finder *f, const qai_mention *m, qai_candidate *c)
{
  uint32_t quotation = f->turns->mentions->quotes->regions[m->region].quotation, turn;
  uint8_t place;
  if (quotation == QAI_NONE || (turn = f->turns->turn_of[quotation]) == QAI_NONE)
    return;
  place = place_of(turn, f->turn);
  if (m->flags & QAI_MENTION_VOCATIVE)
    c->addressed |= place;
  else if (m->kind != QUOTEATTR_MENTION_PRONOUN)
    c->spoken_of |= place;
}

static void
add_narrated(finder *f, const qai_mention *m, qai_candidate *c, uint32_t back)
{
  c->n_before++;
  if (c->back == QAI_UNSEEN) {
    c->back = (uint8_t)back;
    give_rank(f, c);
  }
  if (c->named_back == QAI_UNSEEN && m->kind != QUOTEATTR_MENTION_PRONOUN)
    c->named_back = (uint8_t)back;
  c->acts |= (m->flags & QAI_MENTION_SUBJECT) != 0;
  c->own_before = (uint16_t)(c->own_before + (back == 0));
}

/* Mentions before the turn, the nearest first. */
static void
add_before(finder *f, const qai_turn *turn)
{
  const qai_mention *m = f->mentions + f->from, *least = m - (f->from < MENTIONS ? f->from : MENTIONS);
  uint32_t paragraph = turn->paragraph;
  while (m > least) {
    uint32_t back = paragraph - (--m)->paragraph;
    qai_candidate *c;
    if (back > BEFORE)
      break;
    if (m->flags & QAI_MENTION_SECOND)
      continue;
    if (m->region == QAI_NONE) {
      c = candidate_of(f, m);
      if (c)
        add_narrated(f, m, c, back);
    } else if (m->kind != QUOTEATTR_MENTION_PRONOUN && back <= QUOTED_BEFORE) {
      c = candidate_of(f, m);
      if (c)
        add_quoted(f, m, c);
    }
  }
}

/* Mentions in the turn's paragraphs and behind it. */
static void
add_behind(finder *f, const qai_turn *turn)
{
  uint32_t n = f->turns->mentions->n_mentions, i;
  for (i = f->from; i < n && i - f->from < MENTIONS_ON; i++) {
    const qai_mention *m = &f->mentions[i];
    uint32_t ahead = m->paragraph > turn->last_paragraph ? m->paragraph - turn->last_paragraph : 0;
    qai_candidate *c;
    if (ahead > BEHIND)
      break;
    if ((m->flags & QAI_MENTION_SECOND) || (m->region != QAI_NONE && m->kind == QUOTEATTR_MENTION_PRONOUN))
      continue;
    c = candidate_of(f, m);
    if (c && m->region != QAI_NONE)
      add_quoted(f, m, c);
    else if (c) {
      c->ahead = c->ahead == QAI_UNSEEN ? (uint8_t)ahead : c->ahead;
      c->own_after = (uint16_t)(c->own_after + (ahead == 0));
    }
  }
}

/* Those of the turn before live on for a while. */
static void
add_heirs(finder *f)
{
  uint32_t i;
  for (i = 0; i < f->n_last; i++)
    if (f->last[i].age < OLDEST && f->stamp[f->last[i].entity] != f->turn + 1)
      candidate_add(f, f->last[i].entity, f->last[i].age + 1u);
}

/* Those that no narration mentions come last, in the order in which they are found. */
static void
rank_unseen(finder *f)
{
  uint32_t i;
  for (i = 0; i < f->n; i++)
    if (f->list[i].back == QAI_UNSEEN)
      give_rank(f, &f->list[i]);
  f->has_ranks = 1;
}

/* How many of the highest counts, sorted, are higher. */
static uint8_t
rank_of(const uint16_t *top, uint16_t count)
{
  uint8_t k;
  for (k = 0; k < TOP && top[k] > count; k++)
    ;
  return k;
}

static void
rank_counts(finder *f)
{
  uint16_t top[TOP] = {0};
  uint32_t i;
  int k;
  for (i = 0; i < f->n; i++) {
    for (k = TOP; k > 0 && top[k - 1] < f->list[i].n_before; k--)
      if (k < TOP)
        top[k] = top[k - 1];
    if (k < TOP)
      top[k] = f->list[i].n_before;
  }
  for (i = 0; i < f->n; i++)
    f->list[i].count_rank = rank_of(top, f->list[i].n_before);
  f->fresh.count_rank = rank_of(top, 0);
}

int
qai_candidates_start(const qai_turns *turns, const qai_profile *profiles, uint32_t max, qai_arena *arena,
                     qai_candidate_finder *out)
{
  uint32_t n = turns->mentions->n_entities;
  memset(out, 0, sizeof *out);
  out->turns = turns;
  out->profiles = profiles;
  out->mentions = turns->mentions->mentions;
  out->n_entities = n;
  out->fresh.mention = QAI_NONE;
  out->fresh.back = out->fresh.named_back = out->fresh.ahead = QAI_UNSEEN;
  out->max = max && max < QAI_CANDIDATES ? max : QAI_CANDIDATES;
  out->list = out->lists[0];
  out->last = out->lists[1];
  out->slot = qai_arena_alloc(arena, n * sizeof *out->slot);
  out->stamp = qai_arena_calloc(arena, n, sizeof *out->stamp);
  return out->slot && out->stamp ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

void
qai_candidates_next(finder *f)
{
  uint32_t n_mentions = f->turns->mentions->n_mentions;
  const qai_turn *turn = &f->turns->items[f->turn];
  qai_candidate *list = f->last;
  f->last = f->list;
  f->n_last = f->n;
  f->list = list;
  f->n = f->n_seen = f->n_agree = 0;
  f->asks = turn->gender || turn->plural;
  f->has_ranks = 0;
  while (f->from < n_mentions && f->mentions[f->from].first < turn->first_word)
    f->from++;
  add_beside(f, turn);
  add_before(f, turn);
  rank_unseen(f);
  rank_counts(f);
  add_behind(f, turn);
  add_heirs(f);
  f->turn++;
}

uint32_t
qai_candidates_place(const finder *f, uint32_t entity)
{
  return entity < f->n_entities && f->stamp[entity] == f->turn ? f->slot[entity] : QAI_CANDIDATES;
}
