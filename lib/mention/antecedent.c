#include "mention/antecedent.h"

#include "mention/antecedent_weights.h"
#include "mention/disjoint.h"
#include "mention/elliptic.h"
#include "mention/facets.h"
#include "mention/newcomer.h"
#include "mention/traits.h"
#include "text/masks.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

enum { WINDOW_PARAGRAPHS = 8, BINDING_WORDS = 24 };

/* Where the anaphor stands; every feature has its own weights in each place. */
enum place {
  NARRATION_SUBJECT,
  NARRATION_OTHER,
  NARRATION_POSSESSIVE,
  TAG,
  SPEECH_SUBJECT,
  SPEECH_OTHER,
  SPEECH_POSSESSIVE,
  PLACES = 8
};

enum template {
  SENTENCES,
  PARAGRAPHS,
  RANK,
  FORM,
  REGION,
  GENDER,
  NEAR,
  SEEN,
  CHAIN,
  ADDRESSED,
  BINDING,
  GOVERNED,
  ARTICLE,
  TURN,
  ALONE,
  TYPE,
  NOUN, /* whether the noun has stood for the candidate before */
  NAMED,
  NEW,             /* the candidate is somebody new: by the determiner, */
  NEW_NOUN,        /* by the kind of noun, */
  NEW_AGAIN,       /* by how far off the same noun stands */
  NEW_ALONE,       /* and by how many candidates there are besides */
  NOUN_KINDS = 24, /* NOUN again, one template for each kind of noun */
  SPOKE = 28       /* the candidate is who spoke last, in narration beside a reporting verb */
};

int
qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities)
{
  memset(a, 0, offsetof(qai_antecedents, window));
  a->scan = scan;
  a->entities = entities;
  a->last_spoke = a->last_took = QAI_NONE;
  a->last_same[0] = a->last_same[1] = a->last_same[2] = a->last_same[3] = QAI_NONE;
  a->same_noun = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, sizeof *a->same_noun);
  return a->same_noun ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static uint32_t
slot_of(uint32_t mention)
{
  return (0u - mention) % QAI_ANTECEDENT_WINDOW;
}

/* The slots in `set` counted from that of the newest mention on. */
static uint64_t
from_newest(const qai_antecedents *a, uint64_t set)
{
  uint32_t n = slot_of(a->noted - 1);
  return set >> n | set << (63 & (0u - n)); /* compilers know that as a rotation */
}

static uint64_t
lowest(uint32_t n)
{
  return n >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << n) - 1;
}

