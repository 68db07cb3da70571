/* What the mention finders share. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(words_beyond_the_end_are_nothing)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Anna left.", NEWS, 0);
  ck_assert_uint_eq(qai_scan_classes(&scan, 99), 0);
  ck_assert_uint_eq(qai_scan_symbol(&scan, 99), QAI_W_NONE);
  ck_assert_int_eq(qai_scan_tag(&scan, 99), QAI_TAG_NONE);
  ck_assert(!qai_scan_flag(&scan, 99, QUOTEATTR_FLAG_CAPITAL));
  ck_assert(!qai_scan_is(&scan, 99, '.'));
  ck_assert(!qai_scan_is_lower(&scan, 99));
  support_clear(&d);
}
END_TEST

START_TEST(marks_and_endings)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "Anna's well-known gate.", NEWS, 0);
  ck_assert(qai_scan_is_possessive(&scan, support_word(&d, "'s")));
  ck_assert(qai_scan_is(&scan, support_word(&d, "."), '.'));
  ck_assert(qai_scan_is_lower(&scan, support_word(&d, "gate")));
  ck_assert(!qai_scan_is_lower(&scan, support_word(&d, "Anna")));
  support_clear(&d);
}
END_TEST

Suite *check_mention_scan(void);

Suite *
check_mention_scan(void)
{
  Suite *s = suite_create("mention_scan");
  TCase *t = tcase_create("scan");
  tcase_add_test(t, words_beyond_the_end_are_nothing);
  tcase_add_test(t, marks_and_endings);
  suite_add_tcase(s, t);
  return s;
}
