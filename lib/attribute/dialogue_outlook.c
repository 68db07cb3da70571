#include "attribute/dialogue_outlook.h"

#include "attribute/dialogue_odds.h"
#include "base/lanes.h"

#include <stddef.h>
#include <string.h>

static qai_tally
tally_from(const qai_outlook *o, int64_t sum)
{
  qai_tally t = {o->weights, 0, NULL, 0};
  t.sum = sum;
  return t;
}

static uint32_t
slot_of(const qai_outlook *o, uint32_t entity)
{
  return entity == QAI_NONE ? QAI_CANDIDATES : o->slot[entity];
}

int
qai_outlook_start(const qai_options *all, const qai_dialogue_model *model, const qai_partners *pairs,
                  const qai_voices *voices, qai_arena *arena, qai_outlook *o)
{
  uint32_t n_entities = all->turns->mentions->n_entities, k;
  for (k = 0; k < QAI_TURN_CLASSES; k++)
    o->recalls[k].is_known = 0;
  memset(&o->options, 0, sizeof *o - offsetof(qai_outlook, options));
  o->all = all;
  o->model = model;
  o->pairs = pairs;
  o->voices = voices;
  o->pass = pairs != NULL;
  o->slot = qai_arena_alloc(arena, n_entities);
  if (!o->slot)
    return QUOTEATTR_ERR_NOMEM;
  memset(o->slot, QAI_CANDIDATES, n_entities);
  return QUOTEATTR_OK;
}

/* The options of the turn, in place of those of the turn before. */
static void
take_options(qai_outlook *o, const qai_option_list *list)
{
  uint32_t c;
  for (c = 0; c < o->n_options; c++)
    o->slot[o->options[c].entity] = QAI_CANDIDATES;
  o->options = list->items;
  o->n_options = list->n;
  for (c = 0; c < o->n_options; c++)
    o->slot[o->options[c].entity] = (uint8_t)c;
}

/* To the score of option `c`, or to none when that is QAI_CANDIDATES. */
static inline void
add_to(int16_t *scores, uint32_t c, int32_t more)
{
  scores[c] = qai_odds_clamp(scores[c] + more);
}

static int32_t
sum_of(const qai_outlook *o, const qai_tally *t)
{
  return qai_tally_sum(t->sum, o->pass);
}

/* One table of weights from the features that it stands for. */
#define READ(table, n, i, put)                                                                                         \
  for (i = 0; i < (n); i++) {                                                                                          \
    qai_tally t = tally_from(o, 0);                                                                                    \
    put;                                                                                                               \
    (table)[i] = sum_of(o, &t);                                                                                        \
  }

static void
read_recall(const qai_outlook *o, qai_outlook_recall *r)
{
  uint32_t i, k;
  for (k = 0; k < QAI_RANKS; k++)
    READ(r->by_rank[k], QAI_HISTORY + 1, i, qai_features_rank(k, i, &t))
  READ(r->by_agree, QAI_RANKS + 1, i, qai_features_agree(i, &t))
  READ(r->by_run, QAI_RUN + 1, i, qai_features_run(i, &t))
  READ(r->by_parties, QAI_PARTIES, i, qai_features_party(i, &t))
  READ(r->by_pair, QAI_PAIR_VALUES, i, qai_features_pair(i, &t))
  READ(r->by_ahead, QAI_AHEAD + 1, i, qai_features_ahead_count(i, &t))
  for (i = QAI_AHEAD + 1; i-- > 0;)
    r->by_ahead[i] -= r->by_ahead[0];
  r->is_known = 1;
}

/* As far back as there are turns. */
static void
weigh_back(qai_outlook *o, uint32_t turn)
{
  qai_tally nobody = tally_from(o, 0);
  uint32_t back;
  qai_features_back(&o->exchange, 0, &nobody);
  for (back = 1; back <= QAI_HISTORY && back <= turn; back++) {
    qai_tally t = tally_from(o, -nobody.sum);
    qai_features_back(&o->exchange, back, &t);
    o->by_back[back] = sum_of(o, &t);
  }
}

/* `back`: turns back it spoke last, 0: not lately. */
static int32_t
weigh_called(const qai_outlook *o, const qai_option *option, uint32_t back)
{
  qai_tally t = tally_from(o, 0);
  qai_features_called(&o->exchange, option, back, &t);
  return sum_of(o, &t);
}

