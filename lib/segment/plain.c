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

/* Those with a capital, and those of numbers right after one; the first of `sorts` is bit 0.  (Always in line: where a
 * function with AVX2 ends in a call, compilers leave the upper halves as they are, and all after it is slow.) */
QAI_MASKS_INLINE uint64_t
pick(uint64_t capitals, uint64_t numbers, const char *sorts)
{
  return capitals | (numbers & (capitals << 1 | (sorts[-1] & CAPITAL) / CAPITAL));
}

/* Bit k: byte k of x has its highest bit. */
static inline uint64_t
gather(uint64_t x)
{
  return ((x >> 7 & BYTES) * UINT64_C(0x0102040810204080)) >> 56;
}

uint64_t
qai_plain_portable(const quoteattr_token *t, uint32_t n, char *sorts)
{
  uint64_t capitals = 0, numbers = 0;
  uint32_t i;
  for (i = 0; i < n; i++)
    sorts[i] = (char)qai_gate_sort(&t[i]);
  memset(sorts + n, 0, QAI_PLAIN_WORDS - n);
  for (i = 0; i < n; i += 8) {
    uint64_t x = qai_bytes_load8(sorts + i), kinds = (x & KIND * BYTES) ^ QUOTEATTR_TOKEN_NUMBER * BYTES;
    capitals |= gather(x * (0x80 / CAPITAL)) << i;
    numbers |= gather(0x80 * BYTES - kinds) << i;
  }
  return pick(capitals, numbers, sorts);
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

QAI_MASKS_WIDE_TARGET static uint64_t
plain_avx2(const quoteattr_token *t, uint32_t n, char *sorts)
{
  uint64_t capitals = 0, numbers = 0;
  uint32_t i;
  if (n < QAI_PLAIN_WORDS)
    return qai_plain_portable(t, n, sorts);
  for (i = 0; i < QAI_PLAIN_WORDS; i += 16) {
    __m256i x = _mm256_packs_epi32(sorts_of_eight(t + i), sorts_of_eight(t + i + 8));
    __m128i odd = _mm_slli_epi16(_mm256_extracti128_si256(x, 1), 8);
    __m128i all = _mm_or_si128(_mm256_castsi256_si128(x), odd), kinds = _mm_and_si128(all, _mm_set1_epi8(KIND));
    __m128i is_number = _mm_cmpeq_epi8(kinds, _mm_set1_epi8(QUOTEATTR_TOKEN_NUMBER));
    _mm_storeu_si128((__m128i *)(sorts + i), all);
    capitals |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(all, 2)) << i;
    numbers |= (uint64_t)(uint32_t)_mm_movemask_epi8(is_number) << i;
  }
  return pick(capitals, numbers, sorts);
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

/* Bit k: word k of 64 is a mark, is right after one, or the first of a paragraph. */
static uint64_t
find_others(qai_plain *p)
{
  const qai_segment *s = p->segment;
  uint32_t from = p->to, to = from + QAI_PLAIN_WORDS, i = p->mark, k = p->entered;
  uint64_t bits = i && s->marks[i - 1] + 1 == from;
  for (; s->marks[i] < to; i++)
    bits |= UINT64_C(3) << (s->marks[i] - from);
  for (; k < s->text->n_paragraphs && s->paragraph_words[k] < to; k++)
    bits |= UINT64_C(1) << (s->paragraph_words[k] - from);
  p->mark = i;
  p->entered = k;
  return bits;
}

/* Whether no sentence can begin with the word: it goes on a token, or is a number like .5. */
static inline int
goes_on(const char *bytes, const quoteattr_token *t)
{
  return t->flags & QUOTEATTR_FLAG_CLITIC || (t->kind == QUOTEATTR_TOKEN_NUMBER && bytes[t->start] == '.');
}

/* qai_gate_sorts(): the sorts of four words, the last one after `before` words of its paragraph, as bytes in x. */
static inline uint32_t
four_sorts(uint32_t x, uint32_t before)
{
  x = x >> 24 | (x >> 9 & 0x3F80) | (x << 6 & 0x1FC000) | (x << 21 & 0xFE00000);
  return before > 2 ? x : before > 1 ? x & 0x1FFFFF : x & 0x3FFF;
}

/* Keeps of the words of `bits`, from `from` on, those that the gate lets pass. */
static uint32_t
keep(qai_plain *p, uint64_t bits, uint32_t from)
{
  const qai_segment *s = p->segment;
  const uint32_t *first = s->paragraph_words + p->paragraph, len = s->text->len;
  const char *bytes = s->text->bytes, *sorts = p->sorts + QAI_PLAIN_BEFORE - 3;
  const quoteattr_token *words = s->words + from;
  uint32_t n = 0;
  int all = p->all;
  for (; bits; bits &= bits - 1) {
    uint32_t k = qai_masks_ctz(bits), at = from + k;
    while (first[1] <= at)
      first++;
    p->at[n] = at;
    n += (all || qai_gate_lets(bytes, len, words + k, four_sorts(qai_bytes_load4(sorts + k), at - first[0]))) &&
         !goes_on(bytes, words + k);
  }
  p->paragraph = (uint32_t)(first - s->paragraph_words);
  return n;
}

void
qai_plain_go_on(qai_plain *p)
{
  const quoteattr_token *t = p->segment->words + p->to;
  uint32_t n = p->segment->n_words - p->to;
  uint64_t bits;
  memcpy(p->sorts, p->sorts + QAI_PLAIN_WORDS, QAI_PLAIN_BEFORE);
  if (n > QAI_PLAIN_WORDS)
    n = QAI_PLAIN_WORDS;
  bits = p->find(t, n, p->sorts + QAI_PLAIN_BEFORE);
  p->n = keep(p, bits & ~find_others(p), p->to);
  p->to += n;
  p->at[p->n] = p->to;
  p->next = 0;
}

void
qai_plain_init(qai_plain *p, const qai_segment *segment)
{
  memset(p, 0, sizeof *p);
  p->segment = segment;
  p->find = qai_plain_version(0);
}
