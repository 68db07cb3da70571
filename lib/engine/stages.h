/*
 * The stages, run one after another.
 *
 * In: a text, the engine's options and models.  Out: what each stage made, in the session's arena.  Each reads what
 * those before it made, and the first that fails ends the run.
 */
#ifndef QAI_ENGINE_STAGES_H
#define QAI_ENGINE_STAGES_H

#include "attribute/attribute.h"
#include "engine/learned.h"
#include "engine/options.h"

/* What the stages made; those that did not run are all zero.  They point at each other: not to be moved. */
typedef struct qai_stages {
  qai_text text;
  qai_segment segment;
  qai_tags tags;
  qai_quotes quotes;
  qai_mentions mentions;
  qai_attributions attributions;
} qai_stages;

/* Whom to tell how far the work is; NULL for nobody.  Not 0 from it cancels. */
typedef struct qai_progress {
  int (*fn)(void *ctx, size_t done, size_t total);
  void *ctx;
} qai_progress;

/* Runs the stages up to options' QUOTEATTR_OPT_STAGES.  `cast` and `vocabulary` may be NULL.  The words,
 * which the result takes over, are made in `kept`, which may be `arena`. */
int qai_stages_run(qai_stages *stages, const char *text, size_t len, const quoteattr_options *options,
                   const qai_learned *learned, const qai_cast *cast, const qai_progress *progress,
                   qai_vocabulary *vocabulary, qai_arena *arena, qai_arena *kept, quoteattr_error *err);

#endif
