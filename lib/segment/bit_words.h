/*
 * The words of a block, written from its bits.
 *
 * Internal to words.c.  In: where words begin and end, bytes.  Out: the words, with the kind and flags that their first
 * byte tells of.
 */
#ifndef QAI_SEGMENT_BIT_WORDS_H
#define QAI_SEGMENT_BIT_WORDS_H

#include "text/masks.h"

#include <quoteattr.h>

#include <stddef.h>
#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#endif

typedef struct qai_bits_form {
  uint32_t kind, flags;
} qai_bits_form;

/* Kind and flags by the first byte, with the space before that such words have most often: of ASCII, as FORM(). */
#define QAI_BITS_ASCII                                                                                                 \
  MARK16, MARK16,                                                                        /* controls */                \
      MARK(PUNCT), MARK(PUNCT), MARK(QUOTE), MARK(SYMBOL), MARK(SYMBOL), MARK(PUNCT),    /* space ! " # $ % */         \
      MARK(PUNCT), MARK(QUOTE), MARK(OPEN), MARK(CLOSE), MARK(PUNCT), MARK(SYMBOL),      /* & ' ( ) * + */             \
      MARK4, NUMBER5, NUMBER5, MARK(PUNCT), MARK(PUNCT), MARK(SYMBOL), MARK(SYMBOL),     /* , - . / 0-9 : ; < = */     \
      MARK(SYMBOL), MARK(PUNCT), MARK(SYMBOL), LARGE13, LARGE13, MARK(OPEN),             /* > ? @ A-Z [ */             \
      MARK(PUNCT), MARK(CLOSE), MARK(SYMBOL), MARK(PUNCT), MARK(PUNCT),                  /* \ ] ^ _ ` */               \
      SMALL13, SMALL13, MARK(OPEN), MARK(SYMBOL), MARK(CLOSE), MARK(SYMBOL), MARK(PUNCT) /* a-z { | } ~ */
#define MARK(kind) FORM(kind, 0)
#define MARK4 MARK(PUNCT), MARK(PUNCT), MARK(PUNCT), MARK(PUNCT)
#define MARK16 MARK4, MARK4, MARK4, MARK4
#define SMALL FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE)
#define SMALL13 SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL
#define LARGE FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL)
#define LARGE13 LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE
#define NUMBER FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE)
#define NUMBER5 NUMBER, NUMBER, NUMBER, NUMBER, NUMBER
#define WIDE FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII)
#define WIDE4 WIDE, WIDE, WIDE, WIDE
#define WIDE16 WIDE4, WIDE4, WIDE4, WIDE4

static const qai_bits_form qai_bits_forms[256] = {
#define FORM(kind, flags)                                                                                              \
  {                                                                                                                    \
    QUOTEATTR_TOKEN_##kind, flags                                                                                      \
  }
    QAI_BITS_ASCII, WIDE16, WIDE16, WIDE16, WIDE16,
    WIDE16,         WIDE16, WIDE16, WIDE16
#undef FORM
};

#ifdef QAI_MASKS_WIDEST_TARGET
/* The same of ASCII, apart. */
static const unsigned char qai_bits_kinds[128] = {
#define FORM(kind, flags) QUOTEATTR_TOKEN_##kind
    QAI_BITS_ASCII
#undef FORM
};
static const unsigned char qai_bits_flags[128] = {
#define FORM(kind, flags) (flags)
    QAI_BITS_ASCII
#undef FORM
};
#endif
#undef QAI_BITS_ASCII
#undef MARK
#undef MARK4
#undef MARK16
#undef SMALL
#undef SMALL13
#undef LARGE
#undef LARGE13
#undef NUMBER
#undef NUMBER5
#undef WIDE
#undef WIDE4
#undef WIDE16

QAI_INLINE void
qai_bits_write_start(const char *s, uint32_t base, quoteattr_token *t, uint64_t start)
{
  t->start = base + (uint32_t)start;
  memcpy((char *)t + offsetof(quoteattr_token, kind), &qai_bits_forms[(unsigned char)s[start]],
         sizeof(qai_bits_form)); /* in one go */
}

