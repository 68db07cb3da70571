#include "attribute/models.h"

#include "attribute/roles.h"
#include "attribute/spans.h"

#include <string.h>

#define L QAI_LABELS_MAX
#define BITS_MIN 3u
#define BITS_MAX 22u

typedef struct reader {
  const uint8_t *start, *p, *end;
} reader;

static size_t
left(const reader *r)
{
  return (size_t)(r->end - r->p);
}

static uint32_t
read_number(reader *r)
{
  uint32_t v;
  if (left(r) < 4) {
    r->p = r->end;
    return 0;
  }
  v = (uint32_t)r->p[0] | (uint32_t)r->p[1] << 8 | (uint32_t)r->p[2] << 16 | (uint32_t)r->p[3] << 24;
  r->p += 4;
  return v;
}

static float
read_real(reader *r)
{
  return (float)(int32_t)read_number(r) / 65536.0f;
}

static int16_t
read_pair(reader *r)
{
  int32_t v = (int32_t)read_number(r);
  return (int16_t)(v > 0 || v < QAI_LINEAR_NEVER ? QAI_LINEAR_NEVER : v);
}

/* The scores of the pairs whose first label exists; the other rows are passed over. */
static void
read_pairs(reader *r, uint32_t n_labels, qai_pairs *pairs)
{
  uint32_t i, n = n_labels * L, rest = 4 * (L * L - n);
  for (i = 0; i < n; i++)
    pairs->score[i] = read_pair(r);
  r->p = left(r) < rest ? r->end : r->p + rest;
  for (; i < L * L; i++)
    pairs->score[i] = QAI_LINEAR_NEVER;
  qai_pairs_raise(pairs, n_labels);
}

/* On to the next multiple of 64 bytes from the section's start. */
static void
align(reader *r)
{
  size_t gap = (size_t)(r->start - r->p) & 63;
  r->p += gap < left(r) ? gap : left(r);
}

static int
read_linear(reader *r, uint32_t n_labels, qai_pairs *pairs, qai_linear *out)
{
  out->bits = read_number(r);
  out->n_labels = read_number(r);
  read_pairs(r, n_labels, pairs);
  align(r);
  out->pairs = pairs;
  if (out->bits < BITS_MIN || out->bits > BITS_MAX || out->n_labels != n_labels || left(r) < (size_t)L << out->bits)
    return QUOTEATTR_ERR_DATA;
  out->rows = (const int8_t *)r->p;
  r->p += (size_t)L << out->bits;
  return QUOTEATTR_OK;
}

int
qai_news_models_read(const uint8_t *bytes, size_t size, qai_news_models *out)
{
  reader r;
  uint32_t i;
  r.start = r.p = bytes;
  r.end = bytes + size;
  if (size < 8 || memcmp(bytes, "QAINEWS3", 8) != 0)
    return QUOTEATTR_ERR_DATA;
  r.p += 8;
  out->reports.threshold = read_real(&r);
  for (i = 0; i < QAI_SURE; i++)
    out->reports.sure[i] = read_real(&r);
  if (read_linear(&r, QAI_ROLES, &out->pairs[0], &out->reports.roles) ||
      read_linear(&r, QAI_SPAN_LABELS, &out->pairs[1], &out->reports.spans) ||
      read_linear(&r, 1, &out->pairs[2], &out->reports.judge))
    return QUOTEATTR_ERR_DATA;
  return QUOTEATTR_OK;
}

int
qai_news_models_open(const qai_model *model, qai_news_models *out)
{
  uint32_t size;
  const unsigned char *bytes = qai_model_section(model, "news", &size);
  return bytes ? qai_news_models_read(bytes, size, out) : QUOTEATTR_ERR_DATA;
}
