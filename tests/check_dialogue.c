/* Dialogue: tags in every order, beats, turns, vocatives, narrators, scripts; what decided is said. */
#include "support.h"

#include <string.h>

static support_doc doc;

static void
read_fiction(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_ATTRIBUTION, QUOTEATTR_GENRE_FICTION);
}

/* The attribution of the quotation whose content starts with `part`. */
static const qai_attribution *
said(const char *part)
{
  uint32_t i, at = support_find(&doc, part);
  for (i = 0; i < doc.attributions.n_items; i++)
    if (doc.attributions.spans[doc.attributions.items[i].content_first].start == at)
      return &doc.attributions.items[i];
  ck_abort_msg("no quotation starts with \"%s\"", part);
  return NULL;
}

#define ck_speaker(part, name) ck_assert_str_eq(support_entity_name(&doc, said(part)->speaker), (name))

static void
ck_source(const char *part, const char *source)
{
  const qai_attribution *a = said(part);
  support_ck_span(&doc, a->source.start, a->source.end, source);
}

static void
ck_cue(const char *part, const char *cue)
{
  const qai_attribution *a = said(part);
  support_ck_span(&doc, a->cue.start, a->cue.end, cue);
}

START_TEST(a_tag_behind_names_the_speaker_in_either_order)
{
  read_fiction("“The tide is out,” said Martha.\n\n“Then we walk,” Oliver answered.\n");
  ck_speaker("The tide", "Martha");
  ck_cue("The tide", "said");
  ck_source("The tide", "Martha");
  ck_speaker("Then we", "Oliver");
  ck_assert_int_eq(said("Then we")->link, QUOTEATTR_LINK_EXPLICIT);
  ck_assert_int_eq(said("Then we")->evidence, QUOTEATTR_BY_TAG);
  support_clear(&doc);
}
END_TEST

START_TEST(a_tag_in_front_leads_in_with_a_comma_or_a_colon)
{
  read_fiction("Martha looked at the gate and said, “It is locked.”\n\nOliver turned to her: “Try the key.”\n");
  ck_speaker("It is", "Martha");
  ck_speaker("Try the", "Oliver");
  ck_assert_int_eq(said("Try the")->evidence, QUOTEATTR_BY_COLON);
  support_clear(&doc);
}
END_TEST

START_TEST(a_tag_may_stand_inside_with_words_between)
{
  read_fiction("Martha and Oliver waited.\n\n“I had hoped,” Oliver, who was tired, put in softly, “to be home.”\n");
  ck_speaker("I had", "Oliver");
  support_clear(&doc);
}
END_TEST

START_TEST(a_verb_that_is_not_known_counts_when_the_sentence_runs_on)
{
  read_fiction("Martha sat by Oliver.\n\n“Not again,” wheezed Oliver.\n");
  ck_speaker("Not again", "Oliver");
  support_clear(&doc);
}
END_TEST

START_TEST(the_one_told_is_never_the_speaker_but_the_addressee)
{
  read_fiction("“Shut the door,” Martha told Oliver.\n\n“No,” Oliver said to Martha.\n");
  ck_speaker("Shut the", "Martha");
  ck_assert_uint_eq(said("Shut the")->addressee, support_entity(&doc, "Oliver"));
  ck_speaker("No", "Oliver");
  ck_assert_uint_eq(said("No")->addressee, support_entity(&doc, "Martha"));
  support_clear(&doc);
}
END_TEST

START_TEST(a_pronoun_is_decided_with_the_speaker_and_by_gender)
{
  uint32_t m;
  read_fiction("Mrs. Dale met Mr. Finch at the gate.\n\n“You are late,” she said.\n\n“The train was,” he said.\n");
  ck_speaker("You are", "Mrs. Dale");
  ck_speaker("The train", "Mr. Finch");
  ck_assert_int_eq(said("The train")->link, QUOTEATTR_LINK_ANAPHORIC);
  m = support_mention(&doc, "he");
  ck_assert_uint_ne(m, QAI_NONE);
  ck_assert_uint_eq(doc.mentions.mentions[m].entity, said("The train")->speaker);
  support_clear(&doc);
}
END_TEST

START_TEST(bare_turns_alternate)
{
  read_fiction(
      "“Is it far?” asked Martha.\n\n“Two miles,” said Oliver.\n\n“And the road?”\n\n“Mud.”\n\n“Then I stay.”\n");
  ck_speaker("And the", "Martha");
  ck_speaker("Mud", "Oliver");
  ck_speaker("Then I", "Martha");
  ck_assert_int_eq(said("Mud")->link, QUOTEATTR_LINK_IMPLICIT);
  ck_assert_int_eq(said("Mud")->evidence, QUOTEATTR_BY_TURN);
  support_clear(&doc);
}
END_TEST

START_TEST(a_later_tag_fixes_the_turns_before_it)
{
  read_fiction("Martha and Oliver came in.\n\n“Cold?”\n\n“Very, and it will snow.”\n\n“I will light the fire,” said "
               "Oliver.\n\n“Do,” said Martha.\n");
  ck_speaker("I will", "Oliver");
  ck_speaker("Very", "Martha");
  ck_speaker("Cold", "Oliver");
  support_clear(&doc);
}
END_TEST

