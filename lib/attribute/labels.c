#include "attribute/labels.h"

#define QAI_LABELS_VERSION qai_labels_any
#include "attribute/labels_code.h"

const qai_labels *
qai_labels_version(int index)
{
  const qai_labels *v[2] = {NULL, NULL};
  int n = 0;
#ifdef QAI_LABELS_WITH_AVX2
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))
    v[n++] = &qai_labels_avx2;
#endif
  v[n++] = &qai_labels_any;
  return index >= 0 && index < n ? v[index] : NULL;
}
