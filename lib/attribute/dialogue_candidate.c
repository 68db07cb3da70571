#include "attribute/dialogue_candidate.h"

#include <stddef.h>
#include <string.h>

#define OLDEST 14u /* turns for which a candidate lives on without a mention */

typedef qai_candidate_finder finder;

static uint8_t
agreement(uint32_t gender, int is_many, const qai_turn *turn)
{
  if (turn->plural && !is_many)
    return 2;
  if (!turn->gender || !gender)
    return 0;
  return gender == turn->gender ? 1 : 2;
}

static void
read_agreement(finder *f, const qai_turn *turn)
{
  uint32_t gender;
  for (gender = 0; gender < QAI_PROFILE_GENDERS; gender++) {
    f->agrees[gender][0] = agreement(gender, 0, turn);
    f->agrees[gender][1] = agreement(gender, 1, turn);
  }
}

/* How many of the highest counts are higher. */
static uint8_t
rank_of(const uint16_t *top, uint16_t count)
{
  uint32_t k, n = 0;
  for (k = 0; k < QAI_TOP_COUNTS; k++)
    n += top[k] > count;
  return (uint8_t)n;
}

/* Into the highest counts, sorted. */
static inline void
sort_in(uint16_t *top, uint16_t count)
{
  uint32_t k;
  for (k = 0; k < QAI_TOP_COUNTS; k++) {
    uint16_t low = top[k] < count ? top[k] : count;
    top[k] = top[k] < count ? count : top[k];
    count = low;
  }
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
  const qai_profile *p = &f->profiles[entity];
  if (f->n >= f->max)
    return NULL;
  f->stamp[entity] = f->turn + 1;
  f->slot[entity] = (uint8_t)f->n++;
  *c = f->fresh;
  c->entity = entity;
  c->age = (uint8_t)age;
  c->agrees = f->agrees[p->gender % QAI_PROFILE_GENDERS][(p->flags & QAI_PROFILE_MANY) != 0];
  if (f->has_ranks)
    give_rank(f, c);
  return c;
}

static inline qai_candidate *
candidate_get(finder *f, uint32_t entity)
{
  return f->stamp[entity] == f->turn + 1 ? &f->list[f->slot[entity]] : candidate_add(f, entity, 0);
}

/* ... that one of its mentions stands for. */
static inline qai_candidate *
candidate_met(finder *f, uint32_t entity, uint32_t mention)
{
  qai_candidate *c = candidate_get(f, entity);
  if (c && c->mention == QAI_NONE)
    c->mention = mention;
  return c;
}

