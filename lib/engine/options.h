/* Options: values by key, each with its bounds. */
#ifndef QAI_ENGINE_OPTIONS_H
#define QAI_ENGINE_OPTIONS_H

#include "base/memory.h"

#define QAI_OPTION_KEYS 11 /* the highest key, and one */

struct quoteattr_options {
  quoteattr_allocator alloc;
  int64_t value[QAI_OPTION_KEYS]; /* by key */
};

/* The defaults; QUOTEATTR_ERR_ARG for an incomplete allocator. */
int qai_options_init(quoteattr_options *opts, const quoteattr_allocator *alloc);

#endif
