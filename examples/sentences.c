/* Splits a text (the arguments, or one of its own) into sentences, one a line; nothing else is computed. */
#include <quoteattr.h>
#include <stdio.h>
#include <string.h>

/* An engine that stops after the sentences. */
static quoteattr_engine *
make_engine(void)
{
  quoteattr_options *options;
  quoteattr_engine *engine = NULL;
  if (quoteattr_options_new(&options, NULL))
    return NULL;
  quoteattr_options_set(options, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES);
  if (quoteattr_engine_new(&engine, options, NULL))
    engine = NULL;
  quoteattr_options_free(options);
  return engine;
}

static int
split(quoteattr_session *session, const char *text)
{
  quoteattr_result *result;
  quoteattr_error error;
  const quoteattr_span *sentence;
  size_t i, n;
  if (quoteattr_session_analyze(session, text, strlen(text), &result, &error)) {
    fprintf(stderr, "%s at byte %lu\n", error.message, (unsigned long)error.offset);
    return 1;
  }
  sentence = quoteattr_result_sentences(result, &n);
  for (i = 0; i < n; i++)
    printf("%.*s\n", (int)(sentence[i].end - sentence[i].start), text + sentence[i].start);
  quoteattr_result_free(result);
  return 0;
}

int
main(int argc, char **argv)
{
  quoteattr_engine *engine = make_engine();
  quoteattr_session *session; /* keeps its memory from one text to the next */
  int i, status = 0;
  if (!engine || quoteattr_session_new(&session, engine)) {
    quoteattr_engine_free(engine);
    return 1;
  }
  if (argc < 2)
    status = split(session, "Dr. Moss came at 5 p.m. on Friday. It rained. \"Sit down!\" she said.");
  for (i = 1; i < argc && !status; i++)
    status = split(session, argv[i]);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  return status;
}
