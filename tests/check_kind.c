/* Speech, titles, nicknames, scare quotes. */
#include "quotes/kind.h"

#include "show_quotes.h"

static const show_case news[] = {
    {"“We were lucky,” Ilse Brandt said on Monday.", "D: We were lucky,"},
    {"Ilse Brandt called the plan “a disaster” on Monday.", "D: a disaster"},
    {"The band opened with “Blue Harbour” and left early.", "T: Blue Harbour"},
    {"Anders “Moose” Lindqvist scored twice on Sunday.", "N: Moose"},
    {"The so-called “ice tax” was dropped in March.", "S: ice tax"},
    {"The word “harbour” has a u in it.", "S: harbour"},
    {"The so-called “rainy day fund” holds about 4,000 pounds.", "S: rainy day fund"},
    {"The plan, known as “the ladder”, failed.", "S: the ladder"},
    {NULL, NULL},
};

START_TEST(marks_in_the_news)
{
  show_ck_quotations(news, QUOTEATTR_GENRE_NEWS);
}
END_TEST

static const show_case fiction[] = {
    {"“It will snow,” said Ann.", "D: It will snow,"},
    {"“No.”", "D: No."},
    {"She had never liked the word “supper” at all.", "S: supper"},
    {"She stood up. “Well,” the old man said.", "D: Well,"},
    {"She stood up. “Ann!” the man cried.", "D: Ann!"},
    {"The king said, “Who are you?” And the gardener said, “I am Tom.”", "D: Who are you? / D: I am Tom."},
    {"She was not going to say, “I love my sister.” The affections are reticent.", "S: I love my sister."},
    {"He had read “Emma,” the novel.", "T: Emma,"},
    {"He had read “Emma,” which she had said was good.", "T: Emma,"},
    {NULL, NULL},
};

START_TEST(marks_in_fiction)
{
  show_ck_quotations(fiction, QUOTEATTR_GENRE_FICTION);
}
END_TEST

START_TEST(only_speech_marks_its_words)
{
  support_doc d;
  support_run_genre(&d, "Anders “Moose” Lindqvist shrugged. “We were lucky,” he said.", SUPPORT_QUOTES,
                    QUOTEATTR_GENRE_NEWS);
  ck_assert_uint_eq(qai_quotes_speech_at(&d.quotes, support_word(&d, "Moose")), QAI_NONE);
  ck_assert_uint_eq(qai_quotes_speech_at(&d.quotes, support_word(&d, "lucky")), 1);
  ck_assert_uint_eq(qai_quotes_speech_at(&d.quotes, support_word(&d, "said")), QAI_NONE);
  support_clear(&d);
}
END_TEST

START_TEST(counts_fall_into_widening_buckets)
{
  uint32_t n, last = 0;
  ck_assert_uint_eq(qai_feature_bucket(0), 0);
  ck_assert_uint_lt(qai_feature_bucket(1), qai_feature_bucket(2));
  for (n = 0; n < 1000; n++) {
    ck_assert_uint_ge(qai_feature_bucket(n), last);
    last = qai_feature_bucket(n);
  }
  ck_assert_uint_lt(qai_feature_bucket(QAI_NONE), 16);
}
END_TEST

START_TEST(too_many_features_are_dropped)
{
  qai_features f;
  uint32_t i;
  f.n = 0;
  for (i = 0; i < 2 * QAI_FEATURES_MAX; i++)
    qai_feature_add(&f, i, 9999);
  ck_assert_uint_le(f.n, QAI_FEATURES_MAX);
  for (i = 0; i < f.n; i++)
    ck_assert_uint_lt(f.row[i], QAI_FEATURE_ROWS);
}
END_TEST

/* A class by the spelling is that of each word, whatever words of its spelling came before. */
START_TEST(classes_by_spelling_are_those_of_the_words)
{
  support_doc d;
  uint32_t w;
  support_run(&d, "“Look,” he said. The look she gave the Dean, who gave the dean a look: “No! – Said who?”",
              SUPPORT_QUOTES);
  for (w = 0; w < d.segment.n_words; w++) {
    int one = qai_feature_word_class(&d.quotes, w), all;
    ck_assert_int_ne(one, QAI_WORD_NONE);
    ck_assert_int_eq(qai_feature_classes_read(&d.quotes, &d.arena), QUOTEATTR_OK);
    all = qai_feature_word_class(&d.quotes, w);
    d.quotes.classes = NULL;
    ck_assert_int_eq(one, all);
  }
  support_clear(&d);
}
END_TEST

Suite *check_kind(void);

Suite *
check_kind(void)
{
  Suite *s = suite_create("kind");
  TCase *t = tcase_create("kinds");
  tcase_add_test(t, marks_in_the_news);
  tcase_add_test(t, marks_in_fiction);
  tcase_add_test(t, only_speech_marks_its_words);
  tcase_add_test(t, counts_fall_into_widening_buckets);
  tcase_add_test(t, too_many_features_are_dropped);
  tcase_add_test(t, classes_by_spelling_are_those_of_the_words);
  suite_add_tcase(s, t);
  return s;
}
