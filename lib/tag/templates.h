/*
 * Features of the tagger: what of a word and its neighbours the weights are looked up by, as 32-bit hashes.
 * The trainer (tools/train_tagger.c) calls the same code.
 */
#ifndef QAI_TAG_TEMPLATES_H
#define QAI_TAG_TEMPLATES_H

#include "lexicon/lexicon.h"
#include "segment/segment.h"

/* How far the features look to either side. */
enum { QAI_TAG_REACH = 2, QAI_TAG_WINDOW = 2 * QAI_TAG_REACH + 1 };

/* Features in all, and in one of the parts that the functions below write. */
enum { QAI_TAG_FEATURES = 24, QAI_TAG_PART_MAX = 7 };

enum { QAI_TAG_AMBIGUITY_BITS = 24, QAI_TAG_SHAPE_BITS = 6 };

/* What is looked at of one word, made once. */
typedef struct qai_tag_word {
  uint32_t form;      /* hash of the folded form */
  uint32_t prefix;    /* its first three bytes */
  uint32_t suffix[3]; /* its last two, three and four bytes */
  uint32_t ambiguity; /* the lexicon's parts of speech: below 1 << QAI_TAG_AMBIGUITY_BITS */
  uint32_t classes;   /* the classes that tell about parts of speech */
  uint32_t shape;     /* capitals, digits, hyphens, start of a sentence: below 1 << QAI_TAG_SHAPE_BITS */
} qai_tag_word;

/* The ambiguity without the bit that none has: below 1 << (QAI_TAG_AMBIGUITY_BITS - 1). */
static inline uint32_t
qai_tag_ambiguity_number(uint32_t ambiguity)
{
  return ambiguity >> 7 << 6 | (ambiguity & 63);
}

void qai_tag_word_init(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme, qai_tag_word *out);
/* What stands before the first word and behind the last one. */
extern const qai_tag_word qai_tag_border;

/* The features in parts, each of which looks at the same things, so that the sum of their weights can be kept.  They
 * write the features and return their number.  t1 is the tag of the word before, t2 that of the one before it. */
uint32_t qai_tag_own_part(const qai_tag_word *word, uint32_t *features);
uint32_t qai_tag_after_part(const qai_tag_word *after, uint32_t *features);     /* the next word */
uint32_t qai_tag_after2_part(const qai_tag_word *after2, uint32_t *features);   /* the one after that */
uint32_t qai_tag_before_part(const qai_tag_word *before, uint32_t *features);   /* the word before */
uint32_t qai_tag_before2_part(const qai_tag_word *before2, uint32_t *features); /* the one before that */
/* What of them hangs on the word's kind alone: its ambiguity and its shape. */
uint32_t qai_tag_kind_own_part(const qai_tag_word *word, uint32_t *features);
uint32_t qai_tag_kind_after_part(const qai_tag_word *after, uint32_t *features);
uint32_t qai_tag_kind_after2_part(const qai_tag_word *after2, uint32_t *features);
uint32_t qai_tag_kind_before_part(const qai_tag_word *before, uint32_t *features);
uint32_t qai_tag_own_tag_part(const qai_tag_word *word, uint32_t t1, uint32_t *features);
uint32_t qai_tag_tags_part(uint32_t t1, uint32_t t2, uint32_t *features);
uint32_t qai_tag_history_part(const qai_tag_word *word, uint32_t t1, uint32_t t2, uint32_t *features);
uint32_t qai_tag_shapes_part(uint32_t before, uint32_t shape, uint32_t after, uint32_t *features);
/* All QAI_TAG_FEATURES.  window[QAI_TAG_REACH] is the word, the others its neighbours in order. */
void qai_tag_features(const qai_tag_word *const *window, uint32_t t1, uint32_t t2, uint32_t *features);

#endif
