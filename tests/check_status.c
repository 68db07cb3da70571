/* Status codes: pinned for ever, each with a message. */
#include "base/status.h"

#include <check.h>
#include <string.h>

START_TEST(codes_are_pinned_and_have_messages)
{
  static const int codes[] = {
      QUOTEATTR_OK,          QUOTEATTR_ERR_NOMEM, QUOTEATTR_ERR_ARG,       QUOTEATTR_ERR_UTF8,
      QUOTEATTR_ERR_LIMIT,   QUOTEATTR_ERR_DATA,  QUOTEATTR_ERR_CANCELLED, QUOTEATTR_ERR_UNSUPPORTED,
      QUOTEATTR_ERR_INTERNAL};
  static const int values[] = {0, -1, -2, -3, -4, -5, -6, -7, -99};
  size_t i, k;
  for (i = 0; i < sizeof codes / sizeof *codes; i++) {
    ck_assert_int_eq(codes[i], values[i]);
    for (k = 0; k < i; k++)
      ck_assert_str_ne(qai_status_message(codes[i]), qai_status_message(codes[k]));
  }
  ck_assert_str_eq(qai_status_message(12345), "unknown status");
}
END_TEST

START_TEST(an_error_is_filled)
{
  quoteattr_error e = {0, NULL, 0};
  ck_assert_int_eq(qai_error_set(&e, QUOTEATTR_ERR_UTF8, NULL, 17), QUOTEATTR_ERR_UTF8);
  ck_assert_int_eq(e.code, QUOTEATTR_ERR_UTF8);
  ck_assert_uint_eq(e.offset, 17);
  ck_assert_str_eq(e.message, qai_status_message(QUOTEATTR_ERR_UTF8));
  qai_error_set(&e, QUOTEATTR_ERR_ARG, "no text", 0);
  ck_assert_str_eq(e.message, "no text");
}
END_TEST

START_TEST(nobody_need_listen)
{
  ck_assert_int_eq(qai_error_set(NULL, QUOTEATTR_ERR_ARG, "no text", 0), QUOTEATTR_ERR_ARG);
}
END_TEST

Suite *check_status(void);

Suite *
check_status(void)
{
  Suite *s = suite_create("status");
  TCase *t = tcase_create("codes");
  tcase_add_test(t, codes_are_pinned_and_have_messages);
  tcase_add_test(t, an_error_is_filled);
  tcase_add_test(t, nobody_need_listen);
  suite_add_tcase(s, t);
  return s;
}
