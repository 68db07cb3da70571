#include "mention/coref.h"

#include "mention/beings.h"
#include "mention/elliptic.h"
#include "mention/interview.h"
#include "mention/narrator.h"
#include "mention/nominals.h"
#include "mention/titles.h"

#define MAX_BEFORE 4u      /* mentions before "who" */
#define MAX_INSIDE 32u     /* mentions in a speech whose tag is read before them */
#define NEAR_PARAGRAPHS 2u /* between "it said" and the being that is meant */

typedef struct resolver {
  qai_scan *scan;
  const qai_aliases *aliases;
  qai_entities *entities;
  uint32_t narrator;  /* the entity of "I", or QAI_NONE */
  uint32_t quotation; /* the one whose speaker is known, */
  uint32_t speaker;   /* who that is; both may be QAI_NONE */
  uint32_t tag;       /* the pronoun that tells it, whose entity is known already, or QAI_NONE */
  qai_antecedents antecedents;
  qai_nominals nominals;
  qai_interview interview;
  qai_again again;
} resolver;

static const qai_mention *
mention_at(const resolver *r, uint32_t i)
{
  return &r->scan->found.data[i];
}

/* The person whose phrase ends before word `end`, of the mentions shortly before `k`; QAI_NONE without one. */
static uint32_t
person_to(const resolver *r, uint32_t k, uint32_t end)
{
  uint32_t i;
  for (i = k; i-- > 0 && k - i <= MAX_BEFORE;) {
    const qai_mention *c = mention_at(r, i);
    if (c->last == end && c->entity != QAI_NONE && !(c->flags & QAI_MENTION_PLURAL) &&
        r->entities->items.data[c->entity].type == QUOTEATTR_ENTITY_PERSON)
      return c->entity;
  }
  return QAI_NONE;
}

/* The preposition before the noun phrase that the preposition at word `i` stands behind: "| in the village | of"; `i`
 * itself without one. */
static uint32_t
outer_preposition(const qai_scan *scan, uint32_t i)
{
  const unsigned phrase = 1u << QAI_TAG_NOUN | 1u << QAI_TAG_ADJ | 1u << QAI_TAG_DET;
  uint32_t k = i, n;
  for (n = 0; n < MAX_BEFORE && k > 0 && phrase >> qai_scan_tag(scan, k - 1) & 1; n++)
    k--;
  return k < i && k > 0 && qai_scan_classes(scan, k - 1) & QAI_LEX_PREPOSITION ? k - 1 : i;
}

/* The person whose phrase mention `k`, a place or a body, stands in: "Ann Lee of | Pendle, who", "a nurse in the
 * village of | Tarma, who"; QAI_NONE without one. */
static uint32_t
person_from(const resolver *r, uint32_t k)
{
  const qai_mention *place = mention_at(r, k);
  uint32_t person;
  if (place->kind != QUOTEATTR_MENTION_NAME || place->entity == QAI_NONE || !place->first ||
      r->entities->items.data[place->entity].type == QUOTEATTR_ENTITY_PERSON ||
      !(qai_scan_classes(r->scan, place->first - 1) & QAI_LEX_PREPOSITION))
    return QAI_NONE;
  person = person_to(r, k, place->first - 1);
  return person == QAI_NONE ? person_to(r, k, outer_preposition(r->scan, place->first - 1)) : person;
}

/* Is mention `k` "one of them", of which `found` is "them"? */
static int
is_around(const resolver *r, uint32_t k, uint32_t found)
{
  return found != QAI_NONE && mention_at(r, found)->kind == QUOTEATTR_MENTION_PRONOUN &&
         mention_at(r, k)->last == mention_at(r, found)->last && qai_elliptic_is(r->scan, mention_at(r, k));
}

