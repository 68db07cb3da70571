/*
 * Words with something inside or after them: don't, o'clock, non-stop, U.S., Mr., e.g., AT&T, café.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

#include <string.h>

enum {
  LOOK = 64, /* bytes looked ahead at most, so that time stays linear */
  ROMAN = 8  /* letters of a Roman number */
};

static int
is_ascii_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static int
is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

static int
is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static char
at(const qai_scan *sc, uint32_t i)
{
  return i < sc->end ? sc->s[i] : ' ';
}

/* First byte after the spaces that follow i. */
static char
next_byte(const qai_scan *sc, uint32_t i)
{
  return at(sc, qai_masks_skip_space(sc->m, i, sc->end));
}

/* ---- full stops ---------------------------------------------------------------------------- */

/* End of an abbreviation of single letters (U.S., e.g., a.m.) at i; 0 when there is none.  Its last full stop
 * belongs to it, unless a letter follows at once. */
static uint32_t
acronym_end(const qai_scan *sc, uint32_t i)
{
  uint32_t k = i, n = 0;
  while (k + 1 < sc->end && k - i < LOOK && is_ascii_letter(sc->s[k]) && sc->s[k + 1] == '.') {
    k += 2;
    n++;
  }
  if (k < sc->end && is_ascii_letter(sc->s[k])) { /* U.S without the last one; but J.Smith is no acronym */
    if (n && !qai_scan_is_letter(sc, k + 1) && at(sc, k + 1) != '.')
      return k + 1;
    return n > 1 ? k : 0;
  }
  return n > 1 ? k : 0;
}

/* A Roman number behind the full stop at `dot`, of two letters or before a mark, but for I behind an ordinary word:
 * "vol. II", "fig. V,", but "No. I, too". */
static int
is_roman_next(const qai_scan *sc, uint32_t dot, int is_word)
{
  uint32_t first = qai_masks_skip_space(sc->m, dot + 1, sc->end), k = first;
  while (k - first < ROMAN && (at(sc, k) == 'I' || at(sc, k) == 'V' || at(sc, k) == 'X'))
    k++;
  if (first == dot + 1 || k == first || qai_scan_is_letter(sc, k))
    return 0;
  return k - first > 1 ||
         ((!is_word || sc->s[first] != 'I') && (at(sc, k) == ',' || at(sc, k) == ';' || at(sc, k) == ')'));
}

/* Whether the listed abbreviation of class bits `c` before the full stop at `dot` is one here. */
static int
is_abbreviation(const qai_scan *sc, unsigned c, uint32_t dot)
{
  char direct = at(sc, dot + 1), next = next_byte(sc, dot + 1);
  int small = next >= 'a' && next <= 'z';
  if (c & QAI_LIST_TITLE)
    return 1;
  if (c & (QAI_LIST_NUMBER | QAI_LIST_MONTH) && is_digit(next))
    return 1;
  if (c & QAI_LIST_NUMBER && is_roman_next(sc, dot, (c & QAI_LIST_WORD) != 0))
    return 1;
  if (c & QAI_LIST_MONTH && (small || direct == ','))
    return 1;
  if (!(c & QAI_LIST_ABBR))
    return 0;
  return !(c & QAI_LIST_WORD) || small || is_digit(next) || direct == ',';
}

/* A single capital before a full stop is an initial: J. Smith. */
static int
is_initial(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t next;
  if (e != i + 1 || !is_upper(sc->s[i]))
    return 0;
  next = qai_masks_skip_space(sc->m, e + 1, sc->end);
  if (next >= sc->end)
    return 0;
  if (sc->s[i] == 'I' && next > e + 1) /* "so do I. He …", but "Isaac I. Newton" */
    return sc->words.n > sc->first && sc->words.data[sc->words.n - 1].flags & QUOTEATTR_FLAG_CAPITAL;
  return is_upper(sc->s[next]) || (unsigned char)sc->s[next] >= 0x80 || sc->s[next] == ',' || sc->s[next] == ';';
}

/* "Hale v. Board": between two words with capitals. */
static int
is_versus(const qai_scan *sc, uint32_t i, uint32_t e)
{
  return e == i + 1 && sc->s[i] == 'v' && at(sc, e + 1) == ' ' && is_upper(next_byte(sc, e + 1)) &&
         sc->words.n > sc->first && sc->words.data[sc->words.n - 1].flags & QUOTEATTR_FLAG_CAPITAL;
}

