#include "engine/stages.h"

#include "base/status.h"

#include <string.h>

/* What a stage takes beside what those before it made. */
typedef struct supply {
  const quoteattr_options *options;
  const qai_learned *learned;
  const qai_cast *cast;       /* or NULL */
  qai_vocabulary *vocabulary; /* or NULL */
  qai_arena *arena, *kept;
} supply;

static int
find_quotes(qai_stages *st, const supply *in)
{
  const quoteattr_options *options = in->options;
  qai_quotes_options o;
  int status = qai_tag_words(&st->segment, &in->learned->tagger, in->vocabulary, in->arena, &st->tags);
  o.styles = (int)options->value[QUOTEATTR_OPT_QUOTE_STYLES];
  o.genre = (int)options->value[QUOTEATTR_OPT_GENRE];
  o.max_nesting = (uint32_t)options->value[QUOTEATTR_OPT_MAX_NESTING];
  return status ? status : qai_quotes_find(&st->tags, &o, in->arena, &st->quotes);
}

static int
find_speakers(qai_stages *st, const supply *in)
{
  const quoteattr_options *options = in->options;
  qai_attribute_options o;
  int status = qai_mentions_find(&st->quotes, in->cast, in->arena, &st->mentions);
  o.indirect = (int)options->value[QUOTEATTR_OPT_INDIRECT];
  o.statements = (int)options->value[QUOTEATTR_OPT_STATEMENTS];
  o.min_confidence = (float)options->value[QUOTEATTR_OPT_MIN_CONFIDENCE] / 100.0f;
  o.max_candidates = (uint32_t)options->value[QUOTEATTR_OPT_MAX_CANDIDATES];
  return status ? status : qai_attribute(&st->mentions, &in->learned->news, &o, in->arena, &st->attributions);
}

static int
run_stage(qai_stages *st, int stage, const supply *in)
{
  switch (stage) {
  case QUOTEATTR_STAGE_TOKENS: return qai_segment_words(&st->text, in->arena, in->kept, &st->segment);
  case QUOTEATTR_STAGE_SENTENCES: return qai_segment_sentences(&st->segment, in->arena);
  case QUOTEATTR_STAGE_QUOTES: return find_quotes(st, in);
  default: return find_speakers(st, in);
  }
}

static int
report(const qai_progress *progress, int done, int last)
{
  if (progress && progress->fn && progress->fn(progress->ctx, (size_t)done, (size_t)last))
    return QUOTEATTR_ERR_CANCELLED;
  return QUOTEATTR_OK;
}

/* The last stage that reads bytes by their masks is done. */
static void
release_masks(qai_stages *st, qai_arena *scratch, qai_arena_mark mark)
{
  memset(&st->text.masks, 0, sizeof st->text.masks);
  qai_arena_release(scratch, mark);
}

int
qai_stages_run(qai_stages *st, const char *text, size_t len, const quoteattr_options *options,
               const qai_learned *learned, const qai_cast *cast, const qai_progress *progress,
               qai_vocabulary *vocabulary, qai_arena *arena, qai_arena *kept, quoteattr_error *err)
{
  const supply in = {options, learned, cast, vocabulary, arena, kept};
  int last = (int)options->value[QUOTEATTR_OPT_STAGES], stage, status;
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark;
  memset(st, 0, sizeof *st);
  if (!scratch)
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  mark = qai_arena_set_mark(scratch);
  if (len > (uint64_t)options->value[QUOTEATTR_OPT_MAX_BYTES])
    return qai_error_set(err, QUOTEATTR_ERR_LIMIT, "the document is larger than the limit",
                         (size_t)options->value[QUOTEATTR_OPT_MAX_BYTES]);
  status = qai_text_read(text, len, (int)options->value[QUOTEATTR_OPT_BAD_UTF8], arena, &st->text, err);
  if (status)
    return status;
  for (stage = QUOTEATTR_STAGE_TOKENS; stage <= last && !status; stage++) {
    status = run_stage(st, stage, &in);
    if (stage == QUOTEATTR_STAGE_QUOTES)
      release_masks(st, scratch, mark);
    if (!status)
      status = report(progress, stage, last);
  }
  if (!status && last == QUOTEATTR_STAGE_QUOTES)
    status = qai_attribute_none(&st->quotes, arena, &st->attributions);
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
}
