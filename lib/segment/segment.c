#include "segment/segment.h"

#include "base/vector.h"

static int
letter(unsigned char c)
{
  return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static uint32_t
word_end(const char *s, uint32_t i, uint32_t end)
{
  unsigned char c = (unsigned char)s[i];
  if (c == 0xE2 && i + 2 < end) /* general punctuation */
    return i + 3;
  if (!letter(c))
    return i + 1;
  while (i < end && letter((unsigned char)s[i]) && (unsigned char)s[i] != 0xE2)
    i++;
  return i;
}

int
qai_segment_words(const qai_text *text, qai_arena *arena, qai_segment *out)
{
  QAI_VECTOR(quoteattr_token) v = {NULL, 0, 0};
  uint32_t p, i;
  out->text = text;
  out->paragraph_words = qai_arena_calloc(arena, text->n_paragraphs + 1, sizeof(uint32_t));
  if (!out->paragraph_words)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < text->n_paragraphs; p++) {
    out->paragraph_words[p] = v.n;
    for (i = text->paragraphs[p].start; i < text->paragraphs[p].end;) {
      quoteattr_token t = {i, 0, QUOTEATTR_TOKEN_WORD, 0};
      if ((unsigned char)text->bytes[i] <= ' ') {
        i++;
        continue;
      }
      i = t.end = word_end(text->bytes, i, text->paragraphs[p].end);
      if (!letter((unsigned char)text->bytes[t.start]))
        t.kind = QUOTEATTR_TOKEN_PUNCT;
      if (text->bytes[t.start] >= 'A' && text->bytes[t.start] <= 'Z')
        t.flags |= QUOTEATTR_FLAG_CAPITAL;
      if (QAI_PUSH(arena, &v, t))
        return QUOTEATTR_ERR_NOMEM;
    }
  }
  out->paragraph_words[p] = v.n;
  out->words = v.data;
  out->n_words = v.n;
  return QUOTEATTR_OK;
}

int
qai_segment_sentences(qai_segment *segment, qai_arena *arena)
{
  QAI_VECTOR(qai_sentence) v = {NULL, 0, 0};
  uint32_t p, i;
  segment->paragraph_sentences = qai_arena_calloc(arena, segment->text->n_paragraphs + 1, sizeof(uint32_t));
  if (!segment->paragraph_sentences)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < segment->text->n_paragraphs; p++) {
    qai_sentence s = {0, 0, 0, 0, 0};
    segment->paragraph_sentences[p] = v.n;
    for (i = s.first = segment->paragraph_words[p]; i < segment->paragraph_words[p + 1]; i++) {
      if (segment->text->bytes[segment->words[i].start] != '.' && i + 1 < segment->paragraph_words[p + 1])
        continue;
      s.start = segment->words[s.first].start;
      s.end = segment->words[i].end;
      s.last = i + 1;
      s.paragraph = p;
      segment->words[s.first].flags |= QUOTEATTR_FLAG_SENTENCE_START;
      if (QAI_PUSH(arena, &v, s))
        return QUOTEATTR_ERR_NOMEM;
      s.first = i + 1;
    }
  }
  segment->paragraph_sentences[p] = v.n;
  segment->sentences = v.data;
  segment->n_sentences = v.n;
  return QUOTEATTR_OK;
}

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
