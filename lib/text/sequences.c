#include "text/sequences.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#define WITH_X86 1
#include <immintrin.h>
#endif

/* One bit a byte of 64. */
typedef struct sequence_bits {
  uint64_t three; /* begins one of three bytes or four */
  uint64_t four;  /* begins one of four bytes */
  uint64_t wrong; /* is in no text, or never after the byte before */
  uint64_t line;  /* ends NEL, U+2028 or U+2029 */
} sequence_bits;

/* Masks of some blocks one after the other, as one number of the processor where there is such a type. */
#if defined(__GNUC__)
typedef uint64_t some_blocks __attribute__((vector_size(32)));
#else
typedef uint64_t some_blocks;
#endif
enum { SOME = sizeof(some_blocks) / sizeof(uint64_t) };

/* ---- portable ------------------------------------------------------------------------------ */

static inline unsigned
which_portable(const some_blocks *x)
{
  uint64_t each[SOME];
  unsigned which = 0;
  int i;
  memcpy(each, x, sizeof each);
  for (i = 0; i < SOME; i++)
    which |= (unsigned)(each[i] != 0) << i;
  return which;
}

static inline int
any_portable(const some_blocks *x)
{
  return which_portable(x) != 0;
}

static int
is_wrong(unsigned char c, unsigned char before)
{
  switch (before) {
  case 0xE0: return c < 0xA0;
  case 0xED: return c >= 0xA0;
  case 0xF0: return c < 0x90;
  case 0xF4: return c >= 0x90;
  default: return c == 0xC0 || c == 0xC1 || c >= 0xF5;
  }
}

static int
ends_line(const unsigned char *s)
{
  if (s[0] == 0x85)
    return s[-1] == 0xC2;
  return (s[0] & 0xFE) == 0xA8 && s[-1] == 0x80 && s[-2] == 0xE2;
}

/* Reads s[-2, 64). */
static void
bits_portable(const char *s, sequence_bits *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i++) {
    const unsigned char *p = (const unsigned char *)s + i;
    out->three |= (uint64_t)(p[0] >= 0xE0) << i;
    out->four |= (uint64_t)(p[0] >= 0xF0) << i;
    out->wrong |= (uint64_t)is_wrong(p[0], p[-1]) << i;
    out->line |= (uint64_t)ends_line(p) << i;
  }
}

/* ---- SSE2 and AVX2 ------------------------------------------------------------------------- */

#ifdef WITH_X86
static __m128i
is128(__m128i v, int c)
{
  return _mm_cmpeq_epi8(v, _mm_set1_epi8((char)c));
}

static __m128i
least128(__m128i v, int c)
{
  return _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char)c)), v);
}

/* Bytes v that are wrong, or wrong after the bytes p. */
static __m128i
wrong128(__m128i v, __m128i p)
{
  __m128i from_90 = least128(v, 0x90), from_a0 = least128(v, 0xA0);
  __m128i never = _mm_or_si128(is128(_mm_and_si128(v, _mm_set1_epi8((char)0xFE)), 0xC0), least128(v, 0xF5));
  __m128i three = _mm_or_si128(_mm_andnot_si128(from_a0, is128(p, 0xE0)), _mm_and_si128(from_a0, is128(p, 0xED)));
  __m128i four = _mm_or_si128(_mm_andnot_si128(from_90, is128(p, 0xF0)), _mm_and_si128(from_90, is128(p, 0xF4)));
  return _mm_or_si128(never, _mm_or_si128(three, four));
}

/* Last bytes of line breaks: v after p after q. */
static __m128i
line128(__m128i v, __m128i p, __m128i q)
{
  __m128i two = _mm_and_si128(is128(v, 0x85), is128(p, 0xC2));
  __m128i three = _mm_and_si128(is128(_mm_and_si128(v, _mm_set1_epi8((char)0xFE)), 0xA8),
                                _mm_and_si128(is128(p, 0x80), is128(q, 0xE2)));
  return _mm_or_si128(two, three);
}

