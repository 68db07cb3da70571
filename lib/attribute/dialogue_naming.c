#include "attribute/dialogue_naming.h"

#define MIN_CALLS 2u
#define ASKED_WORDS 12u /* the last ones of a turn that may ask for a name */

/* What is found of an entity. */
typedef struct bearer {
  uint32_t told;   /* nameless: the name that it gives itself, */
  uint32_t called; /* the one that it is called by, by majority, */
  uint32_t votes;  /* with so many votes to spare */
  uint32_t calls;  /* named: how often it is called, */
  uint32_t tags;   /* and how often a tag has its name */
} bearer;

typedef struct naming {
  const qai_options *all;
  const qai_decision *decisions;
  const qai_mentions *mentions;
  bearer *bearers;
  uint32_t next; /* the first mention not in front of the turn */
} naming;

static int
is_nameless(const naming *n, uint32_t entity)
{
  const qai_profile *p = entity < n->mentions->n_entities ? &n->all->profiles[entity] : NULL;
  return p && p->flags & QAI_PROFILE_SPEAKS && !(p->flags & (QAI_PROFILE_NAMED | QAI_PROFILE_MANY));
}

/* A person's name that is no title or oath. */
static int
is_name(const naming *n, const qai_mention *m)
{
  uint32_t classes = qai_tag_lexeme(n->mentions->quotes->tags, m->head)->classes;
  return m->kind == QUOTEATTR_MENTION_NAME && m->entity < n->mentions->n_entities &&
         n->mentions->entities[m->entity].type == QUOTEATTR_ENTITY_PERSON &&
         !(m->last - m->first == 1 && classes & (QAI_LEX_TITLE | QAI_LEX_INTERJECTION));
}

static int
may_be_one(const naming *n, uint32_t a, uint32_t b)
{
  const qai_entity *x = &n->mentions->entities[a], *y = &n->mentions->entities[b];
  return !x->gender || !y->gender || x->gender == y->gender;
}

/* Who speaks turn `t`, or QAI_NONE; behind "I said" the narrator, though the one just called was chosen. */
static uint32_t
speaker_of(const naming *n, uint32_t t)
{
  const qai_turn *turn = &n->all->turns->items[t];
  const qai_option *o = qai_decode_chosen(n->all, n->decisions, t);
  if (turn->class == QAI_TURN_NARRATOR && turn->named != QAI_NONE)
    return turn->named;
  return o ? o->entity : QAI_NONE;
}

/* The one who speaks right before (`t` and one) or behind a turn, somebody else; or QAI_NONE. */
static uint32_t
partner(const naming *n, uint32_t t, uint32_t other)
{
  uint32_t later = other > t ? other : t, it;
  if (other >= n->all->turns->n_items || n->all->turns->items[later].gap > 0)
    return QAI_NONE;
  it = speaker_of(n, other);
  return it == speaker_of(n, t) ? QAI_NONE : it;
}

/* "your name", "what name" among the last words of the turn. */
static int
asks_for_name(const naming *n, const qai_turn *turn)
{
  const qai_tags *tags = n->mentions->quotes->tags;
  uint32_t i = turn->last_word > turn->first_word + ASKED_WORDS ? turn->last_word - ASKED_WORDS : turn->first_word;
  for (i++; i < turn->last_word; i++) {
    uint32_t before = qai_tag_lexeme(tags, i - 1)->symbol;
    if (qai_tag_lexeme(tags, i)->symbol == QAI_W_NAME && (before == QAI_W_YOUR || before == QAI_W_WHAT))
      return 1;
  }
  return 0;
}

/* Is the turn's first word a name, and nothing but a mark behind it, where the one before asked for it? */
static int
is_answer(const naming *n, uint32_t t, const qai_mention *m)
{
  const qai_turn *turn = &n->all->turns->items[t];
  const qai_segment *s = n->mentions->quotes->tags->segment;
  return t > 0 && m->first == turn->first_word && m->last < s->n_words &&
         s->words[m->last].kind != QUOTEATTR_TOKEN_WORD && partner(n, t, t - 1) != QAI_NONE &&
         asks_for_name(n, turn - 1);
}

static void
vote(naming *n, uint32_t entity, uint32_t name)
{
  bearer *b = &n->bearers[entity];
  if (b->called == name)
    b->votes++;
  else if (b->votes)
    b->votes--;
  else {
    b->called = name;
    b->votes = 1;
  }
}

static void
read_call(naming *n, uint32_t t, uint32_t name)
{
  uint32_t before = t ? partner(n, t, t - 1) : QAI_NONE, behind = partner(n, t, t + 1);
  n->bearers[name].calls++;
  if (is_nameless(n, before))
    vote(n, before, name);
  if (behind != before && is_nameless(n, behind))
    vote(n, behind, name);
}

static void
read_name(naming *n, uint32_t t, uint32_t speaker, const qai_mention *m)
{
  if (is_nameless(n, speaker) && (m->flags & QAI_MENTION_SELF || is_answer(n, t, m))) {
    if (n->bearers[speaker].told == QAI_NONE)
      n->bearers[speaker].told = m->entity;
  } else if (m->flags & QAI_MENTION_VOCATIVE && m->entity != speaker) {
    read_call(n, t, m->entity);
  }
}

