/*
 * Source and content of one cue.
 *
 * In: a passage with its roles (roles.h) and a cue in it.  Out: a label for each word: begins or goes on in the source
 * or in the content of this cue, or neither.  A linear-chain CRF that sees each word twice: by itself, on either side
 * of any cue (made once for all cues of the passage), and from the cue: the side, how far, what stands between.
 */
#ifndef QAI_ATTRIBUTE_SPANS_H
#define QAI_ATTRIBUTE_SPANS_H

#include "attribute/linear.h"
#include "attribute/passage.h"

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
  uint8_t side; /* 0 before the cue, 1 behind */
  uint8_t distance, commas, quotes, stops, mentions, cues, same_sentence;
} qai_seen;

typedef struct qai_cue_frame {
  const qai_passage *passage;
  const uint16_t *codes;  /* of its words: qai_spans_role_code() */
  uint32_t first, last;   /* words of the cue, half open, counted from the passage's first, as all here */
  uint32_t head;          /* its most telling word */
  uint32_t from, to;      /* words that may belong to its report: the others are too far off */
  uint32_t around, marks; /* codes of the words beside it */
  qai_seen seen[QAI_CHUNK_MAX];
} qai_cue_frame;

/* Places of the words' own sums: each word has one for each side, of which the first word's are these. */
#define QAI_SPANS_PLACE(word, side) (2 * ((word) + QAI_GRAM_REACH) + (side))

/* A word's roles, probabilities that are QAI_LABELS_MAX of them, as levels of three bits each. */
uint16_t qai_spans_role_code(const float *roles);

/* The grams of word `k` - 1 of the passage by itself, `k` from 0 to its words + 1, as in roles.h.  `codes` has two
 * blank ones before the first and behind the last. */
void qai_spans_word_grams(const qai_passage *p, const uint16_t *codes, uint32_t k, qai_grams *g);

/* Looks at the passage from the cue. */
void qai_spans_look(const qai_passage *p, const uint16_t *codes, uint32_t first, uint32_t last, qai_cue_frame *out);
/* The grams, all of place 0, of word `k` seen from the cue.  A word of the cue has no word grams. */
void qai_spans_cue_grams(const qai_cue_frame *c, uint32_t k, qai_grams *g);

#endif
