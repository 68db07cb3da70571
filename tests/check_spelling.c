/* Spellings: which words are written alike, whatever their length and number. */
#include "support.h"

#include <stdio.h>
#include <string.h>

static uint32_t
spelling(const support_doc *d, uint32_t i)
{
  return d->tags.spellings.of_word[i];
}

static int
written_alike(const support_doc *d, uint32_t i, uint32_t j)
{
  const quoteattr_token *a = &d->segment.words[i], *b = &d->segment.words[j];
  uint32_t n = a->end - a->start;
  return n == b->end - b->start && a->kind == b->kind &&
         !((a->flags ^ b->flags) & ~(uint32_t)QUOTEATTR_FLAG_SPACE_BEFORE) &&
         !memcmp(d->text.bytes + a->start, d->text.bytes + b->start, n);
}

/* Ids tell just the words that are written alike, are dense and in order of the first ones. */
static void
ck_spellings(const support_doc *d)
{
  const qai_spellings *s = &d->tags.spellings;
  uint32_t i, j, n = 0;
  for (i = 0; i < d->segment.n_words; i++) {
    for (j = 0; j < i && !written_alike(d, i, j); j++)
      ;
    ck_assert_uint_eq(s->of_word[i], j < i ? s->of_word[j] : n);
    ck_assert_uint_eq(s->items[s->of_word[i]].word, j);
    n += j == i ? 1 : 0;
  }
  ck_assert_uint_eq(s->n, n);
}

START_TEST(flags_part_what_the_bytes_do_not)
{
  support_doc d;
  support_run(&d, "The gate is a gate. Gate (gate), the boy's: \"'s\".", SUPPORT_TAGS);
  ck_assert_uint_eq(spelling(&d, 1), spelling(&d, 4));
  ck_assert_uint_ne(spelling(&d, 1), spelling(&d, 6));
  ck_assert_uint_eq(spelling(&d, 1), spelling(&d, 8)); /* no space before it */
  ck_spellings(&d);
  support_clear(&d);
}
END_TEST

START_TEST(long_words_are_told_apart)
{
  char text[2048] = "", word[101];
  support_doc d;
  size_t n, k;
  for (n = 1; n <= 100; n += n < 20 ? 1 : 10) /* one letter of each is another one, at the start, inside, at the end */
    for (k = 0; k < 3; k++) {
      memset(word, 'z', n);
      word[k * (n - 1) / 2] = 'y';
      word[n] = '\0';
      if (strlen(text) + 2 * n + 3 < sizeof text)
        sprintf(text + strlen(text), "%s %s ", word, word);
    }
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_uint_gt(d.tags.spellings.n, 60);
  ck_spellings(&d);
  support_clear(&d);
}
END_TEST

START_TEST(the_table_grows)
{
  static char text[1400 * 6 + 1];
  support_doc d;
  int i;
  for (i = 0; i < 1400; i++)
    sprintf(text + 6 * i, "q%04d ", i * 7 % 1300);
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_uint_gt(d.tags.spellings.n, 1299);
  ck_spellings(&d);
  support_clear(&d);
}
END_TEST

Suite *check_spelling(void);

Suite *
check_spelling(void)
{
  Suite *s = suite_create("spelling");
  TCase *t = tcase_create("ids");
  tcase_add_test(t, flags_part_what_the_bytes_do_not);
  tcase_add_test(t, long_words_are_told_apart);
  tcase_add_test(t, the_table_grows);
  suite_add_tcase(s, t);
  return s;
}
