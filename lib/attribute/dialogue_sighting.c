#include "attribute/dialogue_sighting.h"

#include <stddef.h>
#include <string.h>

int
qai_sightings_start(const qai_turns *turns, const qai_profile *profiles, qai_arena *arena, qai_sightings *out)
{
  memset(out, 0, offsetof(qai_sightings, room)); /* of the room only what was written is read */
  out->turns = turns;
  out->profiles = profiles;
  out->newest = QAI_NONE;
  out->presences = qai_arena_calloc(arena, turns->mentions->n_entities, sizeof *out->presences);
  return out->presences ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static uint32_t
turn_of(const qai_turns *turns, const qai_mention *m)
{
  uint32_t quotation = turns->mentions->quotes->regions[m->region].quotation;
  return quotation == QAI_NONE ? QAI_NONE : turns->turn_of[quotation];
}

/* Looks at the next mention. */
static void
look(qai_sightings *s)
{
  const qai_mention *m = &s->turns->mentions->mentions[s->next];
  qai_sighting *it = &s->room[s->n & (QAI_SIGHTINGS_ROOM - 1)];
  int is_quoted = m->region != QAI_NONE, is_pronoun = m->kind == QUOTEATTR_MENTION_PRONOUN;
  uint32_t mention = s->next++;
  if ((m->flags & QAI_MENTION_SECOND) || (is_quoted && is_pronoun) || !qai_sightings_counts(s, m))
    return;
  it->mention = mention;
  it->entity = m->entity;
  it->paragraph = m->paragraph;
  it->turn = is_quoted ? turn_of(s->turns, m) : QAI_NONE;
  it->is_quoted = (uint8_t)is_quoted;
  it->is_called = (m->flags & QAI_MENTION_VOCATIVE) != 0;
  it->is_self = (m->flags & QAI_MENTION_SELF) != 0;
  it->is_pronoun = (uint8_t)is_pronoun;
  it->is_subject = (m->flags & QAI_MENTION_SUBJECT) != 0;
  s->n++;
}

/* Takes an entity out of the row of those seen. */
static void
part(qai_sightings *s, const qai_presence *p)
{
  if (p->newer == QAI_NONE)
    s->newest = p->older;
  else
    s->presences[p->newer].older = p->older;
  if (p->older != QAI_NONE)
    s->presences[p->older].newer = p->newer;
}

/* Puts it in as the one seen last. */
static void
join(qai_sightings *s, uint32_t entity)
{
  qai_presence *p = &s->presences[entity];
  if (s->newest == entity)
    return;
  if (p->n)
    part(s, p);
  p->older = s->newest;
  p->newer = QAI_NONE;
  if (s->newest != QAI_NONE)
    s->presences[s->newest].newer = entity;
  s->newest = entity;
}

/* A sighting comes in front of the turn. */
static void
come_in(qai_sightings *s)
{
  qai_sighting *it = &s->room[s->from++ & (QAI_SIGHTINGS_ROOM - 1)];
  qai_presence *p = &s->presences[it->entity];
  if (it->is_quoted) {
    it->quoted = s->quoted;
    s->quoted = s->from;
    return;
  }
  join(s, it->entity);
  p->own = (uint16_t)(p->n && p->paragraph == it->paragraph ? p->own + (p->own < UINT16_MAX) : 1);
  p->n++;
  p->seen = s->from;
  p->mention = it->mention;
  p->paragraph = it->paragraph;
  if (!it->is_pronoun) {
    p->named = s->from;
    p->named_paragraph = it->paragraph;
  }
  if (it->is_subject)
    p->acted = s->from;
}

/* The first one goes out of reach. */
static void
go_out(qai_sightings *s)
{
  const qai_sighting *it = qai_sightings_at(s, s->first++);
  qai_presence *p = &s->presences[it->entity];
  if (!it->is_quoted && --p->n == 0)
    part(s, p);
}

static void
let_go(qai_sightings *s, const qai_turn *turn)
{
  for (; s->first < s->from; go_out(s)) {
    const qai_sighting *it = qai_sightings_at(s, s->first);
    if (it->mention + QAI_SIGHTINGS_BEFORE >= s->mention && turn->paragraph - it->paragraph <= QAI_NARRATION_BEFORE)
      break;
  }
}

/* Looks at those behind the turn's start. */
static void
look_ahead(qai_sightings *s, const qai_turn *turn)
{
  const qai_mention *m = s->turns->mentions->mentions;
  uint32_t n = s->turns->mentions->n_mentions, end = s->mention + QAI_SIGHTINGS_BEHIND;
  while (s->next < n && s->next < end && m[s->next].paragraph <= turn->last_paragraph + QAI_NARRATION_BEHIND)
    look(s);
}

void
qai_sightings_enter(qai_sightings *s, const qai_turn *turn)
{
  const qai_mention *m = s->turns->mentions->mentions;
  uint32_t n = s->turns->mentions->n_mentions;
  while (s->mention < n && m[s->mention].first < turn->first_word)
    s->mention++;
  while (s->from < s->n && qai_sightings_at(s, s->from)->mention < s->mention)
    come_in(s);
  let_go(s, turn);
  if (s->next + QAI_SIGHTINGS_BEFORE < s->mention)
    s->next = s->mention - QAI_SIGHTINGS_BEFORE;
  while (s->next < s->mention) {
    look(s);
    while (s->from < s->n)
      come_in(s);
  }
  let_go(s, turn);
  look_ahead(s, turn);
}
