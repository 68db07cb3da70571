/* Tags of dialogue: subject, verb, place and strength of the words beside a quotation. */
#include "attribute/dialogue_tag.h"
#include "support.h"

static support_doc doc;
static qai_speech_tag tag;

static void
read_tag(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_uint_gt(doc.quotes.n_quotations, 0);
  qai_speech_tag_find(&doc.mentions, 0, &tag);
}

static void
ck_tag(const char *text, const char *subject, const char *verb, int place)
{
  const qai_mention *m;
  read_tag(text);
  ck_assert_uint_ne(tag.mention, QAI_NONE);
  m = &doc.mentions.mentions[tag.mention];
  support_ck_span(&doc, m->start, m->end, subject);
  ck_assert_uint_lt(tag.cue_first, tag.cue_last);
  support_ck_word(&doc, tag.cue_first, verb);
  ck_assert_int_eq(tag.place, place);
  support_clear(&doc);
}

START_TEST(either_order_behind)
{
  ck_tag("“The tide is out,” said Martha.\n", "Martha", "said", QAI_FRAME_AFTER);
  ck_tag("“The tide is out,” Martha said.\n", "Martha", "said", QAI_FRAME_AFTER);
  ck_tag("“The tide is out,” he quietly replied.\n", "he", "replied", QAI_FRAME_AFTER);
}
END_TEST

START_TEST(inside_a_broken_quotation)
{
  ck_tag("“The tide,” said Martha, “is out.”\n", "Martha", "said", QAI_FRAME_INSIDE);
}
END_TEST

