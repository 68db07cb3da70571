/* The distinct names of a document. */
#include "mention/aliases.h"
#include "mention/titles.h"

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(one_alias_for_each_title_and_name)
{
  support_doc d;
  qai_scan scan;
  qai_aliases a;
  support_scan(&d, &scan, "Mr. Holt met Holt. Then Mr. Holt left Peter Holt.", NOVEL, 1);
  ck_assert_int_eq(qai_aliases_collect(&scan, NULL, &a), QUOTEATTR_OK);
  ck_assert_uint_eq(a.n_items, 3);
  ck_assert_uint_eq(a.items[0].n_mentions, 2);
  ck_assert_int_eq(a.items[0].kind, QAI_TITLE_MR);
  ck_assert_uint_eq(a.items[2].n_words, 2);
  ck_assert(qai_alias_same_words(&a.items[0], &a.items[1]));
  support_clear(&d);
}
END_TEST

START_TEST(its_mentions_are_chained)
{
  support_doc d;
  qai_scan scan;
  qai_aliases a;
  support_scan(&d, &scan, "Holt met Anna. Then Holt left.", NOVEL, 1);
  ck_assert_int_eq(qai_aliases_collect(&scan, NULL, &a), QUOTEATTR_OK);
  ck_assert_uint_gt(a.items[0].head, a.items[0].mention);
  ck_assert_uint_eq(a.next[a.items[0].head], a.items[0].mention);
  ck_assert_uint_eq(a.next[a.items[0].mention], QAI_NONE);
  support_clear(&d);
}
END_TEST

Suite *check_aliases(void);

Suite *
check_aliases(void)
{
  Suite *s = suite_create("aliases");
  TCase *t = tcase_create("aliases");
  tcase_add_test(t, one_alias_for_each_title_and_name);
  tcase_add_test(t, its_mentions_are_chained);
  suite_add_tcase(s, t);
  return s;
}
