/* Dialogue without marks. */
#include "quotes/unmarked.h"

#include "quotes/stretch.h"
#include "show_quotes.h"

#include <stdio.h>

static const show_case plain[] = {
    {"Is the ferry late? Ruth asked.\n\nIt is always late, said the old man.\n\nThen I'll wait.",
     "D: Is the ferry late? / D: It is always late, / D: Then I'll wait."},
    {"You're early, the porter said. I wasn't told.\n\nNobody tells you anything, said Ruth.",
     "D: You're early,|I wasn't told. / D: Nobody tells you anything,"},
    {"She nodded slowly. Who is there? she called.\n\nOnly me, he said.", "D: Who is there? / D: Only me,"},
    {"And the king said unto the shepherd, Where is thy flock? And he answered and said, It is upon the hill, my lord.",
     "D: Where is thy flock? / D: It is upon the hill, my lord."},
    {"I won't go, I said. You must, she said. I can't, I told her.", "D: I won't go, / D: You must, / D: I can't,"},
    {NULL, NULL},
};

START_TEST(speech_is_told_by_its_words_and_the_clauses_beside_it)
{
  show_ck_quotations(plain, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case none[] = {
    /* marks are used */
    {"“Is the ferry late?” Ruth asked.\n\n“It is,” said the man.\n\nI can't wait, she thought.",
     "D: Is the ferry late? / D: It is,"},
    /* nobody says anything */
    {"The rain came down all night and the river rose over the steps. Ruth lit the lamp. She was tired.", ""},
    /* thought, not said */
    {"It was, I thought, too late. I had lost the key, I think, and the house was shut.", ""},
    /* reported by clauses */
    {"When he came in, he said that the ferry was late. She told him it always was.", ""},
    {NULL, NULL},
};

START_TEST(narration_stays_narration)
{
  show_ck_quotations(none, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case news[] = {
    {"The bridge will open in May, the council said.\n\nIt is safe, Lee said.", ""},
    {NULL, NULL},
};

START_TEST(news_is_always_marked)
{
  show_ck_quotations(news, QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(a_region_says_so)
{
  support_doc d;
  support_run_genre(&d, "Come in, said Ann.\n\nI won't go in ‘there’, he said.", SUPPORT_QUOTES,
                    QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(d.quotes.styles, QUOTEATTR_STYLE_UNMARKED | QUOTEATTR_STYLE_SINGLE);
  ck_assert_int_eq(d.quotes.primary, QUOTEATTR_STYLE_UNMARKED);
  ck_assert_str_eq(show_regions(&d), "Come in, / I won't go in ‘there’, / +there");
  ck_assert_uint_eq(d.quotes.regions[0].flags, QAI_REGION_UNMARKED);
  support_clear(&d);
}
END_TEST

START_TEST(it_can_be_asked_for_or_ruled_out)
{
  const char *text = "“Come in,” said Ann. I won't, he said. Must you go?";
  qai_quotes_options asked = {QUOTEATTR_STYLE_UNMARKED | QUOTEATTR_STYLE_DOUBLE, QUOTEATTR_GENRE_NEWS, 8};
  qai_quotes_options marks = {QUOTEATTR_STYLE_DOUBLE, QUOTEATTR_GENRE_FICTION, 8};
  support_doc d;
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &asked, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_str_eq(show_regions(&d), "Come in, / I won't, / Must you go?");
  support_clear(&d);
  support_run(&d, "I won't, he said. You must, said Ann.", SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &marks, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_str_eq(show_regions(&d), "");
  support_clear(&d);
}
END_TEST

/* The stretches of a text, "|" between those of a sentence, "/" elsewhere. */
static void
ck_stretches(const char *text, const char *expected)
{
  support_doc d;
  qai_stretches all;
  char out[512];
  size_t n = 0;
  uint32_t i;
  support_run_genre(&d, text, SUPPORT_QUOTES, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_stretch_read(&d.quotes, &d.arena, &all), QUOTEATTR_OK);
  for (i = 0; i < all.n; i++) {
    const quoteattr_token *w = d.segment.words;
    uint32_t start = w[all.data[i].first].start, end = w[all.data[i].last - 1].end;
    n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s",
                          !i                                        ? ""
                          : all.data[i].place == QAI_STRETCH_INSIDE ? " | "
                                                                    : " / ",
                          (int)(end - start), text + start);
  }
  ck_assert_str_eq(out, expected);
  support_clear(&d);
}

START_TEST(a_text_is_cut_beside_reporting_clauses)
{
  ck_stretches("No, I said, but of course it mattered. I only want to know.",
               "No, | I said, | but of course it mattered. / I only want to know.");
  ck_stretches("He turned and said, Who is there? Ann came.", "He turned and said, | Who is there? / Ann came.");
  ck_stretches("The old man laughed, and he said to them, in a low voice, Go.",
               "The old man laughed, | and he said to them, | in a low voice, | Go.");
  ck_stretches("She went, and came, and “went, he said, again” with us.",
               "She went, and came, and “went, he said, again” with us.");
  ck_stretches("When the rain stopped, they went.", "When the rain stopped, they went.");
}
END_TEST

Suite *check_unmarked(void);

Suite *
check_unmarked(void)
{
  Suite *s = suite_create("unmarked");
  TCase *t = tcase_create("unmarked");
  tcase_add_test(t, speech_is_told_by_its_words_and_the_clauses_beside_it);
  tcase_add_test(t, narration_stays_narration);
  tcase_add_test(t, news_is_always_marked);
  tcase_add_test(t, a_region_says_so);
  tcase_add_test(t, it_can_be_asked_for_or_ruled_out);
  tcase_add_test(t, a_text_is_cut_beside_reporting_clauses);
  suite_add_tcase(s, t);
  return s;
}
