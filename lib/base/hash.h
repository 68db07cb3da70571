/* A fast hash of bytes, the same on every platform (FNV-1a with a final mix). */
#ifndef QAI_BASE_HASH_H
#define QAI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define QAI_HASH_FIRST 2166136261u

uint32_t qai_hash_bytes(const char *s, size_t len, uint32_t seed);

extern const unsigned char qai_hash_place[1];

/* A number for tables whose order nobody sees: it hangs on where the library was loaded, which most systems choose anew
 * for each process, so that no text can be made whose words all meet in one slot. */
static inline uint64_t
qai_hash_salt(void)
{
  return ((uint64_t)(uintptr_t)qai_hash_place >> 12) * 0x9E3779B97F4A7C15u;
}

/* For such tables. */
static inline uint32_t
qai_hash_salted(const void *s, size_t len)
{
  return qai_hash_bytes(s, len, (uint32_t)(qai_hash_salt() >> 32));
}

static inline uint32_t
qai_hash_byte(uint32_t h, uint64_t c)
{
  return (h ^ (uint32_t)(c & 255)) * 16777619u;
}

/* The hash that was QAI_HASH_FIRST before the first byte, over one to eight more: the lowest `n` of `x`, above which
 * there are zeros.  How long words are is a toss-up, hence no branch: a zero multiplies the hash, which is taken back.
 */
static inline uint32_t
qai_hash_more(uint32_t h, uint64_t x, size_t n)
{
  static const uint32_t back[] = {0xd872e4e1u, 0x9dde4e33u, 0xb7f51a49u, 0xdfd860ebu, 0x4ca091f1u,
                                  0x91c5be63u, 0xdd4ab5d9u, 0x359c449bu, 0x00000001u};
  h = qai_hash_byte(h, x);
  h = qai_hash_byte(h, x >> 8);
  h = qai_hash_byte(h, x >> 16);
  h = qai_hash_byte(h, x >> 24);
  h = qai_hash_byte(h, x >> 32);
  h = qai_hash_byte(h, x >> 40);
  h = qai_hash_byte(h, x >> 48);
  return qai_hash_byte(h, x >> 56) * back[n];
}

/* The final mix. */
static inline uint32_t
qai_hash_end(uint32_t h)
{
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  return h ^ h >> 13;
}

#endif