static __m128i
load128(const char *s)
{
  return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static void
bits_sse2(const char *s, sequence_bits *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i += 16) {
    __m128i v = load128(s + i), p = load128(s + i - 1), q = load128(s + i - 2);
    out->three |= (uint64_t)_mm_movemask_epi8(least128(v, 0xE0)) << i;
    out->four |= (uint64_t)_mm_movemask_epi8(least128(v, 0xF0)) << i;
    out->wrong |= (uint64_t)_mm_movemask_epi8(wrong128(v, p)) << i;
    out->line |= (uint64_t)_mm_movemask_epi8(line128(v, p, q)) << i;
  }
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i
is256(__m256i v, int c)
{
  return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)c));
}

AVX2 static inline __m256i
least256(__m256i v, int c)
{
  return _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8((char)c)), v);
}

AVX2 static inline __m256i
wrong256(__m256i v, __m256i p)
{
  __m256i from_90 = least256(v, 0x90), from_a0 = least256(v, 0xA0);
  __m256i never = _mm256_or_si256(is256(_mm256_and_si256(v, _mm256_set1_epi8((char)0xFE)), 0xC0), least256(v, 0xF5));
  __m256i three =
      _mm256_or_si256(_mm256_andnot_si256(from_a0, is256(p, 0xE0)), _mm256_and_si256(from_a0, is256(p, 0xED)));
  __m256i four =
      _mm256_or_si256(_mm256_andnot_si256(from_90, is256(p, 0xF0)), _mm256_and_si256(from_90, is256(p, 0xF4)));
  return _mm256_or_si256(never, _mm256_or_si256(three, four));
}

AVX2 static inline __m256i
line256(__m256i v, __m256i p, __m256i q)
{
  __m256i two = _mm256_and_si256(is256(v, 0x85), is256(p, 0xC2));
  __m256i three = _mm256_and_si256(is256(_mm256_and_si256(v, _mm256_set1_epi8((char)0xFE)), 0xA8),
                                   _mm256_and_si256(is256(p, 0x80), is256(q, 0xE2)));
  return _mm256_or_si256(two, three);
}

AVX2 static inline __m256i
load256(const char *s)
{
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

AVX2 static inline uint64_t
mask256(__m256i v, int shift)
{
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(v) << shift;
}

AVX2 static inline void
bits_avx2(const char *s, sequence_bits *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i += 32) {
    __m256i v = load256(s + i), p = load256(s + i - 1), q = load256(s + i - 2);
    out->three |= mask256(least256(v, 0xE0), i);
    out->four |= mask256(least256(v, 0xF0), i);
    out->wrong |= mask256(wrong256(v, p), i);
    out->line |= mask256(line256(v, p, q), i);
  }
}

AVX2 static inline int
any_avx2(const some_blocks *x)
{
  return !_mm256_testz_si256((__m256i)*x, (__m256i)*x);
}

AVX2 static inline unsigned
which_avx2(const some_blocks *x)
{
  __m256i none = _mm256_cmpeq_epi64((__m256i)*x, _mm256_setzero_si256());
  return 15u & ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(none));
}
#endif

/* ---- the whole ----------------------------------------------------------------------------- */

/* The line breaks that end at the bits of block `base`: spaces, the first byte the end of its line. */
static void
mark_breaks(const char *s, uint32_t base, uint64_t bits, const qai_masks *m)
{
  for (; bits; bits &= bits - 1) {
    uint32_t last = base + qai_masks_ctz(bits), first = last - (s[last] == '\x85' ? 1 : 2), i;
    m->line[first >> 6] |= UINT64_C(1) << (first & 63);
    for (i = first; i <= last; i++)
      m->space[i >> 6] |= UINT64_C(1) << (i & 63);
  }
}

/* Block `base` of the text with the two bytes before it, filled up with spaces. */
static const char *
copy_block(const char *s, uint32_t len, uint32_t base, char copy[66])
{
  uint32_t before = base ? 2 : 0, n = len - base < 64 ? len - base : 64;
  memset(copy, ' ', 66);
  memcpy(copy + 2 - before, s + base - before, before + n);
  return copy + 2;
}

/* Which bytes from s[i] on must continue a character that begins before it. */
static uint64_t
due_at(const char *s, uint32_t i)
{
  const unsigned char *p = (const unsigned char *)s + i;
  if (!i || p[-1] < 0x80)
    return 0;
  return (p[-1] >= 0xC0) | (unsigned)(p[-1] >= 0xE0 ? 3 : 0) | (unsigned)(p[-1] >= 0xF0 ? 7 : 0) | (p[-2] >= 0xE0) |
         (unsigned)(p[-2] >= 0xF0 ? 3 : 0) | (p[-3] >= 0xF0);
}

