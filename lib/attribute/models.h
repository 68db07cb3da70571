/*
 * The learned models of the news stage: the section "news" of the model container, as tools/train_news.c writes it.
 *
 * In: the section's bytes.  Out: models that point into them.  Bytes whose sizes do not add up are
 * QUOTEATTR_ERR_DATA.  Numbers are 32-bit little-endian; real ones in units of 1/65536.
 */
#ifndef QAI_ATTRIBUTE_MODELS_H
#define QAI_ATTRIBUTE_MODELS_H

#include "attribute/reports.h"
#include "lexicon/model.h"

enum { QAI_NEWS_MODELS = 3 };

typedef struct qai_news_models {
  qai_report_models reports;
  qai_pairs pairs[QAI_NEWS_MODELS];
} qai_news_models;

/* `out` must stay where it is: its models point at its own tables. */
int qai_news_models_read(const uint8_t *bytes, size_t size, qai_news_models *out);

/* The same of a container. */
int qai_news_models_open(const qai_model *model, qai_news_models *out);

#endif
