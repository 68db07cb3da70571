#include "mention/mention.h"

#include <string.h>

int
qai_mentions_find(const qai_quotes *quotes, const qai_cast *cast, qai_arena *arena, qai_mentions *out)
{
  (void)cast;
  memset(out, 0, sizeof *out);
  out->quotes = quotes;
  out->paragraph_mentions =
      qai_arena_calloc(arena, (size_t)quotes->tags->segment->text->n_paragraphs + 1, sizeof(uint32_t));
  return out->paragraph_mentions ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_mention_agrees(const qai_mentions *mentions, uint32_t m, uint32_t e)
{
  uint8_t a = mentions->mentions[m].gender, b = mentions->entities[e].gender;
  return !a || !b || a == b;
}
