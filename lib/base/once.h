/*
 * What is made when it is first asked for, by whichever thread asks first.
 *
 * A zeroed qai_once: nobody has asked.  Whoever gets 1 from qai_once_begin() makes it and calls qai_once_end(); all
 * others get 0, once that is done: what was made is theirs to read.  Making must neither fail nor take long, as the
 * others wait for it.  Without QAI_ONCE the compiler knows no atomic operations: then make it before it is shared.
 */
#ifndef QAI_BASE_ONCE_H
#define QAI_BASE_ONCE_H

#if defined(__ATOMIC_ACQUIRE) && __GCC_ATOMIC_INT_LOCK_FREE == 2
#define QAI_ONCE 1
#if defined(__unix__) || defined(__APPLE__)
#include <sched.h>
#define QAI_ONCE_WAIT() ((void)sched_yield())
#else
#define QAI_ONCE_WAIT() ((void)0)
#endif

typedef int qai_once;

enum { QAI_ONCE_MAKING = 1, QAI_ONCE_MADE = 2 };

static inline int
qai_once_begin(qai_once *once)
{
  int state = __atomic_load_n(once, __ATOMIC_ACQUIRE);
  if (!state && __atomic_compare_exchange_n(once, &state, QAI_ONCE_MAKING, 0, __ATOMIC_ACQUIRE, __ATOMIC_ACQUIRE))
    return 1;
  for (; state != QAI_ONCE_MADE; state = __atomic_load_n(once, __ATOMIC_ACQUIRE))
    QAI_ONCE_WAIT();
  return 0;
}

static inline void
qai_once_end(qai_once *once)
{
  __atomic_store_n(once, QAI_ONCE_MADE, __ATOMIC_RELEASE);
}

#endif

#endif
