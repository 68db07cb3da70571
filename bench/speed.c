/*
 * How fast a whole analysis is: tokens, sentences, quotations, mentions, speakers.
 *
 *   bench/speed [-r ROUNDS] FILE...
 *
 * One thread, one session, CPU time; the median of the rounds counts (7, unless -r says otherwise).
 */
#include "measure.h"

#include <quoteattr.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* CPU seconds of one analysis, and the number of quotations; negative when it fails. */
static double
one_round(quoteattr_session *session, const char *text, size_t len, size_t *n_quotes)
{
  quoteattr_result *result;
  double start = cpu_time();
  if (quoteattr_session_analyze(session, text, len, &result, NULL))
    return -1;
  *n_quotes = quoteattr_quote_count(result);
  quoteattr_result_free(result);
  return cpu_time() - start;
}

static int
bench_file(quoteattr_session *session, const char *path, int rounds)
{
  double time[MAX_ROUNDS];
  size_t len, n_quotes = 0;
  char *text = load_file(path, &len);
  int r = 0;
  while (text && r < rounds && (time[r] = one_round(session, text, len, &n_quotes)) >= 0)
    r++;
  free(text);
  if (r < rounds) {
    fprintf(stderr, "bench/speed: cannot read or analyse %s\n", path);
    return 1;
  }
  (void)median(time, rounds);
  printf("%8.2f MB/s  %8.2f MB  %7lu quotations  %s\n", time[r / 2] > 0 ? (double)len / 1e6 / time[r / 2] : 0.0,
         (double)len / 1e6, (unsigned long)n_quotes, path);
  return 0;
}

int
main(int argc, char **argv)
{
  quoteattr_engine *engine = NULL;
  quoteattr_session *session = NULL;
  int i = 1, rounds = 7, status = 0;
  if (argc > 2 && strcmp(argv[1], "-r") == 0) {
    rounds = atoi(argv[2]);
    i = 3;
  }
  if (i >= argc || rounds < 1 || rounds > MAX_ROUNDS) {
    fprintf(stderr, "Usage: bench/speed [-r ROUNDS] FILE...   (1 to %d rounds)\n", MAX_ROUNDS);
    return 2;
  }
  if (quoteattr_engine_new(&engine, NULL, NULL) || quoteattr_session_new(&session, engine))
    return 1;
  for (; i < argc; i++)
    status |= bench_file(session, argv[i], rounds);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  return status;
}
