/* Lines read fast are read as jansson reads them, or not at all. */
#include "../cli/json_scan.h"
#include "../cli/json_text.h"

#include <check.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const char *const good[] = {
    " { \"text\" : \"a\" } \r",
    "{\"text\":\"a\",\"id\":7,\"roster\":[{\"name\":\"Ann\"}]}",
    "{\"text\":\"first\",\"text\":\"last\"}",
    "{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\u00e9\\uD83D\\ude00.\"}",
    "{\"text\":\"caf\xC3\xA9 \xF0\x9F\x98\x80 a long plain run of letters behind it\"}",
    "{\"a\":{\"text\":\"inside\"},\"text\":\"outside\",\"b\":[[],{},[1,[2,{\"c\":[null,true,false]}]]]}",
    "{\"a\":[-0,0.5,-12.25,123456789012345],\"text\":\"\"}",
    "{\"text\":5}",
    "{\"text\":null,\"id\":{\"text\":\"x\"}}",
};

/* None of these is an object. */
static const char *const bad[] = {
    "",
    "[]",
    "\"text\"",
    "{\"text\":\"a\"",
    "{\"text\":\"a}",
    "{\"text\":\"a\"} x",
    "{\"text\":\"a\",}",
    "{,}",
    "{\"text\" \"a\"}",
    "{text:\"a\"}",
    "{\"a\":[1,2}",
    "{\"a\":{\"b\":1]}",
    "{\"a\":01}",
    "{\"a\":-}",
    "{\"a\":1.}",
    "{\"a\":.5}",
    "{\"a\":tru}",
    "{\"a\":nullx}",
    "{\"a\":[1,]}",
    "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u12g4\"}",
    "{\"a\":\"\\ud800\"}",
    "{\"a\":\"\\ud800\\u0041\"}",
    "{\"a\":\"\\udc00\"}",
    "{\"a\":\"tab\there\"}",
    "{\"a\":\"\xFF\"}",
    "{\"a\":\"\xC3\"}",
    "{\"a\":\"\xED\xA0\x80\"}",
};

/* Rare: left to jansson. */
static const char *const rare[] = {"{}", "{\"te\\u0078t\":\"a\"}", "{\"a\":1e3}", "{\"a\":1234567890123456}"};

static void
ck_same_text(const char *line)
{
  json_line found;
  buffer got = {NULL, 0, 0, 0};
  json_t *json = json_loads(line, JSON_ALLOW_NUL, NULL), *text = json_object_get(json, "text");
  ck_assert_msg(json_scan(line, strlen(line), &found), "refused: %s", line);
  ck_assert_ptr_nonnull(json);
  if (json_is_string(text)) {
    ck_assert_int_eq(json_unescape(found.text, &got), 0);
    ck_assert_uint_eq(got.len, json_string_length(text));
    ck_assert_mem_eq(got.data ? got.data : "", json_string_value(text), got.len);
  } else {
    ck_assert_int_ne(json_unescape(found.text, &got), 0);
  }
  buffer_clear(&got);
  json_decref(json);
}

static void
ck_refused(const char *line, size_t len)
{
  json_line found;
  char *copy = malloc(len + 1); /* of just this size: the sanitizer sees what lies behind it */
  memcpy(copy, line, len);
  ck_assert_msg(!json_scan(copy, len, &found), "taken: %.*s", (int)len, line);
  free(copy);
}

START_TEST(the_same_text)
{
  ck_same_text(good[_i]);
}
END_TEST

START_TEST(bad_lines)
{
  ck_refused(bad[_i], strlen(bad[_i]));
}
END_TEST

START_TEST(rare_lines)
{
  ck_refused(rare[_i], strlen(rare[_i]));
}
END_TEST

/* A line that ends anywhere is none. */
START_TEST(cut_lines)
{
  size_t i, n = strlen(good[_i]);
  while (n && good[_i][n - 1] != '}')
    n--;
  for (i = 0; i < n; i++)
    ck_refused(good[_i], i);
}
END_TEST

START_TEST(deep_nesting)
{
  char line[200];
  memset(line, '[', sizeof line);
  memcpy(line, "{\"a\":", 5);
  ck_refused(line, sizeof line);
}
END_TEST

START_TEST(fields)
{
  json_line found;
  const char *line = good[1];
  ck_assert_int_eq(json_scan(line, strlen(line), &found), 1);
  ck_assert_uint_eq(found.id.len, 1);
  ck_assert_int_eq(*found.id.at, '7');
  ck_assert_uint_eq(found.roster.len, strlen("[{\"name\":\"Ann\"}]"));
  ck_assert_int_eq(json_scan("{\"a\":1}", 7, &found), 1);
  ck_assert_ptr_null(found.text.at);
}
END_TEST

/* Written as jansson writes it. */
START_TEST(strings_written)
{
  static const char text[] = "a\"b\\c/\x01\b\t\n\f\r\x1F\x7F caf\xC3\xA9 \xF0\x9F\x98\x80\0.";
  buffer got = {NULL, 0, 0, 0};
  json_t *value = json_stringn(text, sizeof text - 1);
  char *expected = json_dumps(value, JSON_ENCODE_ANY);
  json_write_text(&got, text, sizeof text - 1);
  ck_assert_uint_eq(got.len, strlen(expected));
  ck_assert_mem_eq(got.data, expected, got.len);
  got.len = 0;
  json_write_text(&got, "\xFFz", 2);
  ck_assert_uint_eq(got.len, 6);
  ck_assert_mem_eq(got.data, "\"\xEF\xBF\xBDz\"", 6);
  buffer_clear(&got);
  free(expected);
  json_decref(value);
}
END_TEST

Suite *check_json_scan(void);
Suite *
check_json_scan(void)
{
  Suite *s = suite_create("json_scan");
  TCase *c = tcase_create("lines");
  tcase_add_loop_test(c, the_same_text, 0, (int)(sizeof good / sizeof *good));
  tcase_add_loop_test(c, bad_lines, 0, (int)(sizeof bad / sizeof *bad));
  tcase_add_loop_test(c, rare_lines, 0, (int)(sizeof rare / sizeof *rare));
  tcase_add_loop_test(c, cut_lines, 0, (int)(sizeof good / sizeof *good));
  tcase_add_test(c, deep_nesting);
  tcase_add_test(c, fields);
  tcase_add_test(c, strings_written);
  suite_add_tcase(s, c);
  return s;
}
