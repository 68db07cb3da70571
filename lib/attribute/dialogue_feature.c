#include "attribute/dialogue_feature.h"

#include "text/masks.h"

#include <string.h>

static uint32_t
least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

/* Paragraphs: 0 1 2 3 4-5 6-8 9 and more, none: 8 values. */
static uint32_t
bucket_distance(uint32_t d)
{
  static const uint8_t bucket[QAI_UNSEEN + 1] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 6, 7};
  return bucket[d];
}

/* 0 1 2 3-4 5 and more. */
static uint32_t
bucket_count(uint32_t n)
{
  return n < 3 ? n : n < 5 ? 3 : 4;
}

/* The tag of turn `t`, `distance` turns (1 ..) before or behind the scene's; without a branch on what it says. */
static void
read_near(const qai_candidate_finder *f, const qai_turn *t, uint32_t id, uint32_t gender_id, uint32_t distance,
          qai_scene *s)
{
  s->tagged_id[s->n_near] = (uint16_t)id;
  s->tagged[s->n_near++] = (uint8_t)qai_candidates_place(f, t->named);
  if (distance > 2)
    return;
  s->tags[s->n_tags].id = (uint16_t)(gender_id + (distance - 1) * 3 + 1);
  s->tags[s->n_tags].genders = (uint8_t)(1u << t->gender);
  s->n_tags += t->gender != 0;
}

static void
read_before(const qai_candidate_finder *f, uint32_t index, qai_scene *s)
{
  const qai_turn *turns = f->turns->items;
  uint32_t i, narration = 0;
  for (i = 0; i < QAI_NEAR_TURNS && i < index; i++) {
    narration += turns[index - i].gap;
    if (narration > QAI_TURNS_APART)
      break;
    read_near(f, &turns[index - i - 1], QAI_F_TAGGED_BACK + i * 2 + (narration > 0), QAI_F_GENDER_BACK, i + 1, s);
  }
}

static void
read_behind(const qai_candidate_finder *f, uint32_t index, qai_scene *s)
{
  uint32_t i, narration = 0;
  for (i = 0; i < QAI_SOON && index + i + 1 < f->turns->n_items; i++) {
    const qai_turn *t = &f->turns->items[index + i + 1];
    narration += t->gap;
    if (narration > QAI_TURNS_APART)
      break;
    s->soon[qai_candidates_place(f, t->named)]++;
    if (i < QAI_NEAR_TURNS)
      read_near(f, t, QAI_F_TAGGED_AHEAD + i * 2 + (narration > 0), QAI_F_GENDER_AHEAD, i + 1, s);
  }
}

static void
read_called(const qai_turn *t, uint32_t id, qai_scene *s)
{
  uint8_t called = t->called & QAI_SEXES;
  if (!called)
    return;
  s->called[s->n_called].id = (uint16_t)id;
  s->called[s->n_called++].genders = called;
}

/* The pronoun that is the subject of the narration beside the turn. */
static void
read_lead(const qai_turns *turns, uint32_t mention, uint32_t id, qai_scene *s)
{
  const qai_mention *m = mention == QAI_NONE ? NULL : &turns->mentions->mentions[mention];
  if (!m || m->kind != QUOTEATTR_MENTION_PRONOUN || !(1u << m->gender & QAI_SEXES))
    return;
  s->called[s->n_called].id = (uint16_t)id;
  s->called[s->n_called++].genders = (uint8_t)(1u << m->gender);
}

static void
read_vocatives(const qai_turns *turns, uint32_t index, qai_scene *s)
{
  const qai_turn *t = s->turn;
  if (index > 0 && t->gap <= 2)
    read_called(t - 1, QAI_F_CALLED, s);
  if (t->gap <= QAI_TURNS_APART)
    read_called(t, QAI_F_CALLED + 2, s);
  if (index + 1 < turns->n_items && t[1].gap <= 2)
    read_called(t + 1, QAI_F_CALLED + 4, s);
}

static void
read_told(const qai_turns *turns, uint32_t index, qai_scene *s)
{
  const qai_turn *t = s->turn;
  s->told[0] = index > 0 && t->gap <= 2 ? t[-1].told : QAI_NONE;
  s->told[1] = t->told;
  s->told[2] = index + 1 < turns->n_items && t[1].gap <= 2 ? t[1].told : QAI_NONE;
  s->is_told = (s->told[0] & s->told[1] & s->told[2]) != QAI_NONE;
}

