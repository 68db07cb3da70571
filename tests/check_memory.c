/* Arenas and the allocator under them. */
#include "base/memory.h"
#include "base/pages.h"
#include "heap.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static quoteattr_allocator
on_heap(test_heap *h)
{
  memset(h, 0, sizeof *h);
  return test_heap_allocator(h);
}

/* Sizes around those that large pages hold; nothing is lost where two blocks meet. */
START_TEST(blocks_of_every_size_are_apart)
{
  static const size_t sizes[] = {1, 100, 1 << 20, 1677721, 1677722, 2 << 20, (2 << 20) + 1, 3 << 20, 5 << 20};
  enum { N = sizeof sizes / sizeof *sizes };
  unsigned char *p[N];
  size_t i;
  for (i = 0; i < N; i++) {
    p[i] = qai_pages_malloc(sizes[i]);
    ck_assert_ptr_nonnull(p[i]);
    ck_assert_uint_eq((uintptr_t)p[i] % 16, 0);
    memset(p[i], (int)i, sizes[i]);
  }
  for (i = 0; i < N; i++) {
    ck_assert_int_eq(p[i][0], (int)i);
    ck_assert_int_eq(p[i][sizes[i] - 1], (int)i);
    qai_pages_free(p[i]);
  }
}
END_TEST

#ifdef __linux__
START_TEST(a_large_block_begins_with_a_large_page)
{
  void *full = qai_pages_malloc(QAI_PAGES_LARGE), *nearly = qai_pages_malloc(QAI_PAGES_LARGE / 5 * 4 + 8);
  ck_assert_uint_eq((uintptr_t)full % QAI_PAGES_LARGE, 0);
  ck_assert_uint_eq((uintptr_t)nearly % QAI_PAGES_LARGE, 0);
  qai_pages_free(full);
  qai_pages_free(nearly);
}
END_TEST
#endif

START_TEST(blocks_that_overflow_are_no_memory)
{
  ck_assert_ptr_null(qai_pages_malloc(SIZE_MAX));
  ck_assert_ptr_null(qai_pages_malloc(SIZE_MAX - 16));
  ck_assert_ptr_null(qai_pages_malloc(SIZE_MAX / 2 + 1));
}
END_TEST

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
  test_heap h;
  quoteattr_allocator a = on_heap(&h), out;
  ck_assert_int_eq(qai_allocator_get(&a, &out), QUOTEATTR_OK);
  ck_assert(out.malloc_fn == a.malloc_fn);
  ck_assert_int_eq(qai_allocator_get(NULL, &out), QUOTEATTR_OK);
  ck_assert(out.malloc_fn && out.free_fn && out.malloc_fn != a.malloc_fn);
  a.free_fn = NULL;
  ck_assert_int_eq(qai_allocator_get(&a, &out), QUOTEATTR_ERR_ARG);
}
END_TEST

START_TEST(clear_gives_all_back_and_keeps_the_allocator)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int i;
  qai_arena_init(&a, &alloc);
  for (i = 0; i < 100; i++)
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, 10000));
  ck_assert_uint_gt(h.live, 1);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1));
  ck_assert_uint_eq(h.live, 1);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(what_is_expected_is_one_block_that_stays)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int round, i;
  qai_arena_init(&a, &alloc);
  for (round = 0; round < 5; round++) {
    ck_assert_int_eq(qai_arena_expect(&a, 1100000 - (size_t)round * 1000, 0), QUOTEATTR_OK);
    for (i = 0; i < 100; i++)
      ck_assert_ptr_nonnull(qai_arena_alloc(&a, 10000));
    qai_arena_reset(&a);
    ck_assert_uint_eq(h.live, 1);
  }
  ck_assert_uint_eq(h.calls, 1);
  ck_assert_uint_lt(h.bytes, 1101000);
  ck_assert_int_eq(qai_arena_expect(&a, 2000000, 0), QUOTEATTR_OK);
  ck_assert_uint_eq(h.live, 1);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(a_reset_keeps_nothing_but_the_first_block)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  size_t size;
  qai_arena_init(&a, &alloc);
  for (size = 70000; size < 170000; size += 1000) {
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, size));
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, size));
    qai_arena_reset(&a);
    ck_assert_uint_le(h.live, 1);
  }
  qai_arena_clear(&a);
}
END_TEST

