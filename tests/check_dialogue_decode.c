/* Decoding: margins become confidence, histories are what was decided, other weights decide otherwise. */
#include "attribute/dialogue_decode.h"
#include "support.h"

#include <string.h>

static support_doc doc;
static qai_turns turns;
static qai_candidates all;
static qai_decision found[8];

static void
read_candidates(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_candidates_find(&turns, QAI_CANDIDATES, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_uint_le(turns.n_items, 8);
}

START_TEST(candidates_are_those_around)
{
  uint32_t i, here = 0;
  read_candidates("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n");
  for (i = all.first[0]; i < all.first[1]; i++)
    here +=
        all.items[i].entity == support_entity(&doc, "Martha") || all.items[i].entity == support_entity(&doc, "Oliver");
  ck_assert_uint_eq(here, 2);
  support_clear(&doc);
}
END_TEST

START_TEST(every_feature_has_its_place)
{
  uint32_t t, c, i;
  qai_features f;
  qai_history h;
  qai_pairs pairs;
  read_candidates("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n\n“Yes, Oliver.”\n\n“No!” she cried.\n");
  ck_assert_int_eq(qai_decode_all(&all, &qai_dialogue_builtin, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_pairs(&all, found, &pairs);
  for (t = 0; t < turns.n_items; t++)
    for (c = all.first[t]; c < all.first[t + 1]; c++) {
      qai_features_static(&all, t, c, &f);
      for (i = 0; i < f.n; i++)
        ck_assert_uint_lt(f.id[i], QAI_FEATURES);
      qai_decode_history(&all, found, found, t, &h);
      qai_features_history(&all, t, c, &h, &pairs, &f);
      for (i = 0; i < f.n; i++)
        ck_assert_uint_lt(f.id[i], QAI_FEATURES);
    }
  support_clear(&doc);
}
END_TEST

START_TEST(the_history_is_what_was_decided)
{
  qai_history h;
  read_candidates("“Not again,” said Oliver.\n\n“Yes,” said Martha.\n\n“No.”\n");
  ck_assert_int_eq(qai_decode_all(&all, &qai_dialogue_builtin, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_history(&all, found, NULL, 2, &h);
  ck_assert_uint_eq(h.speakers[0], support_entity(&doc, "Martha"));
  ck_assert_uint_eq(h.speakers[1], support_entity(&doc, "Oliver"));
  ck_assert_uint_eq(h.speakers[2], QAI_NONE);
  ck_assert_uint_eq(h.ahead[0], QAI_NONE);
  support_clear(&doc);
}
END_TEST

START_TEST(weights_decide)
{
  static int16_t weights[QAI_DIALOGUE_PASSES * QAI_TURN_CLASSES * QAI_FEATURES];
  qai_dialogue_model model = {weights, qai_dialogue_builtin.confidence};
  uint32_t k;
  read_candidates("Martha sat by Oliver.\n\n“Not again,” said Oliver.\n");
  for (k = 0; k < QAI_DIALOGUE_PASSES * QAI_TURN_CLASSES; k++)
    weights[k * QAI_FEATURES + QAI_F_KIND + 2] = 2560; /* women only */
  ck_assert_int_eq(qai_decode_all(&all, &model, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_uint_eq(all.items[found[0].candidate].entity, support_entity(&doc, "Martha"));
  ck_assert_int_lt(found[0].margin, 16);
  support_clear(&doc);
}
END_TEST

START_TEST(confidence_falls_with_the_margin)
{
  int class;
  int32_t margin;
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
  tcase_add_test(t, candidates_are_those_around);
  tcase_add_test(t, every_feature_has_its_place);
  tcase_add_test(t, the_history_is_what_was_decided);
  tcase_add_test(t, weights_decide);
  tcase_add_test(t, confidence_falls_with_the_margin);
  suite_add_tcase(s, t);
  return s;
}
