/*
 * A block of 64 bytes, read into bits: where the words begin and end that need no closer look, and where one is needed.
 *
 * Internal to words.c, which compiles it for two kinds of processor.  In: class masks and bytes.  Out: for each byte
 * one bit of `starts`, `ends` and so on.  What the bits say is what the scanner's modules (scan.h) would make of the same
 * place: a place is left to them unless that is plain from the bytes next to it.
 */
#ifndef QAI_SEGMENT_BITS_H
#define QAI_SEGMENT_BITS_H

#include "segment/plan.h"
#include "segment/wordlist.h"

enum { QAI_BITS_AROUND = 8 }; /* bytes that can be read before and after the block */

/* All but the first few are known after qai_bits_read_rest() only. */
typedef struct qai_bits {
  const char *s;   /* the block's bytes */
  uint64_t starts; /* as in the plan */
  uint64_t ends;
  uint64_t stops;
  uint64_t asked; /* words that may be in the list, from the bit after them on */
  uint64_t word;   /* ASCII letters and digits */
  uint64_t before; /* the same of the block before */
  uint64_t after_letter, after_digit;
  uint64_t doubt;   /* ends of words that need a closer look; places where letters and digits meet */
  uint64_t settled; /* ends about which there is no doubt */
  /* Cleared before: */
  uint64_t stop;    /* where what begins needs one */
  uint64_t spill; /* of the block before: ends in this one; then, ends in the next block, as its bits */
  uint64_t settles; /* the same in the next block, as its bits */
  uint64_t clitics; /* starts */
  uint64_t abbreviations; /* the same */
  uint64_t wide;    /* starts of “ ” */
  uint64_t rare;    /* starts that are any of the three before */
  uint64_t joined;  /* where something may join what stands before it, whatever that is */
  uint64_t stray;   /* right after what is beyond ASCII and may be no word */
  uint64_t spaced;  /* right after a no-break space */
} qai_bits;

#define QAI_BITS_BIT(p) (UINT64_C(1) << (p))

/* What a byte other than letters, digits, spaces and commas may be. */
enum {
  QAI_BITS_STOP,  /* always for a closer look */
  QAI_BITS_JOINS, /*   with the word before it */
  QAI_BITS_HIGH,
  QAI_BITS_LONE, /* a word of its own, whatever stands around it */
  QAI_BITS_LONE_JOINS,
  QAI_BITS_SLASH,
  QAI_BITS_BANG,
  QAI_BITS_COLON,
  QAI_BITS_SEMICOLON,
  QAI_BITS_DOT,
  QAI_BITS_APOSTROPHE,
  QAI_BITS_HYPHEN,
  QAI_BITS_LINE,
  QAI_BITS_STAR,
  QAI_BITS_ROLE = 15,
  QAI_BITS_CLOSES = 16 /* what may follow a full stop or clitic that belongs to no longer word */
};

