#include "mention/newcomer.h"

#include "mention/titles.h"

enum { ROLE_WORDS = 6 };

/* Does the noun phrase of a name begin its sentence: `United captain | Tom Hart`? */
static int
begins_sentence(const qai_scan *scan, const qai_mention *m)
{
  const unsigned inner = 1u << QAI_TAG_NOUN | 1u << QAI_TAG_PROPN | 1u << QAI_TAG_ADJ;
  uint32_t w = m->first, k;
  for (k = 0; k < ROLE_WORDS && !qai_scan_flag(scan, w, QUOTEATTR_FLAG_SENTENCE_START); k++)
    if (!w || !(inner >> qai_scan_tag(scan, --w) & 1) || qai_quotes_in_speech(scan->quotes, w))
      return 0;
  return qai_scan_flag(scan, w, QUOTEATTR_FLAG_SENTENCE_START);
}

int
qai_newcomer_takes_over(const qai_scan *scan, const qai_mention *m)
{
  return scan->quotes->genre != QUOTEATTR_GENRE_FICTION && m->kind == QUOTEATTR_MENTION_NAME &&
         m->type == QUOTEATTR_ENTITY_PERSON && m->region == QAI_NONE && m->flags & QAI_MENTION_SUBJECT &&
         begins_sentence(scan, m);
}

/* Somebody new of whom only a given name that others have too tells a gender: "Alex Drew". */
static int
may_be_either(const qai_antecedents *a, const qai_mention *m)
{
  const qai_lexeme *given = qai_tag_lexeme(a->scan->tags, m->name_first);
  return a->followed.data[m->entity].seen == 1 && a->entities->items.data[m->entity].member == QAI_NONE &&
         m->name_last > m->name_first + 1 && !given->gender_sure && given->classes & QAI_LEX_GIVEN_NAME &&
         !qai_titles_gender(a->scan, m->first, m->name_first);
}

/* Is candidate `c` one that the narration has spoken of since `m` took the word?  Not "the victim" of "Ann said the
 * victim was ill". */
static int
is_spoken_of_since(const qai_antecedents *a, const qai_mention *m, const qai_candidate *c)
{
  const qai_mention *other = &a->scan->found.data[c->mention];
  if (c->entity == QAI_NONE || c->entity == m->entity || other->region != QAI_NONE || other->first < m->last)
    return 0;
  if (other->sentence != m->sentence)
    return 1;
  return !(a->followed.data[m->entity].gender && !(other->flags & QAI_MENTION_SUBJECT)) &&
         (a->followed.data[c->entity].gender || !qai_antecedents_speaks(a->scan, m));
}

/* "he", or "the teenager", when nobody was called that before. */
static int
stands_for_newcomer(const qai_antecedents *a, const qai_mention *p)
{
  if (p->kind == QUOTEATTR_MENTION_PRONOUN)
    return p->gender != 0;
  return !(qai_scan_classes(a->scan, p->head) & QAI_LEX_ROLE) && !a->same_noun[qai_forms_of(&a->scan->forms, p->head)];
}

uint32_t
qai_newcomer_who(const qai_antecedents *a, const qai_mention *p, uint32_t not_it, const qai_candidate *c, uint32_t n)
{
  const qai_mention *m = a->last_took == QAI_NONE ? NULL : &a->scan->found.data[a->last_took];
  uint32_t k, agrees = 0;
  if (!m || m->entity == not_it || !stands_for_newcomer(a, p) || m->paragraph != p->paragraph ||
      m->sentence == p->sentence || !qai_antecedents_is_tag(a->scan, p))
    return QAI_NONE;
  for (k = 0; k < n; k++) {
    agrees |= c[k].entity == m->entity;
    if (is_spoken_of_since(a, m, &c[k]))
      return QAI_NONE;
  }
  return agrees || (qai_antecedents_speaks(a->scan, m) && may_be_either(a, m)) ? m->entity : QAI_NONE;
}
