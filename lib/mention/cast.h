/*
 * The cast: names the caller gives.
 *
 * In: a member's name ("Mrs. Ann Lee", "the General").  Out: the alias it makes, with its title apart as in the
 * text; an alias without words for a name that is only a title, which stands in qai_cast_title instead.
 */
#ifndef QAI_MENTION_CAST_H
#define QAI_MENTION_CAST_H

#include "mention/aliases.h"

/* The alias of name `k` of member `id`. */
int qai_cast_alias(const qai_scan *scan, const qai_cast_member *member, uint32_t id, uint32_t k, qai_alias *out);

/* The key (qai_titles_key) of the title or noun that all of name `k` is ("the General"), or QAI_NONE. */
uint32_t qai_cast_title(const qai_scan *scan, const qai_cast_member *member, uint32_t k);

#endif
