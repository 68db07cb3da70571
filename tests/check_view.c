/* What marks and sentences make of the words; the stretches that the models label. */
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
    ck_assert(view.words[view.chunks[k].last - 1].edge & QAI_EDGE_LAST);
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

static void
ck_narrow(const char *text, const char *first, const char *last)
{
  qai_chunk c;
  look(text);
  c = view.chunks[0];
  ck_assert_int_eq(qai_view_narrow(&view, &c), first != NULL);
  if (first) {
    ck_assert_uint_eq(c.first, support_word(&doc, first));
    ck_assert_uint_eq(c.last, support_word(&doc, last) + 1);
  }
  support_clear(&doc);
}

START_TEST(sentences_apart_from_marks_are_taken_off_the_ends)
{
  ck_narrow("It rained. She said that “it is old” and left. We wept!", "She", ". We");
  ck_narrow("It rained. She left. “It is old.” We wept! Nobody came?", "She", "!");
  ck_narrow("“It is old.” He left. She said “yes”!", "“It", "!");
  ck_narrow("She said that “it is old” and left", "She", "left");
  ck_narrow("It rained. She left.", NULL, NULL);
}
END_TEST

Suite *check_view(void);

Suite *
check_view(void)
{
  Suite *s = suite_create("view");
  TCase *t = tcase_create("view");
  tcase_add_test(t, marks_and_the_words_between_them_are_told_apart);
  tcase_add_test(t, a_paragraph_is_a_chunk_with_what_its_colon_introduces);
  tcase_add_test(t, long_paragraphs_are_cut_between_sentences);
  tcase_add_test(t, a_sentence_without_end_is_cut_all_the_same);
  tcase_add_test(t, sentences_apart_from_marks_are_taken_off_the_ends);
  suite_add_tcase(s, t);
  return s;
}
