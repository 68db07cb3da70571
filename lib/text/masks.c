#include "text/masks.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#define WITH_X86 1
#include "base/fetch.h"
#include "text/planes.h"

#include <immintrin.h>
#elif defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON)
#define WITH_NEON 1
#include <arm_neon.h>
#endif

/* ---- their places -------------------------------------------------------------------------- */

enum { BEFORE_BLOCKS = 1 };

typedef struct block_masks {
  uint64_t space, word, upper, high, line, comma, digit, dot, alone, more, odd;
} block_masks;

size_t
qai_masks_size(uint32_t n)
{
  return ((size_t)n + BEFORE_BLOCKS + QAI_MASKS_AFTER) * QAI_MASKS_CLASSES;
}

void
qai_masks_init(qai_masks *m, uint64_t *room, uint32_t n)
{
  uint64_t **class[QAI_MASKS_CLASSES] = {&m->space, &m->comma, &m->word,  &m->upper, &m->high, &m->line,
                                         &m->digit, &m->dot,   &m->alone, &m->more,  &m->odd};
  int k;
  for (k = 0; k < QAI_MASKS_CLASSES; k++) {
    *room = 0;
    *class[k] = room + BEFORE_BLOCKS;
    memset(*class[k] + n, k ? 0 : 0xFF, QAI_MASKS_AFTER * sizeof *room);
    room = *class[k] + n + QAI_MASKS_AFTER;
  }
}

/* ---- portable ------------------------------------------------------------------------------ */

enum { SPACE = 1, WORD = 2, UPPER = 4, ALONE = 8, LINE = 16, SPLITS = 32, DIGIT = 64, DOT = 128 };
enum { HIGH = 256, MORE = 512, ODD = 1024 };

/* The classes of an ASCII byte. */
static const unsigned char classes[128] = {
#define S SPACE
#define B SPACE | LINE
#define A WORD | SPLITS /* a bad byte */
#define Q ALONE
#define C SPLITS
#define F DOT
#define D WORD | DIGIT
#define U WORD | UPPER
#define L WORD
    S, S, S, S, S, S, S, S, S, S, B, B, B, B, S, S, /* controls */
    S, S, S, S, S, S, S, S, S, S, A, S, S, S, S, S, /* 1A */
    S, 0, Q, 0, 0, 0, 0, 0, 0, Q, 0, 0, C, 0, F, 0, /* space " ) , . */
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, 0, 0, /* 0-9 */
    0, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* A-O */
    U, U, U, U, U, U, U, U, U, U, U, 0, 0, 0, 0, 0, /* P-Z */
    0, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* a-o */
    L, L, L, L, L, L, L, L, L, L, L, 0, 0, 0, 0, 0, /* p-z */
#undef S
#undef B
#undef A
#undef Q
#undef C
#undef F
#undef D
#undef U
#undef L
};

static unsigned
class_of(unsigned char c)
{
  if (c < 0x80)
    return classes[c];
  if (c < 0xC0)
    return (c & 0xFE) == 0xA8 ? HIGH | MORE | ODD : HIGH | MORE;
  return c == 0xE2 ? HIGH : HIGH | ODD;
}

static void
block_portable(const char *s, block_masks *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i++) {
    uint64_t c = class_of((unsigned char)s[i]);
    out->space |= (c & 1) << i;
    out->word |= (c >> 1 & 1) << i;
    out->upper |= (c >> 2 & 1) << i;
    out->alone |= (c >> 3 & 1) << i;
    out->line |= (c >> 4 & 1) << i;
    out->comma |= (c >> 5 & 1) << i;
    out->digit |= (c >> 6 & 1) << i;
    out->dot |= (c >> 7 & 1) << i;
    out->high |= (c >> 8 & 1) << i;
    out->more |= (c >> 9 & 1) << i;
    out->odd |= (c >> 10) << i;
  }
}

/* Puts the masks of block i into their places. */
static inline void
put_block(const block_masks *b, const qai_masks *out, size_t i)
{
  out->space[i] = b->space;
  out->word[i] = b->word;
  out->upper[i] = b->upper;
  out->high[i] = b->high;
  out->line[i] = b->line;
  out->comma[i] = b->comma;
  out->digit[i] = b->digit;
  out->dot[i] = b->dot;
  out->alone[i] = b->alone;
  out->more[i] = b->more;
  out->odd[i] = b->odd;
}

