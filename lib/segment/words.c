/*
 * Words: the loop over the paragraphs.  What is plain from a block's bits (bit_blocks.h) is written from these
 * (bit_words.h, bit_corrections.h); everything else goes to the scanner's modules, after which the block goes on.
 */
#include "base/fetch.h"
#include "segment/bit_blocks.h"
#include "segment/bit_corrections.h"
#include "segment/bit_words.h"
#include "segment/scan.h"

#include <string.h>

enum { BYTES_A_WORD = 4, BYTES_A_MARK = 24, BYTES_A_CLITIC = 128 }; /* room for what usual texts hold, at once */
enum { LONG_TEXT = 32768, SAMPLE = 128 /* blocks of such a text */ };
enum { AHEAD = 256 }; /* words behind the next one whose place in memory is asked for */

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
  return qai_scan_emit(sc, i, e, QUOTEATTR_TOKEN_WORD, qai_bits_capital_flags(sc, i, e));
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

typedef struct walk walk;

/* As qai_bits_read(). */
typedef int (*read_fn)(qai_bits *b, const qai_masks *m, const char *s, uint32_t i, int whole);

/* What is not the same for all processors; compiled apart, as each has few enough numbers for the registers. */
typedef struct machine {
  void (*plan)(qai_plan *p, const qai_masks *m, const uint64_t *endings, uint32_t block, uint32_t n);
  void (*sift)(qai_plan *plan, const char *s, uint32_t i);
  read_fn read;
  uint32_t (*append_plain)(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to); /* append_with() with `read` */
  uint32_t (*append)(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to);       /*   and without */
} machine;

/* Where the next word goes. */
typedef struct pen {
  uint32_t n;     /* words so far */
  uint32_t *mark; /* where the next mark goes */
  uint32_t ended; /* words that have an end: all but perhaps the last one, which runs over the block's */
} pen;

struct walk {
  qai_scan *sc;
  const machine *with;
  qai_endings_fn endings;
  const qai_text *text;
  uint32_t *first;    /* word of each paragraph */
  uint32_t paragraph; /* the next one, whose first word is not known yet */
  uint32_t entered;   /* the paragraph `sc` is set to */
  uint32_t room;      /* blocks that there is room for */
  pen pen;
  uint32_t base;     /* where the block begins */
  qai_bits bits;     /* of it */
  uint32_t plan_end; /* the block after the plan */
  qai_plan plan;
  uint64_t before[QAI_PLAN_BLOCKS];    /* how many words come before those of each of its blocks, of those appended */
  char edge[64 + 2 * QAI_BITS_AROUND]; /* a block at the text's edge */
};

/* Notes the paragraphs that begin before byte `to`, in blocks of the plan from the i-th at `base` on. */
QAI_INLINE void
note_paragraphs(walk *k, uint32_t i, uint32_t base, uint32_t to)
{
  const qai_paragraph *paragraphs = k->text->paragraphs;
  uint32_t n = k->paragraph, all = k->text->n_paragraphs;
  while (n < all && paragraphs[n].start < to) {
    uint32_t at = paragraphs[n].start - base, block = i + at / 64;
    k->first[n++] = (uint32_t)k->before[block] + qai_masks_count(k->plan.starts[block] & (QAI_BITS_BIT(at & 63) - 1));
  }
  k->paragraph = n;
}

/* As qai_bits_write_portable(), qai_bits_note(). */
typedef void (*write_words_fn)(const char *s, uint32_t base, quoteattr_token *t, uint64_t starts, uint64_t odd,
                               quoteattr_token *e, uint64_t ends);
typedef void (*note_fn)(uint32_t *to, uint32_t n, uint64_t starts, uint64_t marks);

/* Appends the words of n blocks of the plan from the i-th on, whose bytes are at s, ends those that end in them, and
 * notes the paragraphs that begin in them before byte `to`; there is room.  With `read` each block is read before, and
 * the first that needs a closer look is the end: k->bits has its bits then.  Returns how many blocks are appended. */
