#include "attribute/dialogue_history.h"

#include <string.h>

#define LATELY 6 /* turns back in which the parties of a conversation are counted */
#define NEAR_GAP 2 /* paragraphs of narration over which an answer still is one */
#define FRESH 5  /* turns without a word after which one is new to it */

static uint32_t
least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

static void
read_narration(const qai_turn *turns, uint32_t index, qai_exchange *x)
{
  uint32_t i, sum = 0;
  for (i = 0; i < QAI_HISTORY; i++) {
    if (i <= index)
      sum += turns[index - i].gap;
    x->narration[i + 1] = sum == 0 ? 0 : sum < 3 ? 1 : 2;
  }
  x->narration[0] = x->narration[1];
}

static void
read_ahead(const qai_turns *turns, uint32_t index, const qai_found *found, qai_exchange *x)
{
  uint32_t i, sum = 0;
  memcpy(x->ahead, found, sizeof x->ahead);
  for (i = 0; i < QAI_AHEAD && index + i + 1 < turns->n_items; i++) {
    sum += turns->items[index + i + 1].gap;
    if (sum > QAI_TURNS_APART)
      break;
    x->apart[i] = sum > 0;
    x->n_ahead++;
  }
}

static void
read_addressed(const qai_option_list *list, qai_exchange *x)
{
  uint32_t i;
  x->n_addressed = 0;
  for (i = 0; i < list->n; i++)
    if (list->items[i].addressed & QAI_IN_TURN)
      x->addressed[x->n_addressed++] = list->items[i].entity;
}

void
qai_exchange_read(const qai_options *all, uint32_t turn, const qai_found *found, const qai_pairs *pairs,
                  qai_exchange *out)
{
  const qai_turn *t = &all->turns->items[turn], *last = turn ? t - 1 : t;
  out->turn = t;
  out->profiles = all->profiles;
  out->pairs = pairs;
  out->is_first = turn == 0;
  out->called = turn && t->gap <= NEAR_GAP ? last->called & QAI_SEXES : 0;
  out->transition =
      (uint8_t)(((least(t->gap, 2) * 2 + (last->class != QAI_TURN_BARE)) * 2 + last->asks) * 2 + t->narrated);
  read_narration(all->turns->items, turn, out);
  read_addressed(&all->lists[turn], out);
  out->n_ahead = 0;
  if (pairs)
    read_ahead(all->turns, turn, found, out);
}

/* Adds the speaker `back` turns back. */
static void
recall(const qai_exchange *x, uint32_t entity, uint32_t back, uint32_t *n_agree, qai_reading *r)
{
  uint8_t gender = x->turn->gender, its;
  uint32_t i;
  for (i = 0; i < r->n_spoke; i++)
    if (r->spoke[i].entity == entity) {
      r->spoke[i].count++;
      return;
    }
  r->spoke[i].entity = entity;
  r->spoke[i].back = (uint8_t)back;
  r->spoke[i].rank = (uint8_t)i;
  r->spoke[i].agree_rank = (uint8_t)*n_agree;
  r->spoke[i].count = 1;
  r->n_spoke++;
  if (!gender)
    return;
  its = x->profiles[entity].gender;
  *n_agree += !its || its == gender;
}

void
qai_reading_read(const qai_exchange *x, const uint32_t *speakers, qai_reading *r)
{
  uint32_t i, n_agree = 0, parties = 0;
  r->n_spoke = 0;
  r->last = speakers[0];
  r->second = speakers[1];
  for (i = 0; i < QAI_HISTORY; i++)
    if (speakers[i] != QAI_NONE)
      recall(x, speakers[i], i + 1, &n_agree, r);
  for (i = 2; i < 8 && speakers[i] != QAI_NONE && speakers[i] == speakers[i - 2]; i++)
    ;
  r->run = (uint8_t)((i - 2) / 2);
  while (parties < r->n_spoke && r->spoke[parties].back <= LATELY)
    parties++;
  r->parties = parties < 3 ? 0 : parties == 3 ? 1 : 2;
}

/* How far back, how often and as which of the latest speakers it spoke. */
static void
put_spoke(const qai_exchange *x, const qai_recall *past, const qai_option *o, qai_tally *t)
{
  static const uint8_t bucket[QAI_HISTORY + 1] = {7, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6};
  qai_tally_put(t, QAI_F_SPOKE_BACK + bucket[past->back] * 3u + x->narration[past->back]);
  qai_tally_put(t, QAI_F_SPOKE_RANK + (past->back ? least(past->rank, 3) : 4));
  if (x->turn->gender && o->agrees != 2)
    qai_tally_put(t, QAI_F_SPOKE_AGREE + (past->back ? least(past->agree_rank, 3) : 4));
  qai_tally_put(t, QAI_F_SPOKE_COUNT + (past->count < 2 ? past->count : past->count < 5 ? 2u : 3u));
  if (past->back)
    qai_tally_put(t, QAI_F_SPOKE_TAGGED + (least(past->back, 4) - 1) * 2 +
                         (x->turn[-past->back].class != QAI_TURN_BARE));
  if (past->back == 1)
    qai_tally_put(t, QAI_F_LAST_GAP + least(x->turn->gap, 3));
}