/* The last block, filled up with spaces so that no version reads past the text. */
static void
tail_copy(const char *s, size_t n, char block[64])
{
  memset(block, ' ', 64);
  memcpy(block, s, n);
}

typedef void (*block_fn)(const char *s, block_masks *out);

/* From block i on. */
static inline void
masks(const char *s, size_t len, size_t i, const qai_masks *out, block_fn block)
{
  char tail[64];
  block_masks b;
  size_t n = len / 64;
  for (; i < n; i++) {
    block(s + 64 * i, &b);
    put_block(&b, out, i);
  }
  if (len % 64) {
    tail_copy(s + 64 * n, len % 64, tail);
    block(tail, &b);
    put_block(&b, out, n);
  }
}

void
qai_masks_portable(const char *s, size_t len, const qai_masks *out)
{
  masks(s, len, 0, out, block_portable);
}

/* ---- endings, portable --------------------------------------------------------------------- */

enum { BEFORE = QAI_ENDINGS_BYTES };

/* What a row has for byte c; as with a processor's shuffle, nothing for what is beyond ASCII. */
static unsigned
groups_of(const uint8_t row[16], char c)
{
  return (unsigned char)c < 0x80 ? row[c & 15] : 0;
}

static uint64_t
endings_block(const char *s, const qai_endings_table table)
{
  uint64_t bits = 0;
  int i;
  for (i = 0; i < 64; i++) {
    const char *p = s + i;
    unsigned have = groups_of(table[0], p[-1]) & groups_of(table[1], p[-2]);
    bits |= (uint64_t)((have & ~(groups_of(table[2], p[-3]) | groups_of(table[3], p[-4]))) != 0) << i;
  }
  return bits;
}

typedef uint64_t (*endings_block_fn)(const char *s, const qai_endings_table table);

/* A block at the edge of the text, between what stands there; behind the bytes before it. */
static void
copy_edge(const char *s, size_t i, size_t len, char *copy)
{
  size_t n = len - i < 64 ? len - i : 64, before = i ? BEFORE : 0;
  memset(copy, 0, BEFORE);
  memset(copy + BEFORE, ' ', 64);
  memcpy(copy + BEFORE - before, s + i - before, before + n);
}

static uint64_t
endings_edge(const char *s, size_t i, size_t len, const qai_endings_table table, endings_block_fn block)
{
  char copy[BEFORE + 64];
  copy_edge(s, i, len, copy);
  return block(copy + BEFORE, table);
}

/* Whether the block of byte i lies within the text, with bytes before it. */
static inline int
is_inner(size_t i, size_t len)
{
  return i && len - i >= 64;
}

static inline void
endings(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table, uint64_t *out,
        endings_block_fn of_block)
{
  size_t i;
  for (i = 64 * block; n--; i += 64)
    *out++ = is_inner(i, len) ? of_block(s + i, table) : endings_edge(s, i, len, table, of_block);
}

void
qai_endings_portable(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table, uint64_t *out)
{
  endings(s, len, block, n, table, out, endings_block);
}

/* ---- SSE2 and AVX2 ------------------------------------------------------------------------- */

#ifdef WITH_X86
/* Bytes of whole blocks, half open. */
typedef struct stretch {
  size_t from, to;
} stretch;

/* Of the blocks of bytes [i, end), those that is_inner() tells of. */
static inline stretch
inner_of(size_t i, size_t end, size_t len)
{
  stretch inner;
  size_t whole = len & ~(size_t)63;
  inner.from = i ? i : 64;
  inner.to = end < whole ? end : whole;
  if (inner.from > end)
    inner.from = end;
  return inner;
}

/* Bytes of v within [low, low + n], all ones. */
static __m128i
range128(__m128i v, char low, char n)
{
  __m128i x = _mm_sub_epi8(v, _mm_set1_epi8(low));
  return _mm_cmpeq_epi8(_mm_min_epu8(x, _mm_set1_epi8(n)), x);
}

