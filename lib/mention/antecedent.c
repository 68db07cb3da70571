#include "mention/antecedent.h"

#include "mention/antecedent_weights.h"
#include "mention/facets.h"
#include "text/masks.h"

#include <limits.h>
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
  NEW,            /* the candidate is somebody new: by the determiner, */
  NEW_NOUN,       /* by the kind of noun, */
  NEW_AGAIN,      /* by how far off the same noun stands */
  NEW_ALONE,      /* and by how many candidates there are besides */
  NOUN_KINDS = 24 /* NOUN again, one template for each kind of noun */
};

int
qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities)
{
  memset(a, 0, sizeof *a);
  a->scan = scan;
  a->entities = entities;
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

static uint32_t
count(uint64_t set)
{
  uint32_t n;
  for (n = 0; set; n++)
    set &= set - 1;
  return n;
}

static int
in_speech(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && qai_quotes_in_speech(scan->quotes, i);
}

/* A speech tag: a reporting verb beside it and a quotation within two words of them. */
static int
is_tag(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = m->first, last = m->last, k;
  if (m->region != QAI_NONE)
    return 0;
  if (qai_facet(scan, last, QAI_FACET_CUE))
    last++;
  else if (first && qai_facet(scan, first - 1, QAI_FACET_CUE))
    first--;
  else
    return 0;
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
  int before = m->first ? scan->tags->tag[m->first - 1] : QAI_TAG_NONE;
  qai_met met;
  met.entity = m->entity;
  met.form = (uint8_t)form_of(m);
  met.governed = before == QAI_TAG_ADP ? 1 : before == QAI_TAG_VERB ? 2 : 0;
  met.tag = (uint8_t)is_tag(scan, m);
  return met;
}

static int
open_entity(qai_antecedents *a, uint32_t entity)
{
  while (a->slots.n <= entity)
    if (QAI_PUSH(a->scan->arena, &a->slots, 0) || QAI_PUSH(a->scan->arena, &a->seen, 0))
      return QUOTEATTR_ERR_NOMEM;
  return QUOTEATTR_OK;
}

/* Puts the mention into the window in place of the one that it pushes out. */
static int
enter(qai_antecedents *a, uint32_t mention)
{
  const qai_mention *m = &a->scan->found.data[mention];
  uint32_t slot = slot_of(mention);
  uint64_t bit = UINT64_C(1) << slot;
  if (a->resolved & bit)
    a->slots.data[a->window[slot].entity] &= ~bit;
  a->resolved &= ~bit;
  if (mention >= a->noted)
    a->noted = mention + 1;
  if (m->last > a->reach)
    a->reach = m->last;
  if (m->entity == QAI_NONE)
    return QUOTEATTR_OK;
  if (open_entity(a, m->entity))
    return QUOTEATTR_ERR_NOMEM;
  a->window[slot] = meet(a->scan, m);
  a->resolved |= bit;
  a->slots.data[m->entity] |= bit;
  a->seen.data[m->entity]++;
  return QUOTEATTR_OK;
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
  if (m->kind == QUOTEATTR_MENTION_NOMINAL && !(m->flags & QAI_MENTION_JOINT))
    a->same_noun[qai_forms_of(&a->scan->forms, m->head)] = mention + 1;
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

uint32_t
qai_antecedents_possessor(const qai_scan *scan, uint32_t mention)
{
  const qai_mention *m = &scan->found.data[mention], *p = m + 1;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || m->flags & QAI_MENTION_JOINT || mention + 1 >= scan->found.n ||
      p->first != m->first)
    return QAI_NONE;
  return p->last <= m->last && p->flags & QAI_MENTION_POSSESSIVE ? mention + 1 : QAI_NONE;
}

/* What an entity must be to agree with an anaphor: sets of types, for one and for several, and of genders. */
typedef struct agreement {
  unsigned one, several, genders;
} agreement;

#define PERSON (1u << QUOTEATTR_ENTITY_PERSON)
#define BODY (1u << QUOTEATTR_ENTITY_ORGANISATION)
#define OTHER (1u << QUOTEATTR_ENTITY_OTHER)
#define ANY (~0u)

static agreement
agreement_of(const qai_mention *p)
{
  agreement g = {PERSON, 0, ANY};
  if (p->kind == QUOTEATTR_MENTION_PRONOUN && p->flags & QAI_MENTION_PLURAL) {
    g.one = BODY;
    g.several = ANY;
  } else if (p->kind == QUOTEATTR_MENTION_PRONOUN && p->type == QUOTEATTR_ENTITY_ORGANISATION) {
    g.one = BODY | OTHER;
  } else if (p->gender) {
    g.genders = 1u << p->gender | 1u << QUOTEATTR_GENDER_UNKNOWN;
  }
  return g;
}

static inline int
agrees(const qai_antecedents *a, const agreement *g, uint32_t entity)
{
  const qai_entity *e = &a->entities->items.data[entity];
  return !e->narrator && (e->plural ? g->several : g->one) >> e->type & 1 && g->genders >> e->gender & 1;
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

/* The mentions that an anaphor may look back to, the newest lowest. */
static uint64_t
window_of(qai_antecedents *a, uint32_t anaphor, uint32_t possessor)
{
  const qai_mention *found = a->scan->found.data, *p = &found[anaphor];
  uint64_t window = from_newest(a, a->resolved);
  while (a->oldest < a->noted && p->paragraph - found[a->oldest].paragraph > WINDOW_PARAGRAPHS)
    a->oldest++;
  window &= lowest(a->noted - a->oldest) & lowest(QAI_ANTECEDENT_WINDOW - (anaphor - a->noted));
  if (possessor != QAI_NONE && possessor < a->slots.n)
    window &= ~from_newest(a, a->slots.data[possessor]);
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
collect_nominal(const qai_antecedents *a, uint32_t anaphor, uint32_t possessor, qai_candidate *out, uint32_t n)
{
  const qai_mention *p = &a->scan->found.data[anaphor];
  uint32_t same = a->same_noun[qai_forms_of(&a->scan->forms, p->head)];
  uint32_t entity = same ? a->scan->found.data[same - 1].entity : QAI_NONE;
  agreement g = agreement_of(p);
  if (entity != QAI_NONE && entity != possessor && !is_among(out, n, entity) && agrees(a, &g, entity))
    put(out, &n, entity, same - 1, 1);
  put(out, &n, QAI_NONE, QAI_NONE, 1);
  return n;
}

uint32_t
qai_antecedents_collect(qai_antecedents *a, uint32_t anaphor, uint32_t possessor, qai_candidate *out)
{
  const qai_mention *p = &a->scan->found.data[anaphor];
  agreement g = agreement_of(p);
  uint64_t left = window_of(a, anaphor, possessor);
  uint32_t n = 0;
  while (left && n + 2 < QAI_ANTECEDENT_MAX) {
    uint32_t mention = a->noted - 1 - qai_masks_ctz(left), entity = a->window[slot_of(mention)].entity;
    uint64_t its = from_newest(a, a->slots.data[entity]) & left;
    if (agrees(a, &g, entity))
      put(out, &n, entity, mention, count(its));
    left &= ~its;
  }
  return p->kind == QUOTEATTR_MENTION_NOMINAL ? collect_nominal(a, anaphor, possessor, out, n) : n;
}

/* What is the same for all candidates of an anaphor. */
typedef struct anaphor {
  const qai_mention *m;
  enum place place;
  uint32_t same;                  /* the mention, and one, that was a phrase with its noun; 0 for a pronoun */
  uint32_t clause;                /* first word of its clause, */
  uint32_t last_verb, other_verb; /* behind the verbs nearest to it there; 0 without one */
} anaphor;

static enum place
place_of(const qai_scan *scan, const qai_mention *p)
{
  if (is_tag(scan, p))
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
  uint32_t i = x->m->first, end = i > BINDING_WORDS ? i - BINDING_WORDS : 0;
  x->last_verb = x->other_verb = 0;
  while (i > end && tags[i - 1] != QAI_TAG_CCONJ && tags[i - 1] != QAI_TAG_SCONJ && tags[i - 1] != QAI_TAG_PUNCT) {
    if (tags[i - 1] == QAI_TAG_VERB && !x->last_verb)
      x->last_verb = i;
    else if (tags[i - 1] == QAI_TAG_VERB && !x->other_verb)
      x->other_verb = i;
    i--;
  }
  x->clause = i;
}

static anaphor
anaphor_of(const qai_antecedents *a, uint32_t mention)
{
  anaphor x;
  x.m = &a->scan->found.data[mention];
  x.place = place_of(a->scan, x.m);
  x.same = x.m->kind == QUOTEATTR_MENTION_NOMINAL ? a->same_noun[qai_forms_of(&a->scan->forms, x.m->head)] : 0;
  read_clause(a->scan, &x);
  return x;
}

/* A pronoun that is no subject seldom stands for its own clause's subject. */
static uint32_t
binding(const anaphor *x, const qai_mention *m)
{
  if (m->sentence != x->m->sentence || x->m->first - m->last > BINDING_WORDS)
    return 0;
  if (m->last < x->clause)
    return 1;
  if (!(m->flags & QAI_MENTION_SUBJECT))
    return 2;
  return x->other_verb > m->last ? 3 : 4;
}

static uint32_t
region_of(const qai_mention *p, const qai_mention *m)
{
  if (p->region == QAI_NONE)
    return m->region != QAI_NONE;
  if (m->region == p->region)
    return 2;
  if (m->region != QAI_NONE)
    return m->paragraph == p->paragraph ? 3 : 4;
  return m->paragraph == p->paragraph ? 5 : 6;
}

static uint32_t
chain_of(const qai_antecedents *a, const qai_mention *p, uint32_t entity)
{
  uint32_t last = a->last_same[p->gender & 3];
  const qai_mention *m;
  if (last == QAI_NONE)
    return 0;
  m = &a->scan->found.data[last];
  if (m->entity != entity)
    return 1;
  return 2u + (m->sentence != p->sentence ? 1 : 0) + (m->paragraph != p->paragraph ? 1 : 0);
}

static uint32_t
at_most(uint32_t n, uint32_t bound)
{
  return n < bound ? n : bound;
}

/* In which of the steps that end at `upper` lies `n`? */
static uint32_t
step(uint32_t n, const uint8_t *upper, uint32_t n_upper)
{
  uint32_t i = 0;
  while (i < n_upper && n > upper[i])
    i++;
  return i;
}

/* Where features go: to their weights' sum, or, for the training, into a list.  What adds to it is compiled into its
 * callers, so that the one that wants the sum alone does nothing else. */
typedef struct sink {
  const int16_t *weights;    /* those of the anaphor's place: every eighth */
  qai_antecedent_rows *rows; /* or NULL */
  uint32_t place;
  int sum;
} sink;

QAI_MASKS_INLINE void
add(sink *f, uint32_t template, uint32_t value)
{
  uint32_t row = 64 * template + 8 * value;
  if (f->rows)
    f->rows->row[f->rows->n++] = (uint16_t)(row + f->place);
  f->sum += f->weights[row];
}

/* How far off and how often. */
QAI_MASKS_INLINE void
add_distance(const qai_antecedents *a, const anaphor *x, const qai_candidate *c, sink *f)
{
  static const uint8_t sentences[] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 5, 6}, near[] = {0, 0, 1, 2, 2, 3, 3, 3, 4};
  static const uint8_t seen[] = {1, 3, 7, 15, 40, 120};
  const qai_mention *m = &a->scan->found.data[c->mention];
  uint32_t total = c->entity < a->slots.n ? a->seen.data[c->entity] : 0;
  add(f, SENTENCES, sentences[at_most(x->m->sentence - m->sentence, 10)]);
  add(f, PARAGRAPHS, at_most(x->m->paragraph - m->paragraph, 7));
  add(f, NEAR, c->near > 12 ? 5 : near[at_most(c->near, 8)]);
  add(f, SEEN, step(total, seen, 6));
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

QAI_MASKS_INLINE void
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
noun_of(const qai_antecedents *a, const anaphor *x, const qai_candidate *c)
{
  const qai_mention *m = &a->scan->found.data[c->mention];
  const qai_mention *same = x->same ? &a->scan->found.data[x->same - 1] : NULL;
  if (same && same->entity == c->entity)
    return same->last - same->first == x->m->last - x->m->first ? 1 : 2;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL)
    return same ? 3 : 4;
  return same ? 5 : 0;
}

QAI_MASKS_INLINE void
add_noun(const qai_antecedents *a, const anaphor *x, const qai_candidate *c, sink *f)
{
  uint32_t kind = noun_kind(a->scan, x->m), noun = noun_of(a, x, c);
  add(f, NOUN, noun);
  add(f, NOUN_KINDS + kind, noun);
  add(f, NAMED, 2 * (a->entities->items.data[c->entity].named ? 1u : 0u) + (kind == 1));
}

/* Tag after tag: the turns before this one go to the other party, those two before to the same. */
static uint32_t
turn_of(const qai_met *met, const qai_mention *p, const qai_mention *m)
{
  return met->tag ? at_most(p->paragraph - m->paragraph, 4) + 1 : 0;
}

QAI_MASKS_INLINE void
add_old(const qai_antecedents *a, const anaphor *x, const qai_candidate *candidates, uint32_t n, uint32_t k, sink *f)
{
  const qai_candidate *c = &candidates[k];
  const qai_mention *m = &a->scan->found.data[c->mention];
  const qai_entity *e = &a->entities->items.data[c->entity];
  qai_met met = c->mention + QAI_ANTECEDENT_WINDOW >= a->noted ? a->window[slot_of(c->mention)] : meet(a->scan, m);
  add_distance(a, x, c, f);
  add(f, RANK, at_most(k, 7));
  add(f, FORM, met.form);
  add(f, REGION, region_of(x->m, m));
  add(f, GENDER, (x->m->gender ? (e->gender ? 1u : 2u) : 0));
  add(f, CHAIN, chain_of(a, x->m, c->entity));
  add(f, ADDRESSED, (m->flags & QAI_MENTION_VOCATIVE) != 0);
  add(f, BINDING, binding(x, m));
  add(f, GOVERNED, met.governed);
  add(f, ARTICLE, m->flags & QAI_MENTION_INDEFINITE ? 1 : 0);
  add(f, TURN, turn_of(&met, x->m, m));
  add(f, ALONE, at_most(n, 3));
  add(f, TYPE, e->type);
  if (x->m->kind == QUOTEATTR_MENTION_NOMINAL)
    add_noun(a, x, c, f);
}

QAI_MASKS_INLINE void
read_features(const qai_antecedents *a, const anaphor *x, const qai_candidate *candidates, uint32_t n, uint32_t k,
              sink *out)
{
  if (candidates[k].entity == QAI_NONE)
    add_new(a, x, n, out);
  else
    add_old(a, x, candidates, n, k, out);
}

static sink
sink_for(const anaphor *x, qai_antecedent_rows *rows)
{
  const int16_t *weights = x->m->kind == QUOTEATTR_MENTION_NOMINAL ? qai_nominal_weights : qai_antecedent_weights;
  sink f = {NULL, NULL, 0, 0};
  f.place = (uint32_t)x->place;
  f.weights = weights + f.place;
  f.rows = rows;
  return f;
}

void
qai_antecedents_features(const qai_antecedents *a, uint32_t anaphor_id, const qai_candidate *candidates, uint32_t n,
                         uint32_t k, qai_antecedent_rows *out)
{
  anaphor x = anaphor_of(a, anaphor_id);
  sink f = sink_for(&x, out);
  out->n = 0;
  read_features(a, &x, candidates, n, k, &f);
}

uint32_t
qai_antecedents_best(qai_antecedents *a, uint32_t anaphor_id, uint32_t possessor)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t k, best = 0, n = qai_antecedents_collect(a, anaphor_id, possessor, c);
  int best_score = INT_MIN;
  anaphor x;
  if (n < 2)
    return n ? c[0].entity : QAI_NONE;
  x = anaphor_of(a, anaphor_id);
  for (k = 0; k < n; k++) {
    sink f = sink_for(&x, NULL);
    read_features(a, &x, c, n, k, &f);
    if (f.sum > best_score) {
      best_score = f.sum;
      best = k;
    }
  }
  return c[best].entity;
}
