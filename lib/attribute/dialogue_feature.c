#include "attribute/dialogue_feature.h"

#include <string.h>

#define SOON 8u /* turns on in which tags are counted */
#define FAR 6u  /* paragraphs of narration over which turns no longer bear on each other */

/* What all features of one candidate are read from. */
typedef struct view {
  const qai_candidates *all;
  const qai_turns *turns;
  const qai_mentions *mentions;
  const qai_turn *turn;
  const qai_candidate *c, *list; /* `list`: all candidates of the turn */
  uint32_t n_list, index;        /* turn's number */
  qai_features *out;
} view;

static void
put(const view *v, uint32_t id)
{
  if (v->out->n < QAI_FEATURES_MAX)
    v->out->id[v->out->n++] = (uint16_t)id;
}

static uint32_t
least(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

/* 0 1 2 3 4-5 6-8 9 and more, none: 8 values. */
static uint32_t
bucket_distance(uint32_t d)
{
  if (d == QAI_NONE)
    return 7;
  if (d < 4)
    return d;
  return d < 6 ? 4 : d < 9 ? 5 : 6;
}

/* 0 1 2 3-4 5 and more. */
static uint32_t
bucket_count(uint32_t n)
{
  return n < 3 ? n : n < 5 ? 3 : 4;
}

/* How far below the highest, in powers of two: 0 .. 5. */
static uint32_t
bucket_share(uint32_t n, uint32_t most)
{
  uint32_t k;
  for (k = 0; k < 5 && n < most; k++)
    most /= 2;
  return n ? k : 5;
}

/* 0-1 2 3-5 6-12 13-40 41 and more. */
static uint32_t
bucket_nouns(uint32_t n)
{
  if (n < 3)
    return n == 2;
  return n < 6 ? 2 : n < 13 ? 3 : n < 41 ? 4 : 5;
}

static void
put_tag(const view *v)
{
  uint32_t m = qai_turn_mention(v->turns, v->turn), value;
  const qai_speech_tag *tag;
  if (v->turn->gender || v->turn->plural)
    put(v, QAI_F_TAG_AGREES + v->c->agrees);
  if (v->turn->gender && v->c->agrees != 2)
    put(v, QAI_F_AGREE_RANK + least(v->c->agree_rank, 4));
  if (m == QAI_NONE)
    return;
  value = 0;
  if (v->turn->script == QAI_NONE) {
    tag = &v->turns->tags[v->turn->tagged];
    value = (uint32_t)tag->place * 4 + least(tag->strength ? tag->strength - 1u : 0, 3);
  }
  put(v, (v->mentions->mentions[m].entity == v->c->entity ? QAI_F_TAG_IS : QAI_F_TAG_NOT) + value);
}

/* Is it the only one that agrees?  The only one of its gender, the others being unknown? */
static void
put_sole(const view *v)
{
  uint32_t i, agree = 0, open = 0;
  if (!v->turn->gender || v->c->agrees == 2)
    return;
  for (i = 0; i < v->n_list; i++) {
    agree += v->list[i].agrees == 1;
    open += v->list[i].agrees != 2;
  }
  if (open == 1)
    put(v, QAI_F_AGREE_SOLE);
  else if (agree == 1 && v->c->agrees == 1)
    put(v, QAI_F_AGREE_SOLE + 1);
}

static void
put_narration(const view *v)
{
  const qai_candidate *c = v->c;
  put(v, QAI_F_BACK + bucket_distance(c->back));
  put(v, QAI_F_NAMED_BACK + bucket_distance(v->mentions->entities[c->entity].narrator ? c->back : c->named_back));
  put(v, QAI_F_RANK + least(c->rank, 5));
  put(v, QAI_F_COUNT + bucket_count(c->n_before));
  put(v, QAI_F_COUNT_RANK + least(c->count_rank, 4));
  put(v, QAI_F_OWN_BEFORE + least(c->own_before, 2));
  put(v, QAI_F_OWN_AFTER + least(c->own_after, 2));
  put(v, QAI_F_AHEAD + (c->ahead == QAI_NONE ? 3 : c->ahead));
  if (c->order == 0)
    put(v, QAI_F_NEAREST + least(c->back, 3));
  put(v, QAI_F_AGE + (c->age < 2 ? c->age : c->age < 5 ? 2 : 3));
}

static void
put_beats(const view *v)
{
  const uint32_t subject[4] = {v->turn->beat_before, v->turn->beat_after, v->turn->lead, v->turn->follow};
  uint32_t i;
  for (i = 0; i < 4; i++) {
    if (v->c->beats >> i & 1)
      put(v, QAI_F_BEAT + i);
    else if (v->c->pronoun_beats >> i & 1)
      put(v, QAI_F_PRONOUN_BEAT + i);
    else if (subject[i] != QAI_NONE)
      put(v, QAI_F_BEAT_OTHER + i);
  }
  if (v->turn->lead_colon && ((v->c->beats | v->c->pronoun_beats) & QAI_BEAT_LEAD))
    put(v, QAI_F_LEAD_COLON);
}

static void
put_quoted(const view *v)
{
  uint32_t i, others = 0;
  for (i = 0; i < 5; i++) {
    if (v->c->addressed >> i & 1)
      put(v, QAI_F_ADDRESSED + i);
    if (v->c->spoken_of >> i & 1)
      put(v, QAI_F_SPOKEN_OF + i);
  }
  for (i = 0; i < v->n_list; i++)
    if (v->list[i].entity != v->c->entity)
      others |= v->list[i].addressed;
  if ((others & 2) && !(v->c->addressed & 2))
    put(v, QAI_F_ADDRESSED_OTHER);
  if ((others & 8) && !(v->c->addressed & 8))
    put(v, QAI_F_ADDRESSED_OTHER + 1);
}

/* 0 nothing known, 1 fits, 2 does not. */
static uint32_t
gender_fits(const view *v, const qai_turn *t)
{
  uint8_t g = v->mentions->entities[v->c->entity].gender;
  return !t->gender || !g ? 0 : g == t->gender ? 1 : 2;
}

/* The tag of the turn `distance` turns back (negative) or on. */
static void
put_tag_around(const view *v, int64_t distance, uint32_t narration, uint32_t tagged, uint32_t gender)
{
  int64_t at = (int64_t)v->index + distance;
  uint32_t far = (uint32_t)(distance < 0 ? -distance : distance), m, fits;
  const qai_turn *t;
  if (at < 0 || at >= (int64_t)v->turns->n_items)
    return;
  t = &v->turns->items[at];
  m = qai_turn_mention(v->turns, t);
  if (m != QAI_NONE && v->mentions->mentions[m].entity == v->c->entity)
    put(v, tagged + (far - 1) * 2 + (narration > 0));
  fits = gender_fits(v, t);
  if (far <= 2 && fits)
    put(v, gender + (far - 1) * 3 + fits);
}

static void
put_around(const view *v)
{
  uint32_t i, narration = 0, n = v->turns->n_items;
  for (i = 0; i < 4 && i <= v->index; i++) {
    narration += v->turns->items[v->index - i].gap;
    if (narration > FAR)
      break;
    put_tag_around(v, -(int64_t)i - 1, narration, QAI_F_TAGGED_BACK, QAI_F_GENDER_BACK);
  }
  for (i = 1, narration = 0; i <= 4 && v->index + i < n; i++) {
    narration += v->turns->items[v->index + i].gap;
    if (narration > FAR)
      break;
    put_tag_around(v, i, narration, QAI_F_TAGGED_AHEAD, QAI_F_GENDER_AHEAD);
  }
}

/* How many of the next turns are tagged with it. */
static void
put_soon(const view *v)
{
  uint32_t i, m, count = 0, narration = 0;
  for (i = 1; i <= SOON && v->index + i < v->turns->n_items; i++) {
    const qai_turn *t = &v->turns->items[v->index + i];
    narration += t->gap;
    if (narration > FAR)
      break;
    m = qai_turn_mention(v->turns, t);
    count += m != QAI_NONE && v->mentions->mentions[m].entity == v->c->entity;
  }
  put(v, QAI_F_TAGGED_SOON + least(count, 3));
}

/* "Yes, sir": the gender of those addressed around, against its own. */
static void
put_called(const view *v)
{
  uint8_t g = v->mentions->entities[v->c->entity].gender;
  uint32_t i;
  if (g != QUOTEATTR_GENDER_FEMALE && g != QUOTEATTR_GENDER_MALE)
    return;
  for (i = 0; i < 3; i++) {
    uint32_t at = v->index + i, called;
    if (at < 1 || at > v->turns->n_items || v->turns->items[i < 2 ? v->index : at - 1].gap > (i == 1 ? FAR : 2))
      continue;
    called = v->turns->items[at - 1].called & (1u << QUOTEATTR_GENDER_FEMALE | 1u << QUOTEATTR_GENDER_MALE);
    if (called)
      put(v, QAI_F_CALLED + i * 2 + !(called >> g & 1));
  }
}

/* How often names and nouns stand for it; the narrator is called "I". */
static void
put_naming(const view *v)
{
  uint32_t entity = v->c->entity;
  if (v->mentions->entities[entity].narrator)
    return;
  put(v, QAI_F_NOUNS + v->all->named[entity] * 6u + bucket_nouns(v->all->nouns[entity]));
  put(v, QAI_F_ACTS + v->all->named[entity] * 2u + v->c->acts);
  if (!v->all->named[entity])
    put(v, QAI_F_KIND);
}

static void
put_text(const view *v)
{
  const qai_entity *e = &v->mentions->entities[v->c->entity];
  put(v, QAI_F_FREQUENCY + bucket_share(e->n_mentions, v->all->most));
  put(v, QAI_F_SPOKEN + bucket_share(v->all->spoken[v->c->entity], v->all->most_spoken));
  put_naming(v);
  if (e->type == QUOTEATTR_ENTITY_GROUP || e->plural)
    put(v, QAI_F_KIND + 1);
  if (e->gender == QUOTEATTR_GENDER_FEMALE)
    put(v, QAI_F_KIND + 2);
  else if (e->gender == QUOTEATTR_GENDER_MALE)
    put(v, QAI_F_KIND + 3);
  else
    put(v, QAI_F_KIND + 4);
  if (e->narrator)
    put(v, QAI_F_KIND + 5);
  if (v->all->roster && e->member == QAI_NONE)
    put(v, QAI_F_KIND + 6);
}

static void
view_init(view *v, const qai_candidates *all, uint32_t turn, uint32_t c, qai_features *out)
{
  v->all = all;
  v->turns = all->turns;
  v->mentions = all->turns->mentions;
  v->turn = &all->turns->items[turn];
  v->c = &all->items[c];
  v->list = &all->items[all->first[turn]];
  v->n_list = all->first[turn + 1] - all->first[turn];
  v->index = turn;
  v->out = out;
  out->n = 0;
}

void
qai_features_static(const qai_candidates *all, uint32_t turn, uint32_t c, qai_features *out)
{
  view v;
  view_init(&v, all, turn, c, out);
  put(&v, QAI_F_BIAS);
  put_tag(&v);
  put_sole(&v);
  put_narration(&v);
  put_beats(&v);
  put_quoted(&v);
  put_around(&v);
  put_soon(&v);
  put_called(&v);
  put_text(&v);
}

/* Paragraphs of narration between this turn and the one `back` turns before (1: the last one). */
static uint32_t
narration_since(const view *v, uint32_t back)
{
  uint32_t i, n = 0;
  for (i = 0; i < back && i <= v->index; i++)
    n += v->turns->items[v->index - i].gap;
  return n;
}

static int
speaker_agrees(const view *v, uint32_t entity)
{
  uint8_t g = v->mentions->entities[entity].gender;
  return !v->turn->gender || !g || g == v->turn->gender;
}

/* How many turns back the candidate spoke (1 ...), 0 when it did not; its rank among the different speakers. */
static uint32_t
spoke_back(const view *v, const qai_history *h, uint32_t *rank, uint32_t *agree_rank)
{
  uint32_t i, k;
  *rank = *agree_rank = 0;
  for (i = 0; i < QAI_HISTORY; i++) {
    if (h->speakers[i] == v->c->entity)
      return i + 1;
    for (k = 0; k < i && h->speakers[k] != h->speakers[i]; k++)
      ;
    if (k == i && h->speakers[i] != QAI_NONE) {
      ++*rank;
      *agree_rank += (uint32_t)speaker_agrees(v, h->speakers[i]);
    }
  }
  return 0;
}

static void
put_spoke(const view *v, const qai_history *h)
{
  static const uint8_t bucket[QAI_HISTORY + 1] = {7, 0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6};
  uint32_t rank, agree_rank, i, count = 0, back = spoke_back(v, h, &rank, &agree_rank);
  uint32_t narration = narration_since(v, back ? back : 1);
  put(v, QAI_F_SPOKE_BACK + bucket[back] * 3u + (narration == 0 ? 0u : narration < 3 ? 1u : 2u));
  put(v, QAI_F_SPOKE_RANK + (back ? least(rank, 3) : 4));
  if (v->turn->gender && v->c->agrees != 2)
    put(v, QAI_F_SPOKE_AGREE + (back ? least(agree_rank, 3) : 4));
  for (i = 0; i < QAI_HISTORY; i++)
    count += h->speakers[i] == v->c->entity;
  put(v, QAI_F_SPOKE_COUNT + (count < 2 ? count : count < 5 ? 2 : 3));
  if (back == 1)
    put(v, QAI_F_LAST_GAP + least(v->turn->gap, 3));
}

/* What stands between the turn before and this one: 24 values. */
static uint32_t
transition(const view *v)
{
  const qai_turn *last = v->index ? v->turn - 1 : v->turn;
  uint32_t gap = least(v->turn->gap, 2);
  return ((gap * 2 + (last->class != QAI_TURN_BARE)) * 2 + last->asks) * 2 + v->turn->narrated;
}

static void
put_transition(const view *v, const qai_history *h)
{
  uint32_t i;
  if (v->index == 0)
    return;
  if (h->speakers[0] == v->c->entity)
    put(v, QAI_F_LAST + transition(v));
  else if (h->speakers[1] == v->c->entity)
    put(v, QAI_F_SECOND + transition(v));
  else
    put(v, QAI_F_OTHER + transition(v));
  for (i = 0; i < 5 && h->speakers[i] != v->c->entity; i++)
    ;
  if (i == 5)
    put(v, QAI_F_FRESH + least(v->c->named_back, 3) * 3 + least(v->turn->gap, 2));
}

/* c X c X, with no narration between: how long the two have taken turns. */
static void
put_pattern(const view *v, const qai_history *h)
{
  uint32_t i, k, parties = 0;
  if (h->speakers[1] == v->c->entity && h->speakers[0] != v->c->entity && h->speakers[0] != QAI_NONE) {
    for (i = 2; i < 8 && h->speakers[i] != QAI_NONE && h->speakers[i] == h->speakers[i - 2]; i++)
      ;
    put(v, QAI_F_ALTERNATES + least((i - 2) / 2, 3));
  }
  for (i = 0; i < 6; i++) {
    for (k = 0; k < i && h->speakers[k] != h->speakers[i]; k++)
      ;
    parties += k == i && h->speakers[i] != QAI_NONE;
  }
  for (i = 0; i < 6 && h->speakers[i] != v->c->entity; i++)
    ;
  if (i < 6)
    put(v, QAI_F_PARTY + (parties < 3 ? 0u : parties == 3 ? 1u : 2u));
}

static void
put_answers(const view *v, const qai_history *h)
{
  uint32_t i;
  if ((v->c->addressed & 2) && h->speakers[0] != v->c->entity)
    put(v, QAI_F_ANSWERS);
  for (i = 0; i < v->n_list; i++)
    if ((v->list[i].addressed & 1) && v->list[i].entity == h->speakers[0] && v->c->entity != h->speakers[0])
      put(v, QAI_F_ANSWERS + 1);
}

uint32_t
qai_pair_slot(uint32_t a, uint32_t b)
{
  uint32_t lo = a < b ? a : b, hi = a < b ? b : a;
  return (lo * 2654435761u ^ hi * 2246822519u) >> 7 & (QAI_PAIRS - 1);
}

static void
put_ahead(const view *v, const qai_history *h)
{
  uint32_t i, narration = 0, count = 0;
  for (i = 0; i < QAI_AHEAD && v->index + i + 1 < v->turns->n_items; i++) {
    narration += v->turns->items[v->index + i + 1].gap;
    if (narration > FAR)
      break;
    if (h->ahead[i] != v->c->entity)
      continue;
    if (i < 3)
      put(v, QAI_F_SPEAKS_AHEAD + i * 2 + (narration > 0));
    count++;
  }
  put(v, QAI_F_AHEAD_COUNT + least(count, 3));
  if (h->ahead[0] != QAI_NONE && h->ahead[0] == h->speakers[0])
    put(v, QAI_F_FRAMED + (h->ahead[0] == v->c->entity));
  if (h->ahead[1] != QAI_NONE && h->ahead[1] == h->speakers[1])
    put(v, QAI_F_FRAMED + 2 + (h->ahead[1] == v->c->entity));
}

static void
put_pair(const view *v, const qai_history *h, const qai_pairs *pairs)
{
  uint32_t n;
  if (h->speakers[0] == QAI_NONE || h->speakers[0] == v->c->entity)
    return;
  n = pairs->n[qai_pair_slot(h->speakers[0], v->c->entity)];
  put(v, QAI_F_PAIR + (n < 2 ? 0u : n < 6 ? 1u : n < 20 ? 2u : 3u));
}

void
qai_features_history(const qai_candidates *all, uint32_t turn, uint32_t c, const qai_history *history,
                     const qai_pairs *pairs, qai_features *out)
{
  view v;
  view_init(&v, all, turn, c, out);
  put_spoke(&v, history);
  put_pattern(&v, history);
  put_answers(&v, history);
  put_transition(&v, history);
  if (pairs) {
    put_ahead(&v, history);
    put_pair(&v, history, pairs);
  }
}
