/*
 * Bytes as numbers, the first byte the lowest whatever the machine: one load or store where it is little-endian.
 */
#ifndef QAI_BASE_BYTES_H
#define QAI_BASE_BYTES_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t
qai_bytes_load4(const char *at)
{
  const unsigned char *b = (const unsigned char *)at;
  return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static inline uint64_t
qai_bytes_load8(const char *at)
{
  const unsigned char *b = (const unsigned char *)at;
  return b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
         (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

/* The same of what may be less: zeros after the `room` bytes that can be read. */
static inline uint64_t
qai_bytes_load8_of(const char *at, uint32_t room)
{
  uint64_t x = 0;
  if (room >= 8)
    return qai_bytes_load8(at);
  while (room)
    x = x << 8 | (unsigned char)at[--room];
  return x;
}

/* The last one to eight bytes of the `n` that end at `at`, as many as are behind the last eighth byte; `room`, at least
 * `n`, can be read before `at`. */
static inline uint64_t
qai_bytes_load_end(const char *at, size_t n, size_t room)
{
  uint32_t rest = (uint32_t)((n - 1) % 8 + 1);
  return room >= 8 ? qai_bytes_load8(at - 8) >> (64 - 8 * rest) : qai_bytes_load8_of(at - rest, rest);
}

/* ASCII letters of eight bytes to lower case. */
static inline uint64_t
qai_bytes_lower8(uint64_t x)
{
  const uint64_t ones = 0x0101010101010101u;
  return x | ((x + ones * (0x80 - 'A')) & ~(x + ones * (0x7F - 'Z')) & ones * 0x80) >> 2;
}

static inline void
qai_bytes_store4(uint32_t x, char *at)
{
  unsigned char *b = (unsigned char *)at;
  b[0] = (unsigned char)x;
  b[1] = (unsigned char)(x >> 8);
  b[2] = (unsigned char)(x >> 16);
  b[3] = (unsigned char)(x >> 24);
}

static inline void
qai_bytes_store8(uint64_t x, char *at)
{
  qai_bytes_store4((uint32_t)x, at);
  qai_bytes_store4((uint32_t)(x >> 32), at + 4);
}

#endif
