/* The roster as the stages read it (unit: qai_roster_cast is internal). */
#include "engine/roster.h"
#include "heap.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static quoteattr_roster *
new_roster(void)
{
  quoteattr_roster *r;
  ck_assert_int_eq(quoteattr_roster_new(&r, NULL), QUOTEATTR_OK);
  return r;
}

static uint32_t
add(quoteattr_roster *r, const char *name, int gender)
{
  uint32_t member;
  ck_assert_int_eq(quoteattr_roster_add(r, name, strlen(name), gender, &member), QUOTEATTR_OK);
  return member;
}

static void
ck_name(const qai_cast *cast, uint32_t member, uint32_t i, const char *expected)
{
  const qai_string *s = &cast->members[member].names[i];
  ck_assert_uint_eq(s->len, strlen(expected));
  ck_assert_mem_eq(s->s, expected, s->len);
}

START_TEST(members_keep_their_names_in_order)
{
  quoteattr_roster *r = new_roster();
  qai_arena arena;
  qai_cast cast;
  qai_arena_init(&arena, NULL);
  ck_assert_uint_eq(add(r, "Edmund Crabb", QUOTEATTR_GENDER_MALE), 0);
  ck_assert_uint_eq(add(r, "Philippa Thorne", QUOTEATTR_GENDER_FEMALE), 1);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 0, "Ned", 3), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 1, "Pip", 3), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 0, "the miller", 10), QUOTEATTR_OK);
  ck_assert_int_eq(qai_roster_cast(r, &arena, &cast), QUOTEATTR_OK);
  ck_assert_uint_eq(cast.n_members, 2);
  ck_assert_uint_eq(cast.members[0].n_names, 3);
  ck_name(&cast, 0, 0, "Edmund Crabb");
  ck_name(&cast, 0, 1, "Ned");
  ck_name(&cast, 0, 2, "the miller");
  ck_assert_int_eq(cast.members[0].gender, QUOTEATTR_GENDER_MALE);
  ck_assert_uint_eq(cast.members[1].n_names, 2);
  ck_name(&cast, 1, 1, "Pip");
  qai_arena_clear(&arena);
  quoteattr_roster_free(r);
}
END_TEST

START_TEST(an_empty_roster_is_an_empty_cast)
{
  quoteattr_roster *r = new_roster();
  qai_arena arena;
  qai_cast cast;
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_roster_cast(r, &arena, &cast), QUOTEATTR_OK);
  ck_assert_uint_eq(cast.n_members, 0);
  qai_arena_clear(&arena);
  quoteattr_roster_free(r);
}
END_TEST

START_TEST(names_are_copied)
{
  quoteattr_roster *r = new_roster();
  qai_arena arena;
  qai_cast cast;
  char name[] = "Ned";
  qai_arena_init(&arena, NULL);
  add(r, name, 0);
  memset(name, 'x', 3);
  ck_assert_int_eq(qai_roster_cast(r, &arena, &cast), QUOTEATTR_OK);
  ck_name(&cast, 0, 0, "Ned");
  qai_arena_clear(&arena);
  quoteattr_roster_free(r);
}
END_TEST

START_TEST(bad_arguments_are_refused)
{
  quoteattr_roster *r = new_roster();
  static char name[1025];
  memset(name, 'a', sizeof name);
  ck_assert_int_eq(quoteattr_roster_add(r, NULL, 1, 0, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(r, "", 0, 0, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(r, "Ned", 3, 4, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(r, "Ned", 3, -1, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(NULL, "Ned", 3, 0, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(r, "N\xFF", 2, 0, NULL), QUOTEATTR_ERR_UTF8);
  ck_assert_int_eq(quoteattr_roster_add(r, name, 1025, 0, NULL), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 0, "Ned", 3), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add(r, name, 1024, 0, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 1, "Ned", 3), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_roster_add_alias(r, 0, "\xC3", 1), QUOTEATTR_ERR_UTF8);
  ck_assert_int_eq(quoteattr_roster_new(NULL, NULL), QUOTEATTR_ERR_ARG);
  quoteattr_roster_free(r);
  quoteattr_roster_free(NULL);
}
END_TEST

/* ---- memory that runs out ---- */

START_TEST(without_memory_the_roster_stays_as_it_was)
{
  test_heap heap = {0, 0, 0, 4, 1}; /* the roster and two blocks */
  quoteattr_allocator alloc = test_heap_allocator(&heap);
  quoteattr_roster *r;
  qai_arena arena;
  qai_cast cast;
  uint32_t n = 0, i;
  char name[1000];
  memset(name, 'n', sizeof name);
  ck_assert_int_eq(quoteattr_roster_new(&r, &alloc), QUOTEATTR_OK);
  while (quoteattr_roster_add(r, name, sizeof name, 0, NULL) == QUOTEATTR_OK)
    ck_assert_uint_lt(++n, 10000);
  ck_assert_uint_gt(n, 50);
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_roster_cast(r, &arena, &cast), QUOTEATTR_OK);
  ck_assert_uint_eq(cast.n_members, n);
  for (i = 0; i < n; i++)
    ck_assert(cast.members[i].n_names == 1 && cast.members[i].names[0].len == sizeof name);
  qai_arena_clear(&arena);
  quoteattr_roster_free(r);
}
END_TEST

Suite *check_roster(void);

Suite *
check_roster(void)
{
  Suite *s = suite_create("roster");
  TCase *t = tcase_create("members");
  tcase_add_test(t, members_keep_their_names_in_order);
  tcase_add_test(t, an_empty_roster_is_an_empty_cast);
  tcase_add_test(t, names_are_copied);
  tcase_add_test(t, bad_arguments_are_refused);
  tcase_add_test(t, without_memory_the_roster_stays_as_it_was);
  suite_add_tcase(s, t);
  return s;
}
