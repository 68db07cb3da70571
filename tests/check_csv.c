/* Tables as rosters. */
#include "../cli/csv.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

/* What csv_load() makes of `text`, as compact JSON with sorted keys; to be freed. */
static char *
load(const char *text, size_t len, problem *p)
{
  FILE *file = tmpfile();
  json_t *json;
  char *dump;
  ck_assert_ptr_nonnull(file);
  ck_assert_uint_eq(fwrite(text, 1, len, file), len);
  rewind(file);
  json = csv_load(file, p);
  dump = json ? json_dumps(json, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
  json_decref(json);
  fclose(file);
  return dump;
}

static void
ck_table(const char *text, const char *expected)
{
  problem p;
  char *got = load(text, strlen(text), &p);
  ck_assert_pstr_eq(got, expected);
  free(got);
}

static void
ck_no_table(const char *text, size_t len)
{
  problem p;
  ck_assert_ptr_null(load(text, len, &p));
  ck_assert_str_eq(p.code, "roster");
}

START_TEST(rows_are_objects_by_the_header)
{
  ck_table("id,name\n1,Ann\n2,Bo\n", "[{\"id\":\"1\",\"name\":\"Ann\"},{\"id\":\"2\",\"name\":\"Bo\"}]");
  ck_table("name\nAnn", "[{\"name\":\"Ann\"}]");
  ck_table("name\n", "[]");
}
END_TEST

START_TEST(quoted_fields_hold_anything)
{
  ck_table("name,x\n\"Lee, Ann\",\"a \"\"b\"\"\nc\"\n", "[{\"name\":\"Lee, Ann\",\"x\":\"a \\\"b\\\"\\nc\"}]");
  ck_no_table("name\n\"never closed", strlen("name\n\"never closed"));
  ck_table("name\n\"\"\"\"\n", "[{\"name\":\"\\\"\"}]");
}
END_TEST

START_TEST(empty_fields_and_lines_are_left_out)
{
  ck_table("id,name\n,Ann\n\n3,Bo\n", "[{\"name\":\"Ann\"},{\"id\":\"3\",\"name\":\"Bo\"}]");
  ck_table("name,id\r\nAnn,\r\n\r\n", "[{\"name\":\"Ann\"}]");
}
END_TEST

START_TEST(cells_without_a_column_are_left_out)
{
  ck_table("name\nAnn,more,and more\n", "[{\"name\":\"Ann\"}]");
}
END_TEST

START_TEST(aliases_are_split_at_semicolons)
{
  ck_table("name,aliases\nAnn,Miss Lee; the girl;;\n", "[{\"aliases\":[\"Miss Lee\",\"the girl\"],\"name\":\"Ann\"}]");
}
END_TEST

START_TEST(what_is_no_table)
{
  ck_no_table("", 0);
  ck_no_table("who,age\nAnn,3\n", 14);
  ck_no_table("name\n\xFF\n", 7);
  ck_no_table("\xFFname\nAnn\n", 10);
}
END_TEST

Suite *check_csv(void);
Suite *
check_csv(void)
{
  Suite *s = suite_create("csv");
  TCase *c = tcase_create("tables");
  tcase_add_test(c, rows_are_objects_by_the_header);
  tcase_add_test(c, quoted_fields_hold_anything);
  tcase_add_test(c, empty_fields_and_lines_are_left_out);
  tcase_add_test(c, cells_without_a_column_are_left_out);
  tcase_add_test(c, aliases_are_split_at_semicolons);
  tcase_add_test(c, what_is_no_table);
  suite_add_tcase(s, c);
  return s;
}
