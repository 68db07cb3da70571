/*
 * Which names are people's.
 *
 * In: the groups of names.  Out: their type set again.  The rule: a sum of weights for what the lexicon knows of
 * the words and for where the document uses them ("in …", "the …", "… said", "…'s"); the weights come from a
 * logistic regression on the names of a training corpus, rounded (tools/measure_mentions.py shows the effect).
 */
#ifndef QAI_MENTION_PERSONS_H
#define QAI_MENTION_PERSONS_H

#include "mention/cluster.h"

/* Where the text has a name: to be called for each mention of it. */
void qai_persons_note(const qai_scan *scan, const qai_mention *m, qai_usage *usage);
/* Is the name a possessive, as "Moody's" is: one word, never without the ending, with which it says something? */
int qai_persons_is_house(const qai_alias *fullest, const qai_usage *usage, uint32_t n_mentions);
int qai_persons_tell(const qai_scan *scan, const qai_aliases *aliases, qai_groups *groups);

#endif
