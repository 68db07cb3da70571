/*
 * Dialogue set off by dashes: a paragraph that begins with one is speech.
 *
 * In: tagged words, the styles asked for.  Out: whether the text does so, and the regions of such a paragraph, in which
 * the narration ("— Yes, said Ann. I know.") is left out.
 */
#ifndef QAI_QUOTES_DASH_H
#define QAI_QUOTES_DASH_H

#include "quotes/region.h"

int qai_dash_is_used(const qai_tags *tags, int styles);
int qai_dash_read(const qai_tags *tags, uint32_t paragraph, qai_arena *arena, qai_region_list *out);

#endif
