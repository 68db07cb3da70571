/* Parts of speech: what is decided without context, what the context decides, and bad models. */
#include "support.h"

#include "tag/decide.h"
#include "tag/templates.h"

#include <string.h>

static const char *const tag_names[] = {"",    "NOUN",  "PROPN", "PRON", "VERB", "AUX",  "ADJ",   "ADV", "DET",
                                        "ADP", "CCONJ", "SCONJ", "NUM",  "PART", "INTJ", "PUNCT", "SYM", "X"};

/* A text, its n-th occurrence of a word, and the tag that word must get. */
static const struct {
  const char *text, *word, *tag;
  uint32_t nth;
} cases[] = {
    {"The old man can open the can.", "can", "AUX", 0},
    {"They will watch the watch.", "watch", "VERB", 0},
    {"They will watch the watch.", "watch", "NOUN", 1},
    {"The minister said that she left.", "said", "VERB", 0},
    {"The minister said that she left.", "that", "SCONJ", 0},
    {"I have seen that house before.", "that", "DET", 0},
    {"A report claims the bridge is safe.", "claims", "VERB", 0},
    {"The court rejected their claims.", "claims", "NOUN", 0},
    {"In May the mayor may resign.", "May", "PROPN", 0},
    {"In May the mayor may resign.", "may", "AUX", 1},
    {"We met Zorbulak Quenverty in Paris.", "Quenverty", "PROPN", 0},
    {"She zorbled quenvertily at the gate.", "quenvertily", "ADV", 0},
    {"He paid 1,250 dollars & left.", "1,250", "NUM", 0},
    {"He paid 1,250 dollars & left.", "&", "CCONJ", 0},
    {"He paid 1,250 dollars & left.", ".", "PUNCT", 0},
    {"“Well,” laughed Ann, “no.”", "“", "PUNCT", 0},
    {"“Well,” laughed Ann, “no.”", "laughed", "VERB", 0},
    {"“Well,” laughed Ann, “no.”", "Ann", "PROPN", 0},
    {"He doesn’t know.", "n’t", "PART", 0},
    {"'The can is full,' said Ann.", "'", "PUNCT", 0},
    {"'The can is full,' said Ann.", "'", "PUNCT", 1},
    {"The boys' hats were wet.", "'", "PART", 0},
    {"She was like, “No.”", "like", "VERB", 0},
    {"My sister's just like \"No.\"", "like", "VERB", 0},
    {"And Tina was all, “No.”", "all", "VERB", 0},
    {"Then he goes \"no\" to me.", "goes", "VERB", 0},
    {"It was like “Dallas” again.", "like", "ADP", 0},
    {"He was like “a father” to me.", "like", "ADP", 0},
    {"The house was like “Dallas” again.", "like", "ADP", 0},
    {"The kitchen is dark. Philippa whispers to Tom.", "whispers", "VERB", 0},
    {"The kitchen is dark. “It is high,” the old man answers.", "answers", "VERB", 0},
    {"The kitchen is dark. \"It is high,\" answers Philippa.", "answers", "VERB", 0},
    {"The kitchen is dark. Philippa calls: “It is high.”", "calls", "VERB", 0},
    {"The “fair share” calls were loud.", "calls", "NOUN", 0},
    {"“It is high,” the calls said.", "calls", "NOUN", 0},
    {"“It is high,” board president Ann Lee said.", "board", "NOUN", 0},
    {"“It is high,” talk show host Ann Lee said.", "talk", "NOUN", 0},
    {"“It is high,” prison guard Ann Lee said.", "guard", "NOUN", 0},
    {"“It is high,” press secretary Ann Lee said.", "press", "NOUN", 0},
    {"“It is high,” say people Ann Lee knows.", "say", "VERB", 0},
    {"Then the colonel sat down.", "colonel", "NOUN", 0},
    {"Colonel Peter Ross sat down.", "Colonel", "PROPN", 0},
};

START_TEST(words_get_their_tags)
{
  support_doc d;
  uint32_t i;
  support_run(&d, cases[_i].text, SUPPORT_TAGS);
  i = qai_segment_word_at(&d.segment, support_find_nth(&d, cases[_i].word, cases[_i].nth));
  support_ck_word(&d, i, cases[_i].word);
  ck_assert_str_eq(tag_names[d.tags.tag[i]], cases[_i].tag);
  support_clear(&d);
}
END_TEST

