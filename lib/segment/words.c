/*
 * Words: the loop over the paragraphs.  What is plain from a block's bits (bits.h) is written here; everything else
 * goes to the scanner's modules, after which the block goes on.
 */
#include "segment/bits.h"
#include "segment/scan.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#endif

enum { BYTES_A_WORD = 4, BYTES_A_MARK = 24, BYTES_A_CLITIC = 128 }; /* room for what usual texts hold, at once */

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

/* ---- a closer look ------------------------------------------------------------------------- */

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
  uint32_t e = qai_masks_skip_word(sc->m, i, sc->end), last;
  if (e < sc->end && (unsigned char)sc->s[e] >= 0x80 && sc->s[i] != 0x1A && (last = qai_scan_mixed(sc, i, e)) != 0)
    return last;
  if ((e < sc->end && byte_class[(unsigned char)sc->s[e]] & ON && !stands_apart(sc, i, e)) ||
      (qai_wordlist_may_be(sc->s, i, e, QAI_SIEVE_SPLIT) &&
       qai_wordlist_find(sc->s + i, e - i, NULL) & QAI_LIST_SPLIT) ||
      sc->s[i] == 0x1A)
    return qai_scan_compound(sc, i);
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_WORD, capital_flags(sc, i, e));
}

static uint32_t
scan_one(qai_scan *sc, uint32_t i)
{
  switch (byte_class[(unsigned char)sc->s[i]] & KIND) {
  case LETTER: return scan_word(sc, i);
  case DIGIT: return qai_scan_number(sc, i);
  case PUNCT: return qai_scan_punct(sc, i);
  default: return qai_scan_wide(sc, i);
  }
}

/* ---- what a block gives -------------------------------------------------------------------- */

typedef struct form {
  uint32_t kind, flags;
} form;

/* Kind and flags by the first byte, with the space before that such words have most often. */
static const form forms[256] = {
#define FORM(kind, flags) {QUOTEATTR_TOKEN_##kind, flags}
#define MARK(kind) FORM(kind, 0)
#define MARK4 MARK(PUNCT), MARK(PUNCT), MARK(PUNCT), MARK(PUNCT)
#define MARK16 MARK4, MARK4, MARK4, MARK4
#define SMALL FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE)
#define SMALL13 SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL, SMALL
#define LARGE FORM(WORD, QUOTEATTR_FLAG_SPACE_BEFORE | QUOTEATTR_FLAG_CAPITAL)
#define LARGE13 LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, LARGE
#define NUMBER5                                                                                                        \
  FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE), FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE),                                \
      FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE), FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE),                            \
      FORM(NUMBER, QUOTEATTR_FLAG_SPACE_BEFORE)
#define WIDE16 WIDE4, WIDE4, WIDE4, WIDE4
#define WIDE4                                                                                                          \
  FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII), FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII),                                        \
      FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII), FORM(PUNCT, QUOTEATTR_FLAG_NON_ASCII)
    MARK16, MARK16,                                                                         /* controls */
    MARK(PUNCT), MARK(PUNCT), MARK(QUOTE), MARK(PUNCT), MARK(SYMBOL), MARK(PUNCT),          /* space ! " # $ % */
    MARK(PUNCT), MARK(QUOTE), MARK(OPEN), MARK(CLOSE), MARK(PUNCT), MARK(PUNCT),            /* & ' ( ) * + */
    MARK4, NUMBER5, NUMBER5, MARK4, MARK(PUNCT), MARK(PUNCT), MARK(PUNCT),             /* , - . / 0-9 : ; < = > ? @ */
    LARGE13, LARGE13, MARK(OPEN), MARK(PUNCT), MARK(CLOSE), MARK(PUNCT), MARK(PUNCT),       /* A-Z [ \ ] ^ _ */
    MARK(PUNCT), SMALL13, SMALL13, MARK(OPEN), MARK(SYMBOL), MARK(CLOSE), MARK(PUNCT),      /* ` a-z { | } ~ */
    MARK(PUNCT), WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16, WIDE16};

