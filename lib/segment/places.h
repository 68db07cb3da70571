/*
 * The places of a paragraph where a sentence may begin, with what stands around each.
 *
 * In: words and marks.  Out: one qai_boundary after another: after marks, and in a text that does not keep to its
 * marks (QAI_STYLE_CLEAN) before capitals and opening marks as well; or those alone where a sentence does begin.
 */
#ifndef QAI_SEGMENT_PLACES_H
#define QAI_SEGMENT_PLACES_H

#include "segment/boundary.h"
#include "segment/plain.h"

typedef struct qai_places {
  const qai_segment *segment;
  qai_boundary place; /* the latest one */
  qai_plain plain;    /* the places without a mark before them */
} qai_places;

void qai_places_init(qai_places *p, const qai_segment *segment);
/* Begins with a paragraph; then qai_places_next() gives its places in order, NULL after the last.  Every paragraph in
 * order, to its end. */
void qai_places_enter(qai_places *p, uint32_t paragraph);
qai_boundary *qai_places_next(qai_places *p);
/* Where the paragraph's next sentence begins: at the first of the next places that begins one, of those after word
 * `from` and before word `limit`; `limit` if none does.  Places from there on come later. */
uint32_t qai_places_next_start(qai_places *p, uint32_t from, uint32_t limit);

#endif
