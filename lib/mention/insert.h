/*
 * Mentions that a later stage finds: put among the others, with entities of their own.
 *
 * In: the mentions of a document, phrases that are none of them.  Out: the same with both, in order of the text; ids of
 * mentions change, those of entities do not.
 */
#ifndef QAI_MENTION_INSERT_H
#define QAI_MENTION_INSERT_H

#include "mention/mention.h"

/* A noun phrase: words, the noun; whom it stands for.  An entity that the document has not got is a new one: new ones
 * have the next ids, in order. */
typedef struct qai_phrase {
  uint32_t first, last, head;
  uint32_t entity;
  int type; /* QUOTEATTR_ENTITY_* */
} qai_phrase;

/* `phrases`: in order of the text, no two at one word. */
int qai_mentions_insert(qai_mentions *m, const qai_phrase *phrases, uint32_t n, qai_arena *arena);
/* The bytes [start, end) of the text with every run of white space as one blank: a name may be broken over lines. */
int qai_mentions_name(const qai_text *text, uint32_t start, uint32_t end, qai_arena *arena, qai_string *out);
/* How many more mentions, entities or names there is room for behind n of them. */
static inline uint32_t
qai_mentions_room(uint32_t n)
{
  return n / 32 + 4;
}

#endif
