/* labels_code.h for processors with AVX2 (and the shifts of BMI2, which came with it).  The pragma comes first: all
 * inline functions are to be of its kind. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#pragma GCC target("avx2,bmi,bmi2")
#define QAI_LABELS_VERSION qai_labels_avx2
#include "attribute/labels_code.h"
#else
#include "attribute/labels.h"
#endif
