#include "mention/elliptic.h"

static int
is_the(const qai_scan *scan, uint32_t i)
{
  return qai_scan_symbol(scan, i) == QAI_W_THE;
}

int
qai_elliptic_is_head(uint32_t symbol)
{
  switch (symbol) {
  case QAI_W_OTHERS:
  case QAI_W_SOME:
  case QAI_W_MANY:
  case QAI_W_MOST:
  case QAI_W_FEW:
  case QAI_W_SEVERAL:
  case QAI_W_ALL:
  case QAI_W_BOTH:
  case QAI_W_EACH:
  case QAI_W_ONE:
  case QAI_W_ANOTHER:
  case QAI_W_EVERYONE:
  case QAI_W_EVERYBODY:
  case QAI_W_SOMEONE:
  case QAI_W_SOMEBODY: return 1;
  default: return 0;
  }
}

int
qai_elliptic_is_second(uint32_t symbol)
{
  return symbol == QAI_W_OTHER || symbol == QAI_W_LATTER || symbol == QAI_W_FORMER || symbol == QAI_W_OTHERS;
}

/* The last word of such a phrase from word `i` on, or QAI_NONE. */
static uint32_t
head_of(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  if (symbol != QAI_W_THE)
    return qai_elliptic_is_head(symbol) ? i : QAI_NONE;
  return qai_elliptic_is_second(qai_scan_symbol(scan, i + 1)) ? i + 1 : QAI_NONE;
}

static int
is_verb(const qai_scan *scan, uint32_t i)
{
  int tag = qai_scan_tag(scan, i);
  return tag == QAI_TAG_VERB || tag == QAI_TAG_AUX;
}

static int
is_say(const qai_scan *scan, uint32_t i)
{
  return (qai_scan_classes(scan, i) & (QAI_LEX_CUE_SAY | QAI_LEX_CUE_SPEECH)) != 0;
}

static int
is_plural(const qai_scan *scan, uint32_t head)
{
  switch (qai_scan_symbol(scan, head)) {
  case QAI_W_SOME:
  case QAI_W_MOST:
  case QAI_W_ALL: return 1;
  default: return qai_tag_lexeme(scan->tags, head)->number == 2;
  }
}

int
qai_elliptic_add(qai_scan *scan, uint32_t i)
{
  uint32_t head = head_of(scan, i);
  qai_mention *m;
  if (head == QAI_NONE || !(is_verb(scan, head + 1) || (i && is_say(scan, i - 1))))
    return QUOTEATTR_OK;
  m = qai_scan_add(scan, i, head + 1, head);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  m->kind = QUOTEATTR_MENTION_NOMINAL;
  m->type = QUOTEATTR_ENTITY_PERSON;
  if (is_plural(scan, head)) {
    m->flags |= QAI_MENTION_PLURAL;
    m->type = QUOTEATTR_ENTITY_GROUP;
  }
  if (!is_the(scan, i))
    m->flags |= QAI_MENTION_INDEFINITE;
  return QUOTEATTR_OK;
}

int
qai_elliptic_is(const qai_scan *scan, const qai_mention *m)
{
  return m->kind == QUOTEATTR_MENTION_NOMINAL && head_of(scan, m->first) == m->head;
}

int
qai_elliptic_is_other(const qai_scan *scan, const qai_mention *m)
{
  return qai_elliptic_is(scan, m) && is_the(scan, m->first) && !(m->flags & QAI_MENTION_PLURAL);
}
