/*
 * Pairs of marks.
 *
 * In: the text, its marks and its style.  Out: regions appended to a list, in order, an outer one before those in it;
 * only their bytes, paragraph, style and flags are set.  A paragraph that ends inside a region tells the next one so.
 */
#ifndef QAI_QUOTES_PAIR_H
#define QAI_QUOTES_PAIR_H

#include "quotes/region.h"
#include "quotes/style.h"

typedef struct qai_pairer qai_pairer;

/* Working memory for paragraphs in order; `max_nesting` is at most QAI_PAIR_DEPTH. */
enum { QAI_PAIR_DEPTH = 64 };
qai_pairer *qai_pairer_new(const qai_text *text, const qai_marks *marks, const qai_style *style, uint32_t max_nesting,
                           qai_arena *arena);
/* The paragraph's regions, made in `arena`. */
int qai_pairer_read(qai_pairer *pairer, uint32_t paragraph, qai_arena *arena, qai_region_list *out);

#endif
