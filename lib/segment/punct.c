/*
 * Punctuation and symbols: each mark a word, but for runs (... -- !!! ***), '' and ``, smileys, @names, #tags.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

enum { SMILEY = 4 }; /* bytes of a smiley, at most */

static char
at(const qai_scan *sc, uint32_t i)
{
  return i < sc->end ? sc->s[i] : ' ';
}

static int
is_space(char c)
{
  return (unsigned char)c <= ' ';
}

static uint32_t
run_end(const qai_scan *sc, uint32_t i)
{
  char c = sc->s[i];
  while (i < sc->end && sc->s[i] == c)
    i++;
  return i;
}

/* ---- terminators --------------------------------------------------------------------------- */

static uint32_t
scan_stops(qai_scan *sc, uint32_t i)
{
  uint32_t e = i;
  if (sc->s[i] == '.')
    e = run_end(sc, i);
  else
    while (e < sc->end && (sc->s[e] == '!' || sc->s[e] == '?'))
      e++;
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_PUNCT, 0);
}

/* ---- single marks -------------------------------------------------------------------------- */

/* End of a word that begins with an apostrophe of its own ('tis, '90s) of n bytes at i; 0: it is a mark. */
static uint32_t
elision_end(const qai_scan *sc, uint32_t i, uint32_t n)
{
  uint32_t e = qai_masks_skip_word(sc->m, i + n, sc->end);
  if (e == i + n || (i > sc->start && !is_space(sc->s[i - 1]) && sc->last_end == i))
    return 0;
  if (e - i - n >= 2 && sc->s[i + n] >= '0' && sc->s[i + n] <= '9' && sc->s[i + n + 1] >= '0' &&
      sc->s[i + n + 1] <= '9' && (e - i - n == 2 || (e - i - n == 3 && sc->s[e - 1] == 's')))
    return e;
  return qai_wordlist_find(sc->s + i, e - i, NULL) & QAI_LIST_ELISION && sc->s[i + n] >= 'a' ? e : 0;
}

uint32_t
qai_scan_single(qai_scan *sc, uint32_t i, uint32_t n)
{
  uint32_t e = n == 1 && at(sc, i + 1) == '\'' ? i + 2 : i + n;
  uint32_t word = e == i + n ? elision_end(sc, i, n) : 0;
  if (word)
    return qai_scan_emit_word(sc, i, word, 0);
  if (e == i + n) {
    if (qai_scan_is_letter(sc, e) && (i == sc->start || sc->last_end != i))
      sc->open_single = e;
    else
      sc->open_single = 0;
  }
  return n == 1 ? qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_QUOTE, 0)
                : qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_CLOSE, QUOTEATTR_FLAG_NON_ASCII);
}

/* ---- smileys, names, tags ------------------------------------------------------------------ */

static uint32_t
smiley_end(const qai_scan *sc, uint32_t i)
{
  uint32_t n = sc->end - i < SMILEY ? sc->end - i : SMILEY;
  if (n < 2 || is_space(sc->s[i + 1]) || (sc->s[i] == '-' && sc->s[i + 1] != '_'))
    return 0;
  for (; n > 1; n--)
    if (qai_wordlist_find(sc->s + i, n, NULL) & QAI_LIST_SMILEY && !qai_scan_is_letter(sc, i + n) &&
        (at(sc, i + n) != '/' || sc->s[i] != ':'))
      return i + n;
  return 0;
}

/* @name or #tag at the start of a token. */
static uint32_t
scan_tag(qai_scan *sc, uint32_t i)
{
  uint32_t kind = sc->s[i] == '@' ? QUOTEATTR_TOKEN_HANDLE : QUOTEATTR_TOKEN_HASHTAG, e = i + 1;
  char c = at(sc, e);
  if (!(c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) || (sc->last_end == i && i > sc->start))
    return qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_SYMBOL, 0);
  for (;;) {
    e = qai_scan_letters_end(sc, e);
    if (at(sc, e) != '_')
      break;
    e++;
  }
  return qai_scan_emit(sc, i, e, kind, 0);
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* End of digits right after the sign at i, which begins a token (.5, +44); 0: there are none. */
static uint32_t
digits_after(const qai_scan *sc, uint32_t i)
{
  uint32_t e = i + 1;
  while (at(sc, e) >= '0' && at(sc, e) <= '9')
    e++;
  return e > i + 1 && !qai_scan_is_letter(sc, e) &&
                 (i == sc->start || sc->last_end != i || sc->s[i - 1] == '$' || sc->s[i - 1] == '(')
             ? e
             : 0;
}

/* Signs that may begin a smiley; each is a word of its own or with its like. */
static uint32_t
scan_sign(qai_scan *sc, uint32_t i)
{
  uint32_t e = smiley_end(sc, i);
  if (e)
    return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_EMOJI, 0);
  switch (sc->s[i]) {
  case ':':
  case ';': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_PUNCT, 0);
  case '-': return qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_PUNCT, 0);
  case '^': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_SYMBOL, 0);
  default: return qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_SYMBOL, 0);
  }
}

/* A full stop or plus sign, before digits part of the number. */
static uint32_t
scan_before_digits(qai_scan *sc, uint32_t i)
{
  uint32_t e;
  if (sc->s[i] == '.' && is_space(at(sc, i + 1)))
    return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_PUNCT, 0);
  e = digits_after(sc, i);
  if (e)
    return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_NUMBER, 0);
  return sc->s[i] == '.' ? scan_stops(sc, i) : qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_SYMBOL, 0);
}

uint32_t
qai_scan_punct(qai_scan *sc, uint32_t i)
{
  switch (sc->s[i]) {
  case '.':
  case '+': return scan_before_digits(sc, i);
  case '!':
  case '?': return scan_stops(sc, i);
  case '"': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_QUOTE, 0);
  case '\'': return qai_scan_single(sc, i, 1);
  case '`': return qai_scan_emit(sc, i, i + 1 + (at(sc, i + 1) == '`'), QUOTEATTR_TOKEN_OPEN, 0);
  case '(':
  case '[':
  case '{': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_OPEN, 0);
  case ')':
  case ']':
  case '}': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_CLOSE, 0);
  case '@':
  case '#': return scan_tag(sc, i);
  case ':':
  case ';':
  case '-':
  case '=':
  case '^':
  case '<':
  case '>': return scan_sign(sc, i);
  case '*':
  case '_': return qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_PUNCT, 0);
  case '~': return qai_scan_emit(sc, i, run_end(sc, i), QUOTEATTR_TOKEN_SYMBOL, 0);
  case '$':
  case '|': return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_SYMBOL, 0);
  default: return qai_scan_emit(sc, i, i + 1, QUOTEATTR_TOKEN_PUNCT, 0);
  }
}
