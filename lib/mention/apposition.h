/*
 * Appositions: a name and a noun phrase that say the same ("Ann Lee, the mayor,", "a spokeswoman, Ann Lee,",
 * "a man called Lee").
 *
 * In: qai_scan with its mentions.  Out: for each mention the one behind and the one before it that it stands in
 * apposition to, or QAI_NONE; and how far a noun phrase reaches with what hangs behind it ("the leader | of the
 * party").
 */
#ifndef QAI_MENTION_APPOSITION_H
#define QAI_MENTION_APPOSITION_H

#include "mention/mention_scan.h"

typedef struct qai_appositions {
  uint32_t *ahead, *behind; /* of each mention: the second of a pair, the first of it */
} qai_appositions;

int qai_apposition_find(const qai_scan *scan, qai_appositions *out);

/* The word behind the phrase of mention `m` with its prepositional phrases. */
uint32_t qai_apposition_extent(const qai_scan *scan, const qai_mention *m);

#endif
