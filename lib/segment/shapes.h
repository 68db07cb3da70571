/*
 * What a word looks like, in one byte: small, capitalised, a number, a full stop, ...
 *
 * In: words.  Out: a byte each: a shape, which the classifier of boundary.h knows as a number, and three bits that tell
 * where a sentence may begin without a mark.
 */
#ifndef QAI_SEGMENT_SHAPES_H
#define QAI_SEGMENT_SHAPES_H

#include <quoteattr.h>

enum {
  QAI_SHAPE = 31,       /* the shape itself; 0: no word */
  QAI_SHAPE_OPENS = 32, /* an opening mark */
  QAI_SHAPE_CAPITAL = 64,
  QAI_SHAPE_LARGE = 128 /* anything but a word without a capital */
};

/* Bytes of 0 before and after the words of a paragraph. */
enum { QAI_SHAPES_BEFORE = 3, QAI_SHAPES_AFTER = 8 };

/* The byte of word t of the text s. */
unsigned qai_shapes_byte(const char *s, const quoteattr_token *t);
/* Those of n words, with the zeros around. */
void qai_shapes_fill(const char *s, const quoteattr_token *t, uint32_t n, unsigned char *out);

#endif
