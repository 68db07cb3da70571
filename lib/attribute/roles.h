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

/* What a word sees on one side. */
typedef struct qai_near {
  uint16_t cue;    /* how far the nearest verb of its sentence is that may be a cue; 0: there is none */
  uint8_t between; /* commas and marks of speech up to there, up to 3 of each */
  uint8_t mark;    /* how far the nearest mark of speech is that turns its back on the word; 0: farther than the look */
} qai_near;

/* By the place of the word + 1; the blank words beside the passage see nothing. */
typedef struct qai_near_words {
  qai_near left[QAI_CHUNK_MAX + 2], right[QAI_CHUNK_MAX + 2];
} qai_near_words;

void qai_roles_look(const qai_passage *p, qai_near_words *out);

/* The grams of word `k` - 1 of the passage, `k` from 0 (the blank word before it) to its words + 1 (the one behind it).
 * Their places are the words of the passage, of which the first has place QAI_GRAM_REACH. */
void qai_roles_grams(const qai_passage *p, const qai_near_words *near, uint32_t k, qai_grams *g);

#endif
