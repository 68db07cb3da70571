/* What the programs that print features share: the texts on standard input, and the stages up to the quotations. */
#ifndef TOOLS_TEXTS_H
#define TOOLS_TEXTS_H

#include "engine/stages.h"

/* Calls fn for each text: a line with its length in bytes, then its bytes.  The arena is emptied after each.  0 when
 * all went well; the first other answer of fn ends it. */
int texts_each(int (*fn)(const char *bytes, size_t len, qai_arena *arena, void *ctx), void *ctx);

/* Runs the stages up to the quotations; QUOTEATTR_GENRE_*, QUOTEATTR_STYLE_* or 0. */
int texts_find_quotes(const char *bytes, size_t len, int genre, int styles, qai_arena *arena, qai_stages *stages);

/* The genre named by the first argument: news, unless it says fiction. */
int texts_genre(int argc, char **argv);

#endif
