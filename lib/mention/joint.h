/*
 * Several who do one thing: "Ann Lee and Peter Ross said", "Britain, France and some officials".
 *
 * In: qai_scan with its mentions and their subjects.  Out: for the news, one more mention over each list that is a
 * subject, before its members: a nominal of several (QAI_MENTION_JOINT), an entity of its own.
 */
#ifndef QAI_MENTION_JOINT_H
#define QAI_MENTION_JOINT_H

#include "mention/mention_scan.h"

/* scan->found moves to scan->kept, in its own size. */
int qai_joint_add(qai_scan *scan);
/* Once everybody has an entity: a list of names counts as named. */
void qai_joint_finish(qai_scan *scan);

#endif