/* A document that takes much more than expected, scratch and all. */
static void
take_much(qai_arena *a)
{
  qai_arena *scratch = qai_arena_scratch(a);
  qai_arena_mark mark = qai_arena_set_mark(scratch);
  size_t size;
  ck_assert_int_eq(qai_arena_expect(a, 4000000, 0), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(qai_arena_alloc(a, 3900000));
  for (size = 70000; size < 170000; size += 10000) {
    char *p = qai_arena_alloc(a, size), *q = qai_arena_alloc(scratch, size / 2);
    memset(p, 1, size);
    memset(q, 2, size / 2);
    ck_assert(p[size - 1] == 1);
  }
  qai_arena_release(scratch, mark);
}

START_TEST(blocks_beyond_what_was_expected_wait_for_the_next_document)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  size_t calls;
  qai_arena_init(&a, &alloc);
  take_much(&a);
  qai_arena_reset(&a);
  calls = h.calls;
  ck_assert_uint_gt(calls, 10);
  take_much(&a);
  ck_assert_uint_le(h.calls, calls + 2); /* one that is too small may be where the other was */
  qai_arena_reset(&a);
  ck_assert_int_eq(qai_arena_expect(&a, 5000000, 0), QUOTEATTR_OK); /* another first block: nothing else stays */
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(a_block_larger_than_the_spare_ones_takes_their_place)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  take_much(&a);
  qai_arena_reset(&a);
  ck_assert_uint_gt(h.live, 10);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 5000000));
  ck_assert_uint_eq(h.live, 3); /* the first block, this one and the scratch arena itself */
  qai_arena_clear(&a);
}
END_TEST

START_TEST(further_blocks_are_kept_up_to_half_the_first_one)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 1000000, 0), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 700000));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 700000));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 400000));
  ck_assert_uint_eq(h.live, 3);
  qai_arena_reset(&a);
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(spare_blocks_can_be_given_back)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  take_much(&a);
  qai_arena_reset(&a);
  qai_arena_free_spares(&a);
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(a_huge_document_does_not_hold_its_memory_for_long)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int i;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 50000000, 0), QUOTEATTR_OK);
  for (i = 0; i < 100; i++) {
    ck_assert_int_eq(qai_arena_expect(&a, 1000, 0), QUOTEATTR_OK);
    qai_arena_reset(&a);
  }
  ck_assert_uint_eq(h.calls, 2);
  ck_assert_uint_eq(h.live, 1);
  ck_assert_uint_lt(a.total, 100000);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(a_large_document_now_and_then_holds_its_memory)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  int i;
  qai_arena_init(&a, &alloc);
  for (i = 0; i < 100; i++) {
    ck_assert_int_eq(qai_arena_expect(&a, i % 10 ? 1000 : 1000000, 0), QUOTEATTR_OK);
    qai_arena_reset(&a);
  }
  ck_assert_uint_eq(h.calls, 1);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(blocks_are_little_larger_than_what_they_hold)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  size_t i, n = 100000, size = 96;
  qai_arena_init(&a, &alloc);
  for (i = 0; i < n; i++)
    ck_assert_ptr_nonnull(qai_arena_alloc(&a, size));
  ck_assert_uint_lt(h.bytes, n * (size + 16) / 4 * 5 + 100000);
  ck_assert_uint_lt(h.calls, 72);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(release_gives_back_what_came_after_the_mark)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_mark outer, inner;
  char *kept, *p;
  int round;
  qai_arena_init(&a, &alloc);
  kept = qai_arena_alloc(&a, 100);
  memset(kept, 3, 100);
  for (round = 0; round < 10; round++) {
    outer = qai_arena_set_mark(&a);
    p = qai_arena_alloc(&a, 1000);
    memset(p, 4, 1000);
    inner = qai_arena_set_mark(&a);
    memset(qai_arena_alloc(&a, 300000), 5, 300000);
    ck_assert_uint_eq(h.live, 2);
    qai_arena_release(&a, inner);
    ck_assert_int_eq(p[0] + p[999], 8);
    ck_assert_uint_eq(h.live, 1);
    qai_arena_release(&a, outer);
  }
  ck_assert_int_eq(kept[0] + kept[99], 6);
  ck_assert_ptr_eq(qai_arena_alloc(&a, 10), p);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(a_mark_of_an_empty_arena_gives_all_back)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_mark mark;
  char *p;
  qai_arena_init(&a, &alloc);
  mark = qai_arena_set_mark(&a);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 100));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1000000));
  qai_arena_release(&a, mark);
  ck_assert_uint_eq(a.total, 0);
  p = qai_arena_alloc(&a, 100);
  memset(p, 1, 100);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(growth_does_not_free_the_block_of_a_mark)
{
  qai_arena a;
  qai_arena_mark mark;
  char *p, *q;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_reserve(&a, 1, 100, NULL), QUOTEATTR_OK);
  mark = qai_arena_set_mark(&a);
  p = qai_arena_alloc(&a, 50);
  q = qai_arena_grow(&a, p, 50, 500000);
  memset(q, 1, 500000);
  qai_arena_release(&a, mark);
  ck_assert_ptr_eq(qai_arena_alloc(&a, 50), p);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(what_is_moved_out_of_a_block_of_its_own_leaves_nothing)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  char *p;
  size_t size = 100000;
  qai_arena_init(&a, &alloc);
  p = qai_arena_alloc(&a, size);
  memset(p, 9, size);
  for (; size < 10000000; size *= 2)
    p = qai_arena_grow(&a, p, size, size * 2);
  ck_assert_uint_eq(h.live, 1);
  ck_assert_int_eq(p[0] + p[99999], 18);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(the_scratch_arena_is_apart_and_ends_with_its_arena)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, *scratch;
  qai_arena_mark mark;
  char *p;
  qai_arena_init(&a, &alloc);
  p = qai_arena_alloc(&a, 10);
  scratch = qai_arena_scratch(&a);
  ck_assert_ptr_eq(qai_arena_scratch(&a), scratch);
  mark = qai_arena_set_mark(scratch);
  ck_assert_ptr_nonnull(qai_arena_alloc(scratch, 100000));
  ck_assert_ptr_eq(qai_arena_grow(&a, p, 10, 20), p);
  qai_arena_release(scratch, mark);
  qai_arena_reset(&a);
  ck_assert_ptr_eq(qai_arena_scratch(&a), scratch);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
  h.fail_at = h.calls + 1;
  ck_assert_ptr_null(qai_arena_scratch(&a));
}
END_TEST

