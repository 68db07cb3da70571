/*
 * Noun phrases without a noun: "the other", "a third", "the 29-year-old", "some", "others", "everyone"; with what they
 * are a part of: "one of the officials", "many in the crowd".
 *
 * In: a word that opens no noun phrase.  Out: its mention, where it can be a speaker: a nominal whose head is the
 * word, singular or plural by the lexicon.
 */
#ifndef QAI_MENTION_ELLIPTIC_H
#define QAI_MENTION_ELLIPTIC_H

#include "mention/mention_scan.h"

/* Can a word with this symbol be such a phrase, be the second word of one behind "the"? */
int qai_elliptic_is_head(uint32_t symbol);
int qai_elliptic_is_second(const qai_lexeme *lexeme);
/* The phrase from word `i` on, in a sentence that ends at word `end`. */
int qai_elliptic_add(qai_scan *scan, uint32_t i, uint32_t end);

int qai_elliptic_is(const qai_scan *scan, const qai_mention *m);
/* "The 29-year-old", "the 29-year-old midfielder": somebody spoken of. */
int qai_elliptic_is_aged(const qai_scan *scan, const qai_mention *m);
/* Is it "the other", "the latter": one of two just spoken of? */
int qai_elliptic_is_other(const qai_scan *scan, const qai_mention *m);

#endif
