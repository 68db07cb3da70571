#include "segment/plain.h"

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
QAI_MASKS_INLINE uint64_t
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
  memset(sorts, 0, QAI_PLAIN_WORDS);
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
enum { CAPITAL = QUOTEATTR_FLAG_CAPITAL << 2, KIND = 15 };

/* Kinds and, four bits further, flags of eight words: those with even numbers, then those with odd ones, a half each.
 */
QAI_MASKS_WIDE_TARGET static inline __m256i
kinds_of_eight(const quoteattr_token *t)
{
  const __m256i *from = (const __m256i *)t;
  const uint32_t some = QUOTEATTR_FLAG_ABBREVIATION | QUOTEATTR_FLAG_CAPITAL | QUOTEATTR_FLAG_ALL_CAPS;
  __m256i a = _mm256_unpackhi_epi32(_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1));
  __m256i b = _mm256_unpackhi_epi32(_mm256_loadu_si256(from + 2), _mm256_loadu_si256(from + 3));
  __m256i flags = _mm256_and_si256(_mm256_unpackhi_epi64(a, b), _mm256_set1_epi32((int)some));
  return _mm256_or_si256(_mm256_unpacklo_epi64(a, b), _mm256_slli_epi32(flags, 2));
}

QAI_MASKS_WIDE_TARGET QAI_MASKS_INLINE uint64_t
bits_of_kind(__m128i kinds, char kind)
{
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(kinds, _mm_set1_epi8(kind)));
}

/* qai_gate_sort() of 16 words: of kinds, of flags, the higher. */
QAI_MASKS_WIDE_TARGET QAI_MASKS_INLINE __m128i
sorts_of(__m128i all, __m128i kinds)
{
  const __m128i by_kind = _mm_setr_epi8(0, 0, 9, 10, 11, 12, 13, 14, 15, 15, 15, 15, 15, 15, 15, 15);
  const __m128i by_flags = _mm_setr_epi8(1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8);
  __m128i flags = _mm_and_si128(_mm_srli_epi16(all, 4), _mm_set1_epi8(7));
  return _mm_max_epu8(_mm_shuffle_epi8(by_kind, kinds), _mm_shuffle_epi8(by_flags, flags));
}

QAI_MASKS_WIDE_TARGET static uint64_t
find_avx2(const quoteattr_token *t, uint32_t n, uint64_t marks, uint64_t after, char *sorts)
{
  found f = {0, 0, 0, 0};
  uint32_t i;
  if (n < QAI_PLAIN_WORDS)
    return find_portable(t, n, marks, after, sorts);
  for (i = 0; i < QAI_PLAIN_WORDS; i += 16) {
    __m256i x = _mm256_packs_epi32(kinds_of_eight(t + i), kinds_of_eight(t + i + 8));
    __m128i odd = _mm_slli_epi16(_mm256_extracti128_si256(x, 1), 8);
    __m128i all = _mm_or_si128(_mm256_castsi256_si128(x), odd), kinds = _mm_and_si128(all, _mm_set1_epi8(KIND));
    _mm_storeu_si128((__m128i *)(sorts + i), sorts_of(all, kinds));
    f.capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(all, 2)) << i;
    f.numbers |= bits_of_kind(kinds, QUOTEATTR_TOKEN_NUMBER) << i;
    f.opens |= bits_of_kind(kinds, QUOTEATTR_TOKEN_OPEN) << i;
    f.words |= bits_of_kind(kinds, QUOTEATTR_TOKEN_WORD) << i;
  }
  return pick(f, marks, after);
}

/* What the sorts weigh that stand at a distance: none with the highest bit. */
QAI_MASKS_WIDE_TARGET QAI_MASKS_INLINE __m256i
weigh(__m256i sorts, uint32_t distance)
{
  __m128i weights = _mm_loadu_si128((const __m128i *)qai_gate_sorts[distance]);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(weights), sorts);
}

