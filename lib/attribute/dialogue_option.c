#include "attribute/dialogue_option.h"

#include "attribute/dialogue_odds.h"
#include "base/lanes.h"
#include "text/masks.h"

#include <stddef.h>
#include <string.h>

#define CHUNK 1024u /* options allocated together */
#define GENDERS 4u

/* For the one who acts in a plain beat, 1/256 nats.  The weights learnt of all beats, most of them less plain, and
 * leave the word to the turns; one by a name is right in 96 of 100.  A noun may stand for somebody named before. */
#define ACTS_NAME 896
#define ACTS_NOUN 448

/* For the stranger whom a tag tells of.  The weights are learnt of nouns that mostly stand for somebody named. */
#define IS_STRANGER 1024

/* The weighing of one document. */
typedef struct scale {
  const qai_dialogue_model *model;
  qai_arena *arena;
  const qai_profile *profiles;
  int32_t apart;
  int64_t *lasting[QAI_TURN_CLASSES]; /* of each entity: the sum of qai_features_lasting(), 0: not known yet */
  qai_option *room;                   /* for the options of the next turns .. */
  uint32_t n_room;                    /* .. so many */
  qai_candidate_finder finder;
} scale;

static void
option_make(const qai_candidate *c, int16_t first, int16_t second, qai_option *o)
{
  o->entity = c->entity;
  o->mention = c->mention;
  o->score[0] = first;
  o->score[1] = second;
  o->agrees = c->agrees;
  o->named_back = c->named_back < QAI_NAMED_BACK ? c->named_back : QAI_NAMED_BACK;
  o->addressed = c->addressed;
  o->beats = c->beats | c->pronoun_beats;
}

static int64_t
weigh_gender(const qai_scene *scene, const int64_t *weights, uint8_t gender)
{
  qai_tally t = {weights, 0, NULL, 0};
  qai_features_gender(scene, gender, &t);
  return t.sum;
}

static int64_t
weigh_lasting(const qai_profile *profile, const int64_t *weights, int64_t *known)
{
  if (!*known) {
    qai_tally t = {weights, 0, NULL, 0};
    qai_features_lasting(profile, &t);
    *known = t.sum;
  }
  return *known;
}

static uint32_t
near_the_best(const scale *s, const int16_t *scores)
{
  uint32_t n = s->finder.n;
  return qai_odds_from(scores, n, qai_odds_top(scores, n) - s->apart);
}

/* What speaks for a candidate because it acts in the turn's own beat, and is not called by it: `Carol handed Tom a cup.
 * “…”` */
static int32_t
odds_of_acting(const scale *s, const qai_turn *turn, const qai_candidate *c)
{
  const qai_mention *doer = turn->doer == QAI_NONE ? NULL : &s->finder.mentions[turn->doer];
  if (!doer || doer->entity != c->entity || c->addressed & QAI_IN_TURN)
    return 0;
  return doer->kind == QUOTEATTR_MENTION_NAME ? ACTS_NAME : ACTS_NOUN;
}

/* What speaks for the one who is told of as somebody of his own: `“…,” said a girl opposite`. */
static int32_t
odds_of_strangers(const qai_turn *turn, const qai_candidate *c)
{
  return turn->stranger && turn->named == c->entity ? IS_STRANGER : 0;
}

static uint32_t
addressed_by_it(const scale *s)
{
  uint32_t i, bits = 0;
  for (i = 0; i < s->finder.n; i++)
    bits |= (uint32_t)((s->finder.list[i].addressed & QAI_IN_TURN) != 0) << i;
  return bits;
}

