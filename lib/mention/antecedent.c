#include "mention/antecedent.h"

#include "mention/antecedent_weights.h"

#include <string.h>

enum { WINDOW_MENTIONS = 64, WINDOW_PARAGRAPHS = 8 };

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
qai_antecedents_init(qai_antecedents *a, const qai_scan *scan, const qai_entities *entities, uint32_t max_entities)
{
  memset(a, 0, sizeof *a);
  a->scan = scan;
  a->entities = entities;
  a->n_entities = max_entities;
  a->last_same[0] = a->last_same[1] = a->last_same[2] = a->last_same[3] = QAI_NONE;
  a->seen = qai_arena_calloc(scan->arena, (size_t)max_entities + 1, sizeof *a->seen);
  a->same_noun = qai_arena_calloc(scan->arena, (size_t)scan->forms.n_forms + 1, sizeof *a->same_noun);
  return a->seen && a->same_noun ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

void
qai_antecedents_note(qai_antecedents *a, uint32_t mention)
{
  const qai_mention *m = &a->scan->found.data[mention];
  if (m->entity == QAI_NONE || m->entity >= a->n_entities)
    return;
  a->seen[m->entity]++;
  if (m->kind == QUOTEATTR_MENTION_PRONOUN)
    a->last_same[m->gender & 3] = mention;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL && !(m->flags & QAI_MENTION_JOINT))
    a->same_noun[a->scan->forms.of_word[m->head]] = mention + 1;
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

static int
agrees(const qai_antecedents *a, const qai_mention *p, uint32_t entity)
{
  const qai_entity *e = &a->entities->items.data[entity];
  if (e->narrator)
    return 0;
  if (p->kind == QUOTEATTR_MENTION_NOMINAL)
    return !e->plural && e->type == QUOTEATTR_ENTITY_PERSON && (!p->gender || !e->gender || p->gender == e->gender);
  if (p->flags & QAI_MENTION_PLURAL)
    return e->plural || e->type == QUOTEATTR_ENTITY_ORGANISATION;
  if (p->type == QUOTEATTR_ENTITY_ORGANISATION)
    return !e->plural && (e->type == QUOTEATTR_ENTITY_ORGANISATION || e->type == QUOTEATTR_ENTITY_OTHER);
  return !e->plural && e->type == QUOTEATTR_ENTITY_PERSON && (!p->gender || !e->gender || p->gender == e->gender);
}

static qai_candidate *
find(qai_candidate *c, uint32_t n, uint32_t entity)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    if (c[i].entity == entity)
      return &c[i];
  return NULL;
}

static void
put(qai_candidate *out, uint32_t *n, uint32_t entity, uint32_t mention)
{
  out[*n].entity = entity;
  out[*n].mention = mention;
  out[*n].near = 1;
  out[(*n)++].score = 0;
}

/* What only a noun phrase has: the bearer of the same noun, however far off, and somebody new. */
static uint32_t
collect_nominal(const qai_antecedents *a, const qai_mention *p, uint32_t possessor, qai_candidate *out, uint32_t n)
{
  uint32_t same = a->same_noun[a->scan->forms.of_word[p->head]];
  uint32_t entity = same ? a->scan->found.data[same - 1].entity : QAI_NONE;
  if (entity != QAI_NONE && entity != possessor && !find(out, n, entity) && agrees(a, p, entity))
    put(out, &n, entity, same - 1);
  put(out, &n, QAI_NONE, QAI_NONE);
  return n;
}

uint32_t
qai_antecedents_collect(const qai_antecedents *a, uint32_t anaphor, uint32_t possessor, qai_candidate *out)
{
  const qai_mention *found = a->scan->found.data, *p = &found[anaphor];
  uint32_t k, n = 0;
  for (k = anaphor; k-- > 0 && anaphor - k <= WINDOW_MENTIONS;) {
    const qai_mention *m = &found[k];
    qai_candidate *known;
    if (p->paragraph - m->paragraph > WINDOW_PARAGRAPHS)
      break;
    if (m->entity == QAI_NONE || m->entity == possessor || m->last > p->first)
      continue;
    known = find(out, n, m->entity);
    if (known)
      known->near++;
    else if (n + 2 < QAI_ANTECEDENT_MAX && agrees(a, p, m->entity))
      put(out, &n, m->entity, k);
  }
  return p->kind == QUOTEATTR_MENTION_NOMINAL ? collect_nominal(a, p, possessor, out, n) : n;
}

