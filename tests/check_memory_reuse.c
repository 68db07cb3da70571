/* Arenas: memory that serves a second time. */
#include "base/memory.h"
#include "heap.h"

#include <check.h>
#include <string.h>

static quoteattr_allocator
on_heap(test_heap *h)
{
  memset(h, 0, sizeof *h);
  return test_heap_allocator(h);
}

/* Of three blocks that are not in use the one that fits. */
START_TEST(a_block_of_another_arena_is_reserved)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, to;
  qai_arena_mark mark;
  size_t calls;
  qai_arena_init(&a, &alloc);
  qai_arena_init(&to, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  mark = qai_arena_set_mark(&a);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 200000));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 300000));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 900000));
  qai_arena_release(&a, mark);
  calls = h.calls;
  ck_assert_uint_eq(h.live, 4);
  ck_assert_int_eq(qai_arena_reserve(&to, 1, 250000, &a), QUOTEATTR_OK);
  memset(qai_arena_alloc(&to, 250000), 1, 250000);
  ck_assert_uint_eq(h.calls, calls);
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 1);
  qai_arena_clear(&to);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(a_block_of_another_arena_twice_as_large_is_given_back)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, to;
  qai_arena_mark mark;
  qai_arena_init(&a, &alloc);
  qai_arena_init(&to, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  mark = qai_arena_set_mark(&a);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 900000));
  qai_arena_release(&a, mark);
  ck_assert_int_eq(qai_arena_reserve(&to, 1, 250000, &a), QUOTEATTR_OK);
  ck_assert_uint_eq(h.calls, 3);
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
  qai_arena_clear(&to);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(the_first_further_block_is_as_large_as_was_said)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, *scratch;
  size_t before;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 400000), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  before = h.bytes;
  ck_assert_ptr_nonnull(qai_arena_alloc(scratch, 120000));
  ck_assert_uint_ge(h.bytes, before + 400000);
  ck_assert_uint_lt(h.bytes, before + 401000);
  ck_assert_ptr_nonnull(qai_arena_alloc(scratch, 350000));
  ck_assert_uint_lt(h.bytes, before + 752000);
  qai_arena_clear(&a);
}
END_TEST

/* From `p`, which is not the latest of the scratch arena, something of the same bytes grew. */
static void
leave_hole(qai_arena *scratch, char **p)
{
  char *q;
  *p = qai_arena_alloc(scratch, 3000);
  memset(*p, 5, 3000);
  ck_assert_ptr_nonnull(qai_arena_alloc(scratch, 16));
  q = qai_arena_grow(scratch, *p, 3000, 6000);
  ck_assert_ptr_ne(q, *p);
  ck_assert_int_eq(q[2999], 5);
  memset(q, 6, 6000);
}

START_TEST(what_something_grew_out_of_is_filled)
{
  qai_arena a, *scratch;
  qai_arena_mark mark;
  char *p, *q;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  mark = qai_arena_set_mark(scratch);
  leave_hole(scratch, &p);
  ck_assert_ptr_eq(qai_arena_calloc(scratch, 1, 1000), p);
  q = qai_arena_alloc(scratch, 1000);
  ck_assert(q > p && q + 1000 <= p + 3000);
  memset(q, 7, 1000);
  q = qai_arena_alloc(scratch, 1000);
  ck_assert(q + 1000 <= p || q >= p + 3000); /* nor has it room for the zones between two allocations */
  qai_arena_release(scratch, mark);
  qai_arena_clear(&a);
}
END_TEST

/* What follows a mark would otherwise not be given back with it, or what was before would. */
START_TEST(marks_close_what_something_grew_out_of)
{
  qai_arena a, *scratch;
  qai_arena_mark mark, inner;
  char *p, *q;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  mark = qai_arena_set_mark(scratch);
  leave_hole(scratch, &p);
  inner = qai_arena_set_mark(scratch);
  q = qai_arena_alloc(scratch, 1000);
  ck_assert(q + 1000 <= p || q >= p + 3000);
  leave_hole(scratch, &p);
  qai_arena_release(scratch, inner);
  q = qai_arena_alloc(scratch, 100);
  ck_assert_ptr_ne(q, p);
  memset(q, 1, 100);
  qai_arena_release(scratch, mark);
  qai_arena_clear(&a);
}
END_TEST

/* The latest allocation moves into what another grew out of; what comes into its own place may be moved, not grown. */
START_TEST(the_place_of_the_latest_is_filled_once)
{
  enum { K = 1024 };
  qai_arena a;
  char *x, *y, *c, *e;
  size_t k;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 1024 * K, 0), QUOTEATTR_OK);
  x = qai_arena_alloc(&a, 200 * K);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 16));
  ck_assert_ptr_ne(qai_arena_grow(&a, x, 200 * K, 300 * K), x);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 380 * K));
  y = qai_arena_alloc(&a, 100 * K);
  ck_assert_ptr_eq(qai_arena_grow(&a, y, 100 * K, 150 * K), x);
  c = qai_arena_alloc(&a, 60 * K);
  ck_assert_ptr_eq(c, y);
  c = qai_arena_grow(&a, c, 60 * K, 110 * K);
  ck_assert_ptr_nonnull(c);
  memset(c, 1, 110 * K);
  e = qai_arena_alloc(&a, 38 * K);
  ck_assert_ptr_nonnull(e);
  memset(e, 2, 38 * K);
  for (k = 0; k < 110 * K && c[k] == 1; k++)
    ;
  ck_assert_uint_eq(k, 110 * K);
  qai_arena_clear(&a);
}
END_TEST

/* Scratch that is in use in an older block stays, though what was all of the newest has grown out of it since. */
START_TEST(a_block_that_a_mark_names_stays)
{
  qai_arena a, *scratch;
  qai_arena_mark outer, inner;
  char *live, *list, *p;
  size_t k, i;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 64 * 1024, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  outer = qai_arena_set_mark(scratch);
  live = qai_arena_alloc(scratch, 20000);
  memset(live, 'S', 20000);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 30000));
  list = qai_arena_alloc(&a, 20000);
  inner = qai_arena_set_mark(scratch);
  ck_assert_ptr_ne(qai_arena_grow(&a, list, 20000, 200000), list);
  qai_arena_release(scratch, inner);
  for (i = 0; i < 40; i++) {
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, 70000 - i));
    p = qai_arena_alloc(&a, 9000);
    ck_assert_ptr_nonnull(p);
    memset(p, 'X', 9000);
  }
  for (k = 0; k < 20000 && live[k] == 'S'; k++)
    ;
  ck_assert_uint_eq(k, 20000);
  qai_arena_release(scratch, outer);
  qai_arena_clear(&a);
}
END_TEST

Suite *check_memory_reuse(void);

Suite *
check_memory_reuse(void)
{
  Suite *s = suite_create("memory_reuse");
  TCase *t = tcase_create("reuse");
  tcase_add_test(t, a_block_of_another_arena_is_reserved);
  tcase_add_test(t, a_block_of_another_arena_twice_as_large_is_given_back);
  tcase_add_test(t, the_first_further_block_is_as_large_as_was_said);
  tcase_add_test(t, what_something_grew_out_of_is_filled);
  tcase_add_test(t, marks_close_what_something_grew_out_of);
  tcase_add_test(t, the_place_of_the_latest_is_filled_once);
  tcase_add_test(t, a_block_that_a_mark_names_stays);
  suite_add_tcase(s, t);
  return s;
}
