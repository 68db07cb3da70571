/*
 * Families: "her mother", "Ann's husband".
 *
 * In: the groups of names; a possessor and a noun.  Out: the entity.  The rule: the mother of a Lee is
 * "Mrs. Lee", the husband of "Mrs. Lee" is "Mr. Lee", her son the one man who is called Lee with a given name, where the
 * text has them; but first the one whom the same noun with the same possessor stood for before.
 */
#ifndef QAI_MENTION_FAMILY_H
#define QAI_MENTION_FAMILY_H

#include "mention/cluster.h"

typedef struct qai_family {
  const qai_scan *scan;
  const qai_group *groups;
  uint32_t n_groups;
  uint32_t *surname;   /* of each group, or QAI_NONE */
  uint32_t *bearers;   /* of each form: the latest group, and one, that has it as its surname, .. */
  uint32_t *next;      /* .. of each group: the one before with the same, and one; or 0 */
  uint8_t *is;         /* of each group: what it is called by */
  uint32_t *keys;      /* pairs of possessor and noun ... */
  uint32_t *relatives; /* ... and the entity, and one, that each is */
  uint32_t mask;
} qai_family;

int qai_family_init(qai_family *family, const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups);
/* The entity of `noun` (a word) belonging to `possessor`, or QAI_NONE. */
uint32_t qai_family_find(const qai_family *family, uint32_t possessor, uint32_t noun);
void qai_family_set(qai_family *family, uint32_t possessor, uint32_t noun, uint32_t entity);

#endif
