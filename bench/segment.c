/*
 * Words and sentences side by side: this library, ICU doing both, a plain utf8proc_iterate loop, memcpy.
 *
 *   bench/segment [-r ROUNDS] FILE...
 *
 * One thread, CPU time; each round runs every candidate once on the same text in turn, and the median of the rounds
 * counts.  With -1 only the library runs, once on each file: for callgrind.
 */
#include "icu.h"
#include "measure.h"

#include <quoteattr.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

typedef struct bench {
  char *text;
  size_t len;
  char *copy;
  quoteattr_session *session;
  icu icu;
} bench;

typedef size_t (*run_fn)(bench *b);

/* ---- candidates ---------------------------------------------------------------------------- */

static size_t
run_library(bench *b)
{
  quoteattr_result *r;
  size_t n = 0, m = 0;
  if (quoteattr_session_analyze(b->session, b->text, b->len, &r, NULL))
    return 0;
  quoteattr_result_words(r, &n);
  quoteattr_result_sentences(r, &m);
  quoteattr_result_free(r);
  return n + m;
}

static size_t
run_icu(bench *b)
{
  return icu_run(&b->icu, b->text, b->len);
}

static size_t
run_iterate(bench *b)
{
  const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)b->text;
  size_t i = 0, n = 0;
  while (i < b->len) {
    utf8proc_int32_t c;
    utf8proc_ssize_t k = utf8proc_iterate(s + i, (utf8proc_ssize_t)(b->len - i), &c);
    i += k > 0 ? (size_t)k : 1;
    n += c == '.';
  }
  return n;
}

static size_t
run_memcpy(bench *b)
{
  memcpy(b->copy, b->text, b->len);
  return (size_t)(unsigned char)b->copy[b->len / 2];
}

static const struct {
  const char *name;
  run_fn run;
} candidates[] = {
    {"libquoteattr", run_library}, {"ICU", run_icu}, {"utf8proc_iterate", run_iterate}, {"memcpy", run_memcpy}};

enum { N_CANDIDATES = sizeof candidates / sizeof *candidates };

/* ---- measuring ----------------------------------------------------------------------------- */

/* How often to repeat so that a run is long enough for the clock.  The first run, whose memory is fresh, does not
 * count: where memory comes slowly one of it would do, and every round would begin with what the other candidates left
 * in the caches. */
static int
repeats(bench *b, run_fn run)
{
  double t;
  int n = 0;
  run(b);
  t = cpu_time();
  do {
    run(b);
    n++;
  } while (cpu_time() - t < 0.02);
  return n;
}

static void
measure(bench *b, int rounds)
{
  static double time[N_CANDIDATES][MAX_ROUNDS];
  int n[N_CANDIDATES], r, c, k;
  for (c = 0; c < N_CANDIDATES; c++)
    n[c] = repeats(b, candidates[c].run);
  for (r = 0; r < rounds; r++)
    for (c = 0; c < N_CANDIDATES; c++) {
      double t = cpu_time();
      for (k = 0; k < n[c]; k++)
        candidates[c].run(b);
      time[c][r] = (cpu_time() - t) / n[c];
    }
  for (c = 0; c < N_CANDIDATES; c++)
    (void)median(time[c], rounds);
  for (c = 0; c < N_CANDIDATES; c++)
    printf("  %-18s %9.1f MB/s %8.2f of ICU\n", candidates[c].name, (double)b->len / 1e6 / time[c][rounds / 2],
           time[1][rounds / 2] / time[c][rounds / 2]);
}

/* ---- files --------------------------------------------------------------------------------- */

static int
load(bench *b, const char *path)
{
  b->text = load_file(path, &b->len);
  b->copy = b->text ? malloc(b->len + 1) : NULL;
  return b->copy != NULL;
}

static int
bench_file(bench *b, const char *path, int rounds)
{
  if (!load(b, path)) {
    fprintf(stderr, "bench/segment: cannot read %s\n", path);
    return 1;
  }
  if (rounds) {
    printf("%s (%.2f MB, %d rounds)\n", path, (double)b->len / 1e6, rounds);
    measure(b, rounds);
  } else
    run_library(b);
  free(b->text);
  free(b->copy);
  return 0;
}

static int
open_candidates(bench *b)
{
  quoteattr_options *o;
  quoteattr_engine *engine;
  if (quoteattr_options_new(&o, NULL) || quoteattr_options_set(o, QUOTEATTR_OPT_STAGES, QUOTEATTR_STAGE_SENTENCES) ||
      quoteattr_engine_new(&engine, o, NULL) || quoteattr_session_new(&b->session, engine))
    return 0;
  quoteattr_options_free(o);
  return icu_open(&b->icu) == 0;
}

int
main(int argc, char **argv)
{
  bench b;
  int i = 1, rounds = 21, status = 0;
  if (argc > 1 && !strcmp(argv[1], "-1")) {
    rounds = 0;
    i = 2;
  } else if (argc > 2 && !strcmp(argv[1], "-r")) {
    rounds = atoi(argv[2]);
    i = 3;
  }
  if (i >= argc || rounds < 0 || rounds > MAX_ROUNDS || !open_candidates(&b)) {
    fputs("usage: segment [-1 | -r ROUNDS] FILE...\n", stderr);
    return 2;
  }
  for (; i < argc; i++)
    status |= bench_file(&b, argv[i], rounds);
  return status;
}
