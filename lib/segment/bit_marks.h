/*
 * The marks of a block and what they do to the words around them: numbers, abbreviations, apostrophes, hyphens.
 *
 * Internal to bit_blocks.h.  In: the bits of a block (bits.h) and the bit of a mark.  Out: what the mark makes of them.
 */
#ifndef QAI_SEGMENT_BIT_MARKS_H
#define QAI_SEGMENT_BIT_MARKS_H

#include "segment/bits.h"

QAI_INLINE int
qai_bits_is_bang(const char *s)
{
  return (qai_bits_role(s) & QAI_BITS_ROLE) == QAI_BITS_BANG;
}

/* A run of exclamation and question marks, which is one word; a long one is left.  Returns how many bits it takes. */
QAI_INLINE uint32_t
qai_bits_read_bang(qai_bits *b, uint32_t p)
{
  const char *s = b->s + p;
  uint32_t n = 1;
  while (n < QAI_BITS_AROUND - 2 && qai_bits_is_bang(s + n))
    n++;
  if (n < QAI_BITS_AROUND - 2 && !qai_bits_is_bang(s - 1)) {
    qai_bits_add(b, p, n);
    return n;
  }
  b->stop |= QAI_BITS_BIT(p);
  return 1;
}

/* Whether a number that ends at s cannot go on there: 10:30, and 10:30. */
QAI_INLINE int
qai_bits_ends_number(const char *s)
{
  if (*s == '.')
    return qai_bits_is_space(s[1]);
  if (qai_bits_is_space(*s) || qai_bits_is_blank(s))
    return 1;
  return qai_bits_role(s) & QAI_BITS_CLOSES && !qai_bits_is_digit(s[1]);
}

/* Commas between digits: 10,000 is one number; others are in doubt. */
QAI_INLINE void
qai_bits_read_commas(qai_bits *b, uint64_t between)
{
  b->doubt = between;
  for (; between; between &= between - 1) {
    uint32_t p = qai_masks_ctz(between);
    const char *s = b->s + p;
    if (qai_bits_is_digit(s[2]) && qai_bits_is_digit(s[3]) && qai_bits_ends_number(s + 4)) {
      qai_bits_join(b, p, p + 4);
      b->doubt &= ~QAI_BITS_BIT(p);
    }
  }
}

/* Whether `sign` and a digit stand at s: whether they go on a number is asked when they are read. */
QAI_INLINE int
qai_bits_goes_on(const char *s, char sign)
{
  return s[0] == sign && qai_bits_is_digit(s[1]);
}

/* Whether the colon at bit p joins two digits to a number: 10:30, 10:30:59. */
QAI_INLINE int
qai_bits_joins_time(const qai_bits *b, uint32_t p)
{
  const char *s = b->s + p;
  return qai_bits_after_digit(b, p) && qai_bits_is_digit(s[1]) && qai_bits_is_digit(s[2]) &&
         (qai_bits_ends_number(s + 3) || qai_bits_goes_on(s + 3, ':'));
}

/* Whether the full stop at bit p and the digits after it go on the number before it: 3.5, 1.2.3. */
QAI_INLINE int
qai_bits_joins_decimals(qai_bits *b, uint32_t p)
{
  const char *s = b->s + p + 1;
  uint32_t n = 0;
  while (n < QAI_BITS_AROUND - 3 && qai_bits_is_digit(s[n]))
    n++;
  if (!n || !qai_bits_after_digit(b, p) ||
      !(s[n] == '%' || qai_bits_ends_number(s + n) || qai_bits_goes_on(s + n, '.')))
    return 0;
  qai_bits_join(b, p, p + 1 + n);
  return 1;
}

/* How many digits stand right before bit p, which begin a word at a bit of this block, after a space or bracket; 0 if
 * what stands there is something else. */
