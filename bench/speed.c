/*
 * How fast a whole analysis is: tokens, sentences, quotations, mentions, speakers.
 *
 *   bench/speed [-r ROUNDS] FILE...
 *
 * One thread, one session, CPU time; the median of the rounds counts (7, unless -r says otherwise).
 */
#include <quoteattr.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_ROUNDS = 101 };

static char *
load(const char *path, size_t *len)
{
  FILE *file = fopen(path, "rb");
  char *text = NULL, *grown;
  size_t cap = 1 << 16, n = 0;
  *len = 0;
  while (file && (grown = realloc(text, cap)) != NULL) {
    text = grown;
    n = fread(text + *len, 1, cap - *len, file);
    *len += n;
    if (n == 0)
      break;
    cap *= *len == cap ? 2 : 1;
  }
  if (file)
    fclose(file);
  return text;
}

static int
by_value(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* CPU seconds of one analysis, and the number of quotations; negative when it fails. */
static double
one_round(quoteattr_session *session, const char *text, size_t len, size_t *n_quotes)
{
  quoteattr_result *result;
  clock_t start = clock();
  if (quoteattr_session_analyze(session, text, len, &result, NULL))
    return -1;
  *n_quotes = quoteattr_quote_count(result);
  quoteattr_result_free(result);
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static int
bench_file(quoteattr_session *session, const char *path, int rounds)
{
  double time[MAX_ROUNDS];
  size_t len, n_quotes = 0;
  char *text = load(path, &len);
  int r = 0;
  while (text && r < rounds && (time[r] = one_round(session, text, len, &n_quotes)) >= 0)
    r++;
  free(text);
  if (r < rounds) {
    fprintf(stderr, "bench/speed: cannot read or analyse %s\n", path);
    return 1;
  }
  qsort(time, (size_t)rounds, sizeof *time, by_value);
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
