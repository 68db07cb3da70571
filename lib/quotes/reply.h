/*
 * Replies: pieces of speech in a paragraph that somebody else says than the piece before.
 *
 * In: regions, tagged words.  Out: whether the tags of two pieces, or the tag of the first and what is done between
 * them, are of two people by their words alone: `“Who is there?” cried the wolf. “A friend,” answered the lamb.`
 */
#ifndef QAI_QUOTES_REPLY_H
#define QAI_QUOTES_REPLY_H

#include "quotes/feature.h"

enum { QAI_REPLY_WORDS = 24 }; /* of narration in front of a reply, at most */

/* Is `b`, the next piece behind `a` in its paragraph, such a reply?  Cost: the words of two short tags. */
int qai_reply_is(const qai_quotes *q, const qai_region *a, const qai_region *b);

#endif
