/*
 * Sums of weights for what comes often: a spelling after a tag, parts of speech after two tags, three shapes in a row.
 *
 * In: what they are of.  Out: the sums, kept in tables of bounded size, where one that comes later takes the place of
 * one before.  A key tells exactly what a sum is of.
 */
#ifndef QAI_TAG_SUMS_H
#define QAI_TAG_SUMS_H

#include "base/memory.h"
#include "tag/known.h"

enum {
  QAI_SUMS_TAGS = 18, /* every QAI_TAG_* is below this */
  QAI_SUMS_TAG_BITS = 5
};

typedef struct qai_sums_table {
  qai_tagger_sums *sums; /* by a hash of their key; key 0: none */
  uint32_t shift;        /* of the hash */
} qai_sums_table;

/* What one table finds stays where it is until the same table is asked for something else. */
typedef struct qai_sums {
  const qai_tagger *tagger;
  qai_sums_table after_tag, history, shapes, tags;
  qai_tag_kinds kinds;
} qai_sums;

/* What tells how large the tables for `n_words` are. */
uint32_t qai_sums_bits(uint32_t n_words);
/* For a text of `n_words`. */
int qai_sums_init(qai_sums *sums, const qai_tagger *tagger, uint32_t n_words, qai_arena *arena);
/* Asks for the rows that the sums of a spelling after two tags need which are not there. */
void qai_sums_fetch_rows(const qai_sums *s, const qai_tag_known *known, uint32_t t1, uint32_t t2);
/* For when the table has other sums, or none, in their place `at`. */
void qai_sums_make_after_tag(const qai_sums *s, const qai_tag_known *known, uint32_t t1, qai_tagger_sums *at);
void qai_sums_make_history(const qai_sums *s, uint32_t key, const qai_tag_known *known, uint32_t t1, uint32_t t2,
                           qai_tagger_sums *at);
void qai_sums_make_shapes(const qai_sums *s, uint32_t key, qai_tagger_sums *at);

static inline qai_tagger_sums *
qai_sums_at(const qai_sums_table *table, uint32_t key)
{
  return &table->sums[key * 0x9E3779B1u >> table->shift];
}

/* A spelling with a number, after a tag; of one that has none (0), nothing is found again. */
static inline uint32_t
qai_sums_after_tag_key(uint32_t number, uint32_t t1)
{
  return number << QAI_SUMS_TAG_BITS | (t1 + 1);
}

/* A spelling after a tag, with what the spelling gives without it. */
static inline const qai_tagger_sums *
qai_sums_after_tag(const qai_sums *s, const qai_tag_known *known, uint32_t t1)
{
  uint32_t key = qai_sums_after_tag_key(qai_tag_known_number(known), t1);
  qai_tagger_sums *at = qai_sums_at(&s->after_tag, key);
  if (at->key != key)
    qai_sums_make_after_tag(s, known, t1, at);
  return at;
}

static inline uint32_t
qai_sums_history_key(const qai_tag_known *known, uint32_t t1, uint32_t t2)
{
  return 1 + (qai_tag_known_ambiguity(known) * QAI_SUMS_TAGS + t1) * QAI_SUMS_TAGS + t2;
}

/* A spelling's parts of speech after two tags, with what these give alone. */
static inline const qai_tagger_sums *
qai_sums_history(const qai_sums *s, const qai_tag_known *known, uint32_t t1, uint32_t t2)
{
  uint32_t key = qai_sums_history_key(known, t1, t2);
  qai_tagger_sums *at = qai_sums_at(&s->history, key);
  if (at->key != key)
    qai_sums_make_history(s, key, known, t1, t2, at);
  return at;
}

/* The shapes of a word and of those beside it. */
static inline const qai_tagger_sums *
qai_sums_shapes(const qai_sums *s, uint32_t before, uint32_t shape, uint32_t after)
{
  uint32_t key = 1 + ((before << QAI_TAG_SHAPE_BITS | shape) << QAI_TAG_SHAPE_BITS | after);
  qai_tagger_sums *at = qai_sums_at(&s->shapes, key);
  if (at->key != key)
    qai_sums_make_shapes(s, key, at);
  return at;
}

#endif
