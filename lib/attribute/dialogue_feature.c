#include "attribute/dialogue_feature.h"

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

static uint32_t
tagged_entity(const qai_turns *turns, const qai_turn *turn)
{
  return turn->mention == QAI_NONE ? QAI_NONE : turns->mentions->mentions[turn->mention].entity;
}

/* The tag of turn `t`, `distance` turns (1 ..) before or behind the scene's. */
static void
read_near(const qai_turns *turns, const qai_turn *t, uint32_t distance, uint32_t tagged, uint32_t gender, qai_scene *s)
{
  uint32_t entity = tagged_entity(turns, t);
  if (entity != QAI_NONE) {
    s->near_entity[s->n_near] = entity;
    s->near_id[s->n_near++] = (uint16_t)tagged;
  }
  if (distance <= 2 && t->gender) {
    s->tags[s->n_tags].id = (uint16_t)(gender + (distance - 1) * 3 + 1);
    s->tags[s->n_tags++].genders = (uint8_t)(1u << t->gender);
  }
}

static void
read_before(const qai_turns *turns, uint32_t index, qai_scene *s)
{
  uint32_t i, narration = 0;
  for (i = 0; i < QAI_NEAR_TURNS && i < index; i++) {
    narration += turns->items[index - i].gap;
    if (narration > QAI_TURNS_APART)
      break;
    read_near(turns, &turns->items[index - i - 1], i + 1, QAI_F_TAGGED_BACK + i * 2 + (narration > 0),
              QAI_F_GENDER_BACK, s);
  }
}

static void
read_behind(const qai_turns *turns, uint32_t index, qai_scene *s)
{
  uint32_t i, narration = 0;
  for (i = 0; i < QAI_SOON && index + i + 1 < turns->n_items; i++) {
    const qai_turn *t = &turns->items[index + i + 1];
    narration += t->gap;
    if (narration > QAI_TURNS_APART)
      break;
    s->soon[s->n_soon] = tagged_entity(turns, t);
    s->n_soon += s->soon[s->n_soon] != QAI_NONE;
    if (i < QAI_NEAR_TURNS)
      read_near(turns, t, i + 1, QAI_F_TAGGED_AHEAD + i * 2 + (narration > 0), QAI_F_GENDER_AHEAD, s);
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
read_tag(const qai_turns *turns, qai_scene *s)
{
  const qai_speech_tag *tag;
  s->tag_entity = tagged_entity(turns, s->turn);
  s->tag_value = 0;
  if (s->turn->class == QAI_TURN_SCRIPT || s->turn->tagged == QAI_NONE)
    return;
  tag = &turns->tags[s->turn->tagged];
  s->tag_value = (uint16_t)(tag->place * 4u + least(tag->strength ? tag->strength - 1u : 0, 3));
}

void
qai_scene_read(const qai_candidate_finder *finder, qai_scene *s)
{
  uint32_t i, index = finder->turn - 1;
  s->turn = &finder->turns->items[index];
  s->profiles = finder->profiles;
  s->n_near = s->n_soon = s->n_tags = s->n_called = 0;
  s->addressed = s->n_open = s->n_agree = 0;
  for (i = 0; i < finder->n; i++) {
    s->addressed |= finder->list[i].addressed;
    s->n_agree = (uint8_t)(s->n_agree + (finder->list[i].agrees == 1));
    s->n_open = (uint8_t)(s->n_open + (finder->list[i].agrees != 2));
  }
  read_tag(finder->turns, s);
  read_before(finder->turns, index, s);
  read_behind(finder->turns, index, s);
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
put_tag(const qai_scene *s, const qai_candidate *c, qai_tally *t)
{
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

static void
put_narration(const qai_candidate *c, int narrator, qai_tally *t)
{
  qai_tally_put(t, QAI_F_BACK + bucket_distance(c->back));
  qai_tally_put(t, QAI_F_NAMED_BACK + bucket_distance(narrator ? c->back : c->named_back));
  qai_tally_put(t, QAI_F_RANK + least(c->rank, 5));
  qai_tally_put(t, QAI_F_COUNT + bucket_count(c->n_before));
  qai_tally_put(t, QAI_F_COUNT_RANK + (uint32_t)c->count_rank);
  qai_tally_put(t, QAI_F_OWN_BEFORE + least(c->own_before, 2));
  qai_tally_put(t, QAI_F_OWN_AFTER + least(c->own_after, 2));
  qai_tally_put(t, QAI_F_AHEAD + least(c->ahead, 3));
  if (c->rank == 0 && c->back != QAI_UNSEEN)
    qai_tally_put(t, QAI_F_NEAREST + least(c->back, 3));
  qai_tally_put(t, QAI_F_AGE + (c->age < 2 ? c->age : c->age < 5 ? 2u : 3u));
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
  uint32_t i;
  for (i = 0; c->addressed >> i || c->spoken_of >> i; i++) {
    if (c->addressed >> i & 1)
      qai_tally_put(t, QAI_F_ADDRESSED + i);
    if (c->spoken_of >> i & 1)
      qai_tally_put(t, QAI_F_SPOKEN_OF + i);
  }
  if (s->addressed & ~c->addressed & QAI_IN_LAST)
    qai_tally_put(t, QAI_F_ADDRESSED_OTHER);
  if (s->addressed & ~c->addressed & QAI_IN_NEXT)
    qai_tally_put(t, QAI_F_ADDRESSED_OTHER + 1);
}

static void
put_near(const qai_scene *s, uint32_t entity, qai_tally *t)
{
  uint32_t i, count = 0;
  for (i = 0; i < s->n_near; i++)
    if (s->near_entity[i] == entity)
      qai_tally_put(t, s->near_id[i]);
  for (i = 0; i < s->n_soon; i++)
    count += s->soon[i] == entity;
  qai_tally_put(t, QAI_F_TAGGED_SOON + least(count, 3));
}

/* The narrator is called "I", others by names and nouns. */
static void
put_profile(const qai_profile *p, uint32_t acts, qai_tally *t)
{
  uint32_t named = (p->flags & QAI_PROFILE_NAMED) != 0;
  qai_tally_put(t, QAI_F_FREQUENCY + (uint32_t)p->frequency);
  qai_tally_put(t, QAI_F_SPOKEN + (uint32_t)p->spoken);
  if (p->flags & QAI_PROFILE_NARRATOR)
    qai_tally_put(t, QAI_F_KIND + 5);
  else {
    qai_tally_put(t, QAI_F_NOUNS + named * 6 + p->nouns);
    qai_tally_put(t, QAI_F_ACTS + named * 2 + acts);
    if (!named)
      qai_tally_put(t, QAI_F_KIND);
  }
  if (p->flags & QAI_PROFILE_MANY)
    qai_tally_put(t, QAI_F_KIND + 1);
  if (p->flags & QAI_PROFILE_STRANGER)
    qai_tally_put(t, QAI_F_KIND + 6);
}

void
qai_features_text(const qai_scene *s, const qai_candidate *c, qai_tally *t)
{
  const qai_profile *p = &s->profiles[c->entity];
  qai_tally_put(t, QAI_F_BIAS);
  put_tag(s, c, t);
  put_narration(c, p->flags & QAI_PROFILE_NARRATOR, t);
  put_beats(s->turn, c, t);
  put_quoted(s, c, t);
  put_near(s, c->entity, t);
  put_profile(p, c->acts, t);
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
