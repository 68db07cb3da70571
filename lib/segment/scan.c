#include "segment/scan.h"

#include "text/unicode.h"

int
qai_scan_combines(const qai_scan *sc, uint32_t i)
{
  uint32_t size;
  int g;
  if (i >= sc->end || (unsigned char)sc->s[i] < 0xCC)
    return 0;
  g = QAI_UNICODE_GRAPHEME(QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, i, &size)));
  return g == QAI_GB_EXTEND || g == QAI_GB_ZWJ || g == QAI_GB_SPACING;
}

/* Lengthens a word that a combining mark follows. */
static uint32_t
whole_cluster(const qai_scan *sc, uint32_t end)
{
  uint32_t size;
  while (qai_scan_combines(sc, end)) {
    qai_unicode_decode(sc->s, end, &size);
    end += size;
  }
  return end;
}

/* Whether the word is a mark, as qai_segment has them. */
static int
is_mark(const qai_scan *sc, const quoteattr_token *t)
{
  return (t->kind > QUOTEATTR_TOKEN_NUMBER && sc->s[t->start] != ',') || t->flags & QUOTEATTR_FLAG_ABBREVIATION;
}

uint32_t
qai_scan_emit(qai_scan *sc, uint32_t start, uint32_t end, uint32_t kind, uint32_t flags)
{
  quoteattr_token t;
  if (end < sc->end && (unsigned char)sc->s[end] >= 0x80)
    end = whole_cluster(sc, end);
  t.start = start;
  t.end = end;
  t.kind = kind;
  t.flags = flags | (start != sc->last_end ? (uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE : 0u);
  sc->last_end = end;
  if (QAI_PUSH(sc->kept, &sc->words, t) ||
      (flags & QUOTEATTR_FLAG_CLITIC && QAI_PUSH(sc->arena, &sc->clitics, sc->words.n - 1)) ||
      (is_mark(sc, &t) && QAI_PUSH(sc->arena, &sc->marks, sc->words.n - 1)))
    sc->status = QUOTEATTR_ERR_NOMEM;
  return end;
}

/* Case of the letters of s[start, end): CAPITAL, ALL_CAPS. */
static uint32_t
case_flags(const qai_scan *sc, uint32_t start, uint32_t end)
{
  uint32_t i = start, size, letters = 0, first = 0;
  for (; i < end; i += size) {
    unsigned r = QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, i, &size));
    if (QAI_UNICODE_KIND(r) != QAI_KIND_LETTER || QAI_UNICODE_WORD(r) == QAI_WB_EXTEND)
      continue;
    if (!QAI_UNICODE_UPPER(r))
      return first;
    first = QUOTEATTR_FLAG_CAPITAL;
    letters++;
  }
  return letters > 1 ? first | (uint32_t)QUOTEATTR_FLAG_ALL_CAPS : first;
}

uint32_t
qai_scan_emit_word(qai_scan *sc, uint32_t start, uint32_t end, uint32_t flags)
{
  if (qai_masks_any_high(sc->m, start, end))
    flags |= QUOTEATTR_FLAG_NON_ASCII;
  if (sc->s[start] < 'a' || sc->s[start] > 'z')
    flags |= case_flags(sc, start, end);
  return qai_scan_emit(sc, start, end, QUOTEATTR_TOKEN_WORD, flags);
}

uint32_t
qai_scan_letters_end(const qai_scan *sc, uint32_t i)
{
  uint32_t size;
  while (i < sc->end)
    if ((unsigned char)sc->s[i] >= 0x80) {
      if (!qai_unicode_goes_on(sc->s, i, &size))
        break;
      i += size;
    } else if (sc->m->word[i >> 6] >> (i & 63) & 1)
      i = qai_masks_skip_word(sc->m, i, sc->end);
    else
      break;
  return i;
}

uint32_t
qai_scan_apostrophe(const qai_scan *sc, uint32_t i)
{
  if (i < sc->end && sc->s[i] == '\'')
    return 1;
  if (sc->end - i >= 3 && i < sc->end && sc->s[i] == '\xE2' && sc->s[i + 1] == '\x80' && sc->s[i + 2] == '\x99')
    return 3;
  return 0;
}

int
qai_scan_is_letter(const qai_scan *sc, uint32_t i)
{
  uint32_t size;
  int k;
  if (i >= sc->end)
    return 0;
  k = QAI_UNICODE_KIND(QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, i, &size)));
  return k == QAI_KIND_LETTER || k == QAI_KIND_DIGIT;
}