QAI_INLINE uint32_t
append_with(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to, read_fn read, write_words_fn write,
            note_fn note)
{
  const qai_plan *plan = &k->plan;
  const qai_masks *m = k->sc->m;
  uint32_t first = i, begin = (plan->from + i) * 64, base = begin, words = k->pen.n, *mark = k->pen.mark;
  quoteattr_token *t = k->sc->words.data + words, *e = k->sc->words.data + k->pen.ended;
  for (n += i; i < n; i++, base += 64, s += 64) {
    uint64_t starts;
    if (read && plan->look[i] | k->bits.spill && read(&k->bits, m, s, i, 0))
      break;
    qai_fetch_four((const char *)((uintptr_t)t + AHEAD * sizeof *t)); /* in no cache for long */
    starts = plan->starts[i];
    k->before[i] = words;
    write(s, base, t, starts, starts & plan->odd[i], e, plan->ends[i]);
    if (plan->rare[i])
      qai_bits_correct_starts(k->sc, plan, i, s, words);
    if (plan->ends[i] & plan->flagged[i]) {
      qai_bits_correct_ends(k->sc, plan, i, e);
      if (e != t)
        mark += qai_bits_note_late(k->sc, words, mark);
    }
    note(mark, words, starts, starts & plan->signs[i]);
    mark += qai_masks_count(starts & plan->signs[i]);
    words += qai_masks_count(starts);
    t += qai_masks_count(starts);
    e += qai_masks_count(plan->ends[i]);
  }
  k->pen.n = words;
  k->pen.mark = mark;
  k->pen.ended = (uint32_t)(e - k->sc->words.data);
  note_paragraphs(k, first, begin, base < to ? base : to);
  return i - first;
}

/* Leaves the words and marks to the scanner's modules, with no word open. */
static void
lend_pen(walk *k)
{
  k->sc->words.n = k->pen.n;
  k->sc->marks.n = (uint32_t)(k->pen.mark - k->sc->marks.data);
}

static void
take_pen(walk *k)
{
  k->pen.n = k->sc->words.n;
  k->pen.mark = k->sc->marks.data + k->sc->marks.n;
  k->pen.ended = k->pen.n;
}

/* Takes the open word back; returns where it begins. */
static uint32_t
take_back(walk *k)
{
  uint32_t n = --k->pen.n;
  if (k->pen.mark > k->sc->marks.data && k->pen.mark[-1] == n)
    k->pen.mark--;
  return k->sc->words.data[n].start;
}

/* ---- versions ------------------------------------------------------------------------------ */

static void
sift_portable(qai_plan *plan, const char *s, uint32_t i)
{
  qai_bits_sift(plan, s, i);
}

static void
plan_portable(qai_plan *p, const qai_masks *m, const uint64_t *endings, uint32_t block, uint32_t n)
{
  qai_plan_make(p, m, endings, block, n);
}

static int
read_portable(qai_bits *b, const qai_masks *m, const char *s, uint32_t i, int whole)
{
  return qai_bits_read(b, m, s, i, whole);
}

static uint32_t
append_plain_portable(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, read_portable, qai_bits_write_portable, qai_bits_note);
}

static uint32_t
append_portable(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, NULL, qai_bits_write_portable, qai_bits_note);
}

static const machine portable = {plan_portable, sift_portable, read_portable, append_plain_portable, append_portable};

#ifdef QAI_MASKS_FAST_TARGET
QAI_MASKS_WIDE_TARGET static void
plan_fast(qai_plan *p, const qai_masks *m, const uint64_t *endings, uint32_t block, uint32_t n)
{
  qai_plan_make(p, m, endings, block, n);
}

QAI_MASKS_FAST_TARGET static void
sift_fast(qai_plan *plan, const char *s, uint32_t i)
{
  qai_bits_sift(plan, s, i);
}

QAI_MASKS_FAST_TARGET static int
read_fast(qai_bits *b, const qai_masks *m, const char *s, uint32_t i, int whole)
{
  return qai_bits_read(b, m, s, i, whole);
}

