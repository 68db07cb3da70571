/*
 * Strangers: tags whose phrase tells a speaker from all who have names: `“…,” said a girl opposite`.
 *
 * In: qai_mentions, a speech tag.  Out: whether its subject is somebody of his own.
 *
 * The rule: one who has no name, beside a reporting verb, is somebody new with an indefinite article (`said an old
 * porter`), one of several with a number (`said the third`), or a man, woman or child whom what stands behind tells
 * from others (`said the man with the red beard`).  A voice is none of these: it mostly turns out to be a friend's.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_STRANGER_H
#define QAI_ATTRIBUTE_DIALOGUE_STRANGER_H

#include "attribute/dialogue_tag.h"

int qai_stranger_is(const qai_mentions *mentions, const qai_speech_tag *tag);

#endif