static const unsigned char qai_bits_roles[256] = {
#define S4 QAI_BITS_STOP, QAI_BITS_STOP, QAI_BITS_STOP, QAI_BITS_STOP
#define SPACE4 QAI_BITS_CLOSES, QAI_BITS_CLOSES, QAI_BITS_CLOSES, QAI_BITS_CLOSES
#define HIGH4 QAI_BITS_HIGH, QAI_BITS_HIGH, QAI_BITS_HIGH, QAI_BITS_HIGH
#define HIGH16 HIGH4, HIGH4, HIGH4, HIGH4
    SPACE4,
    SPACE4,
    SPACE4,
    SPACE4,
    SPACE4,
    SPACE4,
    QAI_BITS_CLOSES,
    QAI_BITS_CLOSES,
    QAI_BITS_JOINS, /* 1A */
    QAI_BITS_CLOSES,
    SPACE4,
    /* space ! " # $ % & ' ( ) * + , - . / */
    QAI_BITS_CLOSES,
    QAI_BITS_BANG | QAI_BITS_CLOSES,
    QAI_BITS_LONE | QAI_BITS_CLOSES,
    QAI_BITS_STOP,
    QAI_BITS_LONE,
    QAI_BITS_LONE_JOINS,
    QAI_BITS_LONE_JOINS,
    QAI_BITS_APOSTROPHE,
    QAI_BITS_LONE,
    QAI_BITS_LONE | QAI_BITS_CLOSES,
    QAI_BITS_STAR,
    QAI_BITS_JOINS,
    QAI_BITS_CLOSES,
    QAI_BITS_HYPHEN,
    QAI_BITS_DOT,
    QAI_BITS_SLASH,
    /* 0-9 : ; < = > ? @ */
    S4,
    S4,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    QAI_BITS_COLON | QAI_BITS_CLOSES,
    QAI_BITS_SEMICOLON | QAI_BITS_CLOSES,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    QAI_BITS_BANG | QAI_BITS_CLOSES,
    QAI_BITS_JOINS,
    /* A-Z [ \ ] ^ _ ` */
    S4,
    S4,
    S4,
    S4,
    S4,
    S4,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    QAI_BITS_LONE,
    QAI_BITS_LONE,
    QAI_BITS_LONE | QAI_BITS_CLOSES,
    QAI_BITS_STOP,
    QAI_BITS_LINE,
    QAI_BITS_STOP,
    /* a-z { | } ~ DEL */
    S4,
    S4,
    S4,
    S4,
    S4,
    S4,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    QAI_BITS_LONE,
    QAI_BITS_LONE,
    QAI_BITS_LONE,
    QAI_BITS_STOP,
    QAI_BITS_STOP,
    HIGH16,
    HIGH16,
    HIGH16,
    HIGH16,
    HIGH16,
    HIGH16,
    HIGH16,
    HIGH16,
#undef S4
#undef SPACE4
#undef HIGH4
#undef HIGH16
};

/* ---- bytes --------------------------------------------------------------------------------- */

QAI_MASKS_INLINE unsigned
qai_bits_role(const char *s)
{
  return qai_bits_roles[(unsigned char)*s];
}

QAI_MASKS_INLINE int
qai_bits_is_digit(char c)
{
  return (unsigned)(unsigned char)c - '0' < 10;
}

QAI_MASKS_INLINE int
qai_bits_is_letter(char c)
{
  return ((unsigned)(unsigned char)c | 0x20) - 'a' < 26;
}

/* Whether one of ‘ ’ “ ” – — … stands at s. */
QAI_MASKS_INLINE int
qai_bits_is_wide(const char *s)
{
  const uint32_t known = 1u << 0x13 | 1u << 0x14 | 1u << 0x18 | 1u << 0x19 | 1u << 0x1C | 1u << 0x1D;
  unsigned third = (unsigned char)s[2];
  return s[0] == '\xE2' && s[1] == '\x80' && ((third >> 5 == 4 && known >> (third & 31) & 1) || third == 0xA6);
}

/* Whether a no-break space stands at s, and nothing that could combine with it after it. */
QAI_MASKS_INLINE int
qai_bits_is_blank(const char *s)
{
  return s[0] == '\xC2' && s[1] == '\xA0' && (unsigned char)s[2] < 0x80;
}

/* Whether what stands at s is a space or a mark that ends whatever stands before it. */
QAI_MASKS_INLINE int
qai_bits_closes(const char *s)
{
  return qai_bits_role(s) & QAI_BITS_CLOSES || qai_bits_is_wide(s);
}

/* ---- one mark at bit p --------------------------------------------------------------------- */

/* How many letters and digits stand right before bit p; `word` has those of the block, `before` of the one before. */
QAI_MASKS_INLINE uint32_t
qai_bits_count_before(uint64_t word, uint64_t before, uint32_t p)
{
  uint64_t all = word << 1 << (63 - p) | before >> p;
  return ~all ? qai_masks_clz(~all) : 64;
}

QAI_MASKS_INLINE uint32_t
qai_bits_run_before(const qai_bits *b, uint32_t p)
{
  return qai_bits_count_before(b->word, b->before, p);
}

/* Whether the word of n letters before byte p of a block at s may be of the class of a QAI_SIEVE_ bit. */
QAI_MASKS_INLINE int
qai_bits_in_sieve(const char *s, uint32_t p, uint32_t n, unsigned bit)
{
  return n <= QAI_SIEVE_BYTES &&
         qai_wordlist_in_sieve(s + p - QAI_SIEVE_BYTES, QAI_SIEVE_BYTES - n, QAI_SIEVE_BYTES, bit);
}

