#include "marks.h"

/* An apostrophe that goes on a token is none. */
static int
is_mark(const quoteattr_token *t)
{
  if (t->flags & QUOTEATTR_FLAG_CLITIC)
    return 0;
  return t->kind == QUOTEATTR_TOKEN_OPEN || t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE;
}

/* The first word that starts at or behind `at`. */
static size_t
word_from(const quoteattr_token *words, size_t n, uint32_t at)
{
  size_t low = 0;
  while (low < n) {
    size_t middle = low + (n - low) / 2;
    if (words[middle].start < at)
      low = middle + 1;
    else
      n = middle;
  }
  return low;
}

/* A mark that starts at `at`, or NULL. */
static const quoteattr_token *
mark_from(const quoteattr_result *r, uint32_t at)
{
  size_t n;
  const quoteattr_token *words = quoteattr_result_words(r, &n);
  size_t w = word_from(words, n, at);
  return w < n && words[w].start == at && is_mark(&words[w]) ? &words[w] : NULL;
}

/* A mark that ends at `at`, or NULL. */
static const quoteattr_token *
mark_to(const quoteattr_result *r, uint32_t at)
{
  size_t n;
  const quoteattr_token *words = quoteattr_result_words(r, &n);
  size_t w = word_from(words, n, at);
  return w > 0 && words[w - 1].end == at && is_mark(&words[w - 1]) ? &words[w - 1] : NULL;
}

int
marks_begin(const quoteattr_result *r, quoteattr_span piece)
{
  return mark_from(r, piece.start) != NULL;
}

quoteattr_span
marks_taken_in(const quoteattr_result *r, quoteattr_span piece)
{
  const quoteattr_token *before = mark_from(r, piece.start) ? NULL : mark_to(r, piece.start);
  const quoteattr_token *behind = mark_to(r, piece.end) ? NULL : mark_from(r, piece.end);
  if (before)
    piece.start = before->start;
  if (behind)
    piece.end = behind->end;
  return piece;
}
