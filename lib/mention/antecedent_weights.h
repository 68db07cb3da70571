/* Weights of mention/antecedent, made by tools/train_antecedents.py. */
#ifndef QAI_MENTION_ANTECEDENT_WEIGHTS_H
#define QAI_MENTION_ANTECEDENT_WEIGHTS_H

#include "mention/antecedent.h"

extern const int16_t qai_antecedent_weights[QAI_ANTECEDENT_ROWS];      /* of pronouns in stories, */
extern const int16_t qai_news_antecedent_weights[QAI_ANTECEDENT_ROWS]; /* and in other texts */
extern const int16_t qai_nominal_weights[QAI_ANTECEDENT_ROWS];         /* of noun phrases */

#endif
