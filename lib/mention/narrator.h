/*
 * The narrator of a story told in the first person: who "I" is.
 *
 * In: the names' groups and the mentions.  Out: the group that is the narrator, or QAI_NONE.  The rule: in a
 * story in which "I" is at home the narrator is called by name by others and (nearly) never in the narration, or
 * introduces himself ("my name is …", or a name for an answer: "“Ann Lee,” I said").
 */
#ifndef QAI_MENTION_NARRATOR_H
#define QAI_MENTION_NARRATOR_H

#include "mention/cluster.h"

int qai_narrator_find(const qai_scan *scan, const qai_aliases *aliases, const qai_groups *groups, uint32_t *group);

/* Does the speaker name himself by mention `m`: "I'm Ann", "my name is Ann Lee"? */
int qai_narrator_is_introduced(const qai_scan *scan, const qai_mention *m);

#endif
