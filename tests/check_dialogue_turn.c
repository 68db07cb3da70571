/* Turns: which quotations are one speaker's, and what the narration beside them shows. */
#include "attribute/dialogue_turn.h"
#include "support.h"

#include <stdio.h>

static support_doc doc;
static qai_turns turns;

static void
read_turns(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
}

START_TEST(a_paragraph_is_a_turn)
{
  read_turns("“Wait,” said Martha.\n\nNobody came. The clock struck.\n\n“Now,” said Oliver.\n");
  ck_assert_uint_eq(turns.n_items, 2);
  ck_assert_uint_eq(turns.items[0].gap, 0);
  ck_assert_uint_eq(turns.items[1].gap, 1);
  ck_assert_int_eq(turns.items[0].class, QAI_TURN_NAME);
  support_clear(&doc);
}
END_TEST

START_TEST(a_paragraph_of_a_man_and_a_woman_is_cut_between_them)
{
  read_turns("Mr. Orme asked Martha, “When?” And after a while she replied, “Now.”\n");
  ck_assert_uint_eq(turns.n_items, 2);
  support_clear(&doc);
  read_turns("“Wait,” said Martha. She put down her cup. “No,” she declared.\n");
  ck_assert_uint_eq(turns.n_items, 1);
  support_clear(&doc);
}
END_TEST

START_TEST(an_open_quotation_goes_on_in_the_next_paragraph)
{
  read_turns("“Wait,” said Martha. “The tide is out.\n\n“We cannot sail before noon.”\n\n“Now,” said Oliver.\n");
  ck_assert_uint_eq(turns.n_items, 2);
  support_clear(&doc);
  read_turns("“Wait,” said Martha. “The tide is out.”\n\n“We cannot sail before noon.”\n\n“Now,” said Oliver.\n");
  ck_assert_uint_eq(turns.n_items, 3);
  support_clear(&doc);
}
END_TEST

