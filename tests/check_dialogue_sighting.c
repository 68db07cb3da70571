/* Sightings: kept up from turn to turn, they are those that one finds who looks at all mentions for each turn. */
#include "attribute/dialogue_sighting.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

static support_doc doc;
static qai_turns turns;
static qai_profile *profiles;
static qai_sightings sightings;
static char text[100000];

/* A long talk between few, with narration between, little, much, or in long paragraphs. */
static void
write_text(uint32_t seed)
{
  static const char *const narrated[] = {"Martha saw Oliver.",
                                         "She looked at him.",
                                         "Mr. Finch and Anna left.",
                                         "Oliver's coat was wet.",
                                         "Anna laughed at Martha.",
                                         "He went on.",
                                         "It rained."};
  static const char *const said[] = {"“No, Oliver.”", "“Where is Anna?” said Martha.", "“Gone,” he said.",
                                     "“Mr. Finch, he told Anna.”", "“Oh!”"};
  size_t n = 0;
  uint32_t i, k;
  for (i = 0; i < 240; i++) {
    seed = seed * 1664525u + 1013904223u;
    if (seed >> 30 < 2 && i % 40 != 7)
      n += (size_t)sprintf(text + n, "%s", said[(seed >> 8) % 5]);
    else
      for (k = 0; k < (i % 40 == 7 ? 150u : 1 + (seed >> 20) % 4); k++)
        n += (size_t)sprintf(text + n, "%s%s", k ? " " : "", narrated[(seed + k * 5) / 3 % 7]);
    n += (size_t)sprintf(text + n, "\n\n");
  }
}

static void
start(const char *content)
{
  support_run_genre(&doc, content, SUPPORT_MENTIONS, QUOTEATTR_GENRE_FICTION);
  ck_assert_int_eq(qai_turns_find(&doc.mentions, &doc.arena, &turns), QUOTEATTR_OK);
  ck_assert_int_eq(qai_profiles_make(&turns, &doc.arena, &profiles), QUOTEATTR_OK);
  ck_assert_int_eq(qai_sightings_start(&turns, profiles, &doc.arena, &sightings), QUOTEATTR_OK);
}

static const qai_mention *
mention(uint32_t i)
{
  return &doc.mentions.mentions[i];
}

static int
counts(const qai_mention *m)
{
  return qai_sightings_counts(&sightings, m) && !(m->flags & QAI_MENTION_SECOND) &&
         (m->region == QAI_NONE || m->kind != QUOTEATTR_MENTION_PRONOUN);
}

/* The first mention in reach in front of the turn, by looking at each. */
static uint32_t
first_in_reach(const qai_turn *turn)
{
  uint32_t i = sightings.mention;
  while (i > 0 && sightings.mention - i < QAI_SIGHTINGS_BEFORE &&
         turn->paragraph - mention(i - 1)->paragraph <= QAI_NARRATION_BEFORE)
    i--;
  return i;
}

/* Of one entity, by looking at each mention. */
static void
check_presence(uint32_t entity, const qai_turn *turn)
{
  const qai_presence *p = &sightings.presences[entity];
  uint32_t i, n = 0, own = 0, last = QAI_NONE, named = QAI_NONE;
  int acts = 0;
  for (i = first_in_reach(turn); i < sightings.mention; i++) {
    const qai_mention *m = mention(i);
    if (m->entity != entity || m->region != QAI_NONE || !counts(m))
      continue;
    n++;
    last = i;
    own += m->paragraph == turn->paragraph;
    named = m->kind == QUOTEATTR_MENTION_PRONOUN ? named : m->paragraph;
    acts |= (m->flags & QAI_MENTION_SUBJECT) != 0;
  }
  ck_assert_uint_eq(p->n, n);
  if (n == 0)
    return;
  ck_assert_uint_eq(p->mention, last);
  ck_assert_uint_eq(p->paragraph, mention(last)->paragraph);
  ck_assert_uint_eq(p->paragraph == turn->paragraph ? p->own : 0, own);
  ck_assert_int_eq(qai_sightings_reach(&sightings, p->named), named != QAI_NONE);
  if (named != QAI_NONE)
    ck_assert_uint_eq(p->named_paragraph, named);
  ck_assert_int_eq(qai_sightings_reach(&sightings, p->acted), acts);
}

