/* An allocator that counts. */
#ifndef BENCH_PIPELINE_MEMORY_H
#define BENCH_PIPELINE_MEMORY_H

#include <quoteattr.h>

typedef struct heap {
  size_t live, peak, calls; /* bytes now, the most at once, allocations */
} heap;

/* For one thread. */
quoteattr_allocator counting_allocator(heap *h);

#endif
