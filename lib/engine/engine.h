/* The engine: options and data, immutable, shared by sessions. */
#ifndef QAI_ENGINE_ENGINE_H
#define QAI_ENGINE_ENGINE_H

#include "engine/options.h"

struct quoteattr_engine {
  quoteattr_options options;
  char fingerprint[64];
};

#endif
