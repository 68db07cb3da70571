#include "segment/plain.h"

#include "base/fetch.h"
#include "segment/gate.h"
#include "text/masks.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#endif

/* ---- sorts --------------------------------------------------------------------------------- */

/* What the flags and kinds of 64 words tell, a bit a word. */
typedef struct found {
  uint64_t capitals, numbers, opens, words;
} found;

/* As `find` of qai_plain_version.  (Always in line: where a function with AVX2 ends in a call, compilers leave the
 * upper halves as they are, and all after it is slow.) */
QAI_INLINE uint64_t
pick(found f, uint64_t marks, uint64_t after)
{
  after |= f.capitals << 1;
  return f.capitals | (f.numbers & after & ~marks) | ((f.opens | (after & ~f.words)) & marks);
}

static uint64_t
find_portable(const quoteattr_token *t, uint32_t n, uint64_t marks, uint64_t after, char *sorts)
{
  found f = {0, 0, 0, 0};
  uint32_t i;
  memset(sorts, 0, 64);
  for (i = 0; i < n; i++) {
    sorts[i] = (char)qai_gate_sort(&t[i]);
    f.capitals |= (uint64_t)(t[i].flags / QUOTEATTR_FLAG_CAPITAL & 1) << i;
    f.numbers |= (uint64_t)(t[i].kind == QUOTEATTR_TOKEN_NUMBER) << i;
    f.opens |= (uint64_t)(t[i].kind == QUOTEATTR_TOKEN_OPEN) << i;
    f.words |= (uint64_t)(t[i].kind == QUOTEATTR_TOKEN_WORD) << i;
  }
  return pick(f, marks, after);
}

static uint64_t
sift_portable(const char *sorts, uint64_t bits)
{
  uint64_t passed = 0;
  for (; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits);
    int sum = qai_gate_sum_of_sorts(qai_gate_within(qai_bytes_load8(sorts + k)));
    passed |= (uint64_t)(sum >= qai_gate_least[0]) << k;
  }
  return passed;
}

#ifdef QAI_MASKS_WIDE_TARGET
enum { CAPITAL = QUOTEATTR_FLAG_CAPITAL << 2, KIND = 15, FEW = 8 /* words that are no block of their own */ };

/* Kinds and, four bits further, flags of eight words: those with even numbers, then those with odd ones, a half each.
 * Asks for those that are looked through next, as in a long text they are far away by now. */
QAI_MASKS_WIDE_TARGET static inline __m256i
kinds_of_eight(const quoteattr_token *t)
{
  const __m256i *from = (const __m256i *)t;
  const uintptr_t next = (uintptr_t)t + QAI_PLAIN_WORDS * sizeof *t;
  const uint32_t some = QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS;
  __m256i a = _mm256_unpackhi_epi32(_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1));
  __m256i b = _mm256_unpackhi_epi32(_mm256_loadu_si256(from + 2), _mm256_loadu_si256(from + 3));
  __m256i flags = _mm256_and_si256(_mm256_unpackhi_epi64(a, b), _mm256_set1_epi32((int)some));
  qai_fetch_line((const void *)next);
  qai_fetch_line((const void *)(next + 64));
  return _mm256_or_si256(_mm256_unpacklo_epi64(a, b), _mm256_slli_epi32(flags, 2));
}

/* The same of 16 words in order, a byte a word. */
QAI_MASKS_WIDE_TARGET QAI_INLINE __m128i
kinds_of_16(const quoteattr_token *t)
{
  __m256i x = _mm256_packs_epi32(kinds_of_eight(t), kinds_of_eight(t + 8));
  return _mm_or_si128(_mm256_castsi256_si128(x), _mm_slli_epi16(_mm256_extracti128_si256(x, 1), 8));
}

QAI_MASKS_WIDE_TARGET QAI_INLINE uint64_t
bits_of_kind(__m256i kinds, char kind)
{
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(kinds, _mm256_set1_epi8(kind)));
}

/* qai_gate_sort() of 32 words: of kinds, of flags, the higher. */
QAI_MASKS_WIDE_TARGET QAI_INLINE __m256i
sorts_of(__m256i all, __m256i kinds)
{
  const __m256i by_kind =
      _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 0, 9, 10, 11, 12, 13, 14, 15, 15, 15, 15, 15, 15, 15, 15));
  const __m256i by_flags = _mm256_broadcastsi128_si256(_mm_setr_epi8(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8));
  __m256i flags = _mm256_and_si256(_mm256_srli_epi16(all, 4), _mm256_set1_epi8(7));
  return _mm256_max_epu8(_mm256_shuffle_epi8(by_kind, kinds), _mm256_shuffle_epi8(by_flags, flags));
}

