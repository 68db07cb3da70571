#include "segment/segment.h"

#include <string.h>

uint32_t
qai_segment_surface(const quoteattr_token *words, uint32_t n_words, quoteattr_token *tokens)
{
  uint32_t i, n = 0;
  for (i = 0; i < n_words; i++)
    if (n && words[i].flags & QUOTEATTR_FLAG_CLITIC)
      tokens[n - 1].end = words[i].end;
    else
      tokens[n++] = words[i];
  return n;
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

int
qai_segment_same_bytes(const qai_segment *segment, uint32_t a, uint32_t b)
{
  const quoteattr_token *x = &segment->words[a], *y = &segment->words[b];
  const char *bytes = segment->text->bytes;
  return x->end - x->start == y->end - y->start && !memcmp(bytes + x->start, bytes + y->start, x->end - x->start);
}

int
qai_segment_begins_line(const qai_segment *segment, uint32_t word)
{
  const char *bytes = segment->text->bytes;
  uint32_t i;
  for (i = word > 0 ? segment->words[word - 1].end : 0; i < segment->words[word].start; i++)
    if (bytes[i] == '\n' || bytes[i] == '\r')
      return 1;
  return word == 0;
}
