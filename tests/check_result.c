/* The result: a copy of what the stages made, and its getters at and beyond their bounds. */
#include "engine/result.h"

#include <check.h>
#include <string.h>

/* Stages made by hand: "Ann sat. “Go.”" with one quotation of two spans. */
typedef struct fixture {
  qai_sentence sentences[1];
  qai_mention mentions[1];
  qai_entity entities[2];
  qai_string names[3];
  qai_attribution items[2];
  quoteattr_span spans[3];
  qai_stages stages;
} fixture;

static fixture f;

static void
set_string(qai_string *s, const char *text)
{
  s->s = text;
  s->len = (uint32_t)strlen(text);
}

static void
fill_words(qai_arena *kept)
{
  static const quoteattr_token words[] = {{0, 2, QUOTEATTR_TOKEN_WORD, 0},
                                          {2, 5, QUOTEATTR_TOKEN_WORD, QUOTEATTR_FLAG_CLITIC},
                                          {6, 9, QUOTEATTR_TOKEN_WORD, QUOTEATTR_FLAG_SPACE_BEFORE},
                                          {9, 10, QUOTEATTR_TOKEN_PUNCT, 0}};
  static uint32_t clitics[] = {1};
  f.stages.segment.words = qai_arena_alloc(kept, sizeof words);
  ck_assert_ptr_nonnull(f.stages.segment.words);
  memcpy(f.stages.segment.words, words, sizeof words);
  f.sentences[0].end = 10;
  f.sentences[0].last = 4;
  f.stages.segment.n_words = 4;
  f.stages.segment.clitics = clitics;
  f.stages.segment.n_clitics = 1;
  f.stages.segment.sentences = f.sentences;
  f.stages.segment.n_sentences = 1;
}

static void
fill_entities(void)
{
  f.mentions[0].end = 5;
  f.mentions[0].kind = QUOTEATTR_MENTION_NAME;
  f.mentions[0].entity = 1;
  set_string(&f.names[0], "Nobody");
  set_string(&f.names[1], "Ann Lee");
  set_string(&f.names[2], "Ann");
  f.entities[0].n_names = 1;
  f.entities[0].type = QUOTEATTR_ENTITY_OTHER;
  f.entities[0].member = QAI_NONE;
  f.entities[1].first_name = 1;
  f.entities[1].n_names = 2;
  set_string(&f.entities[1].role, "Mayor");
  f.entities[1].type = QUOTEATTR_ENTITY_PERSON;
  f.entities[1].gender = QUOTEATTR_GENDER_FEMALE;
  f.entities[1].member = 3;
  f.stages.mentions.mentions = f.mentions;
  f.stages.mentions.n_mentions = 1;
  f.stages.mentions.entities = f.entities;
  f.stages.mentions.n_entities = 2;
  f.stages.mentions.names = f.names;
  f.stages.mentions.n_names = 3;
}

static void
fill_quotes(void)
{
  static const quoteattr_span spans[] = {{0, 5}, {6, 9}, {9, 10}};
  memcpy(f.spans, spans, sizeof spans);
  f.items[0].n_content = 2;
  f.items[0].source.end = 5;
  f.items[0].speaker = 1;
  f.items[0].addressee = QAI_NONE;
  f.items[0].kind = QUOTEATTR_QUOTE_DIRECT;
  f.items[0].link = QUOTEATTR_LINK_EXPLICIT;
  f.items[0].evidence = QUOTEATTR_BY_TAG;
  f.items[0].confidence = 0.75f;
  f.items[1].content_first = 2;
  f.items[1].n_content = 1;
  f.items[1].speaker = f.items[1].addressee = QAI_NONE;
  f.items[1].kind = QUOTEATTR_QUOTE_SCARE;
  f.stages.attributions.items = f.items;
  f.stages.attributions.n_items = 2;
  f.stages.attributions.spans = f.spans;
  f.stages.attributions.n_spans = 3;
  f.stages.quotes.genre = QUOTEATTR_GENRE_FICTION;
}

static quoteattr_result *
make(int last)
{
  qai_arena kept;
  quoteattr_result *r;
  memset(&f, 0, sizeof f);
  qai_arena_init(&kept, NULL);
  fill_words(&kept);
  fill_entities();
  fill_quotes();
  ck_assert_int_eq(qai_result_new(&r, &f.stages, last, &kept, NULL), QUOTEATTR_OK);
  memset(&f, 0xAA, sizeof f); /* the result must not need it */
  return r;
}

