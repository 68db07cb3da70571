/*
 * The words of one chunk as the learned models see them: each property hashed or coded once, what depends on a word's
 * spelling alone once a document.
 *
 * In: qai_view, one of its chunks.  Out: a qai_passage_word for each word, with blank ones before and behind, so that a
 * model may look at a word's neighbours without asking whether there are any.  Words deep between marks of speech are
 * left out: what somebody says at length tells nothing of who says it.
 */
#ifndef QAI_ATTRIBUTE_PASSAGE_H
#define QAI_ATTRIBUTE_PASSAGE_H

#include "attribute/view.h"

enum { QAI_PASSAGE_PAD = 6 /* blank words on either side */ };

#define QAI_CUE_KINDS 3u /* of qai_passage_word.cue: the verbs that report */

typedef struct qai_passage_word {
  uint32_t form;     /* hash of the folded form, or of a rare word's looks; that of marks of speech hangs on no style */
  uint32_t lemma;    /* of the cue verb it is a form of, else the form's hash */
  uint32_t kin;      /* that of a common word or a cue; of others only the tag */
  uint32_t ending;   /* its last three bytes */
  uint32_t classes;  /* QAI_LEX_* */
  uint8_t shape;     /* letter case and kind of word */
  uint8_t cue;       /* which kinds of cue verb or noun it may be */
  uint8_t rate;      /* how often it is a cue, 0..8 */
  uint8_t tag;       /* QAI_TAG_* */
  uint8_t quote;     /* QAI_VIEW_*, and as the view has them: */
  uint8_t mark;      /* QAI_MARK_* */
  uint8_t mention;   /* ... */
  uint8_t edge;      /* QAI_EDGE_* */
  uint16_t sentence; /* counted from the passage's first */
} qai_passage_word;

/* What a spelling makes of a word: the first part of it. */
typedef struct qai_passage_form {
  uint32_t form, lemma, kin, ending, classes; /* kin 0: that of its tag */
  uint8_t shape, cue, rate;
  uint8_t met; /* 0: not read yet */
} qai_passage_form;

/* Those of the spellings met so far. */
typedef struct qai_passage_forms {
  const qai_tags *tags;
  qai_passage_form *items; /* by spelling */
} qai_passage_forms;

typedef struct qai_passage {
  const qai_view *view;
  qai_chunk chunk;
  uint32_t n;                    /* words, those left out not counted */
  const qai_passage_word *words; /* the first one, in `room` */
  qai_passage_word room[QAI_CHUNK_MAX + 2 * QAI_PASSAGE_PAD];
  uint16_t at[QAI_CHUNK_MAX + 1];    /* where they stand in the chunk; behind the last one: its length */
  uint16_t place[QAI_CHUNK_MAX + 1]; /* of each word of the chunk: which of the passage's it is, or the next one is */
} qai_passage;

/* Word `k` of the passage by its number in the text, and back. */
static inline uint32_t
qai_passage_at(const qai_passage *p, uint32_t k)
{
  return p->chunk.first + p->at[k];
}

static inline uint32_t
qai_passage_place(const qai_passage *p, uint32_t word)
{
  return p->place[word - p->chunk.first];
}

/* Word i of the text, which is one of the passage. */
static inline const qai_passage_word *
qai_passage_word_at(const qai_passage *p, uint32_t i)
{
  return &p->words[qai_passage_place(p, i)];
}

int qai_passage_forms_make(const qai_tags *tags, qai_arena *arena, qai_passage_forms *out);
void qai_passage_read(const qai_view *view, const qai_chunk *chunk, qai_passage_forms *forms, qai_passage *out);

#endif
