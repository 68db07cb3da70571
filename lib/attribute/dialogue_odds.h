/*
 * Odds: what a softmax needs of the scores of a turn's options, in integers and without a branch for each of them.
 *
 * In: scores in 1/256 nats, in lanes of eight: behind the last one, up to the next multiple of eight, INT16_MIN.
 * Out: the highest of them, the logarithm of the sum of their exponentials, those above a limit.
 */
#ifndef QAI_ATTRIBUTE_DIALOGUE_ODDS_H
#define QAI_ATTRIBUTE_DIALOGUE_ODDS_H

#include <stdint.h>

typedef struct qai_odds {
  int32_t top; /* the highest score */
  int32_t sum; /* log(sum(exp(score))), to 1/64 nats; exact where one is alone. No less than `top` */
} qai_odds;

/* `n`: 1 to 32, in all of them. */
void qai_odds_read(const int16_t *scores, uint32_t n, qai_odds *out);

/* The highest score. */
int32_t qai_odds_top(const int16_t *scores, uint32_t n);

/* Bit i: scores[i] is `least` or above. */
uint32_t qai_odds_from(const int16_t *scores, uint32_t n, int32_t least);

/* log(x / 2^one) in 1/256 nats; `x`: 2^one or more, `one`: 8 or more. */
int32_t qai_odds_log(uint64_t x, uint32_t one);

/* As a score; never INT16_MIN. */
static inline int16_t
qai_odds_clamp(int32_t score)
{
  return (int16_t)(score < -INT16_MAX ? -INT16_MAX : score > INT16_MAX ? INT16_MAX : score);
}

#endif
