/*
 * Again: "he said" right behind what somebody said, in the news.
 *
 * In: the mentions in order of the text, each with its entity.  Out: for a "he" or "she" that says something, who said
 * the sentence before it, if nothing stands between and the gender agrees.
 */
#ifndef QAI_MENTION_AGAIN_H
#define QAI_MENTION_AGAIN_H

#include "mention/entities.h"

typedef struct qai_again {
  const qai_scan *scan;
  const qai_entities *entities;
  uint32_t last;    /* the latest mention that was the subject of a reporting verb, or QAI_NONE */
  uint32_t several; /* the latest sentence in which several say something, or QAI_NONE */
} qai_again;

/* To be called with each mention once its entity is known. */
void qai_again_note(qai_again *again, uint32_t mention);
/* Who goes on speaking with the pronoun, or QAI_NONE. */
uint32_t qai_again_who(const qai_again *again, uint32_t mention);

#endif
