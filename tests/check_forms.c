/* Word forms of a document: ids and how each is written. */
#include "support_mention.h"

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

START_TEST(case_does_not_part_forms)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "The Gate was shut. A gate, a GATE.", NEWS, 0);
  ck_assert_uint_eq(scan.forms.of_word[support_word(&d, "Gate")], scan.forms.of_word[support_word(&d, "gate")]);
  ck_assert_uint_eq(scan.forms.of_word[support_word(&d, "GATE")], scan.forms.of_word[support_word(&d, "gate")]);
  ck_assert_uint_ne(scan.forms.of_word[support_word(&d, "shut")], scan.forms.of_word[support_word(&d, "gate")]);
  support_clear(&d);
}
END_TEST

START_TEST(places_are_counted_apart)
{
  support_doc d;
  qai_scan scan;
  const qai_form *f;
  support_scan(&d, &scan, "Zorble came. We saw Zorble and a zorble.", NEWS, 0);
  f = &scan.forms.forms[scan.forms.of_word[support_word(&d, "Zorble")]];
  ck_assert_uint_eq(f->start, 1);
  ck_assert_uint_eq(f->upper, 1);
  ck_assert_uint_eq(f->lower, 1);
  support_clear(&d);
}
END_TEST

START_TEST(dates_are_dates)
{
  support_doc d;
  qai_scan scan;
  const qai_form *f;
  support_scan(&d, &scan, "It was in May. He met May there.", NOVEL, 0);
  f = &scan.forms.forms[scan.forms.of_word[support_word(&d, "May")]];
  ck_assert_uint_eq(f->upper, 2);
  ck_assert_uint_eq(f->dated, 1);
  support_clear(&d);
}
END_TEST

START_TEST(a_form_is_found_by_its_bytes)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We saw Zorble.", NEWS, 0);
  ck_assert_uint_eq(qai_forms_find(&scan.forms, "zorble", 6), scan.forms.of_word[support_word(&d, "Zorble")]);
  ck_assert_uint_eq(qai_forms_find(&scan.forms, "zarble", 6), QAI_NONE);
  support_clear(&d);
}
END_TEST

Suite *check_forms(void);

Suite *
check_forms(void)
{
  Suite *s = suite_create("forms");
  TCase *t = tcase_create("forms");
  tcase_add_test(t, case_does_not_part_forms);
  tcase_add_test(t, places_are_counted_apart);
  tcase_add_test(t, dates_are_dates);
  tcase_add_test(t, a_form_is_found_by_its_bytes);
  suite_add_tcase(s, t);
  return s;
}
