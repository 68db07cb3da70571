/*
 * Spellings: the distinct words of a document as it writes them.
 *
 * In: qai_segment with sentences.  Out: an id for each word, the same one for words with the same bytes, kind and
 * flags (but for QUOTEATTR_FLAG_SPACE_BEFORE); ids are dense, in order of the first word that has each.  What depends
 * on these alone is asked once a spelling instead of once a word, of the spelling's first word, and kept in an array
 * by id.  Half of a text's words are some hundred spellings.
 */
#ifndef QAI_TAG_SPELLING_H
#define QAI_TAG_SPELLING_H

#include "lexicon/lexicon.h"
#include "segment/segment.h"
#include "tag/vocabulary.h"

typedef struct qai_spelling {
  const qai_lexeme *lexeme; /* of its lexicon entry */
  uint32_t entry;           /* the entry's id */
  uint32_t word;            /* the first that has it; of one that no word has any more (beside.h), one that had it */
} qai_spelling;

/* Places before the first word and behind the last one that qai_spellings.of_word can be asked for; spellings that
 * there is room for behind those read, for words that stand for others. */
enum { QAI_SPELLINGS_OUTSIDE = 2, QAI_SPELLINGS_SPARE = 5 };

typedef struct qai_spellings {
  uint32_t *of_word; /* id of each word's; n outside the text */
  qai_spelling *items;
  qai_vocabulary_entry **met; /* the vocabulary's entry for each, or NULL; without a vocabulary all of it is NULL */
  uint32_t n, n_read;         /* of all; of those that the text has */
} qai_spellings;

/* `vocabulary`: or NULL.  Cost: a hash of a word's bytes and one comparison, in the vocabulary or else in slots of the
 * document's own; the lexicon is asked once a spelling that no document had before. */
int qai_spellings_read(const qai_segment *segment, qai_vocabulary *vocabulary, qai_arena *arena, qai_spellings *out);

#endif
