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

#endif
