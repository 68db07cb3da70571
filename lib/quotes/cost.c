/*
 * Costs of the readings of a mark, in tenths of a nat by eye: 0 is what the mark looks like, 30 what is nearly never
 * seen.  They were set on the train novels and on copies of them with other marks.
 */
#include "quotes/cost.h"

enum { STRAY = 30, INCHES = 6, FLOATING = 12 };

/* The shape as this text uses it: low and reversed marks put into the plain ones. */
static int
shape_of(const qai_mark *m, const qai_style *s)
{
  if (m->shape == QAI_SHAPE_LOW)
    return QAI_SHAPE_OPENING;
  if (m->family == QAI_FAMILY_GUILLEMET && s->reversed)
    return m->shape == QAI_SHAPE_OPENING ? QAI_SHAPE_CLOSING : QAI_SHAPE_OPENING;
  if (m->family > QAI_FAMILY_SINGLE)
    return m->shape;
  if (m->shape == QAI_SHAPE_OPENING && s->low[m->family])
    return QAI_SHAPE_STRAIGHT;
  if (m->shape == QAI_SHAPE_CLOSING && s->closing_only[m->family])
    return QAI_SHAPE_STRAIGHT;
  return m->shape;
}

static int
is_wordlike(int side)
{
  return side == QAI_SIDE_LETTER || side == QAI_SIDE_DIGIT;
}

/* White space on both sides (a mark set off by spaces, or one that lost its place): either way. */
static int
floats(const qai_mark *m)
{
  return m->before == QAI_SIDE_SPACE && m->after == QAI_SIDE_SPACE;
}

static int
opening_cost(const qai_mark *m)
{
  if (floats(m))
    return m->flags & QAI_MARK_EDGE ? 0 : FLOATING;
  if (m->after == QAI_SIDE_SPACE || m->after == QAI_SIDE_STOP)
    return m->before == QAI_SIDE_SPACE ? 6 : 30;
  if (m->before == QAI_SIDE_SPACE || m->before == QAI_SIDE_OPEN)
    return 0;
  if (m->before == QAI_SIDE_DASH)
    return 3;
  return m->before == QAI_SIDE_STOP ? 8 : 14;
}

static int
closing_cost(const qai_mark *m)
{
  if (floats(m))
    return 5;
  if (m->before == QAI_SIDE_SPACE || m->before == QAI_SIDE_OPEN)
    return m->after == QAI_SIDE_STOP || m->after == QAI_SIDE_CLOSE ? 5 : 25;
  if (!is_wordlike(m->after))
    return 0;
  return m->before == QAI_SIDE_DASH ? 4 : m->before == QAI_SIDE_STOP ? 6 : 14;
}

static void
by_shape(const qai_mark *m, int shape, qai_cost *c)
{
  if (shape == QAI_SHAPE_OPENING) {
    c->open = c->open / 3;
    c->close += 25;
  } else if (shape == QAI_SHAPE_CLOSING) {
    c->close = c->close / 3;
    c->open += m->before == QAI_SIDE_SPACE ? 15 : 25;
  }
}

/* An apostrophe is no mark at all: how likely is it one? */
static int
apostrophe_cost(const qai_mark *m)
{
  if (is_wordlike(m->before) && is_wordlike(m->after))
    return 0;
  if (m->flags & QAI_MARK_PRIME)
    return 2;
  if (m->flags & QAI_MARK_ELISION)
    return 1;
  if (m->flags & (QAI_MARK_POSSESSIVE | QAI_MARK_CLIPPED))
    return 3;
  if (is_wordlike(m->after))
    return m->shape == QAI_SHAPE_OPENING ? 22 : m->shape == QAI_SHAPE_CLOSING ? 2 : 14;
  if (is_wordlike(m->before))
    return 9;
  return floats(m) ? 8 : STRAY;
}

static void
single_cost(const qai_mark *m, const qai_style *s, qai_cost *c)
{
  c->none = apostrophe_cost(m);
  if (is_wordlike(m->before) && is_wordlike(m->after))
    c->open = c->close = 35;
  else if (is_wordlike(m->before))
    c->close += m->flags & (QAI_MARK_POSSESSIVE | QAI_MARK_CLIPPED) ? 3 : 1;
  if (m->flags & QAI_MARK_ELISION)
    c->open += s->primary == QAI_FAMILY_SINGLE ? 4 : 8;
  else
    c->open += s->primary == QAI_FAMILY_SINGLE ? 1 : 4;
}

qai_cost
qai_cost_of(const qai_mark *m, const qai_style *s)
{
  qai_cost c;
  int shape = shape_of(m, s);
  c.open = opening_cost(m);
  c.close = closing_cost(m);
  c.none = STRAY;
  by_shape(m, shape, &c);
  if (m->family == QAI_FAMILY_SINGLE)
    single_cost(m, s, &c);
  else if (m->flags & QAI_MARK_PRIME)
    c.none = 0;
  else if (m->before == QAI_SIDE_DIGIT && m->shape == QAI_SHAPE_STRAIGHT)
    c.none = INCHES;
  else if (floats(m))
    c.none = FLOATING;
  if (m->shape == QAI_SHAPE_LOW)
    c.close = QAI_COST_NEVER;
  if (!(s->families & 1 << m->family)) {
    c.open = c.close = QAI_COST_NEVER;
    c.none = 0;
  }
  return c;
}

int
qai_cost_of_nesting(int outer, int family, const qai_style *s)
{
  if (outer < 0)
    return family == s->primary ? 0 : family == QAI_FAMILY_SINGLE ? 3 : 0;
  if (outer != family)
    return outer == s->primary ? 0 : 3;
  return family > QAI_FAMILY_SINGLE ? 2 : 16;
}

int
qai_cost_of_unclosed(int family, int reopened, const qai_style *s)
{
  if (family == QAI_FAMILY_SINGLE && s->primary != QAI_FAMILY_SINGLE)
    return 30;
  return reopened ? 6 : 18;
}

int
qai_cost_of_forgotten(void)
{
  return 20;
}

int
qai_cost_of_carrying(void)
{
  return 8;
}
