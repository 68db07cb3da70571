#include "mention/antecedent.h"

#include "mention/antecedent_weights.h"

#include <string.h>

enum { WINDOW_MENTIONS = 64, WINDOW_PARAGRAPHS = 8 };

/* Where the pronoun stands; every feature has its own weights in each place. */
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
  TYPE
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
  return a->seen ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
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
}

static int
agrees(const qai_antecedents *a, const qai_mention *p, uint32_t entity)
{
  const qai_entity *e = &a->entities->items.data[entity];
  if (e->narrator)
    return 0;
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

uint32_t
qai_antecedents_collect(const qai_antecedents *a, uint32_t pronoun, qai_candidate *out)
{
  const qai_mention *found = a->scan->found.data, *p = &found[pronoun];
  uint32_t k, n = 0;
  for (k = pronoun; k-- > 0 && pronoun - k <= WINDOW_MENTIONS;) {
    const qai_mention *m = &found[k];
    qai_candidate *known;
    if (p->paragraph - m->paragraph > WINDOW_PARAGRAPHS)
      break;
    if (m->entity == QAI_NONE || m->last > p->first)
      continue;
    known = find(out, n, m->entity);
    if (known) {
      known->near++;
    } else if (n < QAI_ANTECEDENT_MAX && agrees(a, p, m->entity)) {
      qai_candidate c = {0, 0, 1, 0};
      c.entity = m->entity;
      c.mention = k;
      out[n++] = c;
    }
  }
  return n;
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

void
qai_antecedents_features(const qai_antecedents *a, uint32_t pronoun, const qai_candidate *candidates, uint32_t n,
                         uint32_t k, qai_features *out)
{
  const qai_candidate *c = &candidates[k];
  const qai_mention *p = &a->scan->found.data[pronoun], *m = &a->scan->found.data[c->mention];
  const qai_entity *e = &a->entities->items.data[c->entity];
  enum place place = place_of(a->scan, p);
  int tag = m->first ? qai_scan_tag(a->scan, m->first - 1) : QAI_TAG_NONE;
  out->n = 0;
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
}

uint32_t
qai_antecedents_best(const qai_antecedents *a, uint32_t pronoun)
{
  qai_candidate c[QAI_ANTECEDENT_MAX];
  uint32_t k, best = QAI_NONE, n = qai_antecedents_collect(a, pronoun, c);
  qai_features f;
  for (k = 0; k < n; k++) {
    if (n > 1) {
      qai_antecedents_features(a, pronoun, c, n, k, &f);
      c[k].score = qai_feature_score(&f, qai_antecedent_weights);
    }
    if (best == QAI_NONE || c[k].score > c[best].score)
      best = k;
  }
  return best == QAI_NONE ? QAI_NONE : c[best].entity;
}
