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

/* Bytes of lines in which characters are not told from bytes, and of first words that are not seen to their ends. */
enum { QAI_LINES_LONG = 512, QAI_LINES_WORD = 256 };

/* What the lines are found in: s[start, len); if it ends otherwise than with a break, m->line has one after it. */
typedef struct qai_lines_source {
  const char *s;
  uint32_t start, len;
  const qai_masks *m;
  int ascii; /* nothing in the text is beyond ASCII */
} qai_lines_source;

/* Columns are measured when they are asked for; before, `width` is 0, and the others mean nothing. */
typedef struct qai_line {
  uint32_t start, end; /* bytes, without white space at either end */
  uint16_t indent;     /* columns before it */
  uint16_t width;      /* columns with the indent, at most 65535 */
  uint16_t first;      /* columns of its first word, at most QAI_LINES_WORD */
  uint16_t flags;      /* QAI_LINE_* */
} qai_line;

/* After the lines stands what has nothing but QAI_LINE_GAP. */
int qai_lines_find(const qai_lines_source *of, qai_arena *arena, qai_line **out, uint32_t *n);

/* Bytes of the word that begins at `i`, as far as they matter. */
uint32_t qai_lines_first_size(const qai_masks *m, uint32_t i, uint32_t end);

/* Sets the columns of a line, whatever it holds. */
void qai_lines_measure_odd(const qai_lines_source *of, qai_line *l);

/* Whether there is nothing beyond ASCII in the blocks of a line that is not long. */
static inline int
qai_lines_is_ascii(const qai_masks *m, const qai_line *l)
{
  uint32_t block = l->start >> 6, last = (l->end - 1) >> 6;
  uint64_t bits = m->high[block] | m->high[last];
  while (++block < last)
    bits |= m->high[block];
  return !bits;
}

/* Sets the columns of a line.  In most a byte is one. */
static inline void
qai_lines_measure(const qai_lines_source *of, qai_line *l)
{
  uint32_t width = l->end - l->start;
  uint64_t space = of->m->space[l->start >> 6] >> (l->start & 63);
  if (width > QAI_LINES_LONG || l->start == of->start || of->s[l->start - 1] != '\n' ||
      (!of->ascii && !qai_lines_is_ascii(of->m, l)))
    qai_lines_measure_odd(of, l);
  else {
    l->indent = 0;
    l->width = (uint16_t)width;
    l->first = (uint16_t)(space ? qai_masks_ctz(space) : qai_lines_first_size(of->m, l->start, l->end));
  }
}

#endif
