/*
 * Noun phrases without what hangs behind them ("the old man", "Foreign Minister Ann Lee", "Trump's campaign
 * manager"; not "of …", "who …").
 *
 * In: qai_scan with its facets.  Out: a chunk from a given word on.  The rule: determiner or possessor, modifiers,
 * head; found from tags and classes in one step to the right (the base phrases of Ramshaw and Marcus 1995).
 */
#ifndef QAI_MENTION_CHUNK_H
#define QAI_MENTION_CHUNK_H

#include "mention/mention_scan.h"

typedef struct qai_chunk {
  uint32_t first, last; /* words, half open; empty when there is no noun phrase */
  uint32_t core;        /* first word behind the possessor ("Trump's | campaign manager"), else `first` */
  uint32_t name;        /* start of the name that ends the chunk, or `last` when a common noun does */
  uint32_t head;        /* the noun that ends it: "sister" of "his sister-in-law" */
  uint32_t next;        /* where to look for the next one; behind "'s" when possessive */
  int possessive;       /* nothing but an "'s" behind it */
} qai_chunk;

void qai_chunk_at(const qai_scan *scan, uint32_t i, uint32_t end, qai_chunk *out);

#endif
