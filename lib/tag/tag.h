/*
 * What each word is: its spelling with its lexicon entry, and its part of speech; read by every later stage.
 *
 * In: qai_segment with sentences.  Out: qai_tags, parallel to the words.  A stage that wants to know something else of
 * how words are written (a hash, a shape) asks it of the first word of each spelling, and keeps it by the spelling's
 * id.
 */
#ifndef QAI_TAG_TAG_H
#define QAI_TAG_TAG_H

#include "tag/spelling.h"
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
  qai_spellings spellings;
  uint8_t *tag; /* QAI_TAG_* of each word */
} qai_tags;

/* `vocabulary` is the session's, or NULL; the tagger is always the same for it.  QUOTEATTR_ERR_NOMEM. */
int qai_tag_words(const qai_segment *segment, const qai_tagger *tagger, qai_vocabulary *vocabulary, qai_arena *arena,
                  qai_tags *out);

/* The spelling of word `i`. */
static inline const qai_spelling *
qai_tag_spelling(const qai_tags *tags, uint32_t i)
{
  return &tags->spellings.items[tags->spellings.of_word[i]];
}

/* Asks for what a spelling some places behind `spelling`, or the last one, is told by, where one after the other is
 * asked; where there are notes, these tell it. */
static inline void
qai_tag_fetch_ahead(const qai_tags *tags, uint32_t spelling)
{
  enum { AHEAD = 8 };
  uint32_t last = tags->spellings.n - 1, ahead = spelling + AHEAD;
  const qai_spelling *s;
  if (tags->spellings.met)
    return;
  s = &tags->spellings.items[ahead < last ? ahead : last];
  qai_fetch(&tags->segment->words[s->word]);
  qai_fetch(s->lexeme);
}

/* What is known of a spelling from documents before, and room for more; NULL when there is none. */
static inline qai_notes *
qai_tag_notes(const qai_tags *tags, uint32_t spelling)
{
  qai_vocabulary_entry *const *met = tags->spellings.met;
  return met && met[spelling] ? &met[spelling]->notes : NULL;
}

/* The lexicon's entry for word `i`. */
static inline const qai_lexeme *
qai_tag_lexeme(const qai_tags *tags, uint32_t i)
{
  return qai_tag_spelling(tags, i)->lexeme;
}

/* Is word `i` the punctuation mark `c` (ASCII)? */
static inline int
qai_tag_is_mark(const qai_tags *tags, uint32_t i, char c)
{
  const quoteattr_token *w;
  if (i >= tags->segment->n_words)
    return 0;
  w = &tags->segment->words[i];
  return w->end - w->start == 1 && tags->segment->text->bytes[w->start] == c;
}

/* The id of that entry, 0 when the lexicon does not know the word. */
static inline uint32_t
qai_tag_entry(const qai_tags *tags, uint32_t i)
{
  return qai_tag_spelling(tags, i)->entry;
}

#endif
