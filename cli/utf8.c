#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static int
is_overlong_or_out_of_range(unsigned char lead, unsigned char second)
{
  return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
         (lead == 0xF4 && second > 0x8F);
}

size_t
utf8_sequence(const char *text, size_t left)
{
  const unsigned char *s = (const unsigned char *)text;
  size_t n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0, i;
  if (n > left)
    return 0;
  for (i = 1; i < n; i++)
    if ((s[i] & 0xC0) != 0x80)
      return 0;
  return n > 1 && is_overlong_or_out_of_range(s[0], s[1]) ? 0 : n;
}

int
utf8_is_control(const char *text, size_t n)
{
  const unsigned char *s = (const unsigned char *)text;
  return n == 1 ? s[0] < 0x20 || s[0] == 0x7F : n == 2 && s[0] == 0xC2 && s[1] < 0xA0;
}

char *
utf8_mended(const char *s, size_t len, size_t *mended_len)
{
  char *out = malloc(3 * len + 1), *at = out;
  size_t i, n;
  for (i = 0; out && i < len; i += n ? n : 1) {
    n = utf8_sequence(s + i, len - i);
    memcpy(at, n ? s + i : "\xEF\xBF\xBD", n ? n : 3);
    at += n ? n : 3;
  }
  *mended_len = (size_t)(at - out);
  return out;
}