/* A word of n bytes at bit p. */
QAI_MASKS_INLINE void
qai_bits_add(qai_bits *b, uint32_t p, uint32_t n)
{
  b->starts |= QAI_BITS_BIT(p);
  if (p + n < 64)
    b->ends |= QAI_BITS_BIT(p + n);
  else
    b->spill |= QAI_BITS_BIT(p + n - 64);
}

QAI_MASKS_INLINE void
qai_bits_leave(qai_bits *b, uint32_t p)
{
  b->stop |= QAI_BITS_BIT(p);
  b->doubt |= QAI_BITS_BIT(p);
}

QAI_MASKS_INLINE void
qai_bits_read_bang(qai_bits *b, uint32_t p)
{
  if ((qai_bits_role(b->s + p + 1) & QAI_BITS_ROLE) == QAI_BITS_BANG ||
      (qai_bits_role(b->s + p - 1) & QAI_BITS_ROLE) == QAI_BITS_BANG)
    b->stop |= QAI_BITS_BIT(p);
  else
    qai_bits_add(b, p, 1);
}

/* What stands from bit `from` up to bit `to` of this block is one word with what stands before it. */
QAI_MASKS_INLINE void
qai_bits_join(qai_bits *b, uint32_t from, uint32_t to)
{
  uint64_t inside = QAI_BITS_BIT(to) - QAI_BITS_BIT(from);
  b->starts &= ~inside;
  b->ends = (b->ends & ~inside) | QAI_BITS_BIT(to);
}

/* Whether a number that ends at s cannot go on there: 10:30, and 10:30. */
QAI_MASKS_INLINE int
qai_bits_ends_number(const char *s)
{
  if (*s == '.')
    return (unsigned char)s[1] <= ' ' && s[1] != 0x1A;
  return qai_bits_role(s) & QAI_BITS_CLOSES && !qai_bits_is_digit(s[1]);
}

/* Commas between digits: 10,000 is one number, all in this block; others are in doubt. */
QAI_MASKS_INLINE void
qai_bits_read_commas(qai_bits *b, uint64_t between)
{
  b->doubt = between;
  for (; between; between &= between - 1) {
    uint32_t p = qai_masks_ctz(between);
    const char *s = b->s + p;
    if (p + 4 < 64 && qai_bits_is_digit(s[2]) && qai_bits_is_digit(s[3]) && qai_bits_ends_number(s + 4)) {
      qai_bits_join(b, p, p + 4);
      b->doubt &= ~QAI_BITS_BIT(p);
    }
  }
}

/* Whether the colon at bit p joins two digits to a number, all in this block. */
QAI_MASKS_INLINE int
qai_bits_joins_time(const qai_bits *b, uint32_t p)
{
  const char *s = b->s + p;
  return p + 3 < 64 && b->after_digit >> p & 1 && qai_bits_is_digit(s[1]) && qai_bits_is_digit(s[2]) &&
         qai_bits_ends_number(s + 3);
}

/* Whether the full stop at bit p and the digits after it go on the number before it, all in this block. */
QAI_MASKS_INLINE int
qai_bits_joins_decimals(qai_bits *b, uint32_t p)
{
  const char *s = b->s + p + 1;
  uint32_t n = 0;
  while (n < QAI_BITS_AROUND - 2 && qai_bits_is_digit(s[n]))
    n++;
  if (!n || !(b->after_digit >> p & 1) || p + 1 + n > 63 || !(s[n] == '%' || qai_bits_ends_number(s + n)))
    return 0;
  qai_bits_join(b, p, p + 1 + n);
  return 1;
}

/* b/c and 7/16 are one word; and/or are three. */
QAI_MASKS_INLINE void
qai_bits_read_slash(qai_bits *b, uint32_t p)
{
  if (qai_bits_is_digit(b->s[p + 1]) || (b->after_letter >> p & 1 && qai_bits_run_before(b, p) < 2))
    b->doubt |= QAI_BITS_BIT(p);
  qai_bits_add(b, p, 1);
}

