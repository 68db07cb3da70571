/*
 * How likely a sentence begins at a word: a linear classifier over hashed features.
 *
 * In: the words around the place.  Out: whether a sentence begins.  Most places that nothing marks are settled by
 * the gate of gate.h.
 * Weights are made by tools/train_sentences.py from what tools/sentence_features prints, so that training sees
 * exactly what the library does.
 *
 * Reference: Gillick, "Sentence Boundary Detection and the Problem with the U.S." (2009), for the kind of features.
 */
#ifndef QAI_SEGMENT_BOUNDARY_H
#define QAI_SEGMENT_BOUNDARY_H

#include "segment/segment.h"

enum { /* what stands before the place */
       QAI_BOUNDARY_PLAIN,
       QAI_BOUNDARY_STOP,
       QAI_BOUNDARY_MARK, /* ! ? */
       QAI_BOUNDARY_DOTS,
       QAI_BOUNDARY_ABBREVIATION,
       QAI_BOUNDARY_COLON,
       QAI_BOUNDARY_SEMICOLON,
       QAI_BOUNDARY_DASH, /* and other runs: *** ___ */
       QAI_BOUNDARY_CLOSING,
       QAI_BOUNDARY_ADDRESS, /* URL, e-mail, emoji, symbol */
       QAI_BOUNDARY_OTHER,
       QAI_BOUNDARY_WIDE, /* a terminator beyond ASCII */
       QAI_BOUNDARY_TYPES
};

enum { /* logarithms of the tables' sizes, rows of a place */
       QAI_BOUNDARY_BITS = 16,
       QAI_BOUNDARY_FAR = 16,
       QAI_BOUNDARY_FIRST = 8 /* of these, the ones looked at first */
};

enum { QAI_STYLE_CLEAN = 16 }; /* paragraphs end with terminators, sentences begin with capitals */

/* What stands open: brackets (round, square and curly ones), each twice, and 1 inside of double marks. */
typedef uint32_t qai_open;

static inline uint32_t
qai_open_quoted(qai_open open)
{
  return open & 1;
}

static inline uint32_t
qai_open_brackets(qai_open open)
{
  return open > 1;
}

typedef struct qai_boundary {
  const qai_segment *segment;
  uint32_t first;     /* word of the paragraph, */
  uint32_t at;        /*   the one that may begin a sentence, */
  uint32_t end;       /*   the one after its last */
  uint32_t mark;      /* the terminator before it; else the word before it */
  int certain;        /* a sentence begins there, whatever else stands around */
  int type;           /* QAI_BOUNDARY_* */
  int closed;         /* closing marks between them: 1 bracket, 2 quotation mark */
  uint32_t last;      /* the word after the last one before all of that: the mark, if there is one */
  uint32_t shapes[2]; /* of the words before and after the place; not of a certain one */
  qai_open open;      /* before the place */
  uint32_t next;      /* index of the next mark */
  uint32_t ahead;     /* those from there up to this one are no terminators; it may be the lesser index */
  unsigned style;     /* of the document: shares of small letters after marks and paragraphs, QAI_STYLE_CLEAN */
} qai_boundary;

/* QAI_BOUNDARY_* of a place after word t, closing marks not looked over. */
int qai_boundary_type_after(const qai_segment *segment, const quoteattr_token *t);
/* The type of a place, with the closing marks after the terminator: as places are told apart. */
static inline uint32_t
qai_boundary_sort(const qai_boundary *b)
{
  return (uint32_t)b->type * 3 + (uint32_t)b->closed;
}
/* Whether a type is a terminator's. */
static inline int
qai_boundary_terminates(int type)
{
  return (type >= QAI_BOUNDARY_STOP && type <= QAI_BOUNDARY_DOTS) || type == QAI_BOUNDARY_WIDE;
}
/* QAI_BOUNDARY_* by the first byte of a punctuation mark, by the kind of another word that is no closing mark; 0: it
 * takes a closer look. */
extern const unsigned char qai_boundary_punct_types[256], qai_boundary_kind_types[16];
/* Whether the type after word t is. */
static inline int
qai_boundary_terminates_after(const qai_segment *segment, const quoteattr_token *t)
{
  unsigned char c = (unsigned char)segment->text->bytes[t->start];
  int is_punct = t->kind == QUOTEATTR_TOKEN_PUNCT;
  if (is_punct & (c >= 0x80))
    return qai_boundary_terminates(qai_boundary_type_after(segment, t));
  return is_punct &
         ((unsigned)qai_boundary_punct_types[c] - QAI_BOUNDARY_STOP <= QAI_BOUNDARY_MARK - QAI_BOUNDARY_STOP);
}
/* Whether t is an opening quotation mark, or a straight one with a space before. */
static inline int
qai_boundary_opens_speech(const char *bytes, const quoteattr_token *t)
{
  char c = bytes[t->start];
  return t->flags & QUOTEATTR_FLAG_SPACE_BEFORE &&
         (t->kind == QUOTEATTR_TOKEN_QUOTE || (t->kind == QUOTEATTR_TOKEN_OPEN && c != '(' && c != '[' && c != '{'));
}
/* Rows of the classifier's table. */
void qai_boundary_far(qai_boundary *b, uint32_t rows[QAI_BOUNDARY_FAR]);
/* Of a place that nothing marks: whether the word before it is of those that no sentence ends with there: the, of, and,
 * Miss. */
int qai_boundary_needs_more(const qai_boundary *b);
/* Whether a sentence begins there. */
int qai_boundary_decide(qai_boundary *b);

/* By sort: a sum of the first far rows below the one bound is of no sentence, above the other of one. */
extern const short qai_boundary_bounds[QAI_BOUNDARY_TYPES * 3][2];
extern const signed char qai_boundary_weights[1 << QAI_BOUNDARY_BITS];
extern const int qai_boundary_bias;

#endif
