/*
 * The words of a news text as its attribution sees them.
 *
 * In: qai_mentions.  Out: what marks, mentions and sentences make of each word, and the stretches ("chunks": a
 * paragraph, with the next one when it ends in a colon; of a very long one a part, cut between sentences) that the
 * sequence models label one at a time (passage.h).
 */
#ifndef QAI_ATTRIBUTE_VIEW_H
#define QAI_ATTRIBUTE_VIEW_H

#include "mention/mention.h"

enum { QAI_CHUNK_MAX = 480 }; /* words of a chunk at most */

enum { /* qai_view_word.quote */
       QAI_VIEW_PLAIN = 0,
       QAI_VIEW_OPEN,  /* an opening mark */
       QAI_VIEW_CLOSE, /* a closing mark */
       QAI_VIEW_FIRST, /* first word between marks */
       QAI_VIEW_INSIDE
};

enum { /* qai_view_word.mark: punctuation that matters */
       QAI_MARK_NONE = 0,
       QAI_MARK_COMMA,
       QAI_MARK_COLON,
       QAI_MARK_STOP, /* . ! ? ; */
       QAI_MARK_DASH,
       QAI_MARK_BRACKET,
       QAI_MARK_OTHER
};

enum {                     /* qai_view_word.edge */
       QAI_EDGE_FIRST = 1, /* of a sentence */
       QAI_EDGE_LAST = 2,
       QAI_EDGE_PARAGRAPH = 4, /* first of one */
       QAI_EDGE_HEADING = 8    /* with FIRST: of a heading's sentence */
};

typedef struct qai_view_word {
  uint8_t quote;   /* QAI_VIEW_* */
  uint8_t mark;    /* QAI_MARK_* */
  uint8_t mention; /* place in the longest mention around it, with that one's kind and type */
  uint8_t edge;    /* QAI_EDGE_* */
} qai_view_word;

typedef struct qai_chunk {
  uint32_t first, last; /* words, half open */
} qai_chunk;

typedef struct qai_view {
  const qai_mentions *mentions;
  const qai_tags *tags;
  qai_view_word *words;
  uint32_t n_words;
  qai_chunk *chunks;
  uint32_t n_chunks;
} qai_view;

int qai_view_make(const qai_mentions *mentions, qai_arena *arena, qai_view *out);

/* Takes the sentences off the ends of a chunk that neither hold marks of speech nor touch them; 0: nothing is left. */
int qai_view_narrow(const qai_view *v, qai_chunk *c);

/* Are any of the words `first` .. `last` quotation marks, or between them? */
static inline int
qai_view_has_marks(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t i;
  for (i = first; i < last; i++)
    if (v->words[i].quote != QAI_VIEW_PLAIN)
      return 1;
  return 0;
}

/* The nearest word with that QAI_EDGE_*, `k` itself or up to `most` before it; QAI_NONE without one. */
uint32_t qai_view_edge_before(const qai_view *v, uint32_t k, uint8_t edge, uint32_t most);

/* The tag and the lexicon's classes of word `i`. */
static inline uint8_t
qai_view_tag(const qai_view *v, uint32_t i)
{
  return v->words[i].quote == QAI_VIEW_OPEN || v->words[i].quote == QAI_VIEW_CLOSE ? QAI_TAG_PUNCT : v->tags->tag[i];
}

static inline uint32_t
qai_view_classes(const qai_view *v, uint32_t i)
{
  return qai_tag_lexeme(v->tags, i)->classes;
}

/* QAI_W_* of word `i`. */
static inline uint32_t
qai_view_symbol(const qai_view *v, uint32_t i)
{
  return qai_tag_lexeme(v->tags, i)->symbol;
}

/* Is one of the words `first` .. `last` a verb or an auxiliary? */
static inline int
qai_view_has_verb(const qai_view *v, uint32_t first, uint32_t last)
{
  uint32_t i;
  for (i = first; i < last; i++)
    if (qai_view_tag(v, i) == QAI_TAG_VERB || qai_view_tag(v, i) == QAI_TAG_AUX)
      return 1;
  return 0;
}

#endif
