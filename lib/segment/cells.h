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

enum { QAI_CELL_BITS = 11 };
/* A cell's key and, in the lowest two bits, QAI_RULE_*; in the row that the key has. */
extern const uint32_t qai_cells[1 << QAI_CELL_BITS];

/* What the place looks like: in 21 bits. */
static inline uint32_t
qai_cells_key(const qai_boundary *b)
{
  const quoteattr_token *at = b->segment->words + b->at;
  uint32_t flags = at->flags, key = (uint32_t)b->type << 2 | (uint32_t)b->closed;
  if (b->last > b->first)
    flags |= b->segment->words[b->last - 1].flags;
  key = (key << QAI_SHAPE_BITS | b->shapes[0]) << QAI_SHAPE_BITS | b->shapes[1];
  key = key << 1 | ((flags & QUOTEATTR_FLAG_NON_ASCII) != 0);
  key = key << 1 | (at->flags & QUOTEATTR_FLAG_SPACE_BEFORE);
  key = key << 1 | (b->open.brackets > 0);
  key = key << 1 | b->open.quoted;
  return key << 1 | ((b->style & QAI_STYLE_CLEAN) != 0);
}

static inline uint32_t
qai_cells_row(uint32_t key)
{
  return key * 0x9E3779B1u >> (32 - QAI_CELL_BITS);
}

static inline int
qai_cells_decide(const qai_boundary *b)
{
  uint32_t key = qai_cells_key(b), cell = qai_cells[qai_cells_row(key)];
  return cell >> 2 == key ? (int)(cell & 3) : QAI_RULE_UNSURE;
}

#endif
