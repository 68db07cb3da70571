/*
 * Appositions: a name and a noun phrase that say the same ("Ann Lee, the mayor,", "a spokeswoman, Ann Lee,",
 * "a man called Lee").
 *
 * In: qai_scan with its mentions.  Out: for each mention the one behind and the one before it that it stands in
 * apposition to, if any; and how far a noun phrase reaches with what hangs behind it ("the leader | of the
 * party").
 */
#ifndef QAI_MENTION_APPOSITION_H
#define QAI_MENTION_APPOSITION_H

#include "mention/mention_scan.h"

typedef struct qai_apposition {
  uint32_t first, second; /* mentions */
} qai_apposition;

typedef struct qai_appositions {
  QAI_VECTOR(qai_apposition) pairs;
  uint32_t *ahead, *behind; /* the second of a pair, of its first; the first of it, of its second */
} qai_appositions;

/* The pairs among the mentions of one sentence, those from `from` on; both get their flags. */
int qai_apposition_find(qai_scan *scan, uint32_t from, qai_appositions *out);
/* Once all are found: makes `ahead` and `behind`. */
int qai_apposition_index(const qai_scan *scan, qai_appositions *out);

/* The one behind mention `i` that says the same, or QAI_NONE. */
static inline uint32_t
qai_apposition_ahead(const qai_appositions *a, const qai_scan *scan, uint32_t i)
{
  return scan->found.data[i].flags & QAI_MENTION_EXPLAINED ? a->ahead[i] : QAI_NONE;
}

/* The one before it, or QAI_NONE. */
static inline uint32_t
qai_apposition_behind(const qai_appositions *a, const qai_scan *scan, uint32_t i)
{
  return scan->found.data[i].flags & QAI_MENTION_EXPLAINS ? a->behind[i] : QAI_NONE;
}

/* The word behind the phrase of mention `m` with its prepositional phrases. */
uint32_t qai_apposition_extent(const qai_scan *scan, const qai_mention *m);

#endif
