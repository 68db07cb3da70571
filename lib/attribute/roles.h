/*
 * What part each word of a paragraph plays in the reporting: cue, source, content or none.
 *
 * In: qai_passage, the model.  Out: for each word of the passage the probability of each role.  A linear-chain CRF over
 * the words; contents and cues never overlap, so that one labelling holds all reports of a paragraph, but not which
 * source and content go with which cue (spans.h).
 */
#ifndef QAI_ATTRIBUTE_ROLES_H
#define QAI_ATTRIBUTE_ROLES_H

#include "attribute/linear.h"
#include "attribute/passage.h"

enum { /* labels; B begins a span, I goes on */
       QAI_ROLE_NONE = 0,
       QAI_ROLE_CUE_B,
       QAI_ROLE_CUE_I,
       QAI_ROLE_SOURCE_B,
       QAI_ROLE_SOURCE_I,
       QAI_ROLE_CONTENT_B,
       QAI_ROLE_CONTENT_I,
       QAI_ROLES
};

/* The nearest verb of its sentence that may be a cue, as a word sees it on one side. */
typedef struct qai_near_cue {
  uint16_t distance; /* 0: there is none */
  uint8_t between;   /* commas and marks of speech between, up to 3 of each */
} qai_near_cue;

typedef struct qai_near_cues {
  qai_near_cue left[QAI_CHUNK_MAX], right[QAI_CHUNK_MAX];
} qai_near_cues;

void qai_roles_look(const qai_passage *p, qai_near_cues *out);

/* The grams of word `k` - 1 of the passage, `k` from 0 (the blank word before it) to its words + 1 (the one behind it).
 * Their places are the words of the passage, of which the first has place QAI_GRAM_REACH. */
void qai_roles_grams(const qai_passage *p, const qai_near_cues *near, uint32_t k, qai_grams out);

#endif
