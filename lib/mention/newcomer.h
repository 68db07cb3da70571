/*
 * Newcomers: who takes the word in the news: `“…,” Ann said. Rovers captain Tom Hart shook his head. “…,” he said`.
 *
 * In: mentions, the candidates of a pronoun.  Out: whether a name takes the word; whom the pronoun of a tag stands for
 * by that.  A rule beside the ranker, which learned from texts where few do.
 */
#ifndef QAI_MENTION_NEWCOMER_H
#define QAI_MENTION_NEWCOMER_H

#include "mention/antecedent.h"

/* Outside stories: a name whose phrase begins a sentence of the narration and that does something there. */
int qai_newcomer_takes_over(const qai_scan *scan, const qai_mention *m);

/* Who has taken the word in the paragraph of the pronoun `p` of a tag, when the narration has spoken of none of its `n`
 * candidates since; an entity, never `not_it`, or QAI_NONE.  Somebody new whose given name others have too need be no
 * candidate: the pronoun tells the gender. */
uint32_t qai_newcomer_who(const qai_antecedents *a, const qai_mention *p, uint32_t not_it, const qai_candidate *c,
                          uint32_t n);

#endif
