/* The distinct names of a document. */
#include "mention/aliases.h"
#include "mention/titles.h"

#include "support_mention.h"

#include <string.h>

enum { NOVEL = QUOTEATTR_GENRE_FICTION };

/* The aliases of a novel's names. */
static void
find_aliases(support_doc *d, qai_scan *scan, const char *text, qai_aliases *out)
{
  uint32_t i;
  support_scan(d, scan, text, NOVEL, 1);
  ck_assert_int_eq(qai_aliases_init(out, scan, NULL), QUOTEATTR_OK);
  for (i = 0; i < scan->found.n; i++)
    if (scan->found.data[i].kind == QUOTEATTR_MENTION_NAME)
      ck_assert_int_eq(qai_aliases_add(out, i), QUOTEATTR_OK);
}

START_TEST(one_alias_for_each_title_and_name)
{
  support_doc d;
  qai_scan scan;
  qai_aliases a;
  find_aliases(&d, &scan, "Mr. Holt met Holt. Then Mr. Holt left Peter Holt.", &a);
  ck_assert_uint_eq(a.items.n, 3);
  ck_assert_uint_eq(a.items.data[0].n_mentions, 2);
  ck_assert_int_eq(a.items.data[0].kind, QAI_TITLE_MR);
  ck_assert_uint_eq(a.items.data[2].n_words, 2);
  ck_assert(qai_alias_same_words(&a.items.data[0], &a.items.data[1]));
  support_clear(&d);
}
END_TEST

START_TEST(its_mentions_are_chained)
{
  support_doc d;
  qai_scan scan;
  qai_aliases a;
  const qai_name *latest;
  find_aliases(&d, &scan, "Holt met Anna. Then Holt left.", &a);
  ck_assert_uint_eq(a.names.n, 3);
  latest = &a.names.data[a.items.data[0].head];
  ck_assert_uint_gt(latest->mention, a.items.data[0].mention);
  ck_assert_uint_eq(qai_aliases_of(&scan.found.data[latest->mention]), 0);
  ck_assert_uint_eq(a.names.data[latest->before].mention, a.items.data[0].mention);
  ck_assert_uint_eq(a.names.data[latest->before].before, QAI_NONE);
  support_clear(&d);
}
END_TEST

/* More names than there are slots for at first. */
START_TEST(many_names_are_told_apart)
{
  enum { N = 700, WORD = 8 };
  char text[2 * N * WORD + 1], *at = text;
  support_doc d;
  qai_scan scan;
  qai_aliases a;
  uint32_t i;
  for (i = 0; i < 2 * N; i++) {
    uint32_t k = i % N;
    memcpy(at, "Xaaaq. ", WORD - 1);
    at[1] = (char)('a' + k / 100);
    at[2] = (char)('a' + k / 10 % 10);
    at[3] = (char)('a' + k % 10);
    at += WORD - 1;
  }
  *at = '\0';
  find_aliases(&d, &scan, text, &a);
  ck_assert_uint_eq(a.items.n, N);
  for (i = 0; i < N; i++)
    ck_assert_uint_eq(a.items.data[i].n_mentions, 2);
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
  tcase_add_test(t, many_names_are_told_apart);
  suite_add_tcase(s, t);
  return s;
}