QAI_INLINE uint32_t
qai_bits_number_before(const qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_run_before(b, p), first = p - n;
  char before;
  if (!n || n > p || !qai_bits_begins(b, first) ||
      (~b->plan->digits[b->i] & (QAI_BITS_BIT(p) - QAI_BITS_BIT(first)) << 1))
    return 0;
  before = b->s[(int)first - 1];
  return qai_bits_is_space(before) || before == '(' || before == '"' || before == '$' ? n : 0;
}

/* Whether n groups of digits with hyphens or slashes between are one number: a telephone number, a date. */
QAI_INLINE int
qai_bits_is_whole(const uint32_t *len, uint32_t n)
{
  if (n == 2)
    return len[1] == 4 && (len[0] == 3 || len[0] == 5);
  return len[2] == 4 && (len[0] == 3 || (len[0] <= 2 && len[1] <= 2));
}

/* Whether n groups of digits after the slash at s are a date or fraction: 7/16, 11/22/00. */
QAI_INLINE int
qai_bits_is_slashed(const char *s, const uint32_t *len, uint32_t n)
{
  if (s[0] != '/' || len[0] > 2)
    return 0;
  return n == 2 ? len[1] <= 2 || len[1] == 4 : len[1] <= 2 && s[1 + len[1]] == '/' && len[2] <= 2;
}

/* Two or three groups of digits around the hyphen or slash at bit p: one number, or two that a hyphen parts.  Returns
 * how many bits they take from there; 0: it takes a closer look. */
QAI_BITS_APART uint32_t
qai_bits_read_groups(qai_bits *b, uint32_t p)
{
  uint32_t len[3], n = 1, q = p;
  len[0] = qai_bits_number_before(b, p);
  for (; n < 3 && (b->s[q] == '-' || b->s[q] == '/'); n++) {
    uint32_t from = ++q;
    while (q < 64 && qai_bits_is_digit(b->s[q]))
      q++;
    len[n] = q - from;
    if (q > 63 || q == from)
      return 0;
  }
  if (!len[0] || !qai_bits_ends_number(b->s + q))
    return 0;
  if (qai_bits_is_whole(len, n) || qai_bits_is_slashed(b->s + p, len, n))
    qai_bits_join(b, p, q);
  else if (n == 2 && b->s[p] == '-')
    qai_bits_add(b, p, 1);
  else
    return 0;
  return q - p;
}

/* b/c and 7/16 are one word; and/or are three.  Returns how many bits it takes. */
QAI_INLINE uint32_t
qai_bits_read_slash(qai_bits *b, uint32_t p)
{
  int digit = qai_bits_is_digit(b->s[p + 1]);
  uint32_t n = digit && qai_bits_after_digit(b, p) ? qai_bits_read_groups(b, p) : 0;
  if (n)
    return n;
  if (digit || (qai_bits_after_letter(b, p) && qai_bits_run_before(b, p) < 2))
    b->doubt |= QAI_BITS_BIT(p);
  qai_bits_add(b, p, 1);
  return 1;
}

/* Letters from bit p on, right after digits: a unit, apart from them, or one word with them (3rd, 1990s).  Returns
 * whether they are one of these. */
QAI_BITS_APART int
qai_bits_read_unit(qai_bits *b, uint32_t p)
{
  uint32_t q = p, n = qai_bits_number_before(b, p);
  int small = b->s[p] >= 'a';
  while (q < 64 && qai_bits_is_letter(b->s[q])) {
    small &= b->s[q] >= 'a';
    q++;
  }
  if (!n || q > 63 || q - p > QAI_LIST_MAX || !qai_bits_ends_word(b->s + q))
    return 0;
  if (qai_wordlist_find(b->s + p, q - p, NULL) & QAI_LIST_UNIT) {
    qai_bits_cut(b, p);
  } else if (small)
    qai_bits_mark_unlike(b, p - n);
  else
    return 0;
  return 1;
}

/* Whether the letters and digits around bit p, where the ones meet the others, are one word that begins with a letter,
 * all in this block: MP3, b2b. */
