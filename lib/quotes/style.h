/*
 * Which marks a text uses, and how.
 *
 * In: all marks of the text, and the styles asked for (0: any).  Out: qai_style, from counts over the whole text.
 */
#ifndef QAI_QUOTES_STYLE_H
#define QAI_QUOTES_STYLE_H

#include "quotes/mark.h"

typedef struct qai_style {
  int families;        /* bit of each family whose marks count */
  int primary;         /* QAI_FAMILY_*: the one that speech stands in */
  int reversed;        /* »…« */
  int low[2];          /* of double, single: „…“ */
  int closing_only[2]; /* of double, single: ”…” */
} qai_style;

void qai_style_find(const qai_marks *marks, int styles, qai_style *out);
/* QUOTEATTR_STYLE_* of a family. */
int qai_style_of_family(int family);

#endif