static void
part_sse2(const char *s, int shift, block_masks *out)
{
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
  __m128i bad = _mm_cmpeq_epi8(v, _mm_set1_epi8(0x1A));
  __m128i word = _mm_or_si128(range128(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 25), range128(v, '0', 9));
  __m128i space = _mm_andnot_si128(bad, range128(v, 0, 0x20));
  __m128i comma = _mm_or_si128(bad, _mm_cmpeq_epi8(v, _mm_set1_epi8(',')));
  __m128i alone = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('"')), _mm_cmpeq_epi8(v, _mm_set1_epi8(')')));
  __m128i more = _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0));
  __m128i usual = _mm_or_si128(more, _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2)));
  __m128i odd = _mm_or_si128(range128(v, (char)0xA8, 1), _mm_andnot_si128(usual, v));
  out->digit |= (uint64_t)_mm_movemask_epi8(range128(v, '0', 9)) << shift;
  out->dot |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('.'))) << shift;
  out->alone |= (uint64_t)_mm_movemask_epi8(alone) << shift;
  out->comma |= (uint64_t)_mm_movemask_epi8(comma) << shift;
  out->space |= (uint64_t)_mm_movemask_epi8(space) << shift;
  out->word |= (uint64_t)_mm_movemask_epi8(_mm_or_si128(word, bad)) << shift;
  out->upper |= (uint64_t)_mm_movemask_epi8(range128(v, 'A', 25)) << shift;
  out->high |= (uint64_t)_mm_movemask_epi8(v) << shift;
  out->line |= (uint64_t)_mm_movemask_epi8(range128(v, '\n', 3)) << shift;
  out->more |= (uint64_t)_mm_movemask_epi8(more) << shift;
  out->odd |= (uint64_t)_mm_movemask_epi8(odd) << shift; /* its top bits */
}

static void
block_sse2(const char *s, block_masks *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i += 16)
    part_sse2(s + i, i, out);
}

static void
masks_sse2(const char *s, size_t len, const qai_masks *out)
{
  masks(s, len, 0, out, block_sse2);
}

#define AVX2 __attribute__((target("avx2")))

AVX2 static inline __m256i
load256(const char *s)
{
  return _mm256_loadu_si256((const __m256i *)(const void *)s);
}

enum { PLANE_BLOCKS = sizeof(qai_plane) / sizeof(uint64_t) };

#define PUT(class, bits) _mm256_storeu_si256((__m256i *)(void *)(out->class + i), (__m256i)(bits))
/* The masks of the bytes of which these are the planes, from block i on, but for bad bytes, which pass for spaces. */
AVX2 QAI_INLINE void
put_planes(const qai_plane b[8], const qai_masks *out, size_t i)
{
  const qai_plane some = b[0] | b[1] | b[2] | b[3], letters = b[6] & ~b[7];               /* 40 to 7F */
  const qai_plane controls = ~(b[5] | b[6] | b[7]), marks = b[5] & ~(b[4] | b[6] | b[7]); /* 20 to 2F */
  const qai_plane letter = letters & (b[4] | some) & ~(b[4] & b[3] & (b[2] | (b[1] & b[0])));
  const qai_plane digit = b[5] & b[4] & ~(b[6] | b[7] | (b[3] & (b[2] | b[1])));
  PUT(space, controls | (marks & ~some));
  PUT(word, letter | digit);
  PUT(upper, letter & ~b[5]);
  PUT(high, b[7]);
  PUT(line, controls & ~b[4] & b[3] & (b[2] ^ b[1]));
  PUT(comma, marks & b[3] & b[2] & ~(b[1] | b[0]));
  PUT(digit, digit);
  PUT(dot, marks & b[3] & b[2] & b[1] & ~b[0]);
  PUT(alone, marks & ~b[2] & (b[3] ^ b[1]) & (b[1] ^ b[0]));
}

/* The same of what is beyond ASCII. */
AVX2 QAI_INLINE void
put_wide_planes(const qai_plane b[8], const qai_masks *out, size_t i)
{
  const qai_plane first = b[7] & b[6], more = b[7] & ~b[6];
  PUT(more, more);
  PUT(odd, (first & (~b[5] | b[4] | b[3] | b[2] | ~b[1] | b[0])) | (more & b[5] & ~b[4] & b[3] & ~b[2] & ~b[1]));
}
#undef PUT

