/*
 * Attributions of a news text: direct, mixed and indirect.
 *
 * In: qai_mentions and the attributions as qai_attribute_none() makes them, one for each quotation.  Out: the same
 * with source, cue and speaker, contents widened to the whole reported clause, and indirect statements
 * added when the options ask for them, in order of the text.
 */
#ifndef QAI_ATTRIBUTE_NEWS_H
#define QAI_ATTRIBUTE_NEWS_H

#include "attribute/attribute.h"
#include "attribute/models.h"

int qai_news_attribute(qai_mentions *mentions, const qai_news_models *models, const qai_attribute_options *options,
                       qai_arena *arena, qai_attributions *out);

#endif