QAI_BITS_APART int
qai_bits_read_mixed(const qai_bits *b, uint32_t p)
{
  uint32_t first = p - qai_bits_run_before(b, p);
  uint64_t rest = ~b->plan->words[b->i] >> p;
  const char *s = b->s + (int)first, *end;
  if (first >= 64 || !rest || !qai_bits_begins(b, first) || !qai_bits_is_letter(s[0]))
    return 0;
  end = b->s + p + qai_masks_ctz(rest);
  return (qai_bits_is_space(s[-1]) || s[-1] == '(' || s[-1] == '"') && qai_bits_role(end) & QAI_BITS_CLOSES &&
         *end != ':' && !qai_bits_goes_on(end, ',');
}

/* How many bytes like that at bit p stand from there on, as far as they can be read. */
QAI_INLINE uint32_t
qai_bits_repeated(const qai_bits *b, uint32_t p)
{
  uint32_t n = 1;
  while (n < QAI_BITS_AROUND - 2 && b->s[p + n] == b->s[p])
    n++;
  return n;
}

/* Full stops of a run from bit p on; returns how many bits they take. */
QAI_INLINE uint32_t
qai_bits_read_dots(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_repeated(b, p), q = p + n;
  if (n > 2)
    while (q < QAI_BITS_READ && qai_bits_is_letter(b->s[q]))
      q++;
  if ((b->s + p)[-1] != '.' && qai_bits_closes(b->s + q))
    qai_bits_add(b, p, n);
  else
    qai_bits_leave(b, p);
  return n;
}

/* The n letters before bit p, if they begin a word, are an abbreviation that ends at bit `end`; whether they do. */
QAI_INLINE int
qai_bits_abbreviate(qai_bits *b, uint32_t n, uint32_t p, uint32_t end)
{
  if (!qai_bits_begins_before(b, p, n))
    return 0;
  qai_bits_join(b, p, end);
  if (end < 64)
    b->plan->flagged[b->i] |= QAI_BITS_BIT(end);
  else
    b->shortens |= QAI_BITS_BIT(end - 64);
  if (n <= p)
    b->plan->signs[b->i] |= QAI_BITS_BIT(p - n);
  return 1;
}

/* U.S., p.m.: single letters, each with its full stop, from before that at bit p on; 0, or how many bits they take
 * from there. */
QAI_INLINE uint32_t
qai_bits_read_acronym(qai_bits *b, uint32_t p)
{
  uint32_t e = p;
  if (!qai_bits_after_letter(b, p) || qai_bits_run_before(b, p) != 1)
    return 0;
  while (e < p + QAI_BITS_AROUND - 4 && qai_bits_is_letter(b->s[e + 1]) && b->s[e + 2] == '.')
    e += 2;
  if (e == p || !(qai_bits_role(b->s + e + 1) & QAI_BITS_CLOSES || qai_bits_is_blank(b->s + e + 1)) ||
      !qai_bits_abbreviate(b, 1, p, e + 1))
    return 0;
  return e + 1 - p;
}

/* What a form of the list is where it stands: */
enum { QAI_BITS_NO, QAI_BITS_YES, QAI_BITS_UNSURE };

/* Whether a form of `classes` is an abbreviation with a full stop and then s after it. */
QAI_INLINE int
qai_bits_is_abbreviation(unsigned classes, const char *s)
{
  char next = s[0] == ' ' ? s[1] : s[0];
  int small = next >= 'a' && next <= 'z', digit = qai_bits_is_digit(next);
  if (classes & QAI_LIST_TITLE || (classes & (QAI_LIST_ABBR | QAI_LIST_WORD)) == QAI_LIST_ABBR)
    return QAI_BITS_YES;
  if ((unsigned char)next <= ' ' || (unsigned char)next >= 0x80)
    return QAI_BITS_UNSURE;
  if (classes & (QAI_LIST_NUMBER | QAI_LIST_MONTH) && digit)
    return QAI_BITS_YES;
  if (classes & QAI_LIST_NUMBER && (next == 'I' || next == 'V' || next == 'X')) /* a Roman number? */
    return QAI_BITS_UNSURE;
  if (classes & QAI_LIST_MONTH && (small || s[0] == ','))
    return QAI_BITS_YES;
  return classes & QAI_LIST_ABBR && (small || digit || s[0] == ',') ? QAI_BITS_YES : QAI_BITS_NO;
}

