/*
 * Sums of the tagger: in: features as hashes; out: one integer a tag.  A feature's row is found by its hash: the
 * upper bits name a bucket (one cache line), the lower ones the row in it; a feature without a row adds nothing.
 * The weights are those of an averaged perceptron (Collins, EMNLP 2002), rounded to bytes.
 */
#include "tag/tagger.h"

#include <string.h>

#include "base/bytes.h"
#include "base/fetch.h"
#include "text/masks.h"

enum { SECTION_HEADER = 64, FAR_BELOW = -16384 };

int
qai_tagger_open(const qai_model *model, qai_tagger *out)
{
  uint32_t size;
  const unsigned char *section = qai_model_section(model, "tagger", &size);
  out->buckets = NULL;
  out->n_buckets = 0;
  if (!section || size < SECTION_HEADER || qai_model_u32(section) == 0 ||
      qai_model_u32(section) != (size - SECTION_HEADER) / QAI_TAGGER_BUCKET)
    return QUOTEATTR_ERR_DATA;
  out->buckets = section + SECTION_HEADER;
  out->n_buckets = qai_model_u32(section);
  return QUOTEATTR_OK;
}

uint32_t
qai_tagger_bucket(uint32_t feature, uint32_t n_buckets)
{
  return (uint32_t)(((uint64_t)feature * n_buckets) >> 32);
}

uint32_t
qai_tagger_mark(uint32_t feature)
{
  uint32_t mark = feature & 0xFFFF;
  return mark ? mark : 1;
}

/* A feature's row as far as there is one: whether there is is a toss-up, which processors guess wrong, so that one that
 * there is not is masked out. */
typedef struct row {
  const int8_t *weights;
  qai_lanes mask; /* all bits, or none */
} row;

static inline const unsigned char *
find_bucket(const qai_tagger *tagger, uint32_t feature)
{
  return tagger->buckets + (size_t)qai_tagger_bucket(feature, tagger->n_buckets) * QAI_TAGGER_BUCKET;
}

void
qai_tagger_fetch(const qai_tagger *tagger, const uint32_t *features, uint32_t n)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    qai_fetch(find_bucket(tagger, features[i]));
}

/* All four marks of the bucket are compared at once: the lowest field of `same` that is 0 loses its upper bit. */
static inline row
find_row(const qai_tagger *tagger, uint32_t feature)
{
  const unsigned char *bucket = find_bucket(tagger, feature);
  const uint64_t ones = 0x0001000100010001u;
  uint64_t same = qai_bytes_load8((const char *)bucket + QAI_TAGGER_MARKS) ^ qai_tagger_mark(feature) * ones;
  uint64_t found = (same - ones) & ~same & ones << 15;
  row r;
  r.weights = (const int8_t *)bucket + qai_masks_ctz(found | UINT64_C(1) << 63) / 16 * QAI_TAGGER_TAGS;
  r.mask = qai_lanes_all((int16_t) - (found != 0));
  return r;
}

void
qai_tagger_exclude(uint32_t excluded, qai_tagger_sums *sums)
{
  uint32_t bits = excluded >> 1 & ((1u << QAI_TAGGER_TAGS) - 1);
  for (; bits; bits &= bits - 1) {
    int16_t *sum = &sums->of[qai_masks_ctz(bits)];
    *sum = (int16_t)(*sum + FAR_BELOW);
  }
}

void
qai_tagger_start(uint32_t excluded, qai_tagger_sums *sums)
{
  memset(sums, 0, sizeof *sums);
  qai_tagger_exclude(excluded, sums);
}

/* A row is read with two bytes of what follows it, which the key's lanes take. */
static inline qai_tagger_lanes
plus_row(qai_tagger_lanes x, const qai_tagger *tagger, uint32_t feature)
{
  row r = find_row(tagger, feature);
  x.low = qai_lanes_add(x.low, qai_lanes_and(qai_lanes_load8(r.weights), r.mask));
  x.high = qai_lanes_add(x.high, qai_lanes_and(qai_lanes_load8(r.weights + QAI_LANES), r.mask));
  return x;
}

static inline void
store(qai_tagger_lanes x, qai_tagger_sums *sums)
{
  qai_lanes_store(x.low, (void *)sums);
  qai_lanes_store(x.high, (int16_t *)(void *)sums + QAI_LANES);
}

/* Nothing hangs on what a row holds, so that the processor asks for several at a time, which lie anywhere in a table
 * larger than the nearest caches. */
void
qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, qai_tagger_sums *sums)
{
  qai_tagger_lanes x = qai_tagger_load(sums);
  uint32_t i;
  for (i = 0; i < n; i++)
    x = plus_row(x, tagger, features[i]);
  store(x, sums);
}

void
qai_tagger_add_one(const qai_tagger *tagger, const uint32_t *feature, qai_tagger_sums *sums)
{
  store(plus_row(qai_tagger_load(sums), tagger, *feature), sums);
}

void
qai_tagger_add_two(const qai_tagger *tagger, const uint32_t *features, qai_tagger_sums *sums)
{
  store(plus_row(plus_row(qai_tagger_load(sums), tagger, features[0]), tagger, features[1]), sums);
}

uint8_t
qai_tagger_best(const qai_tagger_sums *sums)
{
  return qai_tagger_best_of(qai_tagger_load(sums));
}
