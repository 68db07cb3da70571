/* What the models see of the words; the stretches they label. */
#include "attribute/view.h"
#include "support.h"

#include <string.h>

static support_doc doc;
static qai_view view;

static void
look(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_view_make(&doc.mentions, &doc.arena, &view), QUOTEATTR_OK);
}

static const qai_view_word *
word(const char *part)
{
  return &view.words[support_word(&doc, part)];
}

START_TEST(marks_and_the_words_between_them_are_told_apart)
{
  look("The mayor said “we will not sell the pier” on Monday.");
  ck_assert_uint_eq(word("“")->quote, QAI_VIEW_OPEN);
  ck_assert_uint_eq(word("we")->quote, QAI_VIEW_FIRST);
  ck_assert_uint_eq(word("pier")->quote, QAI_VIEW_INSIDE);
  ck_assert_uint_eq(word("”")->quote, QAI_VIEW_CLOSE);
  ck_assert_uint_eq(word("on")->quote, QAI_VIEW_PLAIN);
  support_clear(&doc);
}
END_TEST

START_TEST(case_and_kind_of_apostrophe_do_not_change_a_form)
{
  look("The pier isn't sold. THE harbour isn’t either: the end.");
  ck_assert_uint_eq(word("The pier")->form, word("THE")->form);
  ck_assert_uint_eq(word("n't")->form, word("n’t")->form);
  ck_assert_uint_ne(word("pier")->form, word("harbour")->form);
  support_clear(&doc);
}
END_TEST

START_TEST(forms_of_one_verb_share_a_lemma)
{
  look("She says so. He said so. They are saying so.");
  ck_assert_uint_eq(word("says")->lemma, word("said")->lemma);
  ck_assert_uint_eq(word("says")->lemma, word("saying")->lemma);
  support_clear(&doc);
}
END_TEST

START_TEST(near_cues_stay_in_their_sentence)
{
  uint32_t said, pier;
  look("Ilse Brandt said the pier is old. It is.");
  said = support_word(&doc, "said");
  pier = support_word(&doc, "pier");
  ck_assert_uint_eq(view.left_cue[pier], said);
  ck_assert_uint_eq(view.right_cue[support_word(&doc, "Ilse")], said);
  ck_assert_uint_eq(view.left_cue[support_word(&doc, "It is.")], QAI_NONE);
  support_clear(&doc);
}
END_TEST

static void
ck_chunks_cover(void)
{
  uint32_t k, at = 0;
  for (k = 0; k < view.n_chunks; k++) {
    ck_assert_uint_eq(view.chunks[k].first, at);
    ck_assert_uint_gt(view.chunks[k].last, at);
    ck_assert_uint_le(view.chunks[k].last - at, QAI_CHUNK_MAX);
    at = view.chunks[k].last;
  }
  ck_assert_uint_eq(at, view.n_words);
}

START_TEST(a_paragraph_is_a_chunk_with_what_its_colon_introduces)
{
  look("The pier is old.\n\nThe mayor wrote:\n\n“Sell it.”\n\nNobody did.");
  ck_assert_uint_eq(view.n_chunks, 3);
  ck_chunks_cover();
  support_clear(&doc);
}
END_TEST

START_TEST(long_paragraphs_are_cut_between_sentences)
{
  static char text[40000];
  uint32_t k;
  text[0] = 0;
  for (k = 0; k < 200; k++)
    strcat(text, "The old pier of the town was sold again in May. ");
  look(text);
  ck_assert_uint_gt(view.n_chunks, 3);
  ck_chunks_cover();
  for (k = 0; k + 1 < view.n_chunks; k++)
    ck_assert(view.words[view.chunks[k].last - 1].edge & 2);
  support_clear(&doc);
}
END_TEST

START_TEST(a_sentence_without_end_is_cut_all_the_same)
{
  static char text[40000];
  uint32_t k;
  text[0] = 0;
  for (k = 0; k < 3000; k++)
    strcat(text, "pier and ");
  look(text);
  ck_chunks_cover();
  support_clear(&doc);
}
END_TEST

Suite *check_view(void);

Suite *
check_view(void)
{
  Suite *s = suite_create("view");
  TCase *t = tcase_create("view");
  tcase_add_test(t, marks_and_the_words_between_them_are_told_apart);
  tcase_add_test(t, case_and_kind_of_apostrophe_do_not_change_a_form);
  tcase_add_test(t, forms_of_one_verb_share_a_lemma);
  tcase_add_test(t, near_cues_stay_in_their_sentence);
  tcase_add_test(t, a_paragraph_is_a_chunk_with_what_its_colon_introduces);
  tcase_add_test(t, long_paragraphs_are_cut_between_sentences);
  tcase_add_test(t, a_sentence_without_end_is_cut_all_the_same);
  suite_add_tcase(s, t);
  return s;
}
