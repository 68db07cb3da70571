#include "segment/segment.h"

int
qai_segment_surface(const qai_segment *segment, qai_arena *arena, quoteattr_token **tokens, uint32_t *n_tokens)
{
  uint32_t i, n = 0;
  quoteattr_token *t = qai_arena_alloc(arena, sizeof *t * segment->n_words);
  if (!t)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < segment->n_words; i++) {
    if (n && segment->words[i].flags & QUOTEATTR_FLAG_CLITIC)
      t[n - 1].end = segment->words[i].end;
    else
      t[n++] = segment->words[i];
  }
  *tokens = t;
  *n_tokens = n;
  return QUOTEATTR_OK;
}

uint32_t
qai_segment_word_at(const qai_segment *segment, uint32_t offset)
{
  uint32_t lo = 0, hi = segment->n_words;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (segment->words[mid].end <= offset)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

uint32_t
qai_segment_sentence_of(const qai_segment *segment, uint32_t word)
{
  uint32_t lo = 0, hi = segment->n_sentences;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (segment->sentences[mid].last <= word)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

uint32_t
qai_segment_paragraph_of(const qai_segment *segment, uint32_t word)
{
  uint32_t lo = 0, hi = segment->text->n_paragraphs;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (segment->paragraph_words[mid + 1] <= word)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}
