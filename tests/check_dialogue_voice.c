/* Voices: the words of turns whose tag says whose they are tell who speaks another one. */
#include "attribute/dialogue_voice.h"
#include "heap.h"
#include "support.h"

#include <math.h>
#include <string.h>

#define SPEAKERS 20
#define OLIVER "“The tide, the harbour, the anchor, the sails: a sailor wants no other company,” said Oliver.\n\n"
#define MARTHA "“My oven is hot and my bread will burn, so fetch butter, flour and eggs,” said Martha.\n\n"
#define SEA "“Is the anchor up, and are the sails in the harbour dry?”\n\n"
#define KITCHEN "“Is my oven hot, and will my bread burn, and who will fetch eggs?”\n\n"

static support_doc doc;
static qai_turns turns;
static qai_options all;
static qai_decision found[256];
static qai_voices voices;
static char text[65536];

/* `n` times what they say, then `end`. */
static void
write_talk(uint32_t n, const char *end)
{
  for (text[0] = '\0'; n > 0; n--)
    strcat(text, OLIVER MARTHA);
  strcat(text, "Oliver and Martha sat by the fire.\n\n");
  strcat(text, end);
}

static void
learn(void)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_uint_le(turns.n_items, sizeof found / sizeof *found);
  ck_assert_int_eq(qai_options_weigh(&turns, &qai_dialogue_builtin, 0, QAI_OPTIONS_ALL, &doc.arena, &all),
                   QUOTEATTR_OK);
  ck_assert_int_eq(qai_decode(&all, &qai_dialogue_builtin, NULL, &doc.arena, found), QUOTEATTR_OK);
  ck_assert_int_eq(qai_voices_learn(&all, found, &doc.arena, &voices), QUOTEATTR_OK);
}

/* The value for `name` in turn `turn`, or -1: nothing is asked of the turn. */
static int
value_for(const char *name, uint32_t turn)
{
  uint8_t values[QAI_CANDIDATES];
  uint32_t i, entity = support_entity(&doc, name);
  if (!qai_voices_judge(&voices, turn, values))
    return -1;
  for (i = 0; i < all.lists[turn].n; i++)
    if (all.lists[turn].items[i].entity == entity)
      return values[i];
  ck_abort_msg("%s is no option", name);
  return -1;
}

START_TEST(a_turn_is_like_the_one_who_talks_so)
{
  write_talk(10, SEA KITCHEN);
  learn();
  ck_assert_uint_eq(voices.n, 2);
  ck_assert_int_ge(value_for("Oliver", 20), 6);
  ck_assert_int_le(value_for("Martha", 20), 3);
  ck_assert_int_le(value_for("Oliver", 21), 3);
  ck_assert_int_ge(value_for("Martha", 21), 6);
  support_clear(&doc);
}
END_TEST

START_TEST(nothing_is_asked_of_a_turn_that_was_learned_from)
{
  write_talk(10, SEA);
  learn();
  ck_assert_int_eq(value_for("Oliver", 0), -1);
  ck_assert_int_eq(value_for("Martha", 19), -1);
  support_clear(&doc);
}
END_TEST

START_TEST(little_shows_nothing)
{
  write_talk(3, SEA);
  learn();
  ck_assert_uint_eq(voices.n, 0);
  ck_assert_int_eq(value_for("Oliver", 6), -1);
  support_clear(&doc);
}
END_TEST

START_TEST(one_speaker_shows_nothing)
{
  uint32_t i;
  for (text[0] = '\0', i = 0; i < 30; i++)
    strcat(text, OLIVER);
  strcat(text, "Martha came in.\n\n" SEA);
  learn();
  ck_assert_uint_eq(voices.n, 0);
  support_clear(&doc);
}
END_TEST

/* Those of whom most is known are kept, whatever their order. */
START_TEST(speakers_of_few_words_are_left_out)
{
  static const char *const names[SPEAKERS] = {"Adam",  "Alice", "Arthur", "Clara", "Daniel", "Emma",    "Felix",
                                              "Grace", "Henry", "Helen",  "Jacob", "Julia",  "Kenneth", "Laura",
                                              "Mark",  "Nora",  "Oscar",  "Paula", "Ralph",  "Susan"};
  uint32_t i, k;
  for (text[0] = '\0', i = 0; i < SPEAKERS; i++) {
    strcat(text, "“Well");
    for (k = 0; k < 10 + i * 7 % SPEAKERS; k++)
      strcat(text, ", there we are");
    strcat(text, ",” said ");
    strcat(text, names[i]);
    strcat(text, ".\n\n");
  }
  strcat(text, SEA);
  learn();
  ck_assert_uint_eq(voices.n, QAI_VOICES);
  for (i = 0; i < SPEAKERS; i++) {
    uint32_t entity = support_entity(&doc, names[i]);
    ck_assert_int_eq(voices.place[entity] < QAI_VOICES, i * 7 % SPEAKERS >= SPEAKERS - QAI_VOICES);
  }
  for (i = 1; i < voices.n; i++)
    ck_assert_int_ge(voices.costs[i - 1], voices.costs[i]);
  support_clear(&doc);
}
END_TEST