/* "who": the phrase right before it, not what stands inside of that ("a Danish student who"). */
static uint32_t
relative_antecedent(const resolver *r, uint32_t i)
{
  const qai_mention *p = mention_at(r, i);
  uint32_t k, gap, found = QAI_NONE, least = 2, person;
  for (k = i; k-- > 0 && i - k <= MAX_BEFORE;) {
    const qai_mention *c = mention_at(r, k);
    gap = p->first - c->last;
    if (c->last <= p->first && (gap < least || is_around(r, k, found)) && c->sentence == p->sentence) {
      found = k;
      least = gap;
    }
  }
  if (found == QAI_NONE)
    return QAI_NONE;
  person = person_from(r, found);
  return person == QAI_NONE ? mention_at(r, found)->entity : person;
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

/* The mention in narration behind the speech of mention `i`, in its paragraph; QAI_NONE without one. */
static uint32_t
behind_speech(const resolver *r, uint32_t i)
{
  const qai_mention *m = mention_at(r, i);
  uint32_t k = i + 1;
  while (k < r->scan->found.n && k - i < MAX_INSIDE && mention_at(r, k)->region == m->region)
    k++;
  return k < r->scan->found.n && mention_at(r, k)->region == QAI_NONE && mention_at(r, k)->paragraph == m->paragraph
             ? k
             : QAI_NONE;
}

/* Whoever says `"He was kind," she said` does not speak of himself as "he": the tag is read before its quotation. */
static void
find_speaker(resolver *r, uint32_t i)
{
  uint32_t k = behind_speech(r, i);
  qai_mention *m = k == QAI_NONE ? NULL : &r->scan->found.data[k];
  r->quotation = r->scan->quotes->regions[mention_at(r, i)->region].quotation;
  r->speaker = r->tag = QAI_NONE;
  if (!m || !qai_antecedents_is_tag(r->scan, m))
    return;
  if (m->kind == QUOTEATTR_MENTION_NAME) {
    r->speaker = r->aliases->items.data[m->entity].group;
  } else if (m->kind == QUOTEATTR_MENTION_PRONOUN && m->gender) {
    r->speaker = m->entity = qai_antecedents_best(&r->antecedents, k, QAI_NONE);
    r->tag = k;
  }
}

/* Whom pronoun `i` does not stand for, or QAI_NONE. */
static uint32_t
speaker_around(resolver *r, uint32_t i)
{
  const qai_mention *m = mention_at(r, i);
  if (m->region == QAI_NONE || r->scan->quotes->genre == QUOTEATTR_GENRE_FICTION)
    return QAI_NONE;
  if (r->scan->quotes->regions[m->region].quotation != r->quotation)
    find_speaker(r, i);
  return r->speaker;
}

/* One who speaks, but may be "it": the robot, the Owl, whatever speaks in this story though it is nobody; else, if
 * anyone may be so, the creature, the child. */
static int
is_it(const resolver *r, const qai_mention *m, int anyone)
{
  const qai_entity *e = m->entity == QAI_NONE ? NULL : &r->entities->items.data[m->entity];
  const qai_lexeme *noun = qai_tag_lexeme(r->scan->tags, m->head);
  int being = noun->being || qai_beings_is(r->scan, m->head);
  if (!e || e->type != QUOTEATTR_ENTITY_PERSON || e->plural || e->narrator || m->kind == QUOTEATTR_MENTION_PRONOUN)
    return 0;
  if (m->kind == QUOTEATTR_MENTION_NAME)
    return being && m->last - m->name_first == 1;
  return !e->named && (being || (anyone && !e->gender && !(noun->classes & (QAI_LEX_ROLE | QAI_LEX_KINSHIP))));
}

/* `“…,” it said` in a story. */
static int
is_speaking_it(const resolver *r, const qai_mention *m)
{
  return r->scan->quotes->genre == QUOTEATTR_GENRE_FICTION && qai_scan_symbol(r->scan, m->head) == QAI_W_IT &&
         qai_antecedents_is_tag(r->scan, m);
}

/* The being that was a subject last, shortly before `it`, else the nearest; QAI_NONE without one. */
static uint32_t
being_before(const resolver *r, uint32_t it, int anyone)
{
  const qai_mention *m = mention_at(r, it);
  uint32_t k, nearest = QAI_NONE;
  for (k = it; k-- > 0 && it - k <= MAX_INSIDE && m->paragraph - mention_at(r, k)->paragraph <= NEAR_PARAGRAPHS;) {
    const qai_mention *c = mention_at(r, k);
    if (c->region != QAI_NONE || !is_it(r, c, anyone))
      continue;
    if (c->flags & QAI_MENTION_SUBJECT)
      return c->entity;
    if (nearest == QAI_NONE)
      nearest = c->entity;
  }
  return nearest;
}

static uint32_t
best_of(resolver *r, uint32_t i)
{
  int speaks = is_speaking_it(r, mention_at(r, i));
  uint32_t e = speaks ? being_before(r, i, 0) : QAI_NONE;
  if (e == QAI_NONE)
    e = qai_again_who(&r->again, i);
  if (e == QAI_NONE)
    e = qai_antecedents_best(&r->antecedents, i, speaker_around(r, i));
  return e == QAI_NONE && speaks ? being_before(r, i, 1) : e;
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
  if (i != r->tag)
    m->entity = best_of(r, i);
  e = m->entity == QAI_NONE ? NULL : &r->entities->items.data[m->entity];
  if (e && m->gender && e->gender != m->gender) {
    e->gender = m->gender;
    qai_antecedents_follow(&r->antecedents, m->entity);
  }
  return QUOTEATTR_OK;
}

static int
resolve(resolver *r, uint32_t i)
{
  qai_mention *m = &r->scan->found.data[i];
  uint32_t other = qai_interview_entity(&r->interview, i);
  if (other != QAI_NONE) {
    m->entity = other;
    return QUOTEATTR_OK;
  }
  switch (m->kind) {
  case QUOTEATTR_MENTION_NAME:
    other = qai_nominals_national(&r->nominals, i);
    m->entity = other != QAI_NONE ? other : r->aliases->items.data[m->entity].group;
    return qai_nominals_note_name(&r->nominals, i);
  case QUOTEATTR_MENTION_NOMINAL: return qai_nominals_resolve(&r->nominals, i);
  default: return resolve_pronoun(r, i);
  }
}

static int
note(resolver *r, uint32_t i)
{
  qai_interview_note(&r->interview, i);
  qai_again_note(&r->again, i);
  return qai_entities_note(r->scan, r->nominals.apposed, i, r->entities);
}

/* Mention `i` and its possessor, which comes first. */
static int
resolve_both(resolver *r, uint32_t i, uint32_t possessor)
{
  if (resolve(r, possessor) || resolve(r, i) || qai_antecedents_note(&r->antecedents, possessor) ||
      qai_antecedents_note(&r->antecedents, i))
    return QUOTEATTR_ERR_NOMEM;
  return note(r, i) ? QUOTEATTR_ERR_NOMEM : note(r, possessor);
}

/* Mention `i`, with its possessor when it has one; the last one dealt with in *last. */
static int
resolve_at(resolver *r, uint32_t i, uint32_t *last)
{
  uint32_t possessor = qai_antecedents_possessor(r->scan, i);
  *last = possessor != QAI_NONE ? possessor : i;
  if (possessor != QAI_NONE)
    return resolve_both(r, i, possessor);
  return resolve(r, i) || qai_antecedents_note(&r->antecedents, i) || note(r, i) ? QUOTEATTR_ERR_NOMEM : QUOTEATTR_OK;
}

/* "I" is one of those who have names, if the text lets that be seen. */
static int
name_narrator(resolver *r, const qai_groups *groups)
{
  if (qai_narrator_find(r->scan, r->aliases, groups, &r->narrator))
    return QUOTEATTR_ERR_NOMEM;
  if (r->narrator != QAI_NONE) {
    qai_entity *e = &r->entities->items.data[r->narrator];
    e->narrator = 1;
    if (e->member == QAI_NONE && !(groups->items[r->narrator].kinds & ~(1u << QAI_TITLE_NONE)))
      e->gender = QUOTEATTR_GENDER_UNKNOWN; /* a given name alone; no "he" or "she" ever bears it out */
  }
  return QUOTEATTR_OK;
}

static int
resolve_all(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, const qai_groups *groups,
            const qai_appositions *apposed, qai_entities *entities)
{
  resolver r;
  uint32_t i, last;
  r.scan = scan;
  r.aliases = aliases;
  r.entities = entities;
  r.narrator = r.quotation = r.speaker = r.tag = QAI_NONE;
  if (qai_nominals_init(&r.nominals, scan, cast, aliases, groups, entities) || name_narrator(&r, groups) ||
      qai_antecedents_init(&r.antecedents, scan, entities) || qai_interview_init(&r.interview, scan, aliases, groups))
    return QUOTEATTR_ERR_NOMEM;
  r.again.scan = scan;
  r.again.entities = entities;
  r.again.last = r.again.several = QAI_NONE;
  r.nominals.again = &r.again;
  r.nominals.apposed = apposed;
  r.nominals.antecedents = &r.antecedents;
  for (i = 0; i < scan->found.n; i = last + 1)
    if (resolve_at(&r, i, &last))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* The entities have room for all (qai_entities_from_groups): they do not grow while the mark holds. */
int
qai_coref_resolve(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, const qai_groups *groups,
                  const qai_appositions *apposed, qai_entities *entities)
{
  qai_arena_mark mark = qai_arena_set_mark(scan->arena);
  int status = scan->found.n ? resolve_all(scan, cast, aliases, groups, apposed, entities) : QUOTEATTR_OK;
  qai_arena_release(scan->arena, mark);
  return status;
}
