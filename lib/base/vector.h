/*
 * Growing arrays in an arena: typedef QAI_VECTOR(type) name; then QAI_PUSH(arena, &v, value), which is
 * QUOTEATTR_OK or QUOTEATTR_ERR_NOMEM.  Growth doubles, so that n pushes cost O(n) time and memory.
 */
#ifndef QAI_BASE_VECTOR_H
#define QAI_BASE_VECTOR_H

#include "base/memory.h"

#define QAI_VECTOR(type)                                                                                               \
  struct {                                                                                                             \
    type *data;                                                                                                        \
    uint32_t n, cap;                                                                                                   \
  }

/* Room for one more; returns the array's new place, or NULL (and leaves *cap) when memory ran out. */
void *qai_vector_grow(qai_arena *arena, void *data, uint32_t *cap, size_t size);

#define QAI_PUSH(arena, v, value)                                                                                      \
  ((v)->n < (v)->cap ? ((v)->data[(v)->n++] = (value), QUOTEATTR_OK)                                                   \
                     : (((v)->data = qai_vector_grow((arena), (v)->data, &(v)->cap, sizeof *(v)->data)) != NULL        \
                            ? ((v)->data[(v)->n++] = (value), QUOTEATTR_OK)                                            \
                            : ((v)->n = (v)->cap = 0, QUOTEATTR_ERR_NOMEM)))

#endif
