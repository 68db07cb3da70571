/*
 * Nouns of beings that no list has for people, but that speak in this story: "said the dragon", "the teapot asked".
 *
 * In: qai_scan with its quotations and tags.  Out: qai_scan.beings, one bit for each spelling of such a noun, or NULL
 * when there is none.  In the news nobody but people speaks.
 */
#ifndef QAI_MENTION_BEINGS_H
#define QAI_MENTION_BEINGS_H

#include "mention/mention_scan.h"

int qai_beings_find(qai_scan *scan);

/* Is a spelling one of such a noun, ... */
static inline int
qai_beings_has(const qai_scan *scan, uint32_t spelling)
{
  return scan->beings && scan->beings[spelling >> 6] >> (spelling & 63) & 1;
}

/* ... is word `i`? */
static inline int
qai_beings_is(const qai_scan *scan, uint32_t i)
{
  return qai_beings_has(scan, scan->tags->spellings.of_word[i]);
}

#endif
