#include "marks.h"

static int
is_mark(const quoteattr_token *t)
{
  return t->kind == QUOTEATTR_TOKEN_OPEN || t->kind == QUOTEATTR_TOKEN_CLOSE || t->kind == QUOTEATTR_TOKEN_QUOTE;
}

/* The first token that starts at or behind `at`. */
static size_t
token_from(const quoteattr_token *tokens, size_t n, uint32_t at)
{
  size_t low = 0;
  while (low < n) {
    size_t middle = low + (n - low) / 2;
    if (tokens[middle].start < at)
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
  const quoteattr_token *tokens = quoteattr_result_tokens(r, &n);
  size_t t = token_from(tokens, n, at);
  return t < n && tokens[t].start == at && is_mark(&tokens[t]) ? &tokens[t] : NULL;
}

/* A mark that ends at `at`, or NULL. */
static const quoteattr_token *
mark_to(const quoteattr_result *r, uint32_t at)
{
  size_t n;
  const quoteattr_token *tokens = quoteattr_result_tokens(r, &n);
  size_t t = token_from(tokens, n, at);
  return t > 0 && tokens[t - 1].end == at && is_mark(&tokens[t - 1]) ? &tokens[t - 1] : NULL;
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
