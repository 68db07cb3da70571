/* Eight numbers at once, with vectors of 256 bits where compiler and processor have them. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__)
#pragma GCC target("avx2")
#endif
#include "lanes_cases.h"

Suite *check_lanes_avx2(void);

Suite *
check_lanes_avx2(void)
{
#ifdef __x86_64__
  if (!__builtin_cpu_supports("avx2"))
    return suite_create("lanes_avx2");
#endif
  return lanes_suite("lanes_avx2");
}