/* Makes options of the candidates, but for those far below the best. */
static void
take_best(const scale *s, const qai_turn *turn, const int64_t *sums, qai_option_list *list)
{
  int16_t first[QAI_CANDIDATES], second[QAI_CANDIDATES];
  uint32_t i, bits;
  for (i = 0; i < QAI_CANDIDATES; i += QAI_LANES) {
    qai_lanes_store(qai_lanes_all(INT16_MIN), first + i);
    qai_lanes_store(qai_lanes_all(INT16_MIN), second + i);
  }
  for (i = 0; i < s->finder.n; i++) {
    int32_t more = odds_of_acting(s, turn, &s->finder.list[i]) + odds_of_strangers(turn, &s->finder.list[i]);
    first[i] = qai_odds_clamp(qai_tally_sum(sums[i], 0) + more);
    second[i] = qai_odds_clamp(qai_tally_sum(sums[i], 1) + more);
  }
  bits = near_the_best(s, first) | near_the_best(s, second);
  if (list->addressed & QAI_IN_TURN)
    bits |= addressed_by_it(s);
  for (list->n = 0; bits; bits &= bits - 1) {
    i = qai_masks_ctz(bits);
    option_make(&s->finder.list[i], first[i], second[i], &list->items[list->n++]);
  }
}

static int
weigh_turn(scale *s, const qai_turn *turn, qai_option_list *list)
{
  const qai_candidate_finder *f = &s->finder;
  const int64_t *weights = s->model->weights + (size_t)turn->class * QAI_FEATURES;
  int64_t by_gender[GENDERS], sums[QAI_CANDIDATES], *lasting = s->lasting[turn->class];
  qai_scene scene;
  uint32_t i;
  if (!lasting)
    lasting = s->lasting[turn->class] = qai_arena_calloc(s->arena, f->n_entities, sizeof *lasting);
  if (!lasting)
    return QUOTEATTR_ERR_NOMEM;
  qai_scene_read(f, &scene);
  list->addressed = scene.addressed;
  for (i = 0; i < GENDERS; i++)
    by_gender[i] = weigh_gender(&scene, weights, (uint8_t)i);
  for (i = 0; i < f->n; i++) {
    uint32_t entity = f->list[i].entity;
    const qai_profile *p = &s->profiles[entity];
    sums[i] = by_gender[p->gender % GENDERS] + weigh_lasting(p, weights, &lasting[entity]);
  }
  qai_scene_weigh(&scene, weights, sums);
  take_best(s, turn, sums, list);
  return QUOTEATTR_OK;
}

/* Room for `n` options of one turn, of which not all need be used; lists of neighbours lie together. */
static qai_option *
make_room(scale *s, uint32_t n, uint32_t n_turns)
{
  if (s->n_room < n) {
    s->n_room = n_turns < CHUNK / QAI_CANDIDATES ? n_turns * s->finder.max : CHUNK;
    s->room = qai_arena_alloc(s->arena, s->n_room * sizeof *s->room);
  }
  return s->room;
}

int
qai_options_weigh(const qai_turns *turns, const qai_dialogue_model *model, uint32_t max, int32_t apart,
                  qai_arena *arena, qai_options *out)
{
  qai_profile *profiles;
  scale s;
  uint32_t i;
  int status = qai_profiles_make(turns, arena, &profiles);
  memset(&s, 0, offsetof(scale, finder));
  s.model = model;
  s.arena = arena;
  s.apart = apart;
  out->turns = turns;
  s.profiles = out->profiles = profiles;
  out->lists = qai_arena_alloc(arena, turns->n_items * sizeof *out->lists);
  if (!status)
    status = qai_candidates_start(turns, profiles, max, arena, &s.finder);
  if (status || !out->lists)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < turns->n_items; i++) {
    qai_option_list *list = &out->lists[i];
    qai_candidates_next(&s.finder);
    list->items = make_room(&s, s.finder.n, turns->n_items - i);
    if (s.finder.n && !list->items)
      return QUOTEATTR_ERR_NOMEM;
    if (weigh_turn(&s, &turns->items[i], list))
      return QUOTEATTR_ERR_NOMEM;
    if (list->n)
      s.room += list->n;
    s.n_room -= list->n;
  }
  return QUOTEATTR_OK;
}
