#include "text/utf8.h"

#include <string.h>

static int
continues(unsigned char c)
{
  return (c & 0xC0) == 0x80;
}

/* Whether the second byte of a sequence is one that the first allows: no surrogate, no longer form than
 * needed, nothing above U+10FFFF. */
static int
second_fits(unsigned char first, unsigned char second)
{
  switch (first) {
  case 0xE0: return second >= 0xA0 && second <= 0xBF;
  case 0xED: return second >= 0x80 && second <= 0x9F;
  case 0xF0: return second >= 0x90 && second <= 0xBF;
  case 0xF4: return second >= 0x80 && second <= 0x8F;
  default: return continues(second);
  }
}

static size_t
length_by_first(unsigned char c)
{
  if (c < 0x80)
    return 1;
  if (c < 0xC2 || c > 0xF4)
    return 0;
  return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

size_t
qai_utf8_sequence(const unsigned char *s, size_t i, size_t len)
{
  size_t n = length_by_first(s[i]), k;
  if (n < 2)
    return n;
  if (n > len - i || !second_fits(s[i], s[i + 1]))
    return 0;
  for (k = 2; k < n; k++)
    if (!continues(s[i + k]))
      return 0;
  return n;
}

size_t
qai_utf8_check(const char *s, size_t len)
{
  size_t i, n;
  for (i = 0; i < len; i += n)
    if ((n = qai_utf8_sequence((const unsigned char *)s, i, len)) == 0)
      return i;
  return len;
}

void
qai_utf8_replace(const char *s, size_t len, char *out)
{
  size_t i = 0;
  memcpy(out, s, len);
  while (i < len) {
    size_t n = qai_utf8_sequence((const unsigned char *)s, i, len);
    if (!n)
      out[i] = QAI_UTF8_BAD;
    i += n ? n : 1;
  }
}
