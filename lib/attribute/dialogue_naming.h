/*
 * Naming: who of the nameless bears a name that is told late.
 *
 * In: the decided turns.  Out: a nameless speaker ("a gentleman", "I") and the person whose name he gives or is called
 * by are one entity: the mentions, the answers and the entities are written anew.
 *
 * The rule: a speaker has the name that he says is his ("I am Mr. Okt"), or that he answers with when asked for it
 * ("What name?" "Okt."); or by which most of those who call it turn to him, when no tag has it.  Two who talk with each
 * other are not one.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_NAMING_H
#define QAI_ATTRIBUTE_DIALOGUE_NAMING_H

#include "attribute/attribute.h"
#include "attribute/dialogue_decode.h"

/* Whom each entity is, mostly itself; *out is NULL when all are. */
int qai_naming_find(const qai_options *all, const qai_decision *decisions, qai_arena *arena, uint32_t **out);

/* Makes them one; `is` is left with the new ids. */
void qai_naming_apply(qai_mentions *mentions, uint32_t *is, qai_attributions *out);

#endif
