/* Ordering by small numbers. */
#include "base/order.h"

#include "support.h"

START_TEST(by_rising_keys_and_then_as_before)
{
  uint32_t ids[] = {10, 11, 12, 13, 14, 15};
  const uint32_t keys[] = {3, 0, 3, 1, 0, 3}, expected[] = {11, 14, 13, 10, 12, 15};
  qai_arena arena;
  uint32_t i;
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_order_by(ids, keys, 6, 4, &arena), QUOTEATTR_OK);
  for (i = 0; i < 6; i++)
    ck_assert_uint_eq(ids[i], expected[i]);
  qai_arena_clear(&arena);
}
END_TEST

/* However many there are, they are put in order the same way. */
START_TEST(few_and_many)
{
  uint32_t ids[40], keys[40], n, i;
  qai_arena arena;
  qai_arena_init(&arena, NULL);
  for (n = 1; n <= 40; n++) {
    for (i = 0; i < n; i++) {
      ids[i] = i;
      keys[i] = (i * 7 + n) % 5;
    }
    ck_assert_int_eq(qai_order_by(ids, keys, n, 5, &arena), QUOTEATTR_OK);
    for (i = 1; i < n; i++) {
      uint32_t before = keys[ids[i - 1]], key = keys[ids[i]];
      ck_assert(before < key || (before == key && ids[i - 1] < ids[i]));
    }
  }
  qai_arena_clear(&arena);
}
END_TEST

START_TEST(nothing_is_ordered)
{
  uint32_t id = 7;
  qai_arena arena;
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_order_by(&id, NULL, 0, 0, &arena), QUOTEATTR_OK);
  ck_assert_uint_eq(id, 7);
  qai_arena_clear(&arena);
}
END_TEST

Suite *check_order(void);

Suite *
check_order(void)
{
  Suite *s = suite_create("order");
  TCase *t = tcase_create("order");
  tcase_add_test(t, by_rising_keys_and_then_as_before);
  tcase_add_test(t, few_and_many);
  tcase_add_test(t, nothing_is_ordered);
  suite_add_tcase(s, t);
  return s;
}
