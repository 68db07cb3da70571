/*
 * Bodies by a noun alone: "the bank", "the union", "the company" of one that has a name.
 *
 * In: names and noun phrases of a news text, everything before them resolved.  The rule: the noun that the name has
 * itself ("Bank of Ghana", "Porters' Union"); a noun for whatever body it is, right behind the one body that was
 * spoken of.
 */
#ifndef QAI_MENTION_BODIES_H
#define QAI_MENTION_BODIES_H

#include "mention/antecedent.h"

/* The word of a body's name that says what it is ("Mission" of "the Assistance Mission for Iraq"), or QAI_NONE. */
uint32_t qai_bodies_noun(const qai_scan *scan, const qai_mention *name);

/* Is it such a phrase: the article and the noun, nothing else? */
int qai_bodies_is_called(const qai_scan *scan, const qai_mention *m);

/* The named body that mention `i` describes, or QAI_NONE. */
uint32_t qai_bodies_described(const qai_antecedents *a, uint32_t i);

#endif
