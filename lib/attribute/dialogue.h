/*
 * Speakers of a conversation (fiction).
 *
 * In: qai_mentions and the attributions as qai_attribute_none() makes them, one for each quotation.  Out: source,
 * cue, speaker, addressee, link, evidence and confidence filled in where they are found.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_H
#define QAI_ATTRIBUTE_DIALOGUE_H

#include "attribute/attribute.h"

int qai_dialogue_attribute(qai_mentions *mentions, const qai_attribute_options *options, qai_arena *arena,
                           qai_attributions *out);

#endif