/* As find_avx2(), of 64 words. */
QAI_MASKS_WIDE_TARGET QAI_INLINE uint64_t
find_all_avx2(const quoteattr_token *t, uint64_t marks, uint64_t after, char *sorts)
{
  found f = {0, 0, 0, 0};
  uint32_t i;
  for (i = 0; i < 64; i += 32) {
    __m256i all = _mm256_inserti128_si256(_mm256_castsi128_si256(kinds_of_16(t + i)), kinds_of_16(t + i + 16), 1);
    __m256i kinds = _mm256_and_si256(all, _mm256_set1_epi8(KIND));
    _mm256_storeu_si256((__m256i *)(sorts + i), sorts_of(all, kinds));
    f.capitals |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(all, 2)) << i;
    f.numbers |= bits_of_kind(kinds, QUOTEATTR_TOKEN_NUMBER) << i;
    f.opens |= bits_of_kind(kinds, QUOTEATTR_TOKEN_OPEN) << i;
    f.words |= bits_of_kind(kinds, QUOTEATTR_TOKEN_WORD) << i;
  }
  return pick(f, marks, after);
}

QAI_MASKS_WIDE_TARGET static uint64_t
find_avx2(const quoteattr_token *t, uint32_t n, uint64_t marks, uint64_t after, char *sorts)
{
  quoteattr_token last[64];
  uint64_t bits;
  if (n >= 64)
    return find_all_avx2(t, marks, after, sorts);
  if (n < FEW)
    return find_portable(t, n, marks, after, sorts);
  memcpy(last, t, n * sizeof *t);
  memset(last + n, 0, (64 - n) * sizeof *last);
  bits = find_all_avx2(last, marks, after, sorts);
  memset(sorts + n, 0, 64 - n);
  return bits;
}

/* What the sorts weigh that stand at a distance: none with the highest bit. */
QAI_MASKS_WIDE_TARGET QAI_INLINE __m256i
weigh(__m256i sorts, uint32_t distance)
{
  __m128i weights = _mm_loadu_si128((const __m128i *)qai_gate_sorts[distance]);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(weights), sorts);
}

QAI_MASKS_WIDE_TARGET QAI_INLINE __m256i
add_four(__m256i a, __m256i b, __m256i c, __m256i d)
{
  return _mm256_add_epi8(_mm256_add_epi8(a, b), _mm256_add_epi8(c, d));
}

/* Sums of the sorts from `sorts` on: of 32 places. */
QAI_MASKS_WIDE_TARGET QAI_INLINE __m256i
sums_of_32(const char *sorts)
{
#define LOAD(k) _mm256_loadu_si256((const __m256i *)(sorts + (k)))
#define OR _mm256_or_si256
#define FIRST(x) _mm256_and_si256(first, x)
#define SORT(x) _mm256_andnot_si256(first, x)
  const __m256i first = _mm256_set1_epi8((char)QAI_GATE_FIRST);
  __m256i a = LOAD(0), b = LOAD(1), c = LOAD(2), d = LOAD(3), e = LOAD(5), f = LOAD(6), g = LOAD(7);
  __m256i out_c = FIRST(d), out_b = OR(out_c, FIRST(c)), out_a = OR(out_b, FIRST(b)); /* a paragraph begins behind */
  __m256i before = add_four(weigh(OR(SORT(a), out_a), 0), weigh(OR(SORT(b), out_b), 1), weigh(OR(SORT(c), out_c), 2),
                            weigh(SORT(d), 3));
  __m256i after =
      add_four(weigh(SORT(LOAD(4)), 4), weigh(e, 5), weigh(OR(f, FIRST(e)), 6), weigh(OR(g, FIRST(OR(e, f))), 7));
  return _mm256_add_epi8(before, after);
#undef LOAD
#undef OR
#undef FIRST
#undef SORT
}

QAI_MASKS_WIDE_TARGET static uint64_t
sift_avx2(const char *sorts, uint64_t bits)
{
  const __m256i below = _mm256_set1_epi8((char)(qai_gate_least[0] - 1));
  uint32_t low = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(sums_of_32(sorts), below));
  uint32_t high = (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(sums_of_32(sorts + 32), below));
  return bits & ((uint64_t)high << 32 | low);
}
#endif

const qai_plain_version *
qai_plain_version_of(int index)
{
  static const qai_plain_version versions[] = {
#ifdef QAI_MASKS_WIDE_TARGET
      {find_avx2, sift_avx2},
#endif
      {find_portable, sift_portable}};
  enum { N = sizeof versions / sizeof *versions };
#ifdef QAI_MASKS_WIDE_TARGET
  if (!qai_masks_bits_fast())
    index++;
#endif
  return index >= 0 && index < N ? &versions[index] : NULL;
}

/* ---- places -------------------------------------------------------------------------------- */

/* Whether no sentence can begin with the word: it goes on a token, or is a number like .5. */
static inline int
goes_on(const char *bytes, const quoteattr_token *t)
{
  return t->flags & QUOTEATTR_FLAG_CLITIC || (t->kind == QUOTEATTR_TOKEN_NUMBER && bytes[t->start] == '.');
}

