/*
 * What is known of a spelling wherever it stands: what the tagger looks at, and the sums of the weights that this gives
 * to the word itself and to those around it.
 *
 * In: a word.  Out: qai_tag_known.  Its first cache line is for the words behind it, the second for those before; with
 * what the keys of their sums have room for, these two are all that is read of most words.
 */
#ifndef QAI_TAG_KNOWN_H
#define QAI_TAG_KNOWN_H

#include "base/fetch.h"
#include "base/memory.h"
#include "tag/tagger.h"
#include "tag/templates.h"

enum {
  QAI_TAG_LINE = 64, /* bytes of a cache line, where a qai_tag_known begins */
  QAI_TAG_MAX_NUMBER = (1 << 27) - 1,
  QAI_TAG_BEFORE2 = 2,           /* where the features of a spelling's parts begin, but for those of its kind: */
  QAI_TAG_AFTER = 3,             /* two for the next word, one for the one after that, and likewise for those before; */
  QAI_TAG_AFTER2 = 5,            /* ... */
  QAI_TAG_OWN = 6,               /* those for itself, */
  QAI_TAG_SPELLING_FEATURES = 13 /* and their end */
};

/* What all spellings of a kind share: parts of speech that the lexicon gives them, and their shape. */
typedef struct qai_tag_kind {
  qai_tagger_sums before, after, after2, own; /* as in qai_tag_known; before.key: 1 + the kind, 0: none */
} qai_tag_kind;

/* Kinds met lately, by a hash. */
typedef struct qai_tag_kinds {
  const qai_tagger *tagger;
  qai_tag_kind *items;
  uint32_t shift; /* of the hash */
} qai_tag_kinds;

/* The keys are what the comments say. */
typedef struct qai_tag_known {
  qai_tagger_sums before;  /* for the next word; the shape */
  qai_tagger_sums before2; /* for the one after that; the number that the spelling was given, or 0 */
  qai_tagger_sums after;   /* for the word before; the shape */
  qai_tagger_sums after2;  /* for the one before that; the ambiguity's number */
  qai_tagger_sums own;     /* for itself, if the context decides */
  qai_tag_word seen;
} qai_tag_known;

/* One that is in the making: it has the sums of its kind; its features, whose rows were asked for, are not in yet. */
typedef struct qai_tag_making {
  qai_tag_known *known;
  uint32_t number;
  uint32_t n; /* QAI_TAG_OWN if it is never scored */
  uint32_t features[QAI_TAG_SPELLING_FEATURES];
} qai_tag_making;

/* So many as 2^bits. */
int qai_tag_kinds_init(qai_tag_kinds *kinds, const qai_tagger *tagger, uint32_t bits, qai_arena *arena);
/* `n` of `size` bytes, from the beginning of a cache line on. */
void *qai_tag_alloc(qai_arena *arena, size_t n, size_t size);

/* `seen` is filled in already.  `excluded`: tags that it has not.  `decided`: it is never scored.  `number`: another
 * for each spelling, up to QAI_TAG_MAX_NUMBER, or 0. */
void qai_tag_known_begin(qai_tag_making *making, qai_tag_known *known, const qai_tag_kinds *kinds, uint32_t excluded,
                         int decided, uint32_t number);
/* The sums.  The rows lie scattered: it is cheaper some spellings later. */
void qai_tag_known_finish(const qai_tag_making *making, const qai_tagger *tagger);
/* Both at once. */
void qai_tag_known_init(qai_tag_known *known, const qai_tag_kinds *kinds, uint32_t excluded, int decided,
                        uint32_t number);

/* The two lines that other words ask for. */
static inline void
qai_tag_known_fetch(const qai_tag_known *known)
{
  qai_fetch(&known->before);
  qai_fetch(&known->after);
}

static inline uint32_t
qai_tag_known_number(const qai_tag_known *known)
{
  return known->before2.key;
}

static inline uint32_t
qai_tag_known_ambiguity(const qai_tag_known *known)
{
  return known->after2.key;
}

#endif
