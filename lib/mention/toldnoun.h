/*
 * Who is told, named in what is told: `“Not yet, Mr. Lowe,” he said to the gardener.`
 *
 * In: a noun phrase behind "to" in a tag behind a quotation, the names found before it.  Out: the name by which the
 * quotation calls whom it is said to, when it calls but one.
 */
#ifndef QAI_MENTION_TOLDNOUN_H
#define QAI_MENTION_TOLDNOUN_H

#include "mention/mention_scan.h"

/* The vocative, a mention in front of `mention`; QAI_NONE without one. */
uint32_t qai_toldnoun_name(const qai_scan *scan, uint32_t mention);

#endif
