/*
 * The cast: names the caller gives.
 *
 * In: a member's name ("Mrs. Ann Lee", "the General").  Out: the alias it makes, with its title apart as in the
 * text; an alias without words for a name that is a noun phrase, which stands among the phrases instead.
 */
#ifndef QAI_MENTION_CAST_H
#define QAI_MENTION_CAST_H

#include "mention/aliases.h"

/* The alias of name `k` of member `id`. */
int qai_cast_alias(const qai_scan *scan, const qai_cast_member *member, uint32_t id, uint32_t k, qai_alias *out);

/* The noun phrases among the names of the cast ("the General", "a man in grey"). */
typedef struct qai_cast_phrases qai_cast_phrases;

/* *out is NULL without a cast. */
int qai_cast_phrases_new(const qai_scan *scan, const qai_cast *cast, const qai_cast_phrases **out);
/* The member whom the words of a nominal mention name, articles and possessors aside; QAI_NONE without one. */
uint32_t qai_cast_phrases_find(const qai_cast_phrases *phrases, const qai_scan *scan, const qai_mention *m);

#endif
