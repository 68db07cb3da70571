/* Quotation marks at the ends of a piece of text, as the tokens show them. */
#ifndef CLI_MARKS_H
#define CLI_MARKS_H

#include <quoteattr.h>

/* Does the piece begin with a mark (or a bracket)? */
int marks_begin(const quoteattr_result *r, quoteattr_span piece);
/* The piece with the mark before it and the one behind it, as far as it does not begin or end with one already. */
quoteattr_span marks_taken_in(const quoteattr_result *r, quoteattr_span piece);

#endif
