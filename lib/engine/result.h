/*
 * The result: everything found in one document, in memory of its own.
 *
 * In: what the stages made.  Out: a copy of what the header shows, in one block (a handful of arrays, sized
 * beforehand), that holds no pointer to the text, the session or the engine.
 */
#ifndef QAI_ENGINE_RESULT_H
#define QAI_ENGINE_RESULT_H

#include "engine/stages.h"

/* `last` is the QUOTEATTR_STAGE_* that ran last.  *out is NULL on failure. */
int qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, const quoteattr_allocator *alloc);

#endif
