/*
 * Subjects, as far as the surface tells: a verb follows and no preposition or verb stands before, or the
 * phrase follows a reporting verb ("said Ann").
 *
 * In: qai_scan with its mentions.  Out: QAI_MENTION_SUBJECT.
 */
#ifndef QAI_MENTION_SUBJECTS_H
#define QAI_MENTION_SUBJECTS_H

#include "mention/mention_scan.h"

int qai_subjects_is(const qai_scan *scan, const qai_mention *m);

#endif
