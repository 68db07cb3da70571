#include "mention/coref.h"

<<<<<<< HEAD
#include "mention/antecedent.h"
#include "mention/cast.h"
#include "mention/family.h"
=======
#include "mention/narrator.h"
#include "mention/nominals.h"
>>>>>>> 763fbb3 (Noun phrases by a ranker)
#include "mention/titles.h"

typedef struct resolver {
  qai_scan *scan;
  const qai_aliases *aliases;
  qai_entities *entities;
<<<<<<< HEAD
  uint32_t *bearer;    /* of each title (qai_titles_key): the entity, and one, that bears it */
  uint32_t *weight;    /* ... and by how many mentions more than others */
  uint32_t *same_noun; /* of each form: the nominal, and one, that last had it as head */
  uint32_t narrator;   /* the entity of "I", or QAI_NONE */
=======
  uint32_t narrator; /* the entity of "I", or QAI_NONE */
>>>>>>> 763fbb3 (Noun phrases by a ranker)
  qai_antecedents antecedents;
  qai_nominals nominals;
} resolver;

static const qai_mention *
mention_at(const resolver *r, uint32_t i)
{
  return &r->scan->found.data[i];
}

<<<<<<< HEAD
/* The bearer of a title: in the news whoever had it last, in fiction the one who has it mostly (a majority vote by
 * Boyer and Moore). */
static void
note_bearer(resolver *r, uint32_t key, uint32_t entity)
{
  if (r->bearer[key] == entity + 1) {
    r->weight[key]++;
  } else if (!r->weight[key] || r->scan->quotes->genre != QUOTEATTR_GENRE_FICTION) {
    r->bearer[key] = entity + 1;
    r->weight[key] = 1;
  } else {
    r->weight[key]--;
  }
}

/* Remembers the titles before a name for the nominals that will repeat them. */
static void
note_titles(resolver *r, uint32_t i)
{
  const qai_mention *m = mention_at(r, i);
  uint32_t w;
  for (w = m->first; w < m->name_first; w++)
    if (qai_scan_classes(r->scan, w) & (QAI_LEX_TITLE | QAI_LEX_ROLE) &&
        !(qai_scan_classes(r->scan, w) & QAI_LEX_KINSHIP))
      note_bearer(r, qai_titles_key(r->scan, w), m->entity);
}

static int
fits(const resolver *r, const qai_mention *m, uint32_t entity)
{
  const qai_entity *e = &r->entities->items.data[entity];
  if (m->gender && e->gender && m->gender != e->gender)
    return 0;
  return ((m->flags & QAI_MENTION_PLURAL) != 0) == (e->plural != 0);
}

static int
is_definite(const qai_mention *m)
{
  return !(m->flags & QAI_MENTION_INDEFINITE);
}

static int
is_near(const resolver *r, const qai_mention *before, const qai_mention *m)
{
  return r->scan->quotes->genre != QUOTEATTR_GENRE_FICTION || m->paragraph - before->paragraph <= NOMINAL_PARAGRAPHS;
}

/* The antecedent of a nominal, or QAI_NONE. */
static uint32_t
nominal_entity(const resolver *r, const qai_mention *m)
{
  uint32_t form = r->scan->forms.of_word[m->head], k;
  if (!is_definite(m) && !(qai_scan_flag(r->scan, m->head, QUOTEATTR_FLAG_CAPITAL) || m->flags & QAI_MENTION_PLURAL))
    return QAI_NONE;
  k = r->bearer[qai_titles_key(r->scan, m->head)];
  if (k && is_definite(m) && fits(r, m, k - 1))
    return k - 1;
  k = r->same_noun[form];
  if (k && is_near(r, mention_at(r, k - 1), m) && fits(r, m, mention_at(r, k - 1)->entity))
    return mention_at(r, k - 1)->entity;
  return QAI_NONE;
}

