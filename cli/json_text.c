#include "json_text.h"

#include "utf8.h"

#include <string.h>

#define EACH (UINT64_MAX / 255) /* 1 in each byte */

/* Is one of eight bytes a control character, a quotation mark, a backslash, or no ASCII? */
static int
any_special(uint64_t w)
{
  uint64_t mark = w ^ EACH * '"', backslash = w ^ EACH * '\\';
  uint64_t below = (w - EACH * 0x20) | (mark - EACH) | (backslash - EACH);
  return ((below | w) & EACH * 0x80) != 0;
}

static int
is_special(unsigned char c)
{
  return c < 0x20 || c == '"' || c == '\\' || c >= 0x80;
}

size_t
json_plain_run(const char *s, size_t len)
{
  size_t i = 0;
  uint64_t w;
  for (; len - i >= sizeof w; i += sizeof w) {
    memcpy(&w, s + i, sizeof w);
    if (any_special(w))
      break;
  }
  while (i < len && !is_special((unsigned char)s[i]))
    i++;
  return i;
}

static void
put_escaped(buffer *to, unsigned char c)
{
  static const char letters[] = "btn\0fr"; /* from 8 on */
  static const char hex[] = "0123456789ABCDEF";
  char escape[6] = {'\\', 'u', '0', '0', 0, 0};
  if (c >= 0x20) {
    escape[1] = (char)c;
  } else if (c >= 8 && c <= 13 && c != 11) {
    escape[1] = letters[c - 8];
  } else {
    escape[4] = hex[c >> 4];
    escape[5] = hex[c & 15];
  }
  buffer_put(to, escape, escape[4] ? 6 : 2);
}

void
json_write_text(buffer *to, const char *s, size_t len)
{
  size_t i = 0, n;
  buffer_putc(to, '"');
  while (i < len) {
    n = json_plain_run(s + i, len - i);
    buffer_put(to, s + i, n);
    i += n;
    if (i == len)
      break;
    n = utf8_sequence(s + i, len - i);
    if (n == 1)
      put_escaped(to, (unsigned char)s[i]);
    else
      buffer_put(to, n ? s + i : "\xEF\xBF\xBD", n ? n : 3);
    i += n ? n : 1;
  }
  buffer_putc(to, '"');
}
