/* A session runs the stages over one document after another, in the same memory. */
#include "base/status.h"
#include "engine/engine.h"
#include "engine/result.h"
#include "engine/roster.h"

#include <string.h>

struct quoteattr_session {
  const quoteattr_engine *engine;
  const quoteattr_roster *roster;
  int (*progress)(void *ctx, size_t done, size_t total);
  void *progress_ctx;
  qai_arena arena; /* of the document in work */
};

static void
session_init(quoteattr_session *s, const quoteattr_engine *engine)
{
  memset(s, 0, sizeof *s);
  s->engine = engine;
  qai_arena_init(&s->arena, &engine->options.alloc);
}

int
quoteattr_session_new(quoteattr_session **out, const quoteattr_engine *engine)
{
  if (!out || !engine)
    return QUOTEATTR_ERR_ARG;
  *out = qai_malloc(&engine->options.alloc, sizeof **out);
  if (!*out)
    return QUOTEATTR_ERR_NOMEM;
  session_init(*out, engine);
  return QUOTEATTR_OK;
}

int
quoteattr_session_set_roster(quoteattr_session *session, const quoteattr_roster *roster)
{
  if (!session)
    return QUOTEATTR_ERR_ARG;
  session->roster = roster;
  return QUOTEATTR_OK;
}

int
quoteattr_session_set_progress(quoteattr_session *session, int (*fn)(void *ctx, size_t done, size_t total), void *ctx)
{
  if (!session)
    return QUOTEATTR_ERR_ARG;
  session->progress = fn;
  session->progress_ctx = ctx;
  return QUOTEATTR_OK;
}

/* Each stage reads what those before it made; returns at the first that fails. */
static int
find_quotes(quoteattr_session *s, qai_stages *st)
{
  const int64_t *opt = s->engine->options.value;
  qai_quotes_options o;
  int status = qai_tag_words(&st->segment, &s->arena, &st->tags);
  o.styles = (int)opt[QUOTEATTR_OPT_QUOTE_STYLES];
  o.genre = (int)opt[QUOTEATTR_OPT_GENRE];
  o.max_nesting = (uint32_t)opt[QUOTEATTR_OPT_MAX_NESTING];
  return status ? status : qai_quotes_find(&st->tags, &o, &s->arena, &st->quotes);
}

static int
find_speakers(quoteattr_session *s, qai_stages *st)
{
  const int64_t *opt = s->engine->options.value;
  qai_attribute_options o;
  qai_cast cast = {NULL, 0};
  int status = s->roster ? qai_roster_cast(s->roster, &s->arena, &cast) : QUOTEATTR_OK;
  o.indirect = (int)opt[QUOTEATTR_OPT_INDIRECT];
  o.max_candidates = (uint32_t)opt[QUOTEATTR_OPT_MAX_CANDIDATES];
  if (!status)
    status = qai_mentions_find(&st->quotes, s->roster ? &cast : NULL, &s->arena, &st->mentions);
  return status ? status : qai_attribute(&st->mentions, &o, &s->arena, &st->attributions);
}

static int
report(const quoteattr_session *s, int done, int last)
{
  return s->progress && s->progress(s->progress_ctx, (size_t)done, (size_t)last) ? QUOTEATTR_ERR_CANCELLED
                                                                                 : QUOTEATTR_OK;
}

/* The stage with number `stage`. */
static int
run_stage(quoteattr_session *s, qai_stages *st, int stage)
{
  switch (stage) {
  case QUOTEATTR_STAGE_TOKENS: return qai_segment_words(&st->text, &s->arena, &st->segment);
  case QUOTEATTR_STAGE_SENTENCES: return qai_segment_sentences(&st->segment, &s->arena);
  case QUOTEATTR_STAGE_QUOTES: return find_quotes(s, st);
  default: return find_speakers(s, st);
  }
}

static int
run_stages(quoteattr_session *s, qai_stages *st, int last)
{
  int stage, status = QUOTEATTR_OK;
  for (stage = QUOTEATTR_STAGE_TOKENS; stage <= last && !status; stage++) {
    status = run_stage(s, st, stage);
    if (!status)
      status = report(s, stage, last);
  }
  if (!status && last == QUOTEATTR_STAGE_QUOTES)
    status = qai_attribute_none(&st->quotes, &s->arena, &st->attributions);
  return status;
}

static int
analyze(quoteattr_session *s, const char *text, size_t len, quoteattr_result **out, quoteattr_error *err)
{
  const int64_t *opt = s->engine->options.value;
  int last = (int)opt[QUOTEATTR_OPT_STAGES], status;
  qai_stages st;
  memset(&st, 0, sizeof st);
  if (len > (uint64_t)opt[QUOTEATTR_OPT_MAX_BYTES])
    return qai_error_set(err, QUOTEATTR_ERR_LIMIT, "the document is larger than the limit",
                         (size_t)opt[QUOTEATTR_OPT_MAX_BYTES]);
  status = qai_text_read(text, len, (int)opt[QUOTEATTR_OPT_BAD_UTF8], &s->arena, &st.text, err);
  if (status)
    return status;
  status = run_stages(s, &st, last);
  if (!status)
    status = qai_result_new(out, &st, last, &s->arena);
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
}

int
quoteattr_session_analyze(quoteattr_session *session, const char *text, size_t len, quoteattr_result **out,
                          quoteattr_error *err)
{
  int status;
  if (out)
    *out = NULL;
  if (!session || !out || (!text && len))
    return qai_error_set(err, QUOTEATTR_ERR_ARG, NULL, 0);
  status = analyze(session, text ? text : "", len, out, err);
  qai_arena_reset(&session->arena);
  return status;
}

void
quoteattr_session_free(quoteattr_session *session)
{
  if (session) {
    quoteattr_allocator a = session->arena.alloc;
    qai_arena_clear(&session->arena);
    qai_free(&a, session);
  }
}

int
quoteattr_analyze(const quoteattr_engine *engine, const char *text, size_t len, quoteattr_result **out,
                  quoteattr_error *err)
{
  quoteattr_session session;
  int status;
  if (out)
    *out = NULL;
  if (!engine)
    return qai_error_set(err, QUOTEATTR_ERR_ARG, NULL, 0);
  session_init(&session, engine);
  status = quoteattr_session_analyze(&session, text, len, out, err);
  qai_arena_clear(&session.arena);
  return status;
}
