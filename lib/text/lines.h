/*
 * Lines of a text and what they look like.
 *
 * In: bytes and their masks.  Out: every line that is not blank, trimmed, with how it is set apart from the one
 * before.  A line ends at LF, CR LF, CR, VT, FF, NEL, U+2028 or
 * U+2029.
 */
#ifndef QAI_TEXT_LINES_H
#define QAI_TEXT_LINES_H

#include "base/memory.h"
#include "text/masks.h"

enum {                     /* line flags */
       QAI_LINE_GAP = 1,   /* a blank line stands before it */
       QAI_LINE_PAGE = 2,  /* a form feed stands before it */
       QAI_LINE_LOWER = 4, /* begins with a lower-case letter */
       QAI_LINE_END = 8,   /* ends as a sentence does: . ! ? : or a closing mark */
       QAI_LINE_ITEM = 16, /* begins as a list item does */
       QAI_LINE_CAPITAL = 32
};

/* A line alone between blank ones that ends as a sentence or begins small has no columns (0): nothing asks for them. */
typedef struct qai_line {
  uint32_t start, end; /* bytes, without white space at either end */
  uint16_t indent;     /* columns before it */
  uint16_t width;      /* columns with the indent, at most 65535 */
  uint16_t first;      /* columns of its first word */
  uint16_t flags;      /* QAI_LINE_* */
} qai_line;

/* `ascii`: nothing in the text is beyond ASCII. */
int qai_lines_find(const char *s, uint32_t start, uint32_t len, const qai_masks *m, int ascii, qai_arena *arena,
                   qai_line **out, uint32_t *n);

#endif
