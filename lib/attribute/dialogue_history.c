#include "attribute/dialogue_history.h"

#include <string.h>

#define NEAR_GAP 2                      /* paragraphs of narration over which an answer still is one */
#define REACH ((1u << QAI_HISTORY) - 1) /* the bits of qai_recall.turns */
#define MUCH 3u                         /* paragraphs of narration */

static uint32_t
least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

/* What stands between two turns that follow each other: 24 values. */
static uint8_t
transition(const qai_turn *last, const qai_turn *t)
{
  uint32_t gap = least(t->gap, 2);
  return (uint8_t)(((gap * 2 + (last->class != QAI_TURN_BARE)) * 2 + last->asks) * 2 + t->narrated);
}

static void
read_narration(const qai_turn *turns, uint32_t index, qai_exchange *x)
{
  uint32_t i = turns[index].quiet, sum = 0;
  x->quiet = i;
  while (i < QAI_HISTORY && i <= index) {
    sum += turns[index - i].gap;
    if (sum >= MUCH)
      break;
    i++;
    if (i <= index)
      i += turns[index - i].quiet;
  }
  x->calm = i;
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
  for (i = 0; (list->addressed & QAI_IN_TURN) && i < list->n; i++)
    if (list->items[i].addressed & QAI_IN_TURN)
      x->addressed[x->n_addressed++] = list->items[i].entity;
}

void
qai_exchange_read(const qai_options *all, uint32_t turn, const qai_found *found, const qai_partners *pairs,
                  qai_exchange *out)
{
  const qai_turn *t = &all->turns->items[turn], *last = turn ? t - 1 : t;
  out->turn = t;
  out->profiles = all->profiles;
  out->pairs = pairs;
  out->is_first = turn == 0;
  out->asks_gender = t->gender != 0;
  out->gap = (uint8_t)least(t->gap, 2);
  out->called = turn && t->gap <= NEAR_GAP ? last->called & QAI_SEXES : 0;
  out->transition = transition(last, t);
  out->departure = turn + 1 < all->turns->n_items ? transition(t, t + 1) : 0;
  read_narration(all->turns->items, turn, out);
  read_addressed(&all->lists[turn], out);
  out->n_ahead = 0;
  if (pairs)
    read_ahead(all->turns, turn, found, out);
}

void
qai_reading_start(qai_reading *r)
{
  uint32_t i;
  for (i = 0; i < QAI_LATEST; i++)
    r->latest[i] = QAI_NONE;
  r->n_spoke = r->run = r->parties = 0;
}

/* One turn later: those that a turn leaves in reach, behind the speaker; what the speaker had spoken goes to it.  Who
 * spoke is a guess at each turn, so there is no branch on it. */
static uint32_t
recall_later(const qai_reading *before, qai_recall *restrict spoke, uint32_t n)
{
  uint32_t i, n_before = before->n_spoke, speaker = spoke->entity, turns = spoke->turns, count = spoke->count;
  for (i = 0; i < n_before; i++) {
    qai_recall past = before->spoke[i];
    uint32_t is_it = past.entity == speaker;
    past.count = (uint8_t)(past.count - (past.turns >> (QAI_HISTORY - 1)));
    past.turns = (uint16_t)((uint32_t)past.turns << 1 & REACH);
    past.back++;
    turns |= past.turns & (0u - is_it);
    count += past.count & (0u - is_it);
    spoke[n] = past;
    n += 1 - is_it;
  }
  if (speaker != QAI_NONE) {
    spoke->turns = (uint16_t)turns;
    spoke->count = (uint8_t)count;
  }
  return n - (n > 0 && !spoke[n - 1].turns); /* the last one may be out of reach now */
}

void
qai_reading_next(const qai_reading *before, uint32_t speaker, qai_reading *r)
{
  const qai_recall first = {speaker, 1, 1, 1};
  uint32_t n = speaker != QAI_NONE, repeats = n & (speaker == before->latest[1]);
  r->run = (uint8_t)(least(before->run + 1u, QAI_RUN) & (0u - repeats));
  r->latest[0] = speaker;
  memcpy(r->latest + 1, before->latest, sizeof r->latest - sizeof *r->latest);
  r->spoke[0] = first;
  r->spoke[2].back = r->spoke[3].back = QAI_HISTORY;
  n = recall_later(before, r->spoke, n);
  r->n_spoke = (uint8_t)n;
  r->parties = (uint8_t)(((n > 2) & (r->spoke[2].back <= QAI_LATELY)) + ((n > 3) & (r->spoke[3].back <= QAI_LATELY)));
}

