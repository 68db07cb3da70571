/*
 * What somebody does, and where, as he speaks: `“It came through there,” Ann said, pointing to a hole. “I ran.”`,
 * `“I took the notes,” Ann recalled in an interview. “Then I burned them.”`
 *
 * In: the view, a report with its spans.  Out: the same whose content is neither the place nor the occasion; and what
 * he points to reports nothing that stands behind its sentence.
 */
#ifndef QAI_ATTRIBUTE_CIRCUMSTANCE_H
#define QAI_ATTRIBUTE_CIRCUMSTANCE_H

#include "attribute/reports.h"

/* `Novak lit | a cigarette. “The other half costs more.”`: is the cue only what somebody does before he speaks? */
int qai_circumstance_is_beat(const qai_view *v, const qai_report *r);
void qai_circumstance_drop(const qai_view *v, qai_report *r);
/* `In a letter of 6 June | Anna Holm | wrote`: where he wrote is no part of the source. */
void qai_circumstance_source(const qai_view *v, qai_report *r);

#endif
