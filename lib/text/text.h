/*
 * A document's text: checked UTF-8 cut into paragraphs.
 *
 * In: the caller's bytes.  Out: qai_text, whose bytes later stages read (the caller's own, or a copy of
 * the same length in which each bad byte is U+001A), and its paragraphs in order.  Paragraph spans hold no
 * white space at either end; a text may lie between no paragraph (blank lines, BOM).
 */
#ifndef QAI_TEXT_TEXT_H
#define QAI_TEXT_TEXT_H

#include "base/memory.h"
#include "text/masks.h"

enum { /* paragraph kinds */
       QAI_PARAGRAPH_BODY = 0,
       QAI_PARAGRAPH_HEADING = 1, /* title, chapter line */
       QAI_PARAGRAPH_LIST_ITEM = 2
};

typedef struct qai_paragraph {
  uint32_t start, end; /* bytes */
  uint32_t kind;       /* QAI_PARAGRAPH_* */
} qai_paragraph;

typedef struct qai_text {
  const char *bytes;
  uint32_t len;
  qai_paragraph *paragraphs;
  uint32_t n_paragraphs;
  int ascii;   /* nothing in the text is beyond ASCII */
  int wrapped; /* lines are hard-wrapped: a single newline is a space */
  qai_masks
      masks; /* of all bytes, where line breaks beyond ASCII are spaces too and a last line ends; up to the quotes */
} qai_text;

/* Checks `bytes` and finds its paragraphs.  Bad UTF-8 is QUOTEATTR_ERR_UTF8 with its offset in *err,
 * unless `replace`.  The result points into `bytes` and `arena`, its masks into the scratch arena of that, which the
 * caller may release when no stage needs them any more. */
int qai_text_read(const char *bytes, size_t len, int replace, qai_arena *arena, qai_text *out, quoteattr_error *err);

#endif
