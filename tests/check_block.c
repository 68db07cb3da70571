/* Block quotations, whose lines begin with ">". */
#include "quotes/block.h"

#include "show_quotes.h"

static const show_case blocks[] = {
    {"Ann wrote:\n\n> The crew is not back.\n> They come in June.\n\nI see.",
     "D: The crew is not back.|They come in June."},
    {"> The crew is not back.\n>\n> They come in June.", "D: The crew is not back.|They come in June."},
    {"> The crew is not back.\n\n> They come in June.", "D: The crew is not back. / D: They come in June."},
    {"Ann wrote:\r\n> No.\r\n> Ben wrote:\r\n>> Come in.\r\n>> Now.\r\nSo?", "D: No. / D: Come in.|Now."},
    {"> If you ask, you get.\n> — Mary Heath", "D: If you ask, you get."},
    {"> “The roof was rotten,” he said.\n\n> I said “no” and went.",
     "D: The roof was rotten, / D: I said “no” and went."},
    {"The value is 5 > 3 and\nrises -> soon.", ""},
    {">\n> \n>>> ;\n", ""},
    {">THE STRANGER COMES\n\nHe came.", ""},
    {NULL, NULL},
};

START_TEST(lines_that_begin_so_are_speech)
{
  show_ck_quotations(blocks, QUOTEATTR_GENRE_NEWS);
}
END_TEST

START_TEST(a_region_says_so)
{
  support_doc d;
  support_run_genre(&d, "Look:\n > He said “no” once.", SUPPORT_QUOTES, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(d.quotes.styles & QUOTEATTR_STYLE_BLOCK, QUOTEATTR_STYLE_BLOCK);
  ck_assert_uint_eq(d.quotes.n_regions, 2);
  ck_assert_uint_eq(d.quotes.regions[0].flags, QAI_REGION_BLOCK);
  ck_assert_uint_eq(d.quotes.regions[0].outer_start, 7);
  ck_assert_uint_eq(d.quotes.regions[0].start, 9);
  ck_assert_uint_eq(d.quotes.regions[1].parent, 0);
  support_clear(&d);
}
END_TEST

START_TEST(it_can_be_ruled_out)
{
  qai_quotes_options o = {QUOTEATTR_STYLE_DOUBLE, QUOTEATTR_GENRE_NEWS, 8};
  support_doc d;
  support_run(&d, "> Come in.", SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &o, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_uint_eq(d.quotes.n_regions, 0);
  support_clear(&d);
}
END_TEST

Suite *check_block(void);

Suite *
check_block(void)
{
  Suite *s = suite_create("block");
  TCase *t = tcase_create("blocks");
  tcase_add_test(t, lines_that_begin_so_are_speech);
  tcase_add_test(t, a_region_says_so);
  tcase_add_test(t, it_can_be_ruled_out);
  suite_add_tcase(s, t);
  return s;
}