typedef struct walk {
  qai_scan *sc;
  const uint64_t *endings;
  const qai_text *text;
  uint32_t *first;     /* word of each paragraph */
  uint32_t paragraph;  /* the next one, whose first word is not known yet, */
  uint32_t next_start; /*   and where it begins */
  uint32_t entered;    /* the paragraph `sc` is set to */
  uint32_t room;       /* blocks that there is room for */
  int open;            /* the last word has no end yet: it runs over the block's */
  char edge[64 + 2 * QAI_BITS_AROUND]; /* a block at the text's edge */
} walk;

/* Index of the word that begins at the lowest one of `bits`, which are some of `starts`. */
QAI_MASKS_INLINE uint32_t
index_of(uint64_t starts, uint64_t bits)
{
  return qai_masks_count(starts & (bits ^ (bits - 1))) - 1;
}

/* The last word of the block before ends at bit p. */
QAI_MASKS_INLINE void
close_word(walk *k, const qai_bits *b, uint32_t p)
{
  qai_scan *sc = k->sc;
  quoteattr_token *t = &sc->words.data[sc->words.n - 1];
  t->end = b->base + p;
  if (t->flags & QUOTEATTR_FLAG_CAPITAL)
    t->flags |= capital_flags(sc, t->start, t->end);
  k->open = 0;
}

/* Writes the words that begin at `starts` and end at `ends`, of which the last one may have none, to t.  There is room
 * for three more words. */
typedef void (*write_words_fn)(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t ends);

QAI_MASKS_INLINE void
write_word(const char *s, uint32_t base, quoteattr_token *t, uint32_t start, uint32_t end)
{
  t->start = base + start;
  t->end = base + end;
  memcpy((char *)t + offsetof(quoteattr_token, kind), &forms[(unsigned char)s[start]], sizeof(form)); /* in one go */
}

static inline void
write_portable(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t ends)
{
  for (; starts; starts &= starts - 1, ends &= ends - 1)
    write_word(s, base, t++, qai_masks_ctz(starts), ends ? qai_masks_ctz(ends) : 64);
}

#ifdef QAI_MASKS_FAST_TARGET
/* The same in two stores; `bases`: the block's base in both halves. */
QAI_MASKS_FAST_TARGET static inline void
write_halves(const char *s, uint64_t bases, quoteattr_token *t, uint64_t start, uint64_t end)
{
  uint64_t span = bases + start + (end << 32);
  memcpy(t, &span, sizeof span);
  memcpy((char *)t + offsetof(quoteattr_token, kind), &forms[(unsigned char)s[start]], sizeof(form));
}

/* By fours, as the end of a loop is hard to foresee; where no bit is left, 64 is counted. */
QAI_MASKS_FAST_TARGET static inline void
write_fast(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t ends)
{
  const uint64_t bases = base | (uint64_t)base << 32;
#define WRITE_NEXT(k)                                                                                                  \
  write_halves(s, bases, t + k, _tzcnt_u64(starts), _tzcnt_u64(ends));                                                \
  starts = _blsr_u64(starts);                                                                                          \
  ends = _blsr_u64(ends)
  do {
    WRITE_NEXT(0);
    WRITE_NEXT(1);
    WRITE_NEXT(2);
    WRITE_NEXT(3);
    t += 4;
  } while (starts);
#undef WRITE_NEXT
}
#endif

/* What the first bytes do not tell: the words are at t. */
QAI_MASKS_INLINE void
correct_words(const qai_bits *b, quoteattr_token *t, uint64_t starts, uint64_t ends)
{
  uint64_t bits, capital = starts & b->upper;
  for (bits = starts & (b->after_space ^ b->word); bits; bits &= bits - 1)
    t[index_of(starts, bits)].flags ^= QUOTEATTR_FLAG_SPACE_BEFORE;
  for (bits = (b->upper + capital) & ~(b->upper | capital << 1) & ends; bits; bits &= bits - 1)
    t[index_of(ends, bits)].flags |= QUOTEATTR_FLAG_ALL_CAPS;
}

