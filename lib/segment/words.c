/*
 * Words: the loop over the paragraphs.  The common case, ASCII letters before a space or a comma, is settled
 * here from the class masks; everything else goes to the scanner's modules.
 */
#include "segment/scan.h"
#include "segment/wordlist.h"

#include <string.h>

enum { BYTES_A_WORD = 4, BYTES_A_MARK = 24 }; /* room for what usual texts hold, at once */

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

static void
open_window(qai_scan *sc, uint32_t i)
{
  const qai_masks *m = sc->m + (i >> 6);
  uint32_t shift = i & 63, left = sc->end - i;
  uint64_t run = window(m[0].run, m[1].run, shift);
  qai_scan_window *w = &sc->window;
  w->base = i;
  w->word = window(m[0].word, m[1].word, shift) & run;
  w->space = window(m[0].space, m[1].space, shift);
  w->upper = window(m[0].upper, m[1].upper, shift);
  w->digit = window(m[0].digit, m[1].digit, shift);
  w->comma = run & ~w->space & ~w->word;
  w->stop = left < 64 ? ~run | ~UINT64_C(0) << left : ~run;
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

/* Case flags of the word at bits [from, to). */
static uint32_t
case_of_bits(uint64_t upper, uint32_t from, uint32_t to)
{
  uint64_t small = ~(upper >> from);
  if (small & 1)
    return 0;
  return to > from + 1 && !(small & ((UINT64_C(1) << (to - from)) - 1))
             ? QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS
             : QUOTEATTR_FLAG_CAPITAL;
}

/* What one walk over a window works with; bits are of the window. */
typedef struct walk {
  qai_scan *sc;
  const char *s;         /* the window's bytes */
  uint64_t starts, ends; /* of words still ahead; an end is the bit after */
  uint64_t stops;        /* what no plain word holds, still ahead */
  quoteattr_token *t;
  uint32_t last; /* end of the word before */
} walk;

static int
has_digit(const qai_scan_window *w, uint32_t from, uint32_t to)
{
  return (w->digit >> from & ((UINT64_C(1) << (to - from)) - 1)) != 0;
}

/* In the innermost loop: what most words do not need is elsewhere. */
static inline void
append_word(walk *k, uint32_t from, uint32_t to)
{
  const qai_scan_window *w = &k->sc->window;
  uint32_t flags = w->upper >> from & 1 ? case_of_bits(w->upper, from, to) : 0;
  k->t = set(k->t, w->base + from, w->base + to, QUOTEATTR_TOKEN_WORD, flags, k->last);
  k->last = w->base + to;
}

static void
append_mark(walk *k)
{
  k->t = set(k->t, k->last, k->last + 1, QUOTEATTR_TOKEN_PUNCT, 0, k->last);
  k->last++;
}

/* The word at bits [from, to) before a comma; 0: a mark combines with the comma. */
static int
append_listed(walk *k, uint32_t from, uint32_t to)
{
  const qai_scan_window *w = &k->sc->window;
  if (qai_scan_combines(k->sc, w->base + to + 1))
    return 0;
  append_word(k, from, to);
  append_mark(k);
  return 1;
}

/* The word at bits [from, to) before a full stop that is no part of it: letters alone and no abbreviation, with a
 * space or the paragraph's end after the stop. */
static int
append_end(walk *k, uint32_t from, uint32_t to)
{
  qai_scan *sc = k->sc;
  const qai_scan_window *w = &sc->window;
  if (to - from < 2 || has_digit(w, from, to) ||
      qai_wordlist_may_be(sc->s, w->base + from, w->base + to, QAI_SIEVE_STOP) ||
      !(w->space >> (to + 1) & 1 || w->base + to + 1 == sc->end))
    return 0;
  append_word(k, from, to);
  sc->marks.data[sc->marks.n++] = (uint32_t)(k->t - sc->words.data); /* there is room */
  append_mark(k);
  k->stops &= k->stops - 1;
  return 1;
}

/* Where the clitic begins that an apostrophe at bit `to` and the letters [letters, end) belong to; 0: it is none. */
static uint32_t
clitic_bit(const walk *k, uint32_t from, uint32_t to, uint32_t letters, uint32_t end)
{
  if (end == letters + 1 && k->s[letters] == 't' && (k->s[to - 1] | 0x20) == 'n')
    return k->s[to - 1] == 'n' && to > from + 1 ? to - 1 : 0;
  return end - letters <= QAI_LIST_CLITICS && qai_wordlist_find(k->s + letters, end - letters, NULL) & QAI_LIST_CLITIC
             ? to
             : 0;
}

/* The word at bits [from, to) with an apostrophe of n bytes and a clitic of small letters after it, then a space. */
static int
append_clitic(walk *k, uint32_t from, uint32_t to, uint32_t n)
{
  qai_scan *sc = k->sc;
  const qai_scan_window *w = &sc->window;
  uint64_t starts = k->starts & (k->starts - 1), ends = k->ends & (k->ends - 1);
  uint32_t end, cut;
  if (!ends || to + n > 61 || qai_masks_ctz(starts) != to + n || has_digit(w, from, to))
    return 0;
  end = qai_masks_ctz(ends);
  if (!(w->space >> end & 1) || w->upper >> (to + n) & ((UINT64_C(1) << (end - to - n)) - 1) ||
      (cut = clitic_bit(k, from, to, to + n, end)) == 0)
    return 0;
  if (QAI_PUSH(sc->arena, &sc->clitics, (uint32_t)(k->t + 1 - sc->words.data))) {
    sc->status = QUOTEATTR_ERR_NOMEM;
    return 0;
  }
  append_word(k, from, cut);
  k->t = set(k->t, k->last, w->base + end, QUOTEATTR_TOKEN_WORD,
             n == 3 ? QUOTEATTR_FLAG_CLITIC | QUOTEATTR_FLAG_NON_ASCII : QUOTEATTR_FLAG_CLITIC, k->last);
  k->last = w->base + end;
  k->starts = starts;
  k->ends = ends;
  k->stops &= ~UINT64_C(0) << end;
  return 1;
}

/* The word at bits [from, to) right before a stop; 0 when it takes a closer look. */
static int
append_before(walk *k, uint32_t from, uint32_t to)
{
  const char *s = k->s + to;
  if (k->sc->window.base + to >= k->sc->end)
    return 0;
  switch (*s) {
  case '.': return append_end(k, from, to);
  case '\'': return append_clitic(k, from, to, 1);
  case '\xE2': return to < 62 && s[1] == '\x80' && s[2] == '\x99' && append_clitic(k, from, to, 3);
  default: return 0;
  }
}

/* Appends the words that end before `limit`, one bit of the window or 0 for none: spaces stand after them, and no mark
 * before the first.  0: one that may be two written together stands next. */
static int
append_plain(walk *k, uint64_t limit)
{
  const char *s = k->sc->s;
  const uint64_t upper = k->sc->window.upper;
  uint32_t base = k->sc->window.base, last = k->last;
  uint64_t starts = k->starts, here = k->ends & (limit - 1);
  quoteattr_token *t = k->t;
  k->ends &= ~(limit - 1);
  for (; here; here &= here - 1, starts &= starts - 1) {
    uint32_t from = qai_masks_ctz(starts), to = qai_masks_ctz(here), flags = 0;
    if (qai_wordlist_in_sieve(s, base + from, base + to, QAI_SIEVE_SPLIT) &&
        qai_wordlist_may_be(s, base + from, base + to, QAI_SIEVE_SPLIT))
      break;
    if (upper >> from & 1)
      flags = case_of_bits(upper, from, to);
    t = set(t, base + from, base + to, QUOTEATTR_TOKEN_WORD, flags, last);
    last = base + to;
  }
  k->starts = starts;
  k->ends |= here;
  k->t = t;
  k->last = last;
  return !here;
}

/* The word at bits [from, to), whatever stands around it; 0: it takes a closer look. */
static int
append_next(walk *k)
{
  const qai_scan_window *w = &k->sc->window;
  uint64_t through = k->ends ^ (k->ends - 1); /* the bits up to the word's end, the end with them */
  uint32_t from = qai_masks_ctz(k->starts), to = qai_masks_ctz(k->ends);
  if (k->stops & through >> 1 || qai_wordlist_may_be(k->sc->s, w->base + from, w->base + to, QAI_SIEVE_SPLIT))
    return 0;
  if (!((k->stops | w->comma) & through & k->ends))
    append_word(k, from, to);
  else if (!(w->comma >> to & 1 ? append_listed(k, from, to) : append_before(k, from, to)))
    return 0;
  k->ends &= k->ends - 1;
  k->starts &= k->starts - 1;
  return 1;
}

/* Words of ASCII letters with spaces between, a comma, a full stop or a clitic after them.  Appends those that lie
 * before anything else; 0: that stands next. */
static int
walk_window(walk *k)
{
  const qai_scan_window *w = &k->sc->window;
  while (k->ends) {
    uint64_t event = k->stops | (w->comma & ~(k->starts - 1));
    if (w->base >= QAI_SIEVE_BYTES && !append_plain(k, event & (~event + 1)))
      return 0;
    if (k->ends && !append_next(k))
      return 0;
  }
  return !k->stops;
}

/* Room for what 64 bytes can hold, in words and marks. */
static int
has_room(const qai_scan *sc)
{
  return sc->words.cap - sc->words.n >= 64 && sc->marks.cap - sc->marks.n >= 64;
}

/* The words from i on that need no closer look, if any.  A word over a window's edge begins the next window. */
static void
scan_run(qai_scan *sc, uint32_t i)
{
  qai_scan_window *w = &sc->window;
  walk k = {sc, NULL, 0, 0, 0, sc->words.data + sc->words.n, sc->last_end};
  uint64_t word, after;
  int more;
  if (i - w->base >= 64)
    open_window(sc, i);
  do {
    word = w->word & ~UINT64_C(0) << (i - w->base);
    after = word << 1;
    k.s = sc->s + w->base;
    k.starts = word & ~after;
    k.ends = ~word & after & ~(UINT64_C(1) << 63);
    k.stops = (w->stop | (w->comma & ~after) | (k.starts & w->digit)) & ~UINT64_C(0) << (i - w->base);
    more = walk_window(&k) && k.starts;
    sc->words.n = (uint32_t)(k.t - sc->words.data);
    sc->last_end = k.last;
    if (more) {
      more = w->base != (i = w->base + qai_masks_ctz(k.starts));
      open_window(sc, i);
    }
  } while (more && has_room(sc));
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
  if (has_room(sc)) {
    scan_run(sc, i);
    if (sc->words.n > n)
      return sc->last_end;
  }
  e = qai_masks_skip_word(sc->m, i, sc->end);
  if ((e < sc->end && byte_class[(unsigned char)sc->s[e]] & ON && !stands_apart(sc, i, e)) ||
      (qai_wordlist_may_be(sc->s, i, e, QAI_SIEVE_SPLIT) &&
       qai_wordlist_find(sc->s + i, e - i, NULL) & QAI_LIST_SPLIT) ||
      sc->s[i] == 0x1A)
    return qai_scan_compound(sc, i);
  flags = capital_flags(sc, i, e);
  if (sc->words.n == sc->words.cap)
    return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_WORD, flags);
  set(sc->words.data + sc->words.n++, i, e, QUOTEATTR_TOKEN_WORD, flags, sc->last_end);
  return sc->last_end = e;
}

