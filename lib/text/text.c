#include "text/text.h"

#include "base/status.h"
#include "base/vector.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <string.h>

enum { HEADING_WIDTH = 72 };

/* Length of the line break beyond ASCII at s[i], a byte of 0x80 and above: NEL, U+2028, U+2029; 0 when it is none. */
static uint32_t
wide_break(const char *s, uint32_t len, uint32_t i)
{
  if (s[i] == '\xC2')
    return i + 1 < len && s[i + 1] == '\x85' ? 2 : 0;
  return s[i] == '\xE2' && i + 2 < len && s[i + 1] == '\x80' && (s[i + 2] == '\xA8' || s[i + 2] == '\xA9') ? 3 : 0;
}

/* The `n` bytes of a line break at i become spaces, the first the end of its line. */
static void
mark_break(qai_masks *m, uint32_t i, uint32_t n)
{
  uint32_t k;
  m[i >> 6].line |= UINT64_C(1) << (i & 63);
  for (k = i; k < i + n; k++)
    m[k >> 6].space |= UINT64_C(1) << (k & 63);
}

/* Checks what is beyond ASCII and marks its line breaks.  The offset of the first bad byte; `len` without one. */
static uint32_t
read_high(const char *s, uint32_t len, qai_masks *m)
{
  uint32_t block, i, n, wide, next = 0;
  for (block = 0; block < (len + 63) / 64; block++) {
    uint64_t bits = m[block].high;
    if (next > block << 6) /* a sequence over the edge */
      bits &= ~UINT64_C(0) << (next - (block << 6));
    while (bits) {
      i = (block << 6) + qai_masks_ctz(bits);
      n = (uint32_t)qai_utf8_sequence((const unsigned char *)s, i, len);
      if (!n)
        return i;
      if ((wide = wide_break(s, len, i)) != 0)
        mark_break(m, i, wide);
      next = i + n;
      bits = next >> 6 == block ? bits & ~UINT64_C(0) << (next & 63) : 0;
    }
  }
  return len;
}

/* Masks of the bytes as they are; the offset of the first bad byte. */
static uint32_t
make_masks(const qai_text *text, qai_masks *m)
{
  qai_masks_best()(text->bytes, text->len, m);
  return read_high(text->bytes, text->len, m);
}

/* Checks the bytes, or copies and mends them, and makes the masks. */
static int
read_bytes(int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  uint32_t n = (out->len + 63) / 64, bad;
  qai_masks *m = qai_arena_alloc(arena, ((size_t)n + 1) * sizeof *m);
  char *copy;
  if (!m)
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  bad = make_masks(out, m);
  if (bad < out->len) {
    if (!replace)
      return qai_error_set(err, QUOTEATTR_ERR_UTF8, NULL, bad);
    copy = qai_arena_alloc(arena, out->len);
    if (!copy)
      return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
    qai_utf8_replace(out->bytes, out->len, copy);
    out->bytes = copy;
    make_masks(out, m);
  }
  memset(m + n, 0, sizeof *m); /* windows of 64 bytes may look into one block more */
  out->masks = m;
  return QUOTEATTR_OK;
}

/* Share of capitalised words among those of four letters or more decides a title line. */
static int
looks_titled(const char *s, const qai_line *l)
{
  uint32_t i, begin = l->start, capital = 0, all = 0;
  for (i = l->start; i <= l->end; i++) {
    if (i < l->end && (unsigned char)s[i] > ' ')
      continue;
    if (i - begin >= 4) {
      all++;
      capital += s[begin] >= 'A' && s[begin] <= 'Z';
    }
    begin = i + 1;
  }
  return all && capital * 3 >= all * 2;
}

/* Kind of a paragraph of `n` lines that begins with line `l`. */
static uint32_t
kind_of(const char *s, const qai_line *l, uint32_t n)
{
  if (l->flags & QAI_LINE_ITEM)
    return QAI_PARAGRAPH_LIST_ITEM;
  if (n == 1 && l->width <= HEADING_WIDTH && !(l->flags & (QAI_LINE_END | QAI_LINE_LOWER)) && looks_titled(s, l))
    return QAI_PARAGRAPH_HEADING;
  return QAI_PARAGRAPH_BODY;
}

static int
make_paragraphs(const qai_line *lines, uint32_t n_lines, qai_arena *arena, qai_text *out)
{
  QAI_VECTOR(qai_paragraph) v = {NULL, 0, 0};
  qai_layout layout = qai_layout_find(lines, n_lines);
  uint32_t i = 0, first;
  while (i < n_lines) {
    qai_paragraph p;
    first = i++;
    while (i < n_lines && qai_layout_joins(&layout, &lines[first], &lines[i - 1], &lines[i]))
      i++;
    p.start = lines[first].start;
    p.end = lines[i - 1].end;
    p.kind = kind_of(out->bytes, &lines[first], i - first);
    if (QAI_PUSH(arena, &v, p))
      return QUOTEATTR_ERR_NOMEM;
  }
  out->paragraphs = v.data;
  out->n_paragraphs = v.n;
  out->wrapped = layout.width != 0;
  return QUOTEATTR_OK;
}

int
qai_text_read(const char *bytes, size_t len, int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  qai_line *lines;
  uint32_t n_lines, start = 0;
  int status;
  memset(out, 0, sizeof *out);
  if (len >= QAI_NONE)
    return qai_error_set(err, QUOTEATTR_ERR_LIMIT, NULL, 0);
  out->bytes = bytes;
  out->len = (uint32_t)len;
  status = read_bytes(replace, arena, out, err);
  if (status)
    return status;
  if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
    start = 3;
  status = qai_lines_find(out->bytes, start, out->len, out->masks, arena, &lines, &n_lines);
  if (!status)
    status = make_paragraphs(lines, n_lines, arena, out);
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
}