/* How many slots are in the set, without a loop: mostly one or two, but who knows. */
static uint32_t
count(uint64_t set)
{
  set -= set >> 1 & 0x5555555555555555u;
  set = (set & 0x3333333333333333u) + (set >> 2 & 0x3333333333333333u);
  set = (set + (set >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
  return (uint32_t)(set * 0x0101010101010101u >> 56);
}

static int
in_speech(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && qai_quotes_in_speech(scan->quotes, i);
}

int
qai_antecedents_speaks(const qai_scan *scan, const qai_mention *m)
{
  return m->region == QAI_NONE &&
         (qai_facet(scan, m->last, QAI_FACET_CUE) || (m->first && qai_facet(scan, m->first - 1, QAI_FACET_CUE)));
}

/* A speech tag: a reporting verb beside it and a quotation within two words of them. */
int
qai_antecedents_is_tag(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = m->first, last = m->last, k;
  if (!qai_antecedents_speaks(scan, m))
    return 0;
  if (qai_facet(scan, last, QAI_FACET_CUE))
    last++;
  else
    first--;
  for (k = 1; k <= 3; k++)
    if (in_speech(scan, last - 1 + k) || (first >= k && in_speech(scan, first - k)))
      return 1;
  return 0;
}

static uint32_t
form_of(const qai_mention *m)
{
  if (m->flags & QAI_MENTION_POSSESSIVE)
    return 6;
  return 2 * (m->kind - 1u) + ((m->flags & QAI_MENTION_SUBJECT) != 0);
}

static qai_met
meet(const qai_scan *scan, const qai_mention *m)
{
  static const uint8_t governed[QAI_TAG_X + 1] = {[QAI_TAG_ADP] = 1, [QAI_TAG_VERB] = 2};
  qai_met met;
  met.entity = m->entity;
  met.last = m->last;
  met.sentence = m->sentence;
  met.paragraph = m->paragraph;
  met.region = m->region;
  met.flags = m->flags;
  met.kind = m->kind;
  met.form = (uint8_t)form_of(m);
  met.governed = governed[m->first ? scan->tags->tag[m->first - 1] : QAI_TAG_NONE];
  met.tag = (uint8_t)qai_antecedents_is_tag(scan, m);
  return met;
}

/* Concords: what agrees with an entity.  One person agrees with pronouns and phrases of the same gender, and when
 * either has none. */
enum concord {
  PERSONS = 0, /* and the gender */
  BODIES = 4,
  THINGS,
  SEVERAL,
  NOTHING
};

static enum concord
concord_of(const qai_entity *e)
{
  if (e->narrator)
    return NOTHING;
  if (e->plural)
    return SEVERAL;
  switch (e->type) {
  case QUOTEATTR_ENTITY_PERSON: return (enum concord)(PERSONS + (e->gender & 3));
  case QUOTEATTR_ENTITY_GROUP: /* "the council", "police" */
  case QUOTEATTR_ENTITY_ORGANISATION: return BODIES;
  case QUOTEATTR_ENTITY_OTHER: return THINGS;
  default: return NOTHING;
  }
}

/* The concords that agree with an anaphor, some of them named twice. */
typedef struct agreement {
  uint8_t with[4];
} agreement;

static agreement
agreement_of(const qai_mention *p)
{
  static const agreement persons[] = {{{0, 1, 2, 3}}, {{0, 1, 1, 1}}, {{0, 2, 2, 2}}, {{0, 3, 3, 3}}};
  static const agreement they = {{BODIES, SEVERAL, SEVERAL, SEVERAL}}, it = {{BODIES, THINGS, THINGS, THINGS}};
  if (p->kind == QUOTEATTR_MENTION_PRONOUN && p->flags & QAI_MENTION_PLURAL)
    return they;
  if (p->kind == QUOTEATTR_MENTION_PRONOUN && p->type == QUOTEATTR_ENTITY_ORGANISATION)
    return it;
  return persons[p->gender & 3];
}

/* "Dad" of a narrator who tells of his family is his father, and nobody of whom nothing is said. */
static int
is_stranger(const qai_antecedents *a, const qai_mention *m, uint32_t traits, uint32_t others)
{
  const uint32_t kin = QAI_TRAITS_VALUES << QAI_CONTRAST_KIN * QAI_CONTRAST_BITS;
  return a->family && traits & kin && !(others & kin) && m->last - m->first == 1;
}

int
qai_antecedents_exclude(const qai_antecedents *a, const qai_mention *m, uint32_t entity)
{
  return entity < a->followed.n &&
         qai_traits_are_contrary(qai_traits_with_noun(a->scan, m), a->followed.data[entity].traits);
}

void
qai_antecedents_follow(qai_antecedents *a, uint32_t entity)
{
  const qai_entity *e = &a->entities->items.data[entity];
  qai_followed *f;
  if (entity >= a->followed.n)
    return;
  f = &a->followed.data[entity];
  a->agreeing[f->concord] &= ~f->slots;
  f->type = e->type;
  f->gender = e->gender;
  f->concord = (uint8_t)concord_of(e);
  a->agreeing[f->concord] |= f->slots;
}

static int
open_entity(qai_antecedents *a, uint32_t entity)
{
  const qai_followed nothing = {0, 0, 0, 0, 0, 0, 0};
  while (a->followed.n <= entity)
    if (QAI_PUSH(a->scan->arena, &a->followed, nothing))
      return QUOTEATTR_ERR_NOMEM;
  if (!a->followed.data[entity].seen)
    qai_antecedents_follow(a, entity);
  return QUOTEATTR_OK;
}

/* The mention in the slot leaves the window. */
static void
drop(qai_antecedents *a, uint32_t slot)
{
  uint64_t bit = UINT64_C(1) << slot;
  if (a->resolved & bit) {
    qai_followed *f = &a->followed.data[a->window[slot].entity];
    f->slots &= ~bit;
    a->agreeing[f->concord] &= ~bit;
    a->resolved &= ~bit;
  }
}

/* Puts the mention into the window in place of the one that it pushes out. */
static int
enter(qai_antecedents *a, uint32_t mention)
{
  const qai_mention *m = &a->scan->found.data[mention];
  uint32_t slot = slot_of(mention);
  uint64_t bit = UINT64_C(1) << slot;
  qai_followed *f;
  drop(a, slot);
  if (mention >= a->noted)
    a->noted = mention + 1;
  if (m->last > a->reach)
    a->reach = m->last;
  if (m->entity == QAI_NONE)
    return QUOTEATTR_OK;
  if (open_entity(a, m->entity))
    return QUOTEATTR_ERR_NOMEM;
  f = &a->followed.data[m->entity];
  a->window[slot] = meet(a->scan, m);
  a->resolved |= bit;
  a->agreeing[f->concord] |= bit;
  f->slots |= bit;
  f->seen++;
  f->told |= m->region == QAI_NONE;
  return QUOTEATTR_OK;
}

/* What was said first counts. */
static void
note_traits(qai_followed *f, uint32_t traits)
{
  f->traits |= traits & ~(qai_traits_dimensions(f->traits) * QAI_TRAITS_VALUES);
}

int
qai_antecedents_note(qai_antecedents *a, uint32_t mention)
{
  const qai_mention *m = &a->scan->found.data[mention];
  if (enter(a, mention))
    return QUOTEATTR_ERR_NOMEM;
  if (m->entity == QAI_NONE)
    return QUOTEATTR_OK;
  if (m->kind == QUOTEATTR_MENTION_PRONOUN)
    a->last_same[m->gender & 3] = mention;
  if (qai_newcomer_takes_over(a->scan, m))
    a->last_took = a->last_spoke = mention;
  else if (qai_antecedents_speaks(a->scan, m))
    a->last_spoke = mention;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL && !(m->flags & QAI_MENTION_JOINT)) {
    a->same_noun[qai_forms_of(&a->scan->forms, m->head)] = mention + 1;
    note_traits(&a->followed.data[m->entity], qai_traits_of(a->scan, m));
    a->family |= m->last - m->first > 1 && qai_traits_is_own_kin(a->scan, m);
  }
  return QUOTEATTR_OK;
}

int
qai_antecedents_is_anaphor(const qai_scan *scan, uint32_t mention)
{
  const qai_mention *m = &scan->found.data[mention];
  if (m->kind == QUOTEATTR_MENTION_PRONOUN)
    return !(m->flags & (QAI_MENTION_FIRST | QAI_MENTION_SECOND));
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || m->type != QUOTEATTR_ENTITY_PERSON || m->flags & QAI_MENTION_PLURAL)
    return 0;
  if (qai_elliptic_is_aged(scan, m))
    return 1;
  if (!(qai_scan_classes(scan, m->head) & (QAI_LEX_PERSON_NOUN | QAI_LEX_KINSHIP)))
    return 0; /* an office stands for nobody but its holder */
  switch (qai_scan_symbol(scan, m->first)) {
  case QAI_W_A:
  case QAI_W_AN:
  case QAI_W_ONE:
  case QAI_W_ANOTHER:
  case QAI_W_SOME: return 0;
  default: return 1;
  }
}

