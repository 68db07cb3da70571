#include "mention/elliptic.h"

#include "mention/chunk.h"
#include "mention/facets.h"

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

static int
is_ordinal(const qai_lexeme *x)
{
  return x->contrast >> QAI_CONTRAST_BITS == QAI_CONTRAST_ORDER;
}

int
qai_elliptic_is_second(const qai_lexeme *x)
{
  return x->symbol == QAI_W_OTHER || x->symbol == QAI_W_LATTER || x->symbol == QAI_W_FORMER ||
         x->symbol == QAI_W_OTHERS || is_ordinal(x);
}

static int
is_number(const qai_scan *scan, uint32_t i)
{
  return scan->segment->words[i].kind == QUOTEATTR_TOKEN_NUMBER || qai_scan_tag(scan, i) == QAI_TAG_NUM;
}

/* Do words [i, i + 5) tell an age: "29-year-old"? */
static int
is_age(const qai_scan *scan, uint32_t i)
{
  uint32_t contrast;
  if (i + 5 > scan->segment->n_words || !is_number(scan, i) || !qai_scan_is_hyphen(scan, i + 1) ||
      !qai_scan_is_hyphen(scan, i + 3))
    return 0;
  contrast = qai_tag_lexeme(scan->tags, i + 4)->contrast;
  return contrast && contrast >> QAI_CONTRAST_BITS == QAI_CONTRAST_AGE;
}

int
qai_elliptic_is_aged(const qai_scan *scan, const qai_mention *m)
{
  uint32_t i = m->first + 1;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || m->last < i + 5 || m->flags & QAI_MENTION_PLURAL ||
      !is_the(scan, m->first))
    return 0;
  while (i + 5 <= m->last && !is_age(scan, i))
    i++;
  return i + 5 <= m->last;
}

/* The last word of such a phrase from word `i` on, or QAI_NONE. */
static uint32_t
head_of(const qai_scan *scan, uint32_t i)
{
  uint32_t symbol = qai_scan_symbol(scan, i);
  if (qai_elliptic_is_head(symbol))
    return i;
  if ((symbol != QAI_W_THE && symbol != QAI_W_A) || i + 1 >= scan->segment->n_words)
    return QAI_NONE;
  if (is_age(scan, i + 1))
    return i + 5;
  return qai_elliptic_is_second(qai_tag_lexeme(scan->tags, i + 1)) ? i + 1 : QAI_NONE;
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

/* "Us", "them" of "one of them". */
static int
is_company(uint32_t symbol)
{
  return symbol == QAI_W_US || symbol == QAI_W_YOU || symbol == QAI_W_THEM || symbol == QAI_W_WHOM ||
         symbol == QAI_W_THESE || symbol == QAI_W_THOSE;
}

/* What the phrase is a part of, behind its head: "of them", "in the crowd". */
typedef struct part {
  uint32_t last; /* word behind it; behind the head without one */
  int is_of_people;
} part;

static part
part_behind(const qai_scan *scan, uint32_t head, uint32_t end)
{
  part p = {0, 0};
  qai_chunk c;
  uint32_t i = head + 2;
  int of = qai_scan_symbol(scan, head + 1) == QAI_W_OF;
  p.last = head + 1;
  if (i >= end || !(qai_scan_classes(scan, head + 1) & QAI_LEX_PREPOSITION))
    return p;
  if (of && is_company(qai_scan_symbol(scan, i))) {
    p.last = i + 1;
    p.is_of_people = 1;
    return p;
  }
  qai_chunk_at(scan, i, end, &c);
  if (c.last == c.first || c.first != i)
    return p;
  p.last = c.last;
  p.is_of_people = of && qai_facet(scan, c.last - 1, QAI_FACET_PEOPLE);
  return p;
}

/* "One who was there", "the other, who was not". */
static int
is_told_of(const qai_scan *scan, uint32_t behind)
{
  behind += (uint32_t)qai_scan_is(scan, behind, ',');
  return qai_scan_symbol(scan, behind) == QAI_W_WHO;
}

/* Whether it can be somebody who speaks: one or part of them who acts, anything that says something. */
static int
can_speak(const qai_scan *scan, uint32_t i, uint32_t head, const part *p)
{
  if ((i && is_say(scan, i - 1)) || qai_facet(scan, p->last, QAI_FACET_SAYS) || is_told_of(scan, p->last))
    return 1;
  if (p->last > head + 1)
    return p->is_of_people && is_verb(scan, p->last);
  return is_verb(scan, p->last) && !is_ordinal(qai_tag_lexeme(scan->tags, head));
}

int
qai_elliptic_add(qai_scan *scan, uint32_t i, uint32_t end)
{
  uint32_t head = head_of(scan, i);
  qai_mention *m;
  part p;
  if (head == QAI_NONE || head >= end)
    return QUOTEATTR_OK;
  p = part_behind(scan, head, end);
  if (!can_speak(scan, i, head, &p))
    return QUOTEATTR_OK;
  m = qai_scan_add(scan, i, p.last, head);
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
  return qai_elliptic_is(scan, m) && is_the(scan, m->first) && !(m->flags & QAI_MENTION_PLURAL) &&
         !is_ordinal(qai_tag_lexeme(scan->tags, m->head)) && !qai_elliptic_is_aged(scan, m);
}
