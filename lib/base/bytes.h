/*
 * Bytes as numbers, the first byte the lowest whatever the machine: one load or store where it is little-endian.
 */
#ifndef QAI_BASE_BYTES_H
#define QAI_BASE_BYTES_H

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
