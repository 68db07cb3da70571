/*
 * Features of the tagger: what of a word and its neighbours the weights are looked up by, as 32-bit hashes.
 * The trainer (tools/train_tagger.c) calls the same code.
 */
#ifndef QAI_TAG_TEMPLATES_H
#define QAI_TAG_TEMPLATES_H

#include "lexicon/lexicon.h"
#include "segment/segment.h"

enum { QAI_TAG_FIXED_FEATURES = 19, QAI_TAG_HISTORY_FEATURES = 8, QAI_TAG_REACH = 2 };

/* What is looked at of one word, made once. */
typedef struct qai_tag_word {
  uint32_t form;      /* hash of the folded form */
  uint32_t prefix;    /* its first three bytes */
  uint32_t suffix[3]; /* its last two, three and four bytes */
  uint32_t ambiguity; /* hash of the lexicon's parts of speech */
  uint32_t classes;   /* the classes that tell about parts of speech */
  uint32_t shape;     /* capitals, digits, hyphens, start of a sentence */
} qai_tag_word;

void qai_tag_word_init(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme, qai_tag_word *out);
/* What stands before the first word and behind the last one. */
extern const qai_tag_word qai_tag_border;

/* window[QAI_TAG_REACH] is the word, the others its neighbours in order. */
void qai_tag_fixed_features(const qai_tag_word *const *window, uint32_t features[QAI_TAG_FIXED_FEATURES]);
/* Those that depend on the tags of the last word (t1) and the one before it (t2). */
void qai_tag_history_features(const qai_tag_word *const *window, uint32_t t1, uint32_t t2,
                              uint32_t features[QAI_TAG_HISTORY_FEATURES]);

#endif
