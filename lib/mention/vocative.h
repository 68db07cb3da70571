/*
 * Vocatives: who is addressed inside a quotation ("Come here, Ann.").
 *
 * In: qai_scan with its mentions.  Out: QAI_MENTION_VOCATIVE on those set off by a comma or the quotation's own
 * marks on both sides, at least one of them a comma.
 */
#ifndef QAI_MENTION_VOCATIVE_H
#define QAI_MENTION_VOCATIVE_H

#include "mention/mention_scan.h"

int qai_vocative_is(const qai_scan *scan, const qai_mention *m);

#endif