/* How many bytes like that at bit p stand from there on, as far as they can be read. */
QAI_MASKS_INLINE uint32_t
qai_bits_repeated(const qai_bits *b, uint32_t p)
{
  uint32_t n = 1;
  while (n < QAI_BITS_AROUND - 2 && b->s[p + n] == b->s[p])
    n++;
  return n;
}

/* Full stops of a run from bit p on; returns how many bits they take. */
QAI_MASKS_INLINE uint32_t
qai_bits_read_dots(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_repeated(b, p);
  if ((b->s + p)[-1] != '.' && qai_bits_closes(b->s + p + n))
    qai_bits_add(b, p, n);
  else
    qai_bits_leave(b, p);
  return n;
}

/* The letters before bit p, which begin a word at bit `first` of this block, are an abbreviation that ends at bit
 * `end`; whether they do. */
QAI_MASKS_INLINE int
qai_bits_abbreviate(qai_bits *b, uint32_t first, uint32_t p, uint32_t end)
{
  if (first >= 64 || end >= 64 || !(b->starts >> first & 1))
    return 0;
  qai_bits_join(b, p, end);
  b->abbreviations |= QAI_BITS_BIT(first);
  b->rare |= QAI_BITS_BIT(first);
  return 1;
}

/* U.S., p.m.: single letters, each with its full stop, from before that at bit p on; 0, or how many bits they take
 * from there. */
QAI_MASKS_INLINE uint32_t
qai_bits_read_acronym(qai_bits *b, uint32_t p)
{
  uint32_t e = p;
  if (!(b->after_letter >> p & 1) || qai_bits_run_before(b, p) != 1)
    return 0;
  while (e < 62 && qai_bits_is_letter(b->s[e + 1]) && b->s[e + 2] == '.')
    e += 2;
  if (e == p || !(qai_bits_role(b->s + e + 1) & QAI_BITS_CLOSES) || !qai_bits_abbreviate(b, p - 1, p, e + 1))
    return 0;
  return e + 1 - p;
}

/* What a form of the list is where it stands: */
enum { QAI_BITS_NO, QAI_BITS_YES, QAI_BITS_UNSURE };

/* Whether a form of `classes` is an abbreviation with a full stop and then s after it. */
QAI_MASKS_INLINE int
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
  if (classes & QAI_LIST_MONTH && (small || s[0] == ','))
    return QAI_BITS_YES;
  return classes & QAI_LIST_ABBR && (small || digit || s[0] == ',') ? QAI_BITS_YES : QAI_BITS_NO;
}

/* The full stop at bit p, a word after n letters that may be in the list: in doubt, or of the abbreviation. */
QAI_MASKS_INLINE void
qai_bits_read_listed(qai_bits *b, uint32_t p, uint32_t n)
{
  const unsigned all = QAI_LIST_TITLE | QAI_LIST_NUMBER | QAI_LIST_ABBR | QAI_LIST_MONTH;
  unsigned classes = qai_wordlist_find(b->s + p - n, n, NULL);
  int is = classes & all ? qai_bits_is_abbreviation(classes, b->s + p + 1) : QAI_BITS_NO;
  if (is == QAI_BITS_YES && qai_bits_role(b->s + p + 1) & QAI_BITS_CLOSES && qai_bits_abbreviate(b, p - n, p, p + 1))
    return;
  if (is != QAI_BITS_NO)
    b->doubt |= QAI_BITS_BIT(p);
}

/* Whether the capital before the full stop at s is an initial, which the next byte tells; of I it does not. */
QAI_MASKS_INLINE int
qai_bits_is_initial(const char *s)
{
  char next = s[1] == ' ' ? s[2] : s[1];
  return s[-1] >= 'A' && s[-1] <= 'Z' && s[-1] != 'I' && ((next >= 'A' && next <= 'Z') || next == ',' || next == ';');
}

/* The full stop at bit p, a word of its own unless it ends an abbreviation or initial. */
QAI_MASKS_INLINE void
qai_bits_read_stop(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_run_before(b, p);
  if (n > 1) {
    if (qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_STOP))
      qai_bits_read_listed(b, p, n);
  } else if (!(qai_bits_role(b->s + p + 1) & QAI_BITS_CLOSES) || !qai_bits_is_initial(b->s + p) ||
             !qai_bits_abbreviate(b, p - 1, p, p + 1))
    b->doubt |= QAI_BITS_BIT(p);
}

