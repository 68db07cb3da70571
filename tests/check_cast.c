/* Rosters and the ids of their members. */
#include "../cli/cast.h"

#include <check.h>
#include <string.h>

/* The cast of the array `text`; the test fails when there is none. */
static void
make(cast *c, const char *text)
{
  problem p;
  json_t *json = json_loads(text, 0, NULL);
  ck_assert_ptr_nonnull(json);
  ck_assert_int_eq(cast_from_json(c, json, &p), 0);
  json_decref(json);
}

static void
ck_first_new(const char *text, json_int_t expected)
{
  cast c;
  make(&c, text);
  ck_assert_int_eq(c.first_new, expected);
  cast_clear(&c);
}

static void
ck_refused(const char *text)
{
  problem p;
  cast c;
  json_t *json = json_loads(text, JSON_DECODE_ANY, NULL);
  ck_assert_ptr_nonnull(json);
  ck_assert_int_eq(cast_from_json(&c, json, &p), -1);
  ck_assert_str_eq(p.code, "roster");
  ck_assert_ptr_null(c.roster);
  ck_assert_ptr_null(c.ids);
  json_decref(json);
}

START_TEST(members_keep_their_ids)
{
  cast c;
  make(&c, "[{\"id\":\"a\",\"name\":\"Ann\"},{\"id\":[1],\"name\":\"Bo\"},{\"name\":\"Cy\"}]");
  ck_assert_uint_eq(json_array_size(c.ids), 3);
  ck_assert_str_eq(json_string_value(json_array_get(c.ids, 0)), "a");
  ck_assert(json_is_array(json_array_get(c.ids, 1)));
  ck_assert_str_eq(json_string_value(json_array_get(c.ids, 2)), "Cy");
  cast_clear(&c);
}
END_TEST

START_TEST(new_ids_are_not_on_the_roster)
{
  ck_first_new("[]", 0);
  ck_first_new("[{\"id\":\"a\",\"name\":\"Ann\"}]", 0);
  ck_first_new("[{\"id\":7,\"name\":\"Ann\"},{\"id\":3,\"name\":\"Bo\"}]", 8);
  ck_first_new("[{\"id\":\"12\",\"name\":\"Ann\"}]", 13);
  ck_first_new("[{\"id\":\"12a\",\"name\":\"Ann\"}]", 0);
  ck_first_new("[{\"id\":-4,\"name\":\"Ann\"}]", 0);
  /* ids that no new one can reach */
  ck_first_new("[{\"id\":9223372036854775807,\"name\":\"Ann\"}]", 0);
  ck_first_new("[{\"id\":\"99999999999999999999999\",\"name\":\"Ann\"}]", 0);
}
END_TEST

START_TEST(what_is_no_roster)
{
  ck_refused("5");
  ck_refused("{}");
  ck_refused("[5]");
  ck_refused("[{\"id\":1}]");
  ck_refused("[{\"id\":1,\"name\":\"\"}]");
  ck_refused("[{\"id\":1,\"name\":[]}]");
  ck_refused("[{\"id\":1,\"name\":\"Ann\",\"aliases\":[2]}]");
}
END_TEST

START_TEST(empty_aliases_do_no_harm)
{
  ck_first_new("[{\"name\":\"Ann\",\"aliases\":[\"\"],\"gender\":5},{\"name\":\"Bo\",\"aliases\":null}]", 0);
}
END_TEST

Suite *check_cast(void);
Suite *
check_cast(void)
{
  Suite *s = suite_create("cast");
  TCase *c = tcase_create("members");
  tcase_add_test(c, members_keep_their_ids);
  tcase_add_test(c, new_ids_are_not_on_the_roster);
  tcase_add_test(c, what_is_no_roster);
  tcase_add_test(c, empty_aliases_do_no_harm);
  suite_add_tcase(s, c);
  return s;
}