static int
is_say(const qai_scan *scan, uint32_t i)
{
  return (qai_scan_classes(scan, i) & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)) != 0;
}

static int
in_speech(const qai_scan *scan, uint32_t i)
{
  return i < scan->segment->n_words && scan->quotes->word_region[i] != QAI_NONE;
}

/* A speech tag: a reporting verb beside it and a quotation within two words of them. */
static int
is_tag(const qai_scan *scan, const qai_mention *m)
{
  uint32_t first = m->first, last = m->last, k;
  if (m->region != QAI_NONE)
    return 0;
  if (is_say(scan, last))
    last++;
  else if (first && is_say(scan, first - 1))
    first--;
  else
    return 0;
  for (k = 1; k <= 3; k++)
    if (in_speech(scan, last - 1 + k) || (first >= k && in_speech(scan, first - k)))
      return 1;
  return 0;
}

static enum place
place_of(const qai_scan *scan, const qai_mention *p)
{
  if (p->region == QAI_NONE && is_tag(scan, p))
    return TAG;
  if (p->flags & QAI_MENTION_POSSESSIVE)
    return p->region == QAI_NONE ? NARRATION_POSSESSIVE : SPEECH_POSSESSIVE;
  if (p->flags & QAI_MENTION_SUBJECT)
    return p->region == QAI_NONE ? NARRATION_SUBJECT : SPEECH_SUBJECT;
  return p->region == QAI_NONE ? NARRATION_OTHER : SPEECH_OTHER;
}

static uint32_t
step(uint32_t n, const uint8_t *upper, uint32_t n_upper)
{
  uint32_t i = 0;
  while (i < n_upper && n > upper[i])
    i++;
  return i;
}

