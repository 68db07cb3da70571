#include "text/lines.h"

#include "base/vector.h"
#include "text/unicode.h"

#include <string.h>

/* What few lines take stands apart from the loop over all, which has few registers left. */
#if defined(__GNUC__)
#define APART __attribute__((noinline))
#else
#define APART
#endif

enum { BLANK = 1 << 15 };                                                         /* for flags */
enum { LONG_LINE = QAI_LINES_LONG, LONG_WORD = QAI_LINES_WORD, USUAL_LINE = 48 }; /* bytes */

/* What a byte is at the edges of a line; the first three as the line's flags are. */
enum {
  LOWER = QAI_LINE_LOWER,
  UPPER = QAI_LINE_CAPITAL,
  ENDS = QAI_LINE_END,
  CLOSES = 1,   /* stands after what ends a sentence */
  WIDE = 2,     /* beyond ASCII */
  BEGINS = 16,  /* may begin an item, with what follows */
  GRAPHIC = 64, /* begins a character that is no space or control */
  LETTER = 128, /* of ASCII */
  CASES = LOWER | UPPER
};

static const unsigned char kinds[256] = {
#define G GRAPHIC
#define B (GRAPHIC | BEGINS)
#define D (GRAPHIC | BEGINS)
#define U (GRAPHIC | LETTER | UPPER | BEGINS)
#define L (GRAPHIC | LETTER | LOWER | BEGINS)
#define E (GRAPHIC | ENDS)
#define C (GRAPHIC | CLOSES)
#define M WIDE
#define W (GRAPHIC | WIDE)
#define M16 M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M
#define W16 W, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0,          0, 0, 0, 0, 0, /* controls */
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0,          0, 0, 0, 0, 0,
    0,   E,   C,   G,   G,   G,   G,   C,   B, C, B | CLOSES, B, G, B, E, G, /* space ! " # $ % & ' ( ) * + , - . / */
    D,   D,   D,   D,   D,   D,   D,   D,   D, D, E,          G, G, G, G, E, /* 0-9 : ; < = > ? */
    G,   U,   U,   U,   U,   U,   U,   U,   U, U, U,          U, U, U, U, U, /* @ A-O */
    U,   U,   U,   U,   U,   U,   U,   U,   U, U, U,          G, G, C, G, C, /* P-Z [ \ ] ^ _ */
    G,   L,   L,   L,   L,   L,   L,   L,   L, L, L,          L, L, L, L, L, /* ` a-o */
    L,   L,   L,   L,   L,   L,   L,   L,   L, L, L,          G, G, G, G, 0, /* p-z { | } ~ DEL */
    M16, M16, M16, M16, W16, W16, W16, W16,
#undef G
#undef B
#undef D
#undef U
#undef L
#undef E
#undef C
#undef M
#undef W
#undef M16
#undef W16
};

static inline unsigned
kind_of(char c)
{
  return kinds[(unsigned char)c];
}

static int
is_space(char c)
{
  return (unsigned char)c <= ' ' && c != 0x1A;
}

static inline uint16_t
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

/* Which bytes of a block continue a character. */
static inline uint64_t
more_of(const qai_masks *m, uint32_t block)
{
  return m->high[block] ? m->more[block] : 0;
}

