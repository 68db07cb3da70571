/* Arenas and the allocator under them. */
#include "base/memory.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* A heap that counts, and that fails from a given call on. */
typedef struct heap {
  int live, calls, fail_at;
  size_t bytes; /* asked for so far */
} heap;

static void *
heap_malloc(void *ctx, size_t size)
{
  heap *h = ctx;
  if (++h->calls == h->fail_at)
    return NULL;
  h->live++;
  h->bytes += size;
  return malloc(size);
}

static void
heap_free(void *ctx, void *ptr)
{
  ((heap *)ctx)->live--;
  free(ptr);
}

static quoteattr_allocator
on_heap(heap *h)
{
  quoteattr_allocator a = {heap_malloc, heap_free, NULL};
  memset(h, 0, sizeof *h);
  a.ctx = h;
  return a;
}

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
  memset(p, 1, 1);
  memset(q, 2, 33);
  ck_assert_int_eq(*p, 1);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(an_incomplete_allocator_is_refused)
{
  heap h;
  quoteattr_allocator a = on_heap(&h), out;
  ck_assert_int_eq(qai_allocator_get(&a, &out), QUOTEATTR_OK);
  ck_assert(out.malloc_fn == heap_malloc);
  ck_assert_int_eq(qai_allocator_get(NULL, &out), QUOTEATTR_OK);
  ck_assert(out.malloc_fn && out.free_fn && out.malloc_fn != heap_malloc);
  a.free_fn = NULL;
  ck_assert_int_eq(qai_allocator_get(&a, &out), QUOTEATTR_ERR_ARG);
}
END_TEST

START_TEST(clear_gives_all_back_and_keeps_the_allocator)
{
  heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int i;
  qai_arena_init(&a, &alloc);
  for (i = 0; i < 100; i++)
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, 10000));
  ck_assert_int_gt(h.live, 1);
  qai_arena_clear(&a);
  ck_assert_int_eq(h.live, 0);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1));
  ck_assert_int_eq(h.live, 1);
  qai_arena_clear(&a);
  ck_assert_int_eq(h.live, 0);
}
END_TEST

START_TEST(reset_keeps_one_block_and_the_next_round_fits)
{
  heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int round, i, calls = 0;
  qai_arena_init(&a, &alloc);
  for (round = 0; round < 5; round++) {
    for (i = 0; i < 100; i++)
      ck_assert_ptr_nonnull(qai_arena_alloc(&a, 10000));
    qai_arena_reset(&a);
    ck_assert_int_eq(h.live, 1);
    if (round == 2)
      calls = h.calls;
  }
  ck_assert_int_eq(h.calls, calls);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(growing_rounds_pile_nothing_up)
{
  heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  size_t size;
  qai_arena_init(&a, &alloc);
  for (size = 70000; size < 170000; size += 1000) {
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, size));
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, size));
    qai_arena_reset(&a);
    ck_assert_int_eq(h.live, 1);
  }
  qai_arena_clear(&a);
}
END_TEST

START_TEST(the_latest_allocation_grows_in_place)
{
  qai_arena a;
  char *p, *q, *r;
  qai_arena_init(&a, NULL);
  p = qai_arena_alloc(&a, 10);
  memcpy(p, "0123456789", 10);
  ck_assert_ptr_eq(qai_arena_grow(&a, p, 10, 1000), p);
  q = qai_arena_alloc(&a, 10);
  ck_assert(q >= p + 1000);
  r = qai_arena_grow(&a, p, 1000, 2000);
  ck_assert_ptr_ne(r, p);
  ck_assert_mem_eq(r, "0123456789", 10);
  ck_assert_ptr_nonnull(qai_arena_grow(&a, NULL, 0, 5));
  qai_arena_clear(&a);
}
END_TEST

START_TEST(growth_leaves_a_full_block)
{
  qai_arena a;
  char *p;
  qai_arena_init(&a, NULL);
  p = qai_arena_alloc(&a, 60000);
  memset(p, 7, 60000);
  p = qai_arena_grow(&a, p, 60000, 200000);
  ck_assert_ptr_nonnull(p);
  ck_assert_int_eq(p[0], 7);
  ck_assert_int_eq(p[59999], 7);
  memset(p, 8, 200000);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(sizes_that_overflow_are_no_memory)
{
  qai_arena a;
  qai_arena_init(&a, NULL);
  ck_assert_ptr_null(qai_arena_alloc(&a, SIZE_MAX));
  ck_assert_ptr_null(qai_arena_alloc(&a, SIZE_MAX - 40));
  ck_assert_ptr_null(qai_arena_calloc(&a, SIZE_MAX / 2, 4));
  ck_assert_ptr_null(qai_arena_copy(&a, "", SIZE_MAX));
  ck_assert_int_eq(qai_arena_reserve(&a, SIZE_MAX / 4, 16), QUOTEATTR_ERR_NOMEM);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(a_reserved_arena_takes_one_block)
{
  heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_reserve(&a, 3, 1 + 500 + 77), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 500));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 77));
  ck_assert_int_eq(h.calls, 1);
  ck_assert_uint_lt(h.bytes, 1000);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(failure_is_null_and_the_arena_goes_on)
{
  heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  char *p;
  qai_arena_init(&a, &alloc);
  p = qai_arena_alloc(&a, 100);
  memset(p, 5, 100);
  h.fail_at = h.calls + 1;
  ck_assert_ptr_null(qai_arena_alloc(&a, 1000000));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1000000));
  ck_assert_int_eq(p[99], 5);
  qai_arena_clear(&a);
  ck_assert_int_eq(h.live, 0);
}
END_TEST

START_TEST(calloc_clears_and_copy_ends_with_nul)
{
  qai_arena a;
  char *p;
  int i;
  qai_arena_init(&a, NULL);
  memset(qai_arena_alloc(&a, 1000), 0xAA, 1000);
  qai_arena_reset(&a);
  p = qai_arena_calloc(&a, 100, 10);
  for (i = 0; i < 1000; i++)
    ck_assert_int_eq(p[i], 0);
  ck_assert_str_eq(qai_arena_copy(&a, "harbour", 4), "harb");
  ck_assert_str_eq(qai_arena_copy(&a, NULL, 0), "");
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
  tcase_add_test(t, an_incomplete_allocator_is_refused);
  tcase_add_test(t, clear_gives_all_back_and_keeps_the_allocator);
  tcase_add_test(t, reset_keeps_one_block_and_the_next_round_fits);
  tcase_add_test(t, growing_rounds_pile_nothing_up);
  tcase_add_test(t, the_latest_allocation_grows_in_place);
  tcase_add_test(t, growth_leaves_a_full_block);
  tcase_add_test(t, sizes_that_overflow_are_no_memory);
  tcase_add_test(t, a_reserved_arena_takes_one_block);
  tcase_add_test(t, failure_is_null_and_the_arena_goes_on);
  tcase_add_test(t, calloc_clears_and_copy_ends_with_nul);
  suite_add_tcase(s, t);
  return s;
}
