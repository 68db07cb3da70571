#include "engine/engine.h"

#include "base/hash.h"
#include "base/status.h"
#include "lexicon/lexicon.h"

#include <string.h>

/* Raised by hand with every change of rules that may change the output. */
#define RULES_REVISION 1u

static char *
put_hex(char *at, uint32_t value)
{
  static const char digit[] = "0123456789abcdef";
  int shift;
  for (shift = 28; shift >= 0; shift -= 4)
    *at++ = digit[value >> shift & 15u];
  return at;
}

/* "quoteattr-VERSION-RULES-LEXICON-OPTIONS": what the output depends on. */
static void
write_fingerprint(quoteattr_engine *engine)
{
  static const char prefix[] = "quoteattr-" QUOTEATTR_VERSION_STRING "-";
  char *at = engine->fingerprint;
  const int64_t *values = engine->options.value;
  memcpy(at, prefix, sizeof prefix - 1);
  at = put_hex(at + sizeof prefix - 1, RULES_REVISION);
  *at++ = '-';
  at = put_hex(at, qai_lexicon_checksum());
  *at++ = '-';
  at = put_hex(at, qai_hash_bytes((const char *)values, sizeof engine->options.value, 0));
  *at = '\0';
}

int
quoteattr_engine_new(quoteattr_engine **out, const quoteattr_options *opts, quoteattr_error *err)
{
  quoteattr_options defaults;
  if (!out)
    return qai_error_set(err, QUOTEATTR_ERR_ARG, "no place for the engine was given", 0);
  qai_options_init(&defaults, NULL);
  if (!opts)
    opts = &defaults;
  *out = qai_malloc(&opts->alloc, sizeof **out);
  if (!*out)
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  (*out)->options = *opts;
  write_fingerprint(*out);
  return QUOTEATTR_OK;
}

const char *
quoteattr_engine_fingerprint(const quoteattr_engine *engine)
{
  return engine ? engine->fingerprint : "";
}

void
quoteattr_engine_free(quoteattr_engine *engine)
{
  if (engine) {
    quoteattr_allocator a = engine->options.alloc;
    qai_free(&a, engine);
  }
}