/* All that words may be read as, in one text. */
START_TEST(words_stand_for_others)
{
  static const char text[] = "I was like, “Go.” She is like, “Stay.” They are like, “No.” He was just like, “Fine.”";
  static const struct {
    const char *word, *form;
    uint32_t nth;
  } stand[] = {{"like", "said", 0}, {"like", "says", 1}, {"like", "say", 2},
               {"just", "just", 0}, {"was", "then", 1},  {"like", "said", 3}};
  support_doc d;
  size_t i;
  support_run(&d, text, SUPPORT_TAGS);
  for (i = 0; i < sizeof stand / sizeof *stand; i++) {
    uint32_t w = qai_segment_word_at(&d.segment, support_find_nth(&d, stand[i].word, stand[i].nth));
    ck_assert_ptr_eq(qai_tag_lexeme(&d.tags, w),
                     qai_lexicon_known(qai_lexicon_find(stand[i].form, strlen(stand[i].form))));
  }
  support_clear(&d);
}
END_TEST

START_TEST(every_word_has_a_tag_and_its_entry)
{
  static const char text[] = "\"Zxq 12th @you #tag http://x.org 3.5% — naïve 東京 don't!\" 😀 (“x”)";
  support_doc d;
  uint32_t i;
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_uint_gt(d.segment.n_words, 10);
  for (i = 0; i < d.segment.n_words; i++) {
    const quoteattr_token *w = &d.segment.words[i];
    ck_assert_uint_ne(d.tags.tag[i], QAI_TAG_NONE);
    ck_assert_uint_le(d.tags.tag[i], QAI_TAG_X);
    ck_assert_uint_eq(qai_tag_entry(&d.tags, i), qai_lexicon_find(text + w->start, w->end - w->start));
    ck_assert_ptr_eq(qai_tag_lexeme(&d.tags, i), qai_lexicon_entry(qai_tag_entry(&d.tags, i)));
  }
  support_clear(&d);
}
END_TEST

START_TEST(a_capital_reopens_what_the_lexicon_is_sure_of)
{
  quoteattr_token token = {0, 5, QUOTEATTR_TOKEN_WORD, 0};
  qai_lexeme lexeme;
  memset(&lexeme, 0, sizeof lexeme);
  lexeme.tag = QAI_TAG_NOUN;
  ck_assert_uint_eq(qai_tag_decide("table", &token, &lexeme), QAI_TAG_NONE);
  ck_assert_uint_eq(qai_tag_expect("table", &token, &lexeme), QAI_TAG_NOUN | QAI_TAG_OPEN);
  lexeme.tag_sure = 1;
  ck_assert_uint_eq(qai_tag_expect("table", &token, &lexeme), QAI_TAG_NOUN);
  ck_assert_uint_eq(qai_tag_decide("table", &token, &lexeme), QAI_TAG_NOUN);
  token.flags = QUOTEATTR_FLAG_CAPITAL;
  ck_assert_uint_eq(qai_tag_decide("Table", &token, &lexeme), QAI_TAG_NONE);
  lexeme.tag = QAI_TAG_NONE;
  ck_assert_uint_eq(qai_tag_expect("Zorbl", &token, &lexeme), QAI_TAG_PROPN | QAI_TAG_OPEN);
  lexeme.tag = QAI_TAG_PRON;
  ck_assert_uint_eq(qai_tag_decide("Those", &token, &lexeme), QAI_TAG_PRON);
  lexeme.tag = QAI_TAG_PROPN;
  lexeme.classes = QAI_LEX_ROLE;
  ck_assert_uint_eq(qai_tag_decide("Mayor", &token, &lexeme), QAI_TAG_PROPN);
  token.flags = 0;
  ck_assert_uint_eq(qai_tag_decide("mayor", &token, &lexeme), QAI_TAG_NONE);
  ck_assert_uint_eq(qai_tag_excluded(&token, &lexeme), 1u << QAI_TAG_PROPN);
}
END_TEST

START_TEST(empty_text_has_no_tags)
{
  support_doc d;
  support_run(&d, "", SUPPORT_TAGS);
  ck_assert_uint_eq(d.segment.n_words, 0);
  support_clear(&d);
}
END_TEST

START_TEST(a_tagger_of_any_bytes_gives_tags)
{
  static const char text[] = "Plainly the weights may be anything at all.";
  static unsigned char noise[64 * 8];
  qai_tagger tagger = {noise, 8};
  support_doc d;
  qai_tags tags;
  uint32_t i;
  for (i = 0; i < sizeof noise; i++)
    noise[i] = (unsigned char)(i * 151 + (i >> 3));
  support_run(&d, text, SUPPORT_SENTENCES);
  ck_assert_int_eq(qai_tag_words(&d.segment, &tagger, NULL, &d.arena, &tags), QUOTEATTR_OK);
  for (i = 0; i < d.segment.n_words; i++)
    ck_assert(tags.tag[i] > QAI_TAG_NONE && tags.tag[i] <= QAI_TAG_X);
  support_clear(&d);
}
END_TEST

