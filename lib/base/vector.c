#include "base/vector.h"

#include <string.h>

#define FIRST_CAPACITY 16u
#define SMALL ((size_t)32 * 1024) /* bytes of a vector that doubles; larger ones take half as much again */

/* What is latest in its arena grows by an eighth, as that moves nothing; 0: it is not or has no room. */
static uint32_t
extend(qai_arena *arena, void *data, uint32_t cap, size_t size)
{
  uint32_t want = cap + cap / 8 + FIRST_CAPACITY;
  return want > cap && want <= SIZE_MAX / size && qai_arena_extend(arena, data, (size_t)want * size) ? want : 0;
}

/* The pointer is written as bytes: its own type is not known here, and all object pointers look alike. */
static int
start(qai_arena *arena, void *data, uint32_t *cap, uint32_t n, size_t size)
{
  void *p = qai_arena_alloc(arena, n * size);
  if (!p)
    return QUOTEATTR_ERR_NOMEM;
  memcpy(data, &p, sizeof p);
  *cap = n;
  return QUOTEATTR_OK;
}

int
qai_vector_start(qai_arena *arena, void *data, uint32_t *cap, uint32_t n, size_t size)
{
  return n > FIRST_CAPACITY ? start(arena, data, cap, n, size) : QUOTEATTR_OK;
}

int
qai_vector_grow(qai_arena *arena, void *data, uint32_t *cap, size_t size)
{
  uint32_t want = *cap * size <= SMALL ? *cap * 2 : *cap + *cap / 2, more;
  void *p;
  if (!*cap)
    return start(arena, data, cap, FIRST_CAPACITY, size); /* most vectors of short documents grow but once */
  if (want <= *cap || want > SIZE_MAX / size)
    return QUOTEATTR_ERR_NOMEM;
  memcpy(&p, data, sizeof p);
  more = extend(arena, p, *cap, size);
  if (more) {
    *cap = more;
    return QUOTEATTR_OK;
  }
  p = qai_arena_grow(arena, p, (size_t)*cap * size, (size_t)want * size);
  if (!p)
    return QUOTEATTR_ERR_NOMEM;
  memcpy(data, &p, sizeof p);
  *cap = want;
  return QUOTEATTR_OK;
}