/* Letters at both sides of the full stop at e: a name of a file or host, or two sentences run together. */
static uint32_t
dotted_end(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k = e;
  while (at(sc, k) == '.' && qai_scan_is_letter(sc, k + 1) && k - i < 4 * LOOK) {
    if (is_upper(sc->s[k + 1]) && !is_upper(at(sc, k + 2)) && is_ascii_letter(at(sc, k + 2)))
      break;
    k = qai_scan_letters_end(sc, k + 1);
  }
  return k;
}

/* End of the word s[i, e) whose next byte is a full stop. */
static uint32_t
with_stop(const qai_scan *sc, uint32_t i, uint32_t e, uint32_t *flags)
{
  uint32_t k = acronym_end(sc, i);
  if (k) {
    *flags |= sc->s[k - 1] == '.' ? QUOTEATTR_FLAG_ABBREVIATION : 0;
    return k;
  }
  k = dotted_end(sc, i, e);
  if (at(sc, k) == '.' && at(sc, k + 1) != '.' &&
      (is_initial(sc, i, k) || is_versus(sc, i, k) ||
       (k - i <= QAI_LIST_ABBREVIATED && is_abbreviation(sc, qai_wordlist_find(sc->s + i, k - i, NULL), k)))) {
    *flags |= QUOTEATTR_FLAG_ABBREVIATION;
    return k + 1;
  }
  return k;
}

/* ---- apostrophes --------------------------------------------------------------------------- */

/* Where the clitic of s[i, e) + apostrophe of n bytes at e + letters up to `last` begins; 0: it has none. */
static uint32_t
clitic_start(const qai_scan *sc, uint32_t i, uint32_t e, uint32_t n, uint32_t last)
{
  char final = (char)(sc->s[e - 1] | 0x20);
  if (last == e + n + 1 && (sc->s[e + n] | 0x20) == 't' && final == 'n' && e > i + 1)
    return e - 1;
  return last - e - n <= QAI_LIST_CLITICS && qai_wordlist_find(sc->s + e + n, last - e - n, NULL) & QAI_LIST_CLITIC ? e
                                                                                                                    : 0;
}

/* Whether an apostrophe after a plural's s, at e, is the possessive: no single mark stands open. */
static int
is_possessive(const qai_scan *sc, uint32_t e, uint32_t n)
{
  char next = at(sc, e + n);
  return !sc->open_single && (sc->s[e - 1] | 0x20) == 's' && (next == ' ' || next == '\n') &&
         qai_scan_is_letter(sc, qai_masks_skip_space(sc->m, e + n, sc->end));
}

/* ---- hyphens and the like ------------------------------------------------------------------ */

/* Whether the word s[i, e) keeps what follows the hyphen at e. */
static int
keeps_hyphen(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k;
  if (e - i > QAI_LIST_PREFIXES || !qai_scan_is_letter(sc, e + 1) || is_digit(at(sc, e + 1)))
    return 0;
  if (qai_wordlist_find(sc->s + i, e - i, NULL) & QAI_LIST_PREFIX)
    return 1;
  k = qai_masks_skip_word(sc->m, e + 1, sc->end);
  return (qai_wordlist_find(sc->s + i, k - i, NULL) & QAI_LIST_HYPHEN) != 0;
}

/* AT&T, R&D: short words of one case around the sign. */
static int
keeps_ampersand(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k = qai_masks_skip_word(sc->m, e + 1, sc->end);
  return k > e + 1 && k - e <= 4 && e - i <= 3 && is_upper(sc->s[i]) == is_upper(sc->s[e + 1]) &&
         (is_upper(sc->s[i]) || (k == e + 2 && e == i + 1));
}

/* b/c, w/o, I/O: a letter at either side. */
static int
keeps_slash(const qai_scan *sc, uint32_t i, uint32_t e)
{
  return e == i + 1 && is_ascii_letter(at(sc, e + 1)) && qai_masks_skip_word(sc->m, e + 1, sc->end) == e + 2 &&
         at(sc, e + 2) != '/';
}

/* A word broken off: "th- the".  Only without vowels, others are words before a dash. */
static int
is_broken_off(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k;
  char next = at(sc, e + 1);
  if (e - i > 4 || !((unsigned char)next <= ' ' || next == ',' || next == '.' || next == '?'))
    return 0;
  for (k = i; k < e; k++)
    if (!is_ascii_letter(sc->s[k]) || strchr("aeiouAEIOU", sc->s[k]))
      return 0;
  return i == sc->start || (unsigned char)sc->s[i - 1] <= ' ';
}

