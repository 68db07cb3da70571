/*
 * Sources of reports whose verb has no subject of its own: `The mayor declined to comment but said …`,
 * `Ann Lee left the room, calling it …`, `Asked about it, she …`.
 *
 * In: the draft with the reports so far, a report without a source.  Out: the words of the subject that its clause
 * carries on: the nearest one before the cue in its sentence that no other report's content holds, else the source of
 * the report before in that sentence, else the first subject behind the cue, else the noun phrase that the sentence
 * begins with; where it begins with the cue, the source of the last report.  Empty when there is none, and for
 * reports without marks, which often are nobody's in particular ("asked whether …").
 */
#ifndef QAI_ATTRIBUTE_CARRIED_H
#define QAI_ATTRIBUTE_CARRIED_H

#include "attribute/draft.h"

#define QAI_CARRIED_RIGHT 0.7f /* so often is such a source right (news train) */

/* Cost: the mentions of the sentence, no more than 64 on a side. */
qai_word_span qai_carried_source(const qai_draft *d, const qai_report *report);

#endif
