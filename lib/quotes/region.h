/* Regions: pairs of marks with the words and the regions they hold. */
#ifndef QAI_QUOTES_REGION_H
#define QAI_QUOTES_REGION_H

#include "base/vector.h"
#include "quotes/quotes.h"

typedef QAI_VECTOR(qai_region) qai_region_list;

/* Merges the ordered runs [from, middle) and [middle, n) of a list. */
int qai_region_merge(qai_region_list *list, uint32_t from, uint32_t middle, qai_arena *arena);
/* One of bytes [start, end) that no marks stand around. */
qai_region qai_region_without_marks(uint32_t paragraph, uint32_t start, uint32_t end, int style, int flags);
/* Puts the regions of a list, in order, among those of the text, and finishes all. */
int qai_region_put_among(qai_quotes *q, qai_region_list *list, qai_arena *arena, qai_arena *scratch);
/* Sets the words and parents of q->regions, with no quotation yet. */
void qai_region_finish(qai_quotes *q);
/* Fills q->speech from the outermost regions that are speech. */
int qai_region_mark_words(qai_quotes *q, qai_arena *arena);

/* The first word that ends behind the start of a finished region's opening mark, behind the end of its closing one. */
uint32_t qai_region_word_before(const qai_quotes *q, const qai_region *r);
uint32_t qai_region_word_behind(const qai_quotes *q, const qai_region *r);

#endif
