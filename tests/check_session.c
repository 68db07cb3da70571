/* Sessions: one document after another in the same memory. */
#include <quoteattr.h>

#include <check.h>

START_TEST(an_empty_document_has_nothing)
{
  quoteattr_engine *engine;
  quoteattr_result *result;
  size_t n;
  ck_assert_int_eq(quoteattr_engine_new(&engine, NULL, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_analyze(engine, "", 0, &result, NULL), QUOTEATTR_OK);
  quoteattr_result_tokens(result, &n);
  ck_assert_uint_eq(n, 0);
  quoteattr_result_free(result);
  quoteattr_engine_free(engine);
}
END_TEST

Suite *check_session(void);

Suite *
check_session(void)
{
  Suite *s = suite_create("session");
  TCase *t = tcase_create("documents");
  tcase_add_test(t, an_empty_document_has_nothing);
  suite_add_tcase(s, t);
  return s;
}
