/*
 * What begins with a character beyond ASCII: words of any script by UAX #29, marks, emoji.
 */
#include "segment/scan.h"
#include "text/unicode.h"

#include <string.h>

/* Words of scripts without spaces are one cluster each (Katakana runs are one word, WB13). */
static uint32_t
letters_end(const qai_scan *sc, uint32_t i, unsigned record)
{
  uint32_t e, size;
  switch (QAI_UNICODE_WORD(record)) {
  case QAI_WB_LETTER:
  case QAI_WB_HEBREW:
  case QAI_WB_NUMERIC:
  case QAI_WB_EXTENDNUMLET: return qai_scan_letters_end(sc, i);
  case QAI_WB_KATAKANA: break;
  default: return qai_unicode_cluster_end(sc->s, i, sc->end);
  }
  for (e = i; e < sc->end; e += size) {
    int w = QAI_UNICODE_WORD(QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, e, &size)));
    if (w != QAI_WB_KATAKANA && w != QAI_WB_EXTEND && w != QAI_WB_FORMAT && w != QAI_WB_ZWJ && w != QAI_WB_EXTENDNUMLET)
      break;
  }
  return e;
}

static uint32_t
scan_letters(qai_scan *sc, uint32_t i, unsigned record)
{
  int w = QAI_UNICODE_WORD(record);
  if (w == QAI_WB_LETTER || w == QAI_WB_HEBREW)
    return qai_scan_compound(sc, i);
  if (QAI_UNICODE_KIND(record) == QAI_KIND_DIGIT)
    return qai_scan_emit(sc, i, letters_end(sc, i, record), QUOTEATTR_TOKEN_NUMBER, QUOTEATTR_FLAG_NON_ASCII);
  return qai_scan_emit_word(sc, i, letters_end(sc, i, record), 0);
}

/* A repeated dash or dots are one word: ——, ……. */
static uint32_t
scan_mark(qai_scan *sc, uint32_t i, uint32_t cp)
{
  uint32_t e = qai_unicode_cluster_end(sc->s, i, sc->end), size;
  while ((cp == 0x2014 || cp == 0x2013 || cp == 0x2026) && e < sc->end && (unsigned char)sc->s[e] >= 0x80 &&
         qai_unicode_decode(sc->s, e, &size) == cp)
    e += size;
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_PUNCT, QUOTEATTR_FLAG_NON_ASCII);
}

static uint32_t
scan_symbol(qai_scan *sc, uint32_t i, unsigned record)
{
  uint32_t e = qai_unicode_cluster_end(sc->s, i, sc->end);
  int g = QAI_UNICODE_GRAPHEME(record);
  int emoji = QAI_UNICODE_EMOJI(record) || (g == QAI_GB_REGIONAL && e - i > 4) || (g == QAI_GB_PICTURE && e - i > 4);
  return qai_scan_emit(sc, i, e, emoji ? QUOTEATTR_TOKEN_EMOJI : QUOTEATTR_TOKEN_SYMBOL, QUOTEATTR_FLAG_NON_ASCII);
}

/* End of a run of two of the single mark ‘ or ’ at i, which stands for a double one. */
static uint32_t
pair_end(const qai_scan *sc, uint32_t i)
{
  return sc->end - i >= 6 && !memcmp(sc->s + i, sc->s + i + 3, 3) ? i + 6 : i + 3;
}

/* A combining mark after a space belongs to the space: skipped, so that no cluster is cut. */
static uint32_t
skip_orphan(const qai_scan *sc, uint32_t i, unsigned record)
{
  int w = QAI_UNICODE_WORD(record);
  return (w == QAI_WB_EXTEND || w == QAI_WB_ZWJ) && i > 0 && sc->s[i - 1] == ' '
             ? qai_unicode_cluster_end(sc->s, i - 1, sc->end)
             : 0;
}

/* A sign that joins what follows it (U+0600): a word with that, nothing before a space. */
static uint32_t
scan_prepended(qai_scan *sc, uint32_t i)
{
  uint32_t e = qai_unicode_cluster_end(sc->s, i, sc->end), k = i, last, size;
  unsigned r;
  do {
    r = QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, k, &size));
    k += size;
  } while (k < e && QAI_UNICODE_GRAPHEME(r) == QAI_GB_PREPEND);
  if (QAI_UNICODE_KIND(r) == QAI_KIND_SPACE || QAI_UNICODE_WORD(r) == QAI_WB_EXTEND)
    return e;
  if (QAI_UNICODE_KIND(r) != QAI_KIND_LETTER && QAI_UNICODE_KIND(r) != QAI_KIND_DIGIT)
    return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_SYMBOL, QUOTEATTR_FLAG_NON_ASCII);
  last = qai_scan_letters_end(sc, k - size);
  return qai_scan_emit_word(sc, i, last > e ? last : e, 0);
}

uint32_t
qai_scan_wide(qai_scan *sc, uint32_t i)
{
  uint32_t size, cp = qai_unicode_decode(sc->s, i, &size), skip;
  unsigned r = QAI_UNICODE_RECORD(cp);
  if ((skip = skip_orphan(sc, i, r)) != 0)
    return skip;
  switch (QAI_UNICODE_KIND(r)) {
  case QAI_KIND_SPACE:
    return QAI_UNICODE_GRAPHEME(r) == QAI_GB_PREPEND ? scan_prepended(sc, i)
                                                     : qai_unicode_cluster_end(sc->s, i, sc->end);
  case QAI_KIND_LETTER:
  case QAI_KIND_DIGIT: return scan_letters(sc, i, r);
  case QAI_KIND_OPEN:
    if (cp == 0x2018)
      sc->open_single = i + size;
    return qai_scan_emit(sc, i, cp == 0x2018 ? pair_end(sc, i) : i + size, QUOTEATTR_TOKEN_OPEN,
                         QUOTEATTR_FLAG_NON_ASCII);
  case QAI_KIND_CLOSE:
    if (cp == 0x2019 && pair_end(sc, i) > i + size)
      return qai_scan_emit(sc, i, i + 6, QUOTEATTR_TOKEN_CLOSE, QUOTEATTR_FLAG_NON_ASCII);
    if (cp == 0x2019)
      return qai_scan_single(sc, i, 3);
    return qai_scan_emit(sc, i, i + size, QUOTEATTR_TOKEN_CLOSE, QUOTEATTR_FLAG_NON_ASCII);
  case QAI_KIND_QUOTE: return qai_scan_emit(sc, i, i + size, QUOTEATTR_TOKEN_QUOTE, QUOTEATTR_FLAG_NON_ASCII);
  case QAI_KIND_PUNCT: return scan_mark(sc, i, cp);
  default: return scan_symbol(sc, i, r);
  }
}