START_TEST(arrays_are_copied)
{
  quoteattr_result *r = make(QUOTEATTR_STAGE_ATTRIBUTION);
  size_t n;
  const quoteattr_token *t = quoteattr_result_tokens(r, &n);
  ck_assert_uint_eq(n, 3);
  ck_assert(t[0].start == 0 && t[0].end == 5);
  t = quoteattr_result_words(r, &n);
  ck_assert_uint_eq(n, 4);
  ck_assert(t[1].start == 2 && t[1].flags == QUOTEATTR_FLAG_CLITIC);
  ck_assert_uint_eq(quoteattr_result_sentences(r, &n)[0].end, 10);
  ck_assert_uint_eq(n, 1);
  ck_assert_uint_eq(quoteattr_result_mentions(r, &n)[0].entity, 1);
  ck_assert_uint_eq(n, 1);
  ck_assert_int_eq(quoteattr_result_genre(r), QUOTEATTR_GENRE_FICTION);
  ck_assert_ptr_nonnull(quoteattr_result_tokens(r, NULL));
  quoteattr_result_free(r);
}
END_TEST

START_TEST(quotations_show_their_parts)
{
  quoteattr_result *r = make(QUOTEATTR_STAGE_ATTRIBUTION);
  const quoteattr_span *s;
  size_t n;
  ck_assert_uint_eq(quoteattr_quote_count(r), 2);
  ck_assert_int_eq(quoteattr_quote_kind(r, 0), QUOTEATTR_QUOTE_DIRECT);
  s = quoteattr_quote_spans(r, 0, QUOTEATTR_ROLE_CONTENT, &n);
  ck_assert_uint_eq(n, 2);
  ck_assert(s[0].start == 0 && s[1].end == 9);
  s = quoteattr_quote_spans(r, 0, QUOTEATTR_ROLE_SOURCE, &n);
  ck_assert(n == 1 && s[0].end == 5);
  ck_assert_ptr_null(quoteattr_quote_spans(r, 0, QUOTEATTR_ROLE_CUE, &n));
  ck_assert_uint_eq(n, 0);
  ck_assert_uint_eq(quoteattr_quote_speaker(r, 0), 1);
  ck_assert_uint_eq(quoteattr_quote_addressee(r, 0), QUOTEATTR_NONE);
  ck_assert_int_eq(quoteattr_quote_link(r, 0), QUOTEATTR_LINK_EXPLICIT);
  ck_assert_int_eq(quoteattr_quote_evidence(r, 0), QUOTEATTR_BY_TAG);
  ck_assert(quoteattr_quote_confidence(r, 0) == 0.75);
  ck_assert_uint_eq(quoteattr_quote_spans(r, 1, QUOTEATTR_ROLE_CONTENT, &n)[0].start, 9);
  quoteattr_result_free(r);
}
END_TEST

START_TEST(entities_show_names_and_role)
{
  quoteattr_result *r = make(QUOTEATTR_STAGE_ATTRIBUTION);
  size_t len;
  ck_assert_uint_eq(quoteattr_entity_count(r), 2);
  ck_assert_uint_eq(quoteattr_entity_name_count(r, 1), 2);
  ck_assert_str_eq(quoteattr_entity_name(r, 1, 0, &len), "Ann Lee");
  ck_assert_uint_eq(len, 7);
  ck_assert_str_eq(quoteattr_entity_name(r, 1, 1, NULL), "Ann");
  ck_assert_str_eq(quoteattr_entity_role(r, 1, &len), "Mayor");
  ck_assert_uint_eq(len, 5);
  ck_assert_int_eq(quoteattr_entity_kind(r, 1), QUOTEATTR_ENTITY_PERSON);
  ck_assert_int_eq(quoteattr_entity_gender(r, 1), QUOTEATTR_GENDER_FEMALE);
  ck_assert_uint_eq(quoteattr_entity_member(r, 1), 3);
  ck_assert_uint_eq(quoteattr_entity_mention_count(r, 1), 1);
  ck_assert_uint_eq(quoteattr_entity_quote_count(r, 1), 1);
  ck_assert_uint_eq(quoteattr_entity_quote_count(r, 0), 0);
  ck_assert_str_eq(quoteattr_entity_name(r, 0, 0, NULL), "Nobody");
  ck_assert_ptr_null(quoteattr_entity_role(r, 0, &len));
  ck_assert_uint_eq(len, 0);
  quoteattr_result_free(r);
}
END_TEST

