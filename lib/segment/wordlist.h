/*
 * The segmenter's own word lists (data/segmentation.tsv), in one generated table.
 *
 * In: a form of any case.  Out: the bits of its classes.  ASCII only; ’ is looked up as '.
 */
#ifndef QAI_SEGMENT_WORDLIST_H
#define QAI_SEGMENT_WORDLIST_H

#include "text/masks.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
  QAI_LIST_TITLE = 1,      /* abbreviation that a name follows */
  QAI_LIST_NUMBER = 2,     /* abbreviation when a number follows */
  QAI_LIST_ABBR = 4,       /* abbreviation */
  QAI_LIST_MONTH = 8,      /* abbreviation when a number or a small letter follows */
  QAI_LIST_WORD = 16,      /* the abbreviation is an ordinary word as well */
  QAI_LIST_PREFIX = 32,    /* keeps a hyphen after it */
  QAI_LIST_HYPHEN = 64,    /* hyphenated word kept whole */
  QAI_LIST_UNIT = 128,     /* set apart from the number before it */
  QAI_LIST_SPLIT = 256,    /* two words written together; arg: length of the first */
  QAI_LIST_CLITIC = 512,   /* a word after an apostrophe */
  QAI_LIST_ELISION = 1024, /* begins with an apostrophe */
  QAI_LIST_SMILEY = 2048,
  QAI_LIST_OPENER = 4096,  /* often begins a sentence */
  QAI_LIST_HOST = 8192,    /* top-level domain */
  QAI_LIST_COPULA = 16384, /* after its and the like: they stand for it is */
  QAI_LIST_TIME = 32768    /* a.m., p.m. */
};

enum { QAI_LIST_MAX = 12 };        /* bytes of a form, at most */
enum { QAI_LIST_PREFIXES = 7 };    /* letters of the longest prefix, */
enum { QAI_LIST_ABBREVIATED = 8 }; /*   of the longest abbreviation, */
enum { QAI_LIST_CLITICS = 2 };     /*   of the longest clitic */
enum { QAI_LIST_IF_COPULA = 128 }; /* with the arg of SPLIT: only before a word of class COPULA */

typedef struct qai_wordlist_entry {
  char form[QAI_LIST_MAX]; /* zeros after it */
  uint8_t len, arg;
  uint16_t classes;
} qai_wordlist_entry;

/* The row of the table that a form is looked for from: its first eight bytes and its last four as numbers. */
#define QAI_LIST_ROW(low, high)                                                                                        \
  ((uint32_t)(((low) ^ (high)*UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0x204BFA95ED72DE4D) >> 32))

/* A sieve before the look-up, for words of ASCII letters and digits, up to eight of them, of any case: bit SPLIT, the
 * row holds a form of class SPLIT; STOP, an abbreviation (TITLE, NUMBER, ABBR, MONTH); HYPHEN, what may keep a hyphen
 * after it (PREFIX, the first part of a HYPHEN form); ASK, one of the first two or a word of one letter. */
enum { QAI_SIEVE_ASK = 1, QAI_SIEVE_SPLIT = 2, QAI_SIEVE_STOP = 4, QAI_SIEVE_HYPHEN = 8, QAI_SIEVE_BYTES = 8 };
extern const uint8_t qai_wordlist_sieve[4096];
#define QAI_SIEVE_ROW(key) ((key)*UINT64_C(0xF3B37F32870266C5) >> 52)

/* The eight bytes before s, the first one lowest. */
QAI_INLINE uint64_t
qai_wordlist_load(const char *s)
{
  uint64_t x = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  memcpy(&x, s - QAI_SIEVE_BYTES, QAI_SIEVE_BYTES);
#else
  uint32_t i;
  for (i = 1; i <= QAI_SIEVE_BYTES; i++)
    x = x << 8 | (unsigned char)s[-(int)i];
#endif
  return x;
}

/* The n letters and digits before s, 1 to 8, in small letters, the first one lowest. */
QAI_INLINE uint64_t
qai_wordlist_key(const char *s, uint32_t n)
{
  return (qai_wordlist_load(s) | UINT64_C(0x2020202020202020)) >> ((0 - 8 * n) & 63);
}

/* The QAI_SIEVE_ bits of their row. */
QAI_INLINE unsigned
qai_wordlist_sieve_of(const char *s, uint32_t n)
{
  return qai_wordlist_sieve[QAI_SIEVE_ROW(qai_wordlist_key(s, n))];
}

/* Whether the word s[start, end) may be of the class of a QAI_SIEVE_ bit.  At the text's start the bytes to load are
 * not there, and any word may be. */
static inline int
qai_wordlist_may_be(const char *s, uint32_t start, uint32_t end, unsigned bit)
{
  return end - start <= QAI_SIEVE_BYTES &&
         (end < QAI_SIEVE_BYTES || (qai_wordlist_sieve_of(s + end, end - start) & bit) != 0);
}

/* The clitics of small letters: bit 0 of row c - 'a' for c alone, bit d - '`' for cd. */
extern const uint32_t qai_wordlist_clitics[26];
/* For qai_endings_fn: the ends of the forms of class SPLIT. */
extern const qai_endings_table qai_wordlist_endings;

/* Classes of s[0, len), 0 when in no list; *arg (may be NULL) is set when it is. */
unsigned qai_wordlist_find(const char *s, size_t len, unsigned *arg);
/* The same of a qai_wordlist_key(). */
unsigned qai_wordlist_find_key(uint64_t key, unsigned *arg);

enum { QAI_LIST_ROWS = 2048 };
extern const qai_wordlist_entry qai_wordlist_table[QAI_LIST_ROWS];

#endif
