/*
 * What a word looks like, as a number: small, capitalised, a number, a full stop, ...
 *
 * In: a word.  Out: its shape, which the classifier of boundary.h knows.
 */
#ifndef QAI_SEGMENT_SHAPES_H
#define QAI_SEGMENT_SHAPES_H

#include <quoteattr.h>

enum { QAI_SHAPE_BITS = 5 }; /* shapes are 1 to 31; 0: no word */

/* Shapes by the first byte of a word and its column, whatever its kind below TOKEN_EMOJI; 0: its kind tells. */
enum { QAI_SHAPE_ABBREVIATION = 1, QAI_SHAPE_LONG = 2, QAI_SHAPE_CAPS = 4, QAI_SHAPE_COLUMNS = 8 };
extern const unsigned char qai_shapes_first[256][QAI_SHAPE_COLUMNS];
/* Shapes by kind, 0: it takes a closer look. */
extern const unsigned char qai_shapes_kinds[16];
/* The shape of word t of the text s, looked at closely. */
unsigned qai_shapes_closely(const char *s, const quoteattr_token *t);

/* The shape of word t of the text s; 0: it takes a closer look. */
static inline unsigned
qai_shapes_at_once(const char *s, const quoteattr_token *t)
{
  const uint32_t flags = QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_ALL_CAPS;
  unsigned column =
      (t->flags & flags) / QUOTEATTR_FLAG_ABBREVIATION | ((0u - (unsigned)(t->start + 1 < t->end)) & QAI_SHAPE_LONG);
  unsigned shape = qai_shapes_first[(unsigned char)s[t->start]][column];
  /* One question: of a small number less a greater one the sign is all of the upper bits. */
  shape &= (t->kind - QUOTEATTR_TOKEN_EMOJI) >> 16;
  return shape ? shape : qai_shapes_kinds[t->kind];
}

static inline unsigned
qai_shapes_of(const char *s, const quoteattr_token *t)
{
  unsigned shape = qai_shapes_at_once(s, t);
  return shape ? shape : qai_shapes_closely(s, t);
}

#endif
