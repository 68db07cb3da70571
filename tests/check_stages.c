/* The stages in a row: limits and options reach them, and every single allocation of theirs may fail. */
#include "engine/stages.h"
#include "heap.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const char news[] =
    "LUND (Wire) — The bridge will stay closed until May, Mayor Ilse Brandt said on Friday.\n\n"
    "“We will not put a bus on it,” Brandt told reporters. “Not one.”\n\n"
    "Opposition leader Karin Vogt called it “a shame” and said the mayor had known. “She was told,” said Vogt, 52.\n\n"
    "According to a spokesman for the Dockers Union, its members “will not cross.”\n";

static const char story[] = "CHAPTER I\n\n"
                            "“You are late, Edmund,” said Philippa.\n\n"
                            "“The lock was shut.” Edmund hung up his coat. “It rained.\n\n"
                            "“It rained ‘cats’ and dogs.”\n\n"
                            "“It always does,” she said, and Mrs. Crabb laughed.\n\n"
                            "— Quiet! said the old man.\n\n"
                            "“Then open it,” I said.\n";

static const char script[] = "HOLM: Order.\n\nVOGT: I yield.\n\nHOLM: Thank you.\n";

static const char *const texts[] = {news, story, script};

static qai_learned learned;

static int
run(const char *text, test_heap *h)
{
  static const qai_string names[] = {{"Ilse Brandt", 11}, {"Ned", 3}};
  static const qai_cast_member members[] = {{names, 1, QUOTEATTR_GENDER_FEMALE}, {names + 1, 1, 0}};
  static const qai_cast cast = {members, 2};
  quoteattr_allocator alloc = test_heap_allocator(h);
  quoteattr_options options;
  qai_arena arena;
  qai_stages stages;
  quoteattr_error e = {0, NULL, 0};
  int status;
  ck_assert_int_eq(qai_options_init(&options, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(qai_learned_read(&learned), QUOTEATTR_OK);
  qai_arena_init(&arena, &alloc);
  arena.exact = 1;
  status = qai_stages_run(&stages, text, strlen(text), &options, &learned, &cast, NULL, NULL, &arena, &arena, &e);
  ck_assert(!status || e.code == status);
  qai_arena_clear(&arena);
  return status;
}

START_TEST(every_allocation_may_fail)
{
  test_heap h = {0, 0, 0, 0, 0};
  size_t n, calls;
  ck_assert_int_eq(run(texts[_i], &h), QUOTEATTR_OK);
  calls = h.calls;
  ck_assert_uint_gt(calls, 20);
  for (n = 1; n <= calls; n++) {
    memset(&h, 0, sizeof h);
    h.fail_at = n;
    ck_assert_msg(run(texts[_i], &h) == QUOTEATTR_ERR_NOMEM, "allocation %zu of %zu fails and nobody says so", n,
                  calls);
    ck_assert_uint_eq(h.live, 0);
  }
}
END_TEST

START_TEST(a_bad_byte_is_reported_by_the_text_stage)
{
  quoteattr_options options;
  qai_arena arena;
  qai_stages stages;
  quoteattr_error e = {0, NULL, 0};
  ck_assert_int_eq(qai_options_init(&options, NULL), QUOTEATTR_OK);
  ck_assert_int_eq(qai_learned_read(&learned), QUOTEATTR_OK);
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(qai_stages_run(&stages, "x\xFFy", 3, &options, &learned, NULL, NULL, NULL, &arena, &arena, &e),
                   QUOTEATTR_ERR_UTF8);
  ck_assert_uint_eq(e.offset, 1);
  options.value[QUOTEATTR_OPT_BAD_UTF8] = 1;
  ck_assert_int_eq(qai_stages_run(&stages, "x\xFFy", 3, &options, &learned, NULL, NULL, NULL, &arena, &arena, &e),
                   QUOTEATTR_OK);
  ck_assert_uint_eq(stages.text.len, 3);
  qai_arena_clear(&arena);
}
END_TEST

START_TEST(stages_that_did_not_run_are_empty)
{
  quoteattr_options options;
  qai_arena arena;
  qai_stages stages;
  ck_assert_int_eq(qai_options_init(&options, NULL), QUOTEATTR_OK);
  options.value[QUOTEATTR_OPT_STAGES] = QUOTEATTR_STAGE_SENTENCES;
  ck_assert_int_eq(qai_learned_read(&learned), QUOTEATTR_OK);
  qai_arena_init(&arena, NULL);
  ck_assert_int_eq(
      qai_stages_run(&stages, news, sizeof news - 1, &options, &learned, NULL, NULL, NULL, &arena, &arena, NULL),
      QUOTEATTR_OK);
  ck_assert_uint_gt(stages.segment.n_sentences, 0);
  ck_assert_uint_eq(stages.quotes.n_quotations, 0);
  ck_assert_uint_eq(stages.attributions.n_items, 0);
  ck_assert_ptr_null(stages.tags.tag);
  qai_arena_clear(&arena);
}
END_TEST

Suite *check_stages(void);

Suite *
check_stages(void)
{
  Suite *s = suite_create("stages");
  TCase *t = tcase_create("run");
  tcase_add_loop_test(t, every_allocation_may_fail, 0, (int)(sizeof texts / sizeof *texts));
  tcase_add_test(t, a_bad_byte_is_reported_by_the_text_stage);
  tcase_add_test(t, stages_that_did_not_run_are_empty);
  suite_add_tcase(s, t);
  return s;
}
