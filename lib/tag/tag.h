/*
 * What each word is: its lexicon entry and its part of speech, one pass over the words, read by every later
 * stage (the lexicon is asked once a word).
 *
 * In: qai_segment with sentences.  Out: qai_tags, parallel to the words.
 */
#ifndef QAI_TAG_TAG_H
#define QAI_TAG_TAG_H

#include "lexicon/lexicon.h"
#include "segment/segment.h"
#include "tag/tagger.h"

enum { /* Universal parts of speech */
       QAI_TAG_NONE = 0,
       QAI_TAG_NOUN,
       QAI_TAG_PROPN,
       QAI_TAG_PRON,
       QAI_TAG_VERB,
       QAI_TAG_AUX,
       QAI_TAG_ADJ,
       QAI_TAG_ADV,
       QAI_TAG_DET,
       QAI_TAG_ADP,
       QAI_TAG_CCONJ,
       QAI_TAG_SCONJ,
       QAI_TAG_NUM,
       QAI_TAG_PART,
       QAI_TAG_INTJ,
       QAI_TAG_PUNCT,
       QAI_TAG_SYM,
       QAI_TAG_X
};

typedef struct qai_tags {
  const qai_segment *segment;
  uint32_t *lexicon; /* entry id of each word */
  uint8_t *tag;      /* QAI_TAG_* of each word */
} qai_tags;

/* With the library's own model.  QUOTEATTR_ERR_NOMEM; QUOTEATTR_ERR_DATA when the model is not sound. */
int qai_tag_words(const qai_segment *segment, qai_arena *arena, qai_tags *out);
/* With another tagger. */
int qai_tag_words_with(const qai_segment *segment, const qai_tagger *tagger, qai_arena *arena, qai_tags *out);

/* The lexicon's entry for word `i`. */
static inline const qai_lexeme *
qai_tag_lexeme(const qai_tags *tags, uint32_t i)
{
  return qai_lexicon_known(tags->lexicon[i]);
}

#endif
