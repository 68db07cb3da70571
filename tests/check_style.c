/* The style of a text. */
#include "quotes/style.h"

#include "support.h"

static qai_style
style_of(const char *text, int styles)
{
  qai_style style;
  qai_marks marks;
  support_doc d;
  support_run(&d, text, SUPPORT_TEXT);
  ck_assert_int_eq(qai_marks_read(&d.text, 0, &d.arena, &marks), QUOTEATTR_OK);
  qai_style_find(&marks, styles, &style);
  support_clear(&d);
  return style;
}

START_TEST(the_commoner_pairs_are_speech)
{
  ck_assert_int_eq(style_of("“Go,” she said. ‘No.’ “Go.”", 0).primary, QAI_FAMILY_DOUBLE);
  ck_assert_int_eq(style_of("‘Go,’ she said. ‘No.’ “Go.”", 0).primary, QAI_FAMILY_SINGLE);
  ck_assert_int_eq(style_of("'Go,' she said. 'I can't. You won't.'", 0).primary, QAI_FAMILY_SINGLE);
  ck_assert_int_eq(style_of("« Va », dit-elle. « Non. »", 0).primary, QAI_FAMILY_GUILLEMET);
  ck_assert_int_eq(style_of("「はい」と言った。", 0).primary, QAI_FAMILY_CORNER);
}
END_TEST

START_TEST(apostrophes_alone_make_no_style)
{
  ck_assert_int_eq(style_of("It's Ann's. We can't, we won't; the dogs' tails.", 0).primary, QAI_FAMILY_DOUBLE);
}
END_TEST

START_TEST(asked_for_styles_bound_the_families)
{
  qai_style s = style_of("“Go,” she said. ‘No.’", QUOTEATTR_STYLE_SINGLE);
  ck_assert_int_eq(s.families, 1 << QAI_FAMILY_SINGLE);
  ck_assert_int_eq(s.primary, QAI_FAMILY_SINGLE);
  ck_assert_int_eq(style_of("“Go,” she said.", 0).families, (1 << QAI_N_FAMILIES) - 1);
}
END_TEST

START_TEST(turned_and_low_marks_are_seen)
{
  ck_assert_int_eq(style_of("»Geh«, sagte sie.", 0).reversed, 1);
  ck_assert_int_eq(style_of("« Va », dit-elle.", 0).reversed, 0);
  ck_assert_int_eq(style_of("„Geh“, sagte sie.", 0).low[QAI_FAMILY_DOUBLE], 1);
  ck_assert_int_eq(style_of("”Go,” she said.", 0).closing_only[QAI_FAMILY_DOUBLE], 1);
  ck_assert_int_eq(style_of("“Go,” she said.", 0).closing_only[QAI_FAMILY_DOUBLE], 0);
}
END_TEST

Suite *check_style(void);

Suite *
check_style(void)
{
  Suite *s = suite_create("style");
  TCase *t = tcase_create("styles");
  tcase_add_test(t, the_commoner_pairs_are_speech);
  tcase_add_test(t, apostrophes_alone_make_no_style);
  tcase_add_test(t, asked_for_styles_bound_the_families);
  tcase_add_test(t, turned_and_low_marks_are_seen);
  suite_add_tcase(s, t);
  return s;
}
