/* The scorer: what it keeps never changes a score. */
#include "support.h"

#include "tag/decide.h"
#include "tag/score.h"

#include <stdio.h>
#include <string.h>

/* The best tag by the sum of all features, each looked up. */
static uint8_t
plain_best(const qai_scorer *s, const qai_tags *tags, uint32_t i)
{
  const qai_tag_word *window[QAI_TAG_WINDOW];
  const qai_spelling *spelling = qai_tag_spelling(tags, i);
  uint32_t features[QAI_TAG_FEATURES], k;
  qai_tagger_sums sums;
  qai_tagger_start(qai_tag_excluded(&tags->segment->words[spelling->word], spelling->lexeme), &sums);
  for (k = 0; k < QAI_TAG_WINDOW; k++) {
    uint32_t at = i + k - QAI_TAG_REACH;
    window[k] = at < tags->segment->n_words ? &s->known[tags->spellings.of_word[at]]->seen : &qai_tag_border;
  }
  qai_tag_features(window, i > 0 ? tags->tag[i - 1] : 0, i > 1 ? tags->tag[i - 2] : 0, features);
  qai_tagger_add(s->tagger, features, QAI_TAG_FEATURES, &sums);
  return qai_tagger_best(&sums);
}

/* The tag of a word whatever the context, or QAI_TAG_NONE. */
static uint8_t
decided_tag(const qai_scorer *s, uint32_t i)
{
  uint8_t expected = s->expected[s->spelling[i]];
  return expected & QAI_TAG_OPEN ? QAI_TAG_NONE : expected;
}

static void
ck_scores(const char *text)
{
  qai_model model;
  qai_tagger tagger;
  qai_scorer s;
  support_doc d;
  uint32_t i;
  support_run(&d, text, SUPPORT_TAGS);
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_OK);
  ck_assert_int_eq(qai_scorer_init(&s, &tagger, &d.segment, &d.tags.spellings, NULL, &d.arena), QUOTEATTR_OK);
  for (i = 0; i < d.segment.n_words; i++) {
    uint32_t t1 = i > 0 ? d.tags.tag[i - 1] : 0, t2 = i > 1 ? d.tags.tag[i - 2] : 0;
    uint8_t decided;
    ck_assert_int_eq(qai_scorer_begin(&s, i, i + 1), QUOTEATTR_OK);
    decided = decided_tag(&s, i);
    ck_assert_uint_eq(d.tags.tag[i], decided ? decided : plain_best(&s, &d.tags, i));
    if (!decided)
      ck_assert_uint_eq(qai_scorer_best(&s, i, t1, t2), d.tags.tag[i]);
  }
  support_clear(&d);
}

START_TEST(short_texts_end_at_borders)
{
  ck_scores("Watch");
  ck_scores("Watch out");
  ck_scores("Watch the old");
}
END_TEST

/* More sums than the table holds, and the same ones again. */
START_TEST(sums_take_the_places_of_others)
{
  static const char *const words[] = {"watch", "the",  "can",   "Light", "slow", "over",  "round", "that", "back",
                                      "May",   "will", "Zorbl", "4th",   "mean", "still", "her",   "even", "close"};
  static char text[1500 * 7 + 1];
  uint32_t seed = 7, i;
  char *at = text;
  for (i = 0; i < 1500; i++) {
    seed = seed * 1664525u + 1013904223u;
    at += sprintf(at, "%s%s", words[(seed >> 16) % (sizeof words / sizeof *words)], seed >> 29 ? " " : ". ");
  }
  ck_scores(text);
}
END_TEST

/* Spellings without a number, of which there can be any number in a text of any length. */
START_TEST(sums_without_a_number_are_never_another_s)
{
  qai_model model;
  qai_tagger tagger;
  qai_scorer s;
  support_doc d;
  uint32_t i;
  support_run(&d, "Watch the light watch the watch light the May light will watch", SUPPORT_TAGS);
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_tagger_open(&model, &tagger), QUOTEATTR_OK);
  ck_assert_int_eq(qai_scorer_init(&s, &tagger, &d.segment, &d.tags.spellings, NULL, &d.arena), QUOTEATTR_OK);
  ck_assert_int_eq(qai_scorer_begin(&s, 0, d.segment.n_words), QUOTEATTR_OK);
  for (i = 0; i < d.tags.spellings.n; i++)
    s.known[i]->before2.key = 0;
  for (i = 0; i < d.segment.n_words; i++)
    if (!decided_tag(&s, i))
      ck_assert_uint_eq(qai_scorer_best(&s, i, i > 0 ? d.tags.tag[i - 1] : 0, i > 1 ? d.tags.tag[i - 2] : 0),
                        d.tags.tag[i]);
  support_clear(&d);
}
END_TEST

