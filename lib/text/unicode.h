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

/* A code point's record, read by the macros below. */
#define QAI_UNICODE_RECORD(cp) (qai_unicode_stage2[(uint32_t)qai_unicode_stage1[(cp) >> 7] << 7 | ((cp)&127)])
#define QAI_UNICODE_WORD(r) ((r)&31)
#define QAI_UNICODE_GRAPHEME(r) ((r) >> 5 & 15)
#define QAI_UNICODE_KIND(r) ((r) >> 9 & 7)
#define QAI_UNICODE_UPPER(r) ((r) >> 12 & 1)
#define QAI_UNICODE_LOWER(r) ((r) >> 13 & 1)
#define QAI_UNICODE_TERMINATOR(r) ((r) >> 14 & 1)
#define QAI_UNICODE_EMOJI(r) ((r) >> 15 & 1)

/* The code point that begins at `s[i]`, in checked UTF-8; sets *size. */
uint32_t qai_unicode_decode(const char *s, uint32_t i, uint32_t *size);
/* Where the grapheme cluster that begins at `i` ends, at most `end`. */
uint32_t qai_unicode_cluster_end(const char *s, uint32_t i, uint32_t end);

const char *qai_unicode_version(void);

#endif
