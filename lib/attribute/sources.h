/*
 * Sources that no mention holds: "The poll shows", "A statement from the ministry said", "a Democrat familiar with the
 * talks, who added".
 *
 * In: the attributions of a news text.  Out: the same with the speaker of each of these: whom "who" or "which" stands
 * for, or an entity of its own with the phrase as its mention, one for all that have the same noun behind "the".
 */
#ifndef QAI_ATTRIBUTE_SOURCES_H
#define QAI_ATTRIBUTE_SOURCES_H

#include "attribute/attribute.h"
#include "mention/insert.h"

int qai_sources_hold(qai_mentions *mentions, qai_attributions *all, qai_arena *arena);

#endif
