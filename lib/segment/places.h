/*
 * The places of a paragraph where a sentence may begin, with what stands around each.
 *
 * In: words and marks.  Out: one qai_boundary after another: after marks, and in a text that does not keep to its
 * marks (QAI_STYLE_CLEAN) before capitals and opening marks as well.
 */
#ifndef QAI_SEGMENT_PLACES_H
#define QAI_SEGMENT_PLACES_H

#include "segment/boundary.h"

typedef struct qai_places {
  const qai_segment *segment;
  qai_boundary place; /* the latest one */
  uint32_t plain;     /* word to look at for a place without a mark */
  uint32_t block;     /* the first of 64 words */
  uint64_t capitals;  /*   of which these have a capital */
  int held;           /* the latest place comes once more */
  int all;            /* places come that the gate does not let pass as well: for training */
} qai_places;

void qai_places_init(qai_places *p, const qai_segment *segment);
/* Begins with a paragraph; then qai_places_next() gives its places in order, NULL after the last.  Every paragraph in
 * order, to its end. */
void qai_places_enter(qai_places *p, uint32_t paragraph);
qai_boundary *qai_places_next(qai_places *p);
/* Gives the latest place once more. */
void qai_places_hold(qai_places *p);

#endif
