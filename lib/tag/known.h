/*
 * What is known of a spelling wherever it stands: what the tagger looks at, and the sums of the weights that this gives
 * to the word itself and to those around it.
 *
 * In: a word.  Out: qai_tag_known.  Its first cache line is for the words behind it, the second for those before; with
 * what the keys of their sums have room for, these two are all that is read of most words.
 */
#ifndef QAI_TAG_KNOWN_H
#define QAI_TAG_KNOWN_H

#include "tag/tagger.h"
#include "tag/templates.h"

enum {
  QAI_TAG_LINE = 64, /* bytes of a cache line, where a qai_tag_known begins */
  QAI_TAG_MAX_NUMBER = (1 << 27) - 1
};

/* The keys: bit 0: the sums are made; above it what the comments say. */
typedef struct qai_tag_known {
  qai_tagger_sums before;  /* for the next word; the shape */
  qai_tagger_sums before2; /* for the one after that; the number that the spelling was given, or 0 */
  qai_tagger_sums after;   /* for the word before; the shape */
  qai_tagger_sums after2;  /* for the one before that; the ambiguity's number */
  qai_tagger_sums own;     /* for itself; made if the context decides */
  qai_tag_word seen;
} qai_tag_known;

/* `seen` is filled in already.  `excluded`: tags that it has not.  `decided`: it is never scored.  `number`: another
 * for each spelling, up to QAI_TAG_MAX_NUMBER, or 0. */
void qai_tag_known_init(qai_tag_known *known, const qai_tagger *tagger, uint32_t excluded, int decided,
                        uint32_t number);
/* The sums for the words around it are made when they are asked for: many never are. */
void qai_tag_known_make_before(qai_tag_known *known, const qai_tagger *tagger);
void qai_tag_known_make_before2(qai_tag_known *known, const qai_tagger *tagger);
void qai_tag_known_make_after(qai_tag_known *known, const qai_tagger *tagger);
void qai_tag_known_make_after2(qai_tag_known *known, const qai_tagger *tagger);

static inline uint32_t
qai_tag_known_number(const qai_tag_known *known)
{
  return known->before2.key >> 1;
}

static inline uint32_t
qai_tag_known_ambiguity(const qai_tag_known *known)
{
  return known->after2.key >> 1;
}

static inline const qai_tagger_sums *
qai_tag_known_before(qai_tag_known *known, const qai_tagger *tagger)
{
  if (!(known->before.key & 1))
    qai_tag_known_make_before(known, tagger);
  return &known->before;
}

static inline const qai_tagger_sums *
qai_tag_known_before2(qai_tag_known *known, const qai_tagger *tagger)
{
  if (!(known->before2.key & 1))
    qai_tag_known_make_before2(known, tagger);
  return &known->before2;
}

static inline const qai_tagger_sums *
qai_tag_known_after(qai_tag_known *known, const qai_tagger *tagger)
{
  if (!(known->after.key & 1))
    qai_tag_known_make_after(known, tagger);
  return &known->after;
}

static inline const qai_tagger_sums *
qai_tag_known_after2(qai_tag_known *known, const qai_tagger *tagger)
{
  if (!(known->after2.key & 1))
    qai_tag_known_make_after2(known, tagger);
  return &known->after2;
}

#endif
