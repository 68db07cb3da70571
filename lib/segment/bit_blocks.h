/*
 * The blocks of a plan, read one after the other: what the masks alone do not tell.
 *
 * Internal to words.c, which compiles it for two kinds of processor.  In: a plan, class masks, bytes.  Out: the plan
 * put right, and the bits of a block that needs a closer look.
 */
#ifndef QAI_SEGMENT_BIT_BLOCKS_H
#define QAI_SEGMENT_BIT_BLOCKS_H

#include "segment/bit_marks.h"

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
    case QAI_BITS_BANG: taken = (taken << qai_bits_read_bang(b, p)) - taken; break;
    case QAI_BITS_COLON: qai_bits_read_colon(b, p, 1); break;
    case QAI_BITS_SEMICOLON: qai_bits_read_colon(b, p, 0); break;
    case QAI_BITS_SLASH: taken = (taken << qai_bits_read_slash(b, p)) - taken; break;
    case QAI_BITS_LINE: taken = (taken << qai_bits_read_line(b, p)) - taken; break;
    case QAI_BITS_STAR: taken = (taken << qai_bits_read_run(b, p)) - taken; break;
    case QAI_BITS_SIGN: qai_bits_read_sign(b, p, 0); break;
    case QAI_BITS_SIGN_JOINS: qai_bits_read_sign(b, p, 1); break;
    case QAI_BITS_JOINS: b->doubt |= taken; /* fall through */
    default: b->stop |= taken;
    }
    todo &= ~taken;
    b->stops &= ~taken;
  }
}

/* Of the bits where letters and digits meet, those where a closer look is needed. */
QAI_MASKS_INLINE uint64_t
qai_bits_read_units(qai_bits *b, uint64_t meetings)
{
  uint64_t bits;
  for (bits = meetings; bits; bits &= bits - 1) {
    uint32_t p = qai_masks_ctz(bits);
    if ((b->after_digit >> p & 1 && qai_bits_read_unit(b, p)) || qai_bits_read_mixed(b, p))
      meetings &= ~QAI_BITS_BIT(p);
  }
  return meetings;
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
  return n && n <= QAI_LIST_MAX && qai_wordlist_find(s, n, NULL) & QAI_LIST_COPULA ? QAI_BITS_YES : QAI_BITS_NO;
}

/* The word of n letters before bit p may be two written together: parted when it is of small letters, in this block,
 * and a space or comma follows; else in doubt. */
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

/* The lowest one of `asks` if the word before it may be in the list, or is of one letter; else 0.  Of a longer word
 * than those of the list the last letters count. */
QAI_MASKS_INLINE uint64_t
qai_bits_ask_first(const char *s, uint64_t word, uint64_t before, uint64_t asks)
{
  uint32_t p = qai_masks_ctz(asks | QAI_BITS_BIT(63));
  uint64_t none = ~(word << 1 << (63 - p) | before >> p) | QAI_BITS_BIT(63 - QAI_SIEVE_BYTES);
  unsigned listed =
      qai_wordlist_sieve_of(s + p - QAI_SIEVE_BYTES, QAI_SIEVE_BYTES - qai_masks_clz(none), QAI_SIEVE_BYTES);
  return asks & (0 - asks) & (0 - (uint64_t)(listed & QAI_SIEVE_ASK));
}

/* Of the bits of `asks`, those after words that may be in the list, or of one letter; most blocks have one or none. */
QAI_MASKS_INLINE uint64_t
qai_bits_ask(const char *s, uint64_t word, uint64_t before, uint64_t asks)
{
  uint64_t asked = 0;
  do {
    asked |= qai_bits_ask_first(s, word, before, asks);
    asks &= asks - 1;
  } while (asks);
  return asked;
}

/* ---- blocks of the plan --------------------------------------------------------------------- */

/* What takes more than the masks in the i-th block of a plan: marks, numbers with commas, where letters and digits
 * meet, `asked`.  b->spill and b->settles are those of the block before. */
QAI_MASKS_INLINE void
qai_bits_read_block(qai_bits *b, qai_plan *plan, uint32_t i, const qai_masks *m, uint64_t asked, int whole)
{
  uint32_t block = plan->from + i;
  uint64_t marks = plan->marks[i], more = plan->rest[i] & ~marks;
  b->starts = plan->starts[i];
  b->ends = plan->ends[i] | b->spill;
  b->asked = asked;
  if (b->spill)
    marks &= ~(b->spill - 1);
  b->word = plan->words[i];
  b->before = plan->before[i];
  b->stops = plan->stops[i];
  b->after_letter = plan->letters[i];
  b->after_digit = plan->digits[i];
  b->settled = b->settles;
  b->stop = b->spill = b->settles = b->clitics = b->abbreviations = b->unlike = b->joined = b->stray = b->spaced = 0;
  b->waits = b->possessives = 0;
  b->doubt = more & ~b->word;
  if (b->doubt)
    qai_bits_read_commas(b, b->doubt & (m->digit[block] >> 1 | m->digit[block + 1] << 63));
  more = qai_bits_read_units(b, more & b->word);
  qai_bits_read_marks(b, marks, m->high[block] & ~m->space[block]);
  if (b->stop)
    b->starts &= ~b->stray;
  qai_bits_read_asked(b);
  if (b->doubt)
    b->doubt &= ~b->settled & (b->after_letter | b->after_digit) & b->ends;
  if (b->stop | more)
    b->doubt |= (b->joined & b->ends) | more;
  if (b->waits)
    qai_bits_read_waiting(b, plan, i, whole);
}

/* Puts into the plan what is known now. */
QAI_MASKS_INLINE void
qai_bits_mend(const qai_bits *b, qai_plan *plan, uint32_t i)
{
  uint64_t rare = b->clitics | b->abbreviations | b->unlike;
  if (b->spaced)
    plan->odd[i] = (plan->odd[i] & ~b->spaced) | (b->spaced & ~b->word);
  if (rare) {
    plan->rare[i] = rare;
    plan->clitics[i] = b->clitics;
    plan->abbreviations[i] = b->abbreviations;
    plan->unlike[i] = b->unlike;
    plan->signs[i] = (plan->signs[i] & ~b->clitics) | b->abbreviations | b->possessives;
  }
}

/* Reads the i-th block of a plan, whose bytes are at s, and puts into the plan what it is; returns whether it needs a
 * closer look.  b->spill and b->settles are those of the block before, then its own, and b->open is set; the rest of *b
 * is set only then, and when `whole`. */
QAI_MASKS_INLINE int
qai_bits_read(qai_bits *b, qai_plan *plan, const qai_masks *m, const char *s, uint32_t i, int whole)
{
  uint64_t asked = qai_bits_ask(s, plan->words[i], plan->before[i], plan->asks[i]);
  if (!(asked | plan->rest[i]) && !whole) {
    plan->ends[i] |= b->spill;
    b->spill = b->settles = 0;
    return 0;
  }
  b->s = s;
  qai_bits_read_block(b, plan, i, m, asked, whole);
  qai_bits_mend(b, plan, i);
  if (b->stop | b->doubt)
    return 1;
  plan->starts[i] = b->starts;
  plan->ends[i] = b->ends;
  return 0;
}

#endif