/* Bytes in [i, end), which is not empty, that continue a character. */
static uint32_t
continuations(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6, last = (end - 1) >> 6, n = 0;
  uint64_t bits = more_of(m, block) & ~UINT64_C(0) << (i & 63);
  for (; block < last; bits = more_of(m, ++block))
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

/* QAI_LINE_LOWER or _CAPITAL of what begins beyond ASCII. */
static unsigned
letter_flags(const char *s, uint32_t i)
{
  uint32_t size, r = QAI_UNICODE_RECORD(qai_unicode_decode(s, i, &size));
  if (QAI_UNICODE_LOWER(r))
    return QAI_LINE_LOWER;
  return QAI_UNICODE_UPPER(r) ? QAI_LINE_CAPITAL : 0;
}

/* Whether U+2000 to U+203F begins at s, none of which is a letter. */
static inline int
is_print(const char *s)
{
  return s[0] == '\xE2' && s[1] == '\x80';
}

/* QAI_LINE_END or 0 of a line whose last byte stands after what ends a sentence. */
APART static unsigned
closing_flags(const char *s, uint32_t start, uint32_t end)
{
  while (end > start) {
    unsigned kind = kind_of(s[end - 1]);
    char c = s[end - 1];
    if (kind & ENDS)
      return ENDS;
    if (kind & CLOSES)
      end--;
    else if (kind & WIDE && end - start >= 3 && s[end - 3] == '\xE2' && s[end - 2] == '\x80' &&
             (c == '\x99' || c == '\x9D'))
      end -= 3;
    else
      return 0;
  }
  return 0;
}

/* Whether the line s[i, end) that begins as one may, in ASCII, is a list item: a bullet, or a number or letter with a
 * full stop or bracket; then a space. */
static int
is_item(const char *s, uint32_t i, uint32_t end)
{
  uint32_t k = i;
  if (end - i < 2)
    return 0;
  if (s[k] == '-' || s[k] == '*' || s[k] == '+')
    return is_space(s[k + 1]);
  if (s[k] == '(')
    k++;
  while (k < end && k - i < 4 && s[k] >= '0' && s[k] <= '9')
    k++;
  if (k < end && k == i + (s[i] == '(') && ((s[k] >= 'a' && s[k] <= 'z') || (s[k] >= 'A' && s[k] <= 'H')))
    k++;
  return k > i && k + 1 < end && (s[k] == '.' || s[k] == ')') && is_space(s[k + 1]);
}

/* Flags of how a line begins. */
APART static unsigned
begin_flags(const char *s, uint32_t start, uint32_t end)
{
  unsigned kind = kind_of(s[start]);
  if (!(kind & WIDE))
    return (kind & CASES) | (kind & BEGINS && is_item(s, start, end) ? QAI_LINE_ITEM : 0);
  if (!is_print(s + start))
    return letter_flags(s, start);
  return end - start >= 4 && s[start + 2] == '\xA2' ? QAI_LINE_ITEM : 0;
}

uint32_t
qai_lines_first_size(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t n = qai_masks_next_space(m, i, end) - i;
  return n < LONG_WORD ? n : LONG_WORD;
}

static inline int
has_bit(const uint64_t *mask, uint32_t i)
{
  return (int)(mask[i >> 6] >> (i & 63) & 1);
}

void
qai_lines_measure_odd(const qai_lines_source *of, qai_line *l)
{
  uint32_t begin = l->start, first = l->start + qai_lines_first_size(of->m, l->start, l->end);
  while (begin > of->start && has_bit(of->m->space, begin - 1) && !has_bit(of->m->line, begin - 1))
    begin--;
  l->indent = (uint16_t)indent_columns(of->s, begin, l->start);
  l->width = clip(l->indent + columns(of->m, l->start, l->end));
  l->first = (uint16_t)columns(of->m, l->start, first);
}

/* The line breaks of a text that are left: in a block, and behind it. */
typedef struct breaks {
  const uint64_t *line;
  uint64_t bits;
  size_t block;
} breaks;

/* The next one; there is one. */
static inline uint32_t
next_break(breaks *b)
{
  uint32_t at;
  while (!b->bits)
    b->bits = b->line[++b->block];
  at = (uint32_t)b->block * 64 + qai_masks_ctz(b->bits);
  b->bits &= b->bits - 1;
  return at;
}

/* Whether a break stands right after the last one, s[at], and both are LF; then it is passed.  (Not in the next block,
 * which is as well.) */
static inline int
pass_second(breaks *b, const char *s, uint32_t at)
{
  if (!(b->bits >> 1 >> (at & 63) & 1) || memcmp(s + at, "\n\n", 2))
    return 0;
  b->bits &= b->bits - 1;
  return 1;
}

/* Flags that the blank line [i, stop) gives the next one; it may be all there is of a CR LF. */
static unsigned
blank_flags(const qai_lines_source *of, uint32_t i, uint32_t stop)
{
  const char *s = of->s;
  if (stop == of->len)
    return QAI_LINE_GAP;
  if (i == stop && s[i] == '\n' && i > of->start && s[i - 1] == '\r')
    return 0;
  return s[stop] == '\f' ? QAI_LINE_GAP | QAI_LINE_PAGE : QAI_LINE_GAP;
}

/* The line s[i, stop), as it may have space at either end or be of one byte: sets its bytes, returns its own flags, or
 * BLANK. */
APART static unsigned
read_odd(const qai_lines_source *of, uint32_t i, uint32_t stop, qai_line *l)
{
  uint32_t start = qai_masks_skip_space(of->m, i, stop), end = stop;
  if (start == stop)
    return BLANK;
  while (has_bit(of->m->space, end - 1))
    end--;
  l->start = start;
  l->end = end;
  return begin_flags(of->s, start, end) | closing_flags(of->s, start, end);
}

/* Whether the kinds of the first two bytes are those of most lines, of which the case of the first tells all. */
static inline int
begins_plainly(unsigned first, unsigned second)
{
  return first & LETTER ? !(second & (ENDS | CLOSES)) : !(first & (BEGINS | WIDE));
}

/* The same of any line. */
static inline unsigned
read_line(const qai_lines_source *of, uint32_t i, uint32_t stop, qai_line *l)
{
  const char *const s = of->s;
  unsigned first, second, last, flags;
  if (stop - i < 2)
    return read_odd(of, i, stop, l);
  first = kind_of(s[i]);
  second = kind_of(s[i + 1]);
  last = kind_of(s[stop - 1]);
  if (!(first & GRAPHIC && last & (GRAPHIC | WIDE)))
    return read_odd(of, i, stop, l);
  l->start = i;
  l->end = stop;
  flags = begins_plainly(first, second) ? first & CASES : begin_flags(s, i, stop);
  return flags | (last & (CLOSES | WIDE) ? closing_flags(s, i, stop) : last & ENDS);
}

int
qai_lines_find(const qai_lines_source *of, qai_arena *arena, qai_line **out, uint32_t *n)
{
  const uint64_t *line = of->m->line;
  breaks b = {line, line[of->start >> 6] & ~UINT64_C(0) << (of->start & 63), of->start >> 6};
  unsigned before = QAI_LINE_GAP;
  uint32_t i, stop, cap = (of->len - of->start) / USUAL_LINE + 16;
  qai_line *lines = qai_arena_alloc(arena, cap * sizeof *lines), *l = lines, *full = lines + cap - 1;
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  for (i = of->start; i < of->len; i = stop + 1) {
    unsigned flags;
    stop = next_break(&b);
    if (l == full) {
      const uint32_t so_far = cap - 1;
      if (qai_vector_grow(arena, &lines, &cap, sizeof *lines))
        return QUOTEATTR_ERR_NOMEM;
      l = lines + so_far;
      full = lines + cap - 1;
    }
    flags = read_line(of, i, stop, l);
    if (flags == BLANK) {
      before |= blank_flags(of, i, stop);
      continue;
    }
    l->width = 0;
    l->flags = (uint16_t)(flags | before);
    l++;
    before = 0;
    if (pass_second(&b, of->s, stop)) {
      stop++;
      before = QAI_LINE_GAP;
    } else if (stop < of->len && of->s[stop] == '\f')
      before = QAI_LINE_PAGE;
  }
  l->flags = QAI_LINE_GAP;
  *out = lines;
  *n = (uint32_t)(l - lines);
  return QUOTEATTR_OK;
}
