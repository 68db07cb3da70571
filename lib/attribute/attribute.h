/*
 * Attribution: whose each quotation is.
 *
 * In: qai_mentions.  Out: one qai_attribution for each quotation (marks that are no speech included, without
 * speaker) and for each indirect statement found, in order of the text.
 */
#ifndef QAI_ATTRIBUTE_ATTRIBUTE_H
#define QAI_ATTRIBUTE_ATTRIBUTE_H

#include "attribute/frame.h"

typedef struct qai_attribution {
  uint32_t content_first, n_content; /* in qai_attributions.spans */
  uint32_t quotation;                /* or QAI_NONE (indirect) */
  quoteattr_span source, cue;        /* bytes; start == end when there is none */
  uint32_t speaker;                  /* entity or QAI_NONE */
  uint32_t addressee;                /* entity or QAI_NONE */
  uint8_t kind;                      /* QUOTEATTR_QUOTE_* */
  uint8_t link;                      /* QUOTEATTR_LINK_* */
  uint8_t evidence;                  /* QUOTEATTR_BY_* */
  float confidence;                  /* 0..1 that the speaker is right; 0 without speaker */
} qai_attribution;

typedef struct qai_attributions {
  const qai_mentions *mentions;
  qai_attribution *items;
  uint32_t n_items;
  quoteattr_span *spans;
  uint32_t n_spans;
} qai_attributions;

typedef struct qai_attribute_options {
  int indirect;         /* report indirect statements */
  int statements;       /* ... but only what was said */
  float min_confidence; /* speakers less sure are nobody */
  uint32_t max_candidates;
} qai_attribute_options;

struct qai_news_models; /* models.h */

/* May set the entity of pronoun mentions in `mentions` that it decides together with the speakers. */
int qai_attribute(qai_mentions *mentions, const struct qai_news_models *models, const qai_attribute_options *options,
                  qai_arena *arena, qai_attributions *out);

/* For a run that stops after the quotations: the same records with nobody as speaker. */
int qai_attribute_none(const qai_quotes *quotes, qai_arena *arena, qai_attributions *out);

#endif