/* A noun phrase that may be somebody new; an age is told of somebody who is known, and says no more than a pronoun. */
static int
is_nominal(const qai_scan *scan, const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && !qai_elliptic_is_aged(scan, m);
}

uint32_t
qai_antecedents_possessor(const qai_scan *scan, uint32_t mention)
{
  const qai_mention *m = &scan->found.data[mention];
  return m->kind == QUOTEATTR_MENTION_NOMINAL && !(m->flags & QAI_MENTION_JOINT)
             ? qai_mention_possessor(scan->found.data, scan->found.n, mention)
             : QAI_NONE;
}

static void
put(qai_candidate *out, uint32_t *n, uint32_t entity, uint32_t mention, uint32_t near)
{
  out[*n].entity = entity;
  out[*n].mention = mention;
  out[(*n)++].near = near;
}

/* Without the mentions that hold the anaphor. */
static uint64_t
without_outer(const qai_antecedents *a, uint64_t window, uint32_t first)
{
  uint64_t left = a->reach > first ? window : 0;
  for (; left; left &= left - 1) {
    uint32_t age = qai_masks_ctz(left);
    if (a->scan->found.data[a->noted - 1 - age].last > first)
      window &= ~(UINT64_C(1) << age);
  }
  return window;
}

/* The slots of the mentions of entities that agree. */
static uint64_t
agreeing(const qai_antecedents *a, agreement g)
{
  return a->agreeing[g.with[0]] | a->agreeing[g.with[1]] | a->agreeing[g.with[2]] | a->agreeing[g.with[3]];
}