START_TEST(what_did_not_run_is_empty)
{
  quoteattr_result *r = make(QUOTEATTR_STAGE_TOKENS);
  size_t n;
  ck_assert_ptr_nonnull(quoteattr_result_tokens(r, &n));
  quoteattr_result_sentences(r, &n);
  ck_assert_uint_eq(n, 0);
  quoteattr_result_mentions(r, &n);
  ck_assert_uint_eq(n, 0);
  ck_assert_uint_eq(quoteattr_quote_count(r), 0);
  ck_assert_uint_eq(quoteattr_entity_count(r), 0);
  quoteattr_result_free(r);
}
END_TEST

static void
ck_nothing(const quoteattr_result *r, size_t q, uint32_t e)
{
  size_t n = 5;
  ck_assert_int_eq(quoteattr_quote_kind(r, q), QUOTEATTR_ERR_ARG);
  ck_assert_ptr_null(quoteattr_quote_spans(r, q, QUOTEATTR_ROLE_CONTENT, &n));
  ck_assert_uint_eq(n, 0);
  ck_assert_uint_eq(quoteattr_quote_speaker(r, q), QUOTEATTR_NONE);
  ck_assert_uint_eq(quoteattr_quote_addressee(r, q), QUOTEATTR_NONE);
  ck_assert_int_eq(quoteattr_quote_link(r, q), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_quote_evidence(r, q), QUOTEATTR_ERR_ARG);
  ck_assert(quoteattr_quote_confidence(r, q) == 0);
  ck_assert_uint_eq(quoteattr_entity_name_count(r, e), 0);
  n = 5;
  ck_assert_ptr_null(quoteattr_entity_name(r, e, 0, &n));
  ck_assert_uint_eq(n, 0);
  n = 5;
  ck_assert_ptr_null(quoteattr_entity_role(r, e, &n));
  ck_assert_uint_eq(n, 0);
  ck_assert_int_eq(quoteattr_entity_kind(r, e), QUOTEATTR_ERR_ARG);
  ck_assert_int_eq(quoteattr_entity_gender(r, e), QUOTEATTR_ERR_ARG);
  ck_assert_uint_eq(quoteattr_entity_member(r, e), QUOTEATTR_NONE);
  ck_assert_uint_eq(quoteattr_entity_mention_count(r, e), 0);
  ck_assert_uint_eq(quoteattr_entity_quote_count(r, e), 0);
}

START_TEST(beyond_the_end_there_is_nothing)
{
  quoteattr_result *r = make(QUOTEATTR_STAGE_ATTRIBUTION);
  size_t n;
  ck_nothing(r, 2, 2);
  ck_nothing(r, SIZE_MAX, QUOTEATTR_NONE);
  ck_assert_ptr_null(quoteattr_entity_name(r, 1, 2, NULL));
  ck_assert_ptr_null(quoteattr_quote_spans(r, 0, 0, &n));
  ck_assert_ptr_null(quoteattr_quote_spans(r, 0, 4, &n));
  quoteattr_result_free(r);
}
END_TEST

START_TEST(a_null_result_has_nothing)
{
  size_t n = 5;
  ck_nothing(NULL, 0, 0);
  ck_assert_ptr_null(quoteattr_result_tokens(NULL, &n));
  ck_assert_uint_eq(n, 0);
  ck_assert_ptr_null(quoteattr_result_words(NULL, NULL));
  ck_assert_ptr_null(quoteattr_result_sentences(NULL, NULL));
  ck_assert_ptr_null(quoteattr_result_mentions(NULL, NULL));
  ck_assert_uint_eq(quoteattr_quote_count(NULL), 0);
  ck_assert_uint_eq(quoteattr_entity_count(NULL), 0);
  ck_assert_int_eq(quoteattr_result_genre(NULL), QUOTEATTR_GENRE_AUTO);
  quoteattr_result_free(NULL);
}
END_TEST

Suite *check_result(void);

Suite *
check_result(void)
{
  Suite *s = suite_create("result");
  TCase *t = tcase_create("getters");
  tcase_add_test(t, arrays_are_copied);
  tcase_add_test(t, quotations_show_their_parts);
  tcase_add_test(t, entities_show_names_and_role);
  tcase_add_test(t, what_did_not_run_is_empty);
  tcase_add_test(t, beyond_the_end_there_is_nothing);
  tcase_add_test(t, a_null_result_has_nothing);
  suite_add_tcase(s, t);
  return s;
}
