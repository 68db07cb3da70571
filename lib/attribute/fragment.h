/*
 * Contents that stop before they say anything: "the bridge" of `Officials said the bridge, which is old, will close`.
 *
 * In: a report as the span model sees it, which loses the thread at a comma now and then.  Out: the same, whose content
 * goes on to the end of its sentence where that is certain.
 */
#ifndef QAI_ATTRIBUTE_FRAGMENT_H
#define QAI_ATTRIBUTE_FRAGMENT_H

#include "attribute/reports.h"

void qai_fragment_complete(const qai_view *v, qai_report *r);

#endif
