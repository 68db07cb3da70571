/* Sources that no mention holds get a speaker. */
#include "support_mention.h"

#include <string.h>

static support_doc doc;

static void
read_news(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_ATTRIBUTION, QUOTEATTR_GENRE_NEWS);
}

/* The speaker of the attribution whose source begins where the n-th `source` does. */
static uint32_t
speaker_of(const char *source, uint32_t n)
{
  uint32_t i, at = support_find_nth(&doc, source, n);
  for (i = 0; i < doc.attributions.n_items; i++)
    if (doc.attributions.items[i].source.start == at && doc.attributions.items[i].source.end > at)
      return doc.attributions.items[i].speaker;
  ck_abort_msg("\"%s\" is no source", source);
  return QAI_NONE;
}

#define ck_name(source, name) ck_assert_str_eq(support_entity_name(&doc, speaker_of((source), 0)), (name))

/* Mentions in order of the text, those of a paragraph where it says, each entity's first one and count. */
static void
ck_order(void)
{
  const qai_mentions *m = &doc.mentions;
  uint32_t i, p, n = 0;
  for (i = 1; i < m->n_mentions; i++)
    ck_assert_uint_le(m->mentions[i - 1].first, m->mentions[i].first);
  for (p = 0; p < doc.segment.text->n_paragraphs; p++)
    for (i = m->paragraph_mentions[p]; i < m->paragraph_mentions[p + 1]; i++, n++)
      ck_assert_uint_eq(m->mentions[i].paragraph, p);
  ck_assert_uint_eq(n, m->n_mentions);
  for (i = 0; i < m->n_entities; i++) {
    if (m->entities[i].n_mentions)
      ck_assert_uint_eq(m->mentions[m->entities[i].first_mention].entity, i);
    ck_assert_uint_le(m->entities[i].first_name + m->entities[i].n_names, m->n_names);
  }
}

START_TEST(a_paper_speaks_for_itself)
{
  read_news("Ilse Brandt read it.\n\nThe poll also shows that voters are “tired”. Peter Lang laughed.\n\n"
            "Early surveys\nshow a tight race. Karin Vogt slept.\n");
  ck_name("The poll", "The poll");
  ck_name("Early surveys", "Early surveys");
  ck_order();
  support_clear(&doc);
}
END_TEST

START_TEST(the_same_noun_is_the_same_source)
{
  read_news("A new poll shows that voters are tired. Ilse Brandt laughed.\n\n"
            "The poll also shows that they are cold.\n\nThe ad claims that they are rich.\n");
  ck_assert_uint_eq(speaker_of("A new poll", 0), speaker_of("The poll", 0));
  ck_assert_uint_ne(speaker_of("A new poll", 0), speaker_of("The ad", 0));
  ck_assert_uint_eq(doc.mentions.entities[speaker_of("The poll", 0)].n_mentions, 2);
  ck_order();
  support_clear(&doc);
}
END_TEST

START_TEST(part_of_a_group_is_one)
{
  read_news("Ilse Brandt asked them. 38 percent of voters said they would stay home.\n");
  ck_name("38 percent", "38 percent of voters");
  ck_assert_int_eq(doc.mentions.entities[speaker_of("38 percent", 0)].type, QUOTEATTR_ENTITY_GROUP);
  support_clear(&doc);
}
END_TEST

START_TEST(a_relative_stands_for_the_phrase_before_it)
{
  read_news("She met a democrat familiar with the talks, who added that the house was “rattled”.\n\n"
            "The bill, which says that rivers belong to everyone, failed.\n");
  ck_name("who added", "a democrat");
  ck_name("which says", "The bill");
  ck_order();
  support_clear(&doc);
}
END_TEST

START_TEST(there_is_room_for_any_number)
{
  char text[8192] = "";
  uint32_t i, n = 0;
  for (i = 0; i < 60; i++)
    strcat(text, "The ad claims that Brandt is weak.\n\nA poll shows that voters are tired.\n\n");
  read_news(text);
  for (i = 0; i < doc.attributions.n_items; i++)
    n += doc.attributions.items[i].speaker != QAI_NONE;
  ck_assert_uint_eq(n, 120);
  ck_order();
  support_clear(&doc);
}
END_TEST

Suite *check_sources(void);

Suite *
check_sources(void)
{
  Suite *s = suite_create("sources");
  TCase *t = tcase_create("sources");
  tcase_add_test(t, a_paper_speaks_for_itself);
  tcase_add_test(t, the_same_noun_is_the_same_source);
  tcase_add_test(t, part_of_a_group_is_one);
  tcase_add_test(t, a_relative_stands_for_the_phrase_before_it);
  tcase_add_test(t, there_is_room_for_any_number);
  suite_add_tcase(s, t);
  return s;
}
