/*
 * What part each word of a paragraph plays in the reporting: cue, source, content or none.
 *
 * In: qai_view, the model.  Out: for each word of a chunk the probability of each role.  A linear-chain CRF over the
 * words; contents and cues never overlap, so that one labelling holds all reports of a paragraph, but not which
 * source and content go with which cue (spans.h).
 */
#ifndef QAI_ATTRIBUTE_ROLES_H
#define QAI_ATTRIBUTE_ROLES_H

#include "attribute/linear.h"
#include "attribute/view.h"

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

/* The features of word `i` of `chunk`. */
void qai_roles_features(const qai_view *v, const qai_chunk *chunk, uint32_t i, qai_features *out);

/* Probabilities of the roles of each word of `chunk`, QAI_LABELS_MAX apart.  The three buffers have room for
 * QAI_CHUNK_MAX * QAI_LABELS_MAX floats each. */
void qai_roles_find(const qai_view *v, const qai_chunk *chunk, const qai_linear *model, float *scores, float *out);

#endif