START_TEST(a_paragraph_has_one_speaker)
{
  read_fiction(
      "“Wait here.” Martha counted the coins, and the clock struck. She sighed. Nobody came. The lamp went out, "
      "and a dog began to bark in the yard of the inn. “There is one too few,” said Martha.\n");
  ck_speaker("Wait here", "Martha");
  ck_speaker("There is", "Martha");
  support_clear(&doc);
}
END_TEST

START_TEST(a_paragraph_with_two_tags_is_cut)
{
  read_fiction("“Are you all ready?” asked Martha, and the door fell shut. Nobody moved. The clock "
               "struck. “Ready since noon,” answered Oliver.\n");
  ck_speaker("Are you", "Martha");
  ck_speaker("Ready since", "Oliver");
  support_clear(&doc);
  read_fiction(
      "My neighbour came in. “You must be the one with the trumpet,” she said. I went red. “Only on weekdays,” "
      "I told her.\n");
  ck_speaker("You must", "My neighbour");
  ck_speaker("Only on", "I");
  support_clear(&doc);
}
END_TEST

START_TEST(an_action_beside_the_quotation_shows_the_speaker)
{
  read_fiction("Martha and Oliver were in the shop.\n\nOliver slammed the ledger. “Nothing adds up.”\n");
  ck_speaker("Nothing", "Oliver");
  ck_assert_int_eq(said("Nothing")->evidence, QUOTEATTR_BY_BEAT);
  support_clear(&doc);
}
END_TEST

START_TEST(nobody_addresses_himself)
{
  read_fiction("Martha and Oliver stood on the quay.\n\n“Come along, Oliver.”\n\n“In a minute, Martha.”\n");
  ck_speaker("Come along", "Martha");
  ck_speaker("In a minute", "Oliver");
  ck_assert_uint_eq(said("Come along")->addressee, support_entity(&doc, "Oliver"));
  support_clear(&doc);
}
END_TEST

START_TEST(the_narrator_speaks_as_i)
{
  uint32_t e;
  read_fiction("I met Martha on the stairs.\n\n“Is he in?” I asked.\n\n“Since noon,” said Martha.\n\n“And alone?”\n");
  e = said("Is he")->speaker;
  ck_assert_uint_ne(e, QAI_NONE);
  ck_assert_int_eq(doc.mentions.entities[e].narrator, 1);
  ck_assert_uint_eq(said("And alone")->speaker, e);
  support_clear(&doc);
}
END_TEST

START_TEST(a_quotation_open_over_paragraphs_keeps_its_speaker)
{
  read_fiction(
      "“It began in March,” said Martha, “with a letter.\n\n“By June nobody wrote.”\n\n“A pity,” said Oliver.\n");
  ck_speaker("It began", "Martha");
  ck_speaker("A pity", "Oliver");
  support_clear(&doc);
}
END_TEST

START_TEST(without_anybody_there_is_no_speaker)
{
  read_fiction("“Is there anyone?”\n\n“No.”\n");
  ck_assert_uint_eq(said("Is there")->speaker, QAI_NONE);
  ck_assert_int_eq(said("Is there")->evidence, QUOTEATTR_BY_NOTHING);
  ck_assert(said("Is there")->confidence == 0.0f);
  support_clear(&doc);
}
END_TEST

START_TEST(confidence_is_higher_with_a_tag)
{
  read_fiction("Martha and Oliver came in.\n\n“Cold,” said Martha.\n\n“Hush.”\n");
  ck_assert(said("Cold")->confidence > 0.9f);
  ck_assert(said("Hush")->confidence < said("Cold")->confidence);
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue(void);

Suite *
check_dialogue(void)
{
  Suite *s = suite_create("dialogue");
  TCase *t = tcase_create("speakers");
  tcase_add_test(t, a_tag_behind_names_the_speaker_in_either_order);
  tcase_add_test(t, a_tag_in_front_leads_in_with_a_comma_or_a_colon);
  tcase_add_test(t, a_tag_may_stand_inside_with_words_between);
  tcase_add_test(t, a_verb_that_is_not_known_counts_when_the_sentence_runs_on);
  tcase_add_test(t, the_one_told_is_never_the_speaker_but_the_addressee);
  tcase_add_test(t, a_pronoun_is_decided_with_the_speaker_and_by_gender);
  tcase_add_test(t, bare_turns_alternate);
  tcase_add_test(t, a_later_tag_fixes_the_turns_before_it);
  tcase_add_test(t, a_paragraph_has_one_speaker);
  tcase_add_test(t, a_paragraph_with_two_tags_is_cut);
  tcase_add_test(t, an_action_beside_the_quotation_shows_the_speaker);
  tcase_add_test(t, nobody_addresses_himself);
  tcase_add_test(t, the_narrator_speaks_as_i);
  tcase_add_test(t, a_quotation_open_over_paragraphs_keeps_its_speaker);
  tcase_add_test(t, without_anybody_there_is_no_speaker);
  tcase_add_test(t, confidence_is_higher_with_a_tag);
  suite_add_tcase(s, t);
  return s;
}
