#include "mention/entities.h"

#include "base/order.h"
#include "mention/insert.h"
#include "mention/persons.h"
#include "mention/titles.h"

#include <string.h>

/* Entities at most: of names, of noun phrases, and who tells the story. */
static uint32_t
most(const qai_scan *scan, const qai_groups *groups)
{
  uint32_t i, n = groups->n_items + 1;
  for (i = 0; i < scan->found.n; i++)
    n += scan->found.data[i].kind == QUOTEATTR_MENTION_NOMINAL;
  return n;
}

int
qai_entities_from_groups(const qai_scan *scan, const qai_groups *groups, qai_entities *out)
{
  uint32_t g;
  memset(out, 0, sizeof *out);
  out->items.cap = most(scan, groups);
  out->items.data = qai_arena_alloc(scan->arena, out->items.cap * sizeof *out->items.data);
  if (!out->items.data)
    return QUOTEATTR_ERR_NOMEM;
  for (g = 0; g < groups->n_items; g++) {
    qai_entity e;
    memset(&e, 0, sizeof e);
    e.member = groups->items[g].member;
    e.first_mention = QAI_NONE;
    e.type = groups->items[g].type;
    e.gender = groups->items[g].gender;
    e.plural = e.type == QUOTEATTR_ENTITY_GROUP;
    e.named = 1;
    if (QAI_PUSH(scan->arena, &out->items, e))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

int
qai_entities_add(qai_scan *scan, qai_entities *entities, const qai_mention *m, uint32_t *id)
{
  qai_entity e;
  memset(&e, 0, sizeof e);
  e.member = QAI_NONE;
  e.first_mention = QAI_NONE;
  e.type = m->type;
  e.gender = m->gender;
  e.plural = (m->flags & QAI_MENTION_PLURAL) != 0;
  *id = entities->items.n;
  return QAI_PUSH(scan->arena, &entities->items, e);
}

static int
copy_name(const qai_scan *scan, uint32_t start, uint32_t end, qai_string *out)
{
  return qai_mentions_name(scan->segment->text, start, end, scan->kept, out);
}

/* First word of an alias as it is shown: with a title that tells people apart or belongs to a lone surname. */
static uint32_t
shown_from(const qai_scan *scan, const qai_alias *a, const qai_mention *m)
{
  if (a->kind != QAI_TITLE_NONE && qai_scan_is_lower(scan, m->name_first - 1))
    return m->name_first;
  return a->kind != QAI_TITLE_NONE && (a->n_words == 1 || (a->kind != QAI_TITLE_OTHER && a->kind != QAI_TITLE_SURNAME))
             ? m->name_first - 1
             : m->name_first;
}

#define MAX_RANKED 63u /* words; longer names are all alike */

/* Full names first (of two words or more, without title). */
static uint32_t
rank_of(const qai_alias *a)
{
  uint32_t titled = a->kind != QAI_TITLE_NONE;
  return 2 * (MAX_RANKED - (a->n_words < MAX_RANKED ? a->n_words : MAX_RANKED)) + (a->n_words > 1 ? titled : !titled);
}

enum by { COUNT, RANK, ENTITY };

static int
sort_by(enum by by, const qai_scan *scan, const qai_aliases *aliases, const qai_entities *entities, uint32_t *order)
{
  uint32_t i, n = aliases->items.n - aliases->n_cast;
  uint32_t n_keys = by == COUNT ? aliases->names.n + 1 : by == RANK ? 2 * MAX_RANKED + 2 : entities->items.n;
  uint32_t *keys = n > 1 ? qai_arena_alloc(scan->arena, n * sizeof *keys) : NULL;
  if (n < 2)
    return QUOTEATTR_OK;
  for (i = 0; keys && i < n; i++) {
    const qai_alias *a = &aliases->items.data[order[i]];
    keys[i] = by == COUNT ? aliases->names.n - a->n_mentions : by == RANK ? rank_of(a) : a->group;
  }
  return keys ? qai_order_by(order, keys, n, n_keys, scan->arena) : QUOTEATTR_ERR_NOMEM;
}

/* The aliases of the text by entity; then the fullest first, then the commoner. */
static uint32_t *
sort_aliases(const qai_scan *scan, const qai_aliases *aliases, const qai_entities *entities)
{
  uint32_t i, n = aliases->items.n - aliases->n_cast;
  uint32_t *order = qai_arena_alloc(scan->arena, ((size_t)n + 1) * sizeof *order);
  for (i = 0; order && i < n; i++)
    order[i] = aliases->n_cast + i;
  return order && !sort_by(COUNT, scan, aliases, entities, order) && !sort_by(RANK, scan, aliases, entities, order) &&
                 !sort_by(ENTITY, scan, aliases, entities, order)
             ? order
             : NULL;
}

/* A member of the cast is called what the caller calls it, whatever the text has besides. */
static int
write_members(const qai_scan *scan, const qai_cast *cast, qai_entities *entities)
{
  uint32_t i, k;
  for (i = 0; cast && i < cast->n_members; i++) {
    qai_entity *e = &entities->items.data[i];
    e->first_name = entities->names.n;
    e->n_names = cast->members[i].n_names;
    for (k = 0; k < e->n_names; k++)
      if (QAI_PUSH(scan->arena, &entities->names, cast->members[i].names[k]))
        return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

static int
write_names(const qai_scan *scan, const qai_aliases *aliases, qai_entities *entities)
{
  const quoteattr_token *words = scan->segment->words;
  uint32_t *order = aliases->items.n ? sort_aliases(scan, aliases, entities) : NULL;
  uint32_t i;
  if (!aliases->items.n)
    return QUOTEATTR_OK;
  if (!order)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < aliases->items.n - aliases->n_cast; i++) {
    const qai_alias *a = &aliases->items.data[order[i]];
    const qai_mention *m = &scan->found.data[a->mention];
    qai_entity *e = &entities->items.data[a->group];
    int house = e->type == QUOTEATTR_ENTITY_ORGANISATION && qai_persons_is_house(a, &a->usage, a->n_mentions);
    uint32_t last = house ? m->name_last : m->name_last - 1;
    qai_string s;
    if (e->member != QAI_NONE)
      continue;
    if (copy_name(scan, words[shown_from(scan, a, m)].start, words[last].end, &s))
      return QUOTEATTR_ERR_NOMEM;
    if (!e->n_names++)
      e->first_name = entities->names.n;
    if (QAI_PUSH(scan->arena, &entities->names, s))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

/* Entities without a proper name are called by the phrase that introduces them, a nameless narrator "I". */
static int
write_phrases(const qai_scan *scan, qai_entities *entities)
{
  uint32_t i;
  for (i = 0; i < entities->items.n; i++) {
    qai_entity *e = &entities->items.data[i];
    qai_string s;
    if (e->n_names || e->first_mention == QAI_NONE)
      continue;
    s.s = "I";
    s.len = 1;
    if (!e->narrator &&
        copy_name(scan, scan->found.data[e->first_mention].start, scan->found.data[e->first_mention].end, &s))
      return QUOTEATTR_ERR_NOMEM;
    e->first_name = entities->names.n;
    e->n_names = 1;
    if (QAI_PUSH(scan->arena, &entities->names, s))
      return QUOTEATTR_ERR_NOMEM;
  }
  return QUOTEATTR_OK;
}

#define OFFICES (QAI_LEX_TITLE | QAI_LEX_ROLE | QAI_LEX_KINSHIP)

/* Mr, Mrs, Sir, Dr and the like are forms of address, not offices. */
static int
is_honorific(const qai_scan *scan, uint32_t i)
{
  switch (qai_titles_kind_of(qai_tag_lexeme(scan->tags, i))) {
  case QAI_TITLE_MR:
  case QAI_TITLE_MRS:
  case QAI_TITLE_MISS: return 1;
  default: break;
  }
  switch (qai_scan_symbol(scan, i)) {
  case QAI_W_MS:
  case QAI_W_DR:
  case QAI_W_SIR:
  case QAI_W_LADY:
  case QAI_W_LORD:
  case QAI_W_MADAM: return 1;
  default: return 0;
  }
}

static int
has_office(const qai_scan *scan, uint32_t first, uint32_t last)
{
  for (; first < last; first++)
    if (qai_scan_classes(scan, first) & OFFICES)
      return 1;
  return 0;
}

/* Words [first, last) as the role, without the articles before them. */
static int
set_role(const qai_scan *scan, uint32_t first, uint32_t last, qai_entity *e)
{
  const quoteattr_token *words = scan->segment->words;
  while (first < last && qai_scan_classes(scan, first) & QAI_LEX_DETERMINER)
    first++;
  while (last > first && is_honorific(scan, last - 1))
    last--;
  return has_office(scan, first, last) ? copy_name(scan, words[first].start, words[last - 1].end, &e->role)
                                       : QUOTEATTR_OK;
}

/* The title before a name, unless it is all there is and so part of the name ("Captain Ross"), else the phrase beside
 * it. */
static int
write_role(const qai_scan *scan, const qai_appositions *apposed, uint32_t i, qai_entity *e)
{
  const qai_mention *m = &scan->found.data[i], *o;
  uint32_t other;
  if (e->role.len || m->kind != QUOTEATTR_MENTION_NAME)
    return QUOTEATTR_OK;
  if (m->name_first > m->first + 1 || (m->name_first > m->first && m->name_last > m->name_first + 1))
    return set_role(scan, m->first, m->name_first, e);
  other = qai_apposition_ahead(apposed, scan, i);
  if (other == QAI_NONE)
    other = qai_apposition_behind(apposed, scan, i);
  o = other == QAI_NONE ? NULL : &scan->found.data[other];
  return o && o->kind == QUOTEATTR_MENTION_NOMINAL ? set_role(scan, o->first, qai_apposition_extent(scan, o), e)
                                                   : QUOTEATTR_OK;
}

int
qai_entities_note(const qai_scan *scan, const qai_appositions *apposed, uint32_t mention, qai_entities *entities)
{
  uint32_t entity = scan->found.data[mention].entity;
  qai_entity *e;
  if (entity == QAI_NONE)
    return QUOTEATTR_OK;
  e = &entities->items.data[entity];
  if (!e->n_mentions++)
    e->first_mention = mention;
  return write_role(scan, apposed, mention, e);
}

/* Is it one that its mentions were taken from: a label that stands for somebody with a name? */
static int
is_left(const qai_entity *e)
{
  return !e->n_mentions && e->member == QAI_NONE && !e->narrator;
}

/* Closes the gaps of those that nothing stands for any more. */
static int
renumber(qai_scan *scan, qai_entities *entities)
{
  uint32_t i, n = 0, *to = qai_arena_alloc(scan->arena, ((size_t)entities->items.n + 1) * sizeof *to);
  if (!to)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < entities->items.n; i++) {
    to[i] = n;
    if (!is_left(&entities->items.data[i]))
      entities->items.data[n++] = entities->items.data[i];
  }
  entities->items.n = n;
  for (i = 0; i < scan->found.n; i++)
    if (scan->found.data[i].entity != QAI_NONE)
      scan->found.data[i].entity = to[scan->found.data[i].entity];
  return QUOTEATTR_OK;
}

int
qai_entities_finish(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, qai_entities *entities)
{
  uint32_t i;
  for (i = 0; i < entities->items.n; i++)
    if (entities->items.data[i].n_mentions && entities->items.data[i].type != QUOTEATTR_ENTITY_PERSON)
      entities->items.data[i].gender = QUOTEATTR_GENDER_UNKNOWN;
  if (write_members(scan, cast, entities))
    return QUOTEATTR_ERR_NOMEM;
  if (write_names(scan, aliases, entities) || write_phrases(scan, entities))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < entities->items.n && !is_left(&entities->items.data[i]); i++)
    ;
  return i < entities->items.n ? renumber(scan, entities) : QUOTEATTR_OK;
}
