/* The command line. */
#include "../cli/settings.h"

#include <check.h>
#include <getopt.h>
#include <quoteattr.h>

enum { MOST = 8 };

/* settings_read() of the NULL-terminated words, with standard error closed to it. */
static int
read_words(settings *s, const char *a, const char *b, const char *c)
{
  static char program[] = "quoteattr";
  static char *argv[MOST]; /* the settings' files lie in it */
  int argc = 1;
  argv[0] = program;
  argv[1] = (char *)a;
  argv[2] = (char *)b;
  argv[3] = (char *)c;
  while (argv[argc])
    argc++;
  optind = 1;
  return settings_read(s, argc, argv);
}

START_TEST(defaults)
{
  settings s;
  ck_assert_int_eq(read_words(&s, NULL, NULL, NULL), -1);
  ck_assert_int_eq(s.input, INPUT_TEXT);
  ck_assert_int_eq(s.format, FORMAT_PRETTY);
  ck_assert_int_eq(s.unit, UNIT_BYTE);
  ck_assert_int_eq(s.genre, QUOTEATTR_GENRE_AUTO);
  ck_assert_int_eq(s.indirect, 1);
  ck_assert_int_eq(s.n_files, 0);
}
END_TEST

START_TEST(json_lines_answer_json_lines)
{
  settings s;
  ck_assert_int_eq(read_words(&s, "-i", "jsonl", NULL), -1);
  ck_assert_int_eq(s.format, FORMAT_JSONL);
  ck_assert_int_eq(read_words(&s, "--input=jsonl", "--format=tsv", NULL), -1);
  ck_assert_int_eq(s.format, FORMAT_TSV);
}
END_TEST

START_TEST(values)
{
  settings s;
  ck_assert_int_eq(read_words(&s, "--offsets=utf16", "--genre=fiction", "--no-indirect"), -1);
  ck_assert_int_eq(s.unit, QUOTEATTR_UNIT_UTF16);
  ck_assert_int_eq(s.genre, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(s.indirect, 0);
  ck_assert_int_eq(read_words(&s, "--statements", "--min-confidence=60", NULL), -1);
  ck_assert_int_eq(s.statements, 1);
  ck_assert_int_eq(s.min_confidence, 60);
}
END_TEST

START_TEST(files_may_stand_among_options)
{
  settings s;
  ck_assert_int_eq(read_words(&s, "a.txt", "--genre=news", "b.txt"), -1);
  ck_assert_int_eq(s.n_files, 2);
  ck_assert_str_eq(s.files[0], "a.txt");
  ck_assert_str_eq(s.files[1], "b.txt");
}
END_TEST

START_TEST(wrong_usage)
{
  settings s;
  ck_assert_int_eq(read_words(&s, "--genre=poem", NULL, NULL), EXIT_USAGE);
  ck_assert_int_eq(read_words(&s, "--nothing", NULL, NULL), EXIT_USAGE);
  ck_assert_int_eq(read_words(&s, "--input", NULL, NULL), EXIT_USAGE);
  ck_assert_int_eq(read_words(&s, "--tokens", NULL, NULL), EXIT_USAGE);
  ck_assert_int_eq(read_words(&s, "--min-confidence=101", NULL, NULL), EXIT_USAGE);
}
END_TEST

Suite *check_settings(void);
Suite *
check_settings(void)
{
  Suite *s = suite_create("settings");
  TCase *c = tcase_create("options");
  tcase_add_test(c, defaults);
  tcase_add_test(c, json_lines_answer_json_lines);
  tcase_add_test(c, values);
  tcase_add_test(c, files_may_stand_among_options);
  tcase_add_test(c, wrong_usage);
  suite_add_tcase(s, c);
  return s;
}
