/*
 * Two names in one sentence are two people.
 *
 * In: an alias with a surname ("Mr. Lee"), a given name.  Out: whether the text keeps naming both in one
 * sentence, so that they can't be one person.
 */
#ifndef QAI_MENTION_TOGETHER_H
#define QAI_MENTION_TOGETHER_H

#include "mention/aliases.h"

/* Is alias `a` named beside the bearer of given name `form` too often to be him or her? */
int qai_together_are_two(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, uint32_t form);

/* How many mentions of alias `a` share their sentence with a name of the group. */
uint32_t qai_together_count(const qai_scan *scan, const qai_aliases *aliases, const qai_alias *a, uint32_t group);

#endif
