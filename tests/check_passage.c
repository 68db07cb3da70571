/* What the models see of the words of a stretch, and the cues beside them. */
#include "attribute/passage.h"
#include "attribute/roles.h"
#include "attribute/spans.h"
#include "support.h"

static support_doc doc;
static qai_view view;
static qai_passage_forms forms;
static qai_passage passage;

/* Reads the paragraph number `chunk` of `text`. */
static void
look(const char *text, uint32_t chunk)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_view_make(&doc.mentions, &doc.arena, &view), QUOTEATTR_OK);
  ck_assert_int_eq(qai_passage_forms_make(view.tags, &doc.arena, &forms), QUOTEATTR_OK);
  ck_assert_uint_lt(chunk, view.n_chunks);
  qai_passage_read(&view, &view.chunks[chunk], &forms, &passage);
}

static uint32_t
place(const char *part)
{
  return qai_passage_place(&passage, support_word(&doc, part));
}

static const qai_passage_word *
word(const char *part)
{
  return &passage.words[place(part)];
}

START_TEST(case_and_kind_of_apostrophe_do_not_change_a_form)
{
  look("The pier isn't sold. THE harbour isn’t either: the end.", 0);
  ck_assert_uint_eq(word("The pier")->form, word("THE")->form);
  ck_assert_uint_eq(word("n't")->form, word("n’t")->form);
  ck_assert_uint_ne(word("pier")->form, word("harbour")->form);
  support_clear(&doc);
}
END_TEST

START_TEST(forms_of_one_verb_share_a_lemma)
{
  look("She says so. He said so. They are saying so.", 0);
  ck_assert_uint_eq(word("says")->lemma, word("said")->lemma);
  ck_assert_uint_eq(word("says")->lemma, word("saying")->lemma);
  ck_assert_uint_ne(word("says")->form, word("said")->form);
  support_clear(&doc);
}
END_TEST

START_TEST(rare_words_are_kin_by_their_tag)
{
  look("The Zorblat met the Quixlet and they said nothing.", 0);
  ck_assert_uint_eq(word("Zorblat")->tag, word("Quixlet")->tag);
  ck_assert_uint_eq(word("Zorblat")->kin, word("Quixlet")->kin);
  ck_assert_uint_ne(word("Zorblat")->form, word("Quixlet")->form);
  ck_assert_uint_eq(word("said")->kin, word("said")->form);
  support_clear(&doc);
}
END_TEST

START_TEST(marks_of_speech_look_the_same_in_all_styles)
{
  look("He said “yes” and she said \"no\" at once.", 0);
  ck_assert_uint_eq(word("“")->form, word("\"no")->form);
  ck_assert_uint_eq(word("”")->form, word("\" at")->form);
  ck_assert_uint_ne(word("“")->form, word("”")->form);
  support_clear(&doc);
}
END_TEST

START_TEST(a_passage_begins_and_ends_with_blank_words)
{
  static const qai_passage_word blank;
  uint32_t k;
  look("“The pier is sold,” she said.\n\nNobody knew it before.", 1);
  ck_assert_uint_eq(passage.n, 5);
  for (k = 1; k <= QAI_PASSAGE_PAD; k++) {
    ck_assert_uint_eq(passage.words[-(int)k].form, blank.form);
    ck_assert_uint_eq(passage.words[passage.n - 1 + k].form, blank.form);
  }
  support_clear(&doc);
}
END_TEST

START_TEST(sentences_are_counted_from_the_first)
{
  look("Nobody knew it.\n\nIt was late. It rained.", 1);
  ck_assert_uint_eq(word("late")->sentence, word("was")->sentence);
  ck_assert_uint_eq(word("rained")->sentence, word("late")->sentence + 1u);
  support_clear(&doc);
}
END_TEST

START_TEST(words_deep_between_marks_are_left_out)
{
  uint32_t k, last;
  look("Ilse said: “It is old and cold. Nobody wants to buy the pier now.” She left.", 0);
  last = support_word(&doc, "left");
  ck_assert_uint_eq(word("It is")->form, word("”")[-5].form);
  ck_assert_uint_eq(word("is old")->form, word("pier now")[-1].form);
  ck_assert_uint_eq(qai_passage_at(&passage, place("pier now") - 1), support_word(&doc, "is old"));
  for (k = 0; k < passage.n; k++)
    ck_assert_uint_eq(qai_passage_place(&passage, qai_passage_at(&passage, k)), k);
  ck_assert_uint_eq(place("old and"), place("pier now"));
  ck_assert_uint_eq(passage.n + 9, last + 2);
  ck_assert_uint_eq(qai_passage_at(&passage, passage.n), last + 2);
  support_clear(&doc);
}
END_TEST