static int
agrees(const qai_antecedents *a, agreement g, uint32_t entity)
{
  uint32_t concord = a->followed.data[entity].concord;
  return concord == g.with[0] || concord == g.with[1] || concord == g.with[2] || concord == g.with[3];
}

/* The mentions that an anaphor may look back to, the newest lowest. */
static uint64_t
window_of(qai_antecedents *a, uint32_t anaphor, uint32_t not_it)
{
  const qai_mention *found = a->scan->found.data, *p = &found[anaphor];
  uint64_t window = from_newest(a, agreeing(a, agreement_of(p)));
  while (a->oldest < a->noted && p->paragraph - found[a->oldest].paragraph > WINDOW_PARAGRAPHS)
    a->oldest++;
  window &= lowest(a->noted - a->oldest) & lowest(QAI_ANTECEDENT_WINDOW - (anaphor - a->noted));
  if (not_it != QAI_NONE && not_it < a->followed.n)
    window &= ~from_newest(a, a->followed.data[not_it].slots);
  return without_outer(a, window, p->first);
}

static int
is_among(const qai_candidate *c, uint32_t n, uint32_t entity)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    if (c[i].entity == entity)
      return 1;
  return 0;
}

/* What only a noun phrase has: the bearer of the same noun, however far off, and somebody new. */
static uint32_t
collect_nominal(const qai_antecedents *a, uint32_t anaphor, uint32_t not_it, uint32_t traits, qai_candidate *out,
                uint32_t n)
{
  const qai_mention *p = &a->scan->found.data[anaphor];
  uint32_t same = a->same_noun[qai_forms_of(&a->scan->forms, p->head)];
  uint32_t entity = same ? a->scan->found.data[same - 1].entity : QAI_NONE;
  if (entity != QAI_NONE && entity != not_it && !is_among(out, n, entity) && agrees(a, agreement_of(p), entity) &&
      !qai_traits_are_contrary(traits, a->followed.data[entity].traits))
    put(out, &n, entity, same - 1, 1);
  put(out, &n, QAI_NONE, QAI_NONE, 1);
  return n;
}

/* "The landlord sat down as the stranger came in": two nouns in one sentence of the narration are two people. */
static int
is_told_apart(const qai_scan *scan, const qai_mention *m, const qai_mention *other)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && other->kind == QUOTEATTR_MENTION_NOMINAL &&
         m->sentence == other->sentence && m->region == QAI_NONE && other->region == QAI_NONE &&
         qai_forms_of(&scan->forms, m->head) != qai_forms_of(&scan->forms, other->head);
}

uint32_t
qai_antecedents_collect(qai_antecedents *a, uint32_t anaphor, uint32_t not_it, qai_candidate *out)
{
  uint64_t left = window_of(a, anaphor, not_it);
  const qai_mention *m = &a->scan->found.data[anaphor];
  uint32_t n = 0, traits = qai_traits_with_noun(a->scan, m), reply = qai_disjoint_reply(a->scan, m);
  while (left && n + 2 < QAI_ANTECEDENT_MAX) {
    uint32_t mention = a->noted - 1 - qai_masks_ctz(left), entity = a->window[slot_of(mention)].entity;
    uint64_t its = from_newest(a, a->followed.data[entity].slots) & left;
    const uint32_t others = a->followed.data[entity].traits;
    if (!qai_traits_are_contrary(traits, others) && !is_stranger(a, m, traits, others) &&
        !is_told_apart(a->scan, m, &a->scan->found.data[mention]) &&
        (reply == QAI_NONE || !qai_disjoint_is_answered(a->scan, reply, &a->scan->found.data[mention])))
      put(out, &n, entity, mention, count(its));
    left &= ~its;
  }
  return is_nominal(a->scan, m) ? collect_nominal(a, anaphor, not_it, traits, out, n) : n;
}

