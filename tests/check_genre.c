/* News or fiction. */
#include "quotes/genre.h"

#include "support.h"

typedef struct genre_case {
  const char *text;
  int genre;
} genre_case;

static const genre_case cases[] = {
    {"“Come in,” said Ann.\n\n“No,” said Boris.", QUOTEATTR_GENRE_FICTION},
    {"\"Where is the cat?\" asked Tom.\n\n\"Under the bed,\" said his mother.\n\n\"It is always under the bed.\"",
     QUOTEATTR_GENRE_FICTION},
    {"I run down the stairs. She is waiting at the door, her coat wet.\n\n\"You came,\" she says.\n\n\"I always "
     "come,\" I "
     "say.",
     QUOTEATTR_GENRE_FICTION},
    {"Once upon a time there was a little fox who lived with his mother in a hole under the hill. \"Mother,\" said the "
     "fox, \"I am hungry.\"",
     QUOTEATTR_GENRE_FICTION},
    {"She stood a long while at the gate and listened. The house was dark, and her brother had not lit the lamp.",
     QUOTEATTR_GENRE_FICTION},
    {"The mayor of Trondheim, Ilse Brandt, said on Friday that the bridge would open in May 2019. “It is safe,” she "
     "told reporters.",
     QUOTEATTR_GENRE_NEWS},
    {"Shares in Nordrail Group fell 4.2% on Tuesday after the company said it would cut 300 jobs in Norway and Sweden.",
     QUOTEATTR_GENRE_NEWS},
    {"To reset the router, hold the button for ten seconds and wait until the light turns green. See "
     "https://example.org "
     "for more.",
     QUOTEATTR_GENRE_NEWS},
};

START_TEST(the_text_tells_its_genre)
{
  support_doc d;
  support_run(&d, cases[_i].text, SUPPORT_QUOTES);
  ck_assert_msg(d.quotes.genre == cases[_i].genre, "%s", cases[_i].text);
  support_clear(&d);
}
END_TEST

START_TEST(a_genre_asked_for_is_taken)
{
  support_doc d;
  int genre = 0;
  support_run_genre(&d, cases[0].text, SUPPORT_QUOTES, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(d.quotes.genre, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_genre_find(&d.quotes, &d.arena, &genre), QUOTEATTR_OK);
  ck_assert_int_eq(genre, QUOTEATTR_GENRE_FICTION);
  support_clear(&d);
}
END_TEST

START_TEST(an_empty_text_has_a_genre)
{
  support_doc d;
  support_run(&d, "", SUPPORT_QUOTES);
  ck_assert(d.quotes.genre == QUOTEATTR_GENRE_NEWS || d.quotes.genre == QUOTEATTR_GENRE_FICTION);
  support_clear(&d);
}
END_TEST

Suite *check_genre(void);

Suite *
check_genre(void)
{
  Suite *s = suite_create("genre");
  TCase *t = tcase_create("genres");
  tcase_add_loop_test(t, the_text_tells_its_genre, 0, sizeof cases / sizeof *cases);
  tcase_add_test(t, a_genre_asked_for_is_taken);
  tcase_add_test(t, an_empty_text_has_a_genre);
  suite_add_tcase(s, t);
  return s;
}
