/*
 * What a pair of marks is: speech, the title of a work, a nickname inside a name, or scare quotes.
 *
 * In: regions with their words.  Out: QUOTEATTR_QUOTE_DIRECT, TITLE, NICKNAME or SCARE for each outermost one.
 */
#ifndef QAI_QUOTES_KIND_H
#define QAI_QUOTES_KIND_H

#include "quotes/feature.h"

void qai_kind_features(const qai_quotes *q, uint32_t region, qai_features *out);
/* The kind of every outermost region (0 for a nested one); NULL when memory ran out. */
uint8_t *qai_kind_find(const qai_quotes *q, qai_arena *arena);

#endif