/* Of the same bytes, the controls among which bad ones are. */
AVX2 QAI_INLINE qai_plane
late_controls(const qai_plane b[8])
{
  return b[4] & ~(b[5] | b[6] | b[7]);
}

AVX2 QAI_INLINE int
any256(qai_plane x)
{
  return !_mm256_testz_si256((__m256i)x, (__m256i)x);
}

/* Bad bytes are words: few texts have any. */
static void
mark_bad(const char *s, size_t len, const qai_masks *out)
{
  const char *p = s, *end = s + len;
  for (; p < end && (p = memchr(p, 0x1A, (size_t)(end - p))) != NULL; p++) {
    size_t i = (size_t)(p - s) / 64;
    uint64_t bit = UINT64_C(1) << (p - s) % 64;
    out->word[i] |= bit;
    out->space[i] &= ~bit;
    out->comma[i] |= bit;
  }
}

enum {
  ASKED = 8, /* blocks: a line of the cache has as many of a class */
  AHEAD = 64 /* blocks that a line comes before it is read or written */
};

QAI_INLINE const char *
line_ahead(const uint64_t *mask, size_t i)
{
  return (const char *)((uintptr_t)mask + (i + AHEAD) * sizeof *mask);
}

/* Asks for the text that comes after the ASKED blocks from i on, and for where its masks go: a text often comes from
 * afar, and so do the masks once something else has been done. */
QAI_INLINE void
ask_ahead(const char *s, const qai_masks *out, size_t i)
{
  const char *text = (const char *)((uintptr_t)s + 64 * (i + AHEAD));
  qai_fetch_four(text);
  qai_fetch_four(text + 256);
  qai_fetch_line(line_ahead(out->space, i));
  qai_fetch_line(line_ahead(out->word, i));
  qai_fetch_line(line_ahead(out->upper, i));
  qai_fetch_line(line_ahead(out->high, i));
  qai_fetch_line(line_ahead(out->line, i));
  qai_fetch_line(line_ahead(out->comma, i));
  qai_fetch_line(line_ahead(out->digit, i));
  qai_fetch_line(line_ahead(out->dot, i));
  qai_fetch_line(line_ahead(out->alone, i));
}

/* As many blocks at once as a plane is of; those that are left one by one. */
AVX2 static void
masks_avx2(const char *s, size_t len, const qai_masks *to)
{
  const qai_masks out = *to; /* may not change meanwhile */
  qai_plane seen = {0};
  size_t i, n = len / 64 / PLANE_BLOCKS * PLANE_BLOCKS;
  for (i = 0; i < n; i += PLANE_BLOCKS) {
    qai_plane b[8];
    if (i % ASKED == 0)
      ask_ahead(s, &out, i);
    qai_planes_make(s + 64 * i, b);
    put_planes(b, &out, i);
    if (any256(b[7] | late_controls(b))) {
      put_wide_planes(b, to, i);
      seen |= late_controls(b);
    }
  }
  if (any256(seen))
    mark_bad(s, 64 * n, to);
  masks(s, len, n, to, block_sse2);
}

AVX2 static inline __m256i
table256(const unsigned char *row)
{
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)row));
}

/* Puts the top bits of bytes into a mask from its byte i on: half a block, which is less work than a number of both
 * halves. */
AVX2 QAI_INLINE void
put256(__m256i bytes, uint64_t *mask, size_t i)
{
  const int bits = _mm256_movemask_epi8(bytes);
  memcpy((char *)mask + i, &bits, sizeof bits);
}

/* Puts into `to` where some group has all four bytes before s[0, 32). */
AVX2 QAI_INLINE void
part_endings256(const char *s, const __m256i t[QAI_ENDINGS_BYTES], uint64_t *to, size_t i)
{
  __m256i have = _mm256_and_si256(_mm256_shuffle_epi8(t[0], load256(s - 1)), _mm256_shuffle_epi8(t[1], load256(s - 2)));
  __m256i lack = _mm256_or_si256(_mm256_shuffle_epi8(t[2], load256(s - 3)), _mm256_shuffle_epi8(t[3], load256(s - 4)));
  put256(_mm256_adds_epu8(_mm256_andnot_si256(lack, have), _mm256_set1_epi8(127)), to, i);
}

