#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 4096, KEPT = 1 << 20 };

void
buffer_clear(buffer *b)
{
  free(b->data);
  memset(b, 0, sizeof *b);
}

void
buffer_reset(buffer *b)
{
  if (b->cap > KEPT)
    buffer_clear(b);
  b->len = 0;
  b->failed = 0;
}

void
buffer_swap(buffer *a, buffer *b)
{
  buffer t = *a;
  *a = *b;
  *b = t;
}

static int
grow(buffer *b, size_t need)
{
  size_t cap = b->cap > SIZE_MAX / 2 ? SIZE_MAX : b->cap * 2;
  char *grown;
  if (cap < FIRST)
    cap = FIRST;
  if (cap < need)
    cap = need;
  grown = realloc(b->data, cap);
  if (!grown)
    return -1;
  b->data = grown;
  b->cap = cap;
  return 0;
}

char *
buffer_room(buffer *b, size_t more)
{
  if (b->failed || more > SIZE_MAX - b->len || (b->cap - b->len < more && grow(b, b->len + more))) {
    b->failed = 1;
    return NULL;
  }
  return b->data + b->len;
}

void
buffer_put(buffer *b, const char *bytes, size_t n)
{
  char *at = n ? buffer_room(b, n) : NULL;
  if (at) {
    memcpy(at, bytes, n);
    b->len += n;
  }
}

void
buffer_puts(buffer *b, const char *s)
{
  buffer_put(b, s, strlen(s));
}

void
buffer_putc(buffer *b, char c)
{
  char *at = buffer_room(b, 1);
  if (at) {
    *at = c;
    b->len++;
  }
}

char *
number_write(char *to, uint64_t n)
{
  char digits[MOST_DIGITS], *at = digits + sizeof digits;
  size_t len;
  do
    *--at = (char)('0' + n % 10);
  while (n /= 10);
  len = (size_t)(digits + sizeof digits - at);
  memcpy(to, at, len);
  return to + len;
}

void
buffer_put_number(buffer *b, uint64_t n)
{
  char *at = buffer_room(b, MOST_DIGITS);
  if (at)
    b->len = (size_t)(number_write(at, n) - b->data);
}

void
buffer_printf(buffer *b, const char *format, ...)
{
  char text[512];
  va_list args;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  buffer_puts(b, text);
}
