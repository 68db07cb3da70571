/*
 * What the first byte of a word does not tell: kinds and flags that are put right after the words of a block are
 * written.
 *
 * Internal to words.c.  In: the bits of a plan, words, bytes.  Out: the words, the clitics' numbers, marks.
 */
#ifndef QAI_SEGMENT_BIT_CORRECTIONS_H
#define QAI_SEGMENT_BIT_CORRECTIONS_H

#include "segment/bit_words.h"
#include "segment/bits.h"
#include "segment/scan.h"

/* Which of the 64 bytes from i on are no capitals. */
static inline uint64_t
qai_bits_no_capitals(const uint64_t *upper, uint32_t i)
{
  return ~(upper[i >> 6] >> (i & 63) | upper[(i >> 6) + 1] << 1 << (~i & 63));
}

/* Whether bytes [i, e) are capitals. */
static inline int
qai_bits_are_capitals(const uint64_t *upper, uint32_t i, uint32_t e)
{
  for (; i + 64 < e; i += 64)
    if (qai_bits_no_capitals(upper, i))
      return 0;
  return !(qai_bits_no_capitals(upper, i) << (64 - (e - i)));
}

/* Flags of the word s[i, e), of ASCII. */
static inline uint32_t
qai_bits_capital_flags(const qai_scan *sc, uint32_t i, uint32_t e)
{
  const uint64_t *upper = sc->m->upper;
  if (!(upper[i >> 6] >> (i & 63) & 1))
    return 0;
  return e > i + 1 && qai_bits_are_capitals(upper, i, e) ? QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS
                                                         : QUOTEATTR_FLAG_CAPITAL;
}

/* Flags of the abbreviation at s. */
QAI_INLINE uint32_t
qai_bits_abbreviation_flags(const char *s, const quoteattr_token *t)
{
  uint32_t i, n = t->end - t->start;
  if (n == 2 || !(t->flags & QUOTEATTR_FLAG_CAPITAL))
    return QUOTEATTR_FLAG_ABBREVIATION;
  for (i = 1; i < n; i++)
    if (s[i] >= 'a')
      return QUOTEATTR_FLAG_ABBREVIATION;
  return QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_ALL_CAPS;
}

/* The word at s is one of “ ” ‘ ’, or has a ’ within, or begins with digits and is no number. */
QAI_INLINE void
qai_bits_correct_unlike(quoteattr_token *t, const char *s)
{
  if (*s == '\xE2')
    t->kind = QUOTEATTR_TOKEN_OPEN + (s[2] & 1); /* 9C and 98, 9D and 99 */
  else if (qai_bits_is_digit(*s))
    t->kind = QUOTEATTR_TOKEN_WORD;
  else
    t->flags |= QUOTEATTR_FLAG_NON_ASCII;
}

/* The clitic at s: a possessive's apostrophe, or letters with one before or after the first. */
QAI_INLINE void
qai_bits_correct_clitic(quoteattr_token *t, const char *s)
{
  int wide = (unsigned char)s[*s == 'n'] >= 0x80;
  t->kind = (wide || *s == '\'') && s[wide ? 3 : 1] == ' ' ? QUOTEATTR_TOKEN_QUOTE : QUOTEATTR_TOKEN_WORD;
  t->flags = wide ? QUOTEATTR_FLAG_CLITIC | QUOTEATTR_FLAG_NON_ASCII : QUOTEATTR_FLAG_CLITIC;
}

/* “ ”, clitics and the like in the i-th block of the plan, whose bytes are at s: its words are those from the n-th on.
 */
QAI_INLINE void
qai_bits_correct_starts(qai_scan *sc, const qai_plan *plan, uint32_t i, const char *s, uint32_t n)
{
  quoteattr_token *t = sc->words.data + n;
  uint64_t starts = plan->starts[i], bits;
  for (bits = starts & plan->unlike[i]; bits; bits &= bits - 1)
    qai_bits_correct_unlike(&t[qai_bits_index(starts, bits)], s + qai_masks_ctz(bits));
  for (bits = starts & plan->clitics[i]; bits; bits &= bits - 1) {
    uint32_t word = qai_bits_index(starts, bits);
    qai_bits_correct_clitic(&t[word], s + qai_masks_ctz(bits));
    sc->clitics.data[sc->clitics.n++] = n + word;
  }
}

/* Flags of a word that ends at a bit of the plan's `flagged`. */
QAI_INLINE uint32_t
qai_bits_end_flags(const qai_scan *sc, const quoteattr_token *t)
{
  if (sc->s[t->end - 1] == '.')
    return qai_bits_abbreviation_flags(sc->s + t->start, t);
  return t->flags & QUOTEATTR_FLAG_CAPITAL ? qai_bits_capital_flags(sc, t->start, t->end) : 0;
}

/* Words of two capitals or more and abbreviations in the i-th block of the plan, of which the words from `t` on end in
 * it. */
QAI_INLINE void
qai_bits_correct_ends(const qai_scan *sc, const qai_plan *plan, uint32_t i, quoteattr_token *t)
{
  const uint64_t ends = plan->ends[i];
  uint64_t bits = ends & plan->flagged[i];
  do {
    quoteattr_token *word = t + qai_bits_index(ends, bits);
    word->flags |= qai_bits_end_flags(sc, word);
    bits &= bits - 1;
  } while (bits);
}

/* Notes the word before the n-th, the first of those that begin in a block, where it ends there as an abbreviation and
 * is no mark yet; `mark`: where the next one goes.  Returns how many are noted. */
QAI_INLINE uint32_t
qai_bits_note_late(const qai_scan *sc, uint32_t n, uint32_t *mark)
{
  if (!(sc->words.data[n - 1].flags & QUOTEATTR_FLAG_ABBREVIATION) || (mark > sc->marks.data && mark[-1] == n - 1))
    return 0;
  *mark = n - 1;
  return 1;
}

#endif
