#include "attribute/dialogue_decode.h"

#include <string.h>

#define BEAM 8u
#define SURE 16u /* margins below which a speaker is sure, likely: 0.94, 0.73 */
#define LIKELY 80u
#define SAME 6u /* histories with the same latest speakers are one */

/* A history that the beam keeps. */
typedef struct state {
  int32_t score;
  uint32_t group; /* the first of the beam with the same latest SAME - 1 speakers */
  uint32_t speakers[QAI_HISTORY];
} state;

/* How a history came to be. */
typedef struct step {
  uint16_t margin;
  uint8_t parent, choice;
} step;

/* One that the next beam may keep. */
typedef struct branch {
  int32_t score;
  uint32_t speaker, group;
  step step;
} branch;

/* What the two latest speakers say for each option, in a turn. */
typedef struct answer {
  uint32_t last, second;
  int32_t score[QAI_CANDIDATES];
} answer;

typedef struct decoder {
  const qai_options *all;
  const int64_t *weights;
  int pass;
  const qai_decision *before;
  qai_pairs *pairs;
  uint8_t *slot; /* of each entity: its place among the turn's options, or QAI_NO_CHOICE */
  step *steps;   /* BEAM for each turn */
  state beams[2][BEAM], *beam;
  branch next[BEAM]; /* sorted, the best first */
  uint32_t n_beam, n_next;
  /* of the turn */
  const qai_option *options;
  uint32_t n_options;
  const int64_t *class_weights;
  qai_exchange exchange;
  int32_t base[QAI_CANDIDATES]; /* scores without a history, */
  int32_t calm[QAI_CANDIDATES]; /* and when it did not speak lately */
  answer answers[BEAM];
  uint32_t n_answers;
} decoder;

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

static qai_tally
tally(const decoder *d)
{
  qai_tally t = {d->class_weights, 0, NULL, 0};
  return t;
}

static int32_t
weigh_recall(const decoder *d, const qai_reading *r, const qai_recall *past, uint32_t option)
{
  qai_tally t = tally(d);
  qai_features_recall(&d->exchange, r, past, &d->options[option], &t);
  return qai_tally_sum(t.sum, d->pass);
}

static int32_t
weigh_ahead(const decoder *d, uint32_t option)
{
  qai_tally t = tally(d);
  qai_features_ahead(&d->exchange, &d->options[option], &t);
  return qai_tally_sum(t.sum, d->pass);
}

static int32_t
weigh_answer(const decoder *d, uint32_t last, uint32_t second, uint32_t option)
{
  qai_tally t = tally(d);
  qai_features_answer(&d->exchange, last, second, &d->options[option], &t);
  return qai_tally_sum(t.sum, d->pass);
}

static void
enter_turn(decoder *d, uint32_t turn)
{
  qai_found ahead[QAI_AHEAD];
  uint32_t c;
  d->options = d->all->lists[turn].items;
  d->n_options = d->all->lists[turn].n;
  d->class_weights = d->weights + (size_t)d->all->turns->items[turn].class * QAI_FEATURES;
  d->n_answers = 0;
  if (d->before)
    qai_decode_ahead(d->all, d->before, turn, ahead);
  qai_exchange_read(d->all, turn, d->before ? ahead : NULL, d->pairs, &d->exchange);
  for (c = 0; c < d->n_options; c++) {
    d->slot[d->options[c].entity] = (uint8_t)c;
    d->base[c] = d->options[c].score[d->pass] + (d->before ? weigh_ahead(d, c) : 0);
    d->calm[c] = d->base[c] + weigh_recall(d, NULL, NULL, c);
  }
}

static void
leave_turn(decoder *d)
{
  uint32_t c;
  for (c = 0; c < d->n_options; c++)
    d->slot[d->options[c].entity] = QAI_NO_CHOICE;
}

/* Many histories of a beam share their latest speakers. */
static const int32_t *
answers_to(decoder *d, uint32_t last, uint32_t second)
{
  answer *a = d->answers;
  uint32_t c;
  for (; a < d->answers + d->n_answers; a++)
    if (a->last == last && a->second == second)
      return a->score;
  a->last = last;
  a->second = second;
  for (c = 0; c < d->n_options; c++)
    a->score[c] = weigh_answer(d, last, second, c);
  d->n_answers++;
  return a->score;
}

