/*
 * Whom words are said to, between the verb and the words in marks.
 *
 * In: a report whose content begins with whom something is said to: `As Ann says | to the man who runs the shop: “…”`,
 * `“…,” Ann told | her brother in May, and left`.  Out: the same with the words in marks alone.
 */
#ifndef QAI_ATTRIBUTE_ADDRESSED_H
#define QAI_ATTRIBUTE_ADDRESSED_H

#include "attribute/reports.h"

void qai_addressed_drop(const qai_view *v, qai_report *r);

#endif
