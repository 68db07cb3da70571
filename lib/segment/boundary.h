/*
 * How likely a sentence begins at a word: a linear classifier over hashed features.
 *
 * In: the words around the place.  Out: rows of the weight table, or their sum; above 0 a sentence begins.
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
       QAI_BOUNDARY_WIDE /* a terminator beyond ASCII */
};

enum { QAI_BOUNDARY_ROWS = 65536, QAI_BOUNDARY_MAX = 40, QAI_BOUNDARY_GATE = 8 };

enum { QAI_STYLE_CLEAN = 16 }; /* paragraphs end with terminators, sentences begin with capitals */

typedef struct qai_boundary {
  const qai_segment *segment;
  uint32_t first, end; /* words of the paragraph */
  uint32_t at;         /* the word that may begin a sentence */
  uint32_t mark;       /* the terminator before it; else the word before it */
  int type;            /* QAI_BOUNDARY_* */
  int closed;          /* closing marks between them: 1 bracket, 2 quotation mark */
  uint32_t brackets;   /* that stand open: round, square and curly ones */
  uint32_t quoted;     /* 1: inside double marks */
  uint32_t since;      /* words since the last terminator, or the paragraph's start */
  uint32_t next;       /* index of the next mark */
  unsigned style;      /* of the document: shares of small letters after marks and paragraphs, QAI_STYLE_CLEAN */
} qai_boundary;

typedef struct qai_boundary_rows {
  uint32_t row[QAI_BOUNDARY_MAX];
  uint32_t n;
} qai_boundary_rows;

/* QAI_BOUNDARY_* of a place after word i, closing marks not looked over. */
int qai_boundary_type_after(const qai_segment *segment, uint32_t i);
/* Whether a type is a terminator's. */
int qai_boundary_terminates(int type);
/* The first features, those of the nearest words alone: their sum decides the plain cases. */
void qai_boundary_near(const qai_boundary *b, qai_boundary_rows *rows);
/* The rest of them, appended. */
void qai_boundary_far(const qai_boundary *b, qai_boundary_rows *rows);
/* Sum of the weights of rows [from, n). */
int qai_boundary_sum(const qai_boundary_rows *rows, uint32_t from);
/* Whether a sentence begins there. */
int qai_boundary_decide(const qai_boundary *b);

extern const signed char qai_boundary_weights[QAI_BOUNDARY_ROWS];
extern const int qai_boundary_gate; /* below it, after the near features of a plain place: no sentence */
extern const int qai_boundary_bias;

#endif
