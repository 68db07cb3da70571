/*
 * Ordering by small numbers.
 *
 * In: ids, each with a key.  Out: the ids by rising keys, those with one key as they were.  Cost: O(n + n_keys), by
 * counting; several keys are sorted by one after another, the least important first.
 */
#ifndef QAI_BASE_ORDER_H
#define QAI_BASE_ORDER_H

#include "base/memory.h"

/* keys[k], below `n_keys`, is that of ids[k]; what it needs besides it takes from `scratch` and gives back. */
int qai_order_by(uint32_t *ids, const uint32_t *keys, uint32_t n, uint32_t n_keys, qai_arena *scratch);

#endif
