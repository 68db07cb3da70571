#include "attribute/dialogue_decode.h"

#include "attribute/dialogue_odds.h"
#include "attribute/dialogue_outlook.h"
#include "text/masks.h"

#include <string.h>

#define BEAM 8u
#define SURE 16u /* margins below which a speaker is sure, likely: 0.94, 0.73 */
#define LIKELY 80u

/* So far below the best history others are kept, in either pass; 1/256 nats. */
static const int32_t within[QAI_DIALOGUE_PASSES] = {256, 320};

/* A history that the beam keeps. */
typedef struct state {
  int32_t score;
  uint32_t group; /* the first of the beam with the same */
  qai_reading reading;
} state;

/* How a history came to be. */
typedef struct step {
  uint16_t margin;
  uint8_t parent, choice;
} step;

typedef struct decoder {
  const qai_options *all;
  const qai_decision *before;
  qai_voices voices; /* in the second pass */
  qai_outlook outlook;
  step *steps; /* BEAM for each turn */
  state beams[2][BEAM], *beam;
  uint32_t trails[BEAM]; /* of each state of the beam: a hash of the latest speakers */
  uint32_t n_beam, n_next;
  uint64_t next[BEAM];  /* branches that the next beam may keep, sorted, the best first; 0: none */
  int32_t least;        /* a branch that scores less has no place there */
  uint32_t taken[BEAM]; /* of each group: bits of the choices that were ever kept for the next beam */
} decoder;

/* A branch as one number, the better the higher; of equal scores the first parent's, the first choice is better. */
static uint64_t
branch_make(int32_t score, uint32_t parent, uint32_t choice)
{
  return (uint64_t)((int64_t)score - INT32_MIN) << 16 | (BEAM - 1 - parent) << 8 | (QAI_NO_CHOICE - choice);
}

static int32_t
branch_score(uint64_t branch)
{
  return (int32_t)((int64_t)(branch >> 16) + INT32_MIN);
}

static uint32_t
branch_parent(uint64_t branch)
{
  return BEAM - 1 - (branch >> 8 & 0xff);
}

static uint32_t
branch_choice(uint64_t branch)
{
  return QAI_NO_CHOICE - (branch & 0xff);
}

/* The place in the next beam of a history with the same latest speakers, or n_next. */
static uint32_t
find_same(const decoder *d, uint32_t choice, uint32_t group)
{
  uint32_t i;
  for (i = 0; i < d->n_next; i++)
    if (branch_choice(d->next[i]) == choice && d->beam[branch_parent(d->next[i])].group == group)
      break;
  return i;
}

/* Puts a branch in place `i` of the next beam, or before it. */
static inline void
sort_in(decoder *d, uint64_t branch, uint32_t i)
{
  uint64_t *at = d->next + i;
  for (; at > d->next && at[-1] < branch; at--)
    *at = at[-1];
  *at = branch;
}

/* Keeps a branch, when it is better than the last one. */
static inline void
keep(decoder *d, uint64_t branch)
{
  if (d->n_next < BEAM)
    sort_in(d, branch, d->n_next++);
  else if (branch > d->next[BEAM - 1])
    sort_in(d, branch, BEAM - 1);
}

/* ... that may be the same history as one that is kept already, or was. */
static void
keep_better(decoder *d, uint64_t branch, uint32_t group)
{
  uint32_t i = find_same(d, branch_choice(branch), group);
  if (i == d->n_next)
    keep(d, branch);
  else if (d->next[i] < branch)
    sort_in(d, branch, i);
}

/* The best branch so far scores `score`. */
static void
expect(decoder *d, int32_t score)
{
  int32_t least = score - within[d->before != NULL];
  d->least = d->least < least ? least : d->least;
}

static void
grow(decoder *d, uint32_t parent)
{
  const state *s = &d->beam[parent];
  uint32_t n = d->outlook.n_options, bits, taken = d->taken[s->group];
  qai_outlook_scores scores;
  qai_odds odds;
  int32_t rest;
  qai_outlook_score(&d->outlook, &s->reading, scores);
  qai_odds_read(scores, n, &odds);
  rest = s->score - odds.sum;
  expect(d, rest + odds.top);
  bits = qai_odds_from(scores, n, d->least - rest);
  d->taken[s->group] |= bits;
  for (; bits; bits &= bits - 1) {
    uint32_t c = qai_masks_ctz(bits);
    uint64_t branch = branch_make(rest + scores[c], parent, c);
    if (taken >> c & 1u)
      keep_better(d, branch, s->group);
    else
      keep(d, branch);
  }
}

/* Nobody can speak the turn. */
static void
pass_over(decoder *d, uint32_t parent)
{
  const state *s = &d->beam[parent];
  expect(d, s->score);
  keep_better(d, branch_make(s->score, parent, QAI_NO_CHOICE), s->group);
}

/* Is there nothing in the next beam for what grows out of state `parent`, which never scores more than that does? */
static int
is_hopeless(const decoder *d, uint32_t parent)
{
  return d->beam[parent].score < d->least || branch_make(d->beam[parent].score, parent, 0) <= d->next[BEAM - 1];
}