static qai_tag_word
word_of(const char *form)
{
  quoteattr_token token = {0, (uint32_t)strlen(form), QUOTEATTR_TOKEN_WORD, 0};
  qai_tag_word w;
  qai_tag_word_init(form, &token, qai_lexicon_entry(0), &w);
  return w;
}

START_TEST(ends_of_short_words_are_all_of_them)
{
  static const struct {
    const char *form;
    uint32_t prefix, suffix[3];
  } cases[] = {{"A", 'a', {0, 0, 0}},
               {"Ab", 0x6162, {0x6162, 0, 0}},
               {"abC", 0x616263, {0x6263, 0x616263, 0}},
               {"abcd", 0x616263, {0x6364, 0x626364, 0x61626364}},
               {"Zzabcd", 0x7A7A61, {0x6364, 0x626364, 0x61626364}},
               {"\xC3\x89", 0xC3A9, {0xC3A9, 0, 0}}};
  size_t i;
  for (i = 0; i < sizeof cases / sizeof *cases; i++) {
    qai_tag_word w = word_of(cases[i].form);
    ck_assert_uint_eq(w.prefix, cases[i].prefix);
    ck_assert_mem_eq(w.suffix, cases[i].suffix, sizeof w.suffix);
  }
}
END_TEST

START_TEST(digits_and_hyphens_shape_a_word)
{
  uint32_t plain = word_of("abc").shape, digit = word_of("b2").shape, hyphen = word_of("a-b").shape;
  ck_assert_uint_ne(digit, plain);
  ck_assert_uint_ne(hyphen, plain);
  ck_assert_uint_eq(word_of("0-9").shape, digit | hyphen);
  ck_assert_uint_eq(word_of("abcdefgh9").shape, digit);
  ck_assert_uint_eq(word_of("a.b@c/:").shape, plain);
  ck_assert_uint_eq(word_of("\xC3\xA9t\xC3\xA9").shape, plain);
}
END_TEST

START_TEST(fields_of_the_keys_do_not_overlap)
{
  quoteattr_token token = {0, 3, QUOTEATTR_TOKEN_WORD, 0xFFFFFFFFu};
  uint32_t id;
  ck_assert_uint_lt(QAI_TAG_X, QAI_SUMS_TAGS);
  ck_assert_uint_lt(QAI_SUMS_TAGS, 1u << QAI_SUMS_TAG_BITS);
  for (id = 0; id < qai_lexicon_size(); id++) {
    qai_tag_word w;
    qai_tag_word_init("4-x", &token, qai_lexicon_entry(id), &w);
    ck_assert_uint_lt(w.ambiguity, 1u << QAI_TAG_AMBIGUITY_BITS);
    ck_assert_uint_eq(w.ambiguity & 1u << 6, 0); /* so that a number below half of that tells it */
    ck_assert_uint_lt(qai_tag_ambiguity_number(w.ambiguity), 1u << (QAI_TAG_AMBIGUITY_BITS - 1));
    ck_assert_uint_lt(w.shape, 1u << QAI_TAG_SHAPE_BITS);
  }
}
END_TEST

Suite *check_score(void);

Suite *
check_score(void)
{
  Suite *s = suite_create("score");
  TCase *t = tcase_create("sums");
  tcase_add_test(t, short_texts_end_at_borders);
  tcase_add_test(t, sums_take_the_places_of_others);
  tcase_add_test(t, sums_without_a_number_are_never_another_s);
  tcase_add_test(t, ends_of_short_words_are_all_of_them);
  tcase_add_test(t, digits_and_hyphens_shape_a_word);
  tcase_add_test(t, fields_of_the_keys_do_not_overlap);
  suite_add_tcase(s, t);
  return s;
}
