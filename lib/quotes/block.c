#include "quotes/block.h"

#include "quotes/mark.h"

#include <string.h>

typedef struct line {
  uint32_t outer, start, end; /* bytes: its first ">", its content without spaces around */
  uint32_t depth;             /* how many ">" begin it; 0: it is none */
} line;

static int
is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* Reads the line that begins at byte `i`; returns where the next one begins. */
static uint32_t
read_line(const qai_text *text, uint32_t i, line *out)
{
  const char *s = text->bytes, *lf = memchr(s + i, '\n', text->len - i);
  uint32_t end = lf ? (uint32_t)(lf - s) : text->len;
  out->depth = 0;
  while (i < end && is_space(s[i]))
    i++;
  for (out->outer = i; i < end && (s[i] == '>' || is_space(s[i])); i++)
    out->depth += s[i] == '>';
  out->start = i;
  out->end = end;
  while (out->end > i && is_space(s[out->end - 1]))
    out->end--;
  return lf ? end + 1 : text->len;
}

/* A space and letters at its beginning: neither a diff nor a command's output.  What begins with a quotation mark is
 * told by its marks, unless it goes on with a block of this depth. */
static int
has_words(const qai_text *text, const line *l, uint32_t depth)
{
  const unsigned char *s = (const unsigned char *)text->bytes + l->start;
  if (l->end - l->start < 2 || !is_space(text->bytes[l->start - 1]))
    return 0;
  if (qai_mark_family_at(text, l->start) >= 0)
    return l->depth == depth;
  return s[0] >= 0x80 || (s[0] && strchr("([*_-", s[0])) || (s[0] | 0x20u) - 'a' < 26u || s[0] - (unsigned)'0' < 10u;
}

/* "— Ann Lee" */
static int
is_signature(const qai_text *text, const line *l)
{
  const char *s = text->bytes + l->start;
  uint32_t n = l->end - l->start;
  return n > 4 && (!memcmp(s, "\xE2\x80\x94", 3) || !memcmp(s, "\xE2\x80\x93", 3) || !memcmp(s, "--", 2));
}

/* "Tom Hale wrote:" above what is set off further. */
static int
is_head(const qai_text *text, const line *l, const line *next)
{
  return next->depth > l->depth && text->bytes[l->end - 1] == ':';
}

/* The paragraph that holds a byte, from paragraph `p` on. */
static uint32_t
paragraph_from(const qai_text *text, uint32_t p, uint32_t byte)
{
  while (p + 1 < text->n_paragraphs && text->paragraphs[p].end <= byte)
    p++;
  return p;
}

static int
add_line(const qai_text *text, const line *l, uint32_t paragraph, qai_arena *arena, qai_region_list *out)
{
  qai_region r = qai_region_without_marks(paragraph, l->start, l->end, QUOTEATTR_STYLE_BLOCK, QAI_REGION_BLOCK);
  r.outer_start = l->outer;
  if (text->paragraphs[paragraph].start > l->start || text->paragraphs[paragraph].end < l->end)
    return QUOTEATTR_OK; /* U+2028 and the like end paragraphs too */
  return QAI_PUSH(arena, out, r);
}

int
qai_block_read(const qai_segment *seg, qai_arena *arena, qai_region_list *out)
{
  const qai_text *text = seg->text;
  uint32_t i, at, p = 0, depth = 0;
  line now, next;
  int status = QUOTEATTR_OK;
  if (!text->n_paragraphs || !memchr(text->bytes, '>', text->len))
    return status;
  i = read_line(text, 0, &next);
  do {
    now = next;
    at = i;
    next.depth = 0;
    if (i < text->len)
      i = read_line(text, i, &next);
    if (!now.depth || !has_words(text, &now, depth) || is_signature(text, &now) || is_head(text, &now, &next)) {
      depth = 0;
      continue;
    }
    depth = now.depth;
    p = paragraph_from(text, p, now.start);
    status = add_line(text, &now, p, arena, out);
  } while (at < text->len && !status);
  return status;
}

static uint32_t
depth_of(const qai_text *text, const qai_region *r)
{
  uint32_t i, n = 0;
  for (i = r->outer_start; i < r->start; i++)
    n += text->bytes[i] == '>';
  return n;
}

int
qai_block_goes_on(const qai_text *text, const qai_region *a, const qai_region *b)
{
  uint32_t i, lines = 0;
  if (depth_of(text, a) != depth_of(text, b))
    return 0;
  for (i = a->outer_end; i < b->outer_start && lines < 2; i++)
    if (text->bytes[i] == '\n')
      lines++;
    else if (text->bytes[i] == '>')
      lines = 0;
    else if (!is_space(text->bytes[i]))
      return 0;
  return lines < 2;
}
