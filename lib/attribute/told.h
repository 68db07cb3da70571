/*
 * Source and content of a cue, where the roles alone tell them.
 *
 * In: a passage, the probabilities of its words' roles (roles.h), the cues of it.  Out: for a cue that has its sentence
 * to itself the labels of its words as the span model would give them (spans.h), if no role of that sentence, and of
 * the speech that goes on beside it, is in doubt; most reports are of that kind, and need not be looked at twice.
 */
#ifndef QAI_ATTRIBUTE_TOLD_H
#define QAI_ATTRIBUTE_TOLD_H

#include "attribute/roles.h"
#include "attribute/spans.h"

typedef struct qai_told {
  const qai_passage *passage;
  uint8_t role[QAI_CHUNK_MAX + 2]; /* of the words, from 1 on: QAI_ROLE_*, or QAI_ROLES when it is in doubt */
} qai_told;

/* `sure` is the least probability of a role that is not in doubt: more than a half. */
void qai_told_read(const qai_passage *p, const float *roles, float sure, qai_told *out);

/* Labels all words of the passage for the cue that starts at word `cue`, between the cues that start at `before` and
 * `behind` (QAI_NONE: there is none).  1: done, 0: it has to be looked at. */
int qai_told_labels(const qai_told *t, uint32_t before, uint32_t cue, uint32_t behind, uint8_t *labels);

#endif
