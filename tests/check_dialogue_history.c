/* Histories: a reading that goes on from turn to turn is what the speakers say; how much narration stands between. */
#include "attribute/dialogue_history.h"
#include "support.h"

static support_doc doc;
static qai_turns turns;
static qai_options all;

static void
read_options(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_options_weigh(&turns, &qai_dialogue_builtin, 0, QAI_OPTIONS_ALL, &doc.arena, &all),
                   QUOTEATTR_OK);
}

static uint32_t
different(const uint32_t *speakers, uint32_t n)
{
  uint32_t i, k, sum = 0;
  for (i = 0; i < n; i++) {
    for (k = 0; k < i && speakers[k] != speakers[i]; k++)
      ;
    sum += k == i && speakers[i] != QAI_NONE;
  }
  return sum;
}

/* All that a reading says, counted from the speakers. */
static void
check_reading(const uint32_t *speakers, const qai_reading *r)
{
  uint32_t i, k, run, parties = different(speakers, 6);
  for (run = 0; run < 6 && speakers[run] != QAI_NONE && speakers[run] == speakers[run + 2]; run++)
    ;
  ck_assert_uint_eq(r->run, run);
  ck_assert_uint_eq(r->parties, parties < 3 ? 0 : parties - 2 > 2 ? 2 : parties - 2);
  ck_assert_uint_eq(r->n_spoke, different(speakers, QAI_HISTORY));
  for (i = 0; i < QAI_LATEST; i++)
    ck_assert_uint_eq(r->latest[i], speakers[i]);
  for (i = 0; i < r->n_spoke; i++) {
    const qai_recall *past = &r->spoke[i];
    uint32_t count = 0;
    ck_assert_uint_eq(past->entity, speakers[past->back - 1]);
    ck_assert_uint_eq(different(speakers, past->back), i + 1);
    for (k = 0; k < QAI_HISTORY; k++) {
      ck_assert_uint_eq(past->turns >> k & 1u, speakers[k] == past->entity);
      count += speakers[k] == past->entity;
    }
    ck_assert_uint_eq(past->count, count);
  }
}

/* `_i` + 1 speakers and at times nobody. */
START_TEST(a_reading_goes_on_from_turn_to_turn)
{
  uint32_t speakers[QAI_HISTORY], seed = 7, t, i;
  qai_reading steps[2], whole;
  qai_reading_start(&steps[0]);
  for (i = 0; i < QAI_HISTORY; i++)
    speakers[i] = QAI_NONE;
  for (t = 0; t < 200; t++) {
    check_reading(speakers, &steps[t & 1]);
    qai_reading_read(speakers, &whole);
    check_reading(speakers, &whole);
    for (i = QAI_HISTORY - 1; i > 0; i--)
      speakers[i] = speakers[i - 1];
    seed = seed * 1664525u + 1013904223u;
    speakers[0] = seed >> 27 == 0 ? QAI_NONE : (seed >> 24) % ((uint32_t)_i + 1);
    qai_reading_next(&steps[t & 1], speakers[0], &steps[~t & 1]);
  }
}
END_TEST

START_TEST(narration_between_turns)
{
  qai_exchange x;
  read_options("Martha sat by Oliver.\n\n“One,” said Oliver.\n\nIt rained.\n\n“Two.”\n\nIt rained.\n\nIt rained.\n\n"
               "“Three.”\n\n“Four.”\n\n“Five.”\n\nIt rained.\n\n“Six.”\n\n“Seven.”\n");
  ck_assert_uint_eq(turns.n_items, 7);
  qai_exchange_read(&all, 0, NULL, NULL, &x);
  ck_assert_uint_ge(x.quiet, 1);
  qai_exchange_read(&all, 1, NULL, NULL, &x);
  ck_assert_uint_eq(x.quiet, 0);
  ck_assert_uint_ge(x.calm, 2);
  qai_exchange_read(&all, 4, NULL, NULL, &x);
  ck_assert_uint_eq(x.quiet, 2);
  ck_assert_uint_eq(x.calm, 3); /* two paragraphs; with the one between the first turns three */
  qai_exchange_read(&all, 6, NULL, NULL, &x);
  ck_assert_uint_eq(x.quiet, 1);
  ck_assert_uint_eq(x.calm, 4);
  support_clear(&doc);
}
END_TEST

/* So many that a byte does not count them. */
START_TEST(a_long_talk_without_narration)
{
  static char text[4096];
  qai_exchange x;
  uint32_t i, n = 0;
  for (i = 0; i < 300; i++)
    for (const char *s = "“Go.”\n\n"; *s; s++)
      text[n++] = *s;
  text[n] = '\0';
  read_options(text);
  ck_assert_uint_eq(turns.n_items, 300);
  ck_assert_uint_eq(turns.items[0].quiet, 1);
  ck_assert_uint_eq(turns.items[299].quiet, 255);
  qai_exchange_read(&all, 299, NULL, NULL, &x);
  ck_assert_uint_ge(x.quiet, QAI_HISTORY);
  ck_assert_uint_ge(x.calm, QAI_HISTORY);
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_history(void);

Suite *
check_dialogue_history(void)
{
  Suite *s = suite_create("dialogue_history");
  TCase *t = tcase_create("histories");
  tcase_add_loop_test(t, a_reading_goes_on_from_turn_to_turn, 0, 16);
  tcase_add_test(t, narration_between_turns);
  tcase_add_test(t, a_long_talk_without_narration);
  suite_add_tcase(s, t);
  return s;
}
