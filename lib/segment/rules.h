/*
 * What is certain about a place where a sentence may begin.
 *
 * In: a place.  Out: a sentence begins there, or not, or the classifier must say.
 */
#ifndef QAI_SEGMENT_RULES_H
#define QAI_SEGMENT_RULES_H

#include "segment/boundary.h"

enum { QAI_RULE_UNSURE, QAI_RULE_YES, QAI_RULE_NO };

int qai_rules_decide(const qai_boundary *b);
/* Whether no sentence begins after the abbreviation t, another word follows: a title, a month before a number. */
int qai_rules_goes_on(const char *bytes, const quoteattr_token *t);
/* Whether none begins after a mark of a QAI_BOUNDARY_* type. */
static inline int
qai_rules_goes_on_after(uint32_t type)
{
  return type == QAI_BOUNDARY_SEMICOLON || type == QAI_BOUNDARY_OTHER;
}

#endif