static void
grow_all(decoder *d)
{
  uint32_t i;
  for (i = 0; i < d->n_beam && !is_hopeless(d, i); i++)
    if (d->outlook.n_options)
      grow(d, i);
    else
      pass_over(d, i);
  while (branch_score(d->next[d->n_next - 1]) < d->least)
    d->n_next--;
}

static uint32_t
hash_trail(const uint32_t *latest)
{
  uint32_t i, hash = 0;
  for (i = 0; i < QAI_LATEST; i++)
    hash = (hash ^ latest[i]) * 2654435761u;
  return hash ^ hash >> 15;
}

/* The first state of the beam, up to `i` itself, that says the same of the latest turns. */
static uint32_t
find_group(const state *beam, const uint32_t *trails, uint32_t i)
{
  uint32_t k, same = 0;
  for (k = 0; k < BEAM; k++) /* those behind it count for nothing */
    same |= (uint32_t)(trails[k] == trails[i]) << k;
  k = qai_masks_ctz(same);
  return memcmp(beam[k].reading.latest, beam[i].reading.latest, sizeof beam->reading.latest) ? i : k;
}

static uint32_t
speaker_at(const decoder *d, uint32_t choice)
{
  return choice == QAI_NO_CHOICE ? QAI_NONE : d->outlook.options[choice].entity;
}

/* The next beam becomes the beam.  Scores are kept relative to the best, so that no length of text makes them
 * overflow. */
static void
advance(decoder *d, step *steps)
{
  state *beam = d->beam == d->beams[0] ? d->beams[1] : d->beams[0];
  int32_t best = branch_score(d->next[0]);
  uint32_t i;
  for (i = 0; i < d->n_next; i++) {
    int32_t score = branch_score(d->next[i]), margin;
    uint32_t parent = branch_parent(d->next[i]), choice = branch_choice(d->next[i]);
    margin = d->beam[parent].score - score;
    beam[i].score = score - best;
    qai_reading_next(&d->beam[parent].reading, speaker_at(d, choice), &beam[i].reading);
    d->trails[i] = hash_trail(beam[i].reading.latest);
    beam[i].group = find_group(beam, d->trails, i);
    steps[i].margin = (uint16_t)(margin < UINT16_MAX ? margin : UINT16_MAX);
    steps[i].parent = (uint8_t)parent;
    steps[i].choice = (uint8_t)choice;
  }
  d->beam = beam;
  d->n_beam = d->n_next;
}

static void
enter_turn(decoder *d, uint32_t turn)
{
  qai_found ahead[QAI_AHEAD];
  if (d->before)
    qai_decode_ahead(d->all, d->before, turn, ahead);
  qai_outlook_enter(&d->outlook, turn, d->before ? ahead : NULL);
  memset(d->taken, 0, sizeof d->taken);
  memset(d->next, 0, sizeof d->next);
  d->n_next = 0;
  d->least = INT16_MIN;
}

static void
run_turn(decoder *d, uint32_t turn)
{
  enter_turn(d, turn);
  grow_all(d);
  advance(d, d->steps + (size_t)turn * BEAM);
}

static void
run_beam(decoder *d)
{
  uint32_t t;
  d->beam = d->beams[0];
  d->n_beam = 1;
  d->beam[0].score = 0;
  d->beam[0].group = 0;
  memset(d->trails, 0, sizeof d->trails);
  qai_reading_start(&d->beam[0].reading);
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
  return (margin >= SURE) + (margin >= LIKELY);
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
qai_decode_pairs(const qai_options *all, const qai_decision *decisions, qai_partners *pairs)
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

/* *pairs: NULL in the first pass. */
static int
count_pairs(const decoder *d, qai_arena *arena, const qai_partners **pairs)
{
  static const qai_partners nobody;
  qai_partners *counted;
  *pairs = d->before ? &nobody : NULL;
  if (!d->before || d->all->turns->n_items < 2)
    return QUOTEATTR_OK;
  *pairs = counted = qai_arena_alloc(arena, sizeof *counted);
  if (!counted)
    return QUOTEATTR_ERR_NOMEM;
  qai_decode_pairs(d->all, d->before, counted);
  return QUOTEATTR_OK;
}

static int
decoder_start(decoder *d, const qai_dialogue_model *model, qai_arena *arena)
{
  const qai_partners *pairs;
  d->steps = qai_arena_alloc(arena, (size_t)d->all->turns->n_items * BEAM * sizeof *d->steps);
  if (!d->steps || count_pairs(d, arena, &pairs))
    return QUOTEATTR_ERR_NOMEM;
  if (d->before && qai_voices_learn(d->all, d->before, arena, &d->voices))
    return QUOTEATTR_ERR_NOMEM;
  return qai_outlook_start(d->all, model, pairs, d->before ? &d->voices : NULL, arena, &d->outlook);
}

int
qai_decode(const qai_options *all, const qai_dialogue_model *model, const qai_decision *before, qai_arena *arena,
           qai_decision *out)
{
  qai_arena_mark mark = qai_arena_set_mark(arena);
  decoder d;
  int status;
  d.all = all;
  d.before = before;
  status = decoder_start(&d, model, arena);
  if (!status) {
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
