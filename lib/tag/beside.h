/*
 * Verbs of saying beside speech, which the tagger cannot know: it sees no further than two words, and was taught little
 * that is spoken or told in the present.
 *
 * In: qai_tags with all tags.  Out, put right:
 *   the tag of a verb that may also be a noun: `“…,” Ann whispers`, `“…,” answers Ann`, `the old man calls: “…”`
 *   the tag of a noun that may also be a verb, in front of a name: `“…,” board president Ann Lee said`
 *   spoken verbs of saying: `she was like, “No way.”`, `and he goes “Way”`, `Tina's all, “You wouldn't”`.  They get the
 *   lexicon's entries and the tags of "said", "says", "say", and the form of "be" before them those of "then", as all
 *   later stages know what these do.  They are such verbs only before an opening mark and behind a subject that can
 *   speak; `like “a museum”` compares.
 *
 * Reference: Romaine and Lange, "The Use of Like as a Marker of Reported Speech and Thought" (1991), for the forms.
 */
#ifndef QAI_TAG_BESIDE_H
#define QAI_TAG_BESIDE_H

#include "tag/tag.h"

/* Cost: a look at some words before or behind each quotation mark. */
void qai_tag_beside_speech(qai_tags *tags);

#endif