/* The possessor of a nominal ("her" in "her mother"), found right behind it; QAI_NONE without one. */
static uint32_t
possessor_of(const resolver *r, uint32_t i)
{
  const qai_mention *m = mention_at(r, i), *p = m + 1;
  return i + 1 < r->scan->found.n && p->first == m->first && p->last <= m->last && p->flags & QAI_MENTION_POSSESSIVE
             ? i + 1
             : QAI_NONE;
}

static int
new_entity(resolver *r, qai_mention *m)
{
  return m->entity == QAI_NONE ? qai_entities_add(r->scan, r->entities, m, &m->entity) : QUOTEATTR_OK;
}

/* Relatives and the like are told apart by whose they are. */
static int
resolve_relative(resolver *r, qai_mention *m, uint32_t possessor)
{
  m->entity = qai_family_find(&r->family, possessor, m->head);
  if (m->entity != QAI_NONE && !fits(r, m, m->entity))
    m->entity = QAI_NONE;
  if (new_entity(r, m))
    return QUOTEATTR_ERR_NOMEM;
  qai_family_set(&r->family, possessor, m->head, m->entity);
  return QUOTEATTR_OK;
}

static int
resolve_nominal(resolver *r, uint32_t i)
{
  qai_mention *m = &r->scan->found.data[i];
  uint32_t possessor = possessor_of(r, i);
  if (possessor != QAI_NONE && mention_at(r, possessor)->entity != QAI_NONE)
    return resolve_relative(r, m, mention_at(r, possessor)->entity);
  m->entity = nominal_entity(r, m);
  if (new_entity(r, m))
    return QUOTEATTR_ERR_NOMEM;
  if (possessor == QAI_NONE)
    r->same_noun[r->scan->forms.of_word[m->head]] = i + 1;
  return QUOTEATTR_OK;
}

=======
>>>>>>> 763fbb3 (Noun phrases by a ranker)
/* "who": the phrase right before it. */
static uint32_t
relative_antecedent(const resolver *r, uint32_t i)
{
  const qai_mention *p = mention_at(r, i);
  uint32_t k, gap;
  for (k = i; k-- > 0 && i - k <= 4;) {
    const qai_mention *c = mention_at(r, k);
    gap = p->first - c->last;
    if (c->last <= p->first && gap <= 1 && c->sentence == p->sentence)
      return c->entity;
  }
  return QAI_NONE;
}

static int
narrator_entity(resolver *r, const qai_mention *m, uint32_t *entity)
{
  if (r->narrator == QAI_NONE) {
    if (qai_entities_add(r->scan, r->entities, m, &r->narrator))
      return QUOTEATTR_ERR_NOMEM;
    r->entities->items.data[r->narrator].narrator = 1;
    r->entities->items.data[r->narrator].type = QUOTEATTR_ENTITY_PERSON;
  }
  *entity = r->narrator;
  return QUOTEATTR_OK;
}

static int
resolve_pronoun(resolver *r, uint32_t i)
{
  qai_mention *m = &r->scan->found.data[i];
  qai_entity *e;
  if (m->flags & QAI_MENTION_NARRATOR)
    return narrator_entity(r, m, &m->entity);
  if (m->flags & (QAI_MENTION_FIRST | QAI_MENTION_SECOND))
    return QUOTEATTR_OK;
  if (qai_scan_symbol(r->scan, m->head) == QAI_W_WHO) {
    m->entity = relative_antecedent(r, i);
    return QUOTEATTR_OK;
  }
  m->entity = qai_antecedents_best(&r->antecedents, i, QAI_NONE);
  e = m->entity == QAI_NONE ? NULL : &r->entities->items.data[m->entity];
  if (e && m->gender && !e->gender)
    e->gender = m->gender;
  return QUOTEATTR_OK;
}

