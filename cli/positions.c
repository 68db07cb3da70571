/*
 * In: a report and its text.  Out: a table from byte offsets to another unit, of all its offsets: one pass
 * over the text converts them, and a binary search finds each when it is printed.
 */
#include "positions.h"

#include "settings.h"

#include <stdlib.h>
#include <string.h>

typedef struct list {
  uint32_t *data; /* NULL while counting */
  size_t n;
} list;

static void
add(list *l, uint32_t start, uint32_t end)
{
  if (l->data) {
    l->data[l->n] = start;
    l->data[l->n + 1] = end;
  }
  l->n += 2;
}

static void
add_spans(list *l, const quoteattr_span *s, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    add(l, s[i].start, s[i].end);
}

static void
add_tokens(list *l, const quoteattr_token *t, size_t n)
{
  size_t i;
  for (i = 0; i < n; i++)
    add(l, t[i].start, t[i].end);
}

static void
add_quotes(list *l, const report *r)
{
  size_t i;
  for (i = 0; i < r->n_quotes; i++) {
    const report_quote *q = &r->quotes[i];
    add_spans(l, q->content.spans, q->content.n);
    add_spans(l, q->source.spans, q->source.n);
    add_spans(l, q->cue.spans, q->cue.n);
  }
}

static void
add_all(list *l, const report *r, size_t len)
{
  size_t i, n;
  const quoteattr_token *t = quoteattr_result_words(r->result, &n); /* the ends of tokens are ends of words */
  const quoteattr_span *s;
  const quoteattr_mention *m;
  add_tokens(l, t, n);
  s = quoteattr_result_sentences(r->result, &n);
  add_spans(l, s, n);
  m = quoteattr_result_mentions(r->result, &n);
  for (i = 0; i < n; i++)
    add(l, m[i].start, m[i].end);
  add_quotes(l, r);
  add(l, 0, (uint32_t)len);
}

static int
ascending(const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

static size_t
drop_repeats(uint32_t *data, size_t n)
{
  size_t i, kept = 0;
  for (i = 0; i < n; i++)
    if (!kept || data[i] != data[kept - 1])
      data[kept++] = data[i];
  return kept;
}

int
positions_init(positions *p, const report *r, const char *text, size_t len, int unit)
{
  list l = {NULL, 0};
  memset(p, 0, sizeof *p);
  if (unit == UNIT_BYTE)
    return 0;
  add_all(&l, r, len);
  p->bytes = l.data = calloc(l.n + 1, sizeof *p->bytes);
  p->units = calloc(l.n + 1, sizeof *p->units);
  if (!p->bytes || !p->units)
    return -1;
  l.n = 0;
  add_all(&l, r, len);
  qsort(p->bytes, l.n, sizeof *p->bytes, ascending);
  p->n = drop_repeats(p->bytes, l.n);
  memcpy(p->units, p->bytes, p->n * sizeof *p->units);
  return quoteattr_convert_offsets(text, len, unit, p->units, p->n) ? -1 : 0;
}

uint32_t
positions_get(const positions *p, uint32_t byte)
{
  const uint32_t *at = p->n ? bsearch(&byte, p->bytes, p->n, sizeof byte, ascending) : NULL;
  return at ? p->units[at - p->bytes] : byte;
}

void
positions_clear(positions *p)
{
  free(p->bytes);
  free(p->units);
  memset(p, 0, sizeof *p);
}