/* Index of the word that begins at the lowest one of `bits`, which are some of `starts`; of the next one after all of
 * them if there is no bit. */
QAI_INLINE uint32_t
qai_bits_index(uint64_t starts, uint64_t bits)
{
  return qai_masks_count(starts & ~bits & (bits - 1));
}

/* Turns the flag of a space before the words that begin at `odd`; where no bit is left, that of the next word, which is
 * not yet written. */
QAI_INLINE void
qai_bits_turn_spaces(quoteattr_token *t, uint64_t starts, uint64_t odd)
{
  do {
    t[qai_bits_index(starts, odd)].flags ^= QUOTEATTR_FLAG_SPACE_BEFORE;
    odd &= odd - 1;
  } while (odd);
}

/* Writes which words, from the n-th on, begin at `marks`, of those that begin at `starts`: by twos, as most blocks have
 * no more, and each of the two apart (volatile), as compilers would make one number of both, which takes more.  There
 * is room for sixteen more. */
QAI_INLINE void
qai_bits_note(uint32_t *to, uint32_t n, uint64_t starts, uint64_t marks)
{
  volatile uint32_t *apart = to;
  do {
    apart[0] = n + qai_bits_index(starts, marks);
    marks &= marks - 1;
    apart[1] = n + qai_bits_index(starts, marks);
    marks &= marks - 1;
    apart += 2;
  } while (marks);
}

/* Writes where the words begin that begin at `starts`, with kind and flags, from *t on, and where those end that end at
 * `ends`, from *e on: one word before t, if that ends in this block.  Those at `odd` do not have the space before them
 * that such words have most often, or have one.  There is room for sixteen more words. */
QAI_INLINE void
qai_bits_write_portable(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t odd,
                        quoteattr_token *e, uint64_t ends)
{
  quoteattr_token *to = t;
  uint64_t bits;
  for (bits = starts; bits; bits &= bits - 1)
    qai_bits_write_start(s, base, to++, qai_masks_ctz(bits));
  for (; ends; ends &= ends - 1)
    e++->end = base + qai_masks_ctz(ends);
  qai_bits_turn_spaces(t, starts, odd);
}

#ifdef QAI_MASKS_FAST_TARGET
#define WRITE_NEXT(k)                                                                                                  \
  qai_bits_write_start(s, base, t + k, _tzcnt_u64(starts));                                                            \
  e[k].end = base + (uint32_t)_tzcnt_u64(ends);                                                                        \
  starts = _blsr_u64(starts);                                                                                          \
  ends = _blsr_u64(ends)
#define WRITE_FOUR(k)                                                                                                  \
  WRITE_NEXT(k);                                                                                                       \
  WRITE_NEXT(k + 1);                                                                                                   \
  WRITE_NEXT(k + 2);                                                                                                   \
  WRITE_NEXT(k + 3)

/* The words that qai_bits_write_fast() leaves, apart, as few blocks have any. */
QAI_MASKS_FAST_TARGET static void
qai_bits_write_more(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, quoteattr_token *e,
                    uint64_t ends)
{
  do {
    WRITE_NEXT(0);
    WRITE_NEXT(1);
    t += 2;
    e += 2;
  } while (starts | ends);
}

/* What most blocks hold is written at once, as the end of a loop is hard to foresee; where no bit is left, 64 is
 * counted. */
QAI_MASKS_FAST_TARGET QAI_INLINE void
qai_bits_write_fast(const char *s, uint32_t base, quoteattr_token *t, uint64_t all, uint64_t odd, quoteattr_token *e,
                    uint64_t ends)
{
  uint64_t starts = all;
  WRITE_FOUR(0);
  WRITE_FOUR(4);
  WRITE_FOUR(8);
  WRITE_NEXT(12);
  if (starts | ends)
    qai_bits_write_more(s, base, t + 13, starts, e + 13, ends);
  qai_bits_turn_spaces(t, all, odd);
}
#undef WRITE_FOUR
#undef WRITE_NEXT
#endif

#ifdef QAI_MASKS_WIDEST_TARGET
static const unsigned char qai_bits_numbers[64] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15,
                                                   16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
                                                   32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
                                                   48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

