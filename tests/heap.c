#include "heap.h"

#include <check.h>
#include <stdlib.h>

static void *
heap_malloc(void *ctx, size_t size)
{
  test_heap *h = ctx;
  void *p;
  h->calls++;
  h->bytes += size;
  ck_assert_uint_gt(size, 0);
  if (h->fail_at && (h->calls == h->fail_at || (h->fail_after && h->calls > h->fail_at)))
    return NULL;
  p = malloc(size);
  h->live += p != NULL;
  return p;
}

static void
heap_free(void *ctx, void *ptr)
{
  test_heap *h = ctx;
  ck_assert_ptr_nonnull(ptr);
  ck_assert_uint_gt(h->live, 0);
  h->live--;
  free(ptr);
}

quoteattr_allocator
test_heap_allocator(test_heap *heap)
{
  quoteattr_allocator a = {heap_malloc, heap_free, NULL};
  a.ctx = heap;
  return a;
}
