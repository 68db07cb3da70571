#include "text/lines.h"

#include "base/vector.h"
#include "text/unicode.h"

enum { LONG_LINE = 512, LONG_WORD = 256, USUAL_LINE = 48 }; /* bytes */

typedef QAI_VECTOR(qai_line) line_vector;

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

/* QAI_LINE_LOWER or _CAPITAL of what begins beyond ASCII. */
static unsigned
wide_case_flags(const char *s, uint32_t i)
{
  uint32_t size, r = QAI_UNICODE_RECORD(qai_unicode_decode(s, i, &size));
  if (QAI_UNICODE_LOWER(r))
    return QAI_LINE_LOWER;
  return QAI_UNICODE_UPPER(r) ? QAI_LINE_CAPITAL : 0;
}

static inline unsigned
case_flags(const char *s, uint32_t i)
{
  unsigned kind = kind_of(s[i]);
  return kind & WIDE ? wide_case_flags(s, i) : kind & CASES;
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

/* QAI_LINE_END if the line ends as a sentence may: a terminator, closing marks after it. */
static inline unsigned
end_flags(const char *s, uint32_t start, uint32_t end)
{
  unsigned kind = kind_of(s[end - 1]);
  return kind & (CLOSES | WIDE) ? closing_flags(s, start, end) : kind & ENDS;
}

/* Whether a line that begins as one may is a list item: a bullet, or a number or letter with a full stop or bracket;
 * then a space. */
static int
is_item(const char *s, uint32_t i, uint32_t end)
{
  uint32_t k = i;
  if (end - i < 2)
    return 0;
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

static inline int
begins_item(const char *s, uint32_t i, uint32_t end)
{
  unsigned kind = kind_of(s[i]);
  if (kind & CASES && i + 1 < end && kind_of(s[i + 1]) & CASES)
    return 0; /* most lines */
  return kind & BEGINS || s[i] == '\xE2' ? is_item(s, i, end) : 0;
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

/* The flags of the line whose text is s[start, end). */
static inline unsigned
flags_of(const char *s, uint32_t start, uint32_t end)
{
  return case_flags(s, start) | end_flags(s, start, end) | (begins_item(s, start, end) ? (unsigned)QAI_LINE_ITEM : 0u);
}

/* The columns of a line that begins at `begin`. */
QAI_MASKS_INLINE void
measure(const char *s, const qai_masks *m, int ascii, uint32_t begin, qai_line *l)
{
  uint32_t start = l->start, end = l->end, indent = begin < start ? indent_columns(s, begin, start) : 0;
  uint32_t first = first_end(m, start, end), width = end - start, word = first - start;
  if (!ascii && may_continue(m, start, end)) {
    width = columns(m, start, end);
    word = columns(m, start, first);
  }
  l->indent = clip(indent);
  l->width = clip(indent + width);
  l->first = clip(word);
}

/* The same for a line whose columns nothing had asked for. */
static void
measure_late(const char *s, const qai_masks *m, int ascii, uint32_t begin, qai_line *l)
{
  measure(s, m, ascii, begin, l);
}

/* Whether nothing asks for the columns of a line that a blank one stands before, if one stands after it too. */
static inline int
needs_no_measure(const qai_line *l)
{
  return l->flags & QAI_LINE_GAP && l->flags & (QAI_LINE_END | QAI_LINE_LOWER);
}

/* The next line break after the ones taken from `bits`, those left of block *block; behind the text stands one, too. */
static inline uint32_t
next_break(const qai_masks *m, uint32_t *block, uint64_t *bits)
{
  uint32_t at;
  while (!*bits)
    *bits = m->line[++*block];
  at = (*block << 6) + qai_masks_ctz(*bits);
  *bits &= *bits - 1;
  return at;
}

/* Where the text of the line s[i, stop) begins, `stop` when it is blank. */
static inline uint32_t
text_start(const char *s, const qai_masks *m, uint32_t i, uint32_t stop)
{
  return is_graphic(s[i]) ? i : qai_masks_skip_space(m, i, stop);
}

/* Where it ends, when it is not blank. */
static inline uint32_t
text_end(const char *s, const qai_masks *m, uint32_t stop)
{
  if (!is_graphic(s[stop - 1]))
    while (m->space[(stop - 1) >> 6] >> ((stop - 1) & 63) & 1)
      stop--;
  return stop;
}

int
qai_lines_find(const char *s, uint32_t start, uint32_t len, const qai_masks *m, int ascii, qai_arena *arena,
               qai_line **out, uint32_t *n)
{
  line_vector v = {NULL, 0, 0};
  uint32_t i, stop, begin = 0 /* of the line before */, block = start >> 6;
  uint64_t bits = m->line[block] & ~UINT64_C(0) << (start & 63);
  unsigned before = QAI_LINE_GAP;
  v.cap = (len - start) / USUAL_LINE + 16;
  v.data = qai_arena_alloc(arena, v.cap * sizeof *v.data);
  if (!v.data)
    return QUOTEATTR_ERR_NOMEM;
  for (i = start; i < len; i = stop + 1) {
    uint32_t first;
    stop = next_break(m, &block, &bits);
    if (s[i] == '\n') { /* most blank lines */
      before |= i == start || s[i - 1] != '\r' ? (unsigned)QAI_LINE_GAP : 0u;
      continue;
    }
    if (stop > len)
      stop = len;
    first = text_start(s, m, i, stop);
    if (first < stop) {
      qai_line *l;
      if (QAI_RESERVE(arena, &v))
        return QUOTEATTR_ERR_NOMEM;
      l = &v.data[v.n++];
      l->start = first;
      l->end = text_end(s, m, stop);
      l->flags = (uint16_t)(flags_of(s, first, l->end) | before);
      if (!(before & QAI_LINE_GAP) && needs_no_measure(l - 1))
        measure_late(s, m, ascii, begin, l - 1);
      if (needs_no_measure(l))
        l->indent = l->width = l->first = 0;
      else
        measure(s, m, ascii, i, l);
      begin = i;
      before = 0;
    } else if (i < stop || stop == len || s[stop] != '\n' || i == start || s[i - 1] != '\r') /* no CR LF */
      before |= QAI_LINE_GAP;
    if (stop < len && s[stop] == '\f')
      before |= QAI_LINE_PAGE;
  }
  *out = v.data;
  *n = v.n;
  return QUOTEATTR_OK;
}