/* The full stop at bit p, a word after n letters that may be in the list: in doubt, or of the abbreviation. */
QAI_INLINE void
qai_bits_read_listed(qai_bits *b, uint32_t p, uint32_t n)
{
  const unsigned all = QAI_LIST_TITLE | QAI_LIST_NUMBER | QAI_LIST_ABBR | QAI_LIST_MONTH;
  unsigned classes = qai_bits_classes(b->s, p, n, NULL);
  int is = classes & all ? qai_bits_is_abbreviation(classes, b->s + p + 1) : QAI_BITS_NO;
  if (is == QAI_BITS_YES && qai_bits_role(b->s + p + 1) & QAI_BITS_CLOSES && qai_bits_abbreviate(b, n, p, p + 1))
    return;
  if (is != QAI_BITS_NO)
    b->doubt |= QAI_BITS_BIT(p);
}

/* Whether the capital before the full stop at s is an initial, which the next byte tells; of I it does not. */
QAI_INLINE int
qai_bits_is_initial(const char *s)
{
  char next = s[1] == ' ' ? s[2] : s[1];
  return s[-1] >= 'A' && s[-1] <= 'Z' && s[-1] != 'I' && ((next >= 'A' && next <= 'Z') || next == ',' || next == ';');
}

/* The full stop at bit p, a word of its own unless it ends an abbreviation or initial. */
QAI_INLINE void
qai_bits_read_stop(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_run_before(b, p);
  if (n > 1) {
    if (qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_STOP))
      qai_bits_read_listed(b, p, n);
  } else if (!(qai_bits_role(b->s + p + 1) & QAI_BITS_CLOSES) || !qai_bits_is_initial(b->s + p) ||
             !qai_bits_abbreviate(b, 1, p, p + 1))
    b->doubt |= QAI_BITS_BIT(p);
}

/* Three bytes at s and at t alike? */
QAI_INLINE int
qai_bits_same(const char *s, const char *t)
{
  return s[0] == t[0] && s[1] == t[1] && s[2] == t[2];
}

/* How many letters the clitic at s has; 0: none stands there. */
QAI_INLINE uint32_t
qai_bits_clitic(const char *s)
{
  unsigned first = (unsigned)(unsigned char)s[0] - 'a', second = (unsigned)(unsigned char)s[1] - '`';
  if (first >= 26)
    return 0;
  if (second - 1 >= 26)
    return qai_bits_ends_word(s + 1) && qai_wordlist_clitics[first] & 1 ? 1 : 0;
  return qai_bits_ends_word(s + 2) && qai_wordlist_clitics[first] >> second & 1 ? 2 : 0;
}

/* Whether just two straight apostrophes stand at s, which are one mark. */
QAI_INLINE int
qai_bits_is_pair(const char *s)
{
  return s[0] == '\'' && s[1] == '\'' && s[2] != '\'' && s[-1] != '\'';
}

/* An apostrophe of n bytes within a name or word that is not parted there: O'Hara, o'clock; returns whether it is one,
 * of small letters after the first, that begins in this block. */
QAI_INLINE int
qai_bits_read_inner(qai_bits *b, uint32_t p, uint32_t n)
{
  uint32_t q = p + n, before = qai_bits_run_before(b, p);
  if (before > p || !qai_bits_begins(b, p - before) || !qai_bits_is_letter(b->s[q]) || b->s[q + 1] < 'a' ||
      b->s[q + 2] < 'a')
    return 0;
  while (q < QAI_BITS_READ && qai_bits_is_letter(b->s[q]))
    q++;
  if (q == QAI_BITS_READ || !qai_bits_ends_word(b->s + q))
    return 0;
  qai_bits_join(b, p, q);
  if (n > 1)
    qai_bits_mark_unlike(b, p - before);
  return 1;
}