START_TEST(scratch_lies_in_the_block_of_its_arena)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, *scratch;
  qai_arena_mark mark;
  char *kept, *p, *q;
  size_t calls, i;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 1000000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  calls = h.calls;
  for (i = 0; i < 10; i++) {
    mark = qai_arena_set_mark(scratch);
    p = qai_arena_alloc(scratch, 500000);
    memset(p, 1, 500000);
    kept = qai_arena_alloc(&a, 10000);
    memset(kept, 2, 10000);
    q = qai_arena_alloc(scratch, 100000);
    memset(q, 3, 100000);
    ck_assert(kept[9999] == 2 && p[0] == 1 && p[499999] == 1 && q[99999] == 3);
    qai_arena_release(scratch, mark);
  }
  ck_assert_uint_eq(h.calls, calls);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(scratch_leaves_its_arena_three_sixteenths)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a, *scratch;
  qai_arena_mark mark;
  int i;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 800000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  mark = qai_arena_set_mark(scratch);
  for (i = 0; i < 20; i++)
    ck_assert_ptr_nonnull(qai_arena_alloc(scratch, 90000));
  ck_assert_uint_gt(h.live, 3);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 145000));
  qai_arena_release(scratch, mark);
  qai_arena_free_spares(&a);
  ck_assert_uint_eq(h.live, 2); /* the block and the scratch arena itself */
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 640000));
  ck_assert_uint_eq(h.live, 2);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(scratch_outlives_the_block_it_began_in)
{
  qai_arena a, *scratch;
  qai_arena_mark mark;
  char *p, *q, *kept;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  mark = qai_arena_set_mark(scratch);
  p = qai_arena_alloc(scratch, 50000);
  memset(p, 1, 50000);
  kept = qai_arena_alloc(&a, 200000); /* a new block */
  memset(kept, 2, 200000);
  q = qai_arena_alloc(scratch, 1000);
  memset(q, 3, 1000);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 70000));
  ck_assert(p[0] == 1 && p[49999] == 1 && q[999] == 3 && kept[0] == 2 && kept[199999] == 2);
  qai_arena_release(scratch, mark);
  qai_arena_reset(&a);
  memset(qai_arena_alloc(&a, 99000), 4, 99000);
  ck_assert_uint_lt(a.total, 110000);
  qai_arena_clear(&a);
}
END_TEST

/* A million bytes, of which scratch has most when the arena needs more than is left: it goes on in a further block. */
static qai_arena_mark
leave_a_block(qai_arena *a, test_heap *h)
{
  qai_arena_mark mark;
  ck_assert_int_eq(qai_arena_expect(a, 1000000, 0), QUOTEATTR_OK);
  mark = qai_arena_set_mark(qai_arena_scratch(a));
  memset(qai_arena_alloc(a->scratch, 800000), 1, 800000);
  memset(qai_arena_alloc(a, 300000), 2, 300000);
  ck_assert_uint_eq(h->live, 3);
  return mark;
}

