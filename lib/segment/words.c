/*
 * Words: the loop over the paragraphs.  The common case, ASCII letters before a space or a comma, is settled
 * here from the class masks; everything else goes to the scanner's modules.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

#include <string.h>

enum { L = 1, D = 2, P = 3, W = 4 }; /* letter, digit, punctuation, wide */

/* Bytes after which a run of letters may not be the whole word: ' - . / : @ _ & % + and beyond ASCII. */
static int
may_go_on(unsigned char c)
{
  static const uint32_t set[4] = {0,
                                  1u << ('%' - 32) | 1u << ('&' - 32) | 1u << ('\'' - 32) | 1u << ('+' - 32) |
                                      1u << ('-' - 32) | 1u << ('.' - 32) | 1u << ('/' - 32) | 1u << (':' - 32),
                                  1u << ('@' - 64) | 1u << ('_' - 64), 0};
  return c >= 0x80 || (set[c >> 5] >> (c & 31) & 1);
}

static int
class_of(unsigned char c)
{
  if (c >= 0x80)
    return W;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0x1A)
    return L;
  return c >= '0' && c <= '9' ? D : P;
}

/* Whether s[i, e) may be two words written together (gonna), by its first and last letter. */
static int
may_split(const char *s, uint32_t i, uint32_t e)
{
  unsigned first = ((unsigned char)s[i] | 0x20u) - 'a', last = ((unsigned char)s[e - 1] | 0x20u) - 'a';
  return first < 26 && last < 26 && e - i <= 8 && (qai_wordlist_split_filter[first] >> last & 1);
}

static uint32_t
upper_bits(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t n = 0;
  for (; i < e; i++)
    n += (uint32_t)(sc->m[i >> 6].upper >> (i & 63) & 1);
  return n;
}

static uint32_t
scan_word(qai_scan *sc, uint32_t i)
{
  uint32_t e = qai_masks_skip_word(sc->m, i, sc->end), flags = 0;
  if ((e < sc->end && may_go_on((unsigned char)sc->s[e])) || may_split(sc->s, i, e) || sc->s[i] == 0x1A)
    return qai_scan_compound(sc, i);
  if (sc->m[i >> 6].upper >> (i & 63) & 1) {
    flags = QUOTEATTR_FLAG_CAPITAL;
    if (e > i + 1 && upper_bits(sc, i, e) == e - i)
      flags |= QUOTEATTR_FLAG_ALL_CAPS;
  }
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_WORD, flags);
}

static int
scan_paragraph(qai_scan *sc, const qai_paragraph *p)
{
  uint32_t i = p->start;
  sc->start = p->start;
  sc->end = p->end;
  sc->open_single = 0;
  sc->after = 0;
  sc->first = sc->words.n;
  memset(&sc->open, 0, sizeof sc->open);
  while ((i = qai_masks_skip_space(sc->m, i, sc->end)) < sc->end && !sc->status)
    switch (class_of((unsigned char)sc->s[i])) {
    case L: i = scan_word(sc, i); break;
    case D: i = qai_scan_number(sc, i); break;
    case P: i = qai_scan_punct(sc, i); break;
    default: i = qai_scan_wide(sc, i);
    }
  return sc->status;
}

int
qai_segment_words(const qai_text *text, qai_arena *arena, qai_segment *out)
{
  qai_scan sc;
  uint32_t p;
  memset(&sc, 0, sizeof sc);
  sc.s = text->bytes;
  sc.m = text->masks;
  sc.arena = arena;
  out->text = text;
  out->paragraph_words = qai_arena_alloc(arena, ((size_t)text->n_paragraphs + 1) * sizeof(uint32_t));
  if (!out->paragraph_words)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < text->n_paragraphs; p++) {
    out->paragraph_words[p] = sc.words.n;
    if (scan_paragraph(&sc, &text->paragraphs[p]))
      return QUOTEATTR_ERR_NOMEM;
  }
  out->paragraph_words[p] = sc.words.n;
  out->words = sc.words.data;
  out->n_words = sc.words.n;
  out->starts = sc.starts.data;
  out->n_starts = sc.starts.n;
  return QUOTEATTR_OK;
}
