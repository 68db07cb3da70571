/*
 * The bits of 256 bytes apart: for each of the eight bits of a byte a number of 256, for AVX2.
 *
 * Internal to masks.c.  In: bytes.  Out: eight numbers, of which the k-th has bit k of each byte in order.
 *
 * Reference: Parabix (Cameron, Herdy and Lin, 2008): classes of bytes are worked out from their bits, for as many bytes
 * at once as a register has bits.
 */
#ifndef QAI_TEXT_PLANES_H
#define QAI_TEXT_PLANES_H

#include "text/masks.h"

#include <immintrin.h>

#define QAI_PLANES_INLINE __attribute__((target("avx2"))) QAI_INLINE

typedef uint64_t qai_plane __attribute__((vector_size(32)));

/* s[0, 16) and s[128, 144), in each of which the bytes of both halves stand by turns. */
QAI_PLANES_INLINE __m256i
qai_planes_load_piece(const char *s)
{
  const __m128i order = _mm_setr_epi8(0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15);
  __m128i low = _mm_loadu_si128((const __m128i *)(const void *)s);
  __m128i high = _mm_loadu_si128((const __m128i *)(const void *)(s + 128));
  return _mm256_shuffle_epi8(_mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1),
                             _mm256_broadcastsi128_si256(order));
}

/* From half the bytes of eight pieces, in four pairs: into x[j] every j-th one of four, in order. */
QAI_PLANES_INLINE void
qai_planes_gather(__m256i *x, __m256i a, __m256i b, __m256i c, __m256i d)
{
  const __m256i ab_low = _mm256_unpacklo_epi32(a, b), ab_high = _mm256_unpackhi_epi32(a, b);
  const __m256i cd_low = _mm256_unpacklo_epi32(c, d), cd_high = _mm256_unpackhi_epi32(c, d);
  x[0] = _mm256_unpacklo_epi64(ab_low, cd_low);
  x[1] = _mm256_unpackhi_epi64(ab_low, cd_low);
  x[2] = _mm256_unpacklo_epi64(ab_high, cd_high);
  x[3] = _mm256_unpackhi_epi64(ab_high, cd_high);
}

/* Into x[j] every eighth byte of s[0, 256) from s[j] on. */
QAI_PLANES_INLINE void
qai_planes_load(const char *s, __m256i x[8])
{
  const __m256i a = qai_planes_load_piece(s), b = qai_planes_load_piece(s + 16);
  const __m256i c = qai_planes_load_piece(s + 32), d = qai_planes_load_piece(s + 48);
  const __m256i e = qai_planes_load_piece(s + 64), f = qai_planes_load_piece(s + 80);
  const __m256i g = qai_planes_load_piece(s + 96), h = qai_planes_load_piece(s + 112);
  qai_planes_gather(x, _mm256_unpacklo_epi16(a, b), _mm256_unpacklo_epi16(c, d), _mm256_unpacklo_epi16(e, f),
                    _mm256_unpacklo_epi16(g, h));
  qai_planes_gather(x + 4, _mm256_unpackhi_epi16(a, b), _mm256_unpackhi_epi16(c, d), _mm256_unpackhi_epi16(e, f),
                    _mm256_unpackhi_epi16(g, h));
}

/* The bits of `mask` in *y change places with those k above them in *x. */
QAI_PLANES_INLINE void
qai_planes_swap(__m256i *x, __m256i *y, int k, char mask)
{
  __m256i t = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi64(*x, k), *y), _mm256_set1_epi8(mask));
  *y = _mm256_xor_si256(*y, t);
  *x = _mm256_xor_si256(*x, _mm256_slli_epi64(t, k));
}

/* The planes of s[0, 256).  (Without loops, which would keep them in memory.) */
QAI_PLANES_INLINE void
qai_planes_make(const char *s, qai_plane out[8])
{
  __m256i x[8];
  qai_planes_load(s, x);
  qai_planes_swap(x + 0, x + 4, 4, 0x0F);
  qai_planes_swap(x + 1, x + 5, 4, 0x0F);
  qai_planes_swap(x + 2, x + 6, 4, 0x0F);
  qai_planes_swap(x + 3, x + 7, 4, 0x0F);
  qai_planes_swap(x + 0, x + 2, 2, 0x33);
  qai_planes_swap(x + 1, x + 3, 2, 0x33);
  qai_planes_swap(x + 4, x + 6, 2, 0x33);
  qai_planes_swap(x + 5, x + 7, 2, 0x33);
  qai_planes_swap(x + 0, x + 1, 1, 0x55);
  qai_planes_swap(x + 2, x + 3, 1, 0x55);
  qai_planes_swap(x + 4, x + 5, 1, 0x55);
  qai_planes_swap(x + 6, x + 7, 1, 0x55);
  out[0] = (qai_plane)x[0];
  out[1] = (qai_plane)x[1];
  out[2] = (qai_plane)x[2];
  out[3] = (qai_plane)x[3];
  out[4] = (qai_plane)x[4];
  out[5] = (qai_plane)x[5];
  out[6] = (qai_plane)x[6];
  out[7] = (qai_plane)x[7];
}

#endif
