/*
 * Entities: the records that clusters and pronouns build up.
 *
 * In: the groups of names.  Out: qai_entity records with their names, the fullest first.
 */
#ifndef QAI_MENTION_ENTITIES_H
#define QAI_MENTION_ENTITIES_H

#include "mention/apposition.h"
#include "mention/cluster.h"

typedef struct qai_entities {
  QAI_VECTOR(qai_entity) items; /* one for each group of names first, in the same order */
  QAI_VECTOR(qai_string) names;
} qai_entities;

int qai_entities_from_groups(const qai_scan *scan, const qai_groups *groups, qai_entities *out);
/* Adds an entity without name, introduced by mention `m`; its id in *id. */
int qai_entities_add(qai_scan *scan, qai_entities *entities, const qai_mention *m, uint32_t *id);
/* Counts the mention and reads its entity's role off it: to be called for each in order, once its entity is known. */
int qai_entities_note(const qai_scan *scan, const qai_appositions *apposed, uint32_t mention, qai_entities *entities);
/* Writes the names. */
int qai_entities_finish(qai_scan *scan, const qai_cast *cast, const qai_aliases *aliases, qai_entities *entities);

#endif
