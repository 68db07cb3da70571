/*
 * Dialogue without any marks, as in old Bibles and some novels of today: "I will not, he said. You know it."
 *
 * In: words with tags and classes, the regions in marks, the genre.  Out: regions of speech, QAI_REGION_UNMARKED, put
 * among those that there are.
 */
#ifndef QAI_QUOTES_UNMARKED_H
#define QAI_QUOTES_UNMARKED_H

#include "quotes/quotes.h"

/* `styles` as in qai_quotes_options.  Unless they ask for it, only in fiction that sets off (nearly) nothing by marks
 * and has reporting clauses beside what is not marked.  QUOTEATTR_ERR_NOMEM.  Cost: nothing where there is dialogue
 * in marks, else some passes over the words. */
int qai_unmarked_read(qai_quotes *q, int styles, qai_arena *arena, qai_arena *scratch);

#endif