/* The same after a clitic, which a ’ may follow as part of its word. */
QAI_MASKS_INLINE int
qai_bits_ends_clitic(const char *s)
{
  return qai_bits_closes(s) && (s[0] != '\xE2' || s[2] != '\x99');
}

/* How many letters the clitic at s has; 0: none stands there. */
QAI_MASKS_INLINE uint32_t
qai_bits_clitic(const char *s)
{
  unsigned first = (unsigned)(unsigned char)s[0] - 'a', second = (unsigned)(unsigned char)s[1] - '`';
  if (first >= 26)
    return 0;
  if (second - 1 >= 26)
    return qai_bits_ends_clitic(s + 1) && qai_wordlist_clitics[first] & 1 ? 1 : 0;
  return qai_bits_ends_clitic(s + 2) && qai_wordlist_clitics[first] >> second & 1 ? 2 : 0;
}

/* Whether just two straight apostrophes stand at s, which are one mark. */
QAI_MASKS_INLINE int
qai_bits_is_pair(const char *s)
{
  return s[0] == '\'' && s[1] == '\'' && s[2] != '\'' && s[-1] != '\'';
}

/* An apostrophe of n bytes within a word: don't, she's. */
QAI_MASKS_INLINE void
qai_bits_read_apostrophe(qai_bits *b, uint32_t p, uint32_t n)
{
  const char *letters = b->s + p + n;
  uint32_t cut = p, last = 0;
  if (p + n < 64 && b->after_letter >> p & 1) {
    last = qai_bits_clitic(letters);
    if (!last && p && letters[0] == 't' && letters[-(int)n - 1] == 'n' && qai_bits_ends_clitic(letters + 1) &&
        qai_bits_run_before(b, p) > 1) {
      cut = p - 1;
      last = 1;
    }
  }
  if (!last) {
    qai_bits_leave(b, p);
    return;
  }
  b->starts = (b->starts & ~QAI_BITS_BIT(p + n)) | QAI_BITS_BIT(cut);
  b->ends = (b->ends & ~QAI_BITS_BIT(p)) | QAI_BITS_BIT(cut);
  b->clitics |= QAI_BITS_BIT(cut);
  b->rare |= QAI_BITS_BIT(cut);
  b->settled |= QAI_BITS_BIT(p);
  if (p + n + last < 64)
    b->settled |= QAI_BITS_BIT(p + n + last);
  else
    b->settles |= QAI_BITS_BIT(p + n + last - 64);
}

/* A straight apostrophe or two; returns how many bits they take. */
QAI_MASKS_INLINE uint32_t
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
QAI_MASKS_INLINE int
qai_bits_no_address(const qai_bits *b, uint32_t p)
{
  uint32_t q = p;
  while (q < 64 && b->s[q] == '-') {
    uint64_t rest = q < 63 ? ~b->word >> (q + 1) : 0;
    q = rest ? q + 1 + qai_masks_ctz(rest) : 64;
    while (q >= 64 && q < 64 + QAI_BITS_AROUND - 4 && (qai_bits_is_letter(b->s[q]) || qai_bits_is_digit(b->s[q])))
      q++;
    if (q >= 64 + QAI_BITS_AROUND - 4)
      return 0;
  }
  q += b->s[q] == '.';
  return b->s[q] == '\'' || qai_bits_closes(b->s + q);
}

/* Whether a dash of two hyphens stands right after the mark at bit p. */
QAI_MASKS_INLINE int
qai_bits_dash_after(const qai_bits *b, uint32_t p)
{
  return p < 62 && b->s[p + 1] == '-' && b->s[p + 2] == '-' && qai_bits_no_address(b, p + 1);
}

QAI_MASKS_INLINE uint32_t
qai_bits_read_dot(qai_bits *b, uint32_t p)
{
  uint32_t n;
  if (b->s[p + 1] == '.' || (b->s + p)[-1] == '.')
    return qai_bits_read_dots(b, p);
  if (qai_bits_joins_decimals(b, p))
    return 1;
  if (qai_bits_closes(b->s + p + 1) || qai_bits_is_pair(b->s + p + 1) || qai_bits_is_blank(b->s + p + 1) ||
      qai_bits_dash_after(b, p)) {
    qai_bits_add(b, p, 1);
    if (b->after_letter >> p & 1)
      qai_bits_read_stop(b, p);
    return 1;
  }
  n = qai_bits_read_acronym(b, p);
  if (!n)
    qai_bits_leave(b, p);
  return n ? n : 1;
}

