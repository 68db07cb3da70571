/*
 * How somebody whom a noun phrase stands for is called: "a man named | Lee", "a driver who asked to be called only |
 * Lee", "a nurse who gave her name as | Lee".
 *
 * In: the mentions of one sentence.  Out: the name that the words behind a phrase give its bearer.
 */
#ifndef QAI_MENTION_SELFNAMING_H
#define QAI_MENTION_SELFNAMING_H

#include "mention/mention_scan.h"

/* Does "called" or "named" stand at word `i`? */
int qai_selfnaming_is_called(const qai_scan *scan, uint32_t i);

/* The mention, a name, that the words behind mention `i`, a phrase, give; QAI_NONE without one. */
uint32_t qai_selfnaming_find(const qai_scan *scan, uint32_t i);

#endif
