/*
 * The mentions of a document: names, nominals, pronouns.
 *
 * In: qai_scan.  Out: qai_scan.found in order of the text (an outer mention before those inside it), with every
 * field but `entity` set.
 */
#ifndef QAI_MENTION_FIND_H
#define QAI_MENTION_FIND_H

#include "mention/chunk.h"

int qai_find_mentions(qai_scan *scan);

#endif
