/* Dash dialogue. */
#include "quotes/dash.h"

#include "show_quotes.h"

static const show_case dashes[] = {
    {"— Come in.\n\n— No.\n\n— Then freeze.", "D: Come in. / D: No. / D: Then freeze."},
    {"—Come in, said Ann.\n\n—No, he said. I will not.", "D: Come in, / D: No,|I will not."},
    {"—Come in, said Ann.\n\n—No! he said sternly. The wind blew.", "D: Come in, / D: No!"},
    {"— Ven —dijo Ana—. Entra.\n\n— No.", "D: Ven|Entra. / D: No."},
    {"-- Come in.\n\n-- No.", "D: Come in. / D: No."},
    {"The town needs:\n\n– bread\n\n– salt\n\n– oil", ""},
    {"“Come in.”\n\n“No.”\n\n— The End", "D: Come in. / D: No."},
    {"The gate — an old one — fell.", ""},
    {NULL, NULL},
};

START_TEST(paragraphs_that_begin_with_a_dash)
{
  show_ck_quotations(dashes, QUOTEATTR_GENRE_FICTION);
}
END_TEST

START_TEST(a_dash_region_says_so)
{
  support_doc d;
  support_run_genre(&d, "— Come in.\n\n— He told me “never” once.", SUPPORT_QUOTES, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(d.quotes.styles, QUOTEATTR_STYLE_DASH | QUOTEATTR_STYLE_DOUBLE);
  ck_assert_int_eq(d.quotes.primary, QUOTEATTR_STYLE_DASH);
  ck_assert_uint_eq(d.quotes.regions[0].outer_start, 0);
  ck_assert(d.quotes.regions[0].flags & QAI_REGION_DASH);
  ck_assert_uint_eq(d.quotes.regions[2].parent, 1);
  support_clear(&d);
}
END_TEST

START_TEST(dashes_can_be_asked_for_or_ruled_out)
{
  qai_quotes_options o = {QUOTEATTR_STYLE_DASH, QUOTEATTR_GENRE_FICTION, 8};
  support_doc d;
  support_run(&d, "— Come in.\n\nShe came.", SUPPORT_TAGS);
  ck_assert_int_eq(qai_dash_is_used(&d.tags, 0), 0);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &o, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_str_eq(show_regions(&d), "Come in.");
  support_clear(&d);
}
END_TEST

Suite *check_dash(void);

Suite *
check_dash(void)
{
  Suite *s = suite_create("dash");
  TCase *t = tcase_create("dashes");
  tcase_add_test(t, paragraphs_that_begin_with_a_dash);
  tcase_add_test(t, a_dash_region_says_so);
  tcase_add_test(t, dashes_can_be_asked_for_or_ruled_out);
  suite_add_tcase(s, t);
  return s;
}
