/*
 * Pronouns that can stand for somebody who speaks.
 *
 * In: a word.  Out: its mention, with person, number and gender from the lexicon; nothing when the word is no such
 * pronoun ("that", "which", the "her" that only a noun's grammar needs is kept as possessive).
 */
#ifndef QAI_MENTION_PRONOUNS_H
#define QAI_MENTION_PRONOUNS_H

#include "mention/mention_scan.h"

int qai_pronouns_add(qai_scan *scan, uint32_t i);

#endif
