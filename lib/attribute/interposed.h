/*
 * A tag with its subject behind the verb, put between a subject and what is said of it.
 *
 * In: a report whose cue stands so: `The price, argued Ann Lee, an analyst, “is absurd”`.  Out: the same with who
 * stands behind the verb as its source and with both sides of the tag as its content.
 */
#ifndef QAI_ATTRIBUTE_INTERPOSED_H
#define QAI_ATTRIBUTE_INTERPOSED_H

#include "attribute/reports.h"

void qai_interposed_settle(const qai_view *v, qai_report *r);
/* `Prison, as he | puts | it, was “…”`: "it" is of the cue, and both sides of the tag are what is said. */
void qai_interposed_put(const qai_view *v, qai_report *r);
/* `Wrote | one reader: “…”` at the begin of its sentence: who stands behind the verb is the source. */
void qai_interposed_lead_in(const qai_view *v, qai_report *r);

#endif
