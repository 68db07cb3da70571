/*
 * Class masks: for each block of 64 bytes of a text, one bit a byte and class.
 *
 * In: bytes.  Out: for each class the (len + 63) / 64 blocks one after the other, so that several can be read at once;
 * bits past the end are those of a space.  A block is 64 bytes as its text is, so that places are cheap to find.  Every
 * version gives the same output; qai_masks_best() is the fastest one this processor has.
 *
 * Reference: the idea of simdjson (Langdale and Lemire, 2019): classify a block at once, then walk its bits.
 */
#ifndef QAI_TEXT_MASKS_H
#define QAI_TEXT_MASKS_H

#include "base/inline.h"

#include <stddef.h>
#include <stdint.h>

typedef struct qai_masks {
  uint64_t *space; /* white space and controls (but for QAI_UTF8_BAD) */
  uint64_t *word;  /* ASCII letters and digits, QAI_UTF8_BAD */
  uint64_t *upper; /* ASCII capitals */
  uint64_t *high;  /* bytes of 0x80 and above */
  uint64_t *line;  /* line feed, vertical tab, form feed, carriage return */
  uint64_t *comma; /* commas; QAI_UTF8_BAD as well, which is told from the letters by it */
  uint64_t *digit; /* ASCII digits */
  uint64_t *dot;   /* full stops */
  uint64_t *alone; /* " and ): words of their own, whatever stands around them */
  /* Of the bits of `high`; what stands for a block without any means nothing. */
  uint64_t *more; /* bytes that continue a character */
  uint64_t *odd;  /* the others but for E2, which begins most marks of print; A8 and A9, the last of line breaks */
} qai_masks;

/* Before the blocks of a class stands one without any bit, after them QAI_MASKS_AFTER of spaces. */
enum { QAI_MASKS_CLASSES = 11, QAI_MASKS_AFTER = 5 };
/* How many numbers the masks of n blocks take, and their place in as many; puts what stands around them. */
size_t qai_masks_size(uint32_t n);
void qai_masks_init(qai_masks *m, uint64_t *room, uint32_t n);

typedef void (*qai_masks_fn)(const char *s, size_t len, const qai_masks *out);

void qai_masks_portable(const char *s, size_t len, const qai_masks *out);
/* The versions for this machine, fastest first, qai_masks_portable last; NULL beyond. */
qai_masks_fn qai_masks_version(int index);
qai_masks_fn qai_masks_best(void);

/* For each byte of n blocks from `block` on, of the len / 64 + 1 that s[0, len] has with the byte after its end, a bit
 * in `out` as above: whether the four bytes before it may end one of the words that `table` was made for.  The first
 * two rows of it hold for each low half of a byte the groups of words that have such a byte last and before that, the
 * others those that have none such two and three bytes before their last; what is beyond ASCII has no bit in any row.
 * The bit is set when some group has the last two bytes and is not without the others.  Before the text stand bytes of
 * 0, after it spaces. */
enum { QAI_ENDINGS_BYTES = 4 };
typedef uint8_t qai_endings_table[QAI_ENDINGS_BYTES][16];
typedef void (*qai_endings_fn)(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table,
                               uint64_t *out);

void qai_endings_portable(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table,
                          uint64_t *out);
qai_endings_fn qai_endings_version(int index);
qai_endings_fn qai_endings_best(void);

/* Whether the processor counts bits and finds the first and last one in an instruction each, and has AVX2.  (Tuned as
 * it is, the compiler does not clear a register before each such instruction for the sake of some older processors.) */
int qai_masks_bits_fast(void);
/* Whether it has AVX-512 with all that works on bytes as well. */
int qai_masks_bits_widest(void);
#if defined(__GNUC__) && defined(__x86_64__)
#define QAI_MASKS_FAST_TARGET __attribute__((target("bmi,bmi2,lzcnt,popcnt,tune=znver1")))
#define QAI_MASKS_WIDE_TARGET __attribute__((target("avx2,tune=znver1")))
#define QAI_MASKS_WIDEST_TARGET                                                                                        \
  __attribute__((target("bmi,bmi2,lzcnt,popcnt,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,tune=znver1")))
#endif
/* How many bits are set. */
QAI_INLINE uint32_t
qai_masks_count(uint64_t x)
{
#if defined(__GNUC__)
  return (uint32_t)__builtin_popcountll(x);
#else
  uint32_t n = 0;
  for (; x; x &= x - 1)
    n++;
  return n;
#endif
}

/* Number of leading zeros of x, which is not 0. */
QAI_INLINE uint32_t
qai_masks_clz(uint64_t x)
{
#if defined(__GNUC__)
  return (uint32_t)__builtin_clzll(x);
#else
  uint32_t n = 0;
  for (; !(x >> 63); x <<= 1)
    n++;
  return n;
#endif
}

/* Number of trailing zeros of x, which is not 0. */
QAI_INLINE uint32_t
qai_masks_ctz(uint64_t x)
{
#if defined(__GNUC__)
  return (uint32_t)__builtin_ctzll(x);
#else
  uint32_t n = 0;
  for (; !(x & 0xFF); x >>= 8)
    n += 8;
  for (; !(x & 1); x >>= 1)
    n++;
  return n;
#endif
}

/* Of a block, ASCII letters and digits, white space, commas: what most words are made of and parted by. */
static inline uint64_t
qai_masks_plain(const qai_masks *m, uint32_t block)
{
  return (m->word[block] ^ m->comma[block]) | m->space[block];
}

/* The first place from `i` on, below `end`, that is no space; else `end`. */
static inline uint32_t
qai_masks_skip_space(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6;
  uint64_t bits;
  if (i >= end)
    return end;
  bits = ~m->space[block] >> (i & 63);
  if (bits)
    i += qai_masks_ctz(bits);
  else {
    do
      i = ++block << 6;
    while (i < end && m->space[block] == ~UINT64_C(0));
    if (i < end)
      i += qai_masks_ctz(~m->space[block]);
  }
  return i < end ? i : end;
}

/* Whether bytes of 0x80 and above are in [start, end), which is not empty. */
static inline int
qai_masks_any_high(const qai_masks *m, uint32_t start, uint32_t end)
{
  uint32_t i = start >> 6, last = (end - 1) >> 6;
  uint64_t bits = m->high[i] & ~UINT64_C(0) << (start & 63);
  for (; i < last; bits = m->high[++i])
    if (bits)
      return 1;
  return (bits & ~UINT64_C(0) >> (63 - ((end - 1) & 63))) != 0;
}

/* The first space from `i` on, below `end`; else `end`. */
static inline uint32_t
qai_masks_next_space(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6;
  uint64_t bits;
  if (i >= end)
    return end;
  bits = m->space[block] >> (i & 63);
  if (bits)
    i += qai_masks_ctz(bits);
  else {
    do
      i = ++block << 6;
    while (i < end && !m->space[block]);
    if (i < end)
      i += qai_masks_ctz(m->space[block]);
  }
  return i < end ? i : end;
}

/* The first place from `i` on, below `end`, that is no ASCII letter or digit; else `end`. */
static inline uint32_t
qai_masks_skip_word(const qai_masks *m, uint32_t i, uint32_t end)
{
  uint32_t block = i >> 6;
  uint64_t bits;
  if (i >= end)
    return end;
  bits = ~m->word[block] >> (i & 63);
  if (bits)
    i += qai_masks_ctz(bits);
  else {
    do
      i = ++block << 6;
    while (i < end && m->word[block] == ~UINT64_C(0));
    if (i < end)
      i += qai_masks_ctz(~m->word[block]);
  }
  return i < end ? i : end;
}

#endif
