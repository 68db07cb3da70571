#include "quotes/quotes.h"

#include <string.h>

int
qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out)
{
  uint32_t i, n = tags->segment->n_words;
  memset(out, 0, sizeof *out);
  out->tags = tags;
  out->genre = options->genre ? options->genre : QUOTEATTR_GENRE_NEWS;
  out->word_region = qai_arena_alloc(arena, sizeof *out->word_region * ((size_t)n + 1));
  if (!out->word_region)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i <= n; i++)
    out->word_region[i] = QAI_NONE;
  return QUOTEATTR_OK;
}
