/*
 * The narrator's name: whom others address and the narration never names.
 *
 * In: mentions whose entities are resolved, among them the narrator's "I".  Out: the entity of that name becomes the
 * narrator's, and every "I" of the narration stands for it.  A narrator of a novel is spoken to by name but writes
 * "I"; anybody else who is addressed by name is named by the narration too.
 */
#ifndef QAI_MENTION_NARRATOR_H
#define QAI_MENTION_NARRATOR_H

#include "mention/entities.h"

int qai_narrator_name(qai_scan *scan, qai_entities *entities);

#endif
