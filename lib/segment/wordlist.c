#include "segment/wordlist.h"

#include "base/bytes.h"

#include <string.h>

enum { APOSTROPHE = 3 }; /* bytes of ’ */

typedef struct key { /* a form, its first byte lowest, zeros after it */
  uint64_t low;
  uint32_t high;
} key;

/* s[0, n), 0 < n < 8; some bytes are read twice, so that the length is asked for once. */
QAI_MASKS_INLINE uint64_t
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

/* Whether s[0, n), 0 < n <= QAI_LIST_MAX, is ASCII, of which *k is then the key. */
QAI_MASKS_INLINE int
read_key(const char *s, size_t n, key *k)
{
  uint64_t low = n < 8 ? load_short(s, n) : qai_bytes_load8(s), last = n > 8 ? qai_bytes_load8(s + n - 8) : 0;
  k->low = fold(low);
  k->high = n > 8 ? (uint32_t)fold(last >> (16 - n) * 8) : 0;
  return !((low | last) & UINT64_C(0x8080808080808080));
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

/* What the table has for a form that is not empty: 0, or its classes. */
QAI_MASKS_INLINE unsigned
look_up(key k, unsigned *arg)
{
  const uint32_t last = qai_wordlist_size - 1;
  uint32_t at = QAI_LIST_ROW(k.low, k.high) & last;
  for (;; at = (at + 1) & last) {
    const qai_wordlist_entry *e = &qai_wordlist_table[at];
    if (qai_bytes_load8(e->form) == k.low && qai_bytes_load4(e->form + 8) == k.high) {
      if (arg)
        *arg = e->arg;
      return e->classes;
    }
    if (!e->len)
      return 0;
  }
}

/* The same of s[0, len), which is long or not of ASCII alone. */
static unsigned
find_narrowed(const char *s, size_t len, unsigned *arg)
{
  char form[QAI_LIST_MAX];
  key k;
  len = narrow(s, len, form);
  return len && read_key(form, len, &k) ? look_up(k, arg) : 0;
}

unsigned
qai_wordlist_find(const char *s, size_t len, unsigned *arg)
{
  key k;
  if (len - 1 >= QAI_LIST_MAX + APOSTROPHE - 1)
    return 0;
  if (len > QAI_LIST_MAX || !read_key(s, len, &k))
    return find_narrowed(s, len, arg);
  return look_up(k, arg);
}
