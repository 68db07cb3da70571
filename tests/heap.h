/* A heap for tests: it counts, and fails when told to. */
#ifndef TESTS_HEAP_H
#define TESTS_HEAP_H

#include <quoteattr.h>

typedef struct test_heap {
  size_t calls;   /* of malloc so far */
  size_t live;    /* not yet freed */
  size_t bytes;   /* asked for so far */
  size_t fail_at; /* the call that fails, from 1; 0: none */
  int fail_after; /* those behind it fail as well */
} test_heap;

/* The allocator whose context is `heap`, which must outlive it. */
quoteattr_allocator test_heap_allocator(test_heap *heap);

#endif
