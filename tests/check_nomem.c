/* The allocation failure walk: for every N the N-th allocation of an analysis fails, alone or with all after it. */
#include "api_support.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static test_heap heap;

/* Options, engine, roster, session, analysis; everything freed again.  Returns the first status that is not good. */
static int
whole_use(const api_text *t)
{
  quoteattr_allocator alloc = test_heap_allocator(&heap);
  quoteattr_options *o = NULL;
  quoteattr_engine *engine = NULL;
  quoteattr_roster *roster = NULL;
  quoteattr_session *session = NULL;
  quoteattr_result *r = NULL;
  quoteattr_error e = {0, NULL, 0};
  int status = quoteattr_options_new(&o, &alloc);
  if (!status)
    status = quoteattr_engine_new(&engine, o, &e);
  if (!status)
    status = quoteattr_roster_new(&roster, &alloc);
  if (!status)
    status = quoteattr_roster_add(roster, "Edmund Crabb", 12, QUOTEATTR_GENDER_MALE, NULL);
  if (!status)
    status = quoteattr_roster_add_alias(roster, 0, "Ned", 3);
  if (!status)
    status = quoteattr_session_new(&session, engine);
  if (!status)
    status = quoteattr_session_set_roster(session, roster);
  if (!status) {
    status = quoteattr_session_analyze(session, t->bytes, t->len, &r, &e);
    ck_assert(!status == (r != NULL) && (!status || e.code == status));
  }
  quoteattr_result_free(r);
  quoteattr_session_free(session);
  quoteattr_roster_free(roster);
  quoteattr_engine_free(engine);
  quoteattr_options_free(o);
  return status;
}

static size_t
count_calls(const api_text *t)
{
  memset(&heap, 0, sizeof heap);
  ck_assert_int_eq(whole_use(t), QUOTEATTR_OK);
  ck_assert_uint_eq(heap.live, 0);
  return heap.calls;
}

static void
walk(int index, int fail_after)
{
  api_text t = api_text_load(index);
  size_t n, calls = count_calls(&t);
  ck_assert_uint_gt(calls, 5);
  for (n = 1; n <= calls; n++) {
    memset(&heap, 0, sizeof heap);
    heap.fail_at = n;
    heap.fail_after = fail_after;
    ck_assert_msg(whole_use(&t) == QUOTEATTR_ERR_NOMEM, "allocation %zu of %zu fails and nobody says so", n, calls);
    ck_assert_msg(heap.live == 0, "allocation %zu of %zu fails and %zu are lost", n, calls, heap.live);
  }
  api_text_free(&t);
}

START_TEST(each_failure_is_reported_and_nothing_is_lost)
{
  walk(_i, 0);
}
END_TEST

START_TEST(a_failure_for_good_is_reported_and_nothing_is_lost)
{
  walk(_i, 1);
}
END_TEST

/* A session whose analysis ran out of memory analyses the next document as a new one would. */
START_TEST(a_session_survives)
{
  api_text t = api_text_load(1);
  quoteattr_allocator alloc = test_heap_allocator(&heap);
  quoteattr_options *o;
  quoteattr_engine *engine;
  quoteattr_session *session;
  quoteattr_result *r, *alone;
  char *a, *b;
  size_t n;
  int status = QUOTEATTR_OK;
  memset(&heap, 0, sizeof heap);
  ck_assert_int_eq(quoteattr_options_new(&o, &alloc), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_session_new(&session, engine), QUOTEATTR_OK);
  for (n = 1; n < 200; n++) { /* each allocation of the first document, and of what the session keeps of it */
    heap.fail_at = heap.calls + n;
    status = quoteattr_session_analyze(session, t.bytes, t.len, &r, NULL);
    if (status == QUOTEATTR_OK)
      break;
    ck_assert_int_eq(status, QUOTEATTR_ERR_NOMEM);
  }
  heap.fail_at = 0;
  ck_assert_uint_gt(n, 4);
  ck_assert_int_eq(status, QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_analyze(engine, t.bytes, t.len, &alone, NULL), QUOTEATTR_OK);
  a = api_dump(r);
  b = api_dump(alone);
  ck_assert_str_eq(a, b);
  free(a);
  free(b);
  quoteattr_result_free(r);
  quoteattr_result_free(alone);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  quoteattr_options_free(o);
  ck_assert_uint_eq(heap.live, 0);
  api_text_free(&t);
}
END_TEST

/* Where in the blocks at hand an array no longer fits hangs on the length of the text. */
START_TEST(any_length_may_fail_anywhere)
{
  static const char piece[] = "“Yes,” said Ann. “No.” Tom left. ";
  enum { PIECES = 240, LENGTH = sizeof piece - 1 };
  static char text[PIECES * LENGTH];
  quoteattr_allocator alloc = test_heap_allocator(&heap);
  quoteattr_options *o;
  quoteattr_engine *engine;
  quoteattr_result *r;
  size_t n, k;
  int status;
  memset(&heap, 0, sizeof heap);
  ck_assert_int_eq(quoteattr_options_new(&o, &alloc), QUOTEATTR_OK);
  ck_assert_int_eq(quoteattr_engine_new(&engine, o, NULL), QUOTEATTR_OK);
  for (n = 0; n < PIECES; n++) {
    memcpy(text + n * LENGTH, piece, LENGTH);
    for (k = 1, status = QUOTEATTR_ERR_NOMEM; status; k++) {
      heap.fail_at = heap.calls + k;
      status = quoteattr_analyze(engine, text, (n + 1) * LENGTH, &r, NULL);
      ck_assert(status == QUOTEATTR_OK || status == QUOTEATTR_ERR_NOMEM);
    }
    quoteattr_result_free(r);
  }
  quoteattr_engine_free(engine);
  quoteattr_options_free(o);
  ck_assert_uint_eq(heap.live, 0);
}
END_TEST

Suite *check_nomem(void);

Suite *
check_nomem(void)
{
  Suite *s = suite_create("nomem");
  TCase *t = tcase_create("walk");
  tcase_add_loop_test(t, each_failure_is_reported_and_nothing_is_lost, 0, API_TEXTS);
  tcase_add_loop_test(t, a_failure_for_good_is_reported_and_nothing_is_lost, 0, API_TEXTS);
  tcase_add_test(t, a_session_survives);
  tcase_add_test(t, any_length_may_fail_anywhere);
  suite_add_tcase(s, t);
  return s;
}
