/* Titles and roles before a name. */
#include "mention/titles.h"

#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

static int
kind(const support_doc *d, const qai_scan *scan, const char *title)
{
  uint32_t i = support_word(d, title);
  return qai_titles_kind(scan, i, i + 1);
}

START_TEST(the_name_begins_behind_them)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We met Foreign Minister Anna Berg and Captain Holt.", NEWS, 0);
  support_ck_word(&d, qai_titles_end(&scan, support_word(&d, "Foreign"), support_word(&d, "and")), "Anna");
  support_ck_word(&d, qai_titles_end(&scan, support_word(&d, "Captain"), support_word(&d, ".")), "Holt");
  support_clear(&d);
}
END_TEST

START_TEST(a_given_name_ends_them)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We met Reggie St Clair.", NOVEL, 0);
  support_ck_word(&d, qai_titles_end(&scan, support_word(&d, "Reggie"), support_word(&d, ".")), "Reggie");
  support_clear(&d);
}
END_TEST

START_TEST(kinds)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We met Mr. Holt, Mrs. Holt, Miss Holt, Captain Holt and Aunt Anna.", NOVEL, 0);
  ck_assert_int_eq(kind(&d, &scan, "Mr."), QAI_TITLE_MR);
  ck_assert_int_eq(kind(&d, &scan, "Mrs."), QAI_TITLE_MRS);
  ck_assert_int_eq(kind(&d, &scan, "Miss"), QAI_TITLE_MISS);
  ck_assert_int_eq(kind(&d, &scan, "Captain"), QAI_TITLE_SURNAME);
  ck_assert_int_eq(kind(&d, &scan, "Aunt"), QAI_TITLE_GIVEN);
  support_clear(&d);
}
END_TEST

START_TEST(abbreviated_titles_have_one_key)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We met Capt. Holt and the captain.", NEWS, 0);
  ck_assert_uint_eq(qai_titles_key(&scan, support_word(&d, "Capt.")),
                    qai_titles_key(&scan, support_word(&d, "captain")));
  support_clear(&d);
}
END_TEST

START_TEST(they_tell_the_gender)
{
  support_doc d;
  qai_scan scan;
  uint32_t her, him;
  support_scan(&d, &scan, "We met Mrs. Holt and brother Holt.", NOVEL, 0);
  her = support_word(&d, "Mrs.");
  him = support_word(&d, "brother");
  ck_assert_int_eq(qai_titles_gender(&scan, her, her + 1), QUOTEATTR_GENDER_FEMALE);
  ck_assert_int_eq(qai_titles_gender(&scan, him, him + 1), QUOTEATTR_GENDER_MALE);
  support_clear(&d);
}
END_TEST

START_TEST(an_office_may_be_for_something)
{
  support_doc d;
  support_run_genre(&d, "Minister for Education Jane Okt spoke. Secretary of State for Water Resources Zorble Okt spoke. "
                        "The Minister for Education left.",
                    SUPPORT_MENTIONS, NEWS);
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Minister for Education Jane Okt")), "Jane Okt");
  ck_assert_str_eq(support_entity_name(&d, support_entity(&d, "Secretary of State for Water Resources Zorble Okt")),
                   "Zorble Okt");
  ck_assert_int_eq(support_get(&d, "The Minister for Education")->kind, QUOTEATTR_MENTION_NOMINAL);
  support_clear(&d);
}
END_TEST

Suite *check_titles(void);

Suite *
check_titles(void)
{
  Suite *s = suite_create("titles");
  TCase *t = tcase_create("titles");
  tcase_add_test(t, the_name_begins_behind_them);
  tcase_add_test(t, a_given_name_ends_them);
  tcase_add_test(t, kinds);
  tcase_add_test(t, abbreviated_titles_have_one_key);
  tcase_add_test(t, they_tell_the_gender);
  tcase_add_test(t, an_office_may_be_for_something);
  suite_add_tcase(s, t);
  return s;
}