/* Scores of all options of the turn under one history. */
static void
score_options(decoder *d, const state *s, int32_t *scores)
{
  const int32_t *answered = answers_to(d, s->speakers[0], s->speakers[1]);
  qai_reading r;
  uint32_t i, c;
  qai_reading_read(&d->exchange, s->speakers, &r);
  for (c = 0; c < d->n_options; c++)
    scores[c] = d->calm[c] + answered[c];
  for (i = 0; i < r.n_spoke; i++) {
    c = d->slot[r.spoke[i].entity];
    if (c != QAI_NO_CHOICE)
      scores[c] = d->base[c] + answered[c] + weigh_recall(d, &r, &r.spoke[i], c);
  }
}

/* Is there nothing for a history of this score in the next beam? */
static int
is_hopeless(const decoder *d, int32_t score)
{
  return d->n_next == BEAM && score <= d->next[BEAM - 1].score;
}

/* Puts a history that is not hopeless into the next beam, unless a better one is the same. */
static void
keep(decoder *d, const branch *b)
{
  uint32_t i;
  for (i = 0; i < d->n_next && (d->next[i].speaker != b->speaker || d->next[i].group != b->group); i++)
    ;
  if (i < d->n_next) {
    if (d->next[i].score >= b->score)
      return;
  } else if (d->n_next < BEAM)
    d->n_next++;
  else
    i = BEAM - 1;
  for (; i > 0 && d->next[i - 1].score < b->score; i--)
    d->next[i] = d->next[i - 1];
  d->next[i] = *b;
}

static void
expand(decoder *d, uint32_t parent)
{
  const state *s = &d->beam[parent];
  int32_t scores[QAI_CANDIDATES], sum, margin;
  branch b;
  uint32_t c;
  b.group = s->group;
  b.step.parent = (uint8_t)parent;
  score_options(d, s, scores);
  sum = log_sum(scores, d->n_options);
  for (c = 0; c < d->n_options; c++) {
    margin = sum - scores[c];
    b.score = s->score - margin;
    if (is_hopeless(d, b.score))
      continue;
    b.speaker = d->options[c].entity;
    b.step.choice = (uint8_t)c;
    b.step.margin = (uint16_t)(margin < UINT16_MAX ? margin : UINT16_MAX);
    keep(d, &b);
  }
}

static void
pass_over(decoder *d, uint32_t parent)
{
  branch b = {0, QAI_NONE, 0, {0, 0, QAI_NO_CHOICE}};
  b.score = d->beam[parent].score;
  b.group = d->beam[parent].group;
  b.step.parent = (uint8_t)parent;
  keep(d, &b);
}

/* The next beam becomes the beam.  Scores are kept relative to the best, so that no length of text makes them
 * overflow. */
static void
advance(decoder *d, step *steps)
{
  state *beam = d->beam == d->beams[0] ? d->beams[1] : d->beams[0];
  uint32_t i, k;
  for (i = 0; i < d->n_next; i++) {
    const branch *b = &d->next[i];
    beam[i].score = b->score - d->next[0].score;
    beam[i].speakers[0] = b->speaker;
    memcpy(beam[i].speakers + 1, d->beam[b->step.parent].speakers, (QAI_HISTORY - 1) * sizeof *beam->speakers);
    for (k = 0; k < i && memcmp(beam[k].speakers, beam[i].speakers, (SAME - 1) * sizeof *beam->speakers); k++)
      ;
    beam[i].group = k;
    steps[i] = b->step;
  }
  d->beam = beam;
  d->n_beam = d->n_next;
}

static void
run_turn(decoder *d, uint32_t turn)
{
  uint32_t i;
  d->n_next = 0;
  enter_turn(d, turn);
  for (i = 0; i < d->n_beam && !is_hopeless(d, d->beam[i].score); i++)
    if (d->n_options)
      expand(d, i);
    else
      pass_over(d, i);
  leave_turn(d);
  advance(d, d->steps + (size_t)turn * BEAM);
}

static void
run_beam(decoder *d)
{
  uint32_t t, i;
  d->beam = d->beams[0];
  d->n_beam = 1;
  d->beam[0].score = 0;
  d->beam[0].group = 0;
  for (i = 0; i < QAI_HISTORY; i++)
    d->beam[0].speakers[i] = QAI_NONE;
  for (t = 0; t < d->all->turns->n_items; t++)
    run_turn(d, t);
}

