/* Pieces of the text, fit to be shown. */
#ifndef CLI_EXCERPT_H
#define CLI_EXCERPT_H

#include <quoteattr.h>

/*
 * The spans of `text` as one string to be freed (NULL when memory ran out), each put between `open` and `close`,
 * with " … " between them.  A run of white space is one space, a control character or a bad byte is U+FFFD: nothing in
 * a text can break a line or steer a terminal.
 */
char *excerpt_new(const char *text, const quoteattr_span *spans, size_t n, const char *open, const char *close);

#endif
