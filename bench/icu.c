#include "icu.h"

#include <unicode/utext.h>

int
icu_open(icu *i)
{
  UErrorCode e = U_ZERO_ERROR;
  i->words = ubrk_open(UBRK_WORD, "en", NULL, 0, &e);
  i->sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &e);
  return U_SUCCESS(e) ? 0 : -1;
}

static size_t
count_breaks(UBreakIterator *it, const char *text, size_t len)
{
  UErrorCode e = U_ZERO_ERROR;
  UText *t = utext_openUTF8(NULL, text, (int64_t)len, &e);
  size_t n = 0;
  ubrk_setUText(it, t, &e);
  for (ubrk_first(it); ubrk_next(it) != UBRK_DONE;)
    n++;
  utext_close(t);
  return n;
}

size_t
icu_run(icu *i, const char *text, size_t len)
{
  return count_breaks(i->words, text, len) + count_breaks(i->sentences, text, len);
}

void
icu_close(icu *i)
{
  ubrk_close(i->words);
  ubrk_close(i->sentences);
}