QAI_MASKS_FAST_TARGET static uint32_t
append_plain_fast(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, qai_bits_read, qai_bits_write_fast, qai_bits_note);
}

QAI_MASKS_FAST_TARGET static uint32_t
append_fast(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, NULL, qai_bits_write_portable, qai_bits_note);
}

static const machine fast = {plan_fast, sift_fast, read_fast, append_plain_fast, append_fast};
#endif

#ifdef QAI_MASKS_WIDEST_TARGET
QAI_MASKS_WIDEST_TARGET static uint32_t
append_plain_widest(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, qai_bits_read, qai_bits_write_widest, qai_bits_note_widest);
}

QAI_MASKS_WIDEST_TARGET static uint32_t
append_widest(walk *k, uint32_t i, uint32_t n, const char *s, uint32_t to)
{
  return append_with(k, i, n, s, to, NULL, qai_bits_write_widest, qai_bits_note_widest);
}

static const machine widest = {plan_fast, sift_fast, read_fast, append_plain_widest, append_widest};
#endif

static const machine *
version(int index)
{
  const machine *v[3] = {NULL, NULL, NULL};
  int n = 0;
#ifdef QAI_MASKS_WIDEST_TARGET
  if (qai_masks_bits_widest())
    v[n++] = &widest;
#endif
#ifdef QAI_MASKS_FAST_TARGET
  if (qai_masks_bits_fast())
    v[n++] = &fast;
#endif
  v[n++] = &portable;
  return index >= 0 && index < n ? v[index] : NULL;
}

/* ---- the walk over the blocks -------------------------------------------------------------- */

/* Room for what one block can hold, and what is written beyond; a clitic has two bytes at least. */
enum { ROOM_WORDS = 64 + 16, ROOM_MARKS = 64 + 16, ROOM_CLITICS = 32 };

static int
make_room(qai_scan *sc)
{
  int status = QUOTEATTR_OK;
  while (!status && sc->words.cap - sc->words.n < ROOM_WORDS)
    status = qai_vector_grow(sc->kept, &sc->words.data, &sc->words.cap, sizeof *sc->words.data);
  while (!status && sc->marks.cap - sc->marks.n < ROOM_MARKS)
    status = qai_vector_grow(sc->arena, &sc->marks.data, &sc->marks.cap, sizeof *sc->marks.data);
  while (!status && sc->clitics.cap - sc->clitics.n < ROOM_CLITICS)
    status = qai_vector_grow(sc->arena, &sc->clitics.data, &sc->clitics.cap, sizeof *sc->clitics.data);
  return status;
}

/* How many blocks there is room for, at least one; 0 without memory. */
static uint32_t
blocks_with_room(walk *k)
{
  qai_scan *sc = k->sc;
  uint32_t words, marks, clitics;
  lend_pen(k);
  if (make_room(sc))
    return 0;
  k->pen.mark = sc->marks.data + sc->marks.n;
  words = (sc->words.cap - sc->words.n) / ROOM_WORDS;
  marks = (sc->marks.cap - sc->marks.n) / ROOM_MARKS;
  clitics = (sc->clitics.cap - sc->clitics.n) / ROOM_CLITICS;
  if (words > marks)
    words = marks;
  return words < clitics ? words : clitics;
}