/* The same of a block. */
AVX2 QAI_INLINE void
block_endings256(const char *s, const __m256i t[QAI_ENDINGS_BYTES], uint64_t *to, size_t i)
{
  part_endings256(s, t, to, i);
  part_endings256(s + 32, t, to, i + 4);
}

/* A block at the edge of the text. */
AVX2 static void
edge256(const char *s, size_t i, size_t len, const __m256i t[QAI_ENDINGS_BYTES], uint64_t *to)
{
  char copy[BEFORE + 64];
  copy_edge(s, i, len, copy);
  block_endings256(copy + BEFORE, t, to, 0);
}

/* The tables are loaded once: a pointer to bytes may be into the output, so that a loop would load them anew.  Four
 * blocks in a row, as the loop is a sixth of the work on one. */
AVX2 static void
endings_avx2(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table, uint64_t *out)
{
  const __m256i t[QAI_ENDINGS_BYTES] = {table256(table[0]), table256(table[1]), table256(table[2]), table256(table[3])};
  const size_t from = 64 * block, end = from + 64 * n;
  const stretch inner = inner_of(from, end, len);
  const char *const first = s + inner.from;
  uint64_t *const to = out + (inner.from - from) / 64;
  size_t i, bytes = inner.from < inner.to ? (inner.to - inner.from) / 8 : 0; /* of bits */
  for (i = from; i < inner.from; i += 64)
    edge256(s, i, len, t, out + (i - from) / 64);
  for (i = 0; i + 32 <= bytes; i += 32) {
    block_endings256(first + 8 * i, t, to, i);
    block_endings256(first + 8 * i + 64, t, to, i + 8);
    block_endings256(first + 8 * i + 128, t, to, i + 16);
    block_endings256(first + 8 * i + 192, t, to, i + 24);
  }
  for (; i < bytes; i += 8)
    block_endings256(first + 8 * i, t, to, i);
  for (i = inner.from + 8 * bytes; i < end; i += 64)
    edge256(s, i, len, t, out + (i - from) / 64);
}

/* ---- AVX-512 ------------------------------------------------------------------------------- */

#define AVX512 __attribute__((target("avx512bw,avx512vbmi")))

/* The table of the classes is looked up as a whole. */
AVX512 QAI_INLINE void
block_avx512(__m512i v, __m512i low, __m512i high, const qai_masks *out, size_t i)
{
  __mmask64 beyond = _mm512_movepi8_mask(v);
  __m512i c = _mm512_maskz_permutex2var_epi8(~beyond, low, v, high);
#define PUT512(class) _mm512_test_epi8_mask(c, _mm512_set1_epi8((char)(class)))
  out->high[i] = beyond;
  out->space[i] = PUT512(SPACE);
  out->word[i] = PUT512(WORD);
  out->upper[i] = PUT512(UPPER);
  out->alone[i] = PUT512(ALONE);
  out->line[i] = PUT512(LINE);
  out->comma[i] = PUT512(SPLITS);
  out->digit[i] = PUT512(DIGIT);
  out->dot[i] = PUT512(DOT);
#undef PUT512
}

/* The same of what is beyond ASCII. */
AVX512 QAI_INLINE void
wide_avx512(__m512i v, const qai_masks *out, size_t i)
{
  __m512i even = _mm512_and_si512(v, _mm512_set1_epi8((char)0xFE));
  __mmask64 first = _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)0xC0));
  out->more[i] = _mm512_cmplt_epi8_mask(v, _mm512_set1_epi8((char)0xC0));
  out->odd[i] = _mm512_mask_cmpneq_epi8_mask(first, v, _mm512_set1_epi8((char)0xE2)) |
                _mm512_cmpeq_epi8_mask(even, _mm512_set1_epi8((char)0xA8));
}

