/*
 * The places of a paragraph where a sentence may begin, with what stands around each.
 *
 * In: words and the starts the scanner left.  Out: one qai_boundary after another.
 */
#ifndef QAI_SEGMENT_PLACES_H
#define QAI_SEGMENT_PLACES_H

#include "segment/boundary.h"

typedef struct qai_places {
  const qai_segment *segment;
  uint32_t next;       /* start to look at */
  uint32_t paragraph;  /* of the latest place */
  uint32_t terminator; /* word after the latest terminator, or the paragraph's first */
  unsigned style;
} qai_places;

void qai_places_init(qai_places *p, const qai_segment *segment);
/* Begins with a paragraph; then qai_places_next() gives its places in order, 0 after the last. */
void qai_places_enter(qai_places *p, uint32_t paragraph);
int qai_places_next(qai_places *p, qai_boundary *b);
/* Gives the latest place once more. */
void qai_places_back(qai_places *p);

#endif
