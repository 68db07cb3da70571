#include "text/layout.h"

#include <string.h>

enum { MIN_WIDTH = 36, MAX_WIDTH = 160 };

enum { TOLD = QAI_LINE_LOWER | QAI_LINE_CAPITAL | QAI_LINE_END };

typedef struct survey {
  uint32_t breaks;             /* line breaks without a blank line */
  uint32_t lower;              /* ... that go on in lower case */
  uint32_t cased;              /* ... or with a capital */
  uint32_t open;               /* ... before which no sentence ended */
  uint32_t least, most;        /* width and width that breaks agree with; without any the first is above the other */
  uint32_t by_flags[TOLD + 1]; /* breaks by how the line after them begins and that before them ends */
  /* Breaks that agree with a width, less those that agree with the one before. */
  uint32_t agree[MAX_WIDTH + QAI_LINES_WORD + 2];
} survey;

static inline void
survey_break(survey *s, const qai_line *a, const qai_line *b)
{
  uint32_t low = a->width, high = a->width + b->first;
  s->by_flags[(b->flags & (QAI_LINE_LOWER | QAI_LINE_CAPITAL)) | (a->flags & QAI_LINE_END)]++;
  if (low > MAX_WIDTH)
    return;
  s->agree[low]++;
  s->agree[high + 1]--; /* unsigned wrap is undone by the sum */
  s->least = low < s->least ? low : s->least;
  s->most = high > s->most ? high : s->most;
}

/* What the flags of the breaks add up to. */
static void
add_up(survey *s)
{
  static const unsigned char begins[] = {0, QAI_LINE_LOWER, QAI_LINE_CAPITAL};
  unsigned k;
  for (k = 0; k < sizeof begins; k++) {
    uint32_t open = s->by_flags[begins[k]], all = open + s->by_flags[begins[k] | QAI_LINE_END];
    s->open += open;
    s->breaks += all;
    s->cased += begins[k] ? all : 0;
    s->lower += begins[k] == QAI_LINE_LOWER ? all : 0;
  }
}

static void
take_survey(survey *s, const qai_lines_source *of, qai_line *lines, uint32_t n)
{
  uint32_t i;
  memset(s, 0, sizeof *s);
  s->least = MAX_WIDTH;
  for (i = 1; i < n; i++) {
    qai_line *l = lines + i;
    if (l->flags & QAI_LINE_GAP)
      continue;
    if (!l[-1].width)
      qai_lines_measure(of, l - 1);
    qai_lines_measure(of, l);
    if (!(l->flags & QAI_LINE_PAGE))
      survey_break(s, l - 1, l);
  }
  add_up(s);
}

/* The width most breaks agree with: of equally good ones the widest but one word, as lines end before it. */
static uint32_t
best_width(const survey *s, uint32_t *agree)
{
  uint32_t w, best = MIN_WIDTH, sum = 0;
  for (*agree = 0, w = s->least; w <= s->most && w <= MAX_WIDTH && *agree < s->breaks; w++) {
    sum += s->agree[w];
    if (w >= MIN_WIDTH && sum > *agree) {
      best = w;
      *agree = sum;
    }
  }
  return best;
}

qai_layout
qai_layout_find(const qai_lines_source *of, qai_line *lines, uint32_t n)
{
  qai_layout layout = {0};
  survey s;
  uint32_t w, agree;
  take_survey(&s, of, lines, n);
  if (!s.lower &&
      (!s.open || s.breaks >= 4 || (s.breaks > 1 && !s.cased))) /* as below: most short texts are told at once */
    return layout;
  w = best_width(&s, &agree);
  if (agree * 10 >= s.breaks * 5 && (s.lower * 4 >= agree || (s.breaks < 4 && s.open)))
    layout.width = w;
  else if (agree && s.lower * 10 >= s.breaks * 4)
    layout.width = w;
  return layout;
}

/* A short line that the width does not carry on. */
static int
is_short(const qai_layout *layout, const qai_line *a, const qai_line *b)
{
  uint32_t need = (uint32_t)a->width + 1 + b->first, slack = layout->width / (a->flags & QAI_LINE_END ? 8 : 3);
  if (need + slack > layout->width)
    return 0;
  if (b->flags & QAI_LINE_LOWER && !(b->flags & QAI_LINE_ITEM))
    return a->width * 2 < layout->width && (a->flags & QAI_LINE_END || a->width * 3 < layout->width);
  return 1;
}

int
qai_layout_joins_near(const qai_layout *layout, const qai_line *a, const qai_line *b)
{
  if (!layout->width || b->flags & QAI_LINE_PAGE)
    return 0;
  if (b->indent >= 2 && a->indent + 2 <= b->indent && a->flags & QAI_LINE_END)
    return 0;
  return !is_short(layout, a, b);
}