/* c X c X: how long the two have taken turns; how many speak lately. */
static void
put_pattern(const qai_reading *r, const qai_recall *past, qai_tally *t)
{
  if (past->back == 2 && r->last != QAI_NONE)
    qai_tally_put(t, QAI_F_ALTERNATES + r->run);
  if (past->back && past->back <= LATELY)
    qai_tally_put(t, QAI_F_PARTY + r->parties);
}

static void
put_transition(const qai_exchange *x, const qai_recall *past, const qai_option *o, qai_tally *t)
{
  if (x->is_first)
    return;
  if (past->back == 1)
    qai_tally_put(t, QAI_F_LAST + x->transition);
  else if (past->back == 2)
    qai_tally_put(t, QAI_F_SECOND + x->transition);
  else
    qai_tally_put(t, QAI_F_OTHER + x->transition);
  if (past->back == 0 || past->back > FRESH)
    qai_tally_put(t, QAI_F_FRESH + least(o->named_back, 3) * 3 + least(x->turn->gap, 2));
}

/* The turn before addressed it, or somebody of its or the other gender ("sir"). */
static void
put_answer(const qai_exchange *x, const qai_recall *past, const qai_option *o, qai_tally *t)
{
  uint32_t spoke = past->back == 0 ? 3u : past->back > FRESH ? 2u : past->back > 2;
  uint8_t gender = x->profiles[o->entity].gender;
  if ((o->addressed & QAI_IN_LAST) && past->back != 1)
    qai_tally_put(t, QAI_F_ANSWERS + spoke);
  if (x->called && (1u << gender & QAI_SEXES))
    qai_tally_put(t, QAI_F_CALL_ANSWERED + (x->called >> gender & 1u) * 4u +
                         (past->back == 1 ? 0 : 1 + least(spoke, 2)));
}

void
qai_features_recall(const qai_exchange *x, const qai_reading *r, const qai_recall *past, const qai_option *o,
                    qai_tally *t)
{
  static const qai_recall silent;
  const qai_recall *p = past ? past : &silent;
  put_spoke(x, p, o, t);
  if (past)
    put_pattern(r, p, t);
  put_answer(x, p, o, t);
  put_transition(x, p, o, t);
}

void
qai_features_ahead(const qai_exchange *x, const qai_option *o, qai_tally *t)
{
  uint32_t i, count = 0;
  for (i = 0; i < x->n_ahead; i++) {
    if (x->ahead[i].entity != o->entity)
      continue;
    if (i < 3)
      qai_tally_put(t, QAI_F_SPEAKS_AHEAD + (i * 2 + x->apart[i]) * 3 + x->ahead[i].doubt);
    count++;
  }
  qai_tally_put(t, QAI_F_AHEAD_COUNT + least(count, 3));
}

uint32_t
qai_pair_slot(uint32_t a, uint32_t b)
{
  uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
  return (lo * 2654435761u ^ hi * 2246822519u) >> 7 & (QAI_PAIRS - 1);
}

static void
put_pair(const qai_exchange *x, uint32_t last, const qai_option *o, qai_tally *t)
{
  uint32_t n;
  if (last == QAI_NONE || last == o->entity)
    return;
  n = x->pairs->n[qai_pair_slot(last, o->entity)];
  qai_tally_put(t, QAI_F_PAIR + (n < 2 ? 0u : n < 6 ? 1u : n < 20 ? 2u : 3u));
}

static int
is_addressed(const qai_exchange *x, uint32_t entity)
{
  uint32_t i;
  for (i = 0; i < x->n_addressed; i++)
    if (x->addressed[i] == entity)
      return 1;
  return 0;
}

void
qai_features_answer(const qai_exchange *x, uint32_t last, uint32_t second, const qai_option *o, qai_tally *t)
{
  if (o->entity != last && is_addressed(x, last))
    qai_tally_put(t, QAI_F_ANSWERS + 4);
  if (!x->pairs)
    return;
  if (last != QAI_NONE && last == x->ahead[0].entity)
    qai_tally_put(t, QAI_F_FRAMED + x->ahead[0].doubt * 2u + (last == o->entity));
  if (second != QAI_NONE && second == x->ahead[1].entity)
    qai_tally_put(t, QAI_F_FRAMED + 6 + x->ahead[1].doubt * 2u + (second == o->entity));
  put_pair(x, last, o, t);
}

void
qai_features_history(const qai_exchange *x, const qai_reading *r, const qai_option *o, qai_tally *t)
{
  const qai_recall *past = NULL;
  uint32_t i;
  for (i = 0; i < r->n_spoke; i++)
    if (r->spoke[i].entity == o->entity)
      past = &r->spoke[i];
  qai_features_recall(x, r, past, o, t);
  if (x->pairs)
    qai_features_ahead(x, o, t);
  qai_features_answer(x, r->last, r->second, o, t);
}
