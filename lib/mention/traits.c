#include "mention/traits.h"

enum { TRAIT_WORDS = 3 };

/* "I have | a sister" */
static int
is_had_by_narrator(const qai_scan *scan, uint32_t w)
{
  uint32_t verb = w > 1 ? qai_scan_symbol(scan, w - 1) : 0;
  return (verb == QAI_W_HAVE || verb == QAI_W_HAD || verb == QAI_W_VE) && qai_scan_symbol(scan, w - 2) == QAI_W_I;
}

int
qai_traits_is_own_kin(const qai_scan *scan, const qai_mention *m)
{
  if (qai_tag_lexeme(scan->tags, m->head)->contrast >> QAI_CONTRAST_BITS != QAI_CONTRAST_KIN)
    return 0;
  if (m->last - m->first == 1)
    return qai_scan_flag(scan, m->head, QUOTEATTR_FLAG_CAPITAL);
  return m->region == QAI_NONE && (qai_scan_symbol(scan, m->first) == QAI_W_MY || is_had_by_narrator(scan, m->first));
}

/* "The Republican": a noun that tells its bearer from those of another party. */
static int
is_partisan(const qai_scan *scan, const qai_mention *m)
{
  return qai_tag_lexeme(scan->tags, m->head)->contrast >> QAI_CONTRAST_BITS == QAI_CONTRAST_PARTY;
}

uint32_t
qai_traits_of(const qai_scan *scan, const qai_mention *m)
{
  uint32_t w = m->head > m->first + TRAIT_WORDS ? m->head - TRAIT_WORDS : m->first, traits = 0;
  uint32_t last = m->head;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL)
    return 0;
  if (qai_traits_is_own_kin(scan, m) || is_partisan(scan, m))
    last++;
  for (; w < last; w++) {
    uint32_t c = qai_tag_lexeme(scan->tags, w)->contrast, shift = (c >> QAI_CONTRAST_BITS) * QAI_CONTRAST_BITS;
    if (w < m->head && shift == QAI_CONTRAST_KIN * QAI_CONTRAST_BITS)
      continue;
    traits &= ~((c ? QAI_TRAITS_VALUES : 0u) << shift);
    traits |= (c & QAI_TRAITS_VALUES) << shift;
  }
  return traits;
}

uint32_t
qai_traits_with_noun(const qai_scan *scan, const qai_mention *m)
{
  uint32_t traits = qai_traits_of(scan, m), c = qai_tag_lexeme(scan->tags, m->head)->contrast;
  if (m->kind != QUOTEATTR_MENTION_NOMINAL || !c || c >> QAI_CONTRAST_BITS != QAI_CONTRAST_AGE ||
      traits & QAI_TRAITS_VALUES)
    return traits;
  return traits | (c & QAI_TRAITS_VALUES);
}
