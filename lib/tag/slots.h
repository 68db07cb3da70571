/*
 * Where a word's spelling is found again: by a key of two numbers, which is all of a short word.
 *
 * In: words.  Out: keys, and for a key the slot that has it or the free one where it belongs, in a table of open
 * addressing that is at most half full.  Words with the same key have the same kind and flags (but for
 * QUOTEATTR_FLAG_SPACE_BEFORE); whether long ones have the same bytes is for the caller to see.
 */
#ifndef QAI_TAG_SLOTS_H
#define QAI_TAG_SLOTS_H

#include "base/bytes.h"
#include "base/hash.h"
#include "base/memory.h"

enum {
  QAI_SLOTS_WHOLE = 8,      /* a word of up to so many bytes is its own key */
  QAI_SLOTS_MAX_LENGTH = 64 /* in a key */
};

typedef struct qai_slot {
  uint64_t bytes;
  uint32_t rest; /* length, kind, flags; 0: a free slot */
  uint32_t id;
} qai_slot;

typedef struct qai_slots {
  qai_slot *all;
  uint32_t mask, shift; /* the number of slots less 1; 64 less that of its bits */
} qai_slots;

int qai_slots_init(qai_slots *slots, uint32_t bits, qai_arena *arena);
/* More slots when more than half of them would be taken with `n` of them taken. */
int qai_slots_reserve(qai_slots *slots, uint32_t n, qai_arena *arena);

/* A hash of a long word's bytes. */
uint64_t qai_slots_hash(const char *s, uint32_t n);
/* The bytes of a short word at the start of a text. */
uint64_t qai_slots_gather(const char *s, uint32_t n);

/* The bytes of a short word, read together with those before it; else a hash of them. */
static inline uint64_t
qai_slots_bytes(const char *bytes, const quoteattr_token *word)
{
  uint32_t n = word->end - word->start;
  if (n - 1 >= QAI_SLOTS_WHOLE)
    return qai_slots_hash(bytes + word->start, n);
  return word->end >= 8 ? qai_bytes_load8(bytes + word->end - 8) >> (64 - 8 * n)
                        : qai_slots_gather(bytes + word->start, n);
}

/* A slot with the word's key, without an id. */
static inline qai_slot
qai_slots_key(const char *bytes, const quoteattr_token *word)
{
  uint32_t n = word->end - word->start, flags = word->flags & ~(uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE;
  qai_slot key;
  key.bytes = qai_slots_bytes(bytes, word);
  key.rest = (n < QAI_SLOTS_MAX_LENGTH ? n : QAI_SLOTS_MAX_LENGTH) << 16 | word->kind << 8 | flags | 1;
  key.id = 0;
  return key;
}

/* Of a word with a key: its bytes, up to 64. */
static inline uint32_t
qai_slots_length(uint32_t rest)
{
  return rest >> 16;
}

/* Has the word more bytes than its key? */
static inline int
qai_slots_is_long(uint32_t rest)
{
  return qai_slots_length(rest) > QAI_SLOTS_WHOLE;
}

/* Of a key: the upper bits hang on all of its. */
static inline uint64_t
qai_slots_product(uint64_t bytes, uint32_t rest)
{
  return (bytes ^ (uint64_t)rest << 32 ^ qai_hash_salt()) * 0x9E3779B97F4A7C15u;
}

/* Where to look first for a key with this product. */
static inline uint32_t
qai_slots_first(const qai_slots *s, uint64_t product)
{
  return (uint32_t)(product >> s->shift);
}

/* The first slot from `at` on that has the key or is free. */
static inline uint32_t
qai_slots_seek(const qai_slots *s, uint32_t at, const qai_slot *key)
{
  while (s->all[at].rest && (s->all[at].bytes != key->bytes || s->all[at].rest != key->rest))
    at = (at + 1) & s->mask;
  return at;
}

#endif