/* How many blocks from that at `base` on are so far from the text's edges that those around them can be read. */
static inline uint32_t
inner_blocks(const walk *k, uint32_t base)
{
  const uint32_t size = 64 + QAI_BITS_AROUND;
  return base && k->text->len >= size && base <= k->text->len - size ? (k->text->len - size - base) / 64 + 1 : 0;
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
static int
begins_word(const qai_scan *sc, const beginnings *b, uint32_t i)
{
  uint64_t bit = QAI_BITS_BIT(i - b->base);
  return (b->starts & bit) != 0 && !(b->after_space & bit && sc->last_end == i);
}

static beginnings
beginnings_of(const walk *k)
{
  const uint64_t *space = k->sc->m->space + (k->base >> 6);
  beginnings n;
  n.starts = k->plan.starts[k->bits.i] & ~k->plan.clitics[k->bits.i];
  n.after_space = space[0] << 1 | space[-1] >> 63 | k->bits.spaced;
  n.base = k->base;
  return n;
}

/* Leaves what lies before byte i of the block. */
static void
pass_to(walk *k, uint32_t i)
{
  qai_bits *b = &k->bits;
  uint64_t ahead = ~UINT64_C(0) << (i - k->base);
  beginnings n = beginnings_of(k);
  k->plan.starts[b->i] &= ahead;
  k->plan.ends[b->i] &= ahead << 1;
  b->stop &= ahead;
  b->doubt &= ahead << 1;
  if (!begins_word(k->sc, &n, i))
    b->stop |= ahead & ~(ahead << 1) & ~k->sc->m->space[i >> 6];
}

/* Plans the blocks from `block` on if they are not. */
QAI_INLINE void
plan_from(walk *k, uint32_t block)
{
  uint64_t endings[QAI_PLAN_BLOCKS];
  uint32_t n;
  if (block - k->plan.from < k->plan_end - k->plan.from)
    return;
  memset(endings, 0, sizeof endings);
  n = k->text->len / 64 + 1 - block; /* with one of spaces, where a word that goes to the end has its end */
  if (n > QAI_PLAN_BLOCKS)
    n = QAI_PLAN_BLOCKS;
  k->plan_end = block + n;
  k->endings(k->sc->s, k->text->len, block, n, qai_wordlist_endings, endings);
  k->with->plan(&k->plan, k->sc->m, endings, block, n);
  n = block == 0; /* the first block, before which there is nothing to load, is read whole */
  k->with->sift(&k->plan, k->sc->s + 64 * (block + n), n);
}

/* How many blocks from that at `base` on are planned, within the text, and have room. */
QAI_INLINE uint32_t
plain_blocks(walk *k, uint32_t base)
{
  uint32_t n = inner_blocks(k, base);
  if (!n)
    return 0;
  plan_from(k, base >> 6);
  if (n > k->room)
    n = k->room;
  return n < k->plan_end - (base >> 6) ? n : k->plan_end - (base >> 6);
}

/* The block of byte i, at the text's edge or after what took a closer look; in the first case a word may be open. */
static void
enter_block(walk *k, uint32_t i)
{
  const qai_masks *m = k->sc->m;
  uint32_t base = i & ~UINT32_C(63), block = i >> 6;
  int open = k->pen.n != k->pen.ended;
  plan_from(k, block);
  qai_bits_init(&k->bits, &k->plan, open);
  k->base = base;
  (void)k->with->read(&k->bits, m, inner_blocks(k, base) ? k->sc->s + base : copy_edge(k, base), block - k->plan.from,
                      1);
  if (open)
    return;
  if (i == base && qai_bits_is_blank(k->bits.s - 1))
    i++; /* within a no-break space */
  if (i == base && m->high[(int)block - 1] & ~m->space[(int)block - 1] & QAI_BITS_BIT(63))
    k->plan.starts[k->bits.i] &= ~UINT64_C(1);
  pass_to(k, i);
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
  if (k->bits.single > sc->start)
    sc->open_single = k->bits.open ? k->bits.single : 0;
  k->bits.single = 0;
  sc->last_end = sc->words.n ? sc->words.data[sc->words.n - 1].end : 0;
}

/* What needs a closer look from byte i on; returns where the block goes on.  Past its block, only ASCII letters and
 * digits make it worth to read another. */
static uint32_t
look_closer(walk *k, uint32_t i)
{
  qai_scan *sc = k->sc;
  beginnings b = beginnings_of(k);
  lend_pen(k);
  enter_paragraph(k);
  k->room = 0;
  do
    i = qai_masks_skip_space(sc->m, scan_one(sc, i), sc->end);
  while (i < sc->end && !sc->status && (i - b.base < 64 ? !begins_word(sc, &b, i) : !is_letter_or_digit(sc, i)));
  take_pen(k);
  return i;
}

/* The words before bit `event` of the block's, where one needs a closer look; returns the bit it begins at. */
static uint32_t
cut_at(const qai_bits *b, uint64_t event, uint64_t *starts, uint64_t *ends)
{
  uint32_t from = qai_masks_ctz(event);
  *starts &= event - 1;
  if (!(b->doubt & event)) {
    *ends &= (event - 1) << 1 | 1;
    return from;
  }
  *ends &= event - 1;
  if (!*starts)
    return 64; /* in a block before */
  from = 63 - qai_masks_clz(*starts);
  *starts &= ~QAI_BITS_BIT(from);
  return from;
}

/* Appends the words of the block that begin at `starts` and ends those at `ends`, and notes the paragraphs that begin
 * before byte `to`; what the plan has of it stays. */
static void
append_some(walk *k, uint64_t starts, uint64_t ends, uint32_t to)
{
  uint32_t i = k->bits.i;
  uint64_t all_starts = k->plan.starts[i], all_ends = k->plan.ends[i];
  k->plan.starts[i] = starts;
  k->plan.ends[i] = ends;
  (void)k->with->append(k, i, 1, k->bits.s, to);
  k->plan.starts[i] = all_starts;
  k->plan.ends[i] = all_ends;
}

/* The words of the block, and what needs a closer look; returns where to go on.  *fresh: not at the end of this block,
 * or after a closer look. */
static uint32_t
read_block(walk *k, int *fresh)
{
  const qai_bits *b = &k->bits;
  for (;;) {
    uint64_t event = b->stop | b->doubt, starts = k->plan.starts[b->i], ends = k->plan.ends[b->i];
    uint32_t i, from = 0, to = 64;
    if (event) {
      event &= ~event + 1;
      from = cut_at(b, event, &starts, &ends);
      to = qai_masks_ctz(event) + 1;
    }
    append_some(k, starts, ends, k->base + to);
    *fresh = event != 0;
    if (!event)
      return k->base + 64;
    i = look_closer(k, from < 64 ? k->base + from : take_back(k));
    if (i - k->base >= 64 || k->sc->status)
      return i;
    pass_to(k, i);
  }
}

/* Reads `n` blocks of the plan from that at *at on, as far as nothing in them needs a closer look.  Returns whether the
 * one at *at then does, whose bits are read. */
static int
read_plain_blocks(walk *k, uint32_t *at, uint32_t n)
{
  uint32_t i = (*at >> 6) - k->plan.from, plain;
  qai_bits_init(&k->bits, &k->plan, 1);
  if (!k->bits.single)
    k->bits.open = k->entered == k->paragraph - 1 && k->sc->open_single;
  plain = k->with->append_plain(k, i, n, k->sc->s + *at, *at + n * 64);
  *at = k->base = *at + plain * 64;
  return plain < n;
}

/* What stands after the marks. */
static int
end_marks(qai_scan *sc)
{
  uint32_t i;
  while (sc->marks.cap - sc->marks.n < QAI_MARKS_AFTER)
    if (qai_vector_grow(sc->arena, &sc->marks.data, &sc->marks.cap, sizeof *sc->marks.data))
      return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < QAI_MARKS_AFTER; i++)
    sc->marks.data[sc->marks.n + i] = QAI_NONE;
  return QUOTEATTR_OK;
}