START_TEST(rows_are_found_by_bucket_and_mark)
{
  static unsigned char rows[2 * QAI_TAGGER_BUCKET];
  const uint32_t feature = 0x80001234u;
  qai_tagger tagger = {rows, 2};
  qai_tagger_sums scores;
  unsigned char *row = rows + QAI_TAGGER_BUCKET + 2 * QAI_TAGGER_TAGS;
  unsigned char *mark = rows + QAI_TAGGER_BUCKET + QAI_TAGGER_MARKS + 2 * 2;
  ck_assert_uint_eq(qai_tagger_bucket(feature, 2), 1);
  row[3] = (unsigned char)-5;
  row[5] = 7;
  mark[0] = 0x34;
  mark[1] = 0x12;
  qai_tagger_start(0, &scores);
  qai_tagger_add(&tagger, &feature, 1, &scores);
  ck_assert_int_eq(scores.of[3], -5);
  ck_assert_int_eq(scores.of[5], 7);
  ck_assert_uint_eq(qai_tagger_best(&scores), 6);
  mark[0] = 0x35;
  qai_tagger_add(&tagger, &feature, 1, &scores);
  ck_assert_int_eq(scores.of[5], 7);
}
END_TEST

/* One feature, or two, are added as any number of them. */
START_TEST(one_and_two_are_added_as_many)
{
  static unsigned char rows[QAI_TAGGER_BUCKET];
  const uint32_t features[2] = {0x1234, 0x4321};
  const qai_tagger tagger = {rows, 1};
  qai_tagger_sums many, few;
  uint32_t k;
  for (k = 0; k < QAI_TAGGER_MARKS; k++)
    rows[k] = (unsigned char)(37 * k);
  memcpy(rows + QAI_TAGGER_MARKS, "\x34\x12\x21\x43", 4);
  qai_tagger_start(0, &many);
  qai_tagger_start(0, &few);
  qai_tagger_add(&tagger, features, 2, &many);
  qai_tagger_add_two(&tagger, features, &few);
  ck_assert_mem_eq(few.of, many.of, sizeof many.of);
  qai_tagger_add(&tagger, features + 1, 1, &many);
  qai_tagger_add_one(&tagger, features + 1, &few);
  ck_assert_mem_eq(few.of, many.of, sizeof many.of);
  ck_assert_int_ne(many.of[1], 0);
}
END_TEST

/* Neither a tag that is excluded nor the sums of no tag can win, whatever the rows around theirs say. */
START_TEST(excluded_tags_never_win)
{
  static unsigned char rows[QAI_TAGGER_BUCKET];
  const qai_tagger tagger = {rows, 1};
  uint32_t features[QAI_TAG_FEATURES], k;
  qai_tagger_sums scores;
  memset(rows, 127, sizeof rows);
  for (k = 0; k < QAI_TAGGER_TAGS; k++)
    rows[k] = (unsigned char)-127;
  for (k = 0; k < QAI_TAG_FEATURES; k++)
    features[k] = 0x7F7F;
  qai_tagger_start(1u << QAI_TAG_NOUN | 1u << QAI_TAG_INTJ, &scores);
  qai_tagger_add(&tagger, features, QAI_TAG_FEATURES, &scores);
  ck_assert_uint_eq(qai_tagger_best(&scores), QAI_TAG_PROPN);
  qai_tagger_start(~(1u << QAI_TAG_ADP), &scores);
  qai_tagger_add(&tagger, features, QAI_TAG_FEATURES, &scores);
  ck_assert_uint_eq(qai_tagger_best(&scores), QAI_TAG_ADP);
}
END_TEST

Suite *check_tag(void);
Suite *
check_tag(void)
{
  Suite *s = suite_create("tag");
  TCase *t = tcase_create("tag");
  tcase_add_loop_test(t, words_get_their_tags, 0, (int)(sizeof cases / sizeof *cases));
  tcase_add_test(t, words_stand_for_others);
  tcase_add_test(t, every_word_has_a_tag_and_its_entry);
  tcase_add_test(t, a_capital_reopens_what_the_lexicon_is_sure_of);
  tcase_add_test(t, empty_text_has_no_tags);
  tcase_add_test(t, a_tagger_of_any_bytes_gives_tags);
  tcase_add_test(t, rows_are_found_by_bucket_and_mark);
  tcase_add_test(t, one_and_two_are_added_as_many);
  tcase_add_test(t, excluded_tags_never_win);
  suite_add_tcase(s, t);
  return s;
}
