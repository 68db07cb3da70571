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

/* Appends a word of small letters, or of letters without case. */
static void
append_word(qai_scan *sc, uint32_t start, uint32_t end)
{
  quoteattr_token *t = sc->words.data + sc->words.n;
  if (sc->words.n == sc->words.cap) {
    qai_scan_emit(sc, start, end, QUOTEATTR_TOKEN_WORD, QUOTEATTR_FLAG_NON_ASCII);
    return;
  }
  t->start = start;
  t->end = end;
  t->kind = QUOTEATTR_TOKEN_WORD;
  t->flags = start != sc->last_end ? QUOTEATTR_FLAG_NON_ASCII | QUOTEATTR_FLAG_SPACE_BEFORE : QUOTEATTR_FLAG_NON_ASCII;
  sc->words.n++;
  sc->last_end = end;
}

/* Whether nothing of what stands at e, after letters beyond ASCII, belongs to their word. */
static int
stands_apart(const qai_scan *sc, uint32_t e)
{
  const char *s = sc->s + e;
  if (e == sc->end || (sc->m->space[e >> 6] >> (e & 63) & 1 && (unsigned char)s[0] < 0x80))
    return 1;
  switch (s[0]) {
  case '.': return e + 1 == sc->end || s[1] == ' ' || s[1] == '\n';
  case ',':
  case ';':
  case ':':
  case '!':
  case '?':
  case ')':
  case '-':
  case '"': return 1;
  case '\xC2': return s[1] == '\xBB';
  case '\xE2':
    return s[1] == '\x80' && ((s[2] >= '\x93' && s[2] <= '\x95') || s[2] == '\x9C' || s[2] == '\x9D' || s[2] == '\xA6');
  default: return 0;
  }
}

/* Words of letters beyond ASCII with one space between them, as far as nothing else is among them. */
static uint32_t
scan_words(qai_scan *sc, uint32_t i, unsigned record)
{
  uint32_t e, size;
  int w;
  for (;;) {
    e = qai_scan_letters_end(sc, i);
    if (!stands_apart(sc, e))
      return qai_scan_compound(sc, i);
    if (QAI_UNICODE_UPPER(record))
      qai_scan_emit_word(sc, i, e, 0);
    else
      append_word(sc, i, e);
    if (sc->end - e < 2 || sc->s[e] != ' ' || (unsigned char)sc->s[e + 1] < 0x80)
      return e;
    record = QAI_UNICODE_RECORD(qai_unicode_decode(sc->s, e + 1, &size));
    w = QAI_UNICODE_WORD(record);
    if ((w != QAI_WB_LETTER && w != QAI_WB_HEBREW) || QAI_UNICODE_KIND(record) != QAI_KIND_LETTER)
      return e;
    i = e + 1;
  }
}

uint32_t
qai_scan_mixed(qai_scan *sc, uint32_t i, uint32_t ascii)
{
  uint32_t e, size;
  if (!qai_unicode_goes_on(sc->s, ascii, &size))
    return 0;
  e = qai_scan_letters_end(sc, ascii + size);
  if (!stands_apart(sc, e))
    return 0;
  if (sc->s[i] < 'a')
    return qai_scan_emit_word(sc, i, e, 0);
  append_word(sc, i, e);
  return e;
}

/* The kind of a character that is a word of its own, with the marks that join it; 0: it takes a closer look. */
static uint32_t
kind_alone(uint32_t cp, unsigned record)
{
  if (QAI_UNICODE_GRAPHEME(record) != QAI_GB_OTHER)
    return 0;
  switch (QAI_UNICODE_KIND(record)) {
  case QAI_KIND_LETTER:
    return QAI_UNICODE_WORD(record) == QAI_WB_OTHER && !QAI_UNICODE_UPPER(record) ? QUOTEATTR_TOKEN_WORD : 0;
  case QAI_KIND_PUNCT: return cp != 0x2013 && cp != 0x2014 && cp != 0x2026 ? QUOTEATTR_TOKEN_PUNCT : 0;
  case QAI_KIND_OPEN: return cp != 0x2018 ? QUOTEATTR_TOKEN_OPEN : 0;
  case QAI_KIND_CLOSE: return cp != 0x2019 ? QUOTEATTR_TOKEN_CLOSE : 0;
  default: return 0;
  }
}

/* Characters that are words of their own, one after the other: Chinese, Hiragana, Thai and their marks.  `i` when the
 * first one, of code point `cp`, is none. */
static uint32_t
scan_alone(qai_scan *sc, uint32_t i, uint32_t cp, uint32_t size)
{
  unsigned r = QAI_UNICODE_RECORD(cp), next = r;
  uint32_t e = i, kind;
  while ((kind = kind_alone(cp, r)) != 0) {
    for (e = i + size; e < sc->end && (unsigned char)sc->s[e] >= 0x80; e += size) {
      cp = qai_unicode_decode(sc->s, e, &size);
      next = QAI_UNICODE_RECORD(cp);
      if (QAI_UNICODE_GRAPHEME(next) < QAI_GB_EXTEND || QAI_UNICODE_GRAPHEME(next) > QAI_GB_SPACING)
        break;
    }
    if (kind == QUOTEATTR_TOKEN_WORD)
      append_word(sc, i, e);
    else
      qai_scan_emit(sc, i, e, kind, QUOTEATTR_FLAG_NON_ASCII);
    if (e == sc->end || (unsigned char)sc->s[e] < 0x80)
      return e;
    i = e;
    r = next;
  }
  return i;
}

static uint32_t
scan_letters(qai_scan *sc, uint32_t i, unsigned record)
{
  int w = QAI_UNICODE_WORD(record);
  if (w == QAI_WB_LETTER || w == QAI_WB_HEBREW)
    return scan_words(sc, i, record);
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
  uint32_t end;
  if ((w != QAI_WB_EXTEND && w != QAI_WB_ZWJ) || i == 0 || sc->s[i - 1] != ' ')
    return 0;
  end = qai_unicode_cluster_end(sc->s, i - 1, sc->end);
  return end > i ? end : 0; /* some signs that go on a word begin a cluster (U+102B) */
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
  if ((skip = skip_orphan(sc, i, r)) != 0 || (skip = scan_alone(sc, i, cp, size)) != i)
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
