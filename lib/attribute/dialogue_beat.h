/*
 * Beats: who acts in a sentence of narration beside a quotation: `Carol handed Martin a cup. “…”`.
 *
 * In: qai_mentions, the words of one sentence.  Out: the mention of the one person who acts in it, or QAI_NONE.
 *
 * The rule: a name or noun with a verb right behind it (`Carol quickly took Tom's arm`, `Carol's eyes fell`), at the
 * sentence's start, behind a comma or conjunction, or behind a place or a time (`at that moment Carol came in`); or
 * behind the verb of a clause that opens so (`in the doorway stood Carol`, `in came Carol`).  What follows a
 * preposition or another verb is an object.  Where a pronoun acts, or two persons do, nothing is said.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_BEAT_H
#define QAI_ATTRIBUTE_DIALOGUE_BEAT_H

#include "attribute/dialogue_tag.h"

/* Words [from, to), all narration.  Cost: they; more than 40 are none. */
uint32_t qai_beat_actor(const qai_mentions *mentions, uint32_t from, uint32_t to);

#endif