QAI_MASKS_INLINE void
qai_bits_read_colon(qai_bits *b, uint32_t p, int joins)
{
  if (((unsigned char)b->s[p + 1] <= ' ' && b->s[p + 1] != 0x1A) || qai_bits_dash_after(b, p))
    qai_bits_add(b, p, 1);
  else if (joins && qai_bits_joins_time(b, p))
    qai_bits_join(b, p, p + 3);
  else if (joins)
    qai_bits_leave(b, p);
  else
    b->stop |= QAI_BITS_BIT(p);
}

/* Whether the letters before the hyphen at bit p are a word of their own. */
QAI_MASKS_INLINE int
qai_bits_parts(const qai_bits *b, uint32_t p)
{
  uint32_t n;
  if (!qai_bits_is_letter(b->s[p + 1]))
    return 0;
  n = qai_bits_run_before(b, p);
  return n > QAI_LIST_PREFIXES || (!qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_HYPHEN) && qai_bits_no_address(b, p));
}

/* Whether the small letters before the hyphen at bit p are a prefix, which makes one word with what follows up to a
 * space or comma in this block. */
QAI_MASKS_INLINE int
qai_bits_read_prefix(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_run_before(b, p), q;
  uint64_t rest = p < 63 ? ~b->word >> (p + 1) : 0;
  if (!rest || n > p || n > QAI_LIST_PREFIXES || !(b->starts >> (p - n) & 1) || b->s[p - n] < 'a')
    return 0;
  q = p + 1 + qai_masks_ctz(rest);
  if (q == p + 1 || q > 63 || qai_bits_is_digit(b->s[p + 1]) || (b->s[q] != ' ' && b->s[q] != ',') ||
      !(qai_wordlist_find(b->s + p - n, n, NULL) & QAI_LIST_PREFIX))
    return 0;
  qai_bits_join(b, p, q);
  return 1;
}

/* A run of the mark at bit p, which is one word; a long one is left.  Returns how many bits it takes. */
QAI_MASKS_INLINE uint32_t
qai_bits_read_run(qai_bits *b, uint32_t p)
{
  uint32_t n = qai_bits_repeated(b, p);
  if (n == QAI_BITS_AROUND - 2 || (b->s + p)[-1] == b->s[p])
    qai_bits_leave(b, p);
  else
    qai_bits_add(b, p, n);
  return n;
}

QAI_MASKS_INLINE uint32_t
qai_bits_read_hyphen(qai_bits *b, uint32_t p)
{
  char next = b->s[p + 1];
  if (next == '_') {
    qai_bits_leave(b, p);
    return 1;
  }
  if (b->after_letter >> p & 1) {
    if (next == '-' ? !qai_bits_no_address(b, p) : !qai_bits_parts(b, p)) {
      if (qai_bits_read_prefix(b, p))
        return 1;
      b->doubt |= QAI_BITS_BIT(p);
    }
  } else if (b->after_digit >> p & 1 && qai_bits_is_digit(next))
    b->doubt |= QAI_BITS_BIT(p);
  return qai_bits_read_run(b, p);
}

/* An underscore: around a word it is a mark, within it is not. */
QAI_MASKS_INLINE uint32_t
qai_bits_read_line(qai_bits *b, uint32_t p)
{
  if (b->after_letter >> p & 1 && !qai_bits_closes(b->s + p + 1)) {
    qai_bits_leave(b, p);
    return 1;
  }
  return qai_bits_read_run(b, p);
}

/* Three bytes at s and at t alike? */
QAI_MASKS_INLINE int
qai_bits_same(const char *s, const char *t)
{
  return s[0] == t[0] && s[1] == t[1] && s[2] == t[2];
}

