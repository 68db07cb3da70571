/* Helpers for the suites of lib/mention: a scan over a text, and who is who in one. */
#ifndef QAI_TESTS_SUPPORT_MENTION_H
#define QAI_TESTS_SUPPORT_MENTION_H

#include "mention/find.h"
#include "support.h"

/* Runs the stages up to the quotations and opens a scan; with its mentions when `find` is set. */
void support_scan(support_doc *d, qai_scan *scan, const char *text, int genre, int find);
/* The mention of a scan whose text is exactly `part`; the test fails without one. */
qai_mention *support_scan_mention(const qai_scan *scan, const char *part);

/* Do the mentions `a` and `b` (their n-th occurrences given as "text#n", from 0) have one entity? */
int support_are_one(const char *text, int genre, const char *a, const char *b);
/* The mention that is exactly `part` in a document; the test fails without one. */
const qai_mention *support_get(const support_doc *d, const char *part);

#endif
