/*
 * Functions that are made part of whoever calls them: what their caller knows (a count, a use, the kind of processor it
 * is compiled for) settles their branches, and sums stay in registers.
 */
#ifndef QAI_BASE_INLINE_H
#define QAI_BASE_INLINE_H

#ifdef __GNUC__
#define QAI_INLINE static inline __attribute__((always_inline))
#else
#define QAI_INLINE static inline
#endif

#endif