/* A clitic of `last` letters at bit `cut`, with the apostrophe of n bytes at bit p. */
QAI_INLINE void
qai_bits_part(qai_bits *b, uint32_t cut, uint32_t p, uint32_t n, uint32_t last)
{
  if (p + n < 64)
    b->plan->starts[b->i] &= ~QAI_BITS_BIT(p + n);
  b->plan->ends[b->i] &= ~QAI_BITS_BIT(p);
  qai_bits_cut(b, cut);
  qai_bits_mark_rare(b, b->plan->clitics, cut);
  b->plan->signs[b->i] &= ~QAI_BITS_BIT(cut);
  b->settled |= QAI_BITS_BIT(p);
  if (p + n + last < 64)
    b->settled |= QAI_BITS_BIT(p + n + last);
  else {
    qai_bits_end(b, p + n + last);
    b->settles |= QAI_BITS_BIT(p + n + last - 64);
  }
}

/* How many letters the clitic has that the apostrophe of n bytes at bit p parts from its word, at bit *cut; 0: none. */
QAI_INLINE uint32_t
qai_bits_clitic_at(const qai_bits *b, uint32_t p, uint32_t n, uint32_t *cut)
{
  const char *letters = b->s + p + n;
  uint32_t last = qai_bits_clitic(letters);
  *cut = p;
  if (last || !p || letters[0] != 't' || letters[-(int)n - 1] != 'n' || !qai_bits_ends_word(letters + 1) ||
      qai_bits_run_before(b, p) < 2)
    return last;
  *cut = p - 1;
  return 1;
}

/* Whether the apostrophe of n bytes at bit p may stand after a plural. */
QAI_INLINE int
qai_bits_may_possess(const qai_bits *b, uint32_t p, uint32_t n)
{
  const char *s = b->s + p + n;
  return s[0] == ' ' && (qai_bits_is_letter(s[1]) || qai_bits_is_digit(s[1])) && (b->s[(int)p - 1] | 0x20) == 's';
}

/* Whether the single mark of n bytes at s, after a space and before a letter, may begin a word: 'tis. */
QAI_INLINE int
qai_bits_may_elide(const char *s, uint32_t n)
{
  uint32_t k = n;
  if (s[n] < 'a')
    return 0;
  while (k <= QAI_LIST_MAX && (qai_bits_is_letter(s[k]) || qai_bits_is_digit(s[k])))
    k++;
  return qai_wordlist_find(s, k, NULL) & QAI_LIST_ELISION;
}

/* Whether what stands at s ends a single mark before it. */
QAI_INLINE int
qai_bits_closes_single(const char *s)
{
  return qai_bits_closes(s) || (s[0] == '.' && qai_bits_role(s + 1) & QAI_BITS_CLOSES);
}

/* Whether what stands before s ends there, whatever follows. */
QAI_INLINE int
qai_bits_closed_before(const char *s)
{
  const char c = s[-1];
  return c == '.' || c == ',' || c == '!' || c == '?' || c == '"' || c == ')' || qai_bits_is_wide(s - 3);
}

/* Whether the single mark of n bytes at bit p is one that opens before a letter, or closes what stands before it: a
 * word of its own, as is plain from the bytes next to it. */
QAI_INLINE int
qai_bits_is_single(const qai_bits *b, uint32_t p, uint32_t n)
{
  const char *s = b->s + p;
  if (n > 1 && (qai_bits_same(s, s + 3) || qai_bits_same(s, s - 3)))
    return 0;
  if (qai_bits_is_space(s[-1]))
    return qai_bits_is_letter(s[n]) && !qai_bits_may_elide(s, n);
  if (qai_bits_after_letter(b, p))
    return qai_bits_closes_single(s + n) && ((s[-1] | 0x20) != 's' || !qai_bits_is_space(s[n]));
  return qai_bits_closed_before(s) && (qai_bits_closes_single(s + n) || (s[-1] == '"' && qai_bits_is_letter(s[n])));
}