/* What is the same for all candidates of an anaphor. */
typedef struct anaphor {
  const qai_mention *m;
  enum place place;
  int nominal;         /* it may be somebody new, and its noun tells of him */
  uint32_t same;       /* the mention, and one, that was a phrase with its noun; 0 for a pronoun */
  uint32_t traits;     /* what its words say of its bearer */
  uint32_t clause;     /* first word of its clause, */
  uint32_t other_verb; /* behind the verb nearest to it there but one; 0 without one */
  uint32_t chained;    /* whom the last such pronoun stood for, or QAI_NONE; */
  uint32_t chain[2];   /* the feature of any other, of that one */
  uint32_t spoke;      /* who spoke last, or QAI_NONE; */
  uint32_t told[2];    /* the feature of any other, of that one */
} anaphor;

static enum place
place_of(const qai_scan *scan, const qai_mention *p)
{
  if (qai_antecedents_is_tag(scan, p))
    return TAG;
  if (p->flags & QAI_MENTION_POSSESSIVE)
    return p->region == QAI_NONE ? NARRATION_POSSESSIVE : SPEECH_POSSESSIVE;
  if (p->flags & QAI_MENTION_SUBJECT)
    return p->region == QAI_NONE ? NARRATION_SUBJECT : SPEECH_SUBJECT;
  return p->region == QAI_NONE ? NARRATION_OTHER : SPEECH_OTHER;
}

/* The clause goes back to a conjunction or a mark. */
static void
read_clause(const qai_scan *scan, anaphor *x)
{
  const uint8_t *tags = scan->tags->tag;
  const unsigned bounds = 1u << QAI_TAG_CCONJ | 1u << QAI_TAG_SCONJ | 1u << QAI_TAG_PUNCT;
  uint32_t i = x->m->first, end = i > BINDING_WORDS ? i - BINDING_WORDS : 0, n_verbs = 0;
  x->other_verb = 0;
  for (; i > end && !(bounds >> tags[i - 1] & 1); i--) {
    n_verbs += tags[i - 1] == QAI_TAG_VERB;
    x->other_verb = n_verbs == 2 && !x->other_verb ? i : x->other_verb;
  }
  x->clause = i;
}

static uint32_t
at_most(uint32_t n, uint32_t bound)
{
  return n < bound ? n : bound;
}

/* Pronouns of one gender go on with one entity. */
static void
read_chain(const qai_antecedents *a, anaphor *x)
{
  uint32_t last = a->last_same[x->m->gender & 3];
  const qai_mention *m = last == QAI_NONE ? NULL : &a->scan->found.data[last];
  x->chained = m ? m->entity : QAI_NONE;
  x->chain[0] = m != NULL;
  x->chain[1] = m ? 2u + (m->sentence != x->m->sentence) + (m->paragraph != x->m->paragraph) : 0;
}

static void
read_speaker(const qai_antecedents *a, anaphor *x)
{
  const qai_mention *m = a->last_spoke == QAI_NONE ? NULL : &a->scan->found.data[a->last_spoke];
  uint32_t far = m ? at_most(x->m->paragraph - m->paragraph, 2) : 0;
  x->spoke = m ? m->entity : QAI_NONE;
  x->told[0] = m ? 1 + far : 0;
  x->told[1] = m ? 4 + far : 0;
}

static anaphor
anaphor_of(const qai_antecedents *a, uint32_t mention)
{
  anaphor x;
  x.m = &a->scan->found.data[mention];
  x.place = place_of(a->scan, x.m);
  x.nominal = is_nominal(a->scan, x.m);
  x.same = x.nominal ? a->same_noun[qai_forms_of(&a->scan->forms, x.m->head)] : 0;
  x.traits = qai_traits_of(a->scan, x.m);
  read_clause(a->scan, &x);
  read_chain(a, &x);
  read_speaker(a, &x);
  return x;
}

/* A pronoun that is no subject seldom stands for its own clause's subject.  Like what follows by sums instead of
 * branches, which would be anyone's guess from candidate to candidate. */
static uint32_t
binding(const anaphor *x, const qai_met *m)
{
  uint32_t near = (m->sentence == x->m->sentence) & (x->m->first - m->last <= BINDING_WORDS);
  uint32_t outside = m->last < x->clause, subject = (m->flags & QAI_MENTION_SUBJECT) != 0;
  uint32_t inside = 2 + subject * (2u - (x->other_verb > m->last));
  return near * (outside + (1 - outside) * inside);
}