/* Flags of the abbreviation at s. */
static uint32_t
abbreviation_flags(const char *s, const quoteattr_token *t)
{
  uint32_t i, n = t->end - t->start, small = 0;
  for (i = 0; i < n; i++)
    small += s[i] >= 'a';
  return small || !(t->flags & QUOTEATTR_FLAG_CAPITAL) ? QUOTEATTR_FLAG_ABBREVIATION
                                                       : QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_ALL_CAPS;
}

QAI_MASKS_INLINE void
note_marks(qai_scan *sc, const qai_bits *b, uint64_t starts)
{
  uint64_t bits = starts & ~b->run;
  uint32_t *out = sc->marks.data + sc->marks.n;
  if (starts & b->rare)
    bits = (bits & ~b->clitics) | (starts & b->abbreviations);
  for (; bits; bits &= bits - 1)
    *out++ = sc->words.n + index_of(starts, bits);
  sc->marks.n = (uint32_t)(out - sc->marks.data);
}

/* What few blocks have: “ ”, abbreviations, clitics. */
QAI_MASKS_INLINE void
correct_rare(qai_scan *sc, const qai_bits *b, quoteattr_token *t, uint64_t starts)
{
  uint64_t bits;
  for (bits = starts & b->wide; bits; bits &= bits - 1)
    t[index_of(starts, bits)].kind = QUOTEATTR_TOKEN_OPEN + (b->s[qai_masks_ctz(bits) + 2] & 1); /* 9C, 9D */
  for (bits = starts & b->abbreviations; bits; bits &= bits - 1) {
    quoteattr_token *a = &t[index_of(starts, bits)];
    a->flags |= abbreviation_flags(sc->s + a->start, a);
  }
  for (bits = starts & b->clitics; bits; bits &= bits - 1) {
    uint32_t i = index_of(starts, bits);
    const char *s = b->s + qai_masks_ctz(bits);
    t[i].kind = QUOTEATTR_TOKEN_WORD;
    t[i].flags = QUOTEATTR_FLAG_CLITIC;
    if ((unsigned char)s[*s == 'n'] >= 0x80)
      t[i].flags |= QUOTEATTR_FLAG_NON_ASCII;
    sc->clitics.data[sc->clitics.n++] = sc->words.n + i;
  }
}

static uint32_t
start_of(const walk *k, uint32_t paragraph)
{
  return paragraph < k->text->n_paragraphs ? k->text->paragraphs[paragraph].start : UINT32_MAX;
}

/* Notes the paragraphs that begin before byte `to` of the block: the words that begin at `starts` come next. */
QAI_MASKS_INLINE void
note_paragraphs(walk *k, uint32_t base, uint64_t starts, uint32_t to)
{
  while (k->next_start < to) {
    k->first[k->paragraph] = k->sc->words.n + qai_masks_count(starts & (QAI_BITS_BIT(k->next_start - base) - 1));
    k->next_start = start_of(k, ++k->paragraph);
  }
}

/* Appends the words that begin at `starts` and end at `ends`, perhaps with the one that is open; there is room. */
QAI_MASKS_INLINE void
append(walk *k, const qai_bits *b, uint64_t starts, uint64_t ends, write_words_fn write)
{
  qai_scan *sc = k->sc;
  quoteattr_token *t = sc->words.data + sc->words.n;
  if (k->open && ends) {
    close_word(k, b, qai_masks_ctz(ends));
    ends &= ends - 1;
  }
  if (!starts)
    return;
  write(b->s, b->base, t, starts, ends);
  correct_words(b, t, starts, ends);
  note_marks(sc, b, starts);
  if (starts & b->rare)
    correct_rare(sc, b, t, starts);
  k->open = qai_masks_count(starts) != qai_masks_count(ends);
  sc->words.n += qai_masks_count(starts);
}

