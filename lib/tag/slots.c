#include "tag/slots.h"

#include "base/bytes.h"

static uint64_t
spread(uint64_t x)
{
  x *= 0x9E3779B97F4A7C15u;
  return (x ^ x >> 32) * 0xFF51AFD7ED558CCDu;
}

uint64_t
qai_slots_gather(const char *s, uint32_t n)
{
  uint64_t x = 0;
  while (n > 0)
    x = x << 8 | (unsigned char)s[--n];
  return x;
}

uint64_t
qai_slots_hash(const char *s, uint32_t n)
{
  uint64_t h = n < 8 ? 0 : (qai_bytes_load8(s + n - 8) ^ qai_hash_salt()) * 0xC2B2AE3D27D4EB4Fu;
  uint32_t i;
  for (i = 0; i + 8 < n; i += 8)
    h = spread(h ^ qai_bytes_load8(s + i)) ^ h >> 32;
  return h;
}

int
qai_slots_init(qai_slots *slots, uint32_t bits, qai_arena *arena)
{
  slots->mask = (1u << bits) - 1;
  slots->shift = 64 - bits;
  slots->all = qai_arena_calloc(arena, (size_t)1 << bits, sizeof *slots->all);
  return slots->all ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

int
qai_slots_reserve(qai_slots *slots, uint32_t n, qai_arena *arena)
{
  qai_slots more;
  uint32_t i, at;
  if (2 * n <= slots->mask)
    return QUOTEATTR_OK;
  if (qai_slots_init(&more, 64 - slots->shift + 1, arena))
    return QUOTEATTR_ERR_NOMEM;
  for (i = 0; i <= slots->mask; i++) {
    const qai_slot *old = &slots->all[i];
    if (!old->rest)
      continue;
    for (at = qai_slots_first(&more, qai_slots_product(old->bytes, old->rest)); more.all[at].rest;
         at = (at + 1) & more.mask)
      ;
    more.all[at] = *old;
  }
  *slots = more;
  return QUOTEATTR_OK;
}
