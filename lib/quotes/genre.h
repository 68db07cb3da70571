/*
 * News (and everything like it) or fiction?
 *
 * In: a text's words and regions.  Out: QUOTEATTR_GENRE_NEWS or _FICTION.
 */
#ifndef QAI_QUOTES_GENRE_H
#define QAI_QUOTES_GENRE_H

#include "quotes/feature.h"

/* Both: QUOTEATTR_ERR_NOMEM.  Cost: a counter for each spelling, then the spellings. */
int qai_genre_features(const qai_quotes *q, qai_arena *arena, qai_features *out);
int qai_genre_find(const qai_quotes *q, qai_arena *arena, int *genre);

#endif
