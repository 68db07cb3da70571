/*
 * What somebody calls something: `Drivers have gone on strike over what their union calls “slave” wages`.
 *
 * In: the view, a report with its spans.  Out: where a clause of that kind is its content, or its cue is the verb of
 * one, the report of that clause: the words in marks are the union's, and what stands before "what" is nobody's. What
 * the subject of the sentence calls so himself (`The minister left over what he called “lies”`) stays his, and so
 * does what a verb of speech takes for its object (`She denounced what the judge called “greed”`).
 */
#ifndef QAI_ATTRIBUTE_CALLING_H
#define QAI_ATTRIBUTE_CALLING_H

#include "attribute/reports.h"

void qai_calling_settle(const qai_view *v, qai_report *r);
/* `A farmer named Greg Holt lost his cow`, `the village called Asker was cut off`: is the cue only the participle by
 * which a noun has its name, and nothing reported? */
int qai_calling_is_participle(const qai_view *v, const qai_report *r);

#endif
