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

/* Kind and flags by the first byte, with the space before that such words have most often. */
static const qai_bits_form qai_bits_forms[256] = {
#define FORM(kind, flags) {QUOTEATTR_TOKEN_##kind, flags}
#define MARK(kind) FORM(kind, 0)
#define MARK4 MARK(PUNCT), MARK(PUNCT), MARK(PUNCT), MARK(PUNCT)
#define MARK16 MARK4, MARK4, MARK4, MARK4
#define SMALL FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE)
#define SMALL13 SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL
#define LARGE FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL)
#define LARGE13 LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE
#define NUMBER5                                                                                                        \
  FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE), FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE),                                \
      FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE), FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE),                            \
      FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE)
#define WIDE16 WIDE4, WIDE4, WIDE4, WIDE4
#define WIDE4                                                                                                          \
  FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII), FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII),                                        \
      FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII), FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII)
    MARK16, MARK16,                                                                         /* controls */
    MARK(PUNCT), MARK(PUNCT), MARK(QUOTE), MARK(PUNCT), MARK(SYMBOL), MARK(PUNCT),          /* space ! " # $ % */
    MARK(PUNCT), MARK(QUOTE), MARK(OPEN), MARK(CLOSE), MARK(PUNCT), MARK(PUNCT),            /* & ' ( ) * + */
    MARK4, NUMBER5, NUMBER5, MARK4, MARK(PUNCT), MARK(PUNCT), MARK(PUNCT),             /* , - . / 0-9 : ; < = > ? @ */
    LARGE13, LARGE13, MARK(OPEN), MARK(PUNCT), MARK(CLOSE), MARK(PUNCT), MARK(PUNCT),       /* A-Z [ \ ] ^ _ */
    MARK(PUNCT), SMALL13, SMALL13, MARK(OPEN), MARK(SYMBOL), MARK(CLOSE), MARK(PUNCT),      /* ` a-z { | } ~ */
    MARK(PUNCT), WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16
#undef FORM
#undef MARK
#undef MARK4
#undef MARK16
#undef SMALL
#undef SMALL13
#undef LARGE
#undef LARGE13
#undef NUMBER5
#undef WIDE4
#undef WIDE16
};

QAI_MASKS_INLINE void
qai_bits_write_start(const char *s, uint32_t base, quoteattr_token *t, uint64_t start)
{
  t->start = base + (uint32_t)start;
  memcpy((char *)t + offsetof(quoteattr_token, kind), &qai_bits_forms[(unsigned char)s[start]],
         sizeof(qai_bits_form)); /* in one go */
}

/* Writes where the words begin that begin at `starts`, with kind and flags, from *t on, and where those end that end at
 * `ends`, from *e on: one word before t, if that ends in this block.  There is room for sixteen more words. */
QAI_MASKS_INLINE void
qai_bits_write_portable(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, quoteattr_token *e,
                        uint64_t ends)
{
  for (; starts; starts &= starts - 1)
    qai_bits_write_start(s, base, t++, qai_masks_ctz(starts));
  for (; ends; ends &= ends - 1)
    e++->end = base + qai_masks_ctz(ends);
}

#ifdef QAI_MASKS_FAST_TARGET
/* What most blocks hold is written at once, as the end of a loop is hard to foresee; where no bit is left, 64 is
 * counted. */
QAI_MASKS_FAST_TARGET QAI_MASKS_INLINE void
qai_bits_write_fast(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, quoteattr_token *e,
                    uint64_t ends)
{
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
  WRITE_FOUR(0);
  WRITE_FOUR(4);
  WRITE_NEXT(8);
  WRITE_NEXT(9);
  do {
    WRITE_FOUR(10);
    t += 4;
    e += 4;
  } while (starts | ends);
#undef WRITE_FOUR
#undef WRITE_NEXT
}
#endif

#endif
