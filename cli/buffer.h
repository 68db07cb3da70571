/* Bytes that grow.  What was put after memory ran out is lost, and `failed` says so. */
#ifndef CLI_BUFFER_H
#define CLI_BUFFER_H

#include <stddef.h>
#include <stdint.h>

enum { MOST_DIGITS = 20 };

typedef struct buffer {
  char *data; /* not NUL-terminated; NULL while nothing was put */
  size_t len, cap;
  int failed;
} buffer;

/* All zero is an empty one. */
void buffer_clear(buffer *b);
/* Empties it.  A large block is given back, so that one large document does not hold its memory. */
void buffer_reset(buffer *b);
void buffer_swap(buffer *a, buffer *b);

/* Room for `more` bytes behind the end, or NULL when memory ran out. */
char *buffer_room(buffer *b, size_t more);
void buffer_put(buffer *b, const char *bytes, size_t n);
void buffer_puts(buffer *b, const char *s);
void buffer_putc(buffer *b, char c);
void buffer_put_number(buffer *b, uint64_t n);
/* The number in decimal, MOST_DIGITS bytes at most; returns where it ends. */
char *number_write(char *to, uint64_t n);
/* As printf() does it; at most 500 bytes. */
void buffer_printf(buffer *b, const char *format, ...)
#ifdef __GNUC__
    __attribute__((format(printf, 2, 3)))
#endif
    ;

#endif
