#include "text/lines.h"

#include "base/vector.h"
#include "text/unicode.h"

enum { LONG_LINE = 512, LONG_WORD = 256 }; /* bytes */

typedef QAI_VECTOR(qai_line) line_vector;

static int
is_space(char c)
{
  return (unsigned char)c <= ' ' && c != 0x1A;
}

static int
is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint16_t
clip(uint32_t n)
{
  return (uint16_t)(n < 65535 ? n : 65535);
}

static uint32_t
count_bits(uint64_t x)
{
  x -= x >> 1 & UINT64_C(0x5555555555555555);
  x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
  x = (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
  return (uint32_t)(x * UINT64_C(0x0101010101010101) >> 56);
}

/* Bytes in [i, end), which is not empty, that continue a character. */
static uint32_t
continuations(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6, last = (end - 1) >> 6, n = 0;
  uint64_t bits = m[block].more & ~UINT64_C(0) << (i & 63);
  for (; block < last; bits = m[++block].more)
    if (bits)
      n += count_bits(bits);
  bits &= ~UINT64_C(0) >> (63 - ((end - 1) & 63));
  return bits ? n + count_bits(bits) : n;
}

/* Code points in [i, end), as far as they matter: a long line is no wrapped one. */
static uint32_t
columns(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t n = end - i;
  return n > LONG_LINE || !n ? n : n - continuations(m, i, end);
}

static uint32_t
indent_columns(const char *s, uint32_t i, uint32_t start)
{
  uint32_t n = 0;
  for (; i < start && n < 1024; i++)
    n = s[i] == '\t' ? (n / 8 + 1) * 8 : n + 1;
  return n;
}

static unsigned
case_flags(const char *s, uint32_t i)
{
  uint32_t size, r;
  if ((unsigned char)s[i] < 0x80)
    return s[i] >= 'a' && s[i] <= 'z' ? QAI_LINE_LOWER : s[i] >= 'A' && s[i] <= 'Z' ? QAI_LINE_CAPITAL : 0;
  r = QAI_UNICODE_RECORD(qai_unicode_decode(s, i, &size));
  if (QAI_UNICODE_LOWER(r))
    return QAI_LINE_LOWER;
  return QAI_UNICODE_UPPER(r) ? QAI_LINE_CAPITAL : 0;
}

/* Whether the line ends as a sentence may: a terminator, closing marks after it. */
static int
ends_sentence(const char *s, uint32_t start, uint32_t end)
{
  while (end > start) {
    char c = s[end - 1];
    if (c == '.' || c == '!' || c == '?' || c == ':')
      return 1;
    if (c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_')
      end--;
    else if (end - start >= 3 && s[end - 3] == '\xE2' && s[end - 2] == '\x80' && (c == '\x99' || c == '\x9D'))
      end -= 3;
    else
      return 0;
  }
  return 0;
}

/* A bullet, or a number or letter with a full stop or bracket; then a space. */
static int
begins_item(const char *s, uint32_t i, uint32_t end)
{
  uint32_t k = i;
  if (end - i < 2 || (is_letter(s[i]) && s[i + 1] != '.' && s[i + 1] != ')'))
    return 0; /* most lines */
  if (end - i >= 4 && s[i] == '\xE2' && s[i + 1] == '\x80' && s[i + 2] == '\xA2')
    return 1;
  if (s[k] == '-' || s[k] == '*' || s[k] == '+')
    return k + 1 < end && is_space(s[k + 1]);
  if (s[k] == '(')
    k++;
  while (k < end && k - i < 4 && s[k] >= '0' && s[k] <= '9')
    k++;
  if (k < end && k == i + (s[i] == '(') && ((s[k] >= 'a' && s[k] <= 'z') || (s[k] >= 'A' && s[k] <= 'H')))
    k++;
  return k > i && k + 1 < end && (s[k] == '.' || s[k] == ')') && is_space(s[k + 1]);
}

static uint32_t
first_word(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t k = qai_masks_next_space(m, i, end);
  return columns(m, i, k - i < LONG_WORD ? k : i + LONG_WORD);
}

/* The line whose text is s[start, end), in a line that begins at `begin`. */
static qai_line
measure(const char *s, const qai_masks *m, uint32_t begin, uint32_t start, uint32_t end)
{
  qai_line l = {0, 0, 0, 0, 0, 0};
  uint32_t indent = indent_columns(s, begin, start);
  unsigned flags = case_flags(s, start);
  l.start = start;
  l.end = end;
  l.indent = clip(indent);
  l.width = clip(indent + columns(m, start, end));
  l.first = clip(first_word(m, start, end));
  if (ends_sentence(s, start, end))
    flags |= QAI_LINE_END;
  if (begins_item(s, start, end))
    flags |= QAI_LINE_ITEM;
  l.flags = (uint16_t)flags;
  return l;
}

int
qai_lines_find(const char *s, uint32_t start, uint32_t len, const qai_masks *m, qai_arena *arena, qai_line **out,
               uint32_t *n)
{
  line_vector v = {NULL, 0, 0};
  uint32_t i = start;
  unsigned before = QAI_LINE_GAP;
  while (i < len) {
    uint32_t stop = qai_masks_next_line(m, i, len), first = qai_masks_skip_space(m, i, stop), end = stop;
    if (first < stop) {
      qai_line l;
      while (m[(end - 1) >> 6].space >> ((end - 1) & 63) & 1)
        end--;
      l = measure(s, m, i, first, end);
      l.flags = (uint16_t)(l.flags | before);
      if (QAI_PUSH(arena, &v, l))
        return QUOTEATTR_ERR_NOMEM;
      before = 0;
    } else
      before |= QAI_LINE_GAP;
    if (stop < len && s[stop] == '\f')
      before |= QAI_LINE_PAGE;
    i = stop + 1 + (stop + 1 < len && s[stop] == '\r' && s[stop + 1] == '\n');
  }
  *out = v.data;
  *n = v.n;
  return QUOTEATTR_OK;
}
