#include "engine/options.h"

typedef struct bounds {
  int64_t min, max, def;
} bounds;

static const bounds option_bounds[QAI_OPTION_KEYS] = {
    {0, 0, 0},                                                                          /* no key 0 */
    {QUOTEATTR_STAGE_TOKENS, QUOTEATTR_STAGE_ATTRIBUTION, QUOTEATTR_STAGE_ATTRIBUTION}, /* STAGES */
    {QUOTEATTR_GENRE_AUTO, QUOTEATTR_GENRE_FICTION, QUOTEATTR_GENRE_AUTO},              /* GENRE */
    {0, 127, 0},                                                                         /* QUOTE_STYLES */
    {0, 1, 1},                                                                          /* INDIRECT */
    {0, 1, 0},                                                                          /* BAD_UTF8 */
    {1, 0xFFFFFF00, 0x40000000},                                                        /* MAX_BYTES */
    {1, 64, 8},                                                                         /* MAX_NESTING */
    {1, 24, 24},                                                                        /* MAX_CANDIDATES */
    {0, 1, 0},                                                                          /* STATEMENTS */
    {0, 100, 0},                                                                        /* MIN_CONFIDENCE */
};

static int
known(int key)
{
  return key > 0 && key < QAI_OPTION_KEYS;
}

int
qai_options_init(quoteattr_options *opts, const quoteattr_allocator *alloc)
{
  int key;
  for (key = 0; key < QAI_OPTION_KEYS; key++)
    opts->value[key] = option_bounds[key].def;
  return qai_allocator_get(alloc, &opts->alloc);
}

int
quoteattr_options_new(quoteattr_options **out, const quoteattr_allocator *alloc)
{
  quoteattr_options o;
  if (!out)
    return QUOTEATTR_ERR_ARG;
  *out = NULL;
  if (qai_options_init(&o, alloc))
    return QUOTEATTR_ERR_ARG;
  *out = qai_malloc(&o.alloc, sizeof **out);
  if (!*out)
    return QUOTEATTR_ERR_NOMEM;
  **out = o;
  return QUOTEATTR_OK;
}

int
quoteattr_options_set(quoteattr_options *opts, int key, int64_t value)
{
  if (!opts || !known(key) || value < option_bounds[key].min || value > option_bounds[key].max)
    return QUOTEATTR_ERR_ARG;
  opts->value[key] = value;
  return QUOTEATTR_OK;
}

int
quoteattr_options_get(const quoteattr_options *opts, int key, int64_t *value)
{
  if (!opts || !known(key) || !value)
    return QUOTEATTR_ERR_ARG;
  *value = opts->value[key];
  return QUOTEATTR_OK;
}

int
quoteattr_options_bounds(int key, int64_t *min, int64_t *max, int64_t *def)
{
  if (!known(key))
    return QUOTEATTR_ERR_ARG;
  if (min)
    *min = option_bounds[key].min;
  if (max)
    *max = option_bounds[key].max;
  if (def)
    *def = option_bounds[key].def;
  return QUOTEATTR_OK;
}

void
quoteattr_options_free(quoteattr_options *opts)
{
  if (opts) {
    quoteattr_allocator a = opts->alloc;
    qai_free(&a, opts);
  }
}