START_TEST(a_block_that_was_left_is_filled_when_scratch_has_gone)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_mark mark;
  char *first, *p;
  int i;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_expect(&a, 1000000, 0), QUOTEATTR_OK);
  first = qai_arena_alloc(&a, 50000);
  memset(first, 3, 50000);
  mark = leave_a_block(&a, &h);
  qai_arena_release(a.scratch, mark);
  for (i = 0; i < 9; i++) {
    p = qai_arena_alloc(&a, 100000);
    memset(p, 4, 100000);
  }
  ck_assert_uint_eq(h.live, 3);
  ck_assert(first[49999] == 3 && p[99999] == 4);
  qai_arena_reset(&a);
  memset(qai_arena_alloc(&a, 900000), 5, 900000);
  qai_arena_clear(&a);
  ck_assert_uint_eq(h.live, 0);
}
END_TEST

START_TEST(what_follows_a_mark_is_not_put_into_a_block_that_was_left)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_mark mark;
  char *p;
  qai_arena_init(&a, &alloc);
  qai_arena_release(qai_arena_scratch(&a), leave_a_block(&a, &h));
  mark = qai_arena_set_mark(&a);
  memset(qai_arena_alloc(&a, 400000), 3, 400000);
  ck_assert_uint_eq(h.live, 4);
  qai_arena_release(&a, mark);
  qai_arena_free_spares(&a);
  ck_assert_uint_eq(h.live, 3);
  p = qai_arena_alloc(&a, 900000);
  memset(p, 4, 900000);
  ck_assert_uint_eq(h.live, 3);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(the_latest_scratch_grows_towards_its_arena)
{
  qai_arena a, *scratch;
  qai_arena_mark mark;
  char *p, *q;
  int i;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_expect(&a, 100000, 0), QUOTEATTR_OK);
  scratch = qai_arena_scratch(&a);
  mark = qai_arena_set_mark(scratch);
  p = qai_arena_alloc(scratch, 300);
  for (i = 0; i < 300; i++)
    p[i] = (char)(i % 100);
  q = qai_arena_grow(scratch, p, 300, 50000);
  ck_assert(q < p && p + 300 <= q + 50000);
  for (i = 0; i < 300; i++)
    ck_assert_int_eq(q[i], i % 100);
  memset(q, 1, 50000);
  p = qai_arena_alloc(scratch, 10);
  ck_assert_ptr_ne(qai_arena_grow(scratch, q, 50000, 50100), q); /* not the latest any more */
  qai_arena_release(scratch, mark);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(only_the_latest_allocation_is_extended)
{
  qai_arena a;
  char *p, *q;
  qai_arena_init(&a, NULL);
  ck_assert_int_eq(qai_arena_extend(&a, NULL, 10), 0);
  p = qai_arena_alloc(&a, 1000);
  memset(p, 1, 1000);
  ck_assert_int_eq(qai_arena_extend(&a, p, 2000), 1);
  memset(p + 1000, 2, 1000);
  ck_assert_int_eq(qai_arena_extend(&a, p, 10000000), 0);
  ck_assert_int_eq(qai_arena_extend(&a, p, SIZE_MAX), 0);
  ck_assert_int_eq(qai_arena_extend(&a, p, 1500), 1);
  q = qai_arena_alloc(&a, 10);
  ck_assert(q >= p + 1500 && q < p + 2000);
  ck_assert_int_eq(qai_arena_extend(&a, p, 1600), 0);
  ck_assert(p[999] == 1 && p[1499] == 2);
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
  ck_assert_int_eq(qai_arena_reserve(&a, SIZE_MAX / 4, 16, NULL), QUOTEATTR_ERR_NOMEM);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(a_reserved_arena_takes_one_block)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_reserve(&a, 3, 1 + 500 + 77, NULL), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 1));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 500));
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 77));
  ck_assert_uint_eq(h.calls, 1);
  ck_assert_uint_lt(h.bytes, 1000);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(what_has_room_is_reserved_in_the_block_at_hand)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  char *p;
  qai_arena_init(&a, &alloc);
  ck_assert_int_eq(qai_arena_reserve(&a, 2, 1000, NULL), QUOTEATTR_OK);
  p = qai_arena_alloc(&a, 600);
  ck_assert_int_eq(qai_arena_extend(&a, p, 300), 1); /* the rest is free again */
  ck_assert_int_eq(qai_arena_reserve(&a, 1, 700, NULL), QUOTEATTR_OK);
  ck_assert_ptr_nonnull(qai_arena_alloc(&a, 700));
  ck_assert_uint_eq(h.calls, 1);
  ck_assert_int_eq(qai_arena_reserve(&a, 1, 700, NULL), QUOTEATTR_OK);
  ck_assert_uint_eq(h.calls, 2);
  qai_arena_clear(&a);
}
END_TEST