/* Sums of the sorts from `sorts` on: of 32 places. */
QAI_MASKS_WIDE_TARGET QAI_MASKS_INLINE __m256i
sums_of_32(const char *sorts)
{
  const __m256i first = _mm256_set1_epi8((char)QAI_GATE_FIRST);
  __m256i sum = _mm256_setzero_si256(), out = sum, x;
  uint32_t i;
  for (i = QAI_GATE_BEFORE; i-- > 0;) { /* out: a paragraph begins behind */
    x = _mm256_loadu_si256((const __m256i *)(sorts + i));
    sum = _mm256_add_epi8(sum, weigh(_mm256_or_si256(_mm256_andnot_si256(first, x), out), i));
    out = _mm256_or_si256(out, _mm256_and_si256(first, x));
  }
  x = _mm256_loadu_si256((const __m256i *)(sorts + QAI_GATE_BEFORE));
  sum = _mm256_add_epi8(sum, weigh(_mm256_andnot_si256(first, x), QAI_GATE_BEFORE));
  for (out = _mm256_setzero_si256(), i = QAI_GATE_BEFORE + 1; i < QAI_GATE_AROUND; i++) {
    x = _mm256_or_si256(_mm256_loadu_si256((const __m256i *)(sorts + i)), out); /* out: one began */
    sum = _mm256_add_epi8(sum, weigh(x, i));
    out = _mm256_and_si256(first, x);
  }
  return sum;
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

/* Of the words of `bits`, from `from` on, those that the gate's rows let pass. */
static uint64_t
let_pass(const qai_plain *p, uint64_t bits, uint32_t from)
{
  const qai_segment *s = p->segment;
  uint64_t passed = 0;
  uint32_t rows[QAI_GATE_ROWS];
  for (; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits);
    uint64_t x = qai_gate_within(qai_bytes_load8(p->sorts + k));
    qai_gate_rows(s->text->bytes, s->text->len, s->words + (from + k), x, rows);
    passed |= (uint64_t)(qai_gate_sum(rows) >= qai_gate_least[1]) << k;
  }
  return passed;
}

/* Which of the words from `from` on, of 64, are marks; *after: are right after one. */
static uint64_t
find_marks(qai_plain *p, uint32_t from, uint64_t *after)
{
  const uint32_t *marks = p->segment->marks, last = p->mark ? marks[p->mark - 1] : QAI_NONE - 1;
  uint64_t bits = 0;
  uint32_t i = p->mark;
  for (; marks[i] - from < QAI_PLAIN_WORDS; i++)
    bits |= UINT64_C(1) << (marks[i] - from);
  p->mark = i;
  *after = bits << 1 | (last + 1 == from);
  return bits;
}

/* Which of them begin a paragraph, or come right after the last one; notes so with their sorts. */
static uint64_t
find_firsts(qai_plain *p, uint32_t from)
{
  const qai_segment *s = p->segment;
  char *sorts = p->sorts + QAI_PLAIN_BEFORE;
  uint64_t bits = 0;
  uint32_t i = p->entered;
  for (; i <= s->text->n_paragraphs && s->paragraph_words[i] - from < QAI_PLAIN_WORDS; i++) {
    bits |= UINT64_C(1) << (s->paragraph_words[i] - from);
    sorts[s->paragraph_words[i] - from] |= (char)QAI_GATE_FIRST;
  }
  p->entered = i;
  return bits;
}

/* Notes the places before the words of `bits`. */
static void
note(qai_plain *p, uint64_t bits, uint32_t from)
{
  uint32_t n = 0;
  for (; bits; bits &= bits - 1) {
    uint32_t at = from + qai_masks_ctz(bits);
    p->at[n] = at;
    n += !goes_on(p->segment->text->bytes, p->segment->words + at);
  }
  p->n = n;
  p->at[n] = p->to;
  p->next = 0;
}

/* Finds the places of the next 64 words: bit 0, that of the first one. */
static uint64_t
find_next(qai_plain *p)
{
  const qai_segment *s = p->segment;
  uint32_t from = p->read, n = s->n_words > from ? s->n_words - from : 0;
  uint64_t after, marks = find_marks(p, from, &after);
  uint64_t capital = from && n && s->words[from - 1].flags & QUOTEATTR_FLAG_CAPITAL;
  uint64_t bits;
  memcpy(p->sorts, p->sorts + QAI_PLAIN_WORDS, QAI_PLAIN_BEFORE);
  bits = p->version->find(s->words + (n ? from : 0), n < QAI_PLAIN_WORDS ? n : QAI_PLAIN_WORDS, marks, capital,
                          p->sorts + QAI_PLAIN_BEFORE);
  p->read = from + QAI_PLAIN_WORDS;
  return bits & ~(after | find_firsts(p, from));
}

/* Of words right before those that were read last no sorts behind are known yet: they come with the next ones. */
void
qai_plain_go_on(qai_plain *p)
{
  uint64_t next = find_next(p), bits = next << QAI_GATE_BEFORE | p->found >> (64 - QAI_GATE_BEFORE);
  uint32_t from = p->to;
  p->found = next;
  p->to = p->read - QAI_GATE_BEFORE;
  note(p, p->all ? bits : let_pass(p, p->version->sift(p->sorts, bits), from), from);
}

void
qai_plain_init(qai_plain *p, const qai_segment *segment)
{
  memset(p, 0, sizeof *p);
  p->segment = segment;
  p->to -= QAI_GATE_BEFORE;
  p->version = qai_plain_version_of(0);
}
