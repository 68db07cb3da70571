/* Growing arrays. */
#include "base/vector.h"
#include "heap.h"

#include <check.h>
#include <stdlib.h>

typedef QAI_VECTOR(uint32_t) numbers;

START_TEST(pushes_keep_order)
{
  qai_arena a;
  numbers v = {NULL, 0, 0};
  uint32_t i;
  qai_arena_init(&a, NULL);
  for (i = 0; i < 100000; i++)
    ck_assert_int_eq(QAI_PUSH(&a, &v, i * 3), QUOTEATTR_OK);
  ck_assert_uint_eq(v.n, 100000);
  for (i = 0; i < v.n; i++)
    ck_assert_uint_eq(v.data[i], i * 3);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(two_vectors_grow_side_by_side)
{
  qai_arena a;
  numbers v = {NULL, 0, 0}, w = {NULL, 0, 0};
  uint32_t i;
  qai_arena_init(&a, NULL);
  for (i = 0; i < 5000; i++) {
    ck_assert_int_eq(QAI_PUSH(&a, &v, i), QUOTEATTR_OK);
    ck_assert_int_eq(QAI_PUSH(&a, &w, ~i), QUOTEATTR_OK);
  }
  for (i = 0; i < 5000; i++)
    ck_assert(v.data[i] == i && w.data[i] == ~i);
  qai_arena_clear(&a);
}
END_TEST

/* Growth that moves nothing is small, so that little room is left over. */
START_TEST(alone_in_its_arena_it_grows_in_place)
{
  qai_arena a;
  numbers v = {NULL, 0, 0};
  uint32_t i, *first;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 1000000, 0), QUOTEATTR_OK);
  ck_assert_int_eq(QAI_PUSH(&a, &v, 0), QUOTEATTR_OK);
  first = v.data;
  for (i = 1; i < 200000; i++)
    ck_assert_int_eq(QAI_PUSH(&a, &v, i), QUOTEATTR_OK);
  ck_assert_ptr_eq(v.data, first);
  ck_assert_uint_le(v.cap, 200000 / 8 * 9 + 16);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(without_memory_it_keeps_what_it_holds)
{
  test_heap heap = {0, 0, 0, 2, 1};
  quoteattr_allocator alloc = test_heap_allocator(&heap);
  qai_arena a;
  numbers v = {NULL, 0, 0};
  uint32_t i, n;
  qai_arena_init(&a, &alloc);
  for (i = 0; QAI_PUSH(&a, &v, i) == QUOTEATTR_OK; i++)
    ck_assert_uint_lt(i, 1000000);
  n = v.n;
  ck_assert_uint_gt(n, 16);
  ck_assert_int_eq(QAI_PUSH(&a, &v, 1), QUOTEATTR_ERR_NOMEM);
  ck_assert_uint_eq(v.n, n);
  for (i = 0; i < n; i++)
    ck_assert_uint_eq(v.data[i], i);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(a_count_that_would_overflow_is_no_memory)
{
  qai_arena a;
  uint32_t cap = 0xC0000000u, *data = NULL;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_vector_grow(&a, &data, &cap, sizeof *data), QUOTEATTR_ERR_NOMEM);
  ck_assert_uint_eq(cap, 0xC0000000u);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(many_expected_items_never_move)
{
  qai_arena a;
  numbers v = {NULL, 0, 0};
  uint32_t i, *first;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_vector_start(&a, &v.data, &v.cap, 4, sizeof *v.data), QUOTEATTR_OK);
  ck_assert_ptr_null(v.data); /* so few get room when they come */
  ck_assert_int_eq(qai_vector_start(&a, &v.data, &v.cap, 1000, sizeof *v.data), QUOTEATTR_OK);
  first = v.data;
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1));
  for (i = 0; i < 1000; i++)
    ck_assert_int_eq(QAI_PUSH(&a, &v, i), QUOTEATTR_OK);
  ck_assert_ptr_eq(v.data, first);
  ck_assert_int_eq(QAI_PUSH(&a, &v, i), QUOTEATTR_OK);
  ck_assert_ptr_ne(v.data, first);
  qai_arena_clear(&a);
}
END_TEST

Suite *check_vector(void);

Suite *
check_vector(void)
{
  Suite *s = suite_create("vector");
  TCase *t = tcase_create("push");
  tcase_add_test(t, pushes_keep_order);
  tcase_add_test(t, two_vectors_grow_side_by_side);
  tcase_add_test(t, alone_in_its_arena_it_grows_in_place);
  tcase_add_test(t, many_expected_items_never_move);
  tcase_add_test(t, without_memory_it_keeps_what_it_holds);
  tcase_add_test(t, a_count_that_would_overflow_is_no_memory);
  suite_add_tcase(s, t);
  return s;
}