/* Takes the open word back; returns where it begins. */
static uint32_t
take_back(walk *k)
{
  qai_scan *sc = k->sc;
  uint32_t n = --sc->words.n;
  if (sc->marks.n && sc->marks.data[sc->marks.n - 1] == n)
    sc->marks.n--;
  k->open = 0;
  return sc->words.data[n].start;
}

/* ---- the walk over the blocks -------------------------------------------------------------- */

/* Room for what one block can hold, and the last words written by fours. */
enum { ROOM = 68 };

static int
make_room(qai_scan *sc)
{
  int status = QUOTEATTR_OK;
  while (!status && sc->words.cap - sc->words.n < ROOM)
    status = qai_vector_grow(sc->kept, &sc->words.data, &sc->words.cap, sizeof *sc->words.data);
  while (!status && sc->marks.cap - sc->marks.n < ROOM)
    status = qai_vector_grow(sc->arena, &sc->marks.data, &sc->marks.cap, sizeof *sc->marks.data);
  while (!status && sc->clitics.cap - sc->clitics.n < ROOM)
    status = qai_vector_grow(sc->arena, &sc->clitics.data, &sc->clitics.cap, sizeof *sc->clitics.data);
  return status;
}

/* How many blocks there is room for, at least one; 0 without memory. */
static uint32_t
blocks_with_room(qai_scan *sc)
{
  uint32_t words, marks, clitics;
  if (make_room(sc))
    return 0;
  words = sc->words.cap - sc->words.n;
  marks = sc->marks.cap - sc->marks.n;
  clitics = sc->clitics.cap - sc->clitics.n;
  if (words > marks)
    words = marks;
  return (words < clitics ? words : clitics) / ROOM;
}

/* The bytes of a block at the text's edge, copied so that those around it can be read. */
static const char *
copy_edge(walk *k, uint32_t base)
{
  uint32_t from = base < QAI_BITS_AROUND ? 0 : base - QAI_BITS_AROUND, to = base + 64 + QAI_BITS_AROUND;
  char *s = k->edge + QAI_BITS_AROUND;
  if (to > k->text->len)
    to = k->text->len;
  memset(k->edge, ' ', sizeof k->edge);
  if (from < to)
    memcpy(s - (base - from), k->sc->s + from, to - from);
  return s;
}

/* Where words begin that the bits of a block tell of rightly, as long as they are not within the last one. */
typedef struct beginnings {
  uint64_t starts, after_space;
  uint32_t base;
} beginnings;

/* Whether a word begins at byte i of the block: not within one, and no space before it that the word before took (a URL
 * may hold a NEL). */
QAI_MASKS_INLINE int
begins_word(const qai_scan *sc, const beginnings *b, uint32_t i)
{
  uint64_t bit = QAI_BITS_BIT(i - b->base);
  return (b->starts & bit) != 0 && !(b->after_space & bit && sc->last_end == i);
}

QAI_MASKS_INLINE beginnings
beginnings_of(const qai_bits *b)
{
  beginnings n;
  n.starts = b->starts & ~b->clitics;
  n.after_space = b->after_space;
  n.base = b->base;
  return n;
}

/* Leaves what lies before byte i of the block. */
QAI_MASKS_INLINE void
pass_to(const walk *k, qai_bits *b, uint32_t i)
{
  uint64_t ahead = ~UINT64_C(0) << (i - b->base);
  beginnings n = beginnings_of(b);
  b->starts &= ahead;
  b->stop &= ahead;
  b->ends &= ahead << 1;
  b->doubt &= ahead << 1;
  if (!begins_word(k->sc, &n, i))
    b->stop |= ahead & ~(ahead << 1) & ~b->blank;
}