/* All paragraphs: between two of them is nothing but spaces. */
static int
scan_paragraphs(walk *k)
{
  const qai_text *text = k->text;
  qai_scan *sc = k->sc;
  uint32_t i = text->n_paragraphs ? text->paragraphs[0].start : 0,
           end = text->n_paragraphs ? text->paragraphs[text->n_paragraphs - 1].end : 0;
  uint32_t blocks;
  int fresh = 1;
  while ((i < end || k->pen.n != k->pen.ended) && !sc->status) {
    if (!k->room && (k->room = blocks_with_room(k)) == 0) /* for what begins in a block, however it is read */
      return QUOTEATTR_ERR_NOMEM;
    blocks = fresh ? 0 : plain_blocks(k, i);
    k->room -= blocks ? blocks : 1;
    if (!blocks)
      enter_block(k, i);
    else if (!read_plain_blocks(k, &i, blocks))
      continue;
    i = read_block(k, &fresh);
  }
  lend_pen(k);
  k->first[text->n_paragraphs] = sc->words.n;
  return sc->status ? sc->status : end_marks(sc);
}

/* ---- the whole ----------------------------------------------------------------------------- */

/* How many words a long text is likely to have, by some of its blocks and a sixteenth more. */
static uint32_t
likely_words(const qai_masks *m, uint32_t len)
{
  uint32_t n = len / 64, step = n / SAMPLE, i, words = 0;
  for (i = 0; i < SAMPLE; i++) {
    uint64_t word = m->word[i * step], space = m->space[i * step], high = m->high[i * step];
    words += qai_masks_count(word & ~(word << 1)) + qai_masks_count(~(word | space | high)) + qai_masks_count(high) / 3;
  }
  return (uint32_t)((uint64_t)words * n / SAMPLE * 17 / 16);
}

