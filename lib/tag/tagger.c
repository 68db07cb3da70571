/*
 * Sums of the tagger: in: features as hashes; out: one integer a tag.  A feature's row is found by its hash: the
 * upper bits name a bucket (one cache line), the lower ones the row in it; a feature without a row adds nothing.
 * The weights are those of an averaged perceptron (Collins, EMNLP 2002), rounded to bytes.
 */
#include "tag/tagger.h"

#include <string.h>

#include "base/bytes.h"
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

static inline const unsigned char *
find_bucket(const qai_tagger *tagger, uint32_t feature)
{
  return tagger->buckets + (size_t)qai_tagger_bucket(feature, tagger->n_buckets) * QAI_TAGGER_BUCKET;
}

/* All four marks of the bucket are compared at once: the lowest field of `same` that is 0 loses its upper bit.  A
 * feature without a row has one of zeros: whether there is one is a toss-up, which processors guess wrong. */
static inline const unsigned char *
find_row(const unsigned char *bucket, uint32_t feature)
{
  static const unsigned char zeros[QAI_TAGGER_SUMS];
  const uint64_t ones = 0x0001000100010001u;
  uint64_t same = qai_bytes_load8((const char *)bucket + QAI_TAGGER_MARKS) ^ qai_tagger_mark(feature) * ones;
  uint64_t found = (same - ones) & ~same & ones << 15;
  const unsigned char *row = bucket + qai_masks_ctz(found | UINT64_C(1) << 63) / 16 * QAI_TAGGER_TAGS;
  return found ? row : zeros;
}

void
qai_tagger_start(uint32_t excluded, int16_t sums[QAI_TAGGER_SUMS])
{
  uint32_t k;
  for (k = 0; k < QAI_TAGGER_SUMS; k++)
    sums[k] = k < QAI_TAGGER_TAGS ? 0 : FAR_BELOW;
  for (k = 0; k < QAI_TAGGER_TAGS && excluded >> (k + 1); k++)
    if (excluded >> (k + 1) & 1)
      sums[k] = FAR_BELOW;
}

/* The buckets are asked for all together, as each lies somewhere else in a table larger than the nearest caches. */
void
qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, int16_t sums[QAI_TAGGER_SUMS])
{
  uint32_t i;
#ifdef __GNUC__
  for (i = 0; i < n; i++)
    __builtin_prefetch(find_bucket(tagger, features[i]));
#endif
  for (i = 0; i < n; i++)
    qai_tagger_add_row(find_row(find_bucket(tagger, features[i]), features[i]), sums);
}

/* The largest of 16, by halves, so that the compiler compares eight at a time. */
static int
largest(const int16_t all[16])
{
  int16_t half[8], quarter[4];
  int k, a, b;
  for (k = 0; k < 8; k++)
    half[k] = all[k] > all[k + 8] ? all[k] : all[k + 8];
  for (k = 0; k < 4; k++)
    quarter[k] = half[k] > half[k + 4] ? half[k] : half[k + 4];
  a = quarter[0] > quarter[1] ? quarter[0] : quarter[1];
  b = quarter[2] > quarter[3] ? quarter[2] : quarter[3];
  return a > b ? a : b;
}

uint8_t
qai_tagger_best(const int16_t sums[QAI_TAGGER_SUMS])
{
  uint32_t k;
  int best = largest(sums);
  for (k = 0; sums[k] != best; k++)
    ;
  return (uint8_t)(k + 1);
}
