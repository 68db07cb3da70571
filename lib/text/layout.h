/*
 * Layout: are the lines of this text hard-wrapped, and which line breaks end a paragraph?
 *
 * In: the lines.  Out: for each line, whether it goes on the paragraph of the line before.
 *
 * Rule: in a text wrapped at W columns the next line's first word would not have fitted on the line before.
 * Each line break that no blank line sets off names the widths it agrees with; the text is wrapped when most
 * breaks agree with one width.  By hand or by an old composer, lines are ragged: then it is their usual width
 * and the share that goes on in lower case that tell.
 */
#ifndef QAI_TEXT_LAYOUT_H
#define QAI_TEXT_LAYOUT_H

#include "text/lines.h"

typedef struct qai_layout {
  uint32_t width; /* the column lines are wrapped at; 0: lines are not wrapped */
} qai_layout;

/* Measures the lines between which no blank one stands. */
qai_layout qai_layout_find(const qai_lines_source *of, qai_line *lines, uint32_t n);

/* Whether line b, right after a, goes on a's paragraph by its width alone. */
int qai_layout_joins_near(const qai_layout *layout, const qai_line *a, const qai_line *b);

/* A sentence goes on: the paragraph began with a capital, nothing ended it, and b is small. */
static inline int
qai_layout_runs_on(const qai_line *head, const qai_line *a, const qai_line *b)
{
  return (b->flags & (QAI_LINE_LOWER | QAI_LINE_ITEM)) == QAI_LINE_LOWER && !(a->flags & QAI_LINE_END) &&
         head->flags & QAI_LINE_CAPITAL;
}

/* Whether line b, right after a, goes on the paragraph that began with line `head`. */
static inline int
qai_layout_joins(const qai_layout *layout, const qai_line *head, const qai_line *a, const qai_line *b)
{
  return !(b->flags & QAI_LINE_GAP) && (qai_layout_runs_on(head, a, b) || qai_layout_joins_near(layout, a, b));
}

#endif
