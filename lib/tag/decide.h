/* What a word and its lexicon entry tell of its part of speech without context. */
#ifndef QAI_TAG_DECIDE_H
#define QAI_TAG_DECIDE_H

#include "lexicon/lexicon.h"
#include "segment/segment.h"

/* The tag that the token's kind or a sure lexicon entry gives, QAI_TAG_NONE when the context is needed. */
uint8_t qai_tag_decide(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme);
/* The same tag; where the context is needed, what the word most likely is, and QAI_TAG_OPEN. */
enum { QAI_TAG_OPEN = 128 };
uint8_t qai_tag_expect(const char *bytes, const quoteattr_token *token, const qai_lexeme *lexeme);
/* Bit set (1 << QAI_TAG_*) of the tags that the word cannot have: a common noun in small letters is no name. */
uint32_t qai_tag_excluded(const quoteattr_token *token, const qai_lexeme *lexeme);

#endif