static void
read_tag(const qai_turns *turns, qai_scene *s)
{
  const qai_speech_tag *tag;
  s->has_tag = s->turn->gender || s->turn->plural || s->turn->mention != QAI_NONE;
  s->tag_entity = s->turn->named;
  if (s->turn->class == QAI_TURN_SCRIPT || s->turn->tagged == QAI_NONE)
    return;
  tag = &turns->tags[s->turn->tagged];
  s->tag_value = (uint16_t)(tag->place * 4u + least(tag->strength ? tag->strength - 1u : 0, 3));
}

/* How many may be meant is asked where the turn asks for a gender. */
static void
read_candidates(const qai_candidate_finder *f, qai_scene *s)
{
  uint32_t i;
  for (i = 0; i < f->n; i++)
    s->addressed |= f->list[i].addressed;
  for (i = 0; s->turn->gender && i < f->n; i++) {
    s->n_agree = (uint8_t)(s->n_agree + (f->list[i].agrees == 1));
    s->n_open = (uint8_t)(s->n_open + (f->list[i].agrees != 2));
  }
}

void
qai_scene_read(const qai_candidate_finder *finder, qai_scene *s)
{
  uint32_t index = finder->turn - 1;
  memset(s, 0, sizeof *s);
  s->turn = &finder->turns->items[index];
  s->profiles = finder->profiles;
  s->candidates = finder->list;
  s->n = finder->n;
  read_candidates(finder, s);
  read_tag(finder->turns, s);
  read_before(finder, index, s);
  read_behind(finder, index, s);
  read_told(finder->turns, index, s);
  read_vocatives(finder->turns, index, s);
  read_lead(finder->turns, s->turn->lead, QAI_F_LEAD_GENDER, s);
  read_lead(finder->turns, s->turn->follow, QAI_F_LEAD_GENDER + 2, s);
  if (index > 0 && s->turn->gap == 0)
    read_lead(finder->turns, s->turn[-1].beat_after, QAI_F_LEAD_GENDER + 4, s);
}

static void
put_tag_nouns(const qai_profile *p, qai_tally *t)
{
  uint32_t named = (p->flags & QAI_PROFILE_NAMED) != 0;
  if (!(p->flags & QAI_PROFILE_NARRATOR))
    qai_tally_put(t, QAI_F_TAG_NOUNS + named * 6 + p->nouns);
}

static void
put_phrase(const qai_scene *s, const qai_candidate *c, qai_tally *t)
{
  uint32_t relation =
      (s->tag_entity == c->entity ? 0u : 2u) + ((s->profiles[c->entity].flags & QAI_PROFILE_NAMED) != 0);
  qai_tally_put(t, QAI_F_TAG_PHRASE + s->turn->phrase * 4u + relation);
  if (s->turn->possessor == c->entity)
    qai_tally_put(t, QAI_F_TAG_OWNER);
}

static void
put_tag(const qai_scene *s, const qai_candidate *c, qai_tally *t)
{
  if (s->turn->class == QAI_TURN_NOMINAL)
    put_phrase(s, c, t);
  if (s->turn->gender || s->turn->plural)
    qai_tally_put(t, QAI_F_TAG_AGREES + c->agrees);
  if (s->turn->gender && c->agrees != 2) {
    qai_tally_put(t, QAI_F_AGREE_RANK + least(c->agree_rank, 4));
    if (s->n_open == 1)
      qai_tally_put(t, QAI_F_AGREE_SOLE);
    else if (s->n_agree == 1 && c->agrees == 1)
      qai_tally_put(t, QAI_F_AGREE_SOLE + 1);
  }
  if (s->turn->mention != QAI_NONE && s->tag_entity == c->entity)
    put_tag_nouns(&s->profiles[c->entity], t);
  if (s->turn->mention != QAI_NONE)
    qai_tally_put(t, (s->tag_entity == c->entity ? QAI_F_TAG_IS : QAI_F_TAG_NOT) + (uint32_t)s->tag_value);
}

/* Where the narration mentions it. */
static inline void
put_mentions(const qai_candidate *c, int narrator, qai_tally *t)
{
  qai_tally_put(t, QAI_F_BACK + bucket_distance(c->back));
  qai_tally_put(t, QAI_F_NAMED_BACK + bucket_distance(narrator ? c->back : c->named_back));
  qai_tally_put(t, QAI_F_COUNT + bucket_count(c->n_before));
  qai_tally_put(t, QAI_F_COUNT_RANK + (uint32_t)c->count_rank);
  qai_tally_put(t, QAI_F_OWN_BEFORE + least(c->own_before, 2));
  qai_tally_put(t, QAI_F_OWN_AFTER + least(c->own_after, 2));
  qai_tally_put(t, QAI_F_AHEAD + least(c->ahead, 3));
  if (c->rank == 0 && c->back != QAI_UNSEEN)
    qai_tally_put(t, QAI_F_NEAREST + least(c->back, 3));
}

