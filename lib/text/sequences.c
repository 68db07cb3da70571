#include "text/sequences.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#define WITH_X86 1
#include <immintrin.h>
#endif

/* One bit a byte of 64. */
typedef struct sequence_bits {
  uint64_t more;  /* continues a character */
  uint64_t three; /* begins one of three bytes or four */
  uint64_t four;  /* begins one of four bytes */
  uint64_t wrong; /* is in no text, or never after the byte before */
  uint64_t line;  /* ends NEL, U+2028 or U+2029 */
} sequence_bits;

/* ---- portable ------------------------------------------------------------------------------ */

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
    out->more |= (uint64_t)((p[0] & 0xC0) == 0x80) << i;
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
    out->more |= (uint64_t)_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0))) << i;
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

/* Whether in the block nothing beyond ASCII stands, the bits `high`, but characters that E2 begins, most marks of
 * print, and no line break among them: any two bytes may follow E2. */
AVX2 static inline int
is_print_avx2(const char *s, uint64_t high, uint64_t *more)
{
  const __m256i start = _mm256_set1_epi8((char)0xC0), even = _mm256_set1_epi8((char)0xFE);
  __m256i v = load256(s), w = load256(s + 32);
  __m256i breaks = _mm256_or_si256(is256(_mm256_and_si256(v, even), 0xA8), is256(_mm256_and_si256(w, even), 0xA8));
  uint64_t first = mask256(is256(v, 0xE2), 0) | mask256(is256(w, 0xE2), 32);
  *more = mask256(_mm256_cmpgt_epi8(start, v), 0) | mask256(_mm256_cmpgt_epi8(start, w), 32);
  return (*more | first) == high && _mm256_testz_si256(breaks, breaks);
}

AVX2 static inline void
bits_avx2(const char *s, sequence_bits *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i += 32) {
    __m256i v = load256(s + i), p = load256(s + i - 1), q = load256(s + i - 2);
    out->more |= mask256(_mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), v), i);
    out->three |= mask256(least256(v, 0xE0), i);
    out->four |= mask256(least256(v, 0xF0), i);
    out->wrong |= mask256(wrong256(v, p), i);
    out->line |= mask256(line256(v, p, q), i);
  }
}

/* The first of the blocks from i on, of n, that has a byte beyond ASCII; n, or one of those after it, when there is
 * none. */
AVX2 static inline uint32_t
next_avx2(const uint64_t *high, uint32_t i, uint32_t n)
{
  const __m256i none = _mm256_setzero_si256();
  for (; i < n; i += 4) {
    __m256i four = _mm256_loadu_si256((const __m256i *)(const void *)(high + i));
    unsigned some = 15u & ~(unsigned)_mm256_movemask_pd(_mm256_castsi256_pd(_mm256_cmpeq_epi64(four, none)));
    if (some)
      return i + qai_masks_ctz(some);
  }
  return i;
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

/* As next_avx2(). */
static inline uint32_t
next_portable(const uint64_t *high, uint32_t i, uint32_t n)
{
  while (i + 4 <= n && !(high[i] | high[i + 1] | high[i + 2] | high[i + 3]))
    i += 4;
  while (i < n && !high[i])
    i++;
  return i;
}

/* As is_print_avx2(), where all blocks cost the same. */
static inline int
is_print_portable(const char *s, uint64_t high, uint64_t *more)
{
  (void)s;
  (void)high;
  (void)more;
  return 0;
}

/* Of a block, which bytes must be ones of the next that continue a character, from which bytes `first` begin one of two
 * bytes or more, `three` of three or more, `four` of four. */
static inline uint64_t
due_after(uint64_t first, uint64_t three, uint64_t four)
{
  return first >> 63 | three >> 62 | four >> 61;
}

typedef struct parts {
  uint32_t (*next)(const uint64_t *high, uint32_t i, uint32_t n);
  int (*is_print)(const char *s, uint64_t high, uint64_t *more);
  void (*bits)(const char *s, sequence_bits *out);
} parts;

QAI_MASKS_INLINE int
check(const char *s, uint32_t len, const qai_masks *m, parts by)
{
  const uint64_t *const high = m->high;
  uint64_t *const more = m->more;
  int all = QAI_SEQUENCES_ASCII, print = 1 /* the block before has nothing that is_print() does not tell */;
  uint64_t due = 0; /* bits of the block that must continue a character of the block before */
  uint32_t i, whole = len / 64, n = whole + (len % 64 != 0);
  for (i = 0; (i = due ? i : by.next(high, i, n)) < n; i++) {
    char copy[66];
    sequence_bits b;
    uint32_t base = i << 6;
    const char *block = i - 1 < whole - 1 ? s + base : copy_block(s, len, base, copy);
    uint64_t first;
    all = QAI_SEQUENCES_WIDE;
    print = (print || !due) && by.is_print(block, high[i], &b.more);
    if (print) {
      first = high[i] & ~b.more;
      if ((due | first << 1 | first << 2) != b.more)
        return QAI_SEQUENCES_BAD;
      due = due_after(first, first, 0);
      more[i] = b.more;
      continue;
    }
    by.bits(block, &b);
    first = high[i] & ~b.more;
    if (((due | first << 1 | b.three << 2 | b.four << 3) ^ b.more) | b.wrong)
      return QAI_SEQUENCES_BAD;
    due = due_after(first, b.three, b.four);
    more[i] = b.more;
    if (b.line)
      mark_breaks(s, base, b.line, m);
  }
  return due ? QAI_SEQUENCES_BAD : all;
}

static int
check_portable(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {next_portable, is_print_portable, bits_portable};
  return check(s, len, m, by);
}

#ifdef WITH_X86
static int
check_sse2(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {next_portable, is_print_portable, bits_sse2};
  return check(s, len, m, by);
}

AVX2 static int
check_avx2(const char *s, uint32_t len, const qai_masks *m)
{
  static const parts by = {next_avx2, is_print_avx2, bits_avx2};
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
