/* Word forms of a document: ids and how each is written. */
#include "support_mention.h"

#include <string.h>

enum { NEWS = QUOTEATTR_GENRE_NEWS, NOVEL = QUOTEATTR_GENRE_FICTION };

static uint32_t
form_of(const support_doc *d, const qai_scan *scan, const char *word)
{
  return qai_forms_of(&scan->forms, support_word(d, word));
}

START_TEST(case_does_not_part_forms)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "The Gate was shut. A gate, a GATE.", NEWS, 0);
  ck_assert_uint_eq(form_of(&d, &scan, "Gate"), form_of(&d, &scan, "gate"));
  ck_assert_uint_eq(form_of(&d, &scan, "GATE"), form_of(&d, &scan, "gate"));
  ck_assert_uint_ne(form_of(&d, &scan, "shut"), form_of(&d, &scan, "gate"));
  support_clear(&d);
}
END_TEST

START_TEST(places_are_counted_apart)
{
  support_doc d;
  qai_scan scan;
  const qai_form *f;
  support_scan(&d, &scan, "Zorble came. We saw Zorble and a zorble.", NEWS, 0);
  f = &scan.forms.forms[form_of(&d, &scan, "Zorble")];
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
  f = &scan.forms.forms[form_of(&d, &scan, "May")];
  ck_assert_uint_eq(f->upper, 2);
  ck_assert_uint_eq(f->dated, 1);
  support_clear(&d);
}
END_TEST

START_TEST(headings_are_not_counted)
{
  support_doc d;
  qai_scan scan;
  const qai_form *f;
  support_scan(&d, &scan, "The Castle of Zorble the Great\n\nThey fed a zorble, and then a zorble fed Zorble.\n", NOVEL,
               0);
  f = &scan.forms.forms[form_of(&d, &scan, "zorble")];
  ck_assert_uint_eq(f->lower, 2);
  ck_assert_uint_eq(f->upper, 1);
  f = &scan.forms.forms[form_of(&d, &scan, "the")];
  ck_assert_uint_eq(f->lower, 0);
  support_clear(&d);
}
END_TEST

/* The words of a text are looked at by 64. */
START_TEST(capitals_are_found_in_a_long_text)
{
  support_doc d;
  qai_scan scan;
  const qai_form *f;
  uint32_t i, n = 0;
  support_scan(&d, &scan,
               "Zorble and he and he and he and he and he and he and he and he and he and he and he and he and he and "
               "he and he and he and he and he and he and he and he and he and he and he and he and he and he and he "
               "and he and he and he saw Zorble. Zorble saw him.",
               NEWS, 0);
  f = &scan.forms.forms[form_of(&d, &scan, "Zorble")];
  ck_assert_uint_eq(f->upper, 1);
  for (i = 0; i < scan.segment->n_words; i++)
    n += (uint32_t)qai_forms_starts(&scan.forms, i);
  ck_assert_uint_eq(n, 2);
  support_clear(&d);
}
END_TEST

/* A paragraph of `before` small words, then `large` large ones, then the rest. */
static int
is_title(uint32_t before, uint32_t large, const char *rest)
{
  char text[1200] = "It";
  support_doc d;
  qai_scan scan;
  int title;
  while (before--)
    strcat(text, " rained");
  strcat(text, ".\n\nThe");
  while (large--)
    strcat(text, " Bridge");
  strcat(text, rest);
  support_scan(&d, &scan, text, NEWS, 0);
  ck_assert_uint_eq(scan.segment->text->n_paragraphs, 2);
  ck_assert(!qai_forms_in_title(&scan.forms, 0));
  title = qai_forms_in_title(&scan.forms, 1);
  support_clear(&d);
  return title;
}

START_TEST(a_headline_has_few_small_words)
{
  ck_assert(is_title(1, 5, "."));
  ck_assert(!is_title(1, 3, "."));
  ck_assert(is_title(1, 8, " opened today."));
  ck_assert(!is_title(1, 7, " opened today."));
  ck_assert(!is_title(1, 17, " opened then closed today."));
  ck_assert(is_title(1, 30, "."));
  ck_assert(is_title(1, 31, ""));
  ck_assert(!is_title(1, 31, "."));
}
END_TEST

START_TEST(a_headline_may_stand_anywhere)
{
  uint32_t before;
  for (before = 50; before < 70; before++) {
    ck_assert(is_title(before, 8, " opened today."));
    ck_assert(!is_title(before, 7, " opened today."));
  }
}
END_TEST

START_TEST(a_word_may_start_behind_a_mark)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "“Zorble came,” he said: Zarble and - Zurble saw, Zerble too.", NOVEL, 0);
  ck_assert(qai_forms_starts(&scan.forms, support_word(&d, "Zorble")));
  ck_assert(qai_forms_starts(&scan.forms, support_word(&d, "Zarble")));
  ck_assert(!qai_forms_starts(&scan.forms, support_word(&d, "Zurble")));
  ck_assert(!qai_forms_starts(&scan.forms, support_word(&d, "Zerble")));
  ck_assert(!qai_forms_starts(&scan.forms, support_word(&d, "he")));
  support_clear(&d);
}
END_TEST

START_TEST(a_form_is_found_by_its_bytes)
{
  support_doc d;
  qai_scan scan;
  support_scan(&d, &scan, "We saw Zorble.", NEWS, 0);
  ck_assert_uint_eq(qai_forms_find(&scan.forms, "zorble", 6), form_of(&d, &scan, "Zorble"));
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
  tcase_add_test(t, headings_are_not_counted);
  tcase_add_test(t, capitals_are_found_in_a_long_text);
  tcase_add_test(t, a_headline_has_few_small_words);
  tcase_add_test(t, a_headline_may_stand_anywhere);
  tcase_add_test(t, a_word_may_start_behind_a_mark);
  tcase_add_test(t, a_form_is_found_by_its_bytes);
  suite_add_tcase(s, t);
  return s;
}
