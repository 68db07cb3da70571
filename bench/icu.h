/* ICU, finding words and sentences: what the library is measured against. */
#ifndef BENCH_ICU_H
#define BENCH_ICU_H

#include <stddef.h>
#include <unicode/ubrk.h>

typedef struct icu {
  UBreakIterator *words, *sentences;
} icu;

/* 0, or -1. */
int icu_open(icu *i);
/* Number of breaks. */
size_t icu_run(icu *i, const char *text, size_t len);
void icu_close(icu *i);

#endif
