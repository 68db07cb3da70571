#include "segment/segment.h"

#include <string.h>

int
qai_segment_surface(const qai_segment *segment, qai_arena *arena, quoteattr_token **tokens, uint32_t *n_tokens)
{
  uint32_t c, from = 0, n = 0;
  quoteattr_token *t = qai_arena_alloc(arena, sizeof *t * segment->n_words);
  if (!t)
    return QUOTEATTR_ERR_NOMEM;
  for (c = 0; c <= segment->n_clitics; c++) {
    uint32_t to = c < segment->n_clitics ? segment->clitics[c] : segment->n_words;
    if (to > from)
      memcpy(t + n, segment->words + from, sizeof *t * (to - from));
    n += to - from;
    if (to < segment->n_words && n)
      t[n - 1].end = segment->words[to].end;
    from = to + 1;
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