static uint32_t
form_of(const qai_mention *m)
{
  uint32_t subject = (m->flags & QAI_MENTION_SUBJECT) != 0;
  if (m->flags & QAI_MENTION_POSSESSIVE)
    return 6;
  return 2 * (m->kind - 1u) + subject;
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

/* A pronoun that is no subject seldom stands for its own clause's subject. */
static uint32_t
binding(const qai_scan *scan, const qai_mention *p, const qai_mention *m)
{
  uint32_t i, verbs = 0;
  if (m->sentence != p->sentence || p->first - m->last > 24)
    return 0;
  for (i = m->last; i < p->first; i++) {
    int tag = qai_scan_tag(scan, i);
    if (tag == QAI_TAG_CCONJ || tag == QAI_TAG_SCONJ || tag == QAI_TAG_PUNCT)
      return 1;
    verbs += tag == QAI_TAG_VERB;
  }
  if (!(m->flags & QAI_MENTION_SUBJECT))
    return 2;
  return verbs > 1 ? 3 : 4;
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

/* Tag after tag: the turns before this one go to the other party, those two before to the same. */
static uint32_t
turn_of(const qai_scan *scan, const qai_mention *p, const qai_mention *m)
{
  uint32_t d = p->paragraph - m->paragraph;
  if (!is_tag(scan, m))
    return 0;
  return d > 3 ? 5 : d + 1;
}

static void
add(qai_features *f, enum template t, uint32_t value, enum place place)
{
  qai_feature_add(f, t, 8 * (value > 7 ? 7 : value) + place);
}

/* How far off and how often. */
static void
add_distance(const qai_antecedents *a, const qai_mention *p, const qai_candidate *c, enum place place, qai_features *f)
{
  static const uint8_t sentences[] = {0, 1, 2, 3, 5, 9}, near[] = {1, 2, 4, 7, 12};
  static const uint8_t seen[] = {1, 3, 7, 15, 40, 120};
  const qai_mention *m = &a->scan->found.data[c->mention];
  uint32_t total = c->entity < a->n_entities ? a->seen[c->entity] : 0;
  add(f, SENTENCES, step(p->sentence - m->sentence, sentences, 6), place);
  add(f, PARAGRAPHS, p->paragraph - m->paragraph, place);
  add(f, NEAR, step(c->near, near, 5), place);
  add(f, SEEN, step(total, seen, 6), place);
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

static void
add_new(const qai_antecedents *a, const qai_mention *p, uint32_t n, enum place place, qai_features *f)
{
  uint32_t same = a->same_noun[a->scan->forms.of_word[p->head]];
  uint32_t far = same ? p->paragraph - a->scan->found.data[same - 1].paragraph : 0;
  add(f, NEW, determiner_of(a->scan, p), place);
  add(f, NEW_NOUN, noun_kind(a->scan, p), place);
  add(f, NEW_AGAIN, !same ? 0u : far <= 3 ? 1u : far <= 12 ? 2u : far <= 50 ? 3u : 4u, place);
  add(f, NEW_ALONE, n - 1, place);
}

/* Has the noun stood for the candidate, or another one? */
static uint32_t
noun_of(const qai_antecedents *a, const qai_mention *p, const qai_candidate *c)
{
  const qai_mention *m = &a->scan->found.data[c->mention];
  uint32_t same = a->same_noun[a->scan->forms.of_word[p->head]];
  if (same && a->scan->found.data[same - 1].entity == c->entity)
    return a->scan->found.data[same - 1].last - a->scan->found.data[same - 1].first == p->last - p->first ? 1 : 2;
  if (m->kind == QUOTEATTR_MENTION_NOMINAL)
    return same ? 3 : 4;
  return same ? 5 : 0;
}

static void
add_noun(const qai_antecedents *a, const qai_mention *p, const qai_candidate *c, enum place place, qai_features *f)
{
  const qai_entity *e = &a->entities->items.data[c->entity];
  add(f, NOUN, noun_of(a, p, c), place);
  add(f, (enum template)(NOUN_KINDS + noun_kind(a->scan, p)), noun_of(a, p, c), place);
  add(f, NAMED, 2 * (e->named ? 1u : 0u) + (noun_kind(a->scan, p) == 1), place);
}

void
qai_antecedents_features(const qai_antecedents *a, uint32_t anaphor, const qai_candidate *candidates, uint32_t n,
                         uint32_t k, qai_features *out)
{
  const qai_candidate *c = &candidates[k];
  const qai_mention *p = &a->scan->found.data[anaphor], *m;
  const qai_entity *e;
  enum place place = place_of(a->scan, p);
  int tag;
  out->n = 0;
  if (c->entity == QAI_NONE) {
    add_new(a, p, n, place, out);
    return;
  }
  m = &a->scan->found.data[c->mention];
  e = &a->entities->items.data[c->entity];
  tag = m->first ? qai_scan_tag(a->scan, m->first - 1) : QAI_TAG_NONE;
  add_distance(a, p, c, place, out);
  add(out, RANK, k, place);
  add(out, FORM, form_of(m), place);
  add(out, REGION, region_of(p, m), place);
  add(out, GENDER, (p->gender ? (e->gender ? 1u : 2u) : 0), place);
  add(out, CHAIN, chain_of(a, p, c->entity), place);
  add(out, ADDRESSED, (m->flags & QAI_MENTION_VOCATIVE) != 0, place);
  add(out, BINDING, binding(a->scan, p, m), place);
  add(out, GOVERNED, tag == QAI_TAG_ADP ? 1 : tag == QAI_TAG_VERB ? 2 : 0, place);
  add(out, ARTICLE, m->flags & QAI_MENTION_INDEFINITE ? 1 : 0, place);
  add(out, TURN, turn_of(a->scan, p, m), place);
  add(out, ALONE, n > 3 ? 3 : n, place);
  add(out, TYPE, e->type, place);
  if (p->kind == QUOTEATTR_MENTION_NOMINAL)
    add_noun(a, p, c, place, out);
}

uint32_t
qai_antecedents_best(const qai_antecedents *a, uint32_t anaphor, uint32_t possessor)
{
  const int16_t *weights =
      a->scan->found.data[anaphor].kind == QUOTEATTR_MENTION_NOMINAL ? qai_nominal_weights : qai_antecedent_weights;
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t k, best = QAI_NONE, n = qai_antecedents_collect(a, anaphor, possessor, c);
  qai_features f;
  for (k = 0; k < n; k++) {
    if (n > 1) {
      qai_antecedents_features(a, anaphor, c, n, k, &f);
      c[k].score = qai_feature_score(&f, weights);
    }
    if (best == QAI_NONE || c[k].score > c[best].score)
      best = k;
  }
  return best == QAI_NONE ? QAI_NONE : c[best].entity;
}
