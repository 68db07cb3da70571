#include "excerpt.h"

#include <stdlib.h>
#include <string.h>

#define SUBSTITUTE "\xEF\xBF\xBD" /* U+FFFD */
#define GAP " \xE2\x80\xA6 "      /* between the pieces of a broken quotation */

static int
is_space(unsigned char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Bytes of the control character at s: 1 (C0, delete), 2 (C1) or 0 for none. */
static size_t
control_length(const char *s, size_t left)
{
  unsigned char c = (unsigned char)s[0];
  if (c < 0x20 || c == 0x7F)
    return 1;
  return c == 0xC2 && left > 1 && (unsigned char)s[1] < 0xA0 ? 2 : 0;
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
  size_t i = 0;
  while (i < len) {
    size_t control = control_length(s + i, len - i);
    if (is_space((unsigned char)s[i])) {
      while (i < len && is_space((unsigned char)s[i]))
        i++;
      *at++ = ' ';
    } else if (control) {
      at = put(at, SUBSTITUTE);
      i += control;
    } else {
      *at++ = s[i++];
    }
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
