/*
 * Words and sentences side by side: this library, ICU doing both, a plain utf8proc_iterate loop, memcpy.
 *
 *   bench/segment [-r ROUNDS] FILE...
 *
 * One thread, processor time, the candidates in turn (measure.h).  With -1 only the library runs, once on each file:
 * for callgrind.
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
  size_t seen; /* what the candidates found, so that their work is not left out */
} bench;

/* ---- candidates ---------------------------------------------------------------------------- */

static void
run_library(void *of)
{
  bench *b = of;
  quoteattr_result *r;
  size_t n;
  if (quoteattr_session_analyze(b->session, b->text, b->len, &r, NULL))
    return;
  quoteattr_result_words(r, &n);
  b->seen += n;
  quoteattr_result_sentences(r, &n);
  b->seen += n;
  quoteattr_result_free(r);
}

static void
run_icu(void *of)
{
  bench *b = of;
  b->seen += icu_run(&b->icu, b->text, b->len);
}

static void
run_iterate(void *of)
{
  bench *b = of;
  const utf8proc_uint8_t *s = (const utf8proc_uint8_t *)b->text;
  size_t i = 0, n = 0, len = b->len;
  while (i < len) {
    utf8proc_int32_t c;
    utf8proc_ssize_t k = utf8proc_iterate(s + i, (utf8proc_ssize_t)(len - i), &c);
    i += k > 0 ? (size_t)k : 1;
    n += c == '.';
  }
  b->seen += n;
}

static void
run_memcpy(void *of)
{
  bench *b = of;
  memcpy(b->copy, b->text, b->len);
  b->seen += (size_t)(unsigned char)b->copy[b->len / 2];
}

static const candidate candidates[] = {
    {"libquoteattr", run_library}, {"ICU", run_icu}, {"utf8proc_iterate", run_iterate}, {"memcpy", run_memcpy}};

enum { N_CANDIDATES = sizeof candidates / sizeof *candidates };

static void
measure(bench *b, int rounds)
{
  double seconds[N_CANDIDATES];
  int c;
  take_turns(candidates, N_CANDIDATES, b, rounds, seconds);
  for (c = 0; c < N_CANDIDATES; c++)
    printf("  %-18s %9.1f MB/s %8.2f of ICU\n", candidates[c].name, (double)b->len / 1e6 / seconds[c],
           seconds[1] / seconds[c]);
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
  b->seen = 0;
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
