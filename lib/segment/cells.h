/*
 * Places after marks that what they look like settles: the mark, the shapes of the words at either side, what stands
 * open.
 *
 * In: such a place.  Out: QAI_RULE_*: what rules and classifier say of all places that look like it, but for one in a
 * thousand, in the texts that tools/settle_sentences.py made the table from.
 */
#ifndef QAI_SEGMENT_CELLS_H
#define QAI_SEGMENT_CELLS_H

#include "segment/rules.h"
#include "segment/shapes.h"

enum { QAI_CELL_BITS = 12 };
/* A cell's key and, in the lowest two bits, QAI_RULE_*; in the row that the key has. */
extern const uint32_t qai_cells[1 << QAI_CELL_BITS];

/* What stands open, in two bits. */
static inline uint32_t
qai_cells_open(qai_open open)
{
  return open < 4 ? open : 2 | qai_open_quoted(open);
}

/* What a place looks like, in 22 bits: its type, the closing marks and the shapes at either side; the flags of the
 * words before it, 0 if there is none, and after it; what stands open; the text's style. */
static inline uint32_t
qai_cells_key_of(uint32_t looks, uint32_t before, uint32_t at, qai_open open, unsigned style)
{
  const uint32_t flags = (at & QUOTEATTR_FLAG_SPACE_BEFORE) | ((at | before) & QUOTEATTR_FLAG_NON_ASCII);
  return looks << 6 | flags | qai_cells_open(open) << 1 | (style & QAI_STYLE_CLEAN);
}

static inline uint32_t
qai_cells_key(const qai_boundary *b)
{
  const quoteattr_token *words = b->segment->words;
  const uint32_t before = b->last > b->first ? words[b->last - 1].flags : 0;
  const uint32_t looks = (((uint32_t)b->type << 2 | (uint32_t)b->closed) << QAI_SHAPE_BITS | b->shapes[0])
                             << QAI_SHAPE_BITS |
                         b->shapes[1];
  return qai_cells_key_of(looks, before, words[b->at].flags, b->open, b->style);
}

static inline uint32_t
qai_cells_row(uint32_t key)
{
  return key * 0x9E3779B1u >> (32 - QAI_CELL_BITS);
}

/* QAI_RULE_* of a key. */
static inline int
qai_cells_rule(uint32_t key)
{
  uint32_t cell = qai_cells[qai_cells_row(key)];
  return cell >> 2 == key ? (int)(cell & 3) : QAI_RULE_UNSURE;
}

static inline int
qai_cells_decide(const qai_boundary *b)
{
  return qai_cells_rule(qai_cells_key(b));
}

#endif
