/* Naming: a nameless speaker and the name that is told late are one entity. */
#include "support.h"

static support_doc doc;

/* The speaker of the quotation whose content starts with `part`. */
static uint32_t
speaker(const char *part)
{
  uint32_t i, at = support_find(&doc, part);
  for (i = 0; i < doc.attributions.n_items; i++)
    if (doc.attributions.spans[doc.attributions.items[i].content_first].start == at)
      return doc.attributions.items[i].speaker;
  ck_abort_msg("no quotation starts with \"%s\"", part);
  return QAI_NONE;
}

static void
read_story(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_ATTRIBUTION, QUOTEATTR_GENRE_FICTION);
}

#define ck_speaker(part, name) ck_assert_str_eq(support_entity_name(&doc, speaker(part)), (name))

/* Every id stands for an entity that is mentioned. */
static void
ck_entities(void)
{
  const qai_mentions *m = &doc.mentions;
  uint32_t i;
  for (i = 0; i < m->n_mentions; i++)
    ck_assert(m->mentions[i].entity == QAI_NONE || m->mentions[i].entity < m->n_entities);
  for (i = 0; i < m->n_entities; i++)
    ck_assert(m->entities[i].first_mention == QAI_NONE ||
              m->mentions[m->entities[i].first_mention].entity == i);
}

START_TEST(who_says_his_own_name_bears_it)
{
  read_story("“Is there a room?” the stranger asked.\n\n“There is,” said Martha.\n\n"
             "“I am Oliver Okt,” said the stranger. “I can pay.”\n\n“Then sit down,” said Martha.\n");
  ck_speaker("Is there", "Oliver Okt");
  ck_speaker("I am", "Oliver Okt");
  ck_speaker("There is", "Martha");
  ck_entities();
  support_clear(&doc);
}
END_TEST

START_TEST(who_answers_with_a_name_bears_it)
{
  read_story("“Is there a room?” the stranger asked.\n\n“There is,” said Martha. “What name shall I write?”\n\n"
             "“Okt,” said the stranger.\n\n“Good night, Mr. Okt,” said Martha.\n");
  ck_speaker("Is there", "Mr. Okt");
  ck_speaker("Okt", "Mr. Okt");
  ck_entities();
  support_clear(&doc);
}
END_TEST

START_TEST(a_name_that_was_not_asked_for_is_nobodys_own)
{
  read_story("“Who was it?” the stranger asked.\n\n“There were two,” said Martha.\n\n"
             "“Oliver,” said the stranger.\n\n“And Edmund,” said Martha.\n");
  ck_assert_str_eq(support_entity_name(&doc, speaker("Who was")), "the stranger");
  support_clear(&doc);
}
END_TEST

START_TEST(the_narrator_is_who_they_call)
{
  read_story("I came down late, for I had slept badly, and I took my chair. Oliver was what they called me there.\n\n"
             "“You are late, Oliver,” said Martha.\n\n“It is my habit,” I answered.\n\n"
             "“Nobody waits for you, Oliver,” said Martha.\n\n“That is well,” I said.\n\n"
             "I drank my tea. I looked at her and I laughed.\n\n"
             "“What will you do, Oliver?” said Martha.\n\n“Nothing at all,” I said.\n");
  ck_speaker("It is my", "Oliver");
  ck_speaker("Nothing at", "Oliver");
  ck_entities();
  support_clear(&doc);
}
END_TEST

START_TEST(two_who_talk_with_each_other_are_not_one)
{
  read_story("“Who are you?” the stranger asked.\n\n“I am Martha Okt,” said Martha.\n\n"
             "“Martha, sit down,” said the stranger.\n\n“No,” said Martha.\n\n"
             "“Martha, please,” said the stranger.\n\n“No,” said Martha.\n");
  ck_speaker("Who are", "the stranger");
  ck_speaker("No", "Martha Okt");
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_naming(void);

Suite *
check_dialogue_naming(void)
{
  Suite *s = suite_create("dialogue_naming");
  TCase *t = tcase_create("naming");
  tcase_add_test(t, who_says_his_own_name_bears_it);
  tcase_add_test(t, who_answers_with_a_name_bears_it);
  tcase_add_test(t, a_name_that_was_not_asked_for_is_nobodys_own);
  tcase_add_test(t, the_narrator_is_who_they_call);
  tcase_add_test(t, two_who_talk_with_each_other_are_not_one);
  suite_add_tcase(s, t);
  return s;
}
