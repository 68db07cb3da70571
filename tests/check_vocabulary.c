/* The vocabulary of a session: whatever it holds, a document's spellings and tags are those that it has alone. */
#include "engine/learned.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static qai_vocabulary vocabulary;

static void
setup(void)
{
  qai_vocabulary_init(&vocabulary, NULL);
}

static void
teardown(void)
{
  qai_vocabulary_clear(&vocabulary);
}

/* Tags a text alone and with the vocabulary. */
static void
ck_text(const char *text)
{
  support_doc d;
  qai_learned learned;
  qai_tags with;
  const qai_spellings *a = &d.tags.spellings, *b = &with.spellings;
  size_t n;
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_int_eq(qai_learned_read(&learned), QUOTEATTR_OK);
  ck_assert_int_eq(qai_tag_words(&d.segment, &learned.tagger, &vocabulary, &d.arena, &with), QUOTEATTR_OK);
  n = d.segment.n_words;
  ck_assert_uint_eq(a->n, b->n);
  if (n) {
    ck_assert_mem_eq(a->of_word, b->of_word, n * sizeof *a->of_word);
    ck_assert_mem_eq(a->items, b->items, a->n * sizeof *a->items);
    ck_assert_mem_eq(d.tags.tag, with.tag, n);
  }
  support_clear(&d);
}

START_TEST(what_was_met_before_changes_nothing)
{
  ck_text("They will watch the watch.");
  ck_assert_uint_eq(vocabulary.n, 5);
  ck_text("Watch out: in May the mayor may resign. Will she?");
  ck_text("");
  ck_text("The can can, May may, and will will watch.");
  ck_text("They will watch the watch.");
}
END_TEST

START_TEST(long_words_are_told_apart)
{
  static const char *const texts[] = {"incomprehensible", "incomprehensibly", "xncomprehensible", "incomprxhensible",
                                      "Incomprehensible and incomprehensibility"};
  char text[128];
  size_t i, n;
  for (i = 0; i < 2 * sizeof texts / sizeof *texts; i++)
    ck_text(texts[i % (sizeof texts / sizeof *texts)]);
  for (n = 40; n < 100; n++) { /* from some length on they are not kept */
    memset(text, 'z', n);
    text[n] = '\0';
    ck_text(text);
  }
  ck_text(text);
}
END_TEST

/* A text of `n` words that are all others, some of them in capitals, among words of which there are few. */
static void
write_text(char *at, int first, int n)
{
  int i;
  for (i = first; i < first + n; i++)
    at += sprintf(at, "the %sorb%c%c%cing can %s. ", i % 3 ? "z" : "Z", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676,
                  i % 2 ? "watch" : "light");
}

START_TEST(when_it_is_full_it_keeps_what_comes_again)
{
  static char text[600 * 32];
  uint32_t most = 0, i;
  for (i = 0; i < 24; i++) {
    write_text(text, (int)i * 500, 500 + (int)i);
    ck_text(text);
    most = vocabulary.n > most ? vocabulary.n : most;
    ck_assert_uint_le(vocabulary.n_places, QAI_VOCABULARY_MAX);
  }
  ck_assert_uint_eq(most, QAI_VOCABULARY_MAX);
  ck_assert_uint_lt(vocabulary.n, QAI_VOCABULARY_MAX);
  ck_assert_uint_gt(vocabulary.numbers, QAI_VOCABULARY_MAX); /* it did not begin anew */
  i = vocabulary.numbers;
  ck_text("the watch can light");
  ck_assert_uint_le(vocabulary.numbers, i + 1); /* "the", which begins a sentence here */
}
END_TEST

/* As many spellings that come again as there is room for. */
START_TEST(when_all_come_again_it_begins_anew)
{
  static char text[600 * 32];
  uint32_t i;
  for (i = 0; i < 40; i++) {
    write_text(text, (int)(i / 2 * 500), 500);
    ck_text(text);
    ck_assert_uint_le(vocabulary.n, QAI_VOCABULARY_MAX);
  }
  ck_assert_uint_lt(vocabulary.numbers, QAI_VOCABULARY_MAX);
}
END_TEST

START_TEST(a_large_document_does_without)
{
  static char text[6 * (QAI_VOCABULARY_WORDS + 1)];
  uint32_t i;
  ck_text("They will watch the watch.");
  for (i = 0; i <= QAI_VOCABULARY_WORDS; i++)
    memcpy(text + 4 * i, i % 3 ? "may " : "The ", 5);
  ck_text(text);
  ck_assert_uint_eq(vocabulary.n, 0);
  ck_assert_ptr_null(vocabulary.border);
  ck_text("They will watch the watch.");
}
END_TEST

/* The last document that is told from others, and one after it: none takes another's ids for its own. */
START_TEST(documents_come_to_an_end)
{
  ck_text("They will watch the watch.");
  vocabulary.here = UINT32_MAX - QAI_VOCABULARY_WORDS + 1 - QAI_VOCABULARY_WORDS;
  ck_text("Watch the light, and they will watch it.");
  ck_assert_uint_gt(vocabulary.n, 5);
  ck_text("The watch will light the watch.");
  ck_assert_uint_eq(vocabulary.n, 6); /* it began anew */
  ck_assert_uint_eq(vocabulary.here, QAI_VOCABULARY_WORDS);
  ck_text("They will watch the watch.");
}
END_TEST

/* When the vocabulary has no room, a document's own slots tell the rest of its spellings. */
START_TEST(a_document_may_have_more_than_there_is_room_for)
{
  static char text[3000 * 32];
  int i;
  for (i = 0; i < 9000; i += 3000) {
    write_text(text, i, 3000);
    ck_text(text);
  }
  ck_assert_uint_eq(vocabulary.n, QAI_VOCABULARY_MAX);
  ck_text("The light can watch.");
}
END_TEST

/* Sums of spellings whose numbers are used up are not found for others. */
START_TEST(numbers_come_to_an_end)
{
  ck_text("They will watch the watch.");
  vocabulary.numbers = QAI_TAG_MAX_NUMBER - 1;
  ck_assert_uint_eq(qai_vocabulary_number(&vocabulary), QAI_TAG_MAX_NUMBER);
  ck_assert_uint_eq(qai_vocabulary_number(&vocabulary), 0);
  ck_assert_uint_eq(qai_vocabulary_number(&vocabulary), 0);
  ck_text("They will light the light.");
  ck_assert_uint_lt(vocabulary.numbers, 10);
}
END_TEST

START_TEST(empty_documents_take_no_memory)
{
  size_t total;
  int i;
  ck_text("");
  total = vocabulary.arena.total;
  for (i = 0; i < 1000; i++)
    ck_text("");
  ck_assert_uint_eq(vocabulary.arena.total, total);
}
END_TEST

Suite *check_vocabulary(void);

Suite *
check_vocabulary(void)
{
  Suite *s = suite_create("vocabulary");
  TCase *t = tcase_create("documents");
  tcase_add_checked_fixture(t, setup, teardown);
  tcase_add_test(t, what_was_met_before_changes_nothing);
  tcase_add_test(t, long_words_are_told_apart);
  tcase_add_test(t, when_it_is_full_it_keeps_what_comes_again);
  tcase_add_test(t, when_all_come_again_it_begins_anew);
  tcase_add_test(t, a_large_document_does_without);
  tcase_add_test(t, documents_come_to_an_end);
  tcase_add_test(t, a_document_may_have_more_than_there_is_room_for);
  tcase_add_test(t, numbers_come_to_an_end);
  tcase_add_test(t, empty_documents_take_no_memory);
  suite_add_tcase(s, t);
  return s;
}
