#include "text/text.h"

#include "base/status.h"
#include "base/vector.h"
#include "text/layout.h"
#include "text/sequences.h"
#include "text/utf8.h"

#include <string.h>

enum { HEADING_WIDTH = 72 };

/* Ends the last line, unless that ends itself. */
static void
end_lines(const qai_text *text)
{
  uint64_t *line = text->masks.line;
  uint32_t len = text->len;
  if (len && !(line[(len - 1) >> 6] >> ((len - 1) & 63) & 1))
    line[len >> 6] |= UINT64_C(1) << (len & 63);
}

/* Masks of the bytes as they are; whether these are well formed. */
static int
make_masks(qai_text *text)
{
  int all;
  qai_masks_best()(text->bytes, text->len, &text->masks);
  all = qai_sequences_version(0)(text->bytes, text->len, &text->masks);
  text->ascii = all == QAI_SEQUENCES_ASCII;
  end_lines(text);
  return all != QAI_SEQUENCES_BAD;
}

/* Checks the bytes, or copies and mends them, and makes the masks. */
static int
read_bytes(int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  uint32_t n = (out->len + 63) / 64;
  uint64_t *room = scratch ? qai_arena_alloc(scratch, qai_masks_size(n) * sizeof *room) : NULL;
  char *copy;
  if (!room)
    return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
  qai_masks_init(&out->masks, room, n);
  if (!make_masks(out)) {
    if (!replace)
      return qai_error_set(err, QUOTEATTR_ERR_UTF8, NULL, qai_utf8_check(out->bytes, out->len));
    copy = qai_arena_alloc(arena, out->len);
    if (!copy)
      return qai_error_set(err, QUOTEATTR_ERR_NOMEM, NULL, 0);
    qai_utf8_replace(out->bytes, out->len, copy);
    out->bytes = copy;
    make_masks(out);
  }
  return QUOTEATTR_OK;
}

/* A mask's bits of the 64 bytes from i on. */
static inline uint64_t
bits_at(const uint64_t *mask, uint32_t i)
{
  const uint64_t *from = mask + (i >> 6);
  uint32_t k = i & 63;
  return from[0] >> k | from[1] << 1 << (63 - k);
}

/* Share of capitalised words among those of four letters or more decides a title line. */
static int
looks_titled(const qai_masks *m, const qai_line *l)
{
  enum { STEP = 60 }; /* of 64 bytes, those whose three next ones are seen */
  uint32_t i, capital = 0, all = 0;
  uint64_t last = 0;
  for (i = l->start; i < l->end; i += STEP) {
    uint64_t bits = ~bits_at(m->space, i) & ~UINT64_C(0) >> (l->end - i < 64 ? 64 - (l->end - i) : 0);
    uint64_t starts = bits & ~(bits << 1 | last) & bits >> 1 & bits >> 2 & bits >> 3 & ~UINT64_C(0) >> (64 - STEP);
    uint64_t upper = bits_at(m->upper, i);
    for (; starts; starts &= starts - 1, all++)
      capital += (starts & (~starts + 1) & upper) != 0;
    last = bits >> (STEP - 1) & 1;
  }
  return all && capital * 3 >= all * 2;
}

/* Whether a line alone is as short as a heading. */
static int
is_short(const qai_lines_source *of, qai_line l)
{
  if (l.end - l.start > HEADING_WIDTH * 4) /* a code point has no more bytes */
    return 0;
  if (!l.width)
    qai_lines_measure(of, &l);
  return l.width <= HEADING_WIDTH;
}

/* Kind of a paragraph that begins with line `l`; `alone`: and has no other. */
static inline uint32_t
kind_of(const qai_lines_source *of, const qai_line *l, int alone)
{
  unsigned flags = l->flags & (QAI_LINE_ITEM | QAI_LINE_END | QAI_LINE_LOWER);
  if (flags)
    return flags & QAI_LINE_ITEM ? QAI_PARAGRAPH_LIST_ITEM : QAI_PARAGRAPH_BODY;
  return alone && is_short(of, *l) && looks_titled(of->m, l) ? QAI_PARAGRAPH_HEADING : QAI_PARAGRAPH_BODY;
}

/* The line after the paragraph that begins with line `first`. */
static inline const qai_line *
after_paragraph(const qai_layout *layout, const qai_line *first)
{
  const qai_line *l = first + 1;
  while (qai_layout_joins(layout, first, l - 1, l))
    l++;
  return l;
}

static int
make_paragraphs(const qai_lines_source *of, qai_line *lines, uint32_t n_lines, qai_arena *arena, qai_text *out)
{
  const qai_layout layout = qai_layout_find(of, lines, n_lines);
  const qai_line *first = lines, *next, *const end = lines + n_lines;
  qai_paragraph *p = NULL, *full = NULL;
  uint32_t n = 0;
  for (; first < end; first = next, p++) {
    if (p == full) {
      const uint32_t so_far = n;
      if (qai_vector_grow(arena, &out->paragraphs, &n, sizeof *p))
        return QUOTEATTR_ERR_NOMEM;
      p = out->paragraphs + so_far;
      full = out->paragraphs + n;
    }
    next = after_paragraph(&layout, first);
    p->start = first->start;
    p->end = next[-1].end;
    p->kind = kind_of(of, first, next == first + 1);
  }
  out->n_paragraphs = n ? (uint32_t)(p - out->paragraphs) : 0;
  out->wrapped = layout.width != 0;
  return QUOTEATTR_OK;
}

/* Lines are needed only here. */
static int
find_paragraphs(qai_arena *arena, qai_text *out)
{
  qai_arena *scratch = qai_arena_scratch(arena);
  qai_arena_mark mark = qai_arena_set_mark(scratch);
  uint32_t n_lines, start = out->len >= 3 && !memcmp(out->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
  const qai_lines_source of = {out->bytes, start, out->len, &out->masks, out->ascii};
  qai_line *lines;
  int status = qai_lines_find(&of, scratch, &lines, &n_lines);
  if (!status)
    status = make_paragraphs(&of, lines, n_lines, arena, out);
  qai_arena_release(scratch, mark);
  return status;
}

int
qai_text_read(const char *bytes, size_t len, int replace, qai_arena *arena, qai_text *out, quoteattr_error *err)
{
  int status;
  memset(out, 0, sizeof *out);
  if (len >= QAI_NONE)
    return qai_error_set(err, QUOTEATTR_ERR_LIMIT, NULL, 0);
  out->bytes = bytes;
  out->len = (uint32_t)len;
  status = read_bytes(replace, arena, out, err);
  if (status)
    return status;
  status = find_paragraphs(arena, out);
  return status ? qai_error_set(err, status, NULL, 0) : QUOTEATTR_OK;
}
