#include "base/hash.h"

const unsigned char qai_hash_place[1] = {0};

uint32_t
qai_hash_bytes(const char *s, size_t len, uint32_t seed)
{
  uint32_t h = QAI_HASH_FIRST ^ seed;
  size_t i;
  for (i = 0; i < len; i++)
    h = qai_hash_byte(h, (unsigned char)s[i]);
  return qai_hash_end(h);
}
