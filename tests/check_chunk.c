/* Noun phrases without what hangs behind them. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(a_phrase_runs_from_its_determiner_to_its_noun)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "Then the very old man of the sea left.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "the very"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, "the very old man");
  support_clear(&d);
}
END_TEST

START_TEST(yesterday_is_no_noun_of_it)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "Then the ministry yesterday said no.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "the ministry"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, "the ministry");
  support_clear(&d);
}
END_TEST

START_TEST(a_role_leads_to_its_name)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "Then former secretary of state Anna Berg left.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "former"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end,
                  "former secretary of state Anna Berg");
  support_ck_word(&d, c.name, "Anna");
  support_clear(&d);
}
END_TEST

START_TEST(a_possessor_belongs_to_it)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "Then Berg's campaign manager left.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "Berg"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end,
                  "Berg's campaign manager");
  support_ck_word(&d, c.core, "campaign");
  ck_assert(!c.possessive);
  support_clear(&d);
}
END_TEST

START_TEST(a_possessor_alone_is_one)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "It was Berg's. They left.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "Berg"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, "Berg");
  ck_assert(c.possessive);
  support_clear(&d);
}
END_TEST

START_TEST(that_opens_a_clause_too)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "He said that inspectors left.", NEWS, 0);
  qai_chunk_at(&scan, support_word(&d, "that"), scan.segment->n_words, &c);
  ck_assert_uint_eq(c.first, c.last);
  support_clear(&d);
}
END_TEST

START_TEST(a_verb_ends_it)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "The professor seized Anna.", NOVEL, 0);
  qai_chunk_at(&scan, support_word(&d, "The"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, "The professor");
  support_clear(&d);
}
END_TEST

START_TEST(a_pronoun_before_an_article_stands_alone)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "Beside her the old man smoked.", NOVEL, 0);
  qai_chunk_at(&scan, support_word(&d, "her"), scan.segment->n_words, &c);
  ck_assert_uint_eq(c.first, c.last);
  qai_chunk_at(&scan, support_word(&d, "the old"), scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, "the old man");
  support_clear(&d);
}
END_TEST

/* What the phrase at the first word of a text is. */
static void
ck_first(const char *text, const char *phrase)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, text, NEWS, 0);
  qai_chunk_at(&scan, 0, scan.segment->n_words, &c);
  support_ck_span(&d, scan.segment->words[c.first].start, scan.segment->words[c.last - 1].end, phrase);
  support_clear(&d);
}

START_TEST(a_title_may_begin_with_a_noun)
{
  ck_first("Council President Anna Berg left.", "Council President Anna Berg");
  ck_first("Bread Anna Berg made was sold.", "Bread");
}
END_TEST

START_TEST(a_comma_may_stand_between_its_adjectives)
{
  ck_first("The tall, thin, grey man left.", "The tall, thin, grey man");
  ck_first("The large, red-faced woman left.", "The large, red-faced woman");
  ck_first("The man, thin and grey, left.", "The man");
}
END_TEST

START_TEST(at_last_is_no_part_of_it)
{
  support_doc d;
  qai_scan scan;
  qai_chunk c;
  support_scan(&d, &scan, "At last Miss Berg left, and the last Miss Berg stayed.", NEWS, 0);
  qai_chunk_at(&scan, 1, scan.segment->n_words, &c);
  ck_assert_uint_eq(c.first, c.last);
  qai_chunk_at(&scan, 2, scan.segment->n_words, &c);
  ck_assert_uint_eq(c.last, 4);
  support_clear(&d);
}
END_TEST

Suite *check_chunk(void);

Suite *
check_chunk(void)
{
  Suite *s = suite_create("chunk");
  TCase *t = tcase_create("chunk");
  tcase_add_test(t, a_phrase_runs_from_its_determiner_to_its_noun);
  tcase_add_test(t, yesterday_is_no_noun_of_it);
  tcase_add_test(t, a_role_leads_to_its_name);
  tcase_add_test(t, a_possessor_belongs_to_it);
  tcase_add_test(t, a_possessor_alone_is_one);
  tcase_add_test(t, that_opens_a_clause_too);
  tcase_add_test(t, a_verb_ends_it);
  tcase_add_test(t, a_pronoun_before_an_article_stands_alone);
  tcase_add_test(t, a_title_may_begin_with_a_noun);
  tcase_add_test(t, a_comma_may_stand_between_its_adjectives);
  tcase_add_test(t, at_last_is_no_part_of_it);
  suite_add_tcase(s, t);
  return s;
}
