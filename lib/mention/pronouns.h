/*
 * Pronouns that can stand for somebody who speaks.
 *
 * In: a word.  Out: whether it is one (not "that", "which"; the "her" that only a noun's grammar needs is, as
 * possessive), and its mention, with person, number and gender from the lexicon.
 */
#ifndef QAI_MENTION_PRONOUNS_H
#define QAI_MENTION_PRONOUNS_H

#include "mention/mention_scan.h"

int qai_pronouns_is(uint32_t symbol);
/* Word `i` is one. */
int qai_pronouns_add(qai_scan *scan, uint32_t i);

#endif
