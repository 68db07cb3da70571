#include "engine/engine.h"

#include "base/hash.h"
#include "base/status.h"
#include "lexicon/lexicon.h"
#include "lexicon/model.h"

#include <string.h>

static char *
put_hex(char *at, uint32_t value)
{
  static const char digit[] = "0123456789abcdef";
  int shift;
  for (shift = 28; shift >= 0; shift -= 4)
    *at++ = digit[value >> shift & 15u];
  return at;
}

/* Over the values as little-endian bytes, so that every machine makes the same. */
static uint32_t
hash_options(const quoteattr_options *opts)
{
  char bytes[QAI_OPTION_KEYS * 8];
  int key, i;
  for (key = 0; key < QAI_OPTION_KEYS; key++)
    for (i = 0; i < 8; i++)
      bytes[key * 8 + i] = (char)((uint64_t)opts->value[key] >> (8 * i) & 255u);
  return qai_hash_bytes(bytes, sizeof bytes, 0);
}

/* The word lists and the model. */
static uint32_t
hash_data(void)
{
  qai_model model;
  return qai_model_builtin(&model) ? 0 : qai_lexicon_checksum() * 31u + qai_model_checksum(&model);
}

/* "quoteattr-VERSION-RULES-DATA-OPTIONS": what the output depends on. */
static void
write_fingerprint(quoteattr_engine *engine)
{
  static const char prefix[] = "quoteattr-" QUOTEATTR_VERSION_STRING "-";
  char *at = engine->fingerprint;
  memcpy(at, prefix, sizeof prefix - 1);
  at = put_hex(at + sizeof prefix - 1, qai_engine_checksum);
  *at++ = '-';
  at = put_hex(at, hash_data());
  *at++ = '-';
  at = put_hex(at, hash_options(&engine->options));
  *at = '\0';
}

int
quoteattr_engine_new(quoteattr_engine **out, const quoteattr_options *opts, quoteattr_error *err)
{
  quoteattr_options defaults;
  int status;
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
  status = qai_learned_read(&(*out)->learned);
  if (status) {
    quoteattr_engine_free(*out);
    *out = NULL;
  }
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
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
