/* Well-formed UTF-8, and control characters. */
#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include <stddef.h>

/* Bytes of the well-formed sequence at s (Unicode, table 3-7), or 0; `left` bytes are there, one at least. */
size_t utf8_sequence(const char *s, size_t left);
/* Is the well-formed sequence of n bytes at s a control character (C0, delete, C1)? */
int utf8_is_control(const char *s, size_t n);
/* A copy of the text in which U+FFFD stands for each bad byte, to be freed; NULL when memory ran out. */
char *utf8_mended(const char *s, size_t len, size_t *mended_len);

#endif