START_TEST(in_front_with_an_object_between)
{
  ck_tag("Martha turned to Oliver and said, “The tide is out.”\n", "Martha", "said", QAI_FRAME_BEFORE);
  ck_tag("Then said Martha, “The tide is out.”\n", "Martha", "said", QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(a_clause_between_commas)
{
  ck_tag("“The tide is out,” Martha, who had waited, said.\n", "Martha", "said", QAI_FRAME_AFTER);
}
END_TEST

START_TEST(an_unknown_verb_needs_an_open_sentence)
{
  read_tag("“The tide is out,” Martha wheezed.\n");
  ck_assert_int_ge(tag.strength, QAI_SPEECH_OTHER);
  support_clear(&doc);
  read_tag("“The tide is out.” Martha shrugged.\n");
  ck_assert_int_le(tag.strength, QAI_SPEECH_ACTION);
  support_clear(&doc);
}
END_TEST

START_TEST(a_verb_with_its_particle)
{
  static const struct {
    const char *text, *last;
  } cases[] = {{"“We sail tonight,” burst out Martha.\n", "out"},
               {"“We sail tonight,” Martha put in.\n", "in"},
               {"“We sail tonight,” she went on, “or never.”\n", "on"},
               {"“We sail tonight,” said Martha on the stairs.\n", "said"}};
  size_t i;
  for (i = 0; i < sizeof cases / sizeof *cases; i++) {
    read_tag(cases[i].text);
    ck_assert_int_ge(tag.strength, QAI_SPEECH_VERB);
    support_ck_word(&doc, tag.cue_last - 1, cases[i].last);
    support_clear(&doc);
  }
  read_tag("“We sail tonight,” Martha went.\n"); /* without it the verb tells of no speech */
  ck_assert_int_lt(tag.strength, QAI_SPEECH_VERB);
  support_clear(&doc);
}
END_TEST

START_TEST(the_lead_in_of_the_next_quotation_is_not_the_tag_of_this_one)
{
  read_tag("“The tide is out.” Oliver answered, “Then we walk.”\n");
  ck_assert_int_lt(tag.strength, QAI_SPEECH_OTHER);
  support_clear(&doc);
}
END_TEST

START_TEST(a_plain_lead_in_goes_before_a_clause_behind_that_may_be_a_tag)
{
  ck_tag("Martha replied, “The tide is out,” and Oliver felt sure of it.\n", "Martha", "replied", QAI_FRAME_BEFORE);
  ck_tag("Martha waited, and “The tide is out,” Oliver said.\n", "Oliver", "said", QAI_FRAME_AFTER);
}
END_TEST

START_TEST(whose_the_words_are_called)
{
  ck_tag("Martha sat down. “The tide is out,” was her answer.\n", "her", "was", QAI_FRAME_AFTER);
  ck_tag("“The tide is out,” was all Oliver's reply.\n", "Oliver", "was", QAI_FRAME_AFTER);
  ck_tag("“Why?” came his muffled response, and the door shut.\n", "his", "came", QAI_FRAME_AFTER);
  read_tag("“The tide is out,” was the answer.\n");
  ck_assert_uint_eq(tag.mention, QAI_NONE);
  support_clear(&doc);
  read_tag("“The tide is out” was written on her door.\n");
  ck_assert_int_lt(tag.strength, QAI_SPEECH_VERB);
  support_clear(&doc);
}
END_TEST

START_TEST(a_noun_for_the_words_may_be_any_and_have_words_between)
{
  ck_tag("“Is it high?” was Oliver's first and only question.\n", "Oliver", "was", QAI_FRAME_AFTER);
  ck_tag("“The tide is out,” was Mr. Orme's consolation.\n", "Mr. Orme", "was", QAI_FRAME_AFTER);
  ck_tag("“The tide is out,” was the calm reply of Martha.\n", "Martha", "was", QAI_FRAME_AFTER);
  ck_tag("Martha sat; to which his prompt reply was, “The tide is out.”\n", "his", "was", QAI_FRAME_BEFORE);
  ck_tag("She sat down. Oliver's next words were:\n\n“The tide is out.”\n", "Oliver", "were", QAI_FRAME_BEFORE);
  read_tag("“Martha” was Oliver's sister.\n");
  ck_assert_int_lt(tag.strength, QAI_SPEECH_OTHER);
  support_clear(&doc);
}
END_TEST

START_TEST(the_one_by_whom_it_is_whispered)
{
  ck_tag("“Oliver—” loudly whispered by Aunt Martha.\n", "Aunt Martha", "whispered", QAI_FRAME_AFTER);
  ck_tag("“Good heavens!” broke at last from Martha.\n", "Martha", "broke", QAI_FRAME_AFTER);
  ck_tag("“The tide!” came from Oliver on the stairs.\n", "Oliver", "came", QAI_FRAME_AFTER);
}
END_TEST

START_TEST(a_clause_in_front_of_a_semicolon_has_the_subject)
{
  ck_tag("Martha sat down again; and in a low voice said, “The tide is out.”\n", "Martha", "said", QAI_FRAME_BEFORE);
  ck_tag("Oliver was off at once; but coming back, said:\n\n“The tide is out.”\n", "Oliver", "said",
         QAI_FRAME_BEFORE);
  ck_tag("She saw Oliver; he said, “The tide is out.”\n", "he", "said", QAI_FRAME_BEFORE);
  ck_tag("The tide was out; Martha gladly said;—\n\n“We walk.”\n", "Martha", "said", QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(a_clause_between_has_its_own_subject)
{
  ck_tag("Martha listened with patience and when he had ended, replied, “The tide is out.”\n", "Martha", "replied",
         QAI_FRAME_BEFORE);
  ck_tag("Martha knew the coast, and when he asked said, “The tide is out.”\n", "he", "said", QAI_FRAME_BEFORE);
  ck_tag("Martha recalled what he had read in her letter; and after laughing, said, “The tide is out.”\n", "Martha",
         "said", QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(who_is_made_to_say_it)
{
  ck_tag("A whim moved Oliver to reply: “The tide is out.”\n", "Oliver", "reply", QAI_FRAME_BEFORE);
  ck_tag("Martha begged Oliver to say: “The tide is out.”\n", "Martha", "say", QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(whom_it_is_said_to_may_stand_last)
{
  ck_tag("Martha said to herself “The tide is out.”\n", "Martha", "said", QAI_FRAME_BEFORE);
  ck_tag("Martha said to Oliver “The tide is out.”\n", "Martha", "said", QAI_FRAME_BEFORE);
  read_tag("Martha gave Oliver “The Tide”.\n");
  ck_assert_int_lt(tag.strength, QAI_SPEECH_OTHER);
  support_clear(&doc);
}
END_TEST

START_TEST(a_tag_in_front_of_the_next_lead_in)
{
  ck_tag("“Where were you?” Martha demanded, and her mother said, “Here.”\n", "Martha", "demanded", QAI_FRAME_AFTER);
  read_tag("“Where were you?” Martha sat down, and her mother said, “Here.”\n");
  ck_assert_int_lt(tag.strength, QAI_SPEECH_OTHER);
  support_clear(&doc);
}
END_TEST

START_TEST(a_paragraph_that_ends_in_a_dash_is_no_heading)
{
  ck_tag("Here Martha Spoke—\n\n“The tide is out.”\n", "Martha", "Spoke", QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(to_say_nothing_is_no_tag)
{
  static const char *const text[] = {"“The tide is out?” Martha said nothing.\n",
                                     "“The tide is out?” Martha said no more.\n"};
  size_t i;
  for (i = 0; i < sizeof text / sizeof *text; i++) {
    read_tag(text[i]);
    ck_assert_int_lt(tag.strength, QAI_SPEECH_OTHER);
    support_clear(&doc);
  }
}
END_TEST

START_TEST(a_lead_in_that_is_the_paragraph_in_front)
{
  static const char *const verb[] = {"asked", "added", "replied", "continued"};
  static const char *const text[] = {
      "Oliver was at such a loss that Martha put down her cup and asked:\n\n“Where is the boat?”\n",
      "Martha laughed, as she had to, and then added—\n\n“The tide is out.”\n",
      "Martha looked up, and after a moment, in which the clock struck, replied,\n\n“The tide is out.”\n",
      "Martha continued\n\n“The tide is out.”\n"};
  size_t i;
  for (i = 0; i < sizeof text / sizeof *text; i++) {
    read_tag(text[i]);
    ck_assert_int_ge(tag.strength, QAI_SPEECH_OTHER);
    ck_assert_int_eq(tag.place, QAI_FRAME_BEFORE);
    support_ck_word(&doc, tag.cue_first, verb[i]);
    ck_assert_uint_ne(tag.mention, QAI_NONE);
    support_clear(&doc);
  }
}
END_TEST

START_TEST(a_paragraph_in_front_that_ends_or_reports_nothing_is_no_lead_in)
{
  static const char *const text[] = {"Martha put down her cup and asked Oliver.\n\n“Where is the boat?”\n",
                                     "Martha put down her cup:\n\n“Where is the boat?”\n"};
  size_t i;
  for (i = 0; i < sizeof text / sizeof *text; i++) {
    read_tag(text[i]);
    ck_assert_int_eq(tag.strength, QAI_SPEECH_NONE);
    support_clear(&doc);
  }
}
END_TEST

START_TEST(a_possessive_pronoun_is_no_subject)
{
  read_tag("“The tide is out,” said his cough.\n");
  if (tag.mention != QAI_NONE)
    ck_assert_int_ne(doc.mentions.mentions[tag.mention].kind, QUOTEATTR_MENTION_PRONOUN);
  support_clear(&doc);
}
END_TEST

START_TEST(the_one_told_is_the_addressee)
{
  read_tag("“The tide is out,” Martha told Oliver.\n");
  ck_assert_uint_eq(tag.mention, support_mention(&doc, "Martha"));
  ck_assert_uint_eq(tag.addressee, support_mention(&doc, "Oliver"));
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_tag(void);

Suite *
check_dialogue_tag(void)
{
  Suite *s = suite_create("dialogue_tag");
  TCase *t = tcase_create("tags");
  tcase_add_test(t, either_order_behind);
  tcase_add_test(t, inside_a_broken_quotation);
  tcase_add_test(t, in_front_with_an_object_between);
  tcase_add_test(t, a_clause_between_commas);
  tcase_add_test(t, an_unknown_verb_needs_an_open_sentence);
  tcase_add_test(t, a_verb_with_its_particle);
  tcase_add_test(t, a_plain_lead_in_goes_before_a_clause_behind_that_may_be_a_tag);
  tcase_add_test(t, whose_the_words_are_called);
  tcase_add_test(t, a_noun_for_the_words_may_be_any_and_have_words_between);
  tcase_add_test(t, the_one_by_whom_it_is_whispered);
  tcase_add_test(t, a_clause_in_front_of_a_semicolon_has_the_subject);
  tcase_add_test(t, a_clause_between_has_its_own_subject);
  tcase_add_test(t, who_is_made_to_say_it);
  tcase_add_test(t, whom_it_is_said_to_may_stand_last);
  tcase_add_test(t, a_tag_in_front_of_the_next_lead_in);
  tcase_add_test(t, a_paragraph_that_ends_in_a_dash_is_no_heading);
  tcase_add_test(t, to_say_nothing_is_no_tag);
  tcase_add_test(t, the_lead_in_of_the_next_quotation_is_not_the_tag_of_this_one);
  tcase_add_test(t, a_lead_in_that_is_the_paragraph_in_front);
  tcase_add_test(t, a_paragraph_in_front_that_ends_or_reports_nothing_is_no_lead_in);
  tcase_add_test(t, a_possessive_pronoun_is_no_subject);
  tcase_add_test(t, the_one_told_is_the_addressee);
  suite_add_tcase(s, t);
  return s;
}
