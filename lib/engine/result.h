/* The result: everything found in one document, in memory of its own. */
#ifndef QAI_ENGINE_RESULT_H
#define QAI_ENGINE_RESULT_H

#include "attribute/attribute.h"

/* What the stages made; those that did not run are all zero. */
typedef struct qai_stages {
  qai_text text;
  qai_segment segment;
  qai_tags tags;
  qai_quotes quotes;
  qai_mentions mentions;
  qai_attributions attributions;
} qai_stages;

/* Copies what the header shows out of the stages.  `last` is the QUOTEATTR_STAGE_* that ran last. */
int qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, qai_arena *scratch);

#endif
