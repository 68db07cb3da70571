/*
 * Disjoint reference: whom a mention does not stand for, by the clause that it is the subject of.
 *
 * In: a mention, its candidates, those mentions in front of it that have an entity.  Out: the candidates without those
 * that the tag of the speech before names (`“Where is it?” asked the sergeant. “There,” replied the woman`); of a "he"
 * or "she" in the news also without those that a content names of which it is the source (`Tom Hart threw it away, he
 * told the court`: Principle C of Chomsky 1981), and without those of whom only people quoted have spoken (`“My father
 * was kind.” He smiled`), if somebody else with a name is near.
 */
#ifndef QAI_MENTION_DISJOINT_H
#define QAI_MENTION_DISJOINT_H

#include "mention/antecedent.h"

/* The reply that mention `m` is in the tag of, a region; or QAI_NONE. */
uint32_t qai_disjoint_reply(const qai_scan *scan, const qai_mention *m);
/* Is `other` in the tag of the piece of speech before reply `region`? */
int qai_disjoint_is_answered(const qai_scan *scan, uint32_t region, const qai_mention *other);

/* Takes those out of the `n` candidates of "he" or "she" whom its content names, or only people quoted speak of;
 * returns how many are left.  Cost: the mentions of its sentence, a few of them. */
uint32_t qai_disjoint_drop(const qai_antecedents *a, uint32_t mention, qai_candidate *candidates, uint32_t n);

#endif
