/*
 * Clusters of names: which aliases are one person or body.
 *
 * In: qai_aliases, the cast or NULL.  Out: the group of each alias, the members of the cast first.  The rule, fullest
 * names first: a shorter name joins the one group whose fullest name holds its words in the right places and whose
 * gender, title and type fit; when several fit, it stands alone, for a wrong union costs more than a missing one.
 */
#ifndef QAI_MENTION_CLUSTER_H
#define QAI_MENTION_CLUSTER_H

#include "mention/aliases.h"

typedef struct qai_group {
  uint32_t n_mentions; /* of all its aliases */
  uint32_t member;     /* of the cast, or QAI_NONE */
  uint8_t type, gender;
  uint8_t kinds;         /* bit set of QAI_TITLE_* seen */
  uint32_t titled_since; /* first mention, and one, with title, given name and surname; 0 without one */
} qai_group;

typedef struct qai_groups {
  qai_group *items;
  uint32_t n_items;
} qai_groups;

/* Is it a company's by the ending: "Nordic Lines, Inc."? */
int qai_cluster_is_company(const qai_scan *scan, const qai_alias *full);
int qai_cluster_names(const qai_scan *scan, const qai_cast *cast, qai_aliases *aliases, qai_groups *out);

#endif
