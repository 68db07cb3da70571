/* Slots: what was put in is found and nothing else, whatever the order. */
#include "tag/slots.h"

#include <check.h>

enum { KEYS = 400 };

static qai_slots slots;
static int is_in[KEYS];

/* Keys by number, of which many are looked for first in the same places. */
static qai_slot
key(uint32_t number)
{
  qai_slot k;
  k.bytes = number % 7;
  k.rest = number + 1;
  k.id = number;
  return k;
}

static uint32_t
seek(uint32_t number)
{
  qai_slot k = key(number);
  return qai_slots_seek(&slots, qai_slots_first(&slots, qai_slots_product(k.bytes, k.rest)), &k);
}

static void
ck_all(void)
{
  uint32_t i, taken = 0, n = 0;
  for (i = 0; i < KEYS; i++) {
    const qai_slot *s = &slots.all[seek(i)];
    ck_assert_int_eq(s->rest != 0, is_in[i]);
    ck_assert(!is_in[i] || s->id == i);
    n += (uint32_t)is_in[i];
  }
  for (i = 0; i <= slots.mask; i++)
    taken += slots.all[i].rest != 0;
  ck_assert_uint_eq(taken, n);
}

START_TEST(what_was_put_in_is_found)
{
  qai_arena arena;
  uint32_t random = 1, i, n = 0, number;
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_slots_init(&slots, 4, &arena), QUOTEATTR_OK);
  for (i = 0; i < 600; i++) {
    random = random * 1103515245u + 12345u;
    number = random / 65536 % KEYS;
    if (!is_in[number]) {
      ck_assert_int_eq(qai_slots_reserve(&slots, ++n, &arena), QUOTEATTR_OK);
      slots.all[seek(number)] = key(number);
    }
    is_in[number] = 1;
    if (i % 20 == 0)
      ck_all();
  }
  qai_arena_clear(&arena);
}
END_TEST

Suite *check_slots(void);

Suite *
check_slots(void)
{
  Suite *s = suite_create("slots");
  TCase *t = tcase_create("slots");
  tcase_add_test(t, what_was_put_in_is_found);
  suite_add_tcase(s, t);
  return s;
}
