/* A fast hash of bytes, the same on every platform (FNV-1a with a final mix). */
#ifndef QAI_BASE_HASH_H
#define QAI_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

uint32_t qai_hash_bytes(const char *s, size_t len, uint32_t seed);

#endif
