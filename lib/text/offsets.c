/*
 * Byte offsets to code points or UTF-16 units.
 *
 * In: the text, offsets in any order.  Out: the same offsets in the other unit, in place.  Sorted ones take one
 * pass over text and offsets together; for others the units before every STRIDE-th byte are counted first, and
 * each offset is found from the count before it.
 */
#include "base/memory.h"
#include "text/utf8.h"

#define STRIDE ((size_t)64)

typedef struct cursor {
  const unsigned char *s;
  size_t len, at; /* `at` stands on a boundary */
  uint32_t units; /* before `at` */
  int unit;
} cursor;

/* Is `at` inside a well-formed sequence?  A lead byte is never part of another one, so looking back is exact. */
static int
is_inside(const cursor *c, size_t at)
{
  size_t back;
  for (back = 1; back <= 3 && back <= at && at < c->len; back++)
    if (qai_utf8_sequence(c->s, at - back, c->len) > back)
      return 1;
  return 0;
}

/* Moves on to the first boundary at or behind `target`.  A bad byte is one unit. */
static void
advance(cursor *c, size_t target)
{
  while (c->at < target) {
    size_t n = qai_utf8_sequence(c->s, c->at, c->len);
    c->units += n == 4 && c->unit == QUOTEATTR_UNIT_UTF16 ? 2 : 1;
    c->at += n ? n : 1;
  }
}

static int
is_sorted(const uint32_t *offsets, size_t count)
{
  size_t i;
  for (i = 1; i < count; i++)
    if (offsets[i] < offsets[i - 1])
      return 0;
  return 1;
}

/* counts[k]: units of the sequences that begin before byte k * STRIDE. */
static uint32_t *
count_strides(cursor c, const quoteattr_allocator *alloc)
{
  size_t k, n = c.len / STRIDE + 1;
  uint32_t *counts = qai_malloc(alloc, n * sizeof *counts);
  for (k = 0; counts && k < n; k++) {
    advance(&c, k * STRIDE);
    counts[k] = c.units;
  }
  return counts;
}

static int
convert_any(cursor c, uint32_t *offsets, size_t count)
{
  quoteattr_allocator alloc;
  uint32_t *counts;
  size_t i;
  qai_allocator_get(NULL, &alloc);
  counts = count_strides(c, &alloc);
  if (!counts)
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < count; i++) {
    size_t k = offsets[i] / STRIDE;
    for (c.at = k * STRIDE; is_inside(&c, c.at);)
      c.at++;
    c.units = counts[k];
    advance(&c, offsets[i]);
    offsets[i] = c.units;
  }
  qai_free(&alloc, counts);
  return QUOTEATTR_OK;
}

static void
convert_sorted(cursor c, uint32_t *offsets, size_t count)
{
  size_t i;
  for (i = 0; i < count; i++) {
    advance(&c, offsets[i]);
    offsets[i] = c.units;
  }
}

int
quoteattr_convert_offsets(const char *text, size_t len, int unit, uint32_t *offsets, size_t count)
{
  cursor c;
  size_t i;
  if ((!text && len) || (!offsets && count) || (unit != QUOTEATTR_UNIT_CODEPOINT && unit != QUOTEATTR_UNIT_UTF16))
    return QUOTEATTR_ERR_ARG;
  c.s = (const unsigned char *)text;
  c.len = len;
  c.at = 0;
  c.units = 0;
  c.unit = unit;
  for (i = 0; i < count; i++)
    if (offsets[i] > len || is_inside(&c, offsets[i]))
      return QUOTEATTR_ERR_ARG;
  if (!is_sorted(offsets, count))
    return convert_any(c, offsets, count);
  convert_sorted(c, offsets, count);
  return QUOTEATTR_OK;
}