static uint32_t
region_of(const qai_mention *p, const qai_met *m)
{
  uint32_t told = m->region == QAI_NONE, same = m->region == p->region;
  uint32_t other = 3 + 2 * told + (m->paragraph != p->paragraph);
  return p->region == QAI_NONE ? 1 - told : 2 * same + (1 - same) * other;
}

/* Where features go: to their weights' sum, or, for the training, into a list.  What adds to it is compiled into its
 * callers, so that the one that wants the sum alone does nothing else. */
typedef struct sink {
  const int16_t *weights;    /* those of the anaphor's place: every eighth */
  qai_antecedent_rows *rows; /* or NULL */
  uint32_t place;
  int sum;
} sink;

QAI_INLINE void
add(sink *f, uint32_t template, uint32_t value)
{
  uint32_t row = 64 * template + 8 * value;
  if (f->rows)
    f->rows->row[f->rows->n++] = (uint16_t)(row + f->place);
  f->sum += f->weights[row];
}

/* How far off and how often. */
QAI_INLINE void
add_distance(const anaphor *x, const qai_candidate *c, const qai_met *m, uint32_t seen, sink *f)
{
  static const uint8_t sentences[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6};
  static const uint8_t near[] = {0, 0, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 5};
  add(f, SENTENCES, sentences[at_most(x->m->sentence - m->sentence, 10)]);
  add(f, PARAGRAPHS, at_most(x->m->paragraph - m->paragraph, 7));
  add(f, NEAR, near[at_most(c->near, 13)]);
  add(f, SEEN, (uint32_t)((seen > 1) + (seen > 3) + (seen > 7) + (seen > 15) + (seen > 40) + (seen > 120)));
}

static uint32_t
determiner_of(const qai_scan *scan, const qai_mention *p)
{
  switch (qai_scan_symbol(scan, p->first)) {
  case QAI_W_THE: return 0;
  case QAI_W_THIS:
  case QAI_W_THAT: return 1;
  default: break;
  }
  if (p->flags & QAI_MENTION_INDEFINITE)
    return 2;
  return qai_scan_classes(scan, p->first) & QAI_LEX_DETERMINER ? 3 : 4;
}

static uint32_t
noun_kind(const qai_scan *scan, const qai_mention *p)
{
  uint32_t classes = qai_scan_classes(scan, p->head);
  if (classes & QAI_LEX_KINSHIP)
    return 0;
  if (classes & QAI_LEX_PERSON_NOUN)
    return 1;
  return classes & QAI_LEX_ROLE ? 2 : 3;
}

QAI_INLINE void
add_new(const qai_antecedents *a, const anaphor *x, uint32_t n, sink *f)
{
  uint32_t far = x->same ? x->m->paragraph - a->scan->found.data[x->same - 1].paragraph : 0;
  add(f, NEW, determiner_of(a->scan, x->m));
  add(f, NEW_NOUN, noun_kind(a->scan, x->m));
  add(f, NEW_AGAIN, !x->same ? 0u : far <= 3 ? 1u : far <= 12 ? 2u : far <= 50 ? 3u : 4u);
  add(f, NEW_ALONE, at_most(n - 1, 7));
}

/* Has the noun stood for the candidate, or another one? */
static uint32_t
noun_of(const qai_antecedents *a, const anaphor *x, const qai_candidate *c, const qai_met *m)
{
  const qai_mention *same = x->same ? &a->scan->found.data[x->same - 1] : NULL;
  if (qai_traits_are_alike(x->traits, a->followed.data[c->entity].traits))
    return 1;
  if (same && same->entity == c->entity)
    return same->last - same->first == x->m->last - x->m->first ? 1 : 2;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL)
    return same ? 3 : 4;
  return same ? 5 : 0;
}

QAI_INLINE void
add_noun(const qai_antecedents *a, const anaphor *x, const qai_candidate *c, const qai_met *m, sink *f)
{
  uint32_t kind = noun_kind(a->scan, x->m), noun = noun_of(a, x, c, m);
  add(f, NOUN, noun);
  add(f, NOUN_KINDS + kind, noun);
  add(f, NAMED, 2 * (a->entities->items.data[c->entity].named ? 1u : 0u) + (kind == 1));
}