static void
add_beat(finder *f, uint32_t mention, int beat)
{
  qai_candidate *c;
  if (mention == QAI_NONE || !qai_sightings_counts(&f->sightings, &f->mentions[mention]))
    return;
  c = candidate_met(f, f->mentions[mention].entity, mention);
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
  if (turn->named < f->n_entities)
    candidate_get(f, turn->named);
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

/* Inside a quotation. */
static void
add_quoted(finder *f, const qai_sighting *it)
{
  qai_candidate *c = candidate_met(f, it->entity, it->mention);
  uint8_t place = it->turn == QAI_NONE ? 0 : place_of(it->turn, f->turn);
  if (!c)
    return;
  if (it->is_called)
    c->addressed |= place;
  else if (it->is_self && place == QAI_IN_TURN && c->back != QAI_UNSEEN)
    c->spoken_of |= QAI_AS_SELF; /* a name not met before may be a nameless one's: see dialogue_naming.h */
  else
    c->spoken_of |= place;
}

/* By all mentions in the narration before the turn. */
static void
add_narrated(finder *f, uint32_t entity, const qai_turn *turn)
{
  const qai_sightings *s = &f->sightings;
  const qai_presence *p = &s->presences[entity];
  qai_candidate *c = candidate_met(f, entity, p->mention);
  if (!c)
    return;
  c->back = (uint8_t)(turn->paragraph - p->paragraph);
  if (qai_sightings_reach(s, p->named))
    c->named_back = (uint8_t)(turn->paragraph - p->named_paragraph);
  c->n_before = p->n;
  c->own_before = c->back ? 0 : p->own;
  c->acts = (uint8_t)qai_sightings_reach(s, p->acted);
  sort_in(f->top, p->n);
  give_rank(f, c);
}

/* What is quoted before the turn: `quoted`, or 0 when it is out of reach. */
static uint32_t
quoted_in_reach(const finder *f, uint32_t quoted, const qai_turn *turn)
{
  const qai_sightings *s = &f->sightings;
  return qai_sightings_reach(s, quoted) &&
                 turn->paragraph - qai_sightings_at(s, quoted - 1)->paragraph <= QAI_QUOTED_BEFORE
             ? quoted
             : 0;
}

/* Those mentioned before the turn, the nearest first. */
static void
add_before(finder *f, const qai_turn *turn)
{
  const qai_sightings *s = &f->sightings;
  uint32_t entity = s->newest, quoted = quoted_in_reach(f, s->quoted, turn);
  while (entity != QAI_NONE || quoted) {
    if (entity != QAI_NONE && s->presences[entity].seen > quoted) {
      add_narrated(f, entity, turn);
      entity = s->presences[entity].older;
    } else {
      const qai_sighting *it = qai_sightings_at(s, quoted - 1);
      add_quoted(f, it);
      quoted = quoted_in_reach(f, it->quoted, turn);
    }
  }
}

/* Those in the turn's paragraphs and behind it. */
static void
add_behind(finder *f, const qai_turn *turn)
{
  const qai_sightings *s = &f->sightings;
  uint32_t i;
  for (i = s->from; i < s->n; i++) {
    const qai_sighting *it = qai_sightings_at(s, i);
    uint32_t ahead = it->paragraph > turn->last_paragraph ? it->paragraph - turn->last_paragraph : 0;
    qai_candidate *c;
    if (ahead > QAI_NARRATION_BEHIND || it->mention - s->mention >= QAI_SIGHTINGS_BEHIND)
      break;
    if (it->is_quoted)
      add_quoted(f, it);
    else if ((c = candidate_met(f, it->entity, it->mention)) != NULL) {
      c->ahead = c->ahead < ahead ? c->ahead : (uint8_t)ahead;
      c->own_after = (uint16_t)(c->own_after + (ahead == 0));
    }
  }
}

/* Those of the turn before live on for a while. */
static void
add_heirs(finder *f)
{
  uint8_t heirs[QAI_CANDIDATES];
  uint32_t i, n = 0;
  for (i = 0; i < f->n_last; i++) {
    heirs[n] = (uint8_t)i;
    n += (uint32_t)((f->last[i].age < OLDEST) & (f->stamp[f->last[i].entity] != f->turn + 1));
  }
  for (i = 0; i < n; i++)
    candidate_add(f, f->last[heirs[i]].entity, f->last[heirs[i]].age + 1u);
}

/* Those that no narration mentions come last, in the order in which they are found. */
static void
rank_all(finder *f)
{
  uint32_t i;
  for (i = 0; i < f->n; i++) {
    qai_candidate *c = &f->list[i];
    int unseen = c->back == QAI_UNSEEN;
    c->rank = unseen ? (uint8_t)f->n_seen : c->rank;
    c->agree_rank = unseen ? (uint8_t)f->n_agree : c->agree_rank;
    f->n_seen += (uint32_t)unseen;
    f->n_agree += (uint32_t)(unseen & (c->agrees != 2));
    c->count_rank = rank_of(f->top, c->n_before);
  }
  f->fresh.count_rank = rank_of(f->top, 0);
  f->has_ranks = 1;
}

int
qai_candidates_start(const qai_turns *turns, const qai_profile *profiles, uint32_t max, qai_arena *arena,
                     qai_candidate_finder *out)
{
  uint32_t n = turns->mentions->n_entities;
  memset(out, 0, offsetof(finder, lists)); /* of these only what was written is read */
  out->turns = turns;
  out->profiles = profiles;
  out->mentions = turns->mentions->mentions;
  out->n_entities = n;
  out->fresh.mention = QAI_NONE;
  out->fresh.back = out->fresh.named_back = out->fresh.ahead = QAI_UNSEEN;
  out->max = max && max < QAI_CANDIDATES ? max : QAI_CANDIDATES;
  out->list = out->lists[0];
  out->last = out->lists[1];
  out->slot = qai_arena_alloc(arena, (n + 1) * sizeof *out->slot);
  out->stamp = qai_arena_calloc(arena, (size_t)n + 1, sizeof *out->stamp);
  return out->slot && out->stamp ? qai_sightings_start(turns, profiles, arena, &out->sightings) : QUOTEATTR_ERR_NOMEM;
}

void
qai_candidates_next(finder *f)
{
  const qai_turn *turn = &f->turns->items[f->turn];
  qai_candidate *list = f->last;
  f->last = f->list;
  f->n_last = f->n;
  f->list = list;
  f->n = f->n_seen = f->n_agree = 0;
  f->has_ranks = 0;
  memset(f->top, 0, sizeof f->top);
  read_agreement(f, turn);
  qai_sightings_enter(&f->sightings, turn);
  add_beside(f, turn);
  add_before(f, turn);
  rank_all(f);
  add_behind(f, turn);
  add_heirs(f);
  f->turn++;
}
