#include "tag/tag.h"

int
qai_tag_words(const qai_segment *segment, qai_arena *arena, qai_tags *out)
{
  uint32_t i;
  out->segment = segment;
  out->lexicon = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->lexicon);
  out->tag = qai_arena_calloc(arena, (size_t)segment->n_words + 1, sizeof *out->tag);
  if (!out->lexicon || !out->tag)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < segment->n_words; i++) {
    const quoteattr_token *w = &segment->words[i];
    out->lexicon[i] = qai_lexicon_find(segment->text->bytes + w->start, w->end - w->start);
    out->tag[i] = qai_lexicon_entry(out->lexicon[i])->tag;
  }
  return QUOTEATTR_OK;
}

const qai_lexeme *
qai_tag_lexeme(const qai_tags *tags, uint32_t i)
{
  return qai_lexicon_entry(tags->lexicon[i]);
}
