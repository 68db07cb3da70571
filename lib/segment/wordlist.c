#include "segment/wordlist.h"

#include "base/hash.h"

#include <string.h>

/* Folds s into out: small letters, ’ as '.  Returns its length, 0 when it is too long. */
static size_t
fold(const char *s, size_t len, char out[QAI_LIST_MAX])
{
  size_t i, n = 0;
  for (i = 0; i < len; i++) {
    char c = s[i];
    if (c >= 'A' && c <= 'Z')
      c = (char)(c | 0x20);
    else if (len - i >= 3 && !memcmp(s + i, "\xE2\x80\x99", 3)) {
      c = '\'';
      i += 2;
    }
    if (n == QAI_LIST_MAX)
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
  size_t n;
  if (len > QAI_LIST_MAX + 2 || (n = fold(s, len, form)) == 0)
    return 0;
  for (at = qai_hash_bytes(form, n, 0);; at++) {
    const qai_wordlist_entry *e = &qai_wordlist_table[at & (qai_wordlist_size - 1)];
    if (!e->len)
      return 0;
    if (e->len == n && !memcmp(e->form, form, n)) {
      if (arg)
        *arg = e->arg;
      return e->classes;
    }
  }
}