typedef struct parts {
  int (*any)(const some_blocks *x);        /* whether there is a bit */
  unsigned (*which)(const some_blocks *x); /* for each block a bit: whether it has any */
  void (*bits)(const char *s, sequence_bits *out);
} parts;

/* Whether in block i, those after it and the one before there is something beyond ASCII. */
QAI_INLINE int
are_wide(const qai_masks *m, uint32_t i, parts by)
{
  some_blocks high, last;
  memcpy(&high, m->high + i, sizeof high);
  memcpy(&last, m->high + i - 1, sizeof last);
  high |= last;
  return by.any(&high);
}

/* Which ones have, or may go on, anything but ASCII and well-formed characters of three bytes that E2 begins, which any
 * two bytes may follow, and that are no line breaks. */
QAI_INLINE unsigned
which_unusual(const qai_masks *m, uint32_t i, parts by)
{
  some_blocks first, more, odd, last, last_more, last_odd;
  memcpy(&first, m->high + i, sizeof first);
  memcpy(&more, m->more + i, sizeof more);
  memcpy(&odd, m->odd + i, sizeof odd);
  memcpy(&last, m->high + i - 1, sizeof last);
  memcpy(&last_more, m->more + i - 1, sizeof last_more);
  memcpy(&last_odd, m->odd + i - 1, sizeof last_odd);
  more &= first;
  odd &= first;
  last_odd &= last;
  first ^= more;
  last &= ~last_more;
  odd |= ((first << 1 | first << 2 | last >> 63 | last >> 62) ^ more) | last_odd >> 61;
  return by.which(&odd);
}

/* Whether block i is well formed; of one after the text, whether nothing goes on into it. */
QAI_INLINE int
check_block(const char *s, uint32_t len, const qai_masks *m, uint32_t i, parts by)
{
  char copy[66];
  sequence_bits b;
  uint32_t base = i << 6;
  uint64_t due = base <= len ? due_at(s, base) : 0, more = m->more[i] & m->high[i], first = m->high[i] ^ more;
  if (base >= len)
    return !due;
  by.bits(i - 1 < len / 64 - 1 ? s + base : copy_block(s, len, base, copy), &b);
  if (b.line)
    mark_breaks(s, base, b.line, m);
  return !(((due | first << 1 | b.three << 2 | b.four << 3) ^ more) | b.wrong);
}

/* The next of i, i + SOME and so on that has something wide, or one after `last`. */
QAI_INLINE uint32_t
next_wide(const qai_masks *m, uint32_t i, uint32_t last, parts by)
{
  while (i <= last && !are_wide(m, i, by))
    i += SOME;
  return i;
}

/* The last block is one after the text. */
QAI_INLINE int
check(const char *s, uint32_t len, const qai_masks *m, parts by)
{
  const uint32_t last = (len + 63) / 64;
  int all = QAI_SEQUENCES_ASCII;
  uint32_t i;
  for (i = 0; (i = next_wide(m, i, last, by)) <= last; i += SOME) {
    unsigned which;
    all = QAI_SEQUENCES_WIDE;
    for (which = which_unusual(m, i, by); which; which &= which - 1)
      if (!check_block(s, len, m, i + qai_masks_ctz(which), by))
        return QAI_SEQUENCES_BAD;
  }
  return all;
}

static int
check_portable(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {any_portable, which_portable, bits_portable};
  return check(s, len, m, by);
}

#ifdef WITH_X86
static int
check_sse2(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {any_portable, which_portable, bits_sse2};
  return check(s, len, m, by);
}

AVX2 static int
check_avx2(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {any_avx2, which_avx2, bits_avx2};
  return check(s, len, m, by);
}
#endif

qai_sequences_fn
qai_sequences_version(int index)
{
  qai_sequences_fn v[3] = {NULL, NULL, NULL};
  int n = 0;
#ifdef WITH_X86
  if (__builtin_cpu_supports("avx2"))
    v[n++] = check_avx2;
  v[n++] = check_sse2;
#endif
  v[n++] = check_portable;
  return index >= 0 && index < n ? v[index] : NULL;
}