/* All as if they had not spoken lately. */
static void
weigh_fresh(qai_outlook *o)
{
  int32_t by_named[QAI_NAMED_BACK + 1], unheard[] = {0, o->recall->by_agree[QAI_RANKS]};
  uint32_t i, c;
  READ(by_named, QAI_NAMED_BACK + 1, i, qai_features_fresh(&o->exchange, i, &t))
  for (c = 0; c < QAI_CANDIDATES; c += QAI_LANES)
    qai_lanes_store(qai_lanes_all(INT16_MIN), o->calm + c);
  for (c = 0; c < o->n_options; c++) {
    const qai_option *option = &o->options[c];
    int32_t sum = option->score[o->pass] + by_named[option->named_back];
    sum += unheard[qai_exchange_asks(&o->exchange, option)];
    if (qai_exchange_calls(&o->exchange, option)) {
      o->uncalled[c] = weigh_called(o, option, 0);
      o->called |= 1u << c;
      sum += o->uncalled[c];
    }
    o->fresh[c] = qai_odds_clamp(by_named[option->named_back]);
    o->calm[c] = qai_odds_clamp(sum);
  }
}

/* What speaks for those found ahead more than for the others; for one found twice put together before it is added. */
static void
weigh_ahead(qai_outlook *o)
{
  const qai_exchange *x = &o->exchange;
  int32_t sums[QAI_CANDIDATES + 1] = {0};
  uint8_t counts[QAI_CANDIDATES + 1] = {0};
  uint32_t i, c;
  for (i = 0; i < x->n_ahead; i++) {
    qai_tally t = tally_from(o, 0);
    c = slot_of(o, x->ahead[i].entity);
    qai_features_near_ahead(x, i, &t);
    sums[c] += sum_of(o, &t);
    counts[c]++;
  }
  for (i = 0; i < x->n_ahead; i++) {
    c = slot_of(o, x->ahead[i].entity);
    add_to(o->calm, c, sums[c] + o->recall->by_ahead[counts[c]]);
    sums[c] = counts[c] = 0;
  }
}

/* What speaks for those whose own words are like the turn's. */
static void
weigh_voices(qai_outlook *o, uint32_t turn)
{
  uint8_t values[QAI_CANDIDATES];
  uint32_t c;
  if (!qai_voices_judge(o->voices, turn, values))
    return;
  for (c = 0; c < o->n_options; c++) {
    qai_tally t = tally_from(o, 0);
    qai_features_voice(values[c], &t);
    add_to(o->calm, c, sum_of(o, &t));
  }
}

/* To have spoken last but one speaks for one alone, whatever the history. */
static void
weigh_second(qai_outlook *o)
{
  qai_tally it = tally_from(o, 0), others = it;
  uint32_t second = o->exchange.ahead[1].entity;
  o->second = slot_of(o, second) == QAI_CANDIDATES ? QAI_NONE : second;
  if (o->second == QAI_NONE)
    return;
  qai_features_second(&o->exchange, second, second, &it);
  qai_features_second(&o->exchange, second, QAI_NONE, &others);
  o->by_second = qai_tally_sum(it.sum - others.sum, o->pass);
}

static void
use_class(qai_outlook *o, int class)
{
  o->weights = o->model->weights + (size_t) class * QAI_FEATURES;
  o->recall = &o->recalls[class];
  if (!o->recall->is_known)
    read_recall(o, &o->recalls[class]);
}

void
qai_outlook_enter(qai_outlook *o, uint32_t turn, const qai_found *found)
{
  take_options(o, &o->all->lists[turn]);
  qai_exchange_read(o->all, turn, found, o->pairs, &o->exchange);
  use_class(o, o->exchange.turn->class);
  o->called = o->n_rows = 0;
  o->second = QAI_NONE;
  weigh_back(o, turn);
  weigh_fresh(o);
  if (!o->pairs)
    return;
  weigh_voices(o, turn);
  weigh_ahead(o);
  weigh_second(o);
}

/* What speaks for the one who spoke last more than for the others. */
static void
add_last(const qai_outlook *o, uint32_t last, int16_t *scores)
{
  qai_tally it = tally_from(o, 0), others = it;
  uint32_t c = slot_of(o, last);
  if (c == QAI_CANDIDATES)
    return;
  qai_features_last(&o->exchange, last, last, &it);
  qai_features_last(&o->exchange, last, QAI_NONE, &others);
  add_to(scores, c, qai_tally_sum(it.sum - others.sum, o->pass));
}