/* Can there be `n` things of `size` bytes? */
static int
can_be(size_t n, size_t size)
{
  return n <= SIZE_MAX / size;
}

/* Room for what usual texts hold. */
static int
reserve(qai_scan *sc, uint32_t len)
{
  uint32_t likely = len >= LONG_TEXT ? likely_words(sc->m, len) : len;
  sc->words.cap = (likely < len / BYTES_A_WORD ? likely : len / BYTES_A_WORD) + 80;
  if (!can_be(sc->words.cap, sizeof *sc->words.data))
    return QUOTEATTR_ERR_NOMEM;
  if (sc->kept != sc->arena && qai_arena_reserve(sc->kept, 1, sc->words.cap * sizeof *sc->words.data, NULL))
    return QUOTEATTR_ERR_NOMEM;
  sc->words.data = qai_arena_alloc(sc->kept, sc->words.cap * sizeof *sc->words.data);
  sc->marks.cap = len / BYTES_A_MARK + 80;
  sc->marks.data = qai_arena_alloc(sc->arena, sc->marks.cap * sizeof *sc->marks.data);
  sc->clitics.cap = len / BYTES_A_CLITIC + 80;
  sc->clitics.data = qai_arena_alloc(sc->arena, sc->clitics.cap * sizeof *sc->clitics.data);
  return sc->words.data && sc->marks.data && sc->clitics.data ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_segment_words_by(int index, const qai_text *text, qai_arena *arena, qai_arena *kept, qai_segment *out)
{
  qai_scan sc;
  walk k;
  memset(&sc, 0, sizeof sc);
  sc.s = text->bytes;
  sc.m = &text->masks;
  sc.arena = arena;
  sc.kept = kept;
  out->text = text;
  out->paragraph_words = qai_arena_alloc(arena, ((size_t)text->n_paragraphs + 1) * sizeof(uint32_t));
  k.sc = &sc;
  k.with = version(index);
  k.endings = qai_endings_best();
  k.text = text;
  k.first = out->paragraph_words;
  k.paragraph = k.room = 0;
  k.bits.spill = k.bits.settles = k.bits.shortens = 0;
  k.bits.single = 0;
  k.plan.from = k.plan_end = 0;
  k.entered = QAI_NONE;
  if (!k.with)
    return QUOTEATTR_ERR_ARG;
  if (!k.first || reserve(&sc, text->len))
    return QUOTEATTR_ERR_NOMEM;
  take_pen(&k);
  if (scan_paragraphs(&k))
    return QUOTEATTR_ERR_NOMEM;
  (void)qai_arena_extend(kept, sc.words.data, sc.words.n * sizeof *sc.words.data); /* the rest is free again */
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
