/* Weights of the labeller of dialogue without marks (quotes/unmarked), made by tools/train_unmarked.py. */
#ifndef QAI_QUOTES_UNMARKED_WEIGHTS_H
#define QAI_QUOTES_UNMARKED_WEIGHTS_H

#include "quotes/stretch.h"

extern const int16_t qai_weights_unmarked[QAI_STRETCH_ROWS]; /* positive: speech */
/* [pass][label before][label]: see qai_stretch_pass(); label 0 narration, 1 speech */
extern const int16_t qai_weights_unmarked_pass[QAI_STRETCH_PASSES * 4];

#endif