/* The mark ‘ at bit p, in plain surroundings one that opens, whatever follows. */
QAI_INLINE void
qai_bits_read_opening(qai_bits *b, uint32_t p)
{
  const char *s = b->s + p;
  if ((qai_bits_is_space(s[-1]) || s[-1] == '(' || qai_bits_closed_before(s)) && !qai_bits_same(s, s - 3) &&
      (unsigned char)s[3] < 0x80)
    b->waits |= QAI_BITS_BIT(p);
  else
    qai_bits_leave(b, p);
}

/* An apostrophe of n bytes within a word or after it: don't, she's, the sailors'; or a single mark. */
QAI_INLINE void
qai_bits_read_apostrophe(qai_bits *b, uint32_t p, uint32_t n)
{
  uint32_t cut, last;
  if (qai_bits_after_letter(b, p)) {
    last = qai_bits_clitic_at(b, p, n, &cut);
    if (last) {
      qai_bits_part(b, cut, p, n, last);
      return;
    }
    if (qai_bits_may_possess(b, p, n)) {
      b->waits |= QAI_BITS_BIT(p);
      return;
    }
    if (qai_bits_read_inner(b, p, n))
      return;
  }
  if (qai_bits_is_single(b, p, n))
    b->waits |= QAI_BITS_BIT(p);
  else
    qai_bits_leave(b, p);
}

/* A single mark of n bytes at bit p, or the possessive of a plural, which only stands where no single mark is open. */
QAI_INLINE void
qai_bits_read_single(qai_bits *b, uint32_t p, uint32_t n)
{
  qai_bits_add(b, p, n);
  if (qai_bits_may_possess(b, p, n)) {
    qai_bits_mark_rare(b, b->plan->clitics, p);
    return;
  }
  if (n > 1)
    qai_bits_mark_unlike(b, p);
  b->open = qai_bits_is_space(b->s[(int)p - 1]) || b->s[p + n - 1] == '\x98';
  b->single = (b->plan->from + b->i) * 64 + p + n;
}

/* The apostrophes and single marks that wait until it is known whether anything in the block needs a closer look: what
 * one after a plural is hangs on those before it.  Where one needs it, those after it do. */
QAI_INLINE void
qai_bits_read_waiting(qai_bits *b, int whole)
{
  uint64_t bits, left = 0;
  for (bits = b->waits; bits; bits &= bits - 1) {
    uint32_t p = qai_masks_ctz(bits), n = b->s[p] == '\'' ? 1 : 3;
    if (b->stop | b->doubt || whole || (b->open && qai_bits_may_possess(b, p, n))) {
      left = bits;
      break;
    }
    qai_bits_read_single(b, p, n);
  }
  b->stop |= left;
  b->doubt |= left & b->plan->letters[b->i];
}

/* A straight apostrophe or two; returns how many bits they take. */
QAI_INLINE uint32_t
qai_bits_read_straight(qai_bits *b, uint32_t p)
{
  if (qai_bits_is_pair(b->s + p)) {
    qai_bits_add(b, p, 2);
    return 2;
  }
  qai_bits_read_apostrophe(b, p, 1);
  return 1;
}

/* Whether the words that hyphens join from bit p on are no part of an address. */
QAI_INLINE int
qai_bits_no_address(const qai_bits *b, uint32_t p)
{
  uint32_t q = p;
  while (q < QAI_BITS_READ && b->s[q] == '-')
    q = qai_bits_run_end(b, q);
  if (q == QAI_BITS_READ)
    return 0;
  q += b->s[q] == '.';
  return b->s[q] == '\'' || qai_bits_closes(b->s + q);
}

/* Whether a dash of two hyphens stands right after the mark at bit p. */
QAI_INLINE int
qai_bits_dash_after(const qai_bits *b, uint32_t p)
{
  return p < 62 && b->s[p + 1] == '-' && b->s[p + 2] == '-' && qai_bits_no_address(b, p + 1);
}

