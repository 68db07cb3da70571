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
  const uint16_t *roles; /* of the chunk's words: qai_spans_role_code() */
  uint32_t first, last;  /* words of the cue, half open */
  uint32_t head;         /* its most telling word */
  uint32_t from, to;     /* words that may belong to its report: the others are too far off */
  qai_seen seen[QAI_CHUNK_MAX];
} qai_cue_frame;

/* A word's roles, probabilities that are QAI_LABELS_MAX of them, as levels of three bits each. */
uint16_t qai_spans_role_code(const float *roles);

/* Looks at the chunk from the cue `first` .. `last`. */
void qai_spans_look(const qai_view *v, const qai_chunk *chunk, const uint16_t *roles, uint32_t first, uint32_t last,
                    qai_cue_frame *out);
/* The features of word `i` of the chunk: all of them, or in two parts.  Those of the word itself on either side of any
 * cue (0 before, 1 behind), which are the same for all cues of a chunk; those that the cue has a part in. */
void qai_spans_features(const qai_cue_frame *c, uint32_t i, qai_features *out);
void qai_spans_word_features(const qai_view *v, const qai_chunk *chunk, const uint16_t *roles, uint32_t i,
                             uint32_t side, qai_features *out);
void qai_spans_cue_features(const qai_cue_frame *c, uint32_t i, qai_features *out);

#endif