/* What does not fit the block at hand is asked for elsewhere. */
START_TEST(the_block_at_hand_can_be_filled)
{
  test_heap h;
  quoteattr_allocator alloc = on_heap(&h);
  qai_arena a;
  qai_arena_init(&a, &alloc);
  ck_assert_ptr_null(qai_arena_alloc_here(&a, 1));
  ck_assert_int_eq(qai_arena_reserve(&a, 2, 1000, NULL), QUOTEATTR_OK);
  memset(qai_arena_alloc_here(&a, 900), 1, 900);
  ck_assert_ptr_null(qai_arena_alloc_here(&a, 200));
  ck_assert_ptr_nonnull(qai_arena_alloc_here(&a, 100));
  ck_assert_ptr_null(qai_arena_alloc_here(&a, SIZE_MAX));
  ck_assert_uint_eq(h.calls, 1);
  qai_arena_clear(&a);
}
END_TEST

START_TEST(failure_is_null_and_the_arena_goes_on)
{
  test_heap h;
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
  ck_assert_uint_eq(h.live, 0);
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
  tcase_add_test(t, blocks_of_every_size_are_apart);
#ifdef __linux__
  tcase_add_test(t, a_large_block_begins_with_a_large_page);
#endif
  tcase_add_test(t, blocks_that_overflow_are_no_memory);
  tcase_add_test(t, allocations_are_aligned_and_apart);
  tcase_add_test(t, an_incomplete_allocator_is_refused);
  tcase_add_test(t, clear_gives_all_back_and_keeps_the_allocator);
  tcase_add_test(t, what_is_expected_is_one_block_that_stays);
  tcase_add_test(t, a_reset_keeps_nothing_but_the_first_block);
  tcase_add_test(t, blocks_beyond_what_was_expected_wait_for_the_next_document);
  tcase_add_test(t, a_block_larger_than_the_spare_ones_takes_their_place);
  tcase_add_test(t, further_blocks_are_kept_up_to_half_the_first_one);
  tcase_add_test(t, spare_blocks_can_be_given_back);
  tcase_add_test(t, a_huge_document_does_not_hold_its_memory_for_long);
  tcase_add_test(t, a_large_document_now_and_then_holds_its_memory);
  tcase_add_test(t, blocks_are_little_larger_than_what_they_hold);
  tcase_add_test(t, release_gives_back_what_came_after_the_mark);
  tcase_add_test(t, a_mark_of_an_empty_arena_gives_all_back);
  tcase_add_test(t, growth_does_not_free_the_block_of_a_mark);
  tcase_add_test(t, what_is_moved_out_of_a_block_of_its_own_leaves_nothing);
  tcase_add_test(t, the_scratch_arena_is_apart_and_ends_with_its_arena);
  tcase_add_test(t, scratch_lies_in_the_block_of_its_arena);
  tcase_add_test(t, scratch_leaves_its_arena_three_sixteenths);
  tcase_add_test(t, scratch_outlives_the_block_it_began_in);
  tcase_add_test(t, a_block_that_was_left_is_filled_when_scratch_has_gone);
  tcase_add_test(t, what_follows_a_mark_is_not_put_into_a_block_that_was_left);
  tcase_add_test(t, the_latest_scratch_grows_towards_its_arena);
  tcase_add_test(t, only_the_latest_allocation_is_extended);
  tcase_add_test(t, the_latest_allocation_grows_in_place);
  tcase_add_test(t, growth_leaves_a_full_block);
  tcase_add_test(t, sizes_that_overflow_are_no_memory);
  tcase_add_test(t, a_reserved_arena_takes_one_block);
  tcase_add_test(t, what_has_room_is_reserved_in_the_block_at_hand);
  tcase_add_test(t, the_block_at_hand_can_be_filled);
  tcase_add_test(t, failure_is_null_and_the_arena_goes_on);
  tcase_add_test(t, calloc_clears_and_copy_ends_with_nul);
  suite_add_tcase(s, t);
  return s;
}
