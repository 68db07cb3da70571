/*
 * Source and content of one cue.
 *
 * In: a chunk with its roles (roles.h) and a cue in it.  Out: a label for each word: begins or goes on in the source or
 * in the content of this cue, or neither.  A linear-chain CRF whose features see each word from the cue: the side,
 * how far, what stands between.
 */
#ifndef QAI_ATTRIBUTE_SPANS_H
#define QAI_ATTRIBUTE_SPANS_H

#include "attribute/linear.h"
#include "attribute/view.h"

enum {
  QAI_SPAN_NONE = 0,
  QAI_SPAN_SOURCE_B,
  QAI_SPAN_SOURCE_I,
  QAI_SPAN_CONTENT_B,
  QAI_SPAN_CONTENT_I,
  QAI_SPAN_LABELS
};

/* A word as seen from the cue. */
typedef struct qai_seen {
  uint8_t distance, commas, quotes, stops, mentions, cues;
} qai_seen;

typedef struct qai_cue_frame {
  const qai_view *view;
  const qai_chunk *chunk;
  const float *roles;   /* of the chunk */
  uint32_t first, last; /* words of the cue, half open */
  uint32_t head;        /* its most telling word */
  qai_seen seen[QAI_CHUNK_MAX];
} qai_cue_frame;

/* Looks at the chunk from the cue `first` .. `last`. */
void qai_spans_look(const qai_view *v, const qai_chunk *chunk, const float *roles, uint32_t first, uint32_t last,
                    qai_cue_frame *out);
/* The features of word `i` of the chunk. */
void qai_spans_features(const qai_cue_frame *c, uint32_t i, qai_features *out);

#endif
