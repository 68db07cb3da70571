/*
 * Numbers: 1,000  3.5  10:30  7/16  11/22/2000  555-0123  1990s  3rd  60's  +1; a unit is set apart (11|am, 3|km).
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

enum { MAX_GROUPS = 8 };

static int
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static uint32_t
digits_end(const qai_scan *sc, uint32_t i)
{
  while (i < sc->end && is_digit(sc->s[i]))
    i++;
  return i;
}

/* Whether a group of n digits after `sign`, the group before having `before`, goes on the number. */
static int
goes_on(char sign, uint32_t before, uint32_t n)
{
  switch (sign) {
  case '.': return 1;
  case ':': return n == 2;
  case ',': return n == 3;
  case '/': return before <= 2 && (n <= 2 || n == 4);
  default: return 0;
  }
}

/* Groups of digits with hyphens: telephone numbers, dates, post codes are whole, ranges are not. */
static int
is_whole(const uint32_t *len, int n)
{
  if (n == 2)
    return (len[0] == 3 && len[1] == 4) || (len[0] == 5 && len[1] == 4);
  if (n == 3)
    return (len[0] == 3 && len[2] == 4) || (len[0] <= 2 && len[1] <= 2 && len[2] == 4);
  return n == 4 && len[3] == 4;
}

static uint32_t
hyphen_groups_end(const qai_scan *sc, uint32_t i)
{
  uint32_t len[MAX_GROUPS], k = i, e;
  int n = 0;
  for (;;) {
    e = digits_end(sc, k);
    if (e == k || n == MAX_GROUPS)
      return 0;
    len[n++] = e - k;
    if (e + 1 >= sc->end || (sc->s[e] != '-' && sc->s[e] != '/') || !is_digit(sc->s[e + 1]))
      break;
    k = e + 1;
  }
  return n > 1 && is_whole(len, n) && !qai_scan_is_letter(sc, e) ? e : 0;
}

static uint32_t
number_end(const qai_scan *sc, uint32_t i)
{
  uint32_t e = hyphen_groups_end(sc, i), before, next;
  if (e)
    return e;
  e = digits_end(sc, i);
  before = e - i;
  while (e + 1 < sc->end && is_digit(sc->s[e + 1])) {
    next = digits_end(sc, e + 1);
    if (!goes_on(sc->s[e], before, next - e - 1))
      break;
    before = next - e - 1;
    e = next;
  }
  return e;
}

/* A number that letters follow at once: s[e, last).  Apart when they are a unit. */
static uint32_t
with_letters(qai_scan *sc, uint32_t i, uint32_t e, uint32_t last)
{
  if (qai_wordlist_find(sc->s + e, last - e, NULL) & QAI_LIST_UNIT) {
    qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_NUMBER, 0);
    return qai_scan_emit_word(sc, e, last, 0);
  }
  return qai_scan_compound(sc, i);
}

uint32_t
qai_scan_number(qai_scan *sc, uint32_t i)
{
  uint32_t e = number_end(sc, i), last = qai_scan_letters_end(sc, e), n;
  if (last > e)
    return with_letters(sc, i, e, last);
  n = qai_scan_apostrophe(sc, e);
  if (n && e + n < sc->end && sc->s[e + n] == 's' && !qai_scan_is_letter(sc, e + n + 1))
    e += n + 1; /* the 60's */
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_NUMBER, 0);
}