/* Which of the words from `from` on, a multiple of 64, are marks. */
static void
find_marks(qai_plain *p, uint32_t from, uint64_t bits[QAI_PLAIN_BLOCKS])
{
  const uint32_t *mark = p->segment->marks + p->mark;
  uint32_t i;
  for (i = 0; i < QAI_PLAIN_BLOCKS; i++)
    for (bits[i] = 0, from += 64; *mark < from; mark++)
      bits[i] |= UINT64_C(1) << *mark % 64;
  p->mark = (uint32_t)(mark - p->segment->marks);
}

/* Which of them begin a paragraph, or come right after the last one; notes so with their sorts. */
static void
find_firsts(qai_plain *p, uint32_t from, uint64_t bits[QAI_PLAIN_BLOCKS])
{
  const qai_segment *s = p->segment;
  uint32_t i = p->entered, k;
  memset(bits, 0, QAI_PLAIN_BLOCKS * sizeof *bits);
  for (; i <= s->text->n_paragraphs && (k = s->paragraph_words[i] - from) < QAI_PLAIN_WORDS; i++) {
    bits[k / 64] |= UINT64_C(1) << k % 64;
    p->sorts[QAI_PLAIN_BEFORE + k] |= (char)QAI_GATE_FIRST;
  }
  p->entered = i;
}

/* Finds the places before the next words, a bit a word, and their sorts. */
static void
find_next(qai_plain *p, uint64_t bits[QAI_PLAIN_BLOCKS])
{
  const qai_segment *s = p->segment;
  uint64_t marks[QAI_PLAIN_BLOCKS], firsts[QAI_PLAIN_BLOCKS];
  uint32_t i, from = p->read, left = s->n_words > from ? s->n_words - from : 0;
  uint64_t capital = from && left && s->words[from - 1].flags & QUOTEATTR_FLAG_CAPITAL;
  uint64_t mark = p->mark && s->marks[p->mark - 1] + 1 == from;
  find_marks(p, from, marks);
  memcpy(p->sorts, p->sorts + QAI_PLAIN_WORDS, QAI_PLAIN_BEFORE);
  for (i = 0; i < QAI_PLAIN_BLOCKS; i++) {
    uint32_t n = left < 64 ? left : 64, at = from + i * 64;
    bits[i] = p->version->find(s->words + (n ? at : 0), n, marks[i], capital, p->sorts + QAI_PLAIN_BEFORE + i * 64);
    bits[i] &= ~(marks[i] << 1 | mark);
    mark = marks[i] >> 63;
    left -= n;
    capital = left && s->words[at + 63].flags & QUOTEATTR_FLAG_CAPITAL;
  }
  find_firsts(p, from, firsts);
  for (i = 0; i < QAI_PLAIN_BLOCKS; i++)
    bits[i] &= ~firsts[i];
  p->read = from + QAI_PLAIN_WORDS;
}

/* Notes the places `at` that the gate's rows let pass, in sorts; what they say is no branch, as it is hard to foresee.
 */
static void
let_pass(qai_plain *p, const uint32_t *at, uint32_t n)
{
  const qai_text *text = p->segment->text;
  uint32_t i, rows[QAI_GATE_ROWS], passed = 0;
  for (i = 0; i < n; i++) {
    const quoteattr_token *t = p->segment->words + (p->to + at[i]);
    qai_gate_rows(text->bytes, text->len, t, qai_gate_within(qai_bytes_load8(p->sorts + at[i])), rows);
    p->at[passed] = p->to + at[i];
    passed += ((qai_gate_sum(rows) >= qai_gate_least[1]) | (uint32_t)p->all) & !goes_on(text->bytes, t);
  }
  p->n = passed;
}

/* Of words right before those that were read last no sorts behind are known yet: they come with the next ones. */
void
qai_plain_go_on(qai_plain *p)
{
  uint64_t next[QAI_PLAIN_BLOCKS], last = p->found, bits;
  uint32_t at[QAI_PLAIN_WORDS], i, n = 0;
  find_next(p, next);
  for (i = 0; i < QAI_PLAIN_BLOCKS; last = next[i++]) {
    bits = next[i] << QAI_GATE_BEFORE | last >> (64 - QAI_GATE_BEFORE);
    if (bits && !p->all)
      bits = p->version->sift(p->sorts + i * 64, bits);
    for (; bits; bits &= bits - 1)
      at[n++] = i * 64 + qai_masks_ctz(bits);
  }
  let_pass(p, at, n);
  p->found = last;
  p->to = p->read - QAI_GATE_BEFORE;
  p->at[p->n] = p->to;
  p->next = 0;
}

void
qai_plain_init(qai_plain *p, const qai_segment *segment)
{
  p->segment = segment;
  p->read = p->mark = p->entered = p->next = p->n = p->at[0] = 0;
  p->to = 0u - QAI_GATE_BEFORE;
  p->all = 0;
  p->version = qai_plain_version_of(0);
  p->found = 0;
  memset(p->sorts + QAI_PLAIN_WORDS, 0, QAI_PLAIN_BEFORE);
}
