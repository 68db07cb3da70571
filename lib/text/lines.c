#include "text/lines.h"

#include "base/vector.h"
#include "text/unicode.h"

#include <string.h>

enum { LONG_LINE = 512, LONG_WORD = 256, USUAL_LINE = 48 }; /* bytes */

/* What a byte is at the edges of a line; the first three as the line's flags are. */
enum {
  LOWER = QAI_LINE_LOWER,
  UPPER = QAI_LINE_CAPITAL,
  ENDS = QAI_LINE_END,
  CLOSES = 1,   /* stands after what ends a sentence */
  WIDE = 2,     /* beyond ASCII */
  BEGINS = 16,  /* may begin an item, with what follows */
  GRAPHIC = 64, /* ASCII and no space or control */
  CASES = LOWER | UPPER
};

static const unsigned char kinds[256] = {
#define G GRAPHIC
#define B (GRAPHIC | BEGINS)
#define D (GRAPHIC | BEGINS)
#define U (GRAPHIC | UPPER | BEGINS)
#define L (GRAPHIC | LOWER | BEGINS)
#define E (GRAPHIC | ENDS)
#define C (GRAPHIC | CLOSES)
#define W16 WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE, WIDE
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0,          0, 0, 0, 0, 0, /* controls */
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0,          0, 0, 0, 0, 0,
    0,   E,   C,   G,   G,   G,   G,   C,   B, C, B | CLOSES, B, G, B, E, G, /* space ! " # $ % & ' ( ) * + , - . / */
    D,   D,   D,   D,   D,   D,   D,   D,   D, D, E,          G, G, G, G, E, /* 0-9 : ; < = > ? */
    G,   U,   U,   U,   U,   U,   U,   U,   U, U, U,          U, U, U, U, U, /* @ A-O */
    U,   U,   U,   U,   U,   U,   U,   U,   U, U, U,          G, G, C, G, C, /* P-Z [ \ ] ^ _ */
    G,   L,   L,   L,   L,   L,   L,   L,   L, L, L,          L, L, L, L, L, /* ` a-o */
    L,   L,   L,   L,   L,   L,   L,   L,   L, L, L,          G, G, G, G, 0, /* p-z { | } ~ DEL */
    W16, W16, W16, W16, W16, W16, W16, W16,
#undef G
#undef B
#undef D
#undef U
#undef L
#undef E
#undef C
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

/* Whether c is ASCII and no space. */
static inline int
is_graphic(char c)
{
  return kind_of(c) & GRAPHIC;
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

/* Whether a byte may continue a character in the blocks of [i, end), which is not empty, if that is no long line. */
static inline int
may_continue(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6, last = (end - 1) >> 6;
  uint64_t bits = m->high[block] | m->high[last];
  if (end - i > LONG_LINE)
    return 1;
  while (++block < last)
    bits |= m->high[block];
  return bits != 0;
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

/* QAI_LINE_LOWER or _CAPITAL of what begins beyond ASCII, not with a mark of print as most do. */
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

static unsigned
case_flags(const char *s, uint32_t i)
{
  unsigned kind = kind_of(s[i]);
  return kind & WIDE ? is_print(s + i) ? 0 : letter_flags(s, i) : kind & CASES;
}

/* QAI_LINE_END or 0 of a line whose last byte stands after what ends a sentence. */
static unsigned
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

/* QAI_LINE_END if the line, whose last byte is of `kind`, ends as a sentence may: a terminator, closing marks after
 * it. */
static inline unsigned
end_flags(const char *s, uint32_t start, uint32_t end, unsigned kind)
{
  return kind & (CLOSES | WIDE) ? closing_flags(s, start, end) : kind & ENDS;
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

/* QAI_LINE_ITEM or 0 of the line s[i, end). */
static unsigned
item_flags(const char *s, uint32_t i, uint32_t end)
{
  if (kind_of(s[i]) & BEGINS)
    return is_item(s, i, end) ? QAI_LINE_ITEM : 0;
  return end - i >= 4 && is_print(s + i) && s[i + 2] == '\xA2' ? QAI_LINE_ITEM : 0;
}

/* Where the first word ends, as far as it matters. */
static inline uint32_t
first_end(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint64_t bits = m->space[i >> 6] >> (i & 63);
  uint32_t k = bits ? i + qai_masks_ctz(bits) : qai_masks_next_space(m, i, end);
  if (k > end)
    k = end;
  return k - i < LONG_WORD ? k : i + LONG_WORD;
}

/* Flags of how a line begins that does not with two letters. */
static unsigned
odd_flags(const char *s, uint32_t start, uint32_t end)
{
  return case_flags(s, start) | item_flags(s, start, end);
}

/* Flags of how a line begins, whose first byte is of `kind`. */
static inline unsigned
begin_flags(const char *s, uint32_t start, uint32_t end, unsigned kind)
{
  if (kind & CASES && end - start > 1 && kind_of(s[start + 1]) & CASES) /* most do */
    return kind & CASES;
  return odd_flags(s, start, end);
}

/* What the lines are found in. */
typedef struct source {
  const char *s;
  uint32_t start, len;
  const qai_masks *m;
  int ascii;
} source;

/* The columns of a line that begins at `begin`. */
QAI_MASKS_INLINE void
measure(const source *of, uint32_t begin, qai_line *l)
{
  uint32_t start = l->start, end = l->end, indent = begin < start ? indent_columns(of->s, begin, start) : 0;
  uint32_t first = first_end(of->m, start, end), width = end - start, word = first - start;
  if (!of->ascii && may_continue(of->m, start, end)) {
    width = columns(of->m, start, end);
    word = columns(of->m, start, first);
  }
  l->indent = (uint16_t)indent;
  l->width = clip(indent + width);
  l->first = (uint16_t)word;
}

static inline int
has_bit(const uint64_t *mask, uint32_t i)
{
  return (int)(mask[i >> 6] >> (i & 63) & 1);
}

/* The same for a line whose columns nothing had asked for. */
static void
measure_late(const source *of, qai_line *l)
{
  uint32_t begin = l->start;
  while (begin > of->start && has_bit(of->m->space, begin - 1) && !has_bit(of->m->line, begin - 1))
    begin--;
  measure(of, begin, l);
}

/* Whether nothing asks for the columns of a line of such flags, if a blank one stands after it. */
static inline int
needs_no_measure(unsigned flags)
{
  return flags & QAI_LINE_GAP && flags & (QAI_LINE_END | QAI_LINE_LOWER);
}

/* The line breaks of a text that are left: in a block, and behind it. */
typedef struct breaks {
  uint64_t bits;
  uint32_t block;
} breaks;

/* The next one; behind the text stands one, too. */
static inline uint32_t
next_break(breaks *b, const uint64_t *line)
{
  uint32_t at;
  while (!b->bits)
    b->bits = line[++b->block];
  at = b->block * 64 + qai_masks_ctz(b->bits);
  b->bits &= b->bits - 1;
  return at;
}

/* Leaves out the next one, right after the last. */
static inline void
pass_break(breaks *b, const uint64_t *line)
{
  if (!b->bits)
    b->bits = line[++b->block];
  b->bits &= b->bits - 1;
}

/* Where a line's text ends that no graphic byte ends before s[stop]. */
static uint32_t
find_end(const qai_masks *m, uint32_t stop)
{
  while (has_bit(m->space, stop - 1))
    stop--;
  return stop;
}

/* Flags that the blank line [i, stop) gives the next one; it may be all there is of a CR LF. */
static unsigned
blank_flags(const source *of, uint32_t i, uint32_t stop)
{
  const char *s = of->s;
  if (stop == of->len)
    return QAI_LINE_GAP;
  if (i == stop && s[i] == '\n' && i > of->start && s[i - 1] == '\r')
    return 0;
  return s[stop] == '\f' ? QAI_LINE_GAP | QAI_LINE_PAGE : QAI_LINE_GAP;
}

/* The line s[i, stop), whose text begins at `first` with a byte of `kind`; `flags`: what it has from before it. */
static inline qai_line
line_at(const source *of, uint32_t first, uint32_t stop, unsigned kind, unsigned flags)
{
  qai_line l = {first, stop, 0, 0, 0, 0};
  unsigned last = kind_of(of->s[stop - 1]);
  if (!(last & GRAPHIC)) {
    l.end = find_end(of->m, stop);
    last = kind_of(of->s[l.end - 1]);
  }
  l.flags = (uint16_t)(flags | begin_flags(of->s, first, l.end, kind) | end_flags(of->s, first, l.end, last));
  return l;
}

int
qai_lines_find(const char *s, uint32_t start, uint32_t len, const qai_masks *m, int ascii, qai_arena *arena,
               qai_line **out, uint32_t *n)
{
  const source of = {s, start, len, m, ascii};
  const uint64_t *const breaking = m->line;
  breaks b = {breaking[start >> 6] & ~UINT64_C(0) << (start & 63), start >> 6};
  unsigned before = QAI_LINE_GAP;
  uint32_t i, stop, cap = (len - start) / USUAL_LINE + 16;
  qai_line *lines = qai_arena_alloc(arena, cap * sizeof *lines), *l = lines, *full = lines + cap;
  if (!lines)
    return QUOTEATTR_ERR_NOMEM;
  for (i = start; i < len; i = stop + 1) {
    uint32_t first = i;
    unsigned kind = kind_of(s[i]);
    stop = next_break(&b, breaking);
    if (stop > len)
      stop = len;
    if (!(kind & GRAPHIC)) {
      first = qai_masks_skip_space(m, i, stop);
      if (first == stop) {
        before |= blank_flags(&of, i, stop);
        continue;
      }
      kind = kind_of(s[first]);
    }
    if (l == full) {
      const uint32_t so_far = cap;
      if (qai_vector_grow(arena, &lines, &cap, sizeof *lines))
        return QUOTEATTR_ERR_NOMEM;
      l = lines + so_far;
      full = lines + cap;
    }
    *l = line_at(&of, first, stop, kind, before);
    if (!(before & QAI_LINE_GAP) && needs_no_measure(l[-1].flags))
      measure_late(&of, l - 1);
    if (!needs_no_measure(l->flags))
      measure(&of, i, l);
    l++;
    before = 0;
    if (len - stop >= 2 && !memcmp(s + stop, "\n\n", 2)) {
      pass_break(&b, breaking);
      stop++;
      before = QAI_LINE_GAP;
    } else if (stop < len && s[stop] == '\f')
      before = QAI_LINE_PAGE;
  }
  *out = lines;
  *n = (uint32_t)(l - lines);
  return QUOTEATTR_OK;
}