static void
read_turn(naming *n, uint32_t t)
{
  const qai_turn *turn = &n->all->turns->items[t];
  uint32_t speaker = speaker_of(n, t);
  if (turn->named != QAI_NONE && turn->class == QAI_TURN_NAME)
    n->bearers[turn->named].tags++;
  for (; n->next < n->mentions->n_mentions && n->mentions->mentions[n->next].first < turn->last_word; n->next++) {
    const qai_mention *m = &n->mentions->mentions[n->next];
    if (m->first >= turn->first_word && m->region != QAI_NONE && speaker != QAI_NONE && is_name(n, m))
      read_name(n, t, speaker, m);
  }
}

/* The name of a nameless entity, or QAI_NONE. */
static uint32_t
name_of(const naming *n, uint32_t entity)
{
  const bearer *b = &n->bearers[entity];
  uint32_t name = b->told;
  if (name == QAI_NONE && b->called != QAI_NONE && b->votes >= MIN_CALLS &&
      2 * b->votes > n->bearers[b->called].calls && !n->bearers[b->called].tags)
    name = b->called;
  return name != QAI_NONE && may_be_one(n, entity, name) ? name : QAI_NONE;
}

/* A name has one bearer, and nobody talks with himself; how many names are left. */
static uint32_t
settle(naming *n, uint32_t *is)
{
  uint32_t i, left = 0, n_entities = n->mentions->n_entities;
  for (i = 0; i < n_entities; i++) {
    is[i] = i;
    n->bearers[i].calls = 0; /* from here on: it is taken */
  }
  for (i = 0; i < n_entities; i++) {
    uint32_t name = is_nameless(n, i) ? n->bearers[i].told : QAI_NONE;
    if (name != QAI_NONE && !n->bearers[name].calls++)
      is[i] = name;
  }
  for (i = 1; i < n->all->turns->n_items; i++) {
    uint32_t a = speaker_of(n, i - 1), b = partner(n, i - 1, i);
    if (a == QAI_NONE || b == QAI_NONE || is[a] != is[b])
      continue;
    is[a] = a;
    is[b] = b;
  }
  for (i = 0; i < n_entities; i++)
    left += is[i] != i;
  return left;
}

int
qai_naming_find(const qai_options *all, const qai_decision *decisions, qai_arena *arena, uint32_t **out)
{
  naming n = {all, decisions, all->turns->mentions, NULL, 0};
  uint32_t i, n_entities = n.mentions->n_entities;
  uint32_t *is = qai_arena_alloc(arena, ((size_t)n_entities + 1) * sizeof *is);
  *out = NULL;
  n.bearers = qai_arena_calloc(arena, (size_t)n_entities + 1, sizeof *n.bearers);
  if (!is || !n.bearers)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < n_entities; i++)
    n.bearers[i].told = n.bearers[i].called = QAI_NONE;
  for (i = 0; i < all->turns->n_items; i++)
    read_turn(&n, i);
  for (i = 0; i < n_entities; i++)
    n.bearers[i].told = is_nameless(&n, i) ? name_of(&n, i) : QAI_NONE;
  if (settle(&n, is))
    *out = is;
  return QUOTEATTR_OK;
}

/* The entities that are others go, and leave no gap. */
static void
renumber(qai_mentions *m, uint32_t *is)
{
  uint32_t i, n = 0;
  for (i = 0; i < m->n_entities; i++) {
    qai_entity *to = &m->entities[is[i]];
    if (is[i] == i)
      continue;
    to->n_mentions += m->entities[i].n_mentions;
    to->narrator |= m->entities[i].narrator;
    to->gender = to->gender ? to->gender : m->entities[i].gender;
    m->entities[i].n_mentions = QAI_NONE; /* it goes */
  }
  for (i = 0; i < m->n_entities; i++)
    m->entities[i].first_mention = m->entities[i].n_mentions == QAI_NONE ? QAI_NONE : n++; /* its new id */
  for (i = 0; i < m->n_entities; i++)
    is[i] = m->entities[is[i]].first_mention;
  for (i = n = 0; i < m->n_entities; i++)
    if (m->entities[i].n_mentions != QAI_NONE)
      m->entities[n++] = m->entities[i];
  m->n_entities = n;
}

/* The first mention of each entity is found anew. */
static void
renumber_mentions(qai_mentions *m, const uint32_t *is)
{
  uint32_t i;
  for (i = 0; i < m->n_entities; i++)
    m->entities[i].first_mention = QAI_NONE;
  for (i = m->n_mentions; i-- > 0;)
    if (m->mentions[i].entity != QAI_NONE) {
      m->mentions[i].entity = is[m->mentions[i].entity];
      m->entities[m->mentions[i].entity].first_mention = i;
    }
}

void
qai_naming_apply(qai_mentions *mentions, uint32_t *is, qai_attributions *out)
{
  uint32_t i;
  renumber(mentions, is);
  renumber_mentions(mentions, is);
  for (i = 0; i < out->n_items; i++) {
    qai_attribution *a = &out->items[i];
    a->speaker = a->speaker == QAI_NONE ? QAI_NONE : is[a->speaker];
    a->addressee = a->addressee == QAI_NONE ? QAI_NONE : is[a->addressee];
    if (a->addressee == a->speaker)
      a->addressee = QAI_NONE;
  }
}
