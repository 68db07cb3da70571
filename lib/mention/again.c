#include "mention/again.h"

#include "mention/facets.h"

enum { ASIDE = 24, ADVERBS = 2, MARKS = 3 };

/* Does the reporting verb follow, behind "also" or "later"?  Who is asked speaks next. */
static int
says(const qai_scan *scan, uint32_t i)
{
  uint32_t n, symbol;
  for (n = 0; n < ADVERBS && qai_scan_tag(scan, i) == QAI_TAG_ADV && !qai_facet(scan, i, QAI_FACET_SAYS); n++)
    i++;
  symbol = qai_scan_symbol(scan, i);
  return qai_facet(scan, i, QAI_FACET_SAYS) && symbol != QAI_W_ASK && symbol != QAI_W_ASKS && symbol != QAI_W_ASKED;
}

/* "Ann Lee, who was there, | said" */
static int
says_behind_aside(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->last + 1, end = scan->segment->sentences[m->sentence].last;
  if (!qai_scan_is(scan, m->last, ',') ||
      (m->first && qai_scan_is(scan, m->first - 1, ',') && !(m->flags & QAI_MENTION_PERSON)))
    return 0; /* "of Ava, Mo., who" */
  if (end > i + ASIDE)
    end = i + ASIDE;
  while (i < end && !qai_scan_is(scan, i, ','))
    i++;
  return i < end && says(scan, i + 1);
}

/* "Ann Lee's mother, | Ida, | said" */
static int
says_behind_comma(const qai_scan *scan, const qai_mention *m)
{
  return m->flags & QAI_MENTION_EXPLAINS && qai_scan_is(scan, m->last, ',') && says(scan, m->last + 1);
}

static int
is_said_by(const qai_scan *scan, const qai_mention *m)
{
  if (m->region != QAI_NONE)
    return 0;
  if (!(m->flags & QAI_MENTION_SUBJECT))
    return says_behind_comma(scan, m);
  return says(scan, m->last) || says_behind_aside(scan, m) ||
         (m->first && qai_facet(scan, m->first - 1, QAI_FACET_SAYS));
}

void
qai_again_note(qai_again *again, uint32_t mention)
{
  const qai_scan *scan = again->scan;
  const qai_mention *m = &scan->found.data[mention];
  const qai_mention *s = again->last == QAI_NONE ? NULL : &scan->found.data[again->last];
  if (scan->quotes->genre == QUOTEATTR_GENRE_FICTION || m->entity == QAI_NONE || !is_said_by(scan, m))
    return;
  if (s && s->sentence == m->sentence && s->entity != m->entity)
    again->several = m->sentence;
  again->last = mention;
}

/* The sentence that begins what the pronoun says: its own, or that in which the quotation before `he said` begins. */
static uint32_t
first_sentence(const qai_scan *scan, const qai_mention *m)
{
  const qai_quotes *q = scan->quotes;
  uint32_t k;
  if (m->first == scan->segment->sentences[m->sentence].first)
    return m->sentence;
  for (k = 1; k <= MARKS && k <= m->first; k++)
    if (qai_quotes_in_speech(q, m->first - k))
      return qai_segment_sentence_of(scan->segment, q->regions[qai_quotes_speech_at(q, m->first - k)].first);
  return QAI_NONE;
}

uint32_t
qai_again_who(const qai_again *again, uint32_t mention)
{
  const qai_scan *scan = again->scan;
  const qai_mention *m = &scan->found.data[mention],
                    *s = again->last == QAI_NONE ? NULL : &scan->found.data[again->last];
  const qai_entity *e;
  if (!s || scan->quotes->genre == QUOTEATTR_GENRE_FICTION || !m->gender || m->region != QAI_NONE ||
      s->sentence == again->several || s->paragraph != m->paragraph || !says(scan, m->last) ||
      first_sentence(scan, m) != s->sentence + 1)
    return QAI_NONE;
  e = &again->entities->items.data[s->entity];
  return e->type == QUOTEATTR_ENTITY_PERSON && !e->plural && (!e->gender || e->gender == m->gender) ? s->entity
                                                                                                    : QAI_NONE;
}
