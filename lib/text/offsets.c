/* Byte offsets to code points or UTF-16 units, in one pass over text and offsets together. */
#include <quoteattr.h>

/* Units that the code point beginning with byte `c` has; 0 for a continuation byte. */
static uint32_t
units(unsigned char c, int unit)
{
  if ((c & 0xC0) == 0x80)
    return 0;
  return unit == QUOTEATTR_UNIT_UTF16 && c >= 0xF0 ? 2 : 1;
}

int
quoteattr_convert_offsets(const char *text, size_t len, int unit, uint32_t *offsets, size_t count)
{
  size_t i, at = 0;
  uint32_t n = 0;
  if ((!text && len) || (!offsets && count) || (unit != QUOTEATTR_UNIT_CODEPOINT && unit != QUOTEATTR_UNIT_UTF16))
    return QUOTEATTR_ERR_ARG;
  for (i = 0; i < count; i++) {
    if (offsets[i] > len || (offsets[i] < len && ((unsigned char)text[offsets[i]] & 0xC0) == 0x80))
      return QUOTEATTR_ERR_ARG;
    if (offsets[i] < at)
      at = n = 0;
    for (; at < offsets[i]; at++)
      n += units((unsigned char)text[at], unit);
    offsets[i] = n;
  }
  return QUOTEATTR_OK;
}