AVX512 static void
masks_avx512(const char *s, size_t len, const qai_masks *to)
{
  const __m512i low = _mm512_loadu_si512(classes), high = _mm512_loadu_si512(classes + 64);
  const qai_masks out = *to; /* may not change meanwhile */
  size_t i, n = len / 64;
  for (i = 0; i < n; i++) {
    const __m512i v = _mm512_loadu_si512(s + 64 * i);
    if (i % ASKED == 0)
      ask_ahead(s, &out, i);
    block_avx512(v, low, high, &out, i);
    if (_mm512_movepi8_mask(v))
      wide_avx512(v, to, i);
  }
  if (len % 64) {
    const __mmask64 left = (UINT64_C(1) << len % 64) - 1;
    const __m512i v = _mm512_mask_loadu_epi8(_mm512_set1_epi8(' '), left, s + 64 * n);
    block_avx512(v, low, high, &out, n);
    wide_avx512(v, to, n);
  }
}

/* Where some group has all four bytes. */
AVX512 QAI_INLINE uint64_t
endings512(const char *s, const __m512i t[QAI_ENDINGS_BYTES])
{
  __m512i last = _mm512_shuffle_epi8(t[0], _mm512_loadu_si512(s - 1));
  __m512i have = _mm512_and_si512(last, _mm512_shuffle_epi8(t[1], _mm512_loadu_si512(s - 2)));
  __m512i third = _mm512_shuffle_epi8(t[2], _mm512_loadu_si512(s - 3));
  __m512i lack = _mm512_or_si512(third, _mm512_shuffle_epi8(t[3], _mm512_loadu_si512(s - 4)));
  __m512i groups = _mm512_andnot_si512(lack, have);
  return _mm512_test_epi8_mask(groups, groups);
}

AVX512 static inline uint64_t
edge512(const char *s, size_t i, size_t len, const __m512i t[QAI_ENDINGS_BYTES])
{
  char copy[BEFORE + 64];
  copy_edge(s, i, len, copy);
  return endings512(copy + BEFORE, t);
}

AVX512 static void
endings_avx512(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table, uint64_t *out)
{
  __m512i t[QAI_ENDINGS_BYTES];
  const size_t end = 64 * (block + n);
  const stretch inner = inner_of(64 * block, end, len);
  size_t i;
  for (i = 0; i < QAI_ENDINGS_BYTES; i++)
    t[i] = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)table[i]));
  for (i = 64 * block; i < inner.from; i += 64)
    *out++ = edge512(s, i, len, t);
  for (; i < inner.to; i += 64)
    *out++ = endings512(s + i, t);
  for (; i < end; i += 64)
    *out++ = edge512(s, i, len, t);
}
#endif

/* ---- NEON ---------------------------------------------------------------------------------- */

#ifdef WITH_NEON
static uint8x16_t
range_neon(uint8x16_t v, uint8_t low, uint8_t n)
{
  return vcleq_u8(vsubq_u8(v, vdupq_n_u8(low)), vdupq_n_u8(n));
}

