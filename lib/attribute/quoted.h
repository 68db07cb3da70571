/*
 * Who is quoted by a newspaper as saying something.
 *
 * In: a report whose cue is in `was quoted by the Courier as saying`.  Out: the same with the whole of that as its cue
 * and with who was quoted, not who quoted, as its source.
 */
#ifndef QAI_ATTRIBUTE_QUOTED_H
#define QAI_ATTRIBUTE_QUOTED_H

#include "attribute/reports.h"

/* `The envoy | was quoted by the Courier as saying | the gate “was shut”` */
void qai_quoted_settle(const qai_view *v, qai_report *r);

#endif
