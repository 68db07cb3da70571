#include "mention/vocative.h"

typedef enum side { OPEN, COMMA, EDGE } side;

static int
is_mark(const qai_scan *scan, uint32_t i, char c)
{
  return qai_scan_is(scan, i, c);
}

/* Interjections and the like need no comma before a vocative: "Oh Ann, …". */
static side
side_before(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->first;
  if (!i || !qai_quotes_is_speech_of(scan->quotes, i - 1, m->region))
    return EDGE;
  if (is_mark(scan, i - 1, ','))
    return COMMA;
  if (qai_scan_flag(scan, i, QUOTEATTR_FLAG_SENTENCE_START))
    return EDGE;
  return qai_scan_classes(scan, i - 1) & QAI_LEX_INTERJECTION ? EDGE : OPEN;
}

static side
side_after(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->last;
  if (i >= scan->segment->n_words || !qai_quotes_is_speech_of(scan->quotes, i, m->region))
    return EDGE;
  if (is_mark(scan, i, ','))
    return COMMA;
  return is_mark(scan, i, '.') || is_mark(scan, i, '!') || is_mark(scan, i, '?') || is_mark(scan, i, ';') ||
                 is_mark(scan, i, ':')
             ? EDGE
             : OPEN;
}

/* In "Ann, Tom, and Sue" nobody is addressed. */
static int
in_list(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->last + (uint32_t)is_mark(scan, m->last, ',');
  uint32_t symbol = qai_scan_symbol(scan, i);
  return symbol == QAI_W_AND || symbol == QAI_W_OR;
}

static int
can_be_addressed(const qai_scan *scan, const qai_mention *m)
{
  if (m->region == QAI_NONE || m->flags & QAI_MENTION_POSSESSIVE || m->type == QUOTEATTR_ENTITY_ORGANISATION)
    return 0;
  if (m->kind == QUOTEATTR_MENTION_NAME)
    return m->type == QUOTEATTR_ENTITY_PERSON;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || m->type == QUOTEATTR_ENTITY_OTHER)
    return 0;
  return !(qai_scan_classes(scan, m->first) & QAI_LEX_DETERMINER) || qai_scan_symbol(scan, m->first) == QAI_W_MY;
}

int
qai_vocative_is(const qai_scan *scan, const qai_mention *m)
{
  side before, after;
  if (!can_be_addressed(scan, m))
    return 0;
  before = side_before(scan, m);
  if (before == OPEN)
    return 0;
  after = side_after(scan, m);
  return after != OPEN && (before == COMMA || after == COMMA || m->kind == QUOTEATTR_MENTION_NAME) && !in_list(scan, m);
}
