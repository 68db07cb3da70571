/* Arenas and the allocator under them. */
#include "base/memory.h"

#include <check.h>
#include <string.h>

START_TEST(allocations_are_aligned_and_apart)
{
  qai_arena a;
  char *p, *q;
  qai_arena_init(&a, NULL);
  p = qai_arena_alloc(&a, 1);
  q = qai_arena_alloc(&a, 33);
  ck_assert_uint_eq((uintptr_t)p % 16, 0);
  ck_assert_uint_eq((uintptr_t)q % 16, 0);
  ck_assert(q >= p + 1);
  qai_arena_clear(&a);
}
END_TEST

Suite *check_memory(void);

Suite *
check_memory(void)
{
  Suite *s = suite_create("memory");
  TCase *t = tcase_create("arena");
  tcase_add_test(t, allocations_are_aligned_and_apart);
  suite_add_tcase(s, t);
  return s;
}
