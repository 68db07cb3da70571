/*
 * Block quotations, each of whose lines begins with ">": e-mail, forums, Markdown.
 *
 *     On 3 May, Ann Lee wrote:
 *     > The crew will not be back before June.
 *
 * In: segment.  Out: a region a line, QAI_REGION_BLOCK; its outer part begins at the first ">".  Left out are lines
 * that only say who wrote what is set off further ("> Tom Hale wrote:" above ">> …"), and a signature ("> — Ann Lee").
 */
#ifndef QAI_QUOTES_BLOCK_H
#define QAI_QUOTES_BLOCK_H

#include "quotes/region.h"

/* Appends the regions of the whole text.  QUOTEATTR_ERR_NOMEM.  Cost: a search for ">" where there is none. */
int qai_block_read(const qai_segment *segment, qai_arena *arena, qai_region_list *out);

/* Do two such regions, next to each other, belong to one quotation? */
int qai_block_goes_on(const qai_text *text, const qai_region *a, const qai_region *b);

#endif
