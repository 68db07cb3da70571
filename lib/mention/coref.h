/*
 * Nominals and pronouns: whom they stand for.
 *
 * In: qai_scan with its mentions, the entities of the names.  Out: the entity of each mention, where there is one;
 * new entities for people without a name.  One pass in the order of the text (qai_nominals, qai_antecedents).
 */
#ifndef QAI_MENTION_COREF_H
#define QAI_MENTION_COREF_H

#include "mention/apposition.h"
#include "mention/entities.h"

int qai_coref_resolve(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, const qai_groups *groups,
                      const qai_appositions *apposed, qai_entities *entities);

#endif
