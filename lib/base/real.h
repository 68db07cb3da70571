/*
 * Exponential and logarithm that give the same bits on every machine.
 *
 * The C library's differ in their last bit from one system to the next, and a label may hang on it; the output must
 * not.  In: a float.  Out: the function's value, computed in double by the four operations alone and rounded once.
 * Rule: the argument is split by powers of two, the rest is a short series (Muller, Elementary Functions, 2016).
 * FLT_EVAL_METHOD must be 0 and no operations contracted (configure sees to the latter).
 */
#ifndef QAI_BASE_REAL_H
#define QAI_BASE_REAL_H

/* e to the power of x, which counts as -80 below that and as 80 above. */
float qai_real_exp(float x);

/* Natural logarithm of a positive, finite x. */
float qai_real_log(float x);

#endif
