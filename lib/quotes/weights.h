/* Weights of the classifiers (quotes/kind, quotes/join, quotes/genre), made by tools/train_quotes.py. */
#ifndef QAI_QUOTES_WEIGHTS_H
#define QAI_QUOTES_WEIGHTS_H

#include "quotes/feature.h"

extern const int16_t qai_weights_kind_news[QAI_FEATURE_ROWS];
extern const int16_t qai_weights_kind_fiction[QAI_FEATURE_ROWS];
extern const int16_t qai_weights_join_news[QAI_FEATURE_ROWS];
extern const int16_t qai_weights_join_fiction[QAI_FEATURE_ROWS];
extern const int16_t qai_weights_genre[QAI_FEATURE_ROWS]; /* positive: fiction */

#endif
