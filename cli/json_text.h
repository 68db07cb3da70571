/* Strings of JSON: what stands for itself in them, and writing them. */
#ifndef CLI_JSON_TEXT_H
#define CLI_JSON_TEXT_H

#include "buffer.h"

/* Number of bytes at the start of s that a JSON string holds as they are, all of them ASCII. */
size_t json_plain_run(const char *s, size_t len);
/* The string with its quotation marks.  A byte that is no UTF-8 becomes U+FFFD. */
void json_write_text(buffer *to, const char *s, size_t len);

#endif
