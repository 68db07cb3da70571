#include "base/order.h"

#include <string.h>

/* The place of the first id of each key, in `at`, which is all 0. */
static void
find_places(const uint32_t *keys, uint32_t n, uint32_t n_keys, uint32_t *at)
{
  uint32_t k, place = 0;
  for (k = 0; k < n; k++)
    at[keys[k]]++;
  for (k = 0; k < n_keys; k++) {
    uint32_t count = at[k];
    at[k] = place;
    place += count;
  }
}

enum { FEW = 8 }; /* ids that are put in order one by one */

static void
order_few(uint32_t *ids, const uint32_t *keys, uint32_t n)
{
  uint32_t sorted[FEW], k, i;
  for (k = 0; k < n; k++) {
    uint32_t key = keys[k], id = ids[k];
    for (i = k; i && sorted[i - 1] > key; i--) {
      sorted[i] = sorted[i - 1];
      ids[i] = ids[i - 1];
    }
    sorted[i] = key;
    ids[i] = id;
  }
}

int
qai_order_by(uint32_t *ids, const uint32_t *keys, uint32_t n, uint32_t n_keys, qai_arena *scratch)
{
  qai_arena_mark mark;
  uint32_t *at, *sorted, k;
  if (n <= FEW) {
    order_few(ids, keys, n);
    return QUOTEATTR_OK;
  }
  mark = qai_arena_set_mark(scratch);
  at = qai_arena_calloc(scratch, n_keys, sizeof *at);
  sorted = qai_arena_alloc(scratch, n * sizeof *sorted);
  if (at && sorted) {
    find_places(keys, n, n_keys, at);
    for (k = 0; k < n; k++)
      sorted[at[keys[k]]++] = ids[k];
    memcpy(ids, sorted, n * sizeof *ids);
  }
  qai_arena_release(scratch, mark);
  return at && sorted ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}
