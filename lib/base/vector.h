/*
 * Growing arrays in an arena: typedef QAI_VECTOR(type) name; then QAI_PUSH(arena, &v, value), which is
 * QUOTEATTR_OK or QUOTEATTR_ERR_NOMEM.  Growth doubles, or takes half as much again, so that n pushes cost O(n) time
 * and memory; where it moves nothing, as the array is the latest in its arena, it is by an eighth.
 * When memory runs out the vector keeps what it holds.
 */
#ifndef QAI_BASE_VECTOR_H
#define QAI_BASE_VECTOR_H

#include "base/memory.h"

#define QAI_VECTOR(type)                                                                                               \
  struct {                                                                                                             \
    type *data;                                                                                                        \
    uint32_t n, cap;                                                                                                   \
  }

/* More room for `data`, the address of the vector's data pointer; QUOTEATTR_OK or QUOTEATTR_ERR_NOMEM. */
int qai_vector_grow(qai_arena *arena, void *data, uint32_t *cap, size_t size);

/* The same for the first items of an empty one, of which there may be `n`; few get room when they come. */
int qai_vector_start(qai_arena *arena, void *data, uint32_t *cap, uint32_t n, size_t size);

/* Room for one more. */
#define QAI_RESERVE(arena, v)                                                                                          \
  ((v)->n < (v)->cap ? QUOTEATTR_OK : qai_vector_grow((arena), &(v)->data, &(v)->cap, sizeof *(v)->data))

#define QAI_PUSH(arena, v, value)                                                                                      \
  (QAI_RESERVE(arena, v) ? QUOTEATTR_ERR_NOMEM : ((v)->data[(v)->n++] = (value), QUOTEATTR_OK))

#endif
