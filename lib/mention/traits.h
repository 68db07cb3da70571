/*
 * Traits: what the words of a noun phrase tell its bearer by: "old" or "young", "first" or "second", one's own brother,
 * the Republican.
 *
 * In: a mention.  Out: a number with a value, or 0, of each dimension of contrast (lexicon.h), QAI_CONTRAST_BITS bits a
 * dimension.
 */
#ifndef QAI_MENTION_TRAITS_H
#define QAI_MENTION_TRAITS_H

#include "mention/mention_scan.h"

enum { QAI_TRAITS_VALUES = (1 << QAI_CONTRAST_BITS) - 1, QAI_TRAITS_LOWEST = 011111111 };

/* "Dad", "my brother", "I have a sister" of the narrator: one of his family, whose nouns exclude each other. */
int qai_traits_is_own_kin(const qai_scan *scan, const qai_mention *m);
/* What the words in front of its noun say of a noun phrase's bearer: "old", "first"; and the noun of one's own kin or
 * party. */
uint32_t qai_traits_of(const qai_scan *scan, const qai_mention *m);
/* ... and what the noun says: "the boy" is nobody who was "the old man", though "the old boy" may be. */
uint32_t qai_traits_with_noun(const qai_scan *scan, const qai_mention *m);

/* The lowest bit of each dimension that has a value. */
static inline uint32_t
qai_traits_dimensions(uint32_t traits)
{
  return (traits | traits >> 1 | traits >> 2) & QAI_TRAITS_LOWEST;
}

/* Whether one has another value than the other in some dimension; the same value. */
static inline int
qai_traits_are_contrary(uint32_t a, uint32_t b)
{
  return (qai_traits_dimensions(a) & qai_traits_dimensions(b) & qai_traits_dimensions(a ^ b)) != 0;
}

static inline int
qai_traits_are_alike(uint32_t a, uint32_t b)
{
  return (qai_traits_dimensions(a) & qai_traits_dimensions(b) & ~qai_traits_dimensions(a ^ b)) != 0;
}

#endif
