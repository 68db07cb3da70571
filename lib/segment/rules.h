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
/* Whether the abbreviation t is a title, after which no sentence begins: Mr. */
int qai_rules_is_title(const char *bytes, const quoteattr_token *t);

#endif
