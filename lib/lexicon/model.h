/*
 * The model container: weights of every learned stage in one block of bytes, read in place.
 *
 * Layout, all numbers little-endian and 32 bits wide:
 *   0   8 bytes "\211QAM\r\n\032\n"
 *   8   version of the layout (1)
 *   12  size of the whole
 *   16  checksum of the bytes from 20 on (qai_model_hash)
 *   20  number of sections
 *   24  sections: a name of 16 bytes (NUL-padded), offset, size
 *   ... the sections' bytes, each at a multiple of 64
 * tools/pack_model.py writes it.  A model is data from outside: whatever its bytes, opening it is an error or a
 * model whose sections lie inside it, and readers of a section check its size before they look.
 */
#ifndef QAI_LEXICON_MODEL_H
#define QAI_LEXICON_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include <quoteattr.h>

typedef struct qai_model {
  const unsigned char *bytes;
  uint32_t size;
  uint32_t n_sections;
} qai_model;

/* Looks at header and section table, not at the checksum (cost: a few compares a section).  QUOTEATTR_ERR_DATA with
 * *err filled when they are not sound; `out` is then a model without sections.  `bytes` must outlive the model. */
int qai_model_open(const void *bytes, size_t size, qai_model *out, quoteattr_error *err);
/* QUOTEATTR_OK, or QUOTEATTR_ERR_DATA when the bytes are not those that were packed.  Linear in the size. */
int qai_model_verify(const qai_model *model, quoteattr_error *err);
/* A section's bytes, or NULL (and *size 0) when there is none of that name. */
const unsigned char *qai_model_section(const qai_model *model, const char *name, uint32_t *size);
/* The checksum that the header states; 0 without one. */
uint32_t qai_model_checksum(const qai_model *model);
uint32_t qai_model_hash(const unsigned char *bytes, size_t size);

/* The model inside the library. */
int qai_model_builtin(qai_model *out);

/* Numbers of a section. */
uint32_t qai_model_u32(const unsigned char *at);

#endif
