/* The roster: speakers the caller knows beforehand. */
#ifndef QAI_ENGINE_ROSTER_H
#define QAI_ENGINE_ROSTER_H

#include "mention/mention.h"

/* The roster as the stages read it, built in `arena`; points into `roster`. */
int qai_roster_cast(const quoteattr_roster *roster, qai_arena *arena, qai_cast *out);

#endif
