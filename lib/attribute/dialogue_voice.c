#include "attribute/dialogue_voice.h"

#include "attribute/dialogue_odds.h"
#include "base/lanes.h"

#include <string.h>

#define SURE 16u            /* margins below which a tag makes the speaker sure */
#define LEAST 200u          /* words known of all; fewer show nothing */
#define LONGEST 100u        /* words of a turn that are asked */
#define WORDS_ALIKE 400u    /* so many words of a speaker weigh as much as what is known of all */
/* So many are thought to be said beside those known, for the words that nobody said yet. */
#define WORDS_UNKNOWN 5000u
#define ONE 12              /* log2 of the number that stands for one where a logarithm is taken */
#define FINE 32             /* of a nat, in a row, .. */
#define MOST (10 * FINE)    /* .. where no number is higher, so that the sum of LONGEST of them fits a lane */

/* The pieces of a turn one after the other. */
typedef struct walk {
  const qai_turns *turns;
  uint32_t turn, quotation, piece;
} walk;

static void
walk_start(const qai_turns *turns, uint32_t turn, walk *w)
{
  w->turns = turns;
  w->turn = turn;
  w->quotation = turns->items[turn].first;
  w->piece = 0;
}

/* The next piece, or NULL. */
static const qai_region *
walk_next(walk *w)
{
  const qai_quotes *q = w->turns->mentions->quotes;
  for (; w->quotation < w->turns->items[w->turn].last; w->quotation++, w->piece = 0)
    if (w->turns->turn_of[w->quotation] == w->turn && w->piece < q->quotations[w->quotation].n_pieces)
      return &q->regions[q->pieces[q->quotations[w->quotation].first_piece + w->piece++]];
  return NULL;
}

static uint32_t
count_words(const qai_turns *turns, uint32_t turn)
{
  const qai_region *r;
  uint32_t n = 0;
  walk w;
  walk_start(turns, turn, &w);
  while ((r = walk_next(&w)))
    n += r->last - r->first;
  return n;
}

/* Whose words the turn has, if its tag makes it nearly sure; or QAI_NONE. */
static uint32_t
sure_speaker(const qai_voices *v, uint32_t turn)
{
  const qai_option *o = qai_decode_chosen(v->all, v->found, turn);
  if (!o || v->found[turn].margin >= SURE || v->all->turns->items[turn].class == QAI_TURN_BARE)
    return QAI_NONE;
  return o->entity;
}

/* Puts a speaker of whom `n` words are known among those of whom most are. */
static void
rank(uint32_t entity, uint32_t n, qai_voices *v, uint32_t *known)
{
  uint32_t i;
  if (v->n < QAI_VOICES)
    v->n++;
  else if (known[v->n - 1] >= n)
    return;
  for (i = v->n - 1; i > 0 && known[i - 1] < n; i--) {
    known[i] = known[i - 1];
    v->speakers[i] = v->speakers[i - 1];
  }
  known[i] = n;
  v->speakers[i] = entity;
}

/* How many words of each entity the tags make sure. */
static void
count_known(const qai_voices *v, uint32_t *counts)
{
  uint32_t t;
  for (t = 0; t < v->all->turns->n_items; t++) {
    uint32_t speaker = sure_speaker(v, t);
    if (speaker != QAI_NONE)
      counts[speaker] += count_words(v->all->turns, t);
  }
}

/* The speakers, what each word speaks against them, how many are known of all; without enough, none. */
static int
find_speakers(qai_voices *v, qai_arena *arena, uint32_t *all)
{
  uint32_t n_entities = v->all->turns->mentions->n_entities, i, known[QAI_VOICES];
  uint32_t *counts = qai_arena_calloc(arena, n_entities, sizeof *counts);
  if (!counts)
    return QUOTEATTR_ERR_NOMEM;
  count_known(v, counts);
  for (i = 0; i < n_entities; i++)
    if (counts[i])
      rank(i, counts[i], v, known);
  for (i = *all = 0; i < v->n; i++) {
    *all += known[i];
    v->costs[i] = qai_odds_log((1u << ONE) + ((uint64_t)known[i] << ONE) / WORDS_ALIKE, ONE);
  }
  if (v->n < 2 || *all < LEAST)
    v->n = 0;
  return QUOTEATTR_OK;
}

static int
place_speakers(qai_voices *v, qai_arena *arena)
{
  uint32_t n_entities = v->all->turns->mentions->n_entities, i;
  v->place = qai_arena_alloc(arena, n_entities);
  if (!v->place)
    return QUOTEATTR_ERR_NOMEM;
  memset(v->place, QAI_VOICES, n_entities);
  for (i = 0; i < v->n; i++)
    v->place[v->speakers[i]] = (uint8_t)i;
  return QUOTEATTR_OK;
}

static uint32_t
sure_place(const qai_voices *v, uint32_t turn)
{
  uint32_t speaker = sure_speaker(v, turn);
  return speaker == QAI_NONE ? QAI_VOICES : v->place[speaker];
}