static uint32_t
words_of(uint32_t turn)
{
  const qai_region *r = &doc.quotes.regions[doc.quotes.pieces[doc.quotes.quotations[turn].first_piece]];
  return r->last - r->first;
}

/* Of the word at the first `part`, for `name`: in nats. */
static double
entry_of(const char *part, const char *name)
{
  uint32_t spelling = doc.tags.spellings.of_word[support_word(&doc, part)];
  return voices.rows[voices.row_of[spelling]][voices.place[support_entity(&doc, name)]] / 32.0;
}

START_TEST(entries_are_those_of_real_numbers)
{
  double share, known;
  write_talk(10, SEA);
  learn();
  known = 10.0 * (words_of(0) + words_of(1));
  share = (10 + 0.5) / (known + 5000);
  ck_assert_double_eq_tol(entry_of("tide", "Oliver"), log(1 + 10 / (400 * share)), 0.04);
  ck_assert_double_eq_tol(entry_of("eggs", "Martha"), log(1 + 10 / (400 * share)), 0.04);
  ck_assert_double_eq(entry_of("tide", "Martha"), 0);
  ck_assert_double_eq(entry_of("fire", "Oliver"), 0); /* nobody says it */
  share = (40 + 0.5) / (known + 5000);
  ck_assert_double_eq_tol(entry_of("the", "Oliver"), log(1 + 40 / (400 * share)), 0.04);
  ck_assert_double_eq_tol(voices.costs[voices.place[support_entity(&doc, "Oliver")]] / 256.0,
                          log(1 + 10 * words_of(0) / 400.0), 0.01);
  support_clear(&doc);
}
END_TEST

/* A turn without end asks no more words than fit. */
START_TEST(a_long_turn_overflows_nothing)
{
  uint32_t i;
  write_talk(10, "“The tide");
  for (i = 0; i < 3000; i++)
    strcat(text, " the tide");
  strcat(text, ".”\n\n");
  learn();
  ck_assert_int_eq(value_for("Oliver", 20), QAI_VOICE_VALUES - 2);
  ck_assert_int_le(value_for("Martha", 20), 3);
  support_clear(&doc);
}
END_TEST

START_TEST(each_allocation_may_fail)
{
  int status = QUOTEATTR_ERR_NOMEM;
  size_t n;
  write_talk(10, SEA);
  learn();
  for (n = 1; status; n++) {
    test_heap heap = {0, 0, 0, 0, 0};
    quoteattr_allocator a = test_heap_allocator(&heap);
    qai_arena arena;
    heap.fail_at = n;
    qai_arena_init(&arena, &a);
    arena.exact = 1;
    status = qai_voices_learn(&all, found, &arena, &voices);
    ck_assert(status == QUOTEATTR_OK || status == QUOTEATTR_ERR_NOMEM);
    qai_arena_clear(&arena);
    ck_assert_uint_eq(heap.live, 0);
  }
  ck_assert_uint_ge(n, 5);
  support_clear(&doc);
}
END_TEST

/* The same story but for the words of its last turn. */
START_TEST(words_decide_where_nothing_else_does)
{
  static const char *const names[] = {"Oliver", "Martha"};
  static const char *const ends[] = {"“Hush,” said Philippa.\n\nNobody moved.\n\nSnow fell.\n\nIt grew dark.\n\n“No "
                                     "sails, no anchor, no harbour, no tide: a sailor wants company.”\n\n",
                                     "“Hush,” said Philippa.\n\nNobody moved.\n\nSnow fell.\n\nIt grew dark.\n\n“No "
                                     "oven, no bread, no flour, no butter: my eggs will burn.”\n\n"};
  const qai_option *o;
  write_talk(10, ends[_i]);
  learn();
  ck_assert_int_eq(qai_decode_all(&all, &qai_dialogue_builtin, &doc.arena, found), QUOTEATTR_OK);
  o = qai_decode_chosen(&all, found, 21);
  ck_assert_ptr_nonnull(o);
  ck_assert_str_eq(support_entity_name(&doc, o->entity), names[_i]);
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_voice(void);

Suite *
check_dialogue_voice(void)
{
  Suite *s = suite_create("dialogue_voice");
  TCase *t = tcase_create("voices");
  tcase_add_test(t, a_turn_is_like_the_one_who_talks_so);
  tcase_add_test(t, nothing_is_asked_of_a_turn_that_was_learned_from);
  tcase_add_test(t, little_shows_nothing);
  tcase_add_test(t, one_speaker_shows_nothing);
  tcase_add_test(t, speakers_of_few_words_are_left_out);
  tcase_add_test(t, entries_are_those_of_real_numbers);
  tcase_add_test(t, a_long_turn_overflows_nothing);
  tcase_add_test(t, each_allocation_may_fail);
  tcase_add_loop_test(t, words_decide_where_nothing_else_does, 0, 2);
  suite_add_tcase(s, t);
  return s;
}
