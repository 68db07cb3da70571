/*
 * Memory that is soon to be read.
 *
 * A processor waits for what lies scattered over more than its nearest caches; asked for it early enough it does other
 * things meanwhile.  Nothing is read: any address will do.
 */
#ifndef QAI_BASE_FETCH_H
#define QAI_BASE_FETCH_H

#include "base/inline.h"

/* In a function that does more than that: the address need not be in a register for it. */
QAI_INLINE void
qai_fetch_line(const void *at)
{
#ifdef __GNUC__
  __builtin_prefetch(at);
#else
  (void)at;
#endif
}

/* In any function: gcc leaves one out that only fetches, as it has no effect. */
static inline void
qai_fetch(const void *at)
{
  qai_fetch_line(at);
#ifdef __GNUC__
  __asm__ volatile("" : : "r"(at));
#endif
}

/* Of the 256 bytes from `at` on, four lines of most caches. */
QAI_INLINE void
qai_fetch_four(const char *at)
{
  qai_fetch_line(at);
  qai_fetch_line(at + 64);
  qai_fetch_line(at + 128);
  qai_fetch_line(at + 192);
}

#endif