static void
put_beats(const qai_turn *turn, const qai_candidate *c, qai_tally *t)
{
  const uint32_t subject[4] = {turn->beat_before, turn->beat_after, turn->lead, turn->follow};
  uint32_t i;
  for (i = 0; i < 4; i++) {
    if (c->beats >> i & 1)
      qai_tally_put(t, QAI_F_BEAT + i);
    else if (c->pronoun_beats >> i & 1)
      qai_tally_put(t, QAI_F_PRONOUN_BEAT + i);
    else if (subject[i] != QAI_NONE)
      qai_tally_put(t, QAI_F_BEAT_OTHER + i);
  }
  if (turn->lead_colon && ((c->beats | c->pronoun_beats) & QAI_BEAT_LEAD))
    qai_tally_put(t, QAI_F_LEAD_COLON);
}

static void
put_quoted(const qai_scene *s, const qai_candidate *c, qai_tally *t)
{
  uint32_t bits;
  for (bits = c->addressed; bits; bits &= bits - 1)
    qai_tally_put(t, QAI_F_ADDRESSED + qai_masks_ctz(bits));
  for (bits = c->spoken_of; bits; bits &= bits - 1)
    qai_tally_put(t, QAI_F_SPOKEN_OF + qai_masks_ctz(bits));
  if (s->addressed & ~c->addressed & QAI_IN_LAST)
    qai_tally_put(t, QAI_F_ADDRESSED_OTHER);
  if (s->addressed & ~c->addressed & QAI_IN_NEXT)
    qai_tally_put(t, QAI_F_ADDRESSED_OTHER + 1);
}

static void
put_told(const qai_scene *s, uint32_t entity, qai_tally *t)
{
  uint32_t i;
  for (i = 0; i < 3; i++)
    if (s->told[i] != QAI_NONE)
      qai_tally_put(t, QAI_F_TOLD + i * 2u + (s->told[i] != entity));
}

/* As which of the candidates it stands there. */
static inline void
put_place(const qai_scene *s, uint32_t c, qai_tally *t)
{
  static const uint8_t bucket[] = {0, 1, 2, 2, 2, 3};
  const qai_candidate *it = &s->candidates[c];
  qai_tally_put(t, QAI_F_RANK + least(it->rank, 5));
  qai_tally_put(t, QAI_F_AGE + (uint32_t)bucket[least(it->age, 5)]);
  qai_tally_put(t, QAI_F_TAGGED_SOON + least(s->soon[c], 3));
}

static inline void
put_acts(const qai_profile *p, uint32_t acts, qai_tally *t)
{
  if (!(p->flags & QAI_PROFILE_NARRATOR))
    qai_tally_put(t, QAI_F_ACTS + (p->flags & QAI_PROFILE_NAMED ? 2u : 0u) + acts);
}

static void
put_tagged(const qai_scene *s, uint32_t c, qai_tally *t)
{
  uint32_t i;
  for (i = 0; i < s->n_near; i++)
    if (s->tagged[i] == c)
      qai_tally_put(t, s->tagged_id[i]);
}

/* The narrator is called "I", others by names and nouns. */
void
qai_features_lasting(const qai_profile *p, qai_tally *t)
{
  uint32_t named = (p->flags & QAI_PROFILE_NAMED) != 0;
  qai_tally_put(t, QAI_F_FREQUENCY + (uint32_t)p->frequency);
  qai_tally_put(t, QAI_F_SPOKEN + (uint32_t)p->spoken);
  if (p->flags & QAI_PROFILE_NARRATOR)
    qai_tally_put(t, QAI_F_KIND + 5);
  else {
    qai_tally_put(t, QAI_F_NOUNS + named * 6 + p->nouns);
    if (!named)
      qai_tally_put(t, QAI_F_KIND);
  }
  if (p->flags & QAI_PROFILE_MANY)
    qai_tally_put(t, QAI_F_KIND + 1);
  if (p->flags & QAI_PROFILE_STRANGER)
    qai_tally_put(t, QAI_F_KIND + 6);
}