/* The block of byte i, which goes on from the one before when a word is open. */
QAI_MASKS_INLINE void
enter_block(walk *k, qai_bits *b, uint32_t i)
{
  const qai_masks *m = k->sc->m + (i >> 6);
  b->base = i & ~UINT32_C(63);
  b->s = b->base >= QAI_BITS_AROUND && b->base + 64 + QAI_BITS_AROUND <= k->text->len ? k->sc->s + b->base
                                                                                       : copy_edge(k, b->base);
  if (!k->open)
    b->spill = b->settles = 0;
  qai_bits_read(b, m, k->endings[i >> 6]);
  if (!k->open) {
    if (i == b->base && m[-1].high & ~m[-1].space & QAI_BITS_BIT(63))
      b->starts &= ~UINT64_C(1);
    pass_to(k, b, i);
  }
}

static int
is_letter_or_digit(const qai_scan *sc, uint32_t i)
{
  unsigned kind = byte_class[(unsigned char)sc->s[i]] & KIND;
  return kind == LETTER || kind == DIGIT;
}

/* Sets the scanner to the paragraph that the walk is in. */
static void
enter_paragraph(walk *k)
{
  qai_scan *sc = k->sc;
  uint32_t p = k->paragraph - 1;
  if (p != k->entered) {
    k->entered = p;
    sc->start = k->text->paragraphs[p].start;
    sc->end = k->text->paragraphs[p].end;
    sc->open_single = 0;
    sc->first = k->first[p];
  }
  sc->last_end = sc->words.n ? sc->words.data[sc->words.n - 1].end : 0;
}

/* What needs a closer look from byte i on; returns where the block goes on.  Past its block, only ASCII letters and
 * digits make it worth to read another. */
static uint32_t
look_closer(walk *k, beginnings b, uint32_t i)
{
  qai_scan *sc = k->sc;
  enter_paragraph(k);
  k->room = 0;
  do
    i = qai_masks_skip_space(sc->m, scan_one(sc, i), sc->end);
  while (i < sc->end && !sc->status && (i - b.base < 64 ? !begins_word(sc, &b, i) : !is_letter_or_digit(sc, i)));
  return i;
}

/* The words before bit `event`, where one needs a closer look; returns the bit it begins at. */
QAI_MASKS_INLINE uint32_t
cut_at(const qai_bits *b, uint64_t event, uint64_t *starts, uint64_t *ends)
{
  uint32_t from = qai_masks_ctz(event);
  *starts = b->starts & (event - 1);
  if (!(b->doubt & event)) {
    *ends = b->ends & ((event - 1) << 1 | 1);
    return from;
  }
  *ends = b->ends & (event - 1);
  if (!*starts)
    return 64; /* in a block before */
  from = 63 - qai_masks_clz(*starts);
  *starts &= ~QAI_BITS_BIT(from);
  return from;
}

/* The words of the block, and what needs a closer look; returns where to go on. */
QAI_MASKS_INLINE uint32_t
read_block(walk *k, qai_bits *b, write_words_fn write)
{
  for (;;) {
    uint64_t event = b->stop | b->doubt, starts = b->starts, ends = b->ends;
    uint32_t i, from = 0, to = 64;
    if (event) {
      event &= ~event + 1;
      from = cut_at(b, event, &starts, &ends);
      to = qai_masks_ctz(event) + 1;
    }
    note_paragraphs(k, b->base, b->starts, b->base + to);
    append(k, b, starts, ends, write);
    if (!event)
      return b->base + 64;
    i = look_closer(k, beginnings_of(b), from < 64 ? b->base + from : take_back(k));
    if (i - b->base >= 64 || k->sc->status)
      return i;
    pass_to(k, b, i);
  }
}