static int
scan_paragraph(qai_scan *sc, const qai_paragraph *p)
{
  uint32_t i = p->start;
  sc->start = p->start;
  sc->end = p->end;
  sc->open_single = 0;
  sc->first = sc->words.n;
  sc->window.base = p->end; /* none yet */
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
qai_segment_words(const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out)
{
  qai_scan sc;
  uint32_t p;
  memset(&sc, 0, sizeof sc);
  sc.s = text->bytes;
  sc.m = text->masks;
  sc.arena = arena;
  sc.kept = kept;
  out->text = text;
  out->paragraph_words = qai_arena_alloc(arena, ((size_t)text->n_paragraphs + 1) * sizeof(uint32_t));
  sc.words.cap = text->len / BYTES_A_WORD + 80;
  if (kept != arena && qai_arena_reserve(kept, 1, sc.words.cap * sizeof *sc.words.data))
    return QUOTEATTR_ERR_NOMEM;
  sc.words.data = qai_arena_alloc(kept, sc.words.cap * sizeof *sc.words.data);
  sc.marks.cap = text->len / BYTES_A_MARK + 64;
  sc.marks.data = qai_arena_alloc(arena, sc.marks.cap * sizeof *sc.marks.data);
  if (!out->paragraph_words || !sc.words.data || !sc.marks.data)
    return QUOTEATTR_ERR_NOMEM;
  for (p = 0; p < text->n_paragraphs; p++) {
    out->paragraph_words[p] = sc.words.n;
    if (scan_paragraph(&sc, &text->paragraphs[p]))
      return QUOTEATTR_ERR_NOMEM;
  }
  out->paragraph_words[p] = sc.words.n;
  out->words = sc.words.data;
  out->n_words = sc.words.n;
  out->marks = sc.marks.data;
  out->n_marks = sc.marks.n;
  out->clitics = sc.clitics.data;
  out->n_clitics = sc.clitics.n;
  return QUOTEATTR_OK;
}
