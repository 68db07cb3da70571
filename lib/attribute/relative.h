/*
 * Subjects that stand right before their verb: `a speech that her aides said was late`, `a pledge the opposition
 * dismissed as “theatre”`, `Questioned by counsel, the officer accepted that …`.
 *
 * In: the view, a report with its spans.  Out: the same with that subject for its source, and no words of it in the
 * content, where the model took the subject of the whole sentence, none, or more words than the subject's.
 */
#ifndef QAI_ATTRIBUTE_RELATIVE_H
#define QAI_ATTRIBUTE_RELATIVE_H

#include "attribute/reports.h"

/* Where the nouns begin that end right before word `end`, with what stands before a noun; `end` itself without any. */
uint32_t qai_relative_nouns(const qai_view *v, uint32_t end);
void qai_relative_subject(const qai_view *v, qai_report *r);
/* `Those who called the plan “mad” | have gone`: what "who" calls something ends before the verb of the main clause. */
void qai_relative_end(const qai_view *v, qai_report *r);

#endif
