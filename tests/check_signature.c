/* Who signs a quotation. */
#include "quotes/signature.h"

#include "show_quotes.h"

#include <stdio.h>
#include <string.h>

/* The names that sign the regions of a text. */
static const char *
show_signatures(support_doc *d)
{
  static char out[512];
  uint32_t i, first, last;
  size_t n = 0;
  out[0] = 0;
  for (i = 0; i < d->quotes.n_regions; i++) {
    if (!qai_signature_find(&d->quotes, &d->quotes.regions[i], &first, &last))
      continue;
    n += (size_t)snprintf(out + n, sizeof out - n, "%s%s", n ? " / " : "",
                          support_slice(d, d->segment.words[first].start, d->segment.words[last - 1].end));
    ck_assert_uint_lt(n, sizeof out);
  }
  return out;
}

static const show_case texts[] = {
    {"“The mill is shut.” — Anna Vogt", "Anna Vogt"},
    {"“The mill is shut.”\n\n— Anna Vogt.", "Anna Vogt"},
    {"“The mill is shut.” – Dr. Anna de la Vogt-Lang", "Dr. Anna de la Vogt-Lang"},
    {"“The mill is shut.” (Anna Vogt, 34, nurse)", "Anna Vogt"},
    {"“The mill is shut” (Anna, 34)", ""},
    {"“The mill is shut.” (Anna, 34)", "Anna"},
    {"“The mill is shut.” (Anna Vogt, 1998)", ""},
    {"“The mill is shut.” (Anna Vogt) Nobody knew.", ""},
    {"“The mill is shut.” (", ""},
    {"“The mill is shut.” (Anna", ""},
    {"“The mill is shut.” —", ""},
    {"“The mill is shut.” — Anna rose and went.", ""},
    {"He said “The mill is shut.” — Anna Vogt", ""},
    {"- “The mill is shut.” (Anna Vogt, 34)\n- “It is not!” (Boris Lang, 9)", "Anna Vogt / Boris Lang"},
    {"QUOTE OF THE DAY: “The mill is shut.” — Anna Vogt", "Anna Vogt"},
    {NULL, NULL},
};

START_TEST(names_behind_quotations)
{
  const show_case *c;
  for (c = texts; c->text; c++) {
    support_doc d;
    support_run(&d, c->text, SUPPORT_QUOTES);
    ck_assert_msg(!strcmp(show_signatures(&d), c->expected), "%s: %s, not %s", c->text, show_signatures(&d),
                  c->expected);
    support_clear(&d);
  }
}
END_TEST

START_TEST(most_are_signed)
{
  support_doc d;
  support_run(&d, "“The mill is shut.” — Anna Vogt\n\n“It is not.” — Boris Lang\n\n“We shall see.”", SUPPORT_QUOTES);
  ck_assert(qai_signature_is_usual(&d.quotes));
  support_clear(&d);
  support_run(&d, "“The mill is shut.” — Anna Vogt\n\n“It is not.”\n\n“We shall see.”", SUPPORT_QUOTES);
  ck_assert(!qai_signature_is_usual(&d.quotes));
  support_clear(&d);
}
END_TEST

Suite *check_signature(void);

Suite *
check_signature(void)
{
  Suite *s = suite_create("signature");
  TCase *t = tcase_create("signatures");
  tcase_add_test(t, names_behind_quotations);
  tcase_add_test(t, most_are_signed);
  suite_add_tcase(s, t);
  return s;
}
