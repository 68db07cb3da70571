/*
 * Reporting clauses told by their words alone ("he said", "said Ann", "the old man said"), where no mark sets speech
 * off from what tells who speaks.
 *
 * In: tagged words.  All look at words up to `end` only, the end of their paragraph.
 */
#ifndef QAI_QUOTES_CLAUSE_H
#define QAI_QUOTES_CLAUSE_H

#include "tag/tag.h"

/* Is word `w` one of these ASCII marks? */
int qai_clause_is_one_of(const qai_tags *tags, uint32_t w, uint32_t end, const char *marks);

/* A lower-case form of a verb of saying. */
int qai_clause_is_say(const qai_tags *tags, uint32_t w, uint32_t end);

/* May a reporting clause begin at word `w`? */
int qai_clause_begins(const qai_tags *tags, uint32_t w, uint32_t end);

/* The sentence from word `w` on sounds like speech: it asks, exclaims, or says "I" or "you". */
int qai_clause_sounds_spoken(const qai_tags *tags, uint32_t w, uint32_t end);

#endif
