/* A session analyses one document after another in the same memory. */
#include "base/status.h"
#include "engine/engine.h"
#include "engine/result.h"
#include "engine/roster.h"

#include <string.h>

struct quoteattr_session {
  const quoteattr_engine *engine;
  const quoteattr_roster *roster; /* or NULL */
  qai_progress progress;
  qai_arena arena;           /* of the document in work */
  qai_vocabulary vocabulary; /* of the documents so far */
  int alone;                 /* for one document only, which needs no vocabulary */
};

static void
session_init(quoteattr_session *s, const quoteattr_engine *engine)
{
  memset(s, 0, sizeof *s);
  s->engine = engine;
  qai_arena_init(&s->arena, &engine->options.alloc);
  qai_vocabulary_init(&s->vocabulary, &engine->options.alloc);
}

int
quoteattr_session_new(quoteattr_session **out, const quoteattr_engine *engine)
{
  if (!out)
    return QUOTEATTR_ERR_ARG;
  *out = NULL;
  if (!engine)
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
  session->progress.fn = fn;
  session->progress.ctx = ctx;
  return QUOTEATTR_OK;
}

/* Bytes of working memory that a text of `len` bytes takes in usual prose, up to stage `last`; others get more in
 * further blocks.  Reports are found in one room of 100 KB (qai_report_work), however short the text. */
static size_t
working_size(size_t len, int last)
{
  static const size_t per_byte[] = {2, 2, 3, 5, 7}, least[] = {0, 0, 0, 0, 128 * 1024};
  size_t size = len < SIZE_MAX / per_byte[last] - least[last] ? len * per_byte[last] : 0;
  return len < least[last] ? size + least[last] - len : size;
}

/* Bytes of a result beside its words, which take half of them: scratch goes on in a block of this size, which the
 * result can have afterwards. */
static size_t
scratch_size(size_t len, int last)
{
  return last > QUOTEATTR_STAGE_SENTENCES && len < SIZE_MAX / 32 ? len / 4 * 17 : 0;
}

/* Bytes of a result of words and sentences, which is one block: were it two, malloc would give their pages back to the
 * system and fetch them anew for each document.  Later stages take far longer than that. */
static size_t
result_size(size_t len, int last)
{
  return last <= QUOTEATTR_STAGE_SENTENCES && len < SIZE_MAX / 16 ? len * 8 + 2048 : 0;
}

static int
analyze(quoteattr_session *s, const char *text, size_t len, quoteattr_result **out, quoteattr_error *err)
{
  const quoteattr_options *options = &s->engine->options;
  qai_cast cast = {NULL, 0};
  qai_stages stages;
  qai_arena kept;
  int last = (int)options->value[QUOTEATTR_OPT_STAGES];
  int status = qai_arena_expect(&s->arena, working_size(len, last), scratch_size(len, last));
  if (!status && s->roster)
    status = qai_roster_cast(s->roster, &s->arena, &cast);
  if (status)
    return qai_error_set(err, status, NULL, 0);
  qai_arena_init(&kept, &options->alloc);
  if (qai_arena_reserve(&kept, 1, result_size(len, last), NULL))
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  status = qai_stages_run(&stages, text, len, options, &s->engine->learned, s->roster ? &cast : NULL, &s->progress,
                          s->alone ? NULL : &s->vocabulary, &s->arena, &kept, err);
  if (status) {
    qai_arena_clear(&kept);
    return status;
  }
  status = qai_result_new(out, &stages, last, &kept, &s->arena);
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
    qai_vocabulary_clear(&session->vocabulary);
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
  session.alone = 1;
  status = quoteattr_session_analyze(&session, text, len, out, err);
  qai_arena_clear(&session.arena);
  return status;
}
