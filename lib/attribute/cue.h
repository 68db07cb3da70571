/*
 * Cues: the words that say that something was said.
 *
 * In: qai_tags, a word.  Out: whether the word can report, and how strongly.  The classes come from the lexicon;
 * auxiliaries and adverbs before the verb are part of the cue ("has said", "also told").
 */
#ifndef QAI_ATTRIBUTE_CUE_H
#define QAI_ATTRIBUTE_CUE_H

#include "tag/tag.h"

#define QAI_CUE_VERB (QAI_LEX_CUE_SAY | QAI_LEX_CUE_MAYBE | QAI_LEX_CUE_SPEECH | QAI_LEX_CUE_THINK)

/* Is word `i` a form of a verb that reports?  `classes`: which kinds to look for (QAI_LEX_CUE_*). */
int qai_cue_is_verb(const qai_tags *tags, uint32_t i, uint32_t classes);
/* Does a particle follow the verb with which it tells of speech: "went on", "pointed out"? */
int qai_cue_has_particle(const qai_tags *tags, uint32_t verb);
/* Is word `i` an auxiliary or an adverb, which may stand between a subject and its verb? */
int qai_cue_is_helper(const qai_tags *tags, uint32_t i);
/* Does the word end a clause for good: . ! ? ; or an end of the paragraph? */
int qai_cue_is_stop(const qai_tags *tags, uint32_t i);

#endif
