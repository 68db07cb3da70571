/* Regions: pairs of marks with the words and the regions they hold. */
#ifndef QAI_QUOTES_REGION_H
#define QAI_QUOTES_REGION_H

#include "base/vector.h"
#include "quotes/quotes.h"

typedef QAI_VECTOR(qai_region) qai_region_list;

/* Sorts q->regions by where they start and sets their words and parents, with no quotation yet. */
int qai_region_finish(qai_quotes *q, qai_arena *arena);
/* Fills q->word_region from the outermost regions that are speech. */
int qai_region_mark_words(qai_quotes *q, qai_arena *arena);

#endif
