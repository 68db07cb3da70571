/*
 * The gender of a name from the pronouns near it.
 *
 * In: qai_aliases.  Out: their gender where titles and given names leave it open.  The rule: each "he" or "she" of
 * the narration votes for the one person named in its sentence and the one before; a clear majority decides
 * (the counting of Bergsma and Lin 2006, within one document).
 */
#ifndef QAI_MENTION_GENDER_H
#define QAI_MENTION_GENDER_H

#include "mention/aliases.h"

/* The vote of a pronoun, before which all names have their alias; other pronouns have none. */
void qai_gender_vote(const qai_scan *scan, qai_aliases *aliases, uint32_t pronoun);
/* Counts the votes. */
void qai_gender_decide(qai_aliases *aliases);

#endif
