#include "excerpt.h"

#include "utf8.h"

#include <stdlib.h>
#include <string.h>

#define SUBSTITUTE "\xEF\xBF\xBD" /* U+FFFD */
#define GAP " \xE2\x80\xA6 "      /* between the pieces of a broken quotation */

static int
is_space(unsigned char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static char *
put(char *at, const char *s)
{
  size_t n = strlen(s);
  memcpy(at, s, n);
  return at + n;
}

/* Writes at most three bytes for each one read. */
static char *
put_clean(char *at, const char *s, size_t len)
{
  size_t i = 0, n;
  while (i < len) {
    n = utf8_sequence(s + i, len - i);
    if (is_space((unsigned char)s[i])) {
      while (i < len && is_space((unsigned char)s[i]))
        i++;
      *at++ = ' ';
      continue;
    }
    if (!n || utf8_is_control(s + i, n)) {
      at = put(at, SUBSTITUTE);
    } else {
      memcpy(at, s + i, n);
      at += n;
    }
    i += n ? n : 1;
  }
  return at;
}

char *
excerpt_new(const char *text, const quoteattr_span *spans, size_t n, const char *open, const char *close)
{
  size_t i, size = 1;
  char *out, *at;
  for (i = 0; i < n; i++)
    size += 3 * (size_t)(spans[i].end - spans[i].start) + strlen(open) + strlen(close) + strlen(GAP);
  out = at = malloc(size);
  if (!out)
    return NULL;
  for (i = 0; i < n; i++) {
    at = put(put(at, i ? GAP : ""), open);
    at = put_clean(at, text + spans[i].start, spans[i].end - spans[i].start);
    at = put(at, close);
  }
  *at = '\0';
  return out;
}
