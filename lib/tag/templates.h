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

/* The features in parts: those of one look at the same things, so that the sum of their weights can be kept. */
enum {
  QAI_TAG_PART_OWN,     /* the word */
  QAI_TAG_PART_AFTER,   /* the next word */
  QAI_TAG_PART_AFTER2,  /* the one after that */
  QAI_TAG_PART_BEFORE,  /* the word before */
  QAI_TAG_PART_BEFORE2, /* the one before that */
  QAI_TAG_LONE_PARTS,   /* those so far look at one word each and at no tag */
  QAI_TAG_PART_OWN_TAG = QAI_TAG_LONE_PARTS, /* the word, the tag before it */
  QAI_TAG_PART_HISTORY, /* the word's parts of speech, the two tags before it */
  QAI_TAG_PART_SHAPES,  /* the shapes of the word and of those beside it */
  QAI_TAG_PARTS,
  QAI_TAG_PART_MAX = 8, /* features in one part */
  QAI_TAG_FEATURES = 24 /* in all of them */
};

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

void qai_tag_word_init(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme, qai_tag_word *out);
/* What stands before the first word and behind the last one. */
extern const qai_tag_word qai_tag_border;

/* Writes the features of a part and returns their number.  window[QAI_TAG_REACH] is the word, the others its neighbours
 * in order; t1 and t2 are the tags of the word before and of the one before that. */
uint32_t qai_tag_part(uint32_t part, const qai_tag_word *const *window, uint32_t t1, uint32_t t2, uint32_t *features);

#endif
