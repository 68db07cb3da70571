/*
 * A block of 64 bytes, read into bits: where the words begin and end that need no closer look, and where one is needed.
 *
 * Internal to words.c, which compiles it for two kinds of processor.  In: class masks and bytes.  Out: for each byte
 * one bit of `starts`, `ends` and so on.  What the bits say is what the scanner's modules (scan.h) would make of the
 * same place: a place is left to them unless that is plain from the bytes next to it.
 */
#ifndef QAI_SEGMENT_BITS_H
#define QAI_SEGMENT_BITS_H

#include "segment/plan.h"
#include "segment/wordlist.h"

enum {
  QAI_BITS_AROUND = 16,                    /* bytes that can be read before and after the block, */
  QAI_BITS_READ = 64 + QAI_BITS_AROUND - 4 /*   of it and after it with some to spare */
};

/* What few blocks have is compiled apart, for any processor: the rest has the registers then. */
#if defined(__GNUC__)
#define QAI_BITS_APART static __attribute__((noinline, unused))
#else
#define QAI_BITS_APART static
#endif

/* A block of a plan while it is read: its row of the plan is put right on the way. */
typedef struct qai_bits {
  const char *s; /* the block's bytes */
  qai_plan *plan;
  uint32_t i;
  int open;          /* a single mark may stand open */
  uint32_t single;   /* the byte of the text after the latest one of these bits; 0: none, or told to the scanner */
  uint64_t spill;    /* of the block before: ends in this one; then, ends in the next block, as its bits */
  uint64_t settles;  /* the same of ends about which there is no doubt, */
  uint64_t shortens; /*   of ends of abbreviations */
  uint64_t settled;  /* those in this block */
  uint64_t doubt;    /* ends of words that need a closer look; places where letters and digits meet */
  uint64_t stop;     /* where what begins needs one */
  uint64_t joined;   /* bits of `stop`: where something may join what stands before it, whatever that is */
  uint64_t stray;    /* right after such bits, what may be no word */
  uint64_t spaced;   /* right after a no-break space */
  uint64_t waits;    /* apostrophes and single marks: see qai_bits_read_waiting() */
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
  QAI_BITS_SIGN, /* a word of its own between spaces, else for a closer look */
  QAI_BITS_SIGN_JOINS,
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
    QAI_BITS_SIGN,
    QAI_BITS_LONE,
    QAI_BITS_LONE_JOINS,
    QAI_BITS_LONE_JOINS,
    QAI_BITS_APOSTROPHE,
    QAI_BITS_LONE,
    QAI_BITS_LONE | QAI_BITS_CLOSES,
    QAI_BITS_STAR,
    QAI_BITS_SIGN_JOINS,
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
    QAI_BITS_SIGN,
    QAI_BITS_SIGN,
    QAI_BITS_SIGN,
    QAI_BITS_BANG | QAI_BITS_CLOSES,
    QAI_BITS_SIGN_JOINS,
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
    QAI_BITS_SIGN,
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
    QAI_BITS_SIGN,
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

QAI_INLINE unsigned
qai_bits_role(const char *s)
{
  return qai_bits_roles[(unsigned char)*s];
}

QAI_INLINE int
qai_bits_is_digit(char c)
{
  return (unsigned)(unsigned char)c - '0' < 10;
}

QAI_INLINE int
qai_bits_is_space(char c)
{
  return (unsigned char)c <= ' ' && c != 0x1A;
}

QAI_INLINE int
qai_bits_is_letter(char c)
{
  return ((unsigned)(unsigned char)c | 0x20) - 'a' < 26;
}

/* Whether one of ‘ ’ “ ” – — ― … stands at s. */
QAI_INLINE int
qai_bits_is_wide(const char *s)
{
  const uint32_t known = 1u << 0x13 | 1u << 0x14 | 1u << 0x15 | 1u << 0x18 | 1u << 0x19 | 1u << 0x1C | 1u << 0x1D;
  unsigned third = (unsigned char)s[2];
  return s[0] == '\xE2' && s[1] == '\x80' && ((third >> 5 == 4 && known >> (third & 31) & 1) || third == 0xA6);
}

/* Whether a no-break space stands at s, and nothing that could combine with it after it. */
QAI_INLINE int
qai_bits_is_blank(const char *s)
{
  return s[0] == '\xC2' && s[1] == '\xA0' && (unsigned char)s[2] < 0x80;
}

/* Whether what stands at s is a space or a mark that ends whatever stands before it. */
QAI_INLINE int
qai_bits_closes(const char *s)
{
  return qai_bits_role(s) & QAI_BITS_CLOSES || qai_bits_is_wide(s);
}

/* The same after what no full stop may belong to, but an apostrophe: a clitic, a name like O'Hara. */
QAI_INLINE int
qai_bits_ends_word(const char *s)
{
  if (s[0] == '.')
    return qai_bits_role(s + 1) & QAI_BITS_CLOSES;
  return qai_bits_closes(s) && (s[0] != '\xE2' || s[2] != '\x99');
}

/* ---- words --------------------------------------------------------------------------------- */

/* How many letters and digits stand right before bit p; `word` has those of the block, `before` of the one before. */
QAI_INLINE uint32_t
qai_bits_count_before(uint64_t word, uint64_t before, uint32_t p)
{
  uint64_t all = word << 1 << (63 - p) | before >> p;
  return ~all ? qai_masks_clz(~all) : 64;
}

QAI_INLINE uint32_t
qai_bits_run_before(const qai_bits *b, uint32_t p)
{
  return qai_bits_count_before(b->plan->words[b->i], b->plan->before[b->i], p);
}

/* Whether a letter stands before bit p, a digit does, a word begins there. */
QAI_INLINE int
qai_bits_after_letter(const qai_bits *b, uint32_t p)
{
  return (int)(b->plan->letters[b->i] >> p & 1);
}

QAI_INLINE int
qai_bits_after_digit(const qai_bits *b, uint32_t p)
{
  return (int)(b->plan->digits[b->i] >> p & 1);
}

QAI_INLINE int
qai_bits_begins(const qai_bits *b, uint32_t p)
{
  return (int)(b->plan->starts[b->i] >> p & 1);
}

/* Whether a word begins with the n letters and digits before bit p: in this block, or as the last one of the block
 * before. */
QAI_INLINE int
qai_bits_begins_before(const qai_bits *b, uint32_t p, uint32_t n)
{
  if (n <= p)
    return qai_bits_begins(b, p - n);
  return b->i && b->plan->starts[b->i - 1] >> (64 - (n - p)) == 1;
}

/* Where the letters and digits end that stand right after bit p; they may be as many as can be read. */
QAI_INLINE uint32_t
qai_bits_run_end(const qai_bits *b, uint32_t p)
{
  uint64_t rest = p < 63 ? ~b->plan->words[b->i] >> (p + 1) : 0;
  uint32_t q = p < 63 ? 64 : p + 1;
  if (rest)
    return p + 1 + qai_masks_ctz(rest);
  while (q < QAI_BITS_READ && (qai_bits_is_letter(b->s[q]) || qai_bits_is_digit(b->s[q])))
    q++;
  return q;
}

/* Whether the word of n letters before byte p of a block at s may be of the class of a QAI_SIEVE_ bit. */
QAI_INLINE int
qai_bits_in_sieve(const char *s, uint32_t p, uint32_t n, unsigned bit)
{
  return n <= QAI_SIEVE_BYTES && qai_wordlist_sieve_of(s + p, n) & bit;
}

/* The word before bit p ends there; another one begins. */
QAI_INLINE void
qai_bits_cut(qai_bits *b, uint32_t p)
{
  b->plan->starts[b->i] |= QAI_BITS_BIT(p);
  b->plan->ends[b->i] |= QAI_BITS_BIT(p);
}

/* Classes of the word of n letters and digits before byte p of a block at s, 0 < n <= QAI_SIEVE_BYTES. */
QAI_INLINE unsigned
qai_bits_classes(const char *s, uint32_t p, uint32_t n, unsigned *arg)
{
  return qai_wordlist_find_key(qai_wordlist_key(s + p, n), arg);
}

/* A word ends at bit p, which may be one of the next block. */
QAI_INLINE void
qai_bits_end(qai_bits *b, uint32_t p)
{
  if (p < 64)
    b->plan->ends[b->i] |= QAI_BITS_BIT(p);
  else
    b->spill |= QAI_BITS_BIT(p - 64);
}

/* A word of n bytes at bit p. */
QAI_INLINE void
qai_bits_add(qai_bits *b, uint32_t p, uint32_t n)
{
  b->plan->starts[b->i] |= QAI_BITS_BIT(p);
  qai_bits_end(b, p + n);
}

QAI_INLINE void
qai_bits_leave(qai_bits *b, uint32_t p)
{
  b->stop |= QAI_BITS_BIT(p);
  b->doubt |= QAI_BITS_BIT(p);
}

/* What stands from bit `from` up to bit `to`, perhaps of the next block, is one word with what stands before it. */
QAI_INLINE void
qai_bits_join(qai_bits *b, uint32_t from, uint32_t to)
{
  uint64_t inside = (to < 64 ? QAI_BITS_BIT(to) : 0) - QAI_BITS_BIT(from);
  b->plan->starts[b->i] &= ~inside;
  b->plan->ends[b->i] &= ~inside;
  qai_bits_end(b, to);
}

/* The word at bit p is one of those that the plan's `which` has. */
QAI_INLINE void
qai_bits_mark_rare(qai_bits *b, uint64_t *which, uint32_t p)
{
  which[b->i] |= QAI_BITS_BIT(p);
  b->plan->rare[b->i] |= QAI_BITS_BIT(p);
}

/* It is one of which the first byte does not tell all. */
QAI_INLINE void
qai_bits_mark_unlike(qai_bits *b, uint32_t p)
{
  qai_bits_mark_rare(b, b->plan->unlike, p);
}

#endif
