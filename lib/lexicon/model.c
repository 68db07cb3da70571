/*
 * The model container (model.h): in: bytes that nobody has looked at; out: sections that lie inside them.
 */
#include "lexicon/model.h"

#include <string.h>

#include "base/status.h"
#include "lexicon/model_data.h"

enum { HEADER = 24, HASHED = 20, ENTRY = 24, NAME = 16, LAYOUT_VERSION = 1, MAX_SECTIONS = 256 };

static const unsigned char magic[8] = {0x89, 'Q', 'A', 'M', '\r', '\n', 0x1A, '\n'};

uint32_t
qai_model_u32(const unsigned char *at)
{
  return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

/* FNV-1a over words of four bytes, with a final mix: a few hundred microseconds a megabyte. */
uint32_t
qai_model_hash(const unsigned char *bytes, size_t size)
{
  uint32_t h = 2166136261u;
  size_t i;
  for (i = 0; i + 4 <= size; i += 4)
    h = (h ^ qai_model_u32(bytes + i)) * 16777619u ^ h >> 15;
  for (; i < size; i++)
    h = (h ^ bytes[i]) * 16777619u ^ h >> 15;
  return h ^ h >> 13;
}

static int
entry_is_sound(const unsigned char *entry, uint32_t first, uint32_t size)
{
  uint32_t start = qai_model_u32(entry + NAME), length = qai_model_u32(entry + NAME + 4);
  return start >= first && start <= size && length <= size - start;
}

static int
sections_are_sound(const unsigned char *bytes, uint32_t size, uint32_t n_sections)
{
  uint32_t i, first;
  if (n_sections > MAX_SECTIONS || n_sections > (size - HEADER) / ENTRY)
    return 0;
  first = HEADER + n_sections * ENTRY;
  for (i = 0; i < n_sections; i++)
    if (!entry_is_sound(bytes + HEADER + i * ENTRY, first, size))
      return 0;
  return 1;
}

int
qai_model_open(const void *bytes, size_t size, qai_model *out, quoteattr_error *err)
{
  const unsigned char *b = bytes;
  memset(out, 0, sizeof *out);
  if (!b || size < HEADER || memcmp(b, magic, sizeof magic) != 0)
    return qai_error_set(err, QUOTEATTR_ERR_DATA, "not a model", 0);
  if (qai_model_u32(b + 8) != LAYOUT_VERSION)
    return qai_error_set(err, QUOTEATTR_ERR_DATA, "a model of another version", 8);
  if (qai_model_u32(b + 12) != size)
    return qai_error_set(err, QUOTEATTR_ERR_DATA, "a model that is cut off", 12);
  if (!sections_are_sound(b, (uint32_t)size, qai_model_u32(b + 20)))
    return qai_error_set(err, QUOTEATTR_ERR_DATA, "a model with a bad section table", 20);
  out->bytes = b;
  out->size = (uint32_t)size;
  out->n_sections = qai_model_u32(b + 20);
  return QUOTEATTR_OK;
}

int
qai_model_verify(const qai_model *model, quoteattr_error *err)
{
  if (!model->bytes || qai_model_hash(model->bytes + HASHED, model->size - HASHED) != qai_model_checksum(model))
    return qai_error_set(err, QUOTEATTR_ERR_DATA, "a damaged model", 16);
  return QUOTEATTR_OK;
}

const unsigned char *
qai_model_section(const qai_model *model, const char *name, uint32_t *size)
{
  uint32_t i;
  for (i = 0; i < model->n_sections; i++) {
    const unsigned char *entry = model->bytes + HEADER + i * ENTRY;
    if (strncmp((const char *)entry, name, NAME) == 0) {
      *size = qai_model_u32(entry + NAME + 4);
      return model->bytes + qai_model_u32(entry + NAME);
    }
  }
  *size = 0;
  return NULL;
}

uint32_t
qai_model_checksum(const qai_model *model)
{
  return model->bytes ? qai_model_u32(model->bytes + 16) : 0;
}

int
qai_model_builtin(qai_model *out)
{
  return qai_model_open(qai_model_data_bytes(), qai_model_data_size(), out, NULL);
}
