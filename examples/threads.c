/* Counts the quotations of many files: one engine shared by all, a session for each thread.  Build: cc -pthread */
#include <pthread.h>
#include <quoteattr.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct job {
  const quoteattr_engine *engine;
  const char *file;
  size_t n_quotes;
  const char *problem; /* NULL when all is well */
} job;

/* At most 1 MiB of the file. */
static char *
read_file(const char *name, size_t *len)
{
  FILE *file = fopen(name, "rb");
  char *text = file ? malloc(1 << 20) : NULL;
  *len = text ? fread(text, 1, 1 << 20, file) : 0;
  if (file)
    fclose(file);
  return text;
}

static void *
run(void *argument)
{
  job *j = argument;
  size_t len;
  char *text = read_file(j->file, &len);
  quoteattr_session *session = NULL;
  quoteattr_result *result = NULL;
  quoteattr_error error = {0, "cannot be read", 0};
  if (!text || quoteattr_session_new(&session, j->engine) ||
      quoteattr_session_analyze(session, text, len, &result, &error))
    j->problem = error.message;
  j->n_quotes = quoteattr_quote_count(result); /* of NULL: 0 */
  quoteattr_result_free(result);
  quoteattr_session_free(session);
  free(text);
  return NULL;
}

int
main(int argc, char **argv)
{
  enum { MOST = 64 };
  pthread_t thread[MOST];
  job jobs[MOST] = {{NULL, NULL, 0, NULL}};
  quoteattr_engine *engine;
  int i, n = argc - 1 < MOST ? argc - 1 : MOST, status = 0;
  if (quoteattr_engine_new(&engine, NULL, NULL))
    return 1;
  for (i = 0; i < n; i++) {
    jobs[i].engine = engine;
    jobs[i].file = argv[i + 1];
    if (pthread_create(&thread[i], NULL, run, &jobs[i]))
      return 1;
  }
  for (i = 0; i < n; i++) {
    pthread_join(thread[i], NULL);
    printf("%s: ", jobs[i].file);
    if (jobs[i].problem)
      puts(jobs[i].problem);
    else
      printf("%zu quotations\n", jobs[i].n_quotes);
    status |= jobs[i].problem != NULL;
  }
  quoteattr_engine_free(engine);
  return status;
}
