/* Quotations as strings, for tables of tests. */
#ifndef QAI_TESTS_SHOW_QUOTES_H
#define QAI_TESTS_SHOW_QUOTES_H

#include "support.h"

typedef struct show_case {
  const char *text, *expected;
} show_case;

/* All regions in order: the content after "+" for each region it lies in, "!" before an unclosed one, "~" before a
 * re-opened one; separated by " / ". */
const char *show_regions(support_doc *d);
/* All quotations: D, T, N or S for speech, title, nickname, scare quotes, a colon, the pieces with "|" between;
 * separated by " / ". */
const char *show_quotations(support_doc *d);

/* Runs each text, which ends with one whose text is NULL, and compares. */
void show_ck_regions(const show_case *cases, int genre);
void show_ck_quotations(const show_case *cases, int genre);

#endif