/* What `table` has for each byte of v, `other` for what is beyond ASCII. */
QAI_MASKS_WIDEST_TARGET QAI_INLINE __m512i
qai_bits_look_up(__m512i v, const unsigned char *table, char other)
{
  __m512i x = _mm512_permutex2var_epi8(_mm512_loadu_si512(table), v, _mm512_loadu_si512(table + 64));
  return _mm512_mask_mov_epi8(x, _mm512_movepi8_mask(v), _mm512_set1_epi8(other));
}

/* The next lane of four. */
QAI_MASKS_WIDEST_TARGET QAI_INLINE __m512i
qai_bits_next_lane(__m512i x)
{
  return _mm512_shuffle_i32x4(x, x, 0x39);
}

/* Four words, of which each has a byte for each number; `add` is added. */
QAI_MASKS_WIDEST_TARGET QAI_INLINE void
qai_bits_write_four(quoteattr_token *t, __m512i bytes, __m512i add)
{
  _mm512_storeu_si512(t, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(bytes)), add));
}

/* Each number of all words as a byte of its own, then sixteen words at once.  The end of a word that was open is
 * written apart. */
QAI_MASKS_WIDEST_TARGET QAI_INLINE void
qai_bits_write_widest(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t odd,
                      quoteattr_token *e, uint64_t ends)
{
  const __m512i numbers = _mm512_loadu_si512(qai_bits_numbers), add = _mm512_maskz_set1_epi32(0x3333, (int)base);
  const __m512i start = _mm512_maskz_compress_epi8(starts, numbers);
  const __m512i first = _mm512_maskz_compress_epi8(starts, _mm512_loadu_si512(s));
  const __m512i turned = _mm512_maskz_set1_epi8(_pext_u64(odd, starts), QUOTEATTR_FLAG_SPACE_BEFORE);
  const __m512i kind = qai_bits_look_up(first, qai_bits_kinds, QUOTEATTR_TOKEN_PUNCT);
  const __m512i flags = _mm512_xor_si512(qai_bits_look_up(first, qai_bits_flags, QUOTEATTR_FLAG_NON_ASCII), turned);
  const __m512i end = _mm512_maskz_compress_epi8(t == e ? ends : _blsr_u64(ends), numbers);
  const __m512i spans_low = _mm512_unpacklo_epi8(start, end), spans_high = _mm512_unpackhi_epi8(start, end);
  const __m512i forms_low = _mm512_unpacklo_epi8(kind, flags), forms_high = _mm512_unpackhi_epi8(kind, flags);
  __m512i a = _mm512_unpacklo_epi16(spans_low, forms_low), b = _mm512_unpackhi_epi16(spans_low, forms_low);
  __m512i c = _mm512_unpacklo_epi16(spans_high, forms_high), d = _mm512_unpackhi_epi16(spans_high, forms_high);
  uint32_t count = qai_masks_count(starts), i;
  e->end = base + (uint32_t)_tzcnt_u64(ends);
  for (i = 0;;) {
    qai_bits_write_four(t + i, a, add);
    qai_bits_write_four(t + i + 4, b, add);
    qai_bits_write_four(t + i + 8, c, add);
    qai_bits_write_four(t + i + 12, d, add);
    if ((i += 16) >= count)
      break;
    a = qai_bits_next_lane(a);
    b = qai_bits_next_lane(b);
    c = qai_bits_next_lane(c);
    d = qai_bits_next_lane(d);
  }
}

/* As qai_bits_note(). */
QAI_MASKS_WIDEST_TARGET QAI_INLINE void
qai_bits_note_widest(uint32_t *to, uint32_t n, uint64_t starts, uint64_t marks)
{
  const __m512i add = _mm512_set1_epi32((int)n);
  __m512i index = _mm512_maskz_compress_epi8(_pext_u64(marks, starts), _mm512_loadu_si512(qai_bits_numbers));
  uint32_t count = qai_masks_count(marks), i;
  for (i = 0;;) {
    __m512i x = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(index));
    _mm512_storeu_si512(to + i, _mm512_add_epi32(x, add));
    if ((i += 16) >= count)
      break;
    index = qai_bits_next_lane(index);
  }
}
#endif

#endif
