/*
 * Quotation marks as they stand in the text.
 *
 * In: the bytes of a text.  Out: the marks of its paragraphs in order, each with its family, its shape and what stands
 * on either side of it, which is all that the pairing looks at.  What a mark does (open, close, neither) is not decided
 * here.
 */
#ifndef QAI_QUOTES_MARK_H
#define QAI_QUOTES_MARK_H

#include "base/vector.h"
#include "text/text.h"

enum { /* families: marks that may pair with one another */
       QAI_FAMILY_DOUBLE = 0,
       QAI_FAMILY_SINGLE = 1,
       QAI_FAMILY_GUILLEMET = 2,
       QAI_FAMILY_CORNER = 3,
       QAI_N_FAMILIES = 4
};

enum { /* shapes */
       QAI_SHAPE_STRAIGHT = 0,
       QAI_SHAPE_OPENING = 1,
       QAI_SHAPE_CLOSING = 2,
       QAI_SHAPE_LOW = 3, /* „ and ‚: open only, and their opening-shaped partners close */
       QAI_N_SHAPES = 4
};

enum {                     /* what stands beside a mark */
       QAI_SIDE_SPACE = 0, /* white space, or the paragraph's edge */
       QAI_SIDE_LETTER = 1,
       QAI_SIDE_DIGIT = 2,
       QAI_SIDE_STOP = 3,  /* . , ! ? ; : … */
       QAI_SIDE_OPEN = 4,  /* opening bracket */
       QAI_SIDE_CLOSE = 5, /* closing bracket */
       QAI_SIDE_DASH = 6,
       QAI_SIDE_OTHER = 7
};

enum {                          /* mark flags */
       QAI_MARK_EDGE = 1,       /* first thing in its paragraph */
       QAI_MARK_ELISION = 2,    /* before a word that loses its beginning: 'tis, '90s */
       QAI_MARK_POSSESSIVE = 4, /* after s */
       QAI_MARK_CLIPPED = 8,    /* after a word that may have lost its end: goin', o' */
       QAI_MARK_PRIME = 16,     /* feet, inches, minutes: 6'2" */
       QAI_MARK_TIGHT = 32      /* white space on neither side, nor the paragraph's edge */
};

typedef struct qai_mark {
  uint32_t start, end; /* bytes */
  uint8_t family, shape;
  uint8_t before, after; /* QAI_SIDE_*, looked for beyond other marks and emphasis (_ *) that touch it */
  uint8_t flags;
} qai_mark;

typedef QAI_VECTOR(qai_mark) qai_marks;

/* The marks of the whole text; `single`: it puts speech into single marks, so that ''Tis is a mark and an elision. */
int qai_marks_read(const qai_text *text, int single, qai_arena *arena, qai_marks *out);
/* Takes those out that can be nothing but apostrophes, inside words; a style is found from all of them. */
void qai_marks_drop_apostrophes(qai_marks *marks);
/* Does a quotation mark of any family start at byte `i`?  Its family, or -1. */
int qai_mark_family_at(const qai_text *text, uint32_t i);

#endif