/* A row for each spelling that the speakers use. */
static int
make_rows(qai_voices *v, qai_arena *arena)
{
  const qai_spellings *s = &v->all->turns->mentions->quotes->tags->spellings;
  const qai_region *r;
  uint32_t t, i;
  walk w;
  v->row_of = qai_arena_calloc(arena, s->n, sizeof *v->row_of);
  if (!v->row_of)
    return QUOTEATTR_ERR_NOMEM;
  v->n_rows = 1;
  for (t = 0; t < v->all->turns->n_items; t++) {
    if (sure_place(v, t) == QAI_VOICES)
      continue;
    walk_start(v->all->turns, t, &w);
    while ((r = walk_next(&w)))
      for (i = r->first; i < r->last; i++)
        if (!v->row_of[s->of_word[i]])
          v->row_of[s->of_word[i]] = v->n_rows++;
  }
  v->rows = qai_arena_calloc(arena, v->n_rows, sizeof *v->rows);
  return v->rows ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

/* How often each speaker used each spelling. */
static void
count_uses(qai_voices *v)
{
  const qai_spellings *s = &v->all->turns->mentions->quotes->tags->spellings;
  const qai_region *r;
  uint32_t t, i, place;
  walk w;
  for (t = 0; t < v->all->turns->n_items; t++) {
    if ((place = sure_place(v, t)) == QAI_VOICES)
      continue;
    walk_start(v->all->turns, t, &w);
    while ((r = walk_next(&w)))
      for (i = r->first; i < r->last; i++) {
        int16_t *n = &v->rows[v->row_of[s->of_word[i]]][place];
        *n = (int16_t)(*n + (*n < INT16_MAX));
      }
  }
}

/* From how often each speaker used the word to what it speaks for them: log(1 + n / (WORDS_ALIKE p)), p being the
 * word's share of all words. */
static void
weigh_row(const qai_voices *v, uint32_t all, int16_t *row)
{
  uint64_t unit;
  uint32_t i, n = 0;
  for (i = 0; i < v->n; i++)
    n += (uint16_t)row[i];
  unit = ((uint64_t)all + WORDS_UNKNOWN) * (2u << ONE) / ((uint64_t)WORDS_ALIKE * (2 * (uint64_t)n + 1));
  for (i = 0; i < v->n; i++)
    if (row[i]) {
      int32_t more = qai_odds_log((1u << ONE) + (uint64_t)row[i] * unit, ONE) * FINE / 256;
      row[i] = (int16_t)(more < MOST ? more : MOST);
    }
}

int
qai_voices_learn(const qai_options *all, const qai_decision *found, qai_arena *arena, qai_voices *v)
{
  uint32_t i, n_known;
  v->all = all;
  v->found = found;
  v->n = 0;
  if (all->turns->mentions->quotes->tags->segment->n_words < LEAST)
    return QUOTEATTR_OK;
  if (find_speakers(v, arena, &n_known))
    return QUOTEATTR_ERR_NOMEM;
  if (!v->n)
    return QUOTEATTR_OK;
  if (place_speakers(v, arena) || make_rows(v, arena))
    return QUOTEATTR_ERR_NOMEM;
  count_uses(v);
  for (i = 1; i < v->n_rows; i++)
    weigh_row(v, n_known, v->rows[i]);
  return QUOTEATTR_OK;
}

/* Adds up the rows of a turn's words, LONGEST at most; returns how many. */
static uint32_t
sum_rows(const qai_voices *v, uint32_t turn, int16_t *sums)
{
  const qai_spellings *s = &v->all->turns->mentions->quotes->tags->spellings;
  qai_lanes by_speaker[QAI_VOICES / QAI_LANES];
  const qai_region *r;
  uint32_t i, k, n = 0;
  walk w;
  for (k = 0; k < QAI_VOICES / QAI_LANES; k++)
    by_speaker[k] = qai_lanes_all(0);
  walk_start(v->all->turns, turn, &w);
  while ((r = walk_next(&w)))
    for (i = r->first; i < r->last && n < LONGEST; i++, n++) {
      const int16_t *row = v->rows[v->row_of[s->of_word[i]]];
      for (k = 0; k < QAI_VOICES / QAI_LANES; k++)
        by_speaker[k] = qai_lanes_add(by_speaker[k], qai_lanes_load(row + k * QAI_LANES));
    }
  for (k = 0; k < QAI_VOICES / QAI_LANES; k++)
    qai_lanes_store(by_speaker[k], sums + k * QAI_LANES);
  return n;
}

/* In how many steps that a score, 1/256 nats, is likelier. */
static uint8_t
value_of(int32_t score)
{
  static const int16_t edges[QAI_VOICE_VALUES - 2] = {-1536, -768, -384, -128, 128, 384, 768, 1536};
  uint32_t i, value = 0;
  for (i = 0; i < QAI_VOICE_VALUES - 2; i++)
    value += score > edges[i];
  return (uint8_t)value;
}

int
qai_voices_judge(const qai_voices *v, uint32_t turn, uint8_t *values)
{
  const qai_option_list *list = &v->all->lists[turn];
  int16_t sums[QAI_VOICES];
  uint32_t i, n;
  if (!v->n || list->n < 2 || sure_speaker(v, turn) != QAI_NONE)
    return 0;
  n = sum_rows(v, turn, sums);
  for (i = 0; i < list->n; i++) {
    uint32_t place = v->place[list->items[i].entity];
    values[i] = QAI_VOICE_NONE;
    if (place < QAI_VOICES)
      values[i] = value_of(sums[place] * (256 / FINE) - (int32_t)n * v->costs[place]);
  }
  return 1;
}
