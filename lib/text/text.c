#include "text/text.h"

#include "base/status.h"
#include "base/vector.h"
#include "text/layout.h"
#include "text/utf8.h"

#include <string.h>

enum { HEADING_WIDTH = 72 };

/* Checks the bytes, or copies and mends them. */
static int
read_bytes(const char *bytes, size_t len, int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  size_t bad = qai_utf8_check(bytes, len);
  char *copy;
  out->bytes = bytes;
  out->len = (uint32_t)len;
  if (bad == len)
    return QUOTEATTR_OK;
  if (!replace)
    return qai_error_set(err, QUOTEATTR_ERR_UTF8, NULL, bad);
  copy = qai_arena_alloc(arena, len);
  if (!copy)
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  qai_utf8_replace(bytes, len, copy);
  out->bytes = copy;
  return QUOTEATTR_OK;
}

/* Length of the line break beyond ASCII at s[i], a byte of 0x80 and above: NEL, U+2028, U+2029; 0 when it is none. */
static uint32_t
wide_break(const char *s, uint32_t len, uint32_t i)
{
  if (s[i] == '\xC2')
    return i + 1 < len && s[i + 1] == '\x85' ? 2 : 0;
  return s[i] == '\xE2' && i + 2 < len && s[i + 1] == '\x80' && (s[i + 2] == '\xA8' || s[i + 2] == '\xA9') ? 3 : 0;
}

/* Line breaks beyond ASCII become spaces, the first byte of each the end of its line. */
static void
mark_wide_breaks(const char *s, uint32_t len, qai_masks *m)
{
  uint32_t block, k;
  for (block = 0; block < (len + 63) / 64; block++) {
    uint64_t bits = m[block].high;
    for (; bits; bits &= bits - 1) {
      uint32_t i = (block << 6) + qai_masks_ctz(bits), n = wide_break(s, len, i);
      if (n)
        m[block].line |= UINT64_C(1) << (i & 63);
      for (k = i; k < i + n; k++)
        m[k >> 6].space |= UINT64_C(1) << (k & 63);
    }
  }
}

static int
make_masks(qai_arena *arena, qai_text *out)
{
  qai_masks *m = qai_arena_alloc(arena, ((size_t)out->len / 64 + 2) * sizeof *m);
  if (!m)
    return QUOTEATTR_ERR_NOMEM;
  qai_masks_best()(out->bytes, out->len, m);
  mark_wide_breaks(out->bytes, out->len, m);
  memset(m + (out->len + 63) / 64, 0, sizeof *m); /* windows of 64 bytes may look into one block more */
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
  status = read_bytes(bytes, len, replace, arena, out, err);
  if (status)
    return status;
  if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3))
    start = 3;
  status = make_masks(arena, out);
  if (!status)
    status = qai_lines_find(out->bytes, start, out->len, out->masks, arena, &lines, &n_lines);
  if (!status)
    status = make_paragraphs(lines, n_lines, arena, out);
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
}