/* A mark of three bytes at bit p, of which the last one is `third`: ‘ ’ “ ” – — …  Returns whether it is one. */
QAI_MASKS_INLINE int
qai_bits_read_wide(qai_bits *b, uint32_t p, unsigned third)
{
  const char *s = b->s + p;
  switch (third) {
  case 0x9C:
  case 0x9D:
    qai_bits_add(b, p, 3);
    b->wide |= QAI_BITS_BIT(p);
    b->rare |= QAI_BITS_BIT(p);
    return 1;
  case 0x99: qai_bits_read_apostrophe(b, p, 3); return 1;
  case 0x98: qai_bits_leave(b, p); return 1;
  case 0x93:
  case 0x94:
  case 0xA6:
    if (qai_bits_same(s, s + 3) || qai_bits_same(s, s - 3)) /* of a run */
      qai_bits_leave(b, p);
    else
      qai_bits_add(b, p, 3);
    return 1;
  default: return 0;
  }
}

/* What is beyond ASCII from bit p on; returns the bits it takes. */
QAI_MASKS_INLINE uint64_t
qai_bits_read_high(qai_bits *b, uint32_t p, uint64_t high)
{
  const char *s = b->s + p;
  uint64_t run;
  if (s[0] == '\xE2' && s[1] == '\x80' && qai_bits_read_wide(b, p, (unsigned char)s[2]))
    return UINT64_C(7) << p;
  run = high & ~(high + QAI_BITS_BIT(p));
  if ((p != 62 && qai_bits_is_blank(s)) || (!p && qai_bits_is_blank(s - 1)))
    b->spaced |= run << 1;
  else {
    b->stop |= run;
    b->joined |= QAI_BITS_BIT(p);
    b->stray |= run << 1;
  }
  return run;
}

/* ---- the block ----------------------------------------------------------------------------- */

/* The marks at the bits of `todo`, of which `high` are beyond ASCII. */
QAI_MASKS_INLINE void
qai_bits_read_marks(qai_bits *b, uint64_t todo, uint64_t high)
{
  while (todo) {
    uint32_t p = qai_masks_ctz(todo);
    uint64_t taken = QAI_BITS_BIT(p);
    switch (qai_bits_role(b->s + p) & QAI_BITS_ROLE) {
    case QAI_BITS_LONE_JOINS: b->doubt |= taken & b->after_letter; /* fall through */
    case QAI_BITS_LONE: qai_bits_add(b, p, 1); break;
    case QAI_BITS_DOT: taken = (taken << qai_bits_read_dot(b, p)) - taken; break;
    case QAI_BITS_HIGH: taken = qai_bits_read_high(b, p, high); break;
    case QAI_BITS_APOSTROPHE: taken = (taken << qai_bits_read_straight(b, p)) - taken; break;
    case QAI_BITS_HYPHEN: taken = (taken << qai_bits_read_hyphen(b, p)) - taken; break;
    case QAI_BITS_BANG: qai_bits_read_bang(b, p); break;
    case QAI_BITS_COLON: qai_bits_read_colon(b, p, 1); break;
    case QAI_BITS_SEMICOLON: qai_bits_read_colon(b, p, 0); break;
    case QAI_BITS_SLASH: qai_bits_read_slash(b, p); break;
    case QAI_BITS_LINE: taken = (taken << qai_bits_read_line(b, p)) - taken; break;
    case QAI_BITS_STAR: taken = (taken << qai_bits_read_run(b, p)) - taken; break;
    case QAI_BITS_JOINS: b->doubt |= taken; /* fall through */
    default: b->stop |= taken;
    }
    todo &= ~taken;
    b->stops &= ~taken;
  }
}

/* Whether a word that is two only before some others is that, before s. */
QAI_MASKS_INLINE int
qai_bits_before_copula(const char *s)
{
  uint32_t n = 0;
  if (*s++ != ' ' || (unsigned char)*s <= ' ')
    return QAI_BITS_UNSURE;
  while (n < QAI_BITS_AROUND - 2 && (qai_bits_is_letter(s[n]) || qai_bits_is_digit(s[n])))
    n++;
  if (n == QAI_BITS_AROUND - 2)
    return QAI_BITS_UNSURE;
  return n && qai_wordlist_find(s, n, NULL) & QAI_LIST_COPULA ? QAI_BITS_YES : QAI_BITS_NO;
}