QAI_INLINE uint32_t
qai_bits_read_dot(qai_bits *b, uint32_t p)
{
  uint32_t n;
  if (b->s[p + 1] == '.' || (b->s + p)[-1] == '.')
    return qai_bits_read_dots(b, p);
  if (qai_bits_joins_decimals(b, p))
    return 1;
  if (qai_bits_closes(b->s + p + 1) || qai_bits_is_pair(b->s + p + 1) || qai_bits_is_blank(b->s + p + 1) ||
      (b->s[p + 1] == '\'' && qai_bits_closes_single(b->s + p + 2)) ||
      (b->s[p + 1] == '_' && qai_bits_closes(b->s + p + 2)) || qai_bits_dash_after(b, p)) {
    qai_bits_add(b, p, 1);
    if (qai_bits_after_letter(b, p))
      qai_bits_read_stop(b, p);
    return 1;
  }
  n = qai_bits_read_acronym(b, p);
  if (!n)
    qai_bits_leave(b, p);
  return n ? n : 1;
}

QAI_INLINE void
qai_bits_read_colon(qai_bits *b, uint32_t p, int joins)
{
  if (qai_bits_is_space(b->s[p + 1]) || qai_bits_dash_after(b, p))
    qai_bits_add(b, p, 1);
  else if (joins && qai_bits_joins_time(b, p))
    qai_bits_join(b, p, p + 3);
  else if (joins)
    qai_bits_leave(b, p);
  else
    b->stop |= QAI_BITS_BIT(p);
}

/* Whether the n letters before the hyphen at bit p keep what follows: as a prefix, or as part of a form of the list. */
QAI_INLINE int
qai_bits_keeps(const qai_bits *b, uint32_t p, uint32_t n)
{
  const char *s = b->s + p - n;
  uint32_t whole = n + 1;
  if (!qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_HYPHEN))
    return 0;
  if (qai_bits_classes(b->s, p, n, NULL) & QAI_LIST_PREFIX)
    return 1;
  while (whole <= QAI_LIST_MAX && qai_bits_is_letter(s[whole]))
    whole++;
  return (qai_wordlist_find(s, whole, NULL) & QAI_LIST_HYPHEN) != 0;
}

/* Whether the n letters before the hyphen at bit p, with a space after it, are no word broken off: it is long or has a
 * vowel. */
QAI_INLINE int
qai_bits_unbroken(const qai_bits *b, uint32_t p, uint32_t n)
{
  const uint32_t vowels = 1u << 1 | 1u << 5 | 1u << 9 | 1u << 15 | 1u << 21;
  uint32_t k;
  for (k = 1; k <= n && k <= 4; k++)
    if (vowels >> (b->s[(int)(p - k)] & 31) & 1)
      return 1;
  return n > 4;
}

/* Whether the letters before the hyphen at bit p are a word of their own. */
QAI_INLINE int
qai_bits_parts(const qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_run_before(b, p);
  char next = b->s[p + 1];
  if (!qai_bits_is_letter(next))
    return qai_bits_is_space(next) ? qai_bits_unbroken(b, p, n) : qai_bits_is_digit(next) && qai_bits_no_address(b, p);
  return n > QAI_LIST_PREFIXES || (!qai_bits_keeps(b, p, n) && qai_bits_no_address(b, p));
}

/* Whether the letters before the hyphen at bit p, small after the first, are a prefix, which makes one word with what
 * follows. */
QAI_INLINE int
qai_bits_read_prefix(qai_bits *b, uint32_t p)
{
  const char *s = b->s + p;
  uint32_t n = qai_bits_run_before(b, p), q;
  if (n > QAI_LIST_PREFIXES || !qai_bits_begins_before(b, p, n) ||
      (s[-(int)n] < 'a' && s[n > 1 ? 1 - (int)n : 1] < 'a'))
    return 0;
  q = qai_bits_run_end(b, p);
  if (q == p + 1 || q == QAI_BITS_READ || qai_bits_is_digit(s[1]) || !qai_bits_ends_word(b->s + q) ||
      !(qai_bits_classes(b->s, p, n, NULL) & QAI_LIST_PREFIX))
    return 0;
  qai_bits_join(b, p, q);
  return 1;
}

