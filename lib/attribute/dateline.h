/*
 * Datelines: where and when a news text was sent from, `LONDON, Sept. 3 (Agency) -`, at the begin of a paragraph.
 *
 * In: a span of words.  Out: the same without the dateline that it begins in: that is part of no source and no content.
 */
#ifndef QAI_ATTRIBUTE_DATELINE_H
#define QAI_ATTRIBUTE_DATELINE_H

#include "attribute/reports.h"

/* `LONDON (Reuters) - The minister` is the minister. */
qai_word_span qai_dateline_trim(const qai_view *v, qai_word_span s);

#endif
