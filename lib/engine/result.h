/*
 * The result: everything found in one document, in memory of its own.
 *
 * In: what the stages made, the words in an arena that the result takes over.  Out: these, and a copy of what else
 * the header shows (the result itself and a handful of arrays, sized beforehand) behind them and in one further block,
 * that holds no pointer to the text, the session or the engine.
 */
#ifndef QAI_ENGINE_RESULT_H
#define QAI_ENGINE_RESULT_H

#include "engine/stages.h"

/* `last` is the QUOTEATTR_STAGE_* that ran last.  The result takes `kept` over with the words in it, and has cleared
 * it on failure, when *out is NULL.  The further block may be one that `arena`, where the stages worked, had for
 * scratch: so much is taken as the result's that most memory at once is not taken now. */
int qai_result_new(quoteattr_result **out, const qai_stages *stages, int last, qai_arena *kept, qai_arena *arena);

#endif
