#include "pipeline_memory.h"

#include <stdlib.h>

enum { HEADER = 16 }; /* keeps malloc's alignment */

static void *
take(void *ctx, size_t size)
{
  heap *h = ctx;
  char *p = malloc(size + HEADER);
  if (!p)
    return NULL;
  *(size_t *)(void *)p = size;
  h->calls++;
  h->live += size;
  if (h->live > h->peak)
    h->peak = h->live;
  return p + HEADER;
}

static void
give(void *ctx, void *ptr)
{
  heap *h = ctx;
  char *p = (char *)ptr - HEADER;
  h->live -= *(size_t *)(void *)p;
  free(p);
}

quoteattr_allocator
counting_allocator(heap *h)
{
  quoteattr_allocator a;
  a.malloc_fn = take;
  a.free_fn = give;
  a.ctx = h;
  h->live = h->peak = h->calls = 0;
  return a;
}
