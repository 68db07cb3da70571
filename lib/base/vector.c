#include "base/vector.h"

#define FIRST_CAPACITY 16u

void *
qai_vector_grow(qai_arena *arena, void *data, uint32_t *cap, size_t size)
{
  uint32_t want = *cap ? *cap * 2 : FIRST_CAPACITY;
  void *p;
  if (want <= *cap || want > SIZE_MAX / size)
    return NULL;
  p = qai_arena_grow(arena, data, (size_t)*cap * size, (size_t)want * size);
  if (p)
    *cap = want;
  return p;
}
