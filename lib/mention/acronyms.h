/*
 * Acronyms: "NHP" is the New Harvest Party.
 *
 * In: qai_aliases.  Out: for an alias in capitals the one of several words whose capitals spell it, or QAI_NONE.
 */
#ifndef QAI_MENTION_ACRONYMS_H
#define QAI_MENTION_ACRONYMS_H

#include "mention/aliases.h"

typedef struct qai_acronym {
  uint64_t key;  /* initials, packed; 0 is free */
  uint32_t full; /* the alias they are of */
} qai_acronym;

typedef struct qai_acronyms {
  qai_acronym *slots;
  uint32_t mask;
} qai_acronyms;

int qai_acronyms_init(qai_acronyms *acronyms, const qai_scan *scan, const qai_aliases *aliases);
uint32_t qai_acronyms_find(const qai_acronyms *acronyms, const qai_scan *scan, const qai_alias *alias);

#endif
