/*
 * The learned models that take some reading before they can be used.
 *
 * In: the model built into the library.  Out: qai_learned, read once an engine; it never changes, so that all sessions
 * share it.
 */
#ifndef QAI_ENGINE_LEARNED_H
#define QAI_ENGINE_LEARNED_H

#include "attribute/models.h"
#include "tag/tagger.h"

typedef struct qai_learned {
  qai_tagger tagger;
  qai_news_models news;
} qai_learned;

/* QUOTEATTR_ERR_DATA when the model is not sound.  `out` must stay where it is: its parts point at each other. */
int qai_learned_read(qai_learned *out);
/* Only what the stages up to the quotations need: for the tools that make the rest. */
int qai_learned_read_tagger(qai_learned *out);

#endif
