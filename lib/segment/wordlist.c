#include "segment/wordlist.h"

#include "base/bytes.h"

#include <string.h>

enum { APOSTROPHE = 3 }; /* bytes of ’ */

#define BEYOND UINT64_C(0x8080808080808080) /* the bits of what is beyond ASCII */

/* s[0, n), 0 < n < 8; some bytes are read twice, so that the length is asked for once. */
QAI_INLINE uint64_t
load_short(const char *s, size_t n)
{
  const unsigned char *b = (const unsigned char *)s;
  if (n >= 4)
    return qai_bytes_load4(s) | (uint64_t)qai_bytes_load4(s + n - 4) << (n - 4) * 8;
  return b[0] | (uint64_t)b[n / 2] << n / 2 * 8 | (uint64_t)b[n - 1] << (n - 1) * 8;
}

/* Small letters for the capitals of x, in which nothing is beyond ASCII. */
static inline uint64_t
fold(uint64_t x)
{
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t from_a = x + (0x80 - 'A') * ones, past_z = x + (0x80 - 'Z' - 1) * ones;
  return x | (from_a & ~past_z & 0x80 * ones) >> 2;
}

/* Copies s[0, len) to out with ' for ’; returns its length, 0 when it is too long or more is beyond ASCII. */
static size_t
narrow(const char *s, size_t len, char out[QAI_LIST_MAX])
{
  size_t i, n = 0;
  for (i = 0; i < len; i++) {
    char c = s[i];
    if (len - i >= APOSTROPHE && !memcmp(s + i, "\xE2\x80\x99", APOSTROPHE)) {
      c = '\'';
      i += APOSTROPHE - 1;
    }
    if (n == QAI_LIST_MAX || (unsigned char)c >= 0x80)
      return 0;
    out[n++] = c;
  }
  return n;
}

/* What the table has for a form that is not empty, its first byte lowest, zeros after it: 0, or its classes. */
QAI_INLINE unsigned
look_up(uint64_t low, uint32_t high, unsigned *arg)
{
  uint32_t at = QAI_LIST_ROW(low, high) % QAI_LIST_ROWS;
  for (;; at = (at + 1) % QAI_LIST_ROWS) {
    const qai_wordlist_entry *e = &qai_wordlist_table[at];
    if (qai_bytes_load8(e->form) == low && qai_bytes_load4(e->form + 8) == high) {
      if (arg)
        *arg = e->arg;
      return e->classes;
    }
    if (!e->len)
      return 0;
  }
}

/* The same of s[0, n), 8 < n <= QAI_LIST_MAX; *ascii: nothing in it is beyond that. */
static unsigned
find_long(const char *s, size_t n, unsigned *arg, int *ascii)
{
  uint64_t low = qai_bytes_load8(s), last = qai_bytes_load8(s + n - 8);
  *ascii = !((low | last) & BEYOND);
  return *ascii ? look_up(fold(low), (uint32_t)fold(last >> (16 - n) * 8), arg) : 0;
}

/* The same of s[0, n), 0 < n <= 8. */
QAI_INLINE unsigned
find_short(const char *s, size_t n, unsigned *arg, int *ascii)
{
  uint64_t low = n < 8 ? load_short(s, n) : qai_bytes_load8(s);
  *ascii = !(low & BEYOND);
  return *ascii ? look_up(fold(low), 0, arg) : 0;
}

/* The same of any s[0, len), which is not of ASCII alone or not short. */
static unsigned
find_rare(const char *s, size_t len, unsigned *arg)
{
  char form[QAI_LIST_MAX];
  int ascii;
  unsigned classes;
  if (len > 8 && len <= QAI_LIST_MAX) {
    classes = find_long(s, len, arg, &ascii);
    if (ascii)
      return classes;
  }
  len = len - 1 < QAI_LIST_MAX + APOSTROPHE - 1 ? narrow(s, len, form) : 0;
  if (len > 8)
    return find_long(form, len, arg, &ascii);
  return len ? find_short(form, len, arg, &ascii) : 0;
}

unsigned
qai_wordlist_find(const char *s, size_t len, unsigned *arg)
{
  int ascii;
  unsigned classes;
  if (len - 1 >= 8)
    return find_rare(s, len, arg);
  classes = find_short(s, len, arg, &ascii);
  return ascii ? classes : find_rare(s, len, arg);
}

unsigned
qai_wordlist_find_key(uint64_t key, unsigned *arg)
{
  return look_up(key, 0, arg);
}
