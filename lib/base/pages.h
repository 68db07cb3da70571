/*
 * Large pages: malloc for blocks that hold millions of bytes.
 *
 * A processor knows by heart where a few thousand pages lie.  Memory of a document that is larger than these, or that
 * other work has driven out of the caches meanwhile, costs a walk through the tables of pages for every 4 KB; Linux has
 * pages of 2 MB for those who ask.  Elsewhere, and where it has none left, this is malloc().
 */
#ifndef QAI_BASE_PAGES_H
#define QAI_BASE_PAGES_H

#include <stddef.h>

enum { QAI_PAGES_LARGE = 2 * 1024 * 1024 };

/* Memory aligned as malloc's, for qai_pages_free(), or NULL.  A block that fills QAI_PAGES_LARGE bytes, but for a
 * fifth, begins where such a page does. */
void *qai_pages_malloc(size_t size);
void qai_pages_free(void *p);

#endif
