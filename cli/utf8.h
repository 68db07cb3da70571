/* Bytes that are no UTF-8. */
#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include <stddef.h>

/* Puts U+001A (substitute) in the place of each bad byte, so that every offset stays what it was. */
void utf8_mend(char *text, size_t len);

#endif
