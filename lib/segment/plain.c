#include "segment/plain.h"

#include "segment/gate.h"
#include "text/masks.h"

#include <string.h>

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>
#endif

#define BYTES UINT64_C(0x0101010101010101)
enum { CAPITAL = QUOTEATTR_FLAG_CAPITAL << 2, KIND = 15 };

/* ---- sorts --------------------------------------------------------------------------------- */

/* What the sorts of 64 words tell, a bit a word. */
typedef struct found {
  uint64_t capitals, numbers, opens, words;
} found;

/* As qai_plain_fn; the first one of `sorts` is that of bit 0.  (Always in line: where a function with AVX2 ends in a
 * call, compilers leave the upper halves as they are, and all after it is slow.) */
QAI_MASKS_INLINE uint64_t
pick(found f, uint64_t marks, const char *sorts)
{
  uint64_t after = f.capitals << 1 | (sorts[-1] & CAPITAL) / CAPITAL;
  return f.capitals | (f.numbers & after & ~marks) | ((f.opens | (after & ~f.words)) & marks);
}

/* Bit k: byte k of x has its highest bit. */
static inline uint64_t
gather(uint64_t x)
{
  return ((x >> 7 & BYTES) * UINT64_C(0x0102040810204080)) >> 56;
}

/* Bit k: byte k of `kinds` is `kind`. */
static inline uint64_t
gather_kind(uint64_t kinds, uint64_t kind)
{
  return gather(0x80 * BYTES - (kinds ^ kind * BYTES));
}

uint64_t
qai_plain_portable(const quoteattr_token *t, uint32_t n, uint64_t marks, char *sorts)
{
  found f = {0, 0, 0, 0};
  uint32_t i;
  for (i = 0; i < n; i++)
    sorts[i] = (char)qai_gate_sort(&t[i]);
  memset(sorts + n, 0, QAI_PLAIN_WORDS - n);
  for (i = 0; i < n; i += 8) {
    uint64_t x = qai_bytes_load8(sorts + i), kinds = x & KIND * BYTES;
    f.capitals |= gather(x * (0x80 / CAPITAL)) << i;
    f.numbers |= gather_kind(kinds, QUOTEATTR_TOKEN_NUMBER) << i;
    f.opens |= gather_kind(kinds, QUOTEATTR_TOKEN_OPEN) << i;
    f.words |= gather_kind(kinds, QUOTEATTR_TOKEN_WORD) << i;
  }
  return pick(f, marks, sorts);
}

#ifdef QAI_MASKS_WIDE_TARGET
/* Of eight words: those with even numbers, then those with odd ones, a half each, 32 bits a sort. */
QAI_MASKS_WIDE_TARGET static inline __m256i
sorts_of_eight(const quoteattr_token *t)
{
  const __m256i *from = (const __m256i *)t;
  __m256i a = _mm256_unpackhi_epi32(_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1));
  __m256i b = _mm256_unpackhi_epi32(_mm256_loadu_si256(from + 2), _mm256_loadu_si256(from + 3));
  __m256i flags = _mm256_and_si256(_mm256_unpackhi_epi64(a, b), _mm256_set1_epi32(QAI_GATE_FLAGS));
  return _mm256_or_si256(_mm256_unpacklo_epi64(a, b), _mm256_slli_epi32(flags, 2));
}

QAI_MASKS_WIDE_TARGET QAI_MASKS_INLINE uint64_t
bits_of_kind(__m128i kinds, char kind)
{
  return (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(kinds, _mm_set1_epi8(kind)));
}

QAI_MASKS_WIDE_TARGET static uint64_t
plain_avx2(const quoteattr_token *t, uint32_t n, uint64_t marks, char *sorts)
{
  found f = {0, 0, 0, 0};
  uint32_t i;
  if (n < QAI_PLAIN_WORDS)
    return qai_plain_portable(t, n, marks, sorts);
  for (i = 0; i < QAI_PLAIN_WORDS; i += 16) {
    __m256i x = _mm256_packs_epi32(sorts_of_eight(t + i), sorts_of_eight(t + i + 8));
    __m128i odd = _mm_slli_epi16(_mm256_extracti128_si256(x, 1), 8);
    __m128i all = _mm_or_si128(_mm256_castsi256_si128(x), odd), kinds = _mm_and_si128(all, _mm_set1_epi8(KIND));
    _mm_storeu_si128((__m128i *)(sorts + i), all);
    f.capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(all, 2)) << i;
    f.numbers |= bits_of_kind(kinds, QUOTEATTR_TOKEN_NUMBER) << i;
    f.opens |= bits_of_kind(kinds, QUOTEATTR_TOKEN_OPEN) << i;
    f.words |= bits_of_kind(kinds, QUOTEATTR_TOKEN_WORD) << i;
  }
  return pick(f, marks, sorts);
}
#endif

