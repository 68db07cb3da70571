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

#endif