/* Whether the word s[i, e) goes on over the sign at e. */
static int
goes_on(const qai_scan *sc, uint32_t i, uint32_t e)
{
  switch (at(sc, e)) {
  case '-': return keeps_hyphen(sc, i, e);
  case '&': return keeps_ampersand(sc, i, e);
  case '/': return keeps_slash(sc, i, e);
  case '_': return qai_scan_is_letter(sc, e + 1) || at(sc, e + 1) == '_';
  default: return 0;
  }
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* Where two words written together part (gonna, dont; its and lets only before a fitting word); 0: nowhere. */
static uint32_t
split_point(const qai_scan *sc, uint32_t i, uint32_t e)
{
  unsigned arg = 0, classes;
  uint32_t next, last;
  if (!qai_wordlist_may_be(sc->s, i, e, QAI_SIEVE_SPLIT))
    return 0;
  classes = qai_wordlist_find(sc->s + i, e - i, &arg);
  if (!(classes & QAI_LIST_SPLIT) || (e - i == 2 && is_upper(sc->s[i + 1])))
    return 0;
  if (arg & QAI_LIST_IF_COPULA) {
    next = qai_masks_skip_space(sc->m, e, sc->end);
    last = qai_masks_skip_word(sc->m, next, sc->end);
    if (last == next || !(qai_wordlist_find(sc->s + next, last - next, NULL) & QAI_LIST_COPULA))
      return 0;
  }
  return i + (arg & ~(unsigned)QAI_LIST_IF_COPULA);
}

/* The base s[i, e) and its clitic, cut at `cut` (0: none). */
static uint32_t
emit_pair(qai_scan *sc, uint32_t i, uint32_t cut, uint32_t e, uint32_t flags)
{
  if (!cut && !flags)
    cut = split_point(sc, i, e);
  if (!cut)
    return qai_scan_emit_word(sc, i, e, flags);
  qai_scan_emit_word(sc, i, cut, 0);
  return qai_scan_emit_word(sc, cut, e, QUOTEATTR_FLAG_CLITIC);
}

/* After s[i, e) with an apostrophe at e: the end of the word, its clitic's start in *cut. */
static uint32_t
over_apostrophe(qai_scan *sc, uint32_t i, uint32_t e, uint32_t n, uint32_t *cut)
{
  uint32_t last = qai_scan_letters_end(sc, e + n);
  *cut = clitic_start(sc, i, e, n, last);
  return last;
}

/* The clitic that an abbreviation s[i, e) has behind its stop, "D.C.'s", emitted; `e`: it has none. */
static uint32_t
behind_stop(qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t n = qai_scan_apostrophe(sc, e), last;
  if (!n || !qai_scan_is_letter(sc, e + n))
    return e;
  last = qai_scan_letters_end(sc, e + n);
  return clitic_start(sc, i, e, n, last) == e ? qai_scan_emit_word(sc, e, last, QUOTEATTR_FLAG_CLITIC) : e;
}

uint32_t
qai_scan_compound(qai_scan *sc, uint32_t i)
{
  uint32_t kind, flags = 0, cut = 0, n, e = qai_scan_address_end(sc, i, &kind);
  if (e)
    return qai_scan_emit(sc, i, e, kind, 0);
  e = qai_scan_letters_end(sc, i);
  for (;;) {
    if (goes_on(sc, i, e))
      e = qai_scan_letters_end(sc, e + 1);
    else if ((n = qai_scan_apostrophe(sc, e)) != 0 && qai_scan_is_letter(sc, e + n) && !cut)
      e = over_apostrophe(sc, i, e, n, &cut);
    else
      break;
  }
  if (at(sc, e) == '-' && !cut && is_broken_off(sc, i, e))
    e++;
  if (at(sc, e) == '.' && !cut)
    e = with_stop(sc, i, e, &flags);
  e = emit_pair(sc, i, cut, e, flags);
  if (flags & QUOTEATTR_FLAG_ABBREVIATION)
    return behind_stop(sc, i, e);
  n = qai_scan_apostrophe(sc, e);
  if (n && is_possessive(sc, e, n))
    e = qai_scan_emit(sc, e, e + n, QUOTEATTR_TOKEN_QUOTE,
                      n == 1 ? QUOTEATTR_FLAG_CLITIC : QUOTEATTR_FLAG_CLITIC | QUOTEATTR_FLAG_NON_ASCII);
  return e;
}
