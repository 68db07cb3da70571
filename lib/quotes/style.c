/*
 * The text's own use of marks.
 *
 * One pass counts marks that leave no doubt: an opening one has white space before it and a letter behind, a closing
 * one a full stop or comma before and no letter behind (an apostrophe never has).  A text whose certain single pairs
 * outnumber its double ones puts speech into single marks, as British novels do; guillemets, low marks and
 * closing-shaped marks that open are told from where they stand.
 */
#include "quotes/style.h"

#include <string.h>

typedef struct counts {
  uint32_t opens[QAI_N_FAMILIES][QAI_N_SHAPES], closes[QAI_N_FAMILIES][QAI_N_SHAPES];
  uint32_t all[QAI_N_FAMILIES][QAI_N_SHAPES];
} counts;

static int
surely_opens(const qai_mark *m)
{
  return (m->before == QAI_SIDE_SPACE || m->before == QAI_SIDE_OPEN) && m->after != QAI_SIDE_SPACE &&
         m->after != QAI_SIDE_STOP && !(m->flags & QAI_MARK_ELISION);
}

static int
surely_closes(const qai_mark *m)
{
  if (m->after == QAI_SIDE_LETTER || m->after == QAI_SIDE_DIGIT || m->before == QAI_SIDE_SPACE)
    return 0;
  return m->family != QAI_FAMILY_SINGLE || m->before == QAI_SIDE_STOP || m->before == QAI_SIDE_DASH;
}

static void
count_mark(counts *c, const qai_mark *m)
{
  c->all[m->family][m->shape]++;
  c->opens[m->family][m->shape] += (uint32_t)surely_opens(m);
  c->closes[m->family][m->shape] += (uint32_t)surely_closes(m);
}

static uint32_t
pairs(const counts *c, int family)
{
  uint32_t o = 0, k = 0;
  int shape;
  if (family > QAI_FAMILY_SINGLE) { /* their shapes tell, and French sets them off by spaces */
    o = c->all[family][QAI_SHAPE_OPENING];
    k = c->all[family][QAI_SHAPE_CLOSING];
    return o < k ? o : k;
  }
  for (shape = 0; shape < QAI_N_SHAPES; shape++) {
    o += c->opens[family][shape];
    k += c->closes[family][shape];
  }
  return o < k ? o : k;
}

static int
primary_family(const counts *c, int families)
{
  uint32_t best = 0;
  int f, primary = QAI_FAMILY_DOUBLE;
  for (f = 0; f < QAI_N_FAMILIES; f++)
    if (families & 1 << f && pairs(c, f) > best) {
      best = pairs(c, f);
      primary = f;
    }
  return families & 1 << primary ? primary : QAI_FAMILY_SINGLE;
}

/* Closing guillemets look like opening ones in more than a stray case. */
static int
is_reversed(const counts *c)
{
  const uint32_t *opens = c->opens[QAI_FAMILY_GUILLEMET], *all = c->all[QAI_FAMILY_GUILLEMET];
  return opens[QAI_SHAPE_CLOSING] > opens[QAI_SHAPE_OPENING] && opens[QAI_SHAPE_CLOSING] * 4 > all[QAI_SHAPE_CLOSING];
}

static int
families_of_styles(int styles)
{
  int f, families = 0;
  for (f = 0; f < QAI_N_FAMILIES; f++)
    if (!styles || styles & qai_style_of_family(f))
      families |= 1 << f;
  return families;
}

void
qai_style_find(const qai_marks *marks, int styles, qai_style *out)
{
  counts c;
  uint32_t i;
  int f;
  memset(&c, 0, sizeof c);
  memset(out, 0, sizeof *out);
  for (i = 0; i < marks->n; i++)
    count_mark(&c, &marks->data[i]);
  out->families = families_of_styles(styles);
  out->primary = primary_family(&c, out->families);
  out->reversed = is_reversed(&c);
  for (f = QAI_FAMILY_DOUBLE; f <= QAI_FAMILY_SINGLE; f++) {
    out->low[f] = c.all[f][QAI_SHAPE_LOW] > 0;
    out->closing_only[f] = out->primary == f && !c.all[f][QAI_SHAPE_OPENING] && !c.all[f][QAI_SHAPE_STRAIGHT] &&
                           !out->low[f] && c.opens[f][QAI_SHAPE_CLOSING] > 0;
  }
}

int
qai_style_of_family(int family)
{
  static const int styles[QAI_N_FAMILIES] = {QUOTEATTR_STYLE_DOUBLE, QUOTEATTR_STYLE_SINGLE, QUOTEATTR_STYLE_GUILLEMET,
                                             QUOTEATTR_STYLE_CORNER};
  return styles[family];
}