/* All paragraphs: between two of them is nothing but spaces. */
QAI_MASKS_INLINE int
scan_paragraphs(walk *k, write_words_fn write)
{
  const qai_text *text = k->text;
  qai_scan *sc = k->sc;
  uint32_t i = start_of(k, 0), end = text->n_paragraphs ? text->paragraphs[text->n_paragraphs - 1].end : 0;
  qai_bits b;
  b.spill = b.settles = 0;
  while ((i < end || k->open) && !sc->status) {
    if (!k->room && (k->room = blocks_with_room(sc)) == 0) /* for what begins in a block, however it is read */
      return QUOTEATTR_ERR_NOMEM;
    k->room--;
    enter_block(k, &b, i);
    i = read_block(k, &b, write);
  }
  k->first[text->n_paragraphs] = sc->words.n;
  if (!sc->status && !(sc->status = QAI_RESERVE(sc->arena, &sc->marks)))
    sc->marks.data[sc->marks.n] = QAI_NONE;
  return sc->status;
}

typedef int (*paragraphs_fn)(walk *k);

static int
scan_portable(walk *k)
{
  return scan_paragraphs(k, write_portable);
}

#ifdef QAI_MASKS_FAST_TARGET
QAI_MASKS_FAST_TARGET static int
scan_fast(walk *k)
{
  return scan_paragraphs(k, write_fast);
}
#endif

static paragraphs_fn
version(int index)
{
  paragraphs_fn v[2] = {NULL, NULL};
  int n = 0;
#ifdef QAI_MASKS_FAST_TARGET
  if (qai_masks_bits_fast())
    v[n++] = scan_fast;
#endif
  v[n++] = scan_portable;
  return index >= 0 && index < n ? v[index] : NULL;
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* Room for what usual texts hold. */
static int
reserve(qai_scan *sc, uint32_t len)
{
  sc->words.cap = len / BYTES_A_WORD + 80;
  if (sc->kept != sc->arena && qai_arena_reserve(sc->kept, 1, sc->words.cap * sizeof *sc->words.data))
    return QUOTEATTR_ERR_NOMEM;
  sc->words.data = qai_arena_alloc(sc->kept, sc->words.cap * sizeof *sc->words.data);
  sc->marks.cap = len / BYTES_A_MARK + 80;
  sc->marks.data = qai_arena_alloc(sc->arena, sc->marks.cap * sizeof *sc->marks.data);
  sc->clitics.cap = len / BYTES_A_CLITIC + 80;
  sc->clitics.data = qai_arena_alloc(sc->arena, sc->clitics.cap * sizeof *sc->clitics.data);
  return sc->words.data && sc->marks.data && sc->clitics.data ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static uint64_t *
find_endings(const qai_text *text, qai_arena *arena)
{
  uint64_t *out = qai_arena_alloc(arena, ((size_t)text->len / 64 + 1) * sizeof *out);
  if (out)
    qai_endings_best()(text->bytes, text->len, qai_wordlist_endings, out);
  return out;
}

int
qai_segment_words_by(int index, const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out)
{
  paragraphs_fn scan = version(index);
  qai_scan sc;
  walk k;
  memset(&sc, 0, sizeof sc);
  sc.s = text->bytes;
  sc.m = text->masks;
  sc.arena = arena;
  sc.kept = kept;
  out->text = text;
  out->paragraph_words = qai_arena_alloc(arena, ((size_t)text->n_paragraphs + 1) * sizeof(uint32_t));
  k.sc = &sc;
  k.endings = find_endings(text, arena);
  k.text = text;
  k.first = out->paragraph_words;
  k.paragraph = k.room = 0;
  k.open = 0;
  k.next_start = start_of(&k, 0);
  k.entered = QAI_NONE;
  if (!scan)
    return QUOTEATTR_ERR_ARG;
  if (!k.endings || !k.first || reserve(&sc, text->len) || scan(&k))
    return QUOTEATTR_ERR_NOMEM;
  out->words = sc.words.data;
  out->n_words = sc.words.n;
  out->marks = sc.marks.data;
  out->n_marks = sc.marks.n;
  out->clitics = sc.clitics.data;
  out->n_clitics = sc.clitics.n;
  return QUOTEATTR_OK;
}

int
qai_segment_words(const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out)
{
  return qai_segment_words_by(0, text, arena, kept, out);
}
