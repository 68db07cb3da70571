#include "segment/wordlist.h"

#include "base/bytes.h"

#include <string.h>

enum { APOSTROPHE = 3 }; /* bytes of ’ */

typedef struct key { /* a form, its first byte lowest, zeros after it */
  uint64_t low;
  uint32_t high;
} key;

/* s[0, n), 0 < n < 8; some bytes are read twice, so that the length is asked for once. */
static uint64_t
load_short(const char *s, size_t n)
{
  const unsigned char *b = (const unsigned char *)s;
  if (n >= 4)
    return qai_bytes_load4(s) | (uint64_t)qai_bytes_load4(s + n - 4) << (n - 4) * 8;
  return b[0] | (uint64_t)b[n / 2] << n / 2 * 8 | (uint64_t)b[n - 1] << (n - 1) * 8;
}

/* The same with small letters for capitals; nothing in it is beyond ASCII. */
static uint64_t
fold(uint64_t x)
{
  const uint64_t ones = UINT64_C(0x0101010101010101);
  uint64_t from_a = x + (0x80 - 'A') * ones, past_z = x + (0x80 - 'Z' - 1) * ones;
  return x | (from_a & ~past_z & 0x80 * ones) >> 2;
}

static key
key_of(const char *s, size_t n)
{
  key k;
  k.low = fold(n < 8 ? load_short(s, n) : qai_bytes_load8(s));
  k.high = n > 8 ? (uint32_t)fold(qai_bytes_load8(s + n - 8) >> (16 - n) * 8) : 0;
  return k;
}

/* Whether a byte of s[0, n) is beyond ASCII. */
static int
is_wide(const char *s, size_t n)
{
  const uint64_t high = UINT64_C(0x8080808080808080);
  return ((n < 8 ? load_short(s, n) : qai_bytes_load8(s) | qai_bytes_load8(s + n - 8)) & high) != 0;
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

unsigned
qai_wordlist_find(const char *s, size_t len, unsigned *arg)
{
  char form[QAI_LIST_MAX];
  uint32_t at;
  key k;
  if (len - 1 >= QAI_LIST_MAX + APOSTROPHE - 1)
    return 0;
  if (len > QAI_LIST_MAX || is_wide(s, len)) {
    if ((len = narrow(s, len, form)) == 0)
      return 0;
    s = form;
  }
  k = key_of(s, len);
  for (at = QAI_LIST_ROW(k.low, k.high);; at++) {
    const qai_wordlist_entry *e = &qai_wordlist_table[at & (qai_wordlist_size - 1)];
    if (!e->len)
      return 0;
    if (qai_bytes_load8(e->form) == k.low && qai_bytes_load4(e->form + 8) == k.high && e->len == len) {
      if (arg)
        *arg = e->arg;
      return e->classes;
    }
  }
}