QAI_INLINE void
add_old(const qai_antecedents *a, const anaphor *x, const qai_candidate *candidates, uint32_t n, uint32_t k, sink *f)
{
  static const uint8_t genders[2][2] = {{0, 0}, {2, 1}};
  const qai_candidate *c = &candidates[k];
  const qai_followed *e = &a->followed.data[c->entity];
  const qai_met *m = &a->window[slot_of(c->mention)];
  qai_met far;
  if (c->mention + QAI_ANTECEDENT_WINDOW < a->noted) {
    far = meet(a->scan, &a->scan->found.data[c->mention]);
    m = &far;
  }
  add_distance(x, c, m, e->seen, f);
  add(f, RANK, at_most(k, 7));
  add(f, FORM, m->form);
  add(f, REGION, region_of(x->m, m));
  add(f, GENDER, genders[x->m->gender != 0][e->gender != 0]);
  add(f, CHAIN, x->chain[c->entity == x->chained]);
  add(f, SPOKE, x->told[c->entity == x->spoke]);
  add(f, ADDRESSED, (m->flags & QAI_MENTION_VOCATIVE) != 0);
  add(f, BINDING, binding(x, m));
  add(f, GOVERNED, m->governed);
  add(f, ARTICLE, (m->flags & QAI_MENTION_INDEFINITE) != 0);
  /* tag after tag: the turns before this one go to the other party, those two before to the same */
  add(f, TURN, (at_most(x->m->paragraph - m->paragraph, 4) + 1) * m->tag);
  add(f, ALONE, at_most(n, 3));
  add(f, TYPE, e->type);
  if (x->nominal)
    add_noun(a, x, c, m, f);
}

QAI_INLINE void
read_features(const qai_antecedents *a, const anaphor *x, const qai_candidate *candidates, uint32_t n, uint32_t k,
              sink *out)
{
  if (candidates[k].entity == QAI_NONE)
    add_new(a, x, n, out);
  else
    add_old(a, x, candidates, n, k, out);
}

static const int16_t *
weights_for(const qai_scan *scan, const anaphor *x)
{
  if (x->nominal)
    return qai_nominal_weights;
  return scan->quotes->genre == QUOTEATTR_GENRE_FICTION ? qai_antecedent_weights : qai_news_antecedent_weights;
}

static sink
sink_for(const qai_scan *scan, const anaphor *x, qai_antecedent_rows *rows)
{
  sink f = {NULL, NULL, 0, 0};
  f.place = (uint32_t)x->place;
  f.weights = weights_for(scan, x) + f.place;
  f.rows = rows;
  return f;
}

void
qai_antecedents_features(const qai_antecedents *a, uint32_t anaphor_id, const qai_candidate *candidates, uint32_t n,
                         uint32_t k, qai_antecedent_rows *out)
{
  anaphor x = anaphor_of(a, anaphor_id);
  sink f = sink_for(a->scan, &x, out);
  out->n = 0;
  read_features(a, &x, candidates, n, k, &f);
}

static uint32_t
likeliest(const qai_antecedents *a, uint32_t anaphor_id, const qai_candidate *c, uint32_t n)
{
  anaphor x = anaphor_of(a, anaphor_id);
  int best_score = INT_MIN;
  uint32_t k, best = 0;
  for (k = 0; k < n; k++) {
    sink f = sink_for(a->scan, &x, NULL);
    read_features(a, &x, c, n, k, &f);
    best = f.sum > best_score ? k : best;
    best_score = f.sum > best_score ? f.sum : best_score;
  }
  return c[best].entity;
}

uint32_t
qai_antecedents_best(qai_antecedents *a, uint32_t anaphor_id, uint32_t not_it)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t n = qai_antecedents_collect(a, anaphor_id, not_it, c), left, entity;
  entity = qai_newcomer_who(a, &a->scan->found.data[anaphor_id], not_it, c, n);
  if (entity != QAI_NONE)
    return entity;
  if (n < 2)
    return n ? c[0].entity : QAI_NONE;
  entity = likeliest(a, anaphor_id, c, n);
  left = qai_disjoint_drop(a, anaphor_id, c, n);
  return is_among(c, left, entity) ? entity : likeliest(a, anaphor_id, c, left);
}
