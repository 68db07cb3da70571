/*
 * The blocks of a plan, read one after the other: what the masks alone do not tell.
 *
 * Internal to words.c, which compiles it for two kinds of processor.  In: a plan, class masks, bytes.  Out: the plan
 * put right, and the bits of a block that needs a closer look.
 */
#ifndef QAI_SEGMENT_BIT_BLOCKS_H
#define QAI_SEGMENT_BIT_BLOCKS_H

#include "segment/bit_marks.h"
#include "text/utf8.h"

/* ---- the block ----------------------------------------------------------------------------- */

/* The mark at bit p, one of ASCII; returns how many bits it takes. */
QAI_INLINE uint32_t
qai_bits_read_mark(qai_bits *b, uint32_t p, unsigned role)
{
  switch (role) {
  case QAI_BITS_LONE_JOINS: b->doubt |= QAI_BITS_BIT(p) & b->plan->letters[b->i]; /* fall through */
  case QAI_BITS_LONE: qai_bits_add(b, p, 1); return 1;
  case QAI_BITS_DOT: return qai_bits_read_dot(b, p);
  case QAI_BITS_APOSTROPHE: return qai_bits_read_straight(b, p);
  case QAI_BITS_HYPHEN: return qai_bits_read_hyphen(b, p);
  case QAI_BITS_BANG: return qai_bits_read_bang(b, p);
  case QAI_BITS_COLON: qai_bits_read_colon(b, p, 1); return 1;
  case QAI_BITS_SEMICOLON: qai_bits_read_colon(b, p, 0); return 1;
  case QAI_BITS_SLASH: return qai_bits_read_slash(b, p);
  case QAI_BITS_LINE: return qai_bits_read_line(b, p);
  case QAI_BITS_STAR: return qai_bits_read_run(b, p);
  case QAI_BITS_SIGN: qai_bits_read_sign(b, p, 0); return 1;
  case QAI_BITS_SIGN_JOINS: qai_bits_read_sign(b, p, 1); return 1;
  case QAI_BITS_JOINS: b->doubt |= QAI_BITS_BIT(p); /* fall through */
  default: b->stop |= QAI_BITS_BIT(p); return 1;
  }
}

/* The marks at the bits of `todo`; a block of the masks. */
QAI_INLINE void
qai_bits_read_marks(qai_bits *b, uint64_t todo, const qai_masks *m, uint32_t block)
{
  while (todo) {
    uint32_t p = qai_masks_ctz(todo), n;
    unsigned role = qai_bits_role(b->s + p) & QAI_BITS_ROLE;
    if (role == QAI_BITS_HIGH)
      todo &= ~qai_bits_read_high(b, p, m->high[block] & ~m->space[block]);
    else if ((n = qai_bits_read_mark(b, p, role)) == 1)
      todo &= todo - 1;
    else {
      uint64_t taken = (QAI_BITS_BIT(p) << n) - QAI_BITS_BIT(p);
      todo &= ~taken;
      b->plan->stops[b->i] &= ~taken;
    }
  }
}

/* Of the bits where letters and digits meet, those where a closer look is needed. */
QAI_INLINE uint64_t
qai_bits_read_units(qai_bits *b, uint64_t meetings)
{
  uint64_t bits;
  for (bits = meetings; bits; bits &= bits - 1) {
    uint32_t p = qai_masks_ctz(bits);
    if ((qai_bits_after_digit(b, p) && qai_bits_read_unit(b, p)) || qai_bits_read_mixed(b, p))
      meetings &= ~QAI_BITS_BIT(p);
  }
  return meetings;
}

/* Whether a word that is two only before some others is that, before s. */
QAI_INLINE int
qai_bits_before_copula(const char *s)
{
  uint32_t n = 0;
  if (*s++ != ' ' || (unsigned char)*s <= ' ')
    return QAI_BITS_UNSURE;
  while (n < QAI_BITS_AROUND - 2 && (qai_bits_is_letter(s[n]) || qai_bits_is_digit(s[n])))
    n++;
  if (s[n] == QAI_UTF8_BAD) /* of which the word is longer */
    return QAI_BITS_UNSURE;
  return n && n <= QAI_LIST_MAX && qai_wordlist_find(s, n, NULL) & QAI_LIST_COPULA ? QAI_BITS_YES : QAI_BITS_NO;
}

/* The word of n letters before bit p may be two written together: parted when it is of small letters, in this block,
 * and a space or comma follows; else in doubt. */
QAI_BITS_APART void
qai_bits_read_split(qai_bits *b, uint32_t p, uint32_t n)
{
  unsigned arg = 0, classes = qai_bits_classes(b->s, p, n, &arg);
  uint32_t first = p - n, cut = first + (arg & ~(unsigned)QAI_LIST_IF_COPULA);
  int is = !(classes & QAI_LIST_SPLIT) ? QAI_BITS_NO
           : arg & QAI_LIST_IF_COPULA  ? qai_bits_before_copula(b->s + p)
                                       : QAI_BITS_YES;
  if (is == QAI_BITS_NO)
    return;
  if (is == QAI_BITS_YES && first < 64 && qai_bits_begins(b, first) && b->s[first] >= 'a' && b->s[cut] >= 'a' &&
      (b->s[p] == ' ' || b->s[p] == ',')) {
    qai_bits_cut(b, cut);
    qai_bits_mark_rare(b, b->plan->clitics, cut);
  } else
    b->doubt |= QAI_BITS_BIT(p);
}

