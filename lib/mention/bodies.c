#include "mention/bodies.h"

#define NEAR_PARAGRAPHS 2u /* between a body's name and the noun that describes it */
#define LOOK_BACK 24u      /* mentions */

static int
is_noun(const qai_scan *scan, uint32_t i)
{
  const qai_lexeme *lx = qai_tag_lexeme(scan->tags, i);
  return lx->classes & QAI_LEX_ORG_NOUN && !(lx->classes & QAI_LEX_SUFFIX) && lx->number != 2;
}

uint32_t
qai_bodies_noun(const qai_scan *scan, const qai_mention *name)
{
  uint32_t i;
  for (i = name->name_first + 1; i < name->name_last && !qai_scan_is_lower(scan, i); i++)
    ;
  if (i < name->name_last && qai_scan_symbol(scan, i) != QAI_W_OF && qai_scan_symbol(scan, i) != QAI_W_FOR)
    i = name->name_last; /* "Food and Drug Administration" */
  while (i > name->name_first && qai_scan_classes(scan, i - 1) & QAI_LEX_SUFFIX)
    i--;
  return i > name->name_first && is_noun(scan, i - 1) ? i - 1 : QAI_NONE;
}

int
qai_bodies_is_called(const qai_scan *scan, const qai_mention *m)
{
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && m->kind == QUOTEATTR_MENTION_NOMINAL &&
         m->last - m->first == 2 && qai_scan_symbol(scan, m->first) == QAI_W_THE && qai_scan_is_lower(scan, m->head) &&
         is_noun(scan, m->head) && qai_scan_symbol(scan, m->last) != QAI_W_OF;
}

/* One that acts or speaks in the narration, or opens a sentence ("The Porters' Union (PU) said"); what is only spoken
 * of is no one that a noun would go on with. */
static int
is_actor(const qai_antecedents *a, uint32_t k)
{
  const qai_mention *m = &a->scan->found.data[k];
  return m->region == QAI_NONE && (k == a->last_spoke || m->flags & QAI_MENTION_SUBJECT ||
                                   m->first == a->scan->segment->sentences[m->sentence].first);
}

static int
is_body(const qai_antecedents *a, uint32_t entity)
{
  int type = a->entities->items.data[entity].type;
  return type == QUOTEATTR_ENTITY_ORGANISATION || type == QUOTEATTR_ENTITY_GROUP;
}

/* Something that has a name and is neither somebody nor a place that is known: a body, for all that is known. */
static int
is_unknown(const qai_antecedents *a, uint32_t k)
{
  const qai_mention *m = &a->scan->found.data[k];
  return m->kind == QUOTEATTR_MENTION_NAME && a->entities->items.data[m->entity].type == QUOTEATTR_ENTITY_OTHER &&
         !(qai_scan_classes(a->scan, m->head) & (QAI_LEX_PLACE | QAI_LEX_DEMONYM));
}

/* "The newspaper" of the Porthaven Post. */
static int
is_of_kind(const qai_scan *scan, const qai_mention *m, uint32_t head)
{
  uint32_t noun = m->kind == QUOTEATTR_MENTION_NAME ? qai_bodies_noun(scan, m) : m->head;
  return noun != QAI_NONE && (qai_tag_lexeme(scan->tags, noun)->kinds & qai_tag_lexeme(scan->tags, head)->kinds) != 0;
}

/* Has the name, or the phrase, no noun of its own that would tell more: "Carthage Telecom", "Fisher & Sons Ltd", "the
 * firm", but no bank? */
static int
may_be_any(const qai_scan *scan, const qai_mention *m)
{
  if (m->kind == QUOTEATTR_MENTION_NAME)
    return qai_bodies_noun(scan, m) == QAI_NONE;
  return !is_noun(scan, m->head) || qai_tag_lexeme(scan->tags, m->head)->describes;
}

/* The nearest body before mention `i`, if it acts there and no other one stands between; else QAI_NONE. */
static uint32_t
last_actor(const qai_antecedents *a, uint32_t i)
{
  const qai_mention *found = a->scan->found.data;
  uint32_t k, only = QAI_NONE;
  for (k = i; k-- > 0 && i - k <= LOOK_BACK && found[i].paragraph - found[k].paragraph <= NEAR_PARAGRAPHS;) {
    uint32_t e = found[k].entity;
    if (found[k].kind == QUOTEATTR_MENTION_PRONOUN || found[k].region != QAI_NONE || e == QAI_NONE ||
        (!is_body(a, e) && !is_unknown(a, k)))
      continue;
    if ((only != QAI_NONE && e != only) || !is_body(a, e) ||
        !(may_be_any(a->scan, &found[k]) || is_of_kind(a->scan, &found[k], found[i].head)))
      return QAI_NONE;
    if (is_actor(a, k))
      return e;
    only = e;
  }
  return QAI_NONE;
}

/* "The company said", but "he left the company". */
static int
is_actor_itself(const qai_antecedents *a, const qai_mention *m)
{
  return m->region == QAI_NONE && (m->flags & QAI_MENTION_SUBJECT || qai_antecedents_speaks(a->scan, m));
}

uint32_t
qai_bodies_described(const qai_antecedents *a, uint32_t i)
{
  const qai_mention *m = &a->scan->found.data[i];
  uint32_t e;
  if (!qai_bodies_is_called(a->scan, m) || !qai_tag_lexeme(a->scan->tags, m->head)->describes || !is_actor_itself(a, m))
    return QAI_NONE;
  e = last_actor(a, i);
  return e != QAI_NONE && a->entities->items.data[e].named &&
                 a->entities->items.data[e].type == QUOTEATTR_ENTITY_ORGANISATION
             ? e
             : QAI_NONE;
}
