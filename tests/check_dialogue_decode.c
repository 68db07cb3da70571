/* Decoding: margins become confidence, histories are what was decided, other weights decide otherwise. */
#include "attribute/dialogue_decode.h"
#include "support.h"

#include <string.h>

static support_doc doc;
static qai_turns turns;
static qai_options all;
static qai_decision found[8];

static const char talk[] =
    "Martha sat by Oliver.\n\n“Not again,” said Oliver.\n\n“Yes, Oliver.”\n\n“No!” she cried.\n\n"
    "“Why?”\n\n“Because.”\n\nThe clock struck.\n\n“Go, Martha,” he said.\n";

static void
read_options(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_options_weigh(&turns, &qai_dialogue_builtin, 0, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_le(turns.n_items, 8);
}

static uint32_t
chosen(uint32_t turn)
{
  const qai_option *o = qai_decode_chosen(&all, found, turn);
  return o ? o->entity : QAI_NONE;
}

START_TEST(the_history_is_what_was_decided)
{
  uint32_t speakers[QAI_HISTORY];
  qai_found ahead[QAI_AHEAD];
  read_options("“Not again,” said Oliver.\n\n“Yes,” said Martha.\n\n“No.”\n");
  ck_assert_int_eq(qai_decode_all(&all, &qai_dialogue_builtin, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_speakers(&all, found, 2, speakers);
  ck_assert_uint_eq(speakers[0], support_entity(&doc, "Martha"));
  ck_assert_uint_eq(speakers[1], support_entity(&doc, "Oliver"));
  ck_assert_uint_eq(speakers[2], QAI_NONE);
  qai_decode_ahead(&all, found, 0, ahead);
  ck_assert_uint_eq(ahead[0].entity, support_entity(&doc, "Martha"));
  ck_assert_uint_eq(ahead[1].entity, chosen(2));
  ck_assert_uint_eq(ahead[2].entity, QAI_NONE);
  ck_assert_uint_eq(ahead[0].doubt, 0); /* her tag leaves none */
  ck_assert_uint_eq(ahead[2].doubt, 2);
  support_clear(&doc);
}
END_TEST

/* Of option `o` of turn `turn`, put together one feature after the other. */
static int32_t
score_of(uint32_t turn, const qai_option *o, const qai_decision *before, const qai_pairs *pairs)
{
  const int64_t *weights = qai_dialogue_builtin.weights + turns.items[turn].class * (size_t)QAI_FEATURES;
  qai_tally t = {weights, 0, NULL, 0};
  uint32_t speakers[QAI_HISTORY];
  qai_found ahead[QAI_AHEAD];
  qai_exchange x;
  qai_reading r;
  qai_decode_speakers(&all, found, turn, speakers);
  if (before)
    qai_decode_ahead(&all, before, turn, ahead);
  qai_exchange_read(&all, turn, before ? ahead : NULL, pairs, &x);
  qai_reading_read(&x, speakers, &r);
  qai_features_history(&x, &r, o, &t);
  return o->score[before != NULL] + qai_tally_sum(t.sum, before != NULL);
}

/* The chosen stands as far from the best other as the features say; what is shared between histories is no other. */
static void
check_margins(const qai_decision *before, const qai_pairs *pairs)
{
  uint32_t t, i;
  for (t = 0; t < turns.n_items; t++) {
    const qai_option *o = qai_decode_chosen(&all, found, t);
    int32_t mine = score_of(t, o, before, pairs), apart = INT32_MAX;
    for (i = 0; i < all.lists[t].n; i++)
      if (&all.lists[t].items[i] != o && mine - score_of(t, &all.lists[t].items[i], before, pairs) < apart)
        apart = mine - score_of(t, &all.lists[t].items[i], before, pairs);
    ck_assert_int_ge(found[t].margin, -apart);
    ck_assert_int_le(found[t].margin, apart < 0 ? 256 - apart : apart == INT32_MAX ? 0 : 256);
    if (apart > 2048)
      ck_assert_int_le(found[t].margin, 4);
  }
}

START_TEST(scores_are_those_of_the_features)
{
  qai_decision first[8];
  qai_pairs pairs;
  read_options(talk);
  ck_assert_int_eq(qai_decode(&all, &qai_dialogue_builtin, NULL, &doc.arena, found), QUOTEATTR_OK);
  check_margins(NULL, NULL);
  memcpy(first, found, sizeof first);
  ck_assert_int_eq(qai_decode(&all, &qai_dialogue_builtin, first, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_pairs(&all, first, &pairs);
  check_margins(first, &pairs);
  support_clear(&doc);
}
END_TEST

START_TEST(weights_decide)
{
  static int64_t weights[QAI_TURN_CLASSES * QAI_FEATURES];
  qai_dialogue_model model = {weights, qai_dialogue_builtin.confidence};
  uint32_t k;
  read_options("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n");
  for (k = 0; k < QAI_TURN_CLASSES; k++)
    weights[k * QAI_FEATURES + QAI_F_KIND + 2] = QAI_WEIGHTS(-2560, 2560); /* women only, and none in the first pass */
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_int_eq(qai_decode(&all, &model, NULL, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_uint_eq(chosen(0), support_entity(&doc, "Oliver"));
  ck_assert_int_eq(qai_decode_all(&all, &model, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_uint_eq(chosen(0), support_entity(&doc, "Martha"));
  ck_assert_int_lt(found[0].margin, 16);
  support_clear(&doc);
}
END_TEST

START_TEST(confidence_falls_with_the_margin)
{
  int class;
  uint32_t margin;
  for (class = 0; class < QAI_TURN_CLASSES; class ++) {
    float last = 1.0f;
    for (margin = 0; margin < 1200; margin += 7) {
      float now = qai_decode_confidence(&qai_dialogue_builtin, class, margin);
      ck_assert(now >= 0.0f && now < 1.0f && now <= last + 1e-6f);
      last = now;
    }
  }
}
END_TEST

Suite *check_dialogue_decode(void);

Suite *
check_dialogue_decode(void)
{
  Suite *s = suite_create("dialogue_decode");
  TCase *t = tcase_create("decoding");
  tcase_add_test(t, the_history_is_what_was_decided);
  tcase_add_test(t, scores_are_those_of_the_features);
  tcase_add_test(t, weights_decide);
  tcase_add_test(t, confidence_falls_with_the_margin);
  suite_add_tcase(s, t);
  return s;
}