/* Each entity seen in the narration stands in the row once, the one seen last first. */
static void
check_row(void)
{
  uint32_t e, i, n = 0, before = QAI_NONE;
  for (e = sightings.newest; e != QAI_NONE; before = e, e = sightings.presences[e].older) {
    ck_assert_uint_eq(sightings.presences[e].newer, before);
    ck_assert(before == QAI_NONE || sightings.presences[before].seen > sightings.presences[e].seen);
    n++;
  }
  for (i = 0; i < doc.mentions.n_entities; i++)
    n -= sightings.presences[i].n > 0;
  ck_assert_uint_eq(n, 0);
}

/* Those behind the turn's start are all that count. */
static void
check_behind(const qai_turn *turn)
{
  uint32_t i, k = sightings.from;
  for (i = sightings.mention; i < doc.mentions.n_mentions && i - sightings.mention < QAI_SIGHTINGS_BEHIND &&
                              mention(i)->paragraph <= turn->last_paragraph + QAI_NARRATION_BEHIND;
       i++)
    if (counts(mention(i))) {
      ck_assert_uint_lt(k, sightings.n);
      ck_assert_uint_eq(qai_sightings_at(&sightings, k++)->mention, i);
    }
}

/* Those in quotations, from the last one in front back. */
static void
check_quoted(const qai_turn *turn)
{
  uint32_t i, k = sightings.quoted;
  for (i = sightings.mention; i > first_in_reach(turn); i--)
    if (counts(mention(i - 1)) && mention(i - 1)->region != QAI_NONE) {
      ck_assert(qai_sightings_reach(&sightings, k));
      ck_assert_uint_eq(qai_sightings_at(&sightings, k - 1)->mention, i - 1);
      k = qai_sightings_at(&sightings, k - 1)->quoted;
    }
  ck_assert(!qai_sightings_reach(&sightings, k));
}

/* `every`: turns between those that are asked for. */
static void
check_all(uint32_t every)
{
  uint32_t t, i;
  for (t = 0; t < turns.n_items; t += every) {
    const qai_turn *turn = &turns.items[t];
    qai_sightings_enter(&sightings, turn);
    for (i = 0; i < doc.mentions.n_entities; i++)
      check_presence(i, turn);
    check_row();
    check_behind(turn);
    check_quoted(turn);
  }
}

START_TEST(they_are_those_around)
{
  write_text((uint32_t)_i + 1);
  start(text);
  ck_assert_uint_gt(turns.n_items, 40);
  ck_assert_uint_gt(doc.mentions.n_mentions, QAI_SIGHTINGS_ROOM);
  check_all(_i % 4 == 3 ? 20 : 1);
  support_clear(&doc);
}
END_TEST

START_TEST(a_quotation_in_no_turn_has_none)
{
  start("Martha read “Oliver Twist” to Anna.\n\n“Oliver!” she said.\n");
  qai_sightings_enter(&sightings, &turns.items[0]);
  ck_assert_uint_eq(qai_sightings_at(&sightings, 0)->turn, QAI_NONE);
  ck_assert_uint_gt(sightings.n, sightings.from);
  ck_assert_uint_eq(qai_sightings_at(&sightings, sightings.from)->turn, 0);
  ck_assert_uint_eq(qai_sightings_at(&sightings, sightings.from)->is_quoted, 1);
  support_clear(&doc);
}
END_TEST

Suite *check_dialogue_sighting(void);

Suite *
check_dialogue_sighting(void)
{
  Suite *s = suite_create("dialogue_sighting");
  TCase *t = tcase_create("sightings");
  tcase_add_loop_test(t, they_are_those_around, 0, 8);
  tcase_add_test(t, a_quotation_in_no_turn_has_none);
  suite_add_tcase(s, t);
  return s;
}
