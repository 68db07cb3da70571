#include "attribute/dialogue_outlook.h"

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
qai_outlook_start(const qai_options *all, const qai_dialogue_model *model, const qai_pairs *pairs, qai_arena *arena,
                  qai_outlook *o)
{
  uint32_t n_entities = all->turns->mentions->n_entities;
  memset(o, 0, sizeof *o);
  o->all = all;
  o->model = model;
  o->pairs = pairs;
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

static int64_t
weigh_back(const qai_outlook *o, uint32_t back, int64_t sum)
{
  qai_tally t = tally_from(o, sum);
  qai_features_back(&o->exchange, back, &t);
  return t.sum;
}

/* What speaks for those that spoke `back` turns ago more than for those that were silent. */
static int64_t
sum_back(qai_outlook *o, uint32_t back)
{
  if (!(o->known >> back & 1u)) {
    o->back[back] = weigh_back(o, back, -o->back[0]);
    o->known |= 1u << back;
  }
  return o->back[back];
}

static int64_t
weigh_called(const qai_outlook *o, const qai_option *option, uint32_t back)
{
  qai_tally t = tally_from(o, 0);
  qai_features_called(&o->exchange, option, back, &t);
  return t.sum;
}

static void
weigh_silent(qai_outlook *o)
{
  uint32_t c;
  for (c = 0; c < o->n_options; c++) {
    const qai_option *option = &o->options[c];
    qai_tally t = tally_from(o, 0);
    qai_features_fresh(&o->exchange, option, 0, &t);
    if (qai_exchange_calls(&o->exchange, option))
      t.sum += weigh_called(o, option, 0);
    o->silent[c] = qai_tally_sum(t.sum, o->pass);
    o->calm[c] = option->score[o->pass] + o->silent[c];
  }
}

/* What speaks for those found ahead more than for the others. */
static void
weigh_ahead(qai_outlook *o)
{
  uint32_t i, c, done = 0;
  for (i = 0; i < o->exchange.n_ahead; i++) {
    qai_tally t = tally_from(o, -o->weights[QAI_F_AHEAD_COUNT]);
    c = slot_of(o, o->exchange.ahead[i].entity);
    if (c == QAI_CANDIDATES || done >> c & 1u)
      continue;
    qai_features_ahead(&o->exchange, o->exchange.ahead[i].entity, &t);
    o->calm[c] += qai_tally_sum(t.sum, o->pass);
    done |= 1u << c;
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

void
qai_outlook_enter(qai_outlook *o, uint32_t turn, const qai_found *found)
{
  take_options(o, &o->all->lists[turn]);
  qai_exchange_read(o->all, turn, found, o->pairs, &o->exchange);
  o->weights = o->model->weights + (size_t)o->exchange.turn->class * QAI_FEATURES;
  o->n_rows = 0;
  o->second = QAI_NONE;
  o->back[0] = weigh_back(o, 0, 0);
  o->known = 1;
  weigh_silent(o);
  if (!o->pairs)
    return;
  weigh_ahead(o);
  weigh_second(o);
}

/* What speaks for the one who spoke last more than for the others. */
static void
add_last(const qai_outlook *o, uint32_t last, int32_t *scores)
{
  qai_tally it = tally_from(o, 0), others = it;
  uint32_t c = slot_of(o, last);
  if (c == QAI_CANDIDATES)
    return;
  qai_features_last(&o->exchange, last, last, &it);
  qai_features_last(&o->exchange, last, QAI_NONE, &others);
  scores[c] += qai_tally_sum(it.sum - others.sum, o->pass);
}

static void
make_row(const qai_outlook *o, uint32_t last, qai_outlook_row *row)
{
  uint32_t c;
  row->last = last;
  memcpy(row->scores, o->calm, sizeof row->scores);
  for (c = 0; o->pairs && c < o->n_options; c++) {
    qai_tally t = tally_from(o, 0);
    qai_features_pair(&o->exchange, last, o->options[c].entity, &t);
    row->scores[c] += qai_tally_sum(t.sum, o->pass);
  }
  add_last(o, last, row->scores);
}

static const int32_t *
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

/* What is recalled of those who spoke lately, in place of what speaks for the silent. */
static void
add_recall(qai_outlook *o, const qai_reading *r, int32_t *scores)
{
  uint32_t i, c, n_agree = 0;
  for (i = 0; i < r->n_spoke; i++) {
    const qai_recall *past = &r->spoke[i];
    c = o->slot[past->entity];
    if (c != QAI_CANDIDATES) {
      qai_tally t = tally_from(o, sum_back(o, past->back));
      qai_features_fresh(&o->exchange, &o->options[c], past->back, &t);
      qai_features_recall(&o->exchange, r, i, n_agree, &o->options[c], &t);
      if (qai_exchange_calls(&o->exchange, &o->options[c]))
        t.sum += weigh_called(o, &o->options[c], past->back);
      scores[c] += qai_tally_sum(t.sum, o->pass) - o->silent[c];
    }
    if (o->exchange.asks_gender)
      n_agree += (uint32_t)qai_exchange_agrees(&o->exchange, past->entity);
  }
}

void
qai_outlook_score(qai_outlook *o, const qai_reading *r, int32_t *scores)
{
  memcpy(scores, scores_after(o, r->latest[0]), sizeof o->calm);
  add_recall(o, r, scores);
  if (o->second != QAI_NONE && o->second == r->latest[1])
    scores[o->slot[o->second]] += o->by_second;
}
