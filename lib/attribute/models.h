/*
 * The learned models of the news stage, as tools/train_news.c writes them.
 *
 * In: the bytes of a model file.  Out: models that point into them.  A file whose sizes do not add up is
 * QUOTEATTR_ERR_DATA.  Numbers are 32-bit little-endian; real ones in units of 1/65536.
 */
#ifndef QAI_ATTRIBUTE_MODELS_H
#define QAI_ATTRIBUTE_MODELS_H

#include "attribute/reports.h"

enum { QAI_NEWS_MODELS = 3 };

typedef struct qai_news_models {
  qai_report_models reports;
  float pairs[QAI_NEWS_MODELS][QAI_LABELS_MAX * QAI_LABELS_MAX];
} qai_news_models;

/* `out` must stay where it is: its models point at its own tables. */
int qai_news_models_read(const uint8_t *bytes, size_t size, qai_news_models *out);

/* The bytes of the models built into the library. */
const uint8_t *qai_news_models_builtin(size_t *size);

#endif
