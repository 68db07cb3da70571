/* What the benchmarks share: files, clocks, medians. */
#ifndef BENCH_MEASURE_H
#define BENCH_MEASURE_H

#include <stddef.h>

enum { MAX_ROUNDS = 101 };

/* The whole file, to be freed; NULL when it cannot be read. */
char *load_file(const char *path, size_t *len);
/* Seconds: of processor time, of the wall's clock. */
double cpu_time(void);
double wall_time(void);
/* Sorts the values. */
double median(double *values, int n);

enum { MAX_CANDIDATES = 8 };

typedef struct candidate {
  const char *name;
  void (*run)(void *of);
} candidate;

/* Seconds of processor time that one run of each of `n` candidates takes.  They take turns, `rounds` each, of a tenth
 * of a second: work that has gone on for so long finds its memory in the caches, as in an archive of many texts, not
 * what the other candidates have left there.  The median of the turns counts; those before the first round, whose
 * memory is fresh, tell only how many runs such a turn has. */
void take_turns(const candidate *candidates, int n, void *of, int rounds, double *seconds);

#endif