START_TEST(the_class_is_that_of_the_tag)
{
  read_turns("“Wait,” she said.\n\n“Why?”\n\n“Because,” I said.\n");
  ck_assert_uint_eq(turns.n_items, 3);
  ck_assert_int_eq(turns.items[0].class, QAI_TURN_PRONOUN);
  ck_assert_int_eq(turns.items[0].gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_int_eq(turns.items[1].class, QAI_TURN_BARE);
  ck_assert_int_eq(turns.items[1].asks, 1);
  ck_assert_int_eq(turns.items[2].class, QAI_TURN_NARRATOR);
  support_clear(&doc);
}
END_TEST

START_TEST(what_the_verb_of_the_tag_does)
{
  read_turns("“Wait,” said Martha.\n\n“Why?” Oliver replied.\n\n“Because,” she went on.\n\n“Now.”\n\n"
             "“When?” asked Oliver.\n\n“Now,” thought Martha.\n");
  ck_assert_uint_eq(turns.n_items, 6);
  ck_assert_int_eq(turns.items[0].move, QAI_MOVE_NONE);
  ck_assert_int_eq(turns.items[1].move, QAI_MOVE_ANSWER);
  ck_assert_int_eq(turns.items[2].move, QAI_MOVE_GO_ON);
  ck_assert_int_eq(turns.items[3].move, QAI_MOVE_NONE);
  ck_assert_int_eq(turns.items[4].move, QAI_MOVE_ASK);
  ck_assert_int_eq(turns.items[5].move, QAI_MOVE_THINK);
  support_clear(&doc);
}
END_TEST

/* Kin, persons, roles, other nouns; each somebody's, indefinite, definite. */
START_TEST(what_a_noun_phrase_says_of_the_speaker)
{
  static const struct {
    const char *tag;
    unsigned phrase;
  } cases[] = {{"her mother", 0}, {"a man", 4}, {"the man", 5}, {"a teacher", 7}, {"the teacher", 8}};
  size_t i;
  for (i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[200];
    snprintf(text, sizeof text, "Martha sat down.\n\n“Wait,” said %s.\n", cases[i].tag);
    read_turns(text);
    ck_assert_int_eq(turns.items[0].class, QAI_TURN_NOMINAL);
    ck_assert_uint_eq(turns.items[0].phrase, cases[i].phrase);
    ck_assert_uint_eq(turns.items[0].possessor,
                      i ? QAI_NONE : doc.mentions.mentions[support_mention(&doc, "Martha")].entity);
    support_clear(&doc);
  }
}
END_TEST

START_TEST(the_sentence_in_front_is_a_beat)
{
  read_turns("The room was cold. Oliver slammed the ledger. “Nothing adds up.”\n");
  ck_assert_uint_eq(turns.items[0].beat_before, support_mention(&doc, "Oliver"));
  ck_assert_int_eq(turns.items[0].narrated, 1);
  support_clear(&doc);
}
END_TEST

START_TEST(the_narration_in_front_leads)
{
  read_turns("“Wait.”\n\nOliver looked up at the clock and sighed:\n\n“Nothing adds up.”\n");
  ck_assert_uint_eq(turns.items[1].lead, support_mention(&doc, "Oliver"));
  ck_assert_int_eq(turns.items[1].lead_colon, 1);
  support_clear(&doc);
}
END_TEST

START_TEST(whom_a_turn_calls)
{
  read_turns("“Shut the door, Martha.”\n\n“Why?”\n");
  ck_assert_int_ne(turns.items[0].called & 1u << QUOTEATTR_GENDER_FEMALE, 0);
  ck_assert_int_eq(turns.items[1].called, 0);
  support_clear(&doc);
}
END_TEST

static uint32_t
entity_of(const char *name)
{
  return doc.mentions.mentions[support_mention(&doc, name)].entity;
}

START_TEST(whom_the_tag_says_it_is_told)
{
  read_turns("“Wait,” said Oliver to Martha.\n\n“Why?”\n");
  ck_assert_uint_eq(turns.items[0].told, entity_of("Martha"));
  ck_assert_uint_eq(turns.items[1].told, QAI_NONE);
  support_clear(&doc);
}
END_TEST

START_TEST(who_acts_between_two_turns)
{
  read_turns("“Wait.” Oliver rose.\n\n“Why?”\n\nMartha sat down.\n\n“When?” she asked.\n\nIt rained. "
             "Oliver frowned. “Now.”\n\n“No.”\n");
  ck_assert_uint_eq(turns.n_items, 5);
  ck_assert_uint_eq(turns.items[0].actor, QAI_NONE);
  ck_assert_uint_eq(turns.items[1].actor, entity_of("Oliver"));
  ck_assert_uint_eq(turns.items[1].acting, 2);
  ck_assert_uint_eq(turns.items[2].actor, entity_of("Martha"));
  ck_assert_uint_eq(turns.items[2].acting, 1);
  ck_assert_uint_eq(turns.items[3].actor, entity_of("Oliver"));
  ck_assert_uint_eq(turns.items[3].acting, 0);
  ck_assert_uint_eq(turns.items[4].actor, QAI_NONE);
  support_clear(&doc);
}
END_TEST

START_TEST(how_long_turns_are_and_what_is_between)
{
  read_turns("“Wait.”\n\n“Why should I wait for you in this rain?”\n\nThe clock struck one, and the clock of the other "
             "church struck one too.\n\n“Now.”\n");
  ck_assert_uint_eq(turns.n_items, 3);
  ck_assert_uint_eq(turns.items[0].length, 0);
  ck_assert_uint_eq(turns.items[1].length, 1);
  ck_assert_uint_eq(turns.items[1].stretch, 0);
  ck_assert_uint_eq(turns.items[2].stretch, 2);
  support_clear(&doc);
}
END_TEST

START_TEST(who_answers_by_a_title)
{
  read_turns("“Wait,” said Martha.\n\n“Not me, miss.”\n\n“I am, sir.”\n\n“Dear sir, no.”\n\n“Why, mother?”\n");
  ck_assert_uint_eq(turns.n_items, 5);
  ck_assert_uint_eq(turns.items[0].answers, 0);
  ck_assert_uint_eq(turns.items[1].answers, 1);
  ck_assert_uint_eq(turns.items[2].answers, 1);
  ck_assert_uint_eq(turns.items[3].answers, 0);
  ck_assert_uint_eq(turns.items[4].answers, 0);
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_turn(void);

Suite *
check_dialogue_turn(void)
{
  Suite *s = suite_create("dialogue_turn");
  TCase *t = tcase_create("turns");
  tcase_add_test(t, a_paragraph_is_a_turn);
  tcase_add_test(t, a_paragraph_of_a_man_and_a_woman_is_cut_between_them);
  tcase_add_test(t, an_open_quotation_goes_on_in_the_next_paragraph);
  tcase_add_test(t, the_class_is_that_of_the_tag);
  tcase_add_test(t, what_the_verb_of_the_tag_does);
  tcase_add_test(t, what_a_noun_phrase_says_of_the_speaker);
  tcase_add_test(t, the_sentence_in_front_is_a_beat);
  tcase_add_test(t, the_narration_in_front_leads);
  tcase_add_test(t, whom_the_tag_says_it_is_told);
  tcase_add_test(t, who_acts_between_two_turns);
  tcase_add_test(t, how_long_turns_are_and_what_is_between);
  tcase_add_test(t, whom_a_turn_calls);
  tcase_add_test(t, who_answers_by_a_title);
  suite_add_tcase(s, t);
  return s;
}
