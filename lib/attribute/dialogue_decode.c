#include "attribute/dialogue_decode.h"

#include <string.h>

#define BEAM 8u
#define SAME 6u /* hypotheses with the same latest speakers are one */

typedef struct state {
  int32_t score;
  uint32_t speakers[QAI_HISTORY];
} state;

/* How a hypothesis came to be. */
typedef struct step {
  uint8_t parent, choice; /* choice: candidate of the turn, or NO_CHOICE */
} step;

#define NO_CHOICE 255u

typedef struct decoder {
  const qai_candidates *all;
  const int16_t *weights; /* [class][feature] of the pass */
  const qai_decision *before;
  const qai_pairs *pairs;
  int32_t *fixed; /* static score of each candidate */
  state beam[BEAM], next[BEAM];
  uint32_t n_beam, n_next;
  step *steps; /* BEAM for each turn */
} decoder;

static int32_t
weigh(const int16_t *weights, const qai_features *f)
{
  int32_t sum = 0;
  uint32_t i;
  for (i = 0; i < f->n; i++)
    sum += weights[f->id[i]];
  return sum;
}

static const int16_t *
class_weights(const decoder *d, uint32_t turn)
{
  return d->weights + (size_t)d->all->turns->items[turn].class * QAI_FEATURES;
}

static void
score_static(decoder *d)
{
  uint32_t t, c;
  qai_features f;
  for (t = 0; t < d->all->turns->n_items; t++)
    for (c = d->all->first[t]; c < d->all->first[t + 1]; c++) {
      qai_features_static(d->all, t, c, &f);
      d->fixed[c] = weigh(class_weights(d, t), &f);
    }
}

/* log(1 + exp(-x)) in 1/256 nats, for x = 16, 48, 80 ... of them. */
static const uint8_t log_add[] = {170, 155, 141, 128, 115, 104, 94, 85, 76, 68, 61, 55, 49, 43, 39, 34, 31,
                                  27,  24,  21,  19,  17,  15,  13, 12, 10, 9,  8,  7,  6,  6,  5,  4,  4,
                                  3,   3,   3,   2,   2,   2,   2,  1,  1,  1,  1,  1,  1,  1,  1,  1};

/* log(exp(a) + exp(b)). */
static int32_t
add_logs(int32_t a, int32_t b)
{
  int32_t high = a > b ? a : b, apart = (a > b ? a - b : b - a) / 32;
  return apart < (int32_t)sizeof log_add ? high + log_add[apart] : high;
}

static int32_t
log_sum(const int32_t *scores, uint32_t n)
{
  int32_t sum = scores[0];
  uint32_t i;
  for (i = 1; i < n; i++)
    sum = add_logs(sum, scores[i]);
  return sum;
}

static void
look_ahead(const qai_candidates *all, const qai_decision *before, uint32_t turn, qai_history *h)
{
  uint32_t i;
  for (i = 0; i < QAI_AHEAD; i++) {
    h->ahead[i] = QAI_NONE;
    if (before && turn + i + 1 < all->turns->n_items && before[turn + i + 1].candidate != QAI_NONE)
      h->ahead[i] = all->items[before[turn + i + 1].candidate].entity;
  }
}

/* Scores of all candidates of a turn under one history. */
static void
score_turn(const decoder *d, uint32_t turn, const qai_history *h, int32_t *scores)
{
  uint32_t c, first = d->all->first[turn], last = d->all->first[turn + 1];
  qai_features f;
  for (c = first; c < last; c++) {
    qai_features_history(d->all, turn, c, h, d->pairs, &f);
    scores[c - first] = d->fixed[c] + weigh(class_weights(d, turn), &f);
  }
}

static int
same_latest(const state *s, const uint32_t *parent, uint32_t speaker)
{
  return s->speakers[0] == speaker && memcmp(s->speakers + 1, parent, (SAME - 1) * sizeof *parent) == 0;
}

/* Puts a hypothesis into the next beam if it is good enough: sorted, the best first. */
static void
beam_add(decoder *d, step *steps, uint32_t parent, uint32_t choice, uint32_t speaker, int32_t score)
{
  uint32_t i;
  const uint32_t *from = d->beam[parent].speakers;
  for (i = 0; i < d->n_next && !same_latest(&d->next[i], from, speaker); i++)
    ;
  if (i < d->n_next) {
    if (d->next[i].score >= score)
      return;
  } else if (d->n_next < BEAM) {
    i = d->n_next++;
  } else {
    i = BEAM - 1;
    if (d->next[i].score >= score)
      return;
  }
  for (; i > 0 && d->next[i - 1].score < score; i--) {
    d->next[i] = d->next[i - 1];
    steps[i] = steps[i - 1];
  }
  d->next[i].score = score;
  d->next[i].speakers[0] = speaker;
  memcpy(d->next[i].speakers + 1, from, (QAI_HISTORY - 1) * sizeof *from);
  steps[i].parent = (uint8_t)parent;
  steps[i].choice = (uint8_t)choice;
}

static void
expand(decoder *d, uint32_t turn, step *steps)
{
  uint32_t i, c, first = d->all->first[turn], n = d->all->first[turn + 1] - first;
  int32_t scores[QAI_CANDIDATES], sum;
  qai_history h;
  look_ahead(d->all, d->before, turn, &h);
  d->n_next = 0;
  for (i = 0; i < d->n_beam; i++) {
    if (n == 0) {
      beam_add(d, steps, i, NO_CHOICE, QAI_NONE, d->beam[i].score);
      continue;
    }
    memcpy(h.speakers, d->beam[i].speakers, sizeof h.speakers);
    score_turn(d, turn, &h, scores);
    sum = log_sum(scores, n);
    for (c = 0; c < n; c++)
      beam_add(d, steps, i, c, d->all->items[first + c].entity, d->beam[i].score + scores[c] - sum);
  }
}