START_TEST(few_words_between_marks_all_stay)
{
  look("Ilse said “it is so cold” and left.", 0);
  ck_assert_uint_eq(passage.n, support_word(&doc, "left") + 2);
  support_clear(&doc);
}
END_TEST

START_TEST(sentences_that_are_left_out_count)
{
  look("Ilse said: “It is old. We sold it. Nobody knew of it.” She left.", 0);
  ck_assert_uint_eq(word("knew of it")->sentence, word("It is")->sentence + 2u);
  ck_assert_uint_eq(word("left")->sentence, word("It is")->sentence + 3u);
  support_clear(&doc);
}
END_TEST

START_TEST(words_that_are_left_out_make_a_cue_far)
{
  static const uint16_t codes[64];
  static qai_cue_frame frame;
  uint32_t cue;
  look("Ilse said: “It is old. We sold it. Nobody of us knew of it until then.” She left.", 0);
  cue = place("said");
  qai_spans_look(&passage, codes + 2, cue, cue + 1, &frame);
  ck_assert_uint_eq(frame.seen[place("is old")].distance, 3);
  ck_assert_uint_eq(frame.seen[place("until then")].distance, 6);
  support_clear(&doc);
}
END_TEST

START_TEST(near_cues_stay_in_their_sentence)
{
  qai_near_words near;
  look("Ilse Brandt said the pier is old. It is.", 0);
  qai_roles_look(&passage, &near);
  ck_assert_uint_eq(near.left[place("pier") + 1].cue, 2);
  ck_assert_uint_eq(near.right[place("Ilse") + 1].cue, 2);
  ck_assert_uint_eq(near.left[place("It is.") + 1].cue, 0);
  support_clear(&doc);
}
END_TEST

START_TEST(commas_and_marks_up_to_a_cue_are_counted)
{
  qai_near_words near;
  look("“It is old,” said Ilse Brandt, the mayor, at noon.", 0);
  qai_roles_look(&passage, &near);
  ck_assert_uint_eq(near.right[place("old") + 1].between, 1 << 2 | 1);
  ck_assert_uint_eq(near.left[place("noon") + 1].between, 2 << 2);
  support_clear(&doc);
}
END_TEST

START_TEST(a_mark_behind_the_back_is_seen_from_six_words)
{
  qai_near_words near;
  uint32_t noon;
  look("Ilse said: “It is old.” She left the pier at noon, and wept.", 0);
  noon = place("noon") + 1;
  qai_roles_look(&passage, &near);
  ck_assert_uint_eq(near.left[place("She") + 1].mark, 1);
  ck_assert_uint_eq(near.left[noon].mark, 6);
  ck_assert_uint_eq(near.left[noon + 1].mark, 0);
  ck_assert_uint_eq(near.left[place("old") + 1].mark, 0);
  ck_assert_uint_eq(near.right[place("said") + 1].mark, 2);
  ck_assert_uint_eq(near.right[place("old") + 1].mark, 0);
  support_clear(&doc);
}
END_TEST

Suite *check_passage(void);

Suite *
check_passage(void)
{
  Suite *s = suite_create("passage");
  TCase *t = tcase_create("passage");
  tcase_add_test(t, case_and_kind_of_apostrophe_do_not_change_a_form);
  tcase_add_test(t, forms_of_one_verb_share_a_lemma);
  tcase_add_test(t, rare_words_are_kin_by_their_tag);
  tcase_add_test(t, marks_of_speech_look_the_same_in_all_styles);
  tcase_add_test(t, a_passage_begins_and_ends_with_blank_words);
  tcase_add_test(t, sentences_are_counted_from_the_first);
  tcase_add_test(t, words_deep_between_marks_are_left_out);
  tcase_add_test(t, few_words_between_marks_all_stay);
  tcase_add_test(t, sentences_that_are_left_out_count);
  tcase_add_test(t, words_that_are_left_out_make_a_cue_far);
  tcase_add_test(t, near_cues_stay_in_their_sentence);
  tcase_add_test(t, commas_and_marks_up_to_a_cue_are_counted);
  tcase_add_test(t, a_mark_behind_the_back_is_seen_from_six_words);
  suite_add_tcase(s, t);
  return s;
}
