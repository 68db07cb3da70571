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
enum { QAI_LIST_IF_COPULA = 128 }; /* with the arg of SPLIT: only before a word of class COPULA */

typedef struct qai_wordlist_entry {
  char form[QAI_LIST_MAX + 1];
  uint8_t len, arg;
  uint16_t classes;
} qai_wordlist_entry;

/* Bit last-'a' of row first-'a': some form of class SPLIT begins and ends so. */
extern const uint32_t qai_wordlist_split_filter[26];

/* Classes of s[0, len), 0 when in no list; *arg (may be NULL) is set when it is. */
unsigned qai_wordlist_find(const char *s, size_t len, unsigned *arg);

extern const uint32_t qai_wordlist_size;
extern const qai_wordlist_entry qai_wordlist_table[];

#endif
