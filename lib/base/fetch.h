/*
 * Memory that is soon to be read.
 *
 * A processor waits for what lies scattered over more than its nearest caches; asked for it early enough it does other
 * things meanwhile.  Nothing is read: any address will do.
 */
#ifndef QAI_BASE_FETCH_H
#define QAI_BASE_FETCH_H

static inline void
qai_fetch(const void *at)
{
#ifdef __GNUC__
  __builtin_prefetch(at);
  __asm__ volatile("" : : "r"(at)); /* else a function that only fetches has no effect for gcc, which leaves it out */
#else
  (void)at;
#endif
}

/* The same of the 256 bytes from `at` on, four lines of most caches, in a function that does more than that. */
#ifdef __GNUC__
static inline __attribute__((always_inline)) void
#else
static inline void
#endif
qai_fetch_four(const char *at)
{
#ifdef __GNUC__
  __builtin_prefetch(at);
  __builtin_prefetch(at + 64);
  __builtin_prefetch(at + 128);
  __builtin_prefetch(at + 192);
#else
  (void)at;
#endif
}

#endif
