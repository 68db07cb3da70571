/*
 * The words of a news text as the learned models see them: each property hashed or coded once.
 *
 * In: qai_mentions.  Out: one qai_view_word for each word, and the stretches ("chunks": a paragraph, with the
 * next one when it ends in a colon; of a very long one a part, cut between sentences) that the sequence models label
 * one at a time.
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

typedef struct qai_view_word {
  uint32_t form;    /* hash of the folded form */
  uint32_t lemma;   /* of the cue verb it is a form of, else the form's hash */
  uint32_t ending;  /* hash of its last three bytes */
  uint32_t classes; /* QAI_LEX_* */
  uint8_t tag;      /* QAI_TAG_* */
  uint8_t shape;    /* letter case and kind of word */
  uint8_t quote;    /* QAI_VIEW_* */
  uint8_t mark;     /* QAI_MARK_* */
  uint8_t mention;  /* place in the longest mention around it, with that one's kind and type */
  uint8_t cue;      /* which kinds of cue verb or noun it may be */
  uint8_t rate;     /* how often it is a cue, 0..8 */
  uint8_t edge;     /* 1 first of a sentence, 2 last, 4 first of a paragraph, 8 heading */
  uint32_t sentence;
} qai_view_word;

typedef struct qai_chunk {
  uint32_t first, last; /* words, half open */
} qai_chunk;

typedef struct qai_view {
  const qai_mentions *mentions;
  qai_view_word *words;
  uint32_t n_words;
  uint32_t *left_cue, *right_cue; /* of each word: nearest cue verb of its sentence on that side, or QAI_NONE */
  qai_chunk *chunks;
  uint32_t n_chunks;
} qai_view;

int qai_view_make(const qai_mentions *mentions, qai_arena *arena, qai_view *out);

#endif
