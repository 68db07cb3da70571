/*
 * Scores of the tagger: in: features as hashes; out: one integer a tag.  A feature's row is found by its hash: the
 * upper bits name a bucket (one cache line), the lower ones the row in it; a feature without a row adds nothing.
 * The weights are those of an averaged perceptron (Collins, EMNLP 2002), rounded to bytes.
 */
#include "tag/tagger.h"

#include <string.h>

enum { SECTION_HEADER = 64 };

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

static const unsigned char *
find_row(const qai_tagger *tagger, uint32_t feature)
{
  const unsigned char *row =
      tagger->buckets + (size_t)qai_tagger_bucket(feature, tagger->n_buckets) * QAI_TAGGER_BUCKET;
  uint32_t mark = qai_tagger_mark(feature), i;
  for (i = 0; i < QAI_TAGGER_ROWS; i++, row += QAI_TAGGER_ROW)
    if ((row[QAI_TAGGER_TAGS] | (uint32_t)row[QAI_TAGGER_TAGS + 1] << 8) == mark)
      return row;
  return NULL;
}

/* The sums are local, so that the compiler knows that no row overlaps them and adds a row as one vector. */
void
qai_tagger_add(const qai_tagger *tagger, const uint32_t *features, uint32_t n, int16_t scores[QAI_TAGGER_ROW])
{
  int16_t sums[QAI_TAGGER_ROW];
  uint32_t i, k;
  memcpy(sums, scores, sizeof sums);
  for (i = 0; i < n; i++) {
    const unsigned char *row = find_row(tagger, features[i]);
    if (row)
      for (k = 0; k < QAI_TAGGER_ROW; k++) /* the mark's two bytes too: a whole row */
        sums[k] = (int16_t)(sums[k] + (signed char)row[k]);
  }
  memcpy(scores, sums, sizeof sums);
}

uint8_t
qai_tagger_best(const int16_t scores[QAI_TAGGER_ROW], uint32_t excluded)
{
  uint32_t tag, best = 0;
  for (tag = 1; tag <= QAI_TAGGER_TAGS; tag++)
    if (!(excluded & 1u << tag) && (best == 0 || scores[tag - 1] > scores[best - 1]))
      best = tag;
  return (uint8_t)best;
}
