/*
 * Noun phrases without a noun: "the other", "the latter", "some", "many", "others", "everyone".
 *
 * In: a word that opens no noun phrase.  Out: its mention, where it can be a speaker: a nominal whose head is the
 * word, singular or plural by the lexicon.
 */
#ifndef QAI_MENTION_ELLIPTIC_H
#define QAI_MENTION_ELLIPTIC_H

#include "mention/mention_scan.h"

/* Can a word with this symbol be such a phrase, be the second word of one behind "the"? */
int qai_elliptic_is_head(uint32_t symbol);
int qai_elliptic_is_second(uint32_t symbol);
int qai_elliptic_add(qai_scan *scan, uint32_t i);

int qai_elliptic_is(const qai_scan *scan, const qai_mention *m);
/* Is it "the other", "the latter": one of two just spoken of? */
int qai_elliptic_is_other(const qai_scan *scan, const qai_mention *m);

#endif