static int
resolve(resolver *r, uint32_t i)
{
  qai_mention *m = &r->scan->found.data[i];
  switch (m->kind) {
  case QUOTEATTR_MENTION_NAME:
    m->entity = r->aliases->items[r->aliases->of_mention[i]].group;
    qai_nominals_note_name(&r->nominals, i);
    return QUOTEATTR_OK;
  case QUOTEATTR_MENTION_NOMINAL: return qai_nominals_resolve(&r->nominals, i);
  default: return resolve_pronoun(r, i);
  }
}

/* Mention `i`, after its possessor when it has one; the last one dealt with in *last. */
static int
resolve_at(resolver *r, uint32_t i, uint32_t *last)
{
  uint32_t possessor = qai_antecedents_possessor(r->scan, i);
  *last = possessor != QAI_NONE ? possessor : i;
  if ((possessor != QAI_NONE && resolve(r, possessor)) || resolve(r, i))
    return QUOTEATTR_ERR_NOMEM;
  if (possessor != QAI_NONE)
    qai_antecedents_note(&r->antecedents, possessor);
  qai_antecedents_note(&r->antecedents, i);
  return QUOTEATTR_OK;
}

<<<<<<< HEAD
static int
resolver_init(resolver *r, qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups, qai_entities *entities)
{
  memset(r, 0, sizeof *r);
  r->scan = scan;
  r->aliases = aliases;
  r->entities = entities;
  r->narrator = QAI_NONE;
  r->bearer = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + QAI_W_COUNT + 1, sizeof *r->bearer);
  r->weight = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + QAI_W_COUNT + 1, sizeof *r->weight);
  r->same_noun = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, sizeof *r->same_noun);
  if (!r->bearer || !r->weight || !r->same_noun || qai_family_init(&r->family, scan, aliases, groups))
    return QUOTEATTR_ERR_NOMEM;
  return qai_antecedents_init(&r->antecedents, scan, entities, entities->items.n + scan->found.n);
}

/* The titles that are all of a member's name ("the General"). */
static void
note_cast(resolver *r, const qai_cast *cast)
{
  uint32_t i, k;
  for (i = 0; cast && i < cast->n_members; i++)
    for (k = 0; k < cast->members[i].n_names; k++) {
      uint32_t key = qai_cast_title(r->scan, &cast->members[i], k);
      if (key != QAI_NONE)
        note_bearer(r, key, i);
    }
=======
/* "I" is one of those who have names, if the text lets that be seen. */
static int
name_narrator(resolver *r, const qai_groups *groups)
{
  if (qai_narrator_find(r->scan, r->aliases, groups, &r->narrator))
    return QUOTEATTR_ERR_NOMEM;
  if (r->narrator != QAI_NONE) {
    qai_entity *e = &r->entities->items.data[r->narrator];
    e->narrator = 1;
    if (!(groups->items[r->narrator].kinds & ~(1u << QAI_TITLE_NONE)))
      e->gender = QUOTEATTR_GENDER_UNKNOWN; /* a given name alone; no "he" or "she" ever bears it out */
  }
  return QUOTEATTR_OK;
>>>>>>> 763fbb3 (Noun phrases by a ranker)
}

int
qai_coref_resolve(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, const qai_groups *groups,
                  qai_entities *entities)
{
  resolver r;
  uint32_t i, last;
  r.scan = scan;
  r.aliases = aliases;
  r.entities = entities;
  r.narrator = QAI_NONE;
  if (qai_nominals_init(&r.nominals, scan, cast, aliases, groups, entities) || name_narrator(&r, groups) ||
      qai_antecedents_init(&r.antecedents, scan, entities, entities->items.n + scan->found.n))
    return QUOTEATTR_ERR_NOMEM;
<<<<<<< HEAD
  note_cast(&r, cast);
=======
  r.nominals.apposed = apposed;
  r.nominals.antecedents = &r.antecedents;
>>>>>>> 763fbb3 (Noun phrases by a ranker)
  for (i = 0; i < scan->found.n; i = last + 1)
    if (resolve_at(&r, i, &last))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}
