/* What each word can be in a phrase. */
#include "mention/facets.h"

#include "support_mention.h"

#include <string.h>

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

static int
is(const support_doc *d, const qai_scan *scan, const char *word, unsigned facets)
{
  return qai_facet(scan, support_word(d, word), facets);
}

START_TEST(names_and_nouns)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Officials met Peter, an old man.", NEWS, 0);
  ck_assert(is(&d, &scan, "Officials", QAI_FACET_COMMON));
  ck_assert(is(&d, &scan, "Officials", QAI_FACET_PEOPLE));
  ck_assert(is(&d, &scan, "Peter", QAI_FACET_NAME));
  ck_assert(!is(&d, &scan, "Peter", QAI_FACET_NOUN));
  ck_assert(is(&d, &scan, "man", QAI_FACET_NOUN));
  ck_assert(is(&d, &scan, "old", QAI_FACET_MODIFIER));
  ck_assert(is(&d, &scan, "an", QAI_FACET_DETERMINER));
  ck_assert(!qai_facet(&scan, scan.segment->n_words, ~0u));
  support_clear(&d);
}
END_TEST

START_TEST(that_determines_one_thing)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We know that lady. They said that inspectors came, in which case he left.", NEWS, 0);
  ck_assert(is(&d, &scan, "that lady", QAI_FACET_DETERMINER));
  ck_assert(!is(&d, &scan, "that inspectors", QAI_FACET_DETERMINER));
  ck_assert(!is(&d, &scan, "which", QAI_FACET_DETERMINER));
  ck_assert(is(&d, &scan, "said", QAI_FACET_SAYS));
  ck_assert(is(&d, &scan, "he left", QAI_FACET_PRONOUN));
  support_clear(&d);
}
END_TEST

START_TEST(a_text_may_end_in_that)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We know that", NEWS, 0);
  ck_assert(!is(&d, &scan, "that", QAI_FACET_DETERMINER));
  support_clear(&d);
}
END_TEST

START_TEST(what_goes_on_a_name)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Anna-Lee's friend of Ross & Co met Jan de Wit - alone.", NEWS, 0);
  ck_assert(is(&d, &scan, "-", QAI_FACET_HYPHEN));
  ck_assert(!is(&d, &scan, "- alone", QAI_FACET_HYPHEN));
  ck_assert(is(&d, &scan, "'s", QAI_FACET_POSSESSIVE));
  ck_assert(is(&d, &scan, "of", QAI_FACET_JOINT));
  ck_assert(is(&d, &scan, "&", QAI_FACET_JOINT));
  ck_assert(is(&d, &scan, "de", QAI_FACET_JOINT));
  ck_assert(!is(&d, &scan, "met", QAI_FACET_JOINT));
  support_clear(&d);
}
END_TEST

static int
bit(const uint64_t *bits, uint32_t i)
{
  return bits[i >> 6] >> (i & 63) & 1;
}

/* Whatever else a text has: only such words may be in a mention or make one, wherever 64 words end. */
START_TEST(words_that_may_make_a_mention_are_marked)
{
  char text[1200] = "";
  uint32_t n, i;
  for (n = 50; n < 70; n++) {
    support_doc d;
    qai_scan scan;
    text[0] = '\0';
    for (i = 0; i < n; i++)
      strcat(text, "and ");
    strcat(text, "the report said the well-worn rope broke; according to the report, it fell. The other was gone.");
    support_scan(&d, &scan, text, NEWS, 1);
    ck_assert_uint_eq(scan.found.n, 4);
    support_scan_mention(&scan, "the report");
    support_scan_mention(&scan, "The other");
    ck_assert(bit(scan.calls, support_word(&d, "report said")));
    ck_assert(bit(scan.calls, support_word(&d, "The other")));
    ck_assert(!bit(scan.calls, support_word(&d, "rope")));
    ck_assert(bit(scan.parts, support_word(&d, "worn")));
    ck_assert(!bit(scan.parts, support_word(&d, "and the")));
    support_clear(&d);
  }
}
END_TEST

START_TEST(who_others_are)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "The others left. Some stayed.", NOVEL, 0);
  ck_assert(is(&d, &scan, "others", QAI_FACET_ELLIPTIC));
  ck_assert(is(&d, &scan, "Some", QAI_FACET_ELLIPTIC));
  ck_assert(!is(&d, &scan, "left", QAI_FACET_ELLIPTIC));
  support_clear(&d);
}
END_TEST

Suite *check_facets(void);

Suite *
check_facets(void)
{
  Suite *s = suite_create("facets");
  TCase *t = tcase_create("facets");
  tcase_add_test(t, names_and_nouns);
  tcase_add_test(t, that_determines_one_thing);
  tcase_add_test(t, a_text_may_end_in_that);
  tcase_add_test(t, what_goes_on_a_name);
  tcase_add_test(t, words_that_may_make_a_mention_are_marked);
  tcase_add_test(t, who_others_are);
  suite_add_tcase(s, t);
  return s;
}