/* Scores are kept relative to the best, so that no length of text makes them overflow. */
static void
advance(decoder *d)
{
  uint32_t i;
  for (i = 0; i < d->n_next; i++) {
    d->beam[i] = d->next[i];
    d->beam[i].score -= d->next[0].score;
  }
  d->n_beam = d->n_next;
}

static void
trace_back(const decoder *d, qai_decision *out)
{
  uint32_t t, at = 0;
  for (t = d->all->turns->n_items; t-- > 0;) {
    const step *s = &d->steps[(size_t)t * BEAM + at];
    out[t].candidate = s->choice == NO_CHOICE ? QAI_NONE : d->all->first[t] + s->choice;
    at = s->parent;
  }
}

static uint32_t
speaker_of(const qai_candidates *all, const qai_decision *d)
{
  return d->candidate == QAI_NONE ? QAI_NONE : all->items[d->candidate].entity;
}

void
qai_decode_history(const qai_candidates *all, const qai_decision *out, const qai_decision *before, uint32_t turn,
                   qai_history *h)
{
  uint32_t i;
  for (i = 0; i < QAI_HISTORY; i++)
    h->speakers[i] = i < turn ? speaker_of(all, &out[turn - 1 - i]) : QAI_NONE;
  look_ahead(all, before, turn, h);
}

static void
measure_margins(const decoder *d, qai_decision *out)
{
  int32_t scores[QAI_CANDIDATES];
  uint32_t t;
  qai_history h;
  for (t = 0; t < d->all->turns->n_items; t++) {
    uint32_t first = d->all->first[t], n = d->all->first[t + 1] - first;
    out[t].margin = 0;
    if (out[t].candidate == QAI_NONE)
      continue;
    qai_decode_history(d->all, out, d->before, t, &h);
    score_turn(d, t, &h, scores);
    out[t].margin = log_sum(scores, n) - scores[out[t].candidate - first];
  }
}

void
qai_decode_pairs(const qai_candidates *all, const qai_decision *before, qai_pairs *pairs)
{
  uint32_t t;
  memset(pairs, 0, sizeof *pairs);
  for (t = 1; t < all->turns->n_items; t++) {
    uint32_t a = speaker_of(all, &before[t - 1]), b = speaker_of(all, &before[t]);
    uint16_t *n;
    if (a == QAI_NONE || b == QAI_NONE || a == b || all->turns->items[t].gap > 2)
      continue;
    n = &pairs->n[qai_pair_slot(a, b)];
    if (*n < UINT16_MAX)
      ++*n;
  }
}

static void
run_beam(decoder *d)
{
  uint32_t t, i;
  d->n_beam = 1;
  d->beam[0].score = 0;
  for (i = 0; i < QAI_HISTORY; i++)
    d->beam[0].speakers[i] = QAI_NONE;
  for (t = 0; t < d->all->turns->n_items; t++) {
    expand(d, t, d->steps + (size_t)t * BEAM);
    advance(d);
  }
}

int
qai_decode(const qai_candidates *all, const qai_dialogue_model *model, const qai_decision *before, qai_arena *arena,
           qai_decision *out)
{
  decoder *d = qai_arena_alloc(arena, sizeof *d);
  qai_pairs *pairs = before ? qai_arena_alloc(arena, sizeof *pairs) : NULL;
  if (!d || (before && !pairs))
    return QUOTEATTR_ERR_NOMEM;
  memset(d, 0, sizeof *d);
  d->all = all;
  d->weights = model->weights + (before ? (size_t)QAI_TURN_CLASSES * QAI_FEATURES : 0);
  d->before = before;
  d->pairs = pairs;
  d->fixed = qai_arena_alloc(arena, all->n_items * sizeof *d->fixed);
  d->steps = qai_arena_alloc(arena, (size_t)all->turns->n_items * BEAM * sizeof *d->steps);
  if (!d->fixed || !d->steps)
    return QUOTEATTR_ERR_NOMEM;
  if (before)
    qai_decode_pairs(all, before, pairs);
  score_static(d);
  run_beam(d);
  trace_back(d, out);
  measure_margins(d, out);
  return QUOTEATTR_OK;
}

int
qai_decode_all(const qai_candidates *all, const qai_dialogue_model *model, qai_arena *arena, qai_decision *out)
{
  qai_decision *first = qai_arena_alloc(arena, all->turns->n_items * sizeof *first);
  int status = first ? qai_decode(all, model, NULL, arena, first) : QUOTEATTR_ERR_NOMEM;
  return status ? status : qai_decode(all, model, first, arena, out);
}

/* Margins at which the model's table gives the confidence; between them it is interpolated. */
static const int16_t knots[QAI_KNOTS] = {0, 4, 8, 16, 32, 64, 128, 192, 256, 384, 512, 768};

float
qai_decode_confidence(const qai_dialogue_model *model, int class, int32_t margin)
{
  const uint8_t *table = model->confidence + (size_t) class * QAI_KNOTS;
  uint32_t k;
  float low, high, at;
  for (k = 1; k < QAI_KNOTS && knots[k] < margin; k++)
    ;
  if (k == QAI_KNOTS)
    return (float)table[QAI_KNOTS - 1] / 255.0f;
  low = (float)table[k - 1] / 255.0f;
  high = (float)table[k] / 255.0f;
  at = margin <= knots[k - 1] ? 0.0f : (float)(margin - knots[k - 1]) / (float)(knots[k] - knots[k - 1]);
  return low + at * (high - low);
}