/* A run of the mark at bit p, which is one word; a long one is left.  Returns how many bits it takes. */
QAI_INLINE uint32_t
qai_bits_read_run(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_repeated(b, p);
  if (n == QAI_BITS_AROUND - 2 || (b->s + p)[-1] == b->s[p])
    qai_bits_leave(b, p);
  else
    qai_bits_add(b, p, n);
  return n;
}

QAI_INLINE uint32_t
qai_bits_read_hyphen(qai_bits *b, uint32_t p)
{
  char next = b->s[p + 1];
  if (next == '_') {
    qai_bits_leave(b, p);
    return 1;
  }
  if (qai_bits_after_letter(b, p)) {
    if (next == '-' ? !qai_bits_no_address(b, p) : !qai_bits_parts(b, p)) {
      if (qai_bits_read_prefix(b, p))
        return 1;
      b->doubt |= QAI_BITS_BIT(p);
    }
  } else if (qai_bits_after_digit(b, p) && qai_bits_is_digit(next)) {
    uint32_t n = qai_bits_read_groups(b, p);
    if (n)
      return n;
    b->doubt |= QAI_BITS_BIT(p);
  }
  return qai_bits_read_run(b, p);
}

/* An underscore: around a word it is a mark, within it is not. */
QAI_INLINE uint32_t
qai_bits_read_line(qai_bits *b, uint32_t p)
{
  const char *next = b->s + p + 1;
  if (qai_bits_after_letter(b, p) && !qai_bits_closes(*next == '.' ? next + 1 : next)) {
    qai_bits_leave(b, p);
    return 1;
  }
  return qai_bits_read_run(b, p);
}

/* # + < = > @ ^ ~: between spaces one word; else it may be part of a smiley, a name, an address. */
QAI_INLINE void
qai_bits_read_sign(qai_bits *b, uint32_t p, int joins)
{
  const char *s = b->s + p;
  if (qai_bits_is_space(s[-1]) && qai_bits_is_space(s[1]))
    qai_bits_add(b, p, 1);
  else if (joins)
    qai_bits_leave(b, p);
  else
    b->stop |= QAI_BITS_BIT(p);
}

/* A mark of three bytes at bit p, of which the last one is `third`: ‘ ’ “ ” – — ― …  Returns whether it is one. */
QAI_INLINE int
qai_bits_read_wide(qai_bits *b, uint32_t p, unsigned third)
{
  const char *s = b->s + p;
  switch (third) {
  case 0x9C:
  case 0x9D:
    qai_bits_add(b, p, 3);
    qai_bits_mark_unlike(b, p);
    return 1;
  case 0x98: qai_bits_read_opening(b, p); return 1;
  case 0x99: qai_bits_read_apostrophe(b, p, 3); return 1;
  case 0x93:
  case 0x94:
  case 0x95:
  case 0xA6:
    if (qai_bits_same(s, s + 3) || qai_bits_same(s, s - 3)) /* of a run */
      qai_bits_leave(b, p);
    else
      qai_bits_add(b, p, 3);
    return 1;
  default: return 0;
  }
}

/* What is beyond ASCII from bit p on, of which the block has `high`; returns the bits it takes. */
QAI_INLINE uint64_t
qai_bits_read_high(qai_bits *b, uint32_t p, uint64_t high)
{
  const char *s = b->s + p;
  uint64_t run;
  if (s[0] == '\xE2' && s[1] == '\x80' && qai_bits_read_wide(b, p, (unsigned char)s[2]))
    return UINT64_C(7) << p;
  run = high & ~(high + QAI_BITS_BIT(p));
  if ((p != 62 && qai_bits_is_blank(s)) || (!p && qai_bits_is_blank(s - 1))) {
    uint64_t *odd = &b->plan->odd[b->i];
    b->spaced |= run << 1;
    *odd = (*odd & ~(run << 1)) | (run << 1 & ~b->plan->words[b->i]);
  } else {
    b->stop |= run;
    b->joined |= QAI_BITS_BIT(p);
    b->stray |= run << 1;
  }
  return run;
}

#endif
