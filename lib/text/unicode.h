/*
 * What a code point is, from one generated two-stage table (tools/make_unicode.py); and the only use of
 * utf8proc, for its version.
 *
 * References: UAX #29 (word and grapheme breaks), the Unicode Character Database.
 */
#ifndef QAI_TEXT_UNICODE_H
#define QAI_TEXT_UNICODE_H

#include <stdint.h>

enum { /* word-break class */
       QAI_WB_OTHER,
       QAI_WB_LETTER,
       QAI_WB_HEBREW,
       QAI_WB_KATAKANA,
       QAI_WB_NUMERIC,
       QAI_WB_EXTENDNUMLET,
       QAI_WB_MIDLETTER,
       QAI_WB_MIDNUM,
       QAI_WB_MIDNUMLET,
       QAI_WB_SINGLE_QUOTE,
       QAI_WB_DOUBLE_QUOTE,
       QAI_WB_EXTEND,
       QAI_WB_FORMAT,
       QAI_WB_ZWJ,
       QAI_WB_REGIONAL,
       QAI_WB_CR,
       QAI_WB_LF,
       QAI_WB_NEWLINE,
       QAI_WB_SPACE
};

enum { /* grapheme-break class */
       QAI_GB_OTHER,
       QAI_GB_CONTROL,
       QAI_GB_CR,
       QAI_GB_LF,
       QAI_GB_EXTEND,
       QAI_GB_ZWJ,
       QAI_GB_SPACING,
       QAI_GB_PREPEND,
       QAI_GB_REGIONAL,
       QAI_GB_L,
       QAI_GB_V,
       QAI_GB_T,
       QAI_GB_LV,
       QAI_GB_LVT,
       QAI_GB_PICTURE
};

enum { /* what kind of token it starts */
       QAI_KIND_SPACE,
       QAI_KIND_LETTER,
       QAI_KIND_DIGIT,
       QAI_KIND_PUNCT,
       QAI_KIND_OPEN,
       QAI_KIND_CLOSE,
       QAI_KIND_QUOTE,
       QAI_KIND_SYMBOL
};

extern const uint16_t qai_unicode_stage1[8704];
extern const uint16_t qai_unicode_stage2[];
/* Bit cp & 63 of row cp >> 6, up to U+FFFF: goes on a word (letters, digits, joiners: UAX #29 WB5, WB8-WB10, WB13). */
extern const uint64_t qai_unicode_words[1024];

/* A code point's record, read by the macros below. */
#define QAI_UNICODE_RECORD(cp) (qai_unicode_stage2[(uint32_t)qai_unicode_stage1[(cp) >> 7] << 7 | ((cp)&127)])
#define QAI_UNICODE_WORD(r) ((r)&31)
#define QAI_UNICODE_GRAPHEME(r) ((r) >> 5 & 15)
#define QAI_UNICODE_KIND(r) ((r) >> 9 & 7)
#define QAI_UNICODE_UPPER(r) ((r) >> 12 & 1)
#define QAI_UNICODE_LOWER(r) ((r) >> 13 & 1)
#define QAI_UNICODE_TERMINATOR(r) ((r) >> 14 & 1)
#define QAI_UNICODE_EMOJI(r) ((r) >> 15 & 1)
#define QAI_UNICODE_GOES_ON(w)                                                                                         \
  ((w) == QAI_WB_LETTER || (w) == QAI_WB_HEBREW || (w) == QAI_WB_NUMERIC || (w) == QAI_WB_EXTENDNUMLET ||              \
   (w) == QAI_WB_EXTEND || (w) == QAI_WB_FORMAT || (w) == QAI_WB_ZWJ)

/* The code point that begins at `s[i]`, in checked UTF-8; sets *size. */
static inline uint32_t
qai_unicode_decode(const char *s, uint32_t i, uint32_t *size)
{
  const unsigned char *p = (const unsigned char *)s + i;
  if (p[0] < 0x80)
    return *size = 1, p[0];
  if (p[0] < 0xE0)
    return *size = 2, (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
  if (p[0] < 0xF0)
    return *size = 3, (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  *size = 4;
  return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

/* Whether the character that begins at `s[i]`, a byte of 0x80 and above, goes on a word. */
static inline int
qai_unicode_goes_on(const char *s, uint32_t i, uint32_t *size)
{
  const unsigned char *p = (const unsigned char *)s + i;
  if (p[0] < 0xE0)
    return *size = 2, (int)(qai_unicode_words[p[0] & 0x1Fu] >> (p[1] & 0x3Fu) & 1);
  if (p[0] < 0xF0)
    return *size = 3, (int)(qai_unicode_words[(p[0] & 0x0Fu) << 6 | (p[1] & 0x3Fu)] >> (p[2] & 0x3Fu) & 1);
  return QAI_UNICODE_GOES_ON(QAI_UNICODE_WORD(QAI_UNICODE_RECORD(qai_unicode_decode(s, i, size))));
}

/* Where the grapheme cluster that begins at `i` ends, at most `end`. */
uint32_t qai_unicode_cluster_end(const char *s, uint32_t i, uint32_t end);

const char *qai_unicode_version(void);

#endif