static void
make_row(const qai_outlook *o, uint32_t last, qai_outlook_row *row)
{
  uint32_t c;
  row->last = last;
  memcpy(row->scores, o->calm, sizeof row->scores);
  for (c = 0; o->pairs && c < o->n_options; c++)
    if (o->options[c].entity != last)
      add_to(row->scores, c, o->recall->by_pair[qai_exchange_pair(&o->exchange, last, o->options[c].entity)]);
  add_last(o, last, row->scores);
}

static const int16_t *
scores_after(qai_outlook *o, uint32_t last)
{
  qai_outlook_row *row = o->rows;
  if (last == QAI_NONE || (!o->pairs && !o->exchange.n_addressed))
    return o->calm;
  for (; row < o->rows + o->n_rows; row++)
    if (row->last == last)
      return row->scores;
  if (o->n_rows == QAI_OUTLOOK_ROWS)
    row = o->rows;
  else
    o->n_rows++;
  make_row(o, last, row);
  return row->scores;
}

/* What is recalled of those who spoke lately, in place of what speaks for the others. */
static void
add_recall(qai_outlook *o, const qai_reading *r, int16_t *restrict scores)
{
  const qai_outlook_recall *recall = o->recall;
  int32_t run = r->latest[0] == QAI_NONE ? 0 : recall->by_run[r->run], party = recall->by_parties[r->parties];
  uint32_t i, n = r->n_spoke;
  for (i = 0; i < n; i++) {
    const qai_recall *past = &r->spoke[i];
    uint32_t back = past->back, c = o->slot[past->entity];
    int32_t sum = o->by_back[back] + recall->by_rank[i < QAI_RANKS ? i : QAI_RANKS - 1][past->count];
    sum += party & -(int32_t)(back <= QAI_LATELY);
    sum -= o->fresh[c] & -(int32_t)(back <= QAI_FRESH);
    sum += run & -(int32_t)(back == 2);
    add_to(scores, c, sum);
  }
}

/* How many of the gender asked for spoke since, in place of that it did not speak. */
static void
add_agree(const qai_outlook *o, const qai_reading *r, int16_t *scores)
{
  const int32_t *by_agree = o->recall->by_agree;
  uint32_t i, c, n = 0;
  for (i = 0; i < r->n_spoke; i++) {
    uint32_t entity = r->spoke[i].entity;
    c = o->slot[entity];
    if (c != QAI_CANDIDATES && qai_exchange_asks(&o->exchange, &o->options[c]))
      add_to(scores, c, by_agree[n < QAI_RANKS ? n : QAI_RANKS - 1] - by_agree[QAI_RANKS]);
    n += (uint32_t)qai_exchange_agrees(&o->exchange, entity);
  }
}

static void
add_called(const qai_outlook *o, const qai_reading *r, int16_t *scores)
{
  uint32_t i, c;
  for (i = 0; i < r->n_spoke; i++) {
    c = o->slot[r->spoke[i].entity];
    if (o->called >> c & 1u)
      add_to(scores, c, weigh_called(o, &o->options[c], r->spoke[i].back) - o->uncalled[c]);
  }
}

/* Who acts in front of the turn speaks for those who spoke last and last but one, more than for the others. */
static void
add_actor(const qai_outlook *o, const qai_reading *r, int16_t *scores)
{
  uint32_t actor = qai_reading_relation(r->latest, o->exchange.turn->actor), i;
  int64_t others;
  qai_tally t = tally_from(o, 0);
  qai_features_actor(&o->exchange, actor, 2, &t);
  others = t.sum;
  for (i = 0; i < 2 && (i == 0 || r->latest[1] != r->latest[0]); i++) {
    t.sum = -others;
    qai_features_actor(&o->exchange, actor, i, &t);
    add_to(scores, slot_of(o, r->latest[i]), sum_of(o, &t));
  }
}

void
qai_outlook_score(qai_outlook *o, const qai_reading *r, int16_t *scores)
{
  memcpy(scores, scores_after(o, r->latest[0]), sizeof o->calm);
  add_recall(o, r, scores);
  if (o->exchange.asks_gender)
    add_agree(o, r, scores);
  if (o->called)
    add_called(o, r, scores);
  if (o->exchange.turn->actor != QAI_NONE)
    add_actor(o, r, scores);
  if (o->pairs && o->exchange.turn->answers && r->latest[0] != QAI_NONE)
    add_to(scores, slot_of(o, r->latest[0]), -QAI_OUTLOOK_ANSWERS);
  if (o->second != QAI_NONE && o->second == r->latest[1])
    add_to(scores, o->slot[o->second], o->by_second);
}