void
qai_reading_read(const uint32_t *speakers, qai_reading *out)
{
  qai_reading steps[2];
  uint32_t i;
  qai_reading_start(&steps[QAI_HISTORY & 1]);
  for (i = QAI_HISTORY; i > 0; i--)
    qai_reading_next(&steps[i & 1], speakers[i - 1], &steps[~i & 1]);
  *out = steps[0];
}

/* The turn before addressed it, or somebody of its or the other gender ("sir"). */
void
qai_features_called(const qai_exchange *x, const qai_option *o, uint32_t back, qai_tally *t)
{
  uint32_t spoke = back == 0 ? 3u : back > QAI_FRESH ? 2u : back > 2;
  uint8_t gender = x->profiles[o->entity].gender;
  if ((o->addressed & QAI_IN_LAST) && back != 1)
    qai_tally_put(t, QAI_F_ANSWERS + spoke);
  if (x->called && (1u << gender & QAI_SEXES))
    qai_tally_put(t, QAI_F_CALL_ANSWERED + (x->called >> gender & 1u) * 4u + (back == 1 ? 0 : 1 + least(spoke, 2)));
}

void
qai_features_ahead(const qai_exchange *x, uint32_t entity, qai_tally *t)
{
  uint32_t i, count = 0;
  for (i = 0; i < x->n_ahead; i++) {
    if (x->ahead[i].entity != entity)
      continue;
    qai_features_near_ahead(x, i, t);
    count++;
  }
  qai_features_ahead_count(count, t);
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
qai_features_last(const qai_exchange *x, uint32_t last, uint32_t entity, qai_tally *t)
{
  if (entity != last && is_addressed(x, last))
    qai_tally_put(t, QAI_F_ANSWERS + 4);
  if (x->pairs && last != QAI_NONE && last == x->ahead[0].entity)
    qai_tally_put(t, QAI_F_FRAMED + x->ahead[0].doubt * 2u + (last == entity));
}

void
qai_features_second(const qai_exchange *x, uint32_t second, uint32_t entity, qai_tally *t)
{
  if (x->pairs && second != QAI_NONE && second == x->ahead[1].entity)
    qai_tally_put(t, QAI_F_FRAMED + 6 + x->ahead[1].doubt * 2u + (second == entity));
}

/* What is recalled of the option, if anything: turns back it spoke last, or 0. */
static uint32_t
put_recall(const qai_exchange *x, const qai_reading *r, const qai_option *o, qai_tally *t)
{
  const qai_recall *past = r->spoke;
  uint32_t rank, n_agree = 0;
  for (rank = 0; rank < r->n_spoke && past->entity != o->entity; rank++, past++)
    n_agree += (uint32_t)qai_exchange_agrees(x, past->entity);
  if (qai_exchange_asks(x, o))
    qai_features_agree(rank < r->n_spoke ? least(n_agree, QAI_RANKS - 1) : QAI_RANKS, t);
  if (rank == r->n_spoke)
    return 0;
  qai_features_rank(least(rank, QAI_RANKS - 1), past->count, t);
  if (past->back == 2 && r->latest[0] != QAI_NONE)
    qai_features_run(r->run, t);
  if (past->back <= QAI_LATELY)
    qai_features_party(r->parties, t);
  return past->back;
}

void
qai_features_history(const qai_exchange *x, const qai_reading *r, const qai_option *o, qai_tally *t)
{
  uint32_t back = put_recall(x, r, o, t);
  qai_features_back(x, back, t);
  if (back == 0 || back > QAI_FRESH)
    qai_features_fresh(x, o->named_back, t);
  if (qai_exchange_calls(x, o))
    qai_features_called(x, o, back, t);
  if (x->turn->actor != QAI_NONE)
    qai_features_actor(x, qai_reading_relation(r->latest, x->turn->actor), qai_reading_relation(r->latest, o->entity),
                       t);
  qai_features_last(x, r->latest[0], o->entity, t);
  qai_features_second(x, r->latest[1], o->entity, t);
  if (!x->pairs)
    return;
  qai_features_ahead(x, o->entity, t);
  if (r->latest[0] != QAI_NONE && r->latest[0] != o->entity)
    qai_features_pair(qai_exchange_pair(x, r->latest[0], o->entity), t);
}
