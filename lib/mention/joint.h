/*
 * Several who do one thing: "Ann Lee and Peter Ross said", "Britain, France and some officials".
 *
 * In: qai_scan with its mentions and their subjects.  Out: for the news, one more mention over each list that is a
 * subject, before its members: a nominal of several (QAI_MENTION_JOINT), an entity of its own.
 */
#ifndef QAI_MENTION_JOINT_H
#define QAI_MENTION_JOINT_H

#include "mention/mention_scan.h"

/* A list and the mention that it goes before. */
typedef struct qai_joint {
  qai_mention m;
  uint32_t before;
} qai_joint;

typedef struct qai_joints {
  QAI_VECTOR(qai_joint) lists;   /* of one sentence */
  QAI_VECTOR(uint32_t) mentions; /* those that are a list */
} qai_joints;

/* The lists among the mentions of one sentence, those from `from` on. */
int qai_joint_add(qai_scan *scan, uint32_t from, qai_joints *joints);
/* Once everybody has an entity: a list of names counts as named. */
void qai_joint_finish(qai_scan *scan, const qai_joints *joints);

#endif