/* One bit a byte, as x86's movemask: weights, then three pairwise sums. */
static uint64_t
bits_neon(uint8x16_t m)
{
  static const uint8_t weight[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t x = vandq_u8(m, vld1q_u8(weight));
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  x = vpaddq_u8(x, x);
  return vgetq_lane_u16(vreinterpretq_u16_u8(x), 0);
}

static void
part_neon(const char *s, int shift, block_masks *out)
{
  uint8x16_t v = vld1q_u8((const uint8_t *)s);
  uint8x16_t bad = vceqq_u8(v, vdupq_n_u8(0x1A));
  uint8x16_t word = vorrq_u8(range_neon(vorrq_u8(v, vdupq_n_u8(0x20)), 'a', 25), range_neon(v, '0', 9));
  uint8x16_t space = vbicq_u8(range_neon(v, 0, 0x20), bad);
  uint8x16_t first = vbicq_u8(vcgeq_u8(v, vdupq_n_u8(0xC0)), vceqq_u8(v, vdupq_n_u8(0xE2)));
  out->comma |= bits_neon(vorrq_u8(bad, vceqq_u8(v, vdupq_n_u8(',')))) << shift;
  out->digit |= bits_neon(range_neon(v, '0', 9)) << shift;
  out->dot |= bits_neon(vceqq_u8(v, vdupq_n_u8('.'))) << shift;
  out->alone |= bits_neon(vorrq_u8(vceqq_u8(v, vdupq_n_u8('"')), vceqq_u8(v, vdupq_n_u8(')')))) << shift;
  out->space |= bits_neon(space) << shift;
  out->word |= bits_neon(vorrq_u8(word, bad)) << shift;
  out->upper |= bits_neon(range_neon(v, 'A', 25)) << shift;
  out->high |= bits_neon(vcgeq_u8(v, vdupq_n_u8(0x80))) << shift;
  out->line |= bits_neon(range_neon(v, '\n', 3)) << shift;
  out->more |= bits_neon(range_neon(v, 0x80, 0x3F)) << shift;
  out->odd |= bits_neon(vorrq_u8(first, range_neon(v, 0xA8, 1))) << shift;
}

static void
block_neon(const char *s, block_masks *out)
{
  int i;
  memset(out, 0, sizeof *out);
  for (i = 0; i < 64; i += 16)
    part_neon(s + i, i, out);
}

static void
masks_neon(const char *s, size_t len, const qai_masks *out)
{
  masks(s, len, 0, out, block_neon);
}

/* What row k has for the bytes of which the last one is s[-1 - k]; nothing for what is beyond ASCII. */
static uint8x16_t
groups_neon(const char *s, const qai_endings_table table, int k)
{
  uint8x16_t halves = vandq_u8(vld1q_u8((const uint8_t *)s - 1 - k), vdupq_n_u8(0x8F));
  return vqtbl1q_u8(vld1q_u8(table[k]), halves);
}

static uint8x16_t
endings_part_neon(const char *s, const qai_endings_table table)
{
  uint8x16_t have = vandq_u8(groups_neon(s, table, 0), groups_neon(s, table, 1));
  uint8x16_t g = vbicq_u8(have, vorrq_u8(groups_neon(s, table, 2), groups_neon(s, table, 3)));
  return vtstq_u8(g, g);
}

static uint64_t
endings_block_neon(const char *s, const qai_endings_table table)
{
  uint64_t bits = 0;
  int i;
  for (i = 0; i < 64; i += 16)
    bits |= bits_neon(endings_part_neon(s + i, table)) << i;
  return bits;
}

static void
endings_neon(const char *s, size_t len, size_t block, size_t n, const qai_endings_table table, uint64_t *out)
{
  endings(s, len, block, n, table, out, endings_block_neon);
}
#endif

/* ---- choice -------------------------------------------------------------------------------- */

qai_masks_fn
qai_masks_version(int index)
{
  qai_masks_fn v[4] = {NULL, NULL, NULL, NULL};
  int n = 0;
#ifdef WITH_X86
  if (qai_masks_bits_widest())
    v[n++] = masks_avx512;
  if (__builtin_cpu_supports("avx2"))
    v[n++] = masks_avx2;
  v[n++] = masks_sse2;
#endif
#ifdef WITH_NEON
  v[n++] = masks_neon;
#endif
  v[n++] = qai_masks_portable;
  return index >= 0 && index < n ? v[index] : NULL;
}

qai_masks_fn
qai_masks_best(void)
{
  return qai_masks_version(0);
}

qai_endings_fn
qai_endings_version(int index)
{
  qai_endings_fn v[3] = {NULL, NULL, NULL};
  int n = 0;
#ifdef WITH_X86
  if (qai_masks_bits_widest())
    v[n++] = endings_avx512;
  if (__builtin_cpu_supports("avx2"))
    v[n++] = endings_avx2;
#endif
#ifdef WITH_NEON
  v[n++] = endings_neon;
#endif
  v[n++] = qai_endings_portable;
  return index >= 0 && index < n ? v[index] : NULL;
}

qai_endings_fn
qai_endings_best(void)
{
  return qai_endings_version(0);
}

int
qai_masks_bits_fast(void)
{
#ifdef WITH_X86
  return __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt") &&
         __builtin_cpu_supports("avx2"); /* whatever has these has lzcnt */
#else
  return 0;
#endif
}

int
qai_masks_bits_widest(void)
{
#ifdef WITH_X86
  return qai_masks_bits_fast() && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2");
#else
  return 0;
#endif
}
