#include "utf8.h"

/* Bytes of the well-formed sequence at s (Unicode, table 3-7), or 0. */
static size_t
sequence_length(const unsigned char *s, size_t left)
{
  size_t n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0, i;
  if (n > left)
    return 0;
  for (i = 1; i < n; i++)
    if ((s[i] & 0xC0) != 0x80)
      return 0;
  if ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) || (s[0] == 0xF0 && s[1] < 0x90) ||
      (s[0] == 0xF4 && s[1] > 0x8F))
    return 0;
  return n;
}

void
utf8_mend(char *text, size_t len)
{
  size_t i = 0;
  while (i < len) {
    size_t n = sequence_length((const unsigned char *)text + i, len - i);
    if (!n)
      text[i] = 0x1A;
    i += n ? n : 1;
  }
}
