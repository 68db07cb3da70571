/*
 * Call names: one person under the name others call him by and the name the narration has ("Meg" and Margaret, "Miss
 * Woodhouse" and Emma).
 *
 * In: the names' groups of a novel.  Out: the same groups, some of them joined.  The rule: when a name is called in a
 * quotation, he who bears it acts or speaks in the paragraph before or behind.  If that is never the name itself but
 * one other that the narration prefers, the two are one, provided that gender, title and surname allow it and
 * that the text does not keep naming both in one sentence.  One answer is enough for a pet form ("Meg", Margaret).
 */
#ifndef QAI_MENTION_CALLNAME_H
#define QAI_MENTION_CALLNAME_H

#include "mention/cluster.h"

int qai_callname_join(const qai_scan *scan, qai_aliases *aliases, qai_groups *groups);

#endif
