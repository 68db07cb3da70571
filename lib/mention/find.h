/*
 * The mentions of a document: names, nominals, pronouns.
 *
 * In: qai_scan.  Out: qai_scan.found in order of the text (an outer mention before those inside it), with every
 * field but `entity` set.
 */
#ifndef QAI_MENTION_FIND_H
#define QAI_MENTION_FIND_H

#include "mention/chunk.h"

/* Those of sentence `k`, which is the one behind that asked for before. */
int qai_find_in_sentence(qai_scan *scan, uint32_t k);

#endif
