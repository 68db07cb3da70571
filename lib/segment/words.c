/*
 * Words: the loop over the paragraphs.  The common case, ASCII letters before a space or a comma, is settled
 * here from the class masks; everything else goes to the scanner's modules.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

#include <string.h>

enum { BYTES_A_WORD = 4, BYTES_A_START = 12 }; /* room for what usual texts hold, at once */

enum { LETTER = 1, DIGIT = 2, PUNCT = 3, WIDE = 4, KIND = 7, ON = 8 };

/* What begins with a byte; ON: a run of letters before it may not be the whole word. */
static const unsigned char byte_class[256] = {
#define P PUNCT
#define L LETTER
#define D DIGIT
#define N (PUNCT | ON)
#define W4 WIDE | ON, WIDE | ON, WIDE | ON, WIDE | ON
#define W16 W4, W4, W4, W4
    P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, /* controls */
    P, P, P, P, P, P, P, P, P, P, L, P, P, P, P, P, /* 1A: a bad byte */
    P, P, P, P, P, N, N, N, P, P, P, N, P, N, N, N, /* % & ' + - . / */
    D, D, D, D, D, D, D, D, D, D, N, P, P, P, P, P, /* : */
    N, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* @ */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, N, /* _ */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* ` */
    L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, P, W16, W16, W16, W16, W16, W16, W16, W16};

static int
is_upper_at(const qai_scan *sc, uint32_t i)
{
  return (int)(sc->m[i >> 6].upper >> (i & 63) & 1);
}

static uint32_t
capital_flags(const qai_scan *sc, uint32_t i, uint32_t e)
{
  uint32_t k = i;
  if (!is_upper_at(sc, i))
    return 0;
  while (k < e && is_upper_at(sc, k))
    k++;
  return k == e && e > i + 1 ? QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS : QUOTEATTR_FLAG_CAPITAL;
}

/* ---- the common run ------------------------------------------------------------------------ */

/* The 64 bits of a mask from a place on, of which `low` and `high` are the two blocks' bits. */
static uint64_t
window(uint64_t low, uint64_t high, uint32_t shift)
{
  return shift ? low >> shift | high << (64 - shift) : low;
}

static quoteattr_token *
set(quoteattr_token *t, uint32_t start, uint32_t end, uint32_t kind, uint32_t flags, uint32_t last_end)
{
  t->start = start;
  t->end = end;
  t->kind = kind;
  t->flags = start != last_end ? flags | (uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE : flags;
  return t + 1;
}

/* A word with a capital may begin a sentence; there is room for it. */
static void
note_capital(qai_scan *sc, uint32_t word)
{
  if (word > sc->first) {
    sc->starts.data[sc->starts.n] = sc->open;
    sc->starts.data[sc->starts.n++].word = word;
  }
}

/* Words of ASCII letters with spaces between, or a comma after them.  Appends those that end within 64 bytes of i;
 * what comes after them is for others.  A state machine over bits, as one word costs a dozen instructions here and a
 * hundred elsewhere. */
static void
scan_run(qai_scan *sc, uint32_t i)
{
  const qai_masks *m = sc->m + (i >> 6);
  uint32_t shift = i & 63, last = sc->last_end, left = sc->end - i;
  uint64_t run = window(m[0].run, m[1].run, shift), word = window(m[0].word, m[1].word, shift) & run;
  uint64_t comma = run & ~window(m[0].space, m[1].space, shift) & ~word, after = word << 1;
  uint64_t starts = word & ~after, ends = ~word & after;
  uint64_t stop = ~run | (comma & ~after) | (starts & window(m[0].digit, m[1].digit, shift));
  uint64_t upper = window(m[0].upper, m[1].upper, shift);
  quoteattr_token *t = sc->words.data + sc->words.n;
  if (left < 64)
    stop |= ~UINT64_C(0) << left;
  if (stop)
    ends &= (stop & (0 - stop)) - 1;
  for (; ends; ends &= ends - 1, starts &= starts - 1) {
    uint32_t from = qai_masks_ctz(starts), to = qai_masks_ctz(ends), flags = 0;
    if (qai_wordlist_may_split(sc->s + i + from, to - from))
      break;
    if (upper >> from & 1) {
      flags = capital_flags(sc, i + from, i + to);
      note_capital(sc, (uint32_t)(t - sc->words.data));
    }
    t = set(t, i + from, i + to, QUOTEATTR_TOKEN_WORD, flags, last);
    last = i + to;
    if (comma >> to & 1) {
      t = set(t, last, last + 1, QUOTEATTR_TOKEN_PUNCT, 0, last);
      last++;
    }
  }
  sc->words.n = (uint32_t)(t - sc->words.data);
  sc->last_end = last;
}

/* Room for what 64 bytes can hold, in words and starts. */
static int
has_room(const qai_scan *sc)
{
  return sc->words.cap - sc->words.n >= 64 && sc->starts.cap - sc->starts.n >= 64;
}

/* ---- other words --------------------------------------------------------------------------- */

/* Whether nothing of what stands at e, after letters, belongs to their word: the full stop of an ordinary word,
 * a hyphen no prefix stands before, a colon, a dash or quotation mark. */
static int
stands_apart(const qai_scan *sc, uint32_t i, uint32_t e)
{
  const char *s = sc->s + e;
  if (sc->end - e < 3)
    return 0;
  switch (s[0]) {
  case '.':
    return e - i > 1 && (byte_class[(unsigned char)s[1]] & KIND) == PUNCT && s[1] != '.' &&
           (e - i > QAI_LIST_ABBREVIATED || !qai_wordlist_find(sc->s + i, e - i, NULL));
  case '-': return e - i > QAI_LIST_PREFIXES && (byte_class[(unsigned char)s[1]] & KIND) == LETTER;
  case ':': return s[1] == ' ';
  case '\xE2':
    return s[1] == '\x80' && ((s[2] >= '\x93' && s[2] <= '\x95') || s[2] == '\x9C' || s[2] == '\x9D' || s[2] == '\xA6');
  default: return 0;
  }
}

static uint32_t
scan_word(qai_scan *sc, uint32_t i)
{
  uint32_t e, n = sc->words.n, flags;
  if (!sc->after && has_room(sc)) {
    scan_run(sc, i);
    if (sc->words.n > n)
      return sc->last_end;
  }
  e = qai_masks_skip_word(sc->m, i, sc->end);
  if ((e < sc->end && byte_class[(unsigned char)sc->s[e]] & ON && !stands_apart(sc, i, e)) ||
      qai_wordlist_may_split(sc->s + i, e - i) || sc->s[i] == 0x1A)
    return qai_scan_compound(sc, i);
  flags = capital_flags(sc, i, e);
  if (flags || sc->after || sc->words.n == sc->words.cap)
    return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_WORD, flags);
  set(sc->words.data + sc->words.n++, i, e, QUOTEATTR_TOKEN_WORD, 0, sc->last_end);
  return sc->last_end = e;
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
    switch (byte_class[(unsigned char)sc->s[i]] & KIND) {
    case LETTER: i = scan_word(sc, i); break;
    case DIGIT: i = qai_scan_number(sc, i); break;
    case PUNCT: i = qai_scan_punct(sc, i); break;
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
  sc.words.cap = text->len / BYTES_A_WORD + 80;
  sc.words.data = qai_arena_alloc(arena, sc.words.cap * sizeof *sc.words.data);
  sc.starts.cap = text->len / BYTES_A_START + 64;
  sc.starts.data = qai_arena_alloc(arena, sc.starts.cap * sizeof *sc.starts.data);
  if (!out->paragraph_words || !sc.words.data || !sc.starts.data)
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
  out->clitics = sc.clitics.data;
  out->n_clitics = sc.clitics.n;
  return QUOTEATTR_OK;
}
