/*
 * The segmenter's own word lists (data/segmentation.tsv), in one generated table.
 *
 * In: a form of any case.  Out: the bits of its classes.  ASCII only; ’ is looked up as '.
 */
#ifndef QAI_SEGMENT_WORDLIST_H
#define QAI_SEGMENT_WORDLIST_H

#include <stddef.h>
#include <stdint.h>

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
  char form[QAI_LIST_MAX + 1];
  uint8_t len, arg;
  uint16_t classes;
} qai_wordlist_entry;

/* At [(first & 31) << 5 | (last & 31)], for the forms of class SPLIT that begin and end so: bit n, some has n letters;
 * bit (second & 31), some has this second letter. */
extern const uint16_t qai_wordlist_split_lengths[1024];
extern const uint32_t qai_wordlist_split_seconds[1024];
/* Likewise for abbreviations of two letters and more: TITLE, NUMBER, ABBR, MONTH. */
extern const uint16_t qai_wordlist_stop_lengths[1024];
extern const uint32_t qai_wordlist_stop_seconds[1024];

/* Whether s[0, len), not empty, may be of class SPLIT. */
static inline int
qai_wordlist_may_split(const char *s, uint32_t len)
{
  unsigned row = (unsigned)(s[0] & 31) << 5 | (unsigned)(s[len - 1] & 31);
  return len < 16 && (qai_wordlist_split_lengths[row] >> len & 1) &&
         (qai_wordlist_split_seconds[row] >> (s[1] & 31) & 1);
}

/* Whether s[0, len), of two letters or more, may be an abbreviation before its full stop. */
static inline int
qai_wordlist_may_stop(const char *s, uint32_t len)
{
  unsigned row = (unsigned)(s[0] & 31) << 5 | (unsigned)(s[len - 1] & 31);
  return len < 16 && (qai_wordlist_stop_lengths[row] >> len & 1) && (qai_wordlist_stop_seconds[row] >> (s[1] & 31) & 1);
}

/* Classes of s[0, len), 0 when in no list; *arg (may be NULL) is set when it is. */
unsigned qai_wordlist_find(const char *s, size_t len, unsigned *arg);

extern const uint32_t qai_wordlist_size;
extern const qai_wordlist_entry qai_wordlist_table[];

#endif
