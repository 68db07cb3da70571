#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

char *
load_file(const char *path, size_t *len)
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

double
cpu_time(void)
{
  return (double)clock() / CLOCKS_PER_SEC;
}

double
wall_time(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int
by_value(const void *a, const void *b)
{
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double
median(double *values, int n)
{
  qsort(values, (size_t)n, sizeof *values, by_value);
  return values[n / 2];
}

#define TURN 0.1 /* seconds */

/* Runs for half a turn at least; how often. */
static int
run_for_half(const candidate *c, void *of)
{
  double start = cpu_time();
  int n = 0;
  do {
    c->run(of);
    n++;
  } while (cpu_time() - start < TURN / 2);
  return n;
}

static double
take_turn(const candidate *c, void *of, int times)
{
  double start = cpu_time();
  int k;
  for (k = 0; k < times; k++)
    c->run(of);
  return (cpu_time() - start) / times;
}

void
take_turns(const candidate *candidates, int n, void *of, int rounds, double *seconds)
{
  static double time[MAX_CANDIDATES][MAX_ROUNDS];
  int times[MAX_CANDIDATES], r, c;
  for (c = 0; c < n; c++) {
    run_for_half(&candidates[c], of);
    times[c] = 2 * run_for_half(&candidates[c], of);
  }
  for (r = 0; r < rounds; r++)
    for (c = 0; c < n; c++)
      time[c][r] = take_turn(&candidates[c], of, times[c]);
  for (c = 0; c < n; c++)
    seconds[c] = median(time[c], rounds);
}