/* Of the bits of the plan's `asks` from the i-th block on, whose bytes are at s, leaves those after words that may be
 * in the list, or are of one letter; of a longer word than those of the list the last letters count.  Adds them to
 * `look`.  No branch, as which are left is a toss-up. */
QAI_INLINE void
qai_bits_sift(qai_plan *plan, const char *s, uint32_t i)
{
  for (; i < plan->n; i++, s += 64) {
    uint64_t asks = plan->asks[i], asked = 0;
    if (!asks)
      continue;
    for (; asks; asks &= asks - 1) {
      uint32_t p = qai_masks_ctz(asks);
      uint64_t none = ~(plan->words[i] << 1 << (~p & 63) | plan->before[i] >> p) | QAI_BITS_BIT(63 - QAI_SIEVE_BYTES);
      asked |= (uint64_t)(qai_wordlist_sieve_of(s + p, qai_masks_clz(none)) / QAI_SIEVE_ASK & 1) << p;
    }
    plan->asks[i] = asked;
    plan->look[i] |= asked;
  }
}

/* The words before the bits of `asks`: full stops after them, or letters that words end in that are two. */
QAI_INLINE void
qai_bits_read_asks(qai_bits *b)
{
  uint64_t asks;
  for (asks = b->plan->asks[b->i]; asks; asks &= asks - 1) {
    uint32_t p = qai_masks_ctz(asks), n = qai_bits_run_before(b, p);
    if (b->plan->stops[b->i] >> p & 1)
      qai_bits_read_stop(b, p);
    if (qai_bits_in_sieve(b->s, p, n, QAI_SIEVE_SPLIT))
      qai_bits_read_split(b, p, n);
  }
}

/* ---- blocks of the plan --------------------------------------------------------------------- */

/* Numbers with commas, and where letters and digits meet; returns where a closer look is needed at these. */
QAI_INLINE uint64_t
qai_bits_read_numbers(qai_bits *b, uint64_t bits, const qai_masks *m, uint32_t block)
{
  uint64_t words = b->plan->words[b->i];
  b->doubt = bits & ~words;
  if (b->doubt)
    qai_bits_read_commas(b, b->doubt & (m->digit[block] >> 1 | m->digit[block + 1] << 63));
  return qai_bits_read_units(b, bits & words);
}

/* What a word of the block before takes of this one. */
QAI_INLINE void
qai_bits_read_spill(qai_bits *b)
{
  qai_plan *plan = b->plan;
  const uint32_t i = b->i;
  const uint64_t rest = ~(b->spill - 1);
  plan->starts[i] &= rest;
  plan->ends[i] = (plan->ends[i] & rest) | b->spill;
  plan->asks[i] &= rest;
  plan->look[i] &= rest | plan->words[i]; /* where letters and digits meet, all is not plain */
  plan->marks[i] &= rest;
  plan->flagged[i] |= b->shortens;
  b->spill = b->shortens = 0;
}

/* Marks and numbers.  Returns as qai_bits_read_numbers(). */
QAI_INLINE uint64_t
qai_bits_read_rest(qai_bits *b, const qai_masks *m)
{
  uint32_t i = b->i, block = b->plan->from + i;
  uint64_t marks = b->plan->marks[i], numbers = b->plan->look[i] & ~(marks | b->plan->asks[i]), more = 0;
  if (numbers)
    more = qai_bits_read_numbers(b, numbers, m, block);
  qai_bits_read_marks(b, marks, m, block);
  if (b->stop)
    b->plan->starts[i] &= ~b->stray;
  return more;
}

/* The block whose `doubt`, `stop` or `waits` is not 0, or `more`: returns whether it needs a closer look. */
QAI_BITS_APART int
qai_bits_finish(qai_bits *b, uint64_t more, int whole)
{
  qai_plan *plan = b->plan;
  uint32_t i = b->i;
  b->doubt &= ~b->settled & (plan->letters[i] | plan->digits[i]) & plan->ends[i];
  if (b->stop | more)
    b->doubt |= (b->joined & plan->ends[i]) | more;
  if (b->waits)
    qai_bits_read_waiting(b, whole);
  b->waits = 0;
  return (b->stop | b->doubt) != 0;
}

/* Before the first block, and after one that needed a closer look: whether it left a word that `runs_over` into the
 * next. */
QAI_INLINE void
qai_bits_init(qai_bits *b, qai_plan *plan, int runs_over)
{
  b->plan = plan;
  if (!runs_over)
    b->spill = b->settles = b->shortens = 0;
  b->doubt = b->stop = b->joined = b->stray = b->waits = 0;
}

/* Reads the i-th block of the plan, whose bytes are at s, and puts right what the plan has of it; returns whether it
 * needs a closer look.  b->spill and b->settles are those of the block before, then its own.  Nothing is to be read
 * where neither these two nor the plan's `look` have any bit. */
QAI_INLINE int
qai_bits_read(qai_bits *b, const qai_masks *m, const char *s, uint32_t i, int whole)
{
  uint64_t more;
  b->s = s;
  b->i = i;
  b->settled = b->settles;
  b->settles = b->spaced = 0;
  if (b->spill)
    qai_bits_read_spill(b);
  more = qai_bits_read_rest(b, m);
  qai_bits_read_asks(b);
  return (b->doubt | b->stop | b->waits | more) && qai_bits_finish(b, more, whole);
}

#endif