/* The word of n letters before bit p may be two written together: parted when it is of small letters, in this block, and
 * a space or comma follows; else in doubt. */
QAI_MASKS_INLINE void
qai_bits_read_split(qai_bits *b, uint32_t p, uint32_t n)
{
  unsigned arg = 0, classes = qai_wordlist_find(b->s + p - n, n, &arg);
  uint32_t first = p - n, cut = first + (arg & ~(unsigned)QAI_LIST_IF_COPULA);
  int is = !(classes & QAI_LIST_SPLIT) ? QAI_BITS_NO
           : arg & QAI_LIST_IF_COPULA  ? qai_bits_before_copula(b->s + p)
                                       : QAI_BITS_YES;
  if (is == QAI_BITS_NO)
    return;
  if (is == QAI_BITS_YES && first < 64 && b->starts >> first & 1 && b->s[first] >= 'a' && b->s[cut] >= 'a' &&
      (b->s[p] == ' ' || b->s[p] == ',')) {
    b->starts |= QAI_BITS_BIT(cut);
    b->ends |= QAI_BITS_BIT(cut);
    b->clitics |= QAI_BITS_BIT(cut);
    b->rare |= QAI_BITS_BIT(cut);
  } else
    b->doubt |= QAI_BITS_BIT(p);
}

/* The words before the bits of b->asked, full stops after them or letters that words end in that are two. */
QAI_MASKS_INLINE void
qai_bits_read_asked(qai_bits *b)
{
  uint64_t bits;
  for (bits = b->asked; bits; bits &= bits - 1) {
    uint32_t p = qai_masks_ctz(bits), n = qai_bits_run_before(b, p);
    if (b->stops >> p & 1)
      qai_bits_read_stop(b, p);
    if (qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_SPLIT))
      qai_bits_read_split(b, p, n);
  }
}

/* Of the bits of `asks`, those after words that may be in the list, or of one letter. */
QAI_MASKS_INLINE uint64_t
qai_bits_ask(const char *s, uint64_t word, uint64_t before, uint64_t asks)
{
  uint64_t asked = 0;
  for (; asks; asks &= asks - 1) {
    uint32_t p = qai_masks_ctz(asks), n = qai_bits_count_before(word, before, p);
    if (n < 2 || qai_bits_in_sieve(s, p, n, QAI_SIEVE_STOP | QAI_SIEVE_SPLIT))
      asked |= QAI_BITS_BIT(p);
  }
  return asked;
}

/* ---- one block ----------------------------------------------------------------------------- */

/* The bits after those of block *bits. */
QAI_MASKS_INLINE uint64_t
qai_bits_after(const uint64_t *bits)
{
  return bits[0] << 1 | bits[-1] >> 63;
}

/* What takes more than the masks in the i-th block of a plan, `block` of the text: marks, numbers with commas, where
 * letters and digits meet, b->asked.  b->spill and b->settles are those of the block before. */
QAI_MASKS_INLINE void
qai_bits_read_rest(qai_bits *b, qai_plan *plan, uint32_t i, const qai_masks *m, uint32_t block)
{
  uint64_t marks = plan->marks[i], more = plan->rest[i] & ~marks;
  if (b->spill)
    marks &= ~(b->spill - 1);
  b->word = plan->words[i];
  b->stops = plan->stops[i];
  b->after_letter = plan->letters[i];
  b->after_digit = qai_bits_after(m->digit + block);
  b->settled = b->settles;
  memset(&b->stop, 0, sizeof *b - offsetof(qai_bits, stop));
  b->doubt = more & ~b->word;
  if (b->doubt)
    qai_bits_read_commas(b, b->doubt & (m->digit[block] >> 1 | m->digit[block + 1] << 63));
  qai_bits_read_marks(b, marks, m->high[block] & ~m->space[block]);
  b->starts &= ~b->stray;
  plan->odd[i] = (plan->odd[i] & ~b->spaced) | (b->spaced & ~b->word);
  qai_bits_read_asked(b);
  if (b->doubt)
    b->doubt &= ~b->settled & (b->after_letter | b->after_digit) & b->ends;
  b->doubt |= (b->joined & b->ends) | (more & b->word);
}

#endif
