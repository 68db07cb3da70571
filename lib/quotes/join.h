/*
 * Which pieces are one quotation.
 *
 * In: regions and what each is (kind.h).  Out: quotations and their pieces.
 */
#ifndef QAI_QUOTES_JOIN_H
#define QAI_QUOTES_JOIN_H

#include "quotes/feature.h"

/* Features of two outermost regions of one paragraph, `a` before `b`. */
void qai_join_features(const qai_quotes *q, uint32_t a, uint32_t b, qai_features *out);
/* Makes q->quotations and q->pieces; `kinds` holds the QUOTEATTR_QUOTE_* of each outermost region. */
int qai_join_regions(qai_quotes *q, const uint8_t *kinds, qai_arena *arena);

#endif
