/*
 * Interviews and transcripts: whom "Q", "A", "HOST", "Speaker 2", "ML" before a speech stand for.
 *
 * In: a script's lines, its mentions in order.  Out: the entity of such a label, where the text tells it: "A" is the
 * witness in court, else whoever alone is named before the first speech; "Q" is whom "BY MR. HALE:" names before it; a
 * part is whoever says so in one of its speeches ("HOST: I'm Ann Lee"); initials are those of one person named.  What
 * is none of these ("THE SPEAKER") is one in all the script.
 */
#ifndef QAI_MENTION_INTERVIEW_H
#define QAI_MENTION_INTERVIEW_H

#include "mention/cluster.h"

typedef struct qai_interview {
  const qai_scan *scan;
  uint32_t asks, answers; /* entities, or QAI_NONE */
  uint32_t *known;        /* of each of the script's names: the entity that the text tells, and one; or 0 */
} qai_interview;

/* Before the mentions have their entities; `groups` are those of their names. */
int qai_interview_init(qai_interview *interview, const qai_scan *scan, const qai_aliases *aliases,
                       const qai_groups *groups);
/* Is the mention all of the name before a speech, or its end? */
int qai_interview_is_label(const qai_scan *scan, const qai_mention *mention);
/* The entity that mention `i` stands for as a label; QAI_NONE when it is none, or nothing tells. */
uint32_t qai_interview_label(const qai_interview *interview, uint32_t i);
static inline uint32_t
qai_interview_entity(const qai_interview *interview, uint32_t i)
{
  return interview->known ? qai_interview_label(interview, i) : QAI_NONE; /* most texts are no scripts */
}
/* To be called for each mention in order, once it has its entity. */
void qai_interview_note(qai_interview *interview, uint32_t i);

#endif
