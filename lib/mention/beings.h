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

/* Is word `i` such a noun? */
static inline int
qai_beings_is(const qai_scan *scan, uint32_t i)
{
  uint32_t s = scan->tags->spellings.of_word[i];
  return scan->beings && scan->beings[s >> 6] >> (s & 63) & 1;
}

#endif
