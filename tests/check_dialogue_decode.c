/* Decoding: margins become confidence, histories are what was decided, other weights decide otherwise, and the beam
 * finds what one finds that weighs every feature of every history. */
#include "attribute/dialogue_decode.h"
#include "attribute/dialogue_odds.h"
#include "attribute/dialogue_outlook.h"
#include "attribute/dialogue_voice.h"
#include "support.h"

#include <string.h>

#define TURNS 24
#define BEAM 8
#define SAME 6 /* histories with the same latest speakers are one */

static support_doc doc;
static qai_turns turns;
static qai_options all;
static qai_decision found[TURNS];
static qai_voices voices; /* what the first pass shows, in the second */

static const char talk[] =
    "Martha sat by Oliver.\n\n“Not again,” said Oliver.\n\n“Yes, Oliver.”\n\n“No!” she cried.\n\n"
    "“Why?”\n\n“Because.”\n\nThe clock struck.\n\n“Go, Martha,” he said.\n";

static void
read_options(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_options_weigh(&turns, &qai_dialogue_builtin, 0, QAI_OPTIONS_ALL, &doc.arena, &all),
                   QUOTEATTR_OK);
  ck_assert_uint_le(turns.n_items, TURNS);
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

static int32_t
score_under(const qai_dialogue_model *model, uint32_t turn, const uint32_t *speakers, const qai_option *o,
            const qai_decision *before, const qai_partners *pairs)
{
  qai_tally t = {model->weights + turns.items[turn].class * (size_t)QAI_FEATURES, 0, NULL, 0};
  qai_found ahead[QAI_AHEAD];
  qai_exchange x;
  qai_reading r;
  uint8_t values[QAI_CANDIDATES];
  if (before)
    qai_decode_ahead(&all, before, turn, ahead);
  qai_exchange_read(&all, turn, before ? ahead : NULL, pairs, &x);
  qai_reading_read(speakers, &r);
  qai_features_history(&x, &r, o, &t);
  if (before && qai_voices_judge(&voices, turn, values))
    qai_features_voice(values[o - all.lists[turn].items], &t);
  return o->score[before != NULL] + qai_tally_sum(t.sum, before != NULL) -
         (before && turns.items[turn].answers && o->entity == speakers[0] ? QAI_OUTLOOK_ANSWERS : 0);
}

/* Of option `o` of turn `turn`, put together one feature after the other. */
static int32_t
score_of(uint32_t turn, const qai_option *o, const qai_decision *before, const qai_partners *pairs)
{
  uint32_t speakers[QAI_HISTORY];
  qai_decode_speakers(&all, found, turn, speakers);
  return score_under(&qai_dialogue_builtin, turn, speakers, o, before, pairs);
}

