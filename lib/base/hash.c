#include "base/hash.h"

uint32_t
qai_hash_bytes(const char *s, size_t len, uint32_t seed)
{
  uint32_t h = 2166136261u ^ seed;
  size_t i;
  for (i = 0; i < len; i++)
    h = (h ^ (unsigned char)s[i]) * 16777619u;
  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 13;
  return h;
}
