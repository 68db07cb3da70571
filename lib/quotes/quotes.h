/*
 * Quotations: what stands between quotation marks, after a dialogue dash, after a script's name, in lines
 * that ">" begins, or without any of these in fiction that has none.
 *
 * In: qai_tags (and so segment and text).  Out, in order of the text:
 *   regions     one pair of marks each, never over a paragraph's end; nested ones know their parent
 *   quotations  one or more outermost regions that are one utterance: a broken quotation ("…," X said. "…");
 *               with what it is (speech, title …).  One that goes on over paragraphs with re-opened marks is one
 *               in the news; in fiction each paragraph is one, with QAI_REGION_REOPENED: readers count turns so
 */
#ifndef QAI_QUOTES_QUOTES_H
#define QAI_QUOTES_QUOTES_H

#include "tag/tag.h"

enum {                           /* region flags */
       QAI_REGION_UNCLOSED = 1,  /* no closing mark: ends with the paragraph */
       QAI_REGION_REOPENED = 2,  /* goes on from the paragraph before */
       QAI_REGION_DASH = 4,      /* set off by a dash, no marks */
       QAI_REGION_SCRIPT = 8,    /* a script's speech, no marks */
       QAI_REGION_UNMARKED = 16, /* told by its words and the reporting clauses beside it, no marks */
       QAI_REGION_BLOCK = 32,    /* a line that ">" begins */
       QAI_REGION_REPLY = 64     /* somebody else's than the piece before in its paragraph, as their tags say */
};

typedef struct qai_region {
  uint32_t start, end;             /* bytes of the content, inside the marks */
  uint32_t outer_start, outer_end; /* bytes with the marks (and what the dash or the name is) */
  uint32_t first, last;            /* words of the content, half open */
  uint32_t paragraph;
  uint32_t parent;    /* the region it lies in, or QAI_NONE */
  uint32_t quotation; /* the quotation it is a piece of, or QAI_NONE (nested) */
  uint16_t style;     /* QUOTEATTR_STYLE_* */
  uint16_t flags;     /* QAI_REGION_* */
} qai_region;

typedef struct qai_quotation {
  uint32_t first_piece, n_pieces;     /* in qai_quotes.pieces */
  uint32_t kind;                      /* QUOTEATTR_QUOTE_DIRECT (speech), TITLE, NICKNAME, SCARE or UNKNOWN */
  uint32_t script_first, script_last; /* words of a script's name, or of who signs it; half open; may be empty */
} qai_quotation;

struct qai_script_line; /* quotes/script.h */

typedef struct qai_quotes {
  const qai_tags *tags;
  qai_region *regions;
  uint32_t n_regions;
  qai_quotation *quotations;
  uint32_t n_quotations;
  uint32_t *pieces;               /* region ids, those of one quotation together and in order */
  uint8_t *classes;               /* of each spelling: see quotes/feature.h; NULL behind this stage */
  uint64_t *speech;               /* one bit a word: the content of speech holds it */
  int styles;                     /* QUOTEATTR_STYLE_* found in the text */
  int primary;                    /* the one that speech stands in */
  struct qai_script_line *script; /* of each paragraph, or NULL: no script */
  int genre;                      /* QUOTEATTR_GENRE_NEWS or _FICTION: as asked for, or found from the text */
} qai_quotes;

typedef struct qai_quotes_options {
  int styles; /* 0: find them from the text */
  int genre;  /* QUOTEATTR_GENRE_* */
  uint32_t max_nesting;
} qai_quotes_options;

int qai_quotes_find(const qai_tags *tags, const qai_quotes_options *options, qai_arena *arena, qai_quotes *out);

/* Is word `word` part of what is said in marks (after a dash, a script's name)? */
static inline int
qai_quotes_in_speech(const qai_quotes *q, uint32_t word)
{
  return q->speech[word >> 6] >> (word & 63) & 1;
}

/* The outermost region of speech whose content holds the word, or QAI_NONE.  O(log n) for words of speech. */
uint32_t qai_quotes_speech_at(const qai_quotes *q, uint32_t word);
/* Are words [first, last) a title with its marks, or without the closing one?  O(log n). */
int qai_quotes_is_title(const qai_quotes *q, uint32_t first, uint32_t last);
/* Is the word said in a script? */
int qai_quotes_in_script(const qai_quotes *q, uint32_t word);

/* Is that region `region`? */
static inline int
qai_quotes_is_speech_of(const qai_quotes *q, uint32_t word, uint32_t region)
{
  if (region == QAI_NONE)
    return !qai_quotes_in_speech(q, word);
  return word >= q->regions[region].first && word < q->regions[region].last;
}

/* Piece `k` of quotation `quotation`. */
const qai_region *qai_quotes_piece(const qai_quotes *quotes, uint32_t quotation, uint32_t k);

#endif
