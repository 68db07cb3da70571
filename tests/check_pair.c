/* Pairs of marks, and what the costs of reading them decide. */
#include "quotes/cost.h"
#include "quotes/pair.h"

#include "show_quotes.h"

#include <string.h>

static const show_case plain[] = {
    {"“Go,” she said.", "Go,"},    {"\"Go,\" she said.", "Go,"},
    {"‘Go,’ she said.", "Go,"},    {"'Go,' she said.", "Go,"},
    {"``Go,'' she said.", "Go,"},  {"''Go,'' she said.", "Go,"},
    {"« Go », she said.", " Go "}, {"»Go,« she said.", "Go,"},
    {"‹Go,› she said.", "Go,"},    {"„Go,“ she said.", "Go,"},
    {"„Go,” she said.", "Go,"},    {"”Go,” she said.", "Go,"},
    {"‚Go,‘ she said.", "Go,"},    {"「行く」と言った。", "行く"},
    {"No marks at all.", ""},      {"\"Go,\"he said.\"Now!\"", "Go, / Now!"},
    {"“Go,\" she said.", "Go,"},   {NULL, NULL},
};

START_TEST(each_style_is_paired)
{
  show_ck_regions(plain, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case apostrophes[] = {
    {"‘It’s Ann’s,’ she said.", "It’s Ann’s,"},
    {"'It's Ann's,' she said. 'I can't take it.'", "It's Ann's, / I can't take it."},
    {"'The sailors' dogs are loose,' she said. 'Run.'", "The sailors' dogs are loose, / Run."},
    {"'We're only fishin' here,' she said. 'Nothin' else.'", "We're only fishin' here, / Nothin' else."},
    {"''Tis late,' she said. 'I sang in the '90s, and gave 'em all I had.'",
     "'Tis late, / I sang in the '90s, and gave 'em all I had."},
    {"“’Tis late,” she said. “Give ’em the rest o’ the bread.”", "’Tis late, / Give ’em the rest o’ the bread."},
    {"The '80s and the dogs' tails were Ann's.", ""},
    {"He was 6'2\" and she was 5'11\" tall.", ""},
    {"The pipe was 12\" wide and 40\" long.", ""},
    {"\"He is 6'2\" in his socks,\" she said.", "He is 6'2\" in his socks,"},
    {NULL, NULL},
};

START_TEST(apostrophes_and_primes_are_no_marks)
{
  show_ck_regions(apostrophes, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case nested[] = {
    {"“He told me ‘never’ and left,” she said.", "He told me ‘never’ and left, / +never"},
    {"‘He told me “never” and left,’ she said.", "He told me “never” and left, / +never"},
    {"\"He told me 'never' and left,\" she said.", "He told me 'never' and left, / +never"},
    {"'He told me \"never\" and left,' she said.", "He told me \"never\" and left, / +never"},
    {"“She wrote: ‘He left.’”", "She wrote: ‘He left.’ / +He left."},
    {"\"She wrote: 'He left.'\"", "She wrote: 'He left.' / +He left."},
    {"“A ‘b “c” d’ e.”", "A ‘b “c” d’ e. / +b “c” d / ++c"},
    {"« A « b » c »", " A « b » c  / + b "},
    {NULL, NULL},
};

START_TEST(marks_nest)
{
  show_ck_regions(nested, QUOTEATTR_GENRE_FICTION);
}
END_TEST

static const show_case broken[] = {
    {"“We never came back.\n\nBoris slept.\n\n“No,” he said.", "!We never came back. / No,"},
    {"“We left.\n\n“We never came back.”", "!We left. / ~We never came back."},
    {"\"We left.\n\n\"We never came back.\n\n\"That is all.\" He slept.",
     "!We left. / !~We never came back. / ~That is all."},
    {"“We left.\n\nNobody saw us.”\n\n“No,” he said.", "!We left. / ~Nobody saw us. / No,"},
    {"\"Go, she said. \"Now.\"\n\n\"No.\"", "!Go, she said. / Now. / No."},
    {"Go,\" she said. \"Now.\"\n\n\"No.\"", "Now. / No."},
    {"Ann shut the \" door.\n\n\"No,\" he said.", "No,"},
    {"“A ‘b c.” D.", "A ‘b c."},
    {NULL, NULL},
};

START_TEST(a_fault_spoils_its_paragraph_only)
{
  show_ck_regions(broken, QUOTEATTR_GENRE_FICTION);
}
END_TEST

START_TEST(nesting_is_bounded)
{
  qai_quotes_options o = {0, QUOTEATTR_GENRE_FICTION, 2};
  support_doc d;
  support_run(&d, "“A ‘b “c ‘d’ e” f’ g.”", SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &o, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_uint_eq(d.quotes.n_regions, 2);
  ck_assert_uint_eq(d.quotes.regions[1].parent, 0);
  support_clear(&d);
}
END_TEST

START_TEST(sixty_four_levels_can_be_asked_for)
{
  qai_quotes_options o = {0, QUOTEATTR_GENRE_FICTION, 64};
  char text[2048] = "";
  support_doc d;
  uint32_t i;
  for (i = 0; i < 40; i++)
    strcat(text, i % 2 ? "‘a " : "“a ");
  for (i = 40; i-- > 0;)
    strcat(text, i % 2 ? "b.’ " : "b.” ");
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &o, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_uint_eq(d.quotes.n_regions, 40);
  ck_assert_uint_eq(d.quotes.regions[39].parent, 38);
  support_clear(&d);
}
END_TEST

START_TEST(styles_asked_for_are_the_only_ones)
{
  qai_quotes_options o = {QUOTEATTR_STYLE_DOUBLE, QUOTEATTR_GENRE_FICTION, 8};
  support_doc d;
  support_run(&d, "“Go,” she said. ‘No,’ he said.", SUPPORT_TAGS);
  ck_assert_int_eq(qai_quotes_find(&d.tags, &o, &d.arena, &d.quotes), QUOTEATTR_OK);
  ck_assert_uint_eq(d.quotes.n_regions, 1);
  ck_assert_int_eq(d.quotes.styles, QUOTEATTR_STYLE_DOUBLE);
  support_clear(&d);
}
END_TEST

START_TEST(what_a_mark_looks_like_costs_least)
{
  qai_style style = {(1 << QAI_N_FAMILIES) - 1, QAI_FAMILY_DOUBLE, 0, {0, 0}, {0, 0}};
  qai_mark open = {0, 1, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT, QAI_SIDE_SPACE, QAI_SIDE_LETTER, 0};
  qai_mark close = {0, 1, QAI_FAMILY_DOUBLE, QAI_SHAPE_STRAIGHT, QAI_SIDE_STOP, QAI_SIDE_SPACE, 0};
  qai_mark apostrophe = {0, 1, QAI_FAMILY_SINGLE, QAI_SHAPE_STRAIGHT, QAI_SIDE_LETTER, QAI_SIDE_LETTER, 0};
  qai_cost c = qai_cost_of(&open, &style);
  ck_assert(c.open < c.close && c.open < c.none);
  c = qai_cost_of(&close, &style);
  ck_assert(c.close < c.open && c.close < c.none);
  c = qai_cost_of(&apostrophe, &style);
  ck_assert(c.none < c.open && c.none < c.close);
  style.families = 1 << QAI_FAMILY_SINGLE;
  c = qai_cost_of(&open, &style);
  ck_assert(c.none == 0 && c.open >= QAI_COST_NEVER && c.close >= QAI_COST_NEVER);
}
END_TEST

/* Few pairs, with one obvious reading, and many are read alike; behind an open one too. */
START_TEST(many_pairs_are_read_as_few)
{
  char text[1024] = "“He went on.\n\n";
  support_doc d;
  uint32_t i;
  for (i = 0; i <= (uint32_t)_i; i++)
    strcat(text, "“Go,” he said. ");
  support_run(&d, text, SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 2u + (uint32_t)_i);
  for (i = 1; i < d.quotes.n_regions; i++) {
    ck_assert_uint_eq(d.quotes.regions[i].end - d.quotes.regions[i].start, 3);
    ck_assert_uint_eq(d.quotes.regions[i].parent, QAI_NONE);
    ck_assert_uint_eq(d.quotes.regions[i].flags & QAI_REGION_REOPENED, i == 1 ? QAI_REGION_REOPENED : 0);
  }
  support_clear(&d);
}
END_TEST

Suite *check_pair(void);

Suite *
check_pair(void)
{
  Suite *s = suite_create("pair");
  TCase *t = tcase_create("pairs");
  tcase_add_test(t, each_style_is_paired);
  tcase_add_test(t, apostrophes_and_primes_are_no_marks);
  tcase_add_test(t, marks_nest);
  tcase_add_test(t, a_fault_spoils_its_paragraph_only);
  tcase_add_loop_test(t, many_pairs_are_read_as_few, 0, 12);
  tcase_add_test(t, nesting_is_bounded);
  tcase_add_test(t, sixty_four_levels_can_be_asked_for);
  tcase_add_test(t, styles_asked_for_are_the_only_ones);
  tcase_add_test(t, what_a_mark_looks_like_costs_least);
  suite_add_tcase(s, t);
  return s;
}