qai_plain_fn
qai_plain_version(int index)
{
  qai_plain_fn v[2] = {NULL, NULL};
  int n = 0;
#ifdef QAI_MASKS_WIDE_TARGET
  if (qai_masks_bits_fast())
    v[n++] = plain_avx2;
#endif
  v[n++] = qai_plain_portable;
  return index >= 0 && index < n ? v[index] : NULL;
}

/* ---- places -------------------------------------------------------------------------------- */

/* Whether no sentence can begin with the word: it goes on a token, or is a number like .5. */
static inline int
goes_on(const char *bytes, const quoteattr_token *t)
{
  return t->flags & QUOTEATTR_FLAG_CLITIC || (t->kind == QUOTEATTR_TOKEN_NUMBER && bytes[t->start] == '.');
}

/* qai_gate_sorts(): the sorts of four words as bytes in x, as far as they are of the last one's paragraph: bit 0 of
 * `first`, the one before it begins that; bit 1, the second before it. */
static inline uint32_t
four_sorts(uint32_t x, unsigned first)
{
  static const uint32_t known[4] = {0xFFFFFFF, 0x3FFF, 0x1FFFFF, 0x3FFF};
  return (x >> 24 | (x >> 9 & 0x3F80) | (x << 6 & 0x1FC000) | (x << 21 & 0xFE00000)) & known[first];
}

/* Of the words of `bits`, from `from` on, those that the gate lets pass by the one sum, then by the other: what it is
 * does not tell where to go on, as that is hard to foresee. */
static uint64_t
let_pass(const qai_plain *p, uint64_t bits, uint32_t from, uint64_t firsts)
{
  const qai_segment *s = p->segment;
  const char *bytes = s->text->bytes, *sorts = p->sorts + QAI_PLAIN_BEFORE - 3;
  const quoteattr_token *words = s->words + from;
  const uint32_t len = s->text->len;
  const uint64_t second = firsts << 1 | p->firsts >> 63, third = firsts << 2 | p->firsts >> 62;
  unsigned char at[QAI_PLAIN_WORDS];
  short sums[QAI_PLAIN_WORDS];
  uint32_t n = 0, i;
  for (; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits);
    unsigned first = (unsigned)((second >> k & 1) | (third >> k & 1) << 1);
    int sum = qai_gate_first_sum(bytes, len, words + k, four_sorts(qai_bytes_load4(sorts + k), first));
    at[n] = (unsigned char)k;
    sums[n] = (short)sum;
    n += sum >= qai_gate_least[0];
  }
  bits = 0;
  for (i = 0; i < n; i++)
    bits |= (uint64_t)(qai_gate_sum(bytes, len, words + at[i], sums[i]) >= qai_gate_least[1]) << at[i];
  return bits;
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

/* Which of them begin a paragraph. */
static uint64_t
find_firsts(qai_plain *p, uint32_t from)
{
  const qai_segment *s = p->segment;
  uint64_t bits = 0;
  uint32_t i = p->entered;
  for (; i < s->text->n_paragraphs && s->paragraph_words[i] - from < QAI_PLAIN_WORDS; i++)
    bits |= UINT64_C(1) << (s->paragraph_words[i] - from);
  p->entered = i;
  return bits;
}

/* Notes the places before the words of `bits`, of which some are marks. */
static void
note(qai_plain *p, uint64_t bits, uint64_t marks, uint32_t from)
{
  uint32_t n = 0;
  for (; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits);
    p->at[n] = from + k;
    n += marks >> k & 1 || !goes_on(p->segment->text->bytes, p->segment->words + from + k);
  }
  p->n = n;
  p->at[n] = p->to;
  p->next = 0;
}

void
qai_plain_go_on(qai_plain *p)
{
  uint32_t from = p->to, n = p->segment->n_words - from;
  uint64_t after, marks = find_marks(p, from, &after), firsts = find_firsts(p, from), bits;
  memcpy(p->sorts, p->sorts + QAI_PLAIN_WORDS, QAI_PLAIN_BEFORE);
  if (n > QAI_PLAIN_WORDS)
    n = QAI_PLAIN_WORDS;
  p->to += n;
  bits = p->find(p->segment->words + from, n, marks, p->sorts + QAI_PLAIN_BEFORE) & ~(after | firsts);
  note(p, p->all ? bits : let_pass(p, bits, from, firsts), marks, from);
  p->firsts = firsts;
}

void
qai_plain_init(qai_plain *p, const qai_segment *segment)
{
  memset(p, 0, sizeof *p);
  p->segment = segment;
  p->find = qai_plain_version(0);
}