/* The chosen stands as far from the best other as the features say; what is shared between histories is no other. */
static void
check_margins(const qai_decision *before, const qai_partners *pairs)
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
  qai_decision first[TURNS];
  qai_partners pairs;
  read_options(talk);
  ck_assert_int_eq(qai_decode(&all, &qai_dialogue_builtin, NULL, &doc.arena, found), QUOTEATTR_OK);
  check_margins(NULL, NULL);
  memcpy(first, found, sizeof first);
  ck_assert_int_eq(qai_decode(&all, &qai_dialogue_builtin, first, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_pairs(&all, first, &pairs);
  ck_assert_int_eq(qai_voices_learn(&all, first, &doc.arena, &voices), QUOTEATTR_OK);
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
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, QAI_OPTIONS_ALL, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_int_eq(qai_decode(&all, &model, NULL, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_uint_eq(chosen(0), support_entity(&doc, "Oliver"));
  ck_assert_int_eq(qai_decode_all(&all, &model, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_uint_eq(chosen(0), support_entity(&doc, "Martha"));
  ck_assert_int_lt(found[0].margin, 16);
  support_clear(&doc);
}
END_TEST

/* The same beam, made the plain way. */
typedef struct plain_state {
  int32_t score;
  uint32_t speakers[QAI_HISTORY];
  uint32_t parent, choice;
  int32_t margin;
} plain_state;

static plain_state plain[TURNS + 1][BEAM];
static uint32_t n_plain[TURNS + 1];

/* What grows out of state `parent`; returns how many. */
static uint32_t
plain_grow(const qai_dialogue_model *model, uint32_t turn, uint32_t parent, const qai_decision *before,
           const qai_partners *pairs, plain_state *out)
{
  const plain_state *s = &plain[turn][parent];
  const qai_option_list *list = &all.lists[turn];
  int16_t scores[QAI_CANDIDATES];
  qai_odds odds;
  uint32_t c;
  for (c = 0; c < QAI_CANDIDATES; c++)
    scores[c] =
        c < list->n ? qai_odds_clamp(score_under(model, turn, s->speakers, &list->items[c], before, pairs)) : INT16_MIN;
  qai_odds_read(scores, list->n, &odds);
  for (c = 0; c < list->n; c++) {
    out[c].margin = odds.sum - scores[c];
    out[c].score = s->score - out[c].margin;
    out[c].parent = parent;
    out[c].choice = c;
    out[c].speakers[0] = list->items[c].entity;
    memcpy(out[c].speakers + 1, s->speakers, (QAI_HISTORY - 1) * sizeof *s->speakers);
  }
  return list->n;
}

static int
is_taken(const plain_state *beam, uint32_t n, const plain_state *s)
{
  uint32_t i;
  for (i = 0; i < n; i++)
    if (!memcmp(beam[i].speakers, s->speakers, SAME * sizeof *s->speakers))
      return 1;
  return 0;
}

/* The best of `n` that are not the same, none more than `within` below the first. */
static uint32_t
plain_best(plain_state *grown, uint32_t n, int within, plain_state *beam)
{
  uint32_t n_beam = 0, i, best;
  for (; n_beam < BEAM; grown[best].score = INT32_MIN) {
    for (best = 0, i = 1; i < n; i++)
      if (grown[i].score > grown[best].score)
        best = i;
    if (grown[best].score == INT32_MIN || (n_beam > 0 && grown[best].score < beam[0].score - within))
      break;
    if (!is_taken(beam, n_beam, &grown[best]))
      beam[n_beam++] = grown[best];
  }
  return n_beam;
}

static void
plain_decode(const qai_dialogue_model *model, const qai_decision *before, const qai_partners *pairs, qai_decision *out)
{
  static plain_state grown[BEAM * QAI_CANDIDATES];
  uint32_t t, i, n;
  memset(plain[0][0].speakers, 0xff, sizeof plain[0][0].speakers);
  plain[0][0].score = 0;
  n_plain[0] = 1;
  for (t = 0; t < turns.n_items; t++) {
    for (n = i = 0; i < n_plain[t]; i++)
      n += plain_grow(model, t, i, before, pairs, grown + n);
    n_plain[t + 1] = plain_best(grown, n, before ? 320 : 256, plain[t + 1]);
  }
  for (i = 0; t > 0; i = plain[t--][i].parent) {
    out[t - 1].choice = (uint8_t)plain[t][i].choice;
    out[t - 1].margin = (uint16_t)(plain[t][i].margin < UINT16_MAX ? plain[t][i].margin : UINT16_MAX);
  }
}

static void
check_same(const qai_decision *expected, const char *pass)
{
  uint32_t t;
  for (t = 0; t < turns.n_items; t++) {
    ck_assert_msg(found[t].choice == expected[t].choice, "%s: other speaker of turn %u", pass, t);
    ck_assert_msg(found[t].margin == expected[t].margin, "%s: other margin of turn %u", pass, t);
  }
}

/* Weights up to `most`, a third of them 0. */
static void
fill_weights(int64_t *weights, uint32_t seed, int most)
{
  uint32_t i;
  for (i = 0; i < QAI_TURN_CLASSES * QAI_FEATURES; i++) {
    int pair[2], k;
    for (k = 0; k < 2; k++) {
      seed = seed * 1664525u + 1013904223u;
      pair[k] = seed >> 30 == 0 ? 0 : (int)(seed >> 8 & 0xffff) % (2 * most + 1) - most;
    }
    weights[i] = QAI_WEIGHTS(pair[0], pair[1]);
  }
}

#define SEA "the tide, the sails, the anchor, a sailor, the harbour, "
#define KITCHEN "the oven, my butter, the bread, the eggs, the flour, "

static const char long_talk[] =
    "Martha sat by Oliver and Mr. Finch. Anna slept.\n\n“Well, " SEA SEA SEA SEA SEA "all day,” said Oliver.\n\n"
    "“Well, " KITCHEN KITCHEN KITCHEN KITCHEN KITCHEN "all day,” said Martha.\n\n“Well, " SEA SEA SEA KITCHEN
    "all night,” said Mr. Finch.\n\n“The oven! The eggs!”\n\n“Not again,” said Oliver.\n\n“Yes, Oliver.”\n\n“No!” she "
    "cried.\n\n“Why, sir?”\n\n“Because, Martha.” He stood up.\n\nThe clock struck.\n\nNobody moved.\n\n“Go, Martha,” "
    "he said.\n\n“I will not.”\n\n“You will, madam.”\n\nAnna woke.\n\n“What is it?” asked Anna.\n\n“Nothing,” said "
    "Mr. Finch.\n\n“Nothing?”\n\n“Nothing, Anna.”\n\nHe went out.\n\nIt rained.\n\nIt went on.\n\nNight fell.\n\n“Is "
    "he "
    "gone?”\n\n“He is.”\n\n“And Oliver?”\n\n“Sleeps,” she whispered.\n\n“Then let us go.”\n\n“Where to?”\n\n“Home.”\n";

START_TEST(the_beam_is_that_of_all_features)
{
  static int64_t weights[QAI_TURN_CLASSES * QAI_FEATURES];
  static const int most[] = {8, 60, 300, 1000, 3000};
  qai_dialogue_model model = {weights, qai_dialogue_builtin.confidence};
  qai_decision expected[TURNS], first[TURNS];
  qai_partners pairs;
  read_options(long_talk);
  fill_weights(weights, (uint32_t)_i + 1, most[_i % 5]);
  ck_assert_int_eq(qai_options_weigh(&turns, &model, 0, QAI_OPTIONS_ALL, &doc.arena, &all), QUOTEATTR_OK);
  ck_assert_int_eq(qai_decode(&all, &model, NULL, &doc.arena, found), QUOTEATTR_OK);
  plain_decode(&model, NULL, NULL, expected);
  check_same(expected, "first pass");
  memcpy(first, found, sizeof first);
  ck_assert_int_eq(qai_decode(&all, &model, first, &doc.arena, found), QUOTEATTR_OK);
  qai_decode_pairs(&all, first, &pairs);
  ck_assert_int_eq(qai_voices_learn(&all, first, &doc.arena, &voices), QUOTEATTR_OK);
  plain_decode(&model, first, &pairs, expected);
  check_same(expected, "second pass");
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
  tcase_add_loop_test(t, the_beam_is_that_of_all_features, 0, 40);
  tcase_add_test(t, confidence_falls_with_the_margin);
  suite_add_tcase(s, t);
  return s;
}