static void
trace_back(const decoder *d, qai_decision *out)
{
  uint32_t t, at = 0;
  for (t = d->all->turns->n_items; t-- > 0;) {
    const step *s = &d->steps[(size_t)t * BEAM + at];
    out[t].choice = s->choice;
    out[t].margin = s->margin;
    at = s->parent;
  }
}

const qai_option *
qai_decode_chosen(const qai_options *all, const qai_decision *decisions, uint32_t turn)
{
  return decisions[turn].choice == QAI_NO_CHOICE ? NULL : &all->lists[turn].items[decisions[turn].choice];
}

static uint32_t
speaker_of(const qai_options *all, const qai_decision *decisions, uint32_t turn)
{
  const qai_option *o = qai_decode_chosen(all, decisions, turn);
  return o ? o->entity : QAI_NONE;
}

void
qai_decode_speakers(const qai_options *all, const qai_decision *decisions, uint32_t turn, uint32_t *speakers)
{
  uint32_t i;
  for (i = 0; i < QAI_HISTORY; i++)
    speakers[i] = i < turn ? speaker_of(all, decisions, turn - 1 - i) : QAI_NONE;
}

static int
doubt_of(uint16_t margin)
{
  return margin < SURE ? 0 : margin < LIKELY ? 1 : 2;
}

void
qai_decode_ahead(const qai_options *all, const qai_decision *decisions, uint32_t turn, qai_found *ahead)
{
  uint32_t i;
  for (i = 0; i < QAI_AHEAD; i++) {
    int is_there = turn + i + 1 < all->turns->n_items;
    ahead[i].entity = is_there ? speaker_of(all, decisions, turn + i + 1) : QAI_NONE;
    ahead[i].doubt = (uint8_t)(is_there ? doubt_of(decisions[turn + i + 1].margin) : 2);
  }
}

void
qai_decode_pairs(const qai_options *all, const qai_decision *decisions, qai_pairs *pairs)
{
  uint32_t t;
  memset(pairs, 0, sizeof *pairs);
  for (t = 1; t < all->turns->n_items; t++) {
    uint32_t a = speaker_of(all, decisions, t - 1), b = speaker_of(all, decisions, t);
    uint16_t *n;
    if (a == QAI_NONE || b == QAI_NONE || a == b || all->turns->items[t].gap > 2)
      continue;
    n = &pairs->n[qai_pair_slot(a, b)];
    if (*n < UINT16_MAX)
      ++*n;
  }
}

static int
decoder_alloc(decoder *d, qai_arena *arena)
{
  uint32_t n_entities = d->all->turns->mentions->n_entities;
  d->slot = qai_arena_alloc(arena, n_entities);
  d->steps = qai_arena_alloc(arena, (size_t)d->all->turns->n_items * BEAM * sizeof *d->steps);
  d->pairs = d->before ? qai_arena_alloc(arena, sizeof *d->pairs) : NULL;
  if (!d->slot || !d->steps || (d->before && !d->pairs))
    return QUOTEATTR_ERR_NOMEM;
  memset(d->slot, QAI_NO_CHOICE, n_entities);
  return QUOTEATTR_OK;
}

int
qai_decode(const qai_options *all, const qai_dialogue_model *model, const qai_decision *before, qai_arena *arena,
           qai_decision *out)
{
  qai_arena_mark mark = qai_arena_set_mark(arena);
  decoder d;
  int status;
  d.all = all;
  d.weights = model->weights;
  d.pass = before != NULL;
  d.before = before;
  status = decoder_alloc(&d, arena);
  if (!status) {
    if (before)
      qai_decode_pairs(all, before, d.pairs);
    run_beam(&d);
    trace_back(&d, out);
  }
  qai_arena_release(arena, mark);
  return status;
}

int
qai_decode_all(const qai_options *all, const qai_dialogue_model *model, qai_arena *arena, qai_decision *out)
{
  qai_decision *first = qai_arena_alloc(arena, all->turns->n_items * sizeof *first);
  int status = first ? qai_decode(all, model, NULL, arena, first) : QUOTEATTR_ERR_NOMEM;
  return status ? status : qai_decode(all, model, first, arena, out);
}

/* Margins at which the model's table gives the confidence; between them it is interpolated. */
static const uint16_t knots[QAI_KNOTS] = {0, 4, 8, 16, 32, 64, 128, 192, 256, 384, 512, 768};

float
qai_decode_confidence(const qai_dialogue_model *model, int class, uint32_t margin)
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