void
qai_features_scene(const qai_scene *s, uint32_t c, qai_tally *t)
{
  const qai_candidate *it = &s->candidates[c];
  const qai_profile *p = &s->profiles[it->entity];
  qai_tally_put(t, QAI_F_BIAS);
  put_place(s, c, t);
  put_acts(p, it->acts, t);
  put_tag(s, it, t);
  put_mentions(it, p->flags & QAI_PROFILE_NARRATOR, t);
  put_beats(s->turn, it, t);
  put_quoted(s, it, t);
  put_told(s, it->entity, t);
  put_tagged(s, c, t);
}

static void
put_asked(const qai_asked *asked, uint32_t n, uint8_t gender, qai_tally *t)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    qai_tally_put(t, asked[i].genders >> gender & 1u ? asked[i].id : asked[i].id + 1u);
}

void
qai_features_gender(const qai_scene *s, uint8_t gender, qai_tally *t)
{
  int is_known = gender == QUOTEATTR_GENDER_FEMALE || gender == QUOTEATTR_GENDER_MALE;
  if (gender)
    put_asked(s->tags, s->n_tags, gender, t);
  if (is_known)
    put_asked(s->called, s->n_called, gender, t);
  qai_tally_put(t, QAI_F_KIND + (gender == QUOTEATTR_GENDER_FEMALE ? 2u : gender == QUOTEATTR_GENDER_MALE ? 3u : 4u));
}

void
qai_features_text(const qai_scene *s, uint32_t c, qai_tally *t)
{
  const qai_profile *p = &s->profiles[s->candidates[c].entity];
  qai_features_lasting(p, t);
  qai_features_gender(s, p->gender, t);
  qai_features_scene(s, c, t);
}

/* What most candidates of a turn have alike, weighed once. */
typedef struct common {
  const qai_scene *scene;
  const int64_t *weights;
  int64_t idle;        /* to be no subject beside the turn; */
  int64_t unmentioned; /* to have no mention around it: that, and what else then is so, once .. */
  int has_unmentioned; /* .. one was met */
} common;

static inline qai_tally
tally_from(const common *k, int64_t sum)
{
  qai_tally t = {k->weights, 0, NULL, 0};
  t.sum = sum;
  return t;
}

static int64_t
weigh_beats(const common *k, const qai_candidate *c)
{
  qai_tally t = tally_from(k, 0);
  put_beats(k->scene->turn, c, &t);
  return t.sum;
}

static int64_t
weigh_tag(const common *k, const qai_candidate *c)
{
  qai_tally t = tally_from(k, 0);
  put_tag(k->scene, c, &t);
  return t.sum;
}

/* put_tagged() of all candidates. */
static void
weigh_tagged(const common *k, int64_t *sums)
{
  int64_t tagged[QAI_CANDIDATES + 1] = {0};
  const qai_scene *s = k->scene;
  uint32_t i;
  for (i = 0; i < s->n_near; i++)
    tagged[s->tagged[i]] += k->weights[s->tagged_id[i]];
  for (i = 0; i < s->n; i++)
    sums[i] += tagged[i];
}

static int64_t
weigh_mentions(const common *k, const qai_candidate *c)
{
  qai_tally t = tally_from(k, 0);
  put_mentions(c, k->scene->profiles[c->entity].flags & QAI_PROFILE_NARRATOR, &t);
  t.sum += c->beats | c->pronoun_beats ? weigh_beats(k, c) : k->idle;
  put_quoted(k->scene, c, &t);
  return t.sum;
}

/* All that no mention stands for are alike here. */
static int64_t
weigh_unmentioned(common *k, const qai_candidate *c)
{
  if (!k->has_unmentioned) {
    k->unmentioned = weigh_mentions(k, c);
    k->has_unmentioned = 1;
  }
  return k->unmentioned;
}

void
qai_scene_weigh(const qai_scene *s, const int64_t *weights, int64_t *sums)
{
  static const qai_candidate nobody;
  common k = {s, weights, 0, 0, 0};
  uint32_t c;
  k.idle = weigh_beats(&k, &nobody);
  weigh_tagged(&k, sums);
  for (c = 0; c < s->n; c++) {
    const qai_candidate *it = &s->candidates[c];
    qai_tally t = tally_from(&k, sums[c] + weights[QAI_F_BIAS]);
    put_place(s, c, &t);
    put_acts(&s->profiles[it->entity], it->acts, &t);
    if (s->is_told)
      put_told(s, it->entity, &t);
    if (s->has_tag)
      t.sum += weigh_tag(&k, it);
    sums[c] = t.sum + (it->mention == QAI_NONE ? weigh_unmentioned(&k, it) : weigh_mentions(&k, it));
  }
}
