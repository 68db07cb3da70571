/* The lexicon's look-ups, and that the lists reach the entries. */
#include "lexicon/lexicon.h"

#include <check.h>
#include <quoteattr.h>
#include <string.h>

static uint32_t
id_of(const char *form)
{
  return qai_lexicon_find(form, strlen(form));
}

static const qai_lexeme *
entry(const char *form)
{
  return qai_lexicon_entry(id_of(form));
}

START_TEST(every_entry_finds_itself)
{
  uint32_t id, n = 0;
  for (id = 1; id < qai_lexicon_size(); id++) {
    size_t len;
    const char *form = qai_lexicon_form(id, &len);
    if (len > 0) {
      n++;
      ck_assert_uint_eq(qai_lexicon_find(form, len), id);
    }
  }
  ck_assert_uint_gt(n, 30000);
}
END_TEST

START_TEST(what_leads_is_what_has_such_a_class)
{
  uint32_t id, n = 0;
  for (id = 1; id < qai_lexicon_size(); id++) {
    size_t len;
    const char *form = qai_lexicon_form(id, &len);
    int leads = (qai_lexicon_entry(id)->classes & QAI_LEX_LEADS) != 0;
    if (len > 0 && qai_lexicon_leads(form, len) != leads)
      ck_abort_msg("%.*s", (int)len, form);
    n += (uint32_t)leads;
  }
  ck_assert_uint_gt(n, 400);
  ck_assert_int_eq(qai_lexicon_leads("Mr.", 3), 1);
  ck_assert_int_eq(qai_lexicon_leads("", 0), 0);
}
END_TEST

START_TEST(unknown_forms_have_the_empty_entry)
{
  char longest[512];
  memset(longest, 'a', sizeof longest);
  ck_assert_uint_eq(id_of("qxzzqy"), 0);
  ck_assert_uint_eq(qai_lexicon_find("", 0), 0);
  ck_assert_uint_eq(qai_lexicon_find(longest, sizeof longest), 0);
  ck_assert_uint_eq(qai_lexicon_find("\xC3", 1), 0);
  ck_assert_uint_eq(qai_lexicon_find("\xE2\x80", 2), 0);
  ck_assert_uint_eq(qai_lexicon_entry(0)->classes, 0);
  ck_assert_uint_eq(qai_lexicon_entry(0xFFFFFFFFu)->classes, 0);
}
END_TEST

/* Whatever number of bytes is read at a time: each ASCII byte at each place of a form of each length, and a letter of
 * two bytes behind it. */
START_TEST(many_are_found_as_each_alone)
{
  static const char *const forms[QAI_LEXICON_FORMS] = {"said", "Mr.", "", "qxzzqy", "Will", "’Tis", "ÉCOLE", "of"};
  char longest[512];
  qai_lexicon_query queries[QAI_LEXICON_FORMS];
  uint32_t ids[QAI_LEXICON_FORMS], n, i;
  memset(longest, 'a', sizeof longest);
  for (n = 0; n < QAI_LEXICON_FORMS && forms[n]; n++) {
    queries[n].bytes = forms[n];
    queries[n].len = strlen(forms[n]);
    queries[n].before = 0;
  }
  for (i = 0; n < QAI_LEXICON_FORMS; n++, i++) {
    queries[n].bytes = longest;
    queries[n].len = 38 + 12 * i;
    queries[n].before = 0;
  }
  qai_lexicon_find_all(queries, n, ids);
  for (i = 0; i < n; i++)
    ck_assert_uint_eq(ids[i], qai_lexicon_find(queries[i].bytes, queries[i].len));
  ck_assert_uint_ne(ids[0], 0);
  qai_lexicon_find_all(queries, 0, ids);
}
END_TEST

START_TEST(each_byte_is_folded_by_itself)
{
  char form[24], out[32];
  size_t len, at, i;
  int c, wrong = 0;
  for (c = 0; c < 0x80; c++)
    for (len = 1; len <= 20; len++)
      for (at = 0; at < len; at++) {
        memset(form, '[', sizeof form);
        form[at] = (char)c;
        memcpy(form + len, "\xC3\x89", 2);
        wrong +=
            qai_lexicon_fold(form, len + 2, 0, out, sizeof out) != len + 2 || memcmp(out + len, "\xC3\xA9", 2) != 0;
        for (i = 0; i < len; i++)
          wrong += out[i] != (i != at ? '[' : c >= 'A' && c <= 'Z' ? c + 0x20 : c);
      }
  ck_assert_int_eq(wrong, 0);
}
END_TEST

/* A byte more than the form is asked for, and nothing is written behind the room. */
START_TEST(forms_are_folded_into_their_room)
{
  char out[24];
  size_t len, size;
  for (len = 1; len <= 18; len++)
    for (size = 0; size < sizeof out; size++) {
      memset(out, '#', sizeof out);
      ck_assert_uint_eq(qai_lexicon_fold("ABCDEFGHIJKLMNOPQR", len, 0, out, size), size > len ? len : 0);
      ck_assert_int_eq(out[size], '#');
    }
}
END_TEST

/* What stands before a form is no part of it; zeros follow it up to the eighth byte. */
START_TEST(forms_are_folded_where_they_stand)
{
  static const char text[] = "0123456789ABCDEFGHIJKLMNOPQR", folded[] = "abcdefghijklmnopqr", zeros[8] = {0};
  char out[24];
  size_t len, before;
  for (len = 1; len <= 18; len++)
    for (before = 0; before <= 10; before++) {
      memset(out, '#', sizeof out);
      ck_assert_uint_eq(qai_lexicon_fold(text + 10, len, before, out, sizeof out), len);
      ck_assert_mem_eq(out, folded, len);
      ck_assert_mem_eq(out + len, zeros, (8 - len % 8) % 8);
    }
  memset(out, '#', sizeof out);
  ck_assert_uint_eq(qai_lexicon_fold("ÉCOLE", 6, 0, out, sizeof out), 6);
  ck_assert_mem_eq(out, "école\0\0", 8);
}
END_TEST

START_TEST(forms_are_folded)
{
  char out[16];
  ck_assert_uint_ne(id_of("said"), 0);
  ck_assert_uint_eq(id_of("SAID"), id_of("said"));
  ck_assert_uint_eq(id_of("n’t"), id_of("n't"));
  ck_assert_uint_eq(id_of("Mr."), id_of("mr"));
  ck_assert_uint_eq(id_of("QUÉBEC"), id_of("québec"));
  ck_assert_uint_eq(qai_lexicon_fold("ŁÓDŹ", 7, 0, out, sizeof out), 7);
  ck_assert_mem_eq(out, "łódź", 7);
  ck_assert_uint_eq(qai_lexicon_fold("longer than the room", 20, 0, out, sizeof out), 0);
}
END_TEST

START_TEST(grammar_words_have_symbols)
{
  ck_assert_uint_eq(entry("said")->symbol, QAI_W_SAID);
  ck_assert_uint_eq(entry("That")->symbol, QAI_W_THAT);
  ck_assert_uint_eq(entry("n't")->symbol, QAI_W_NT);
  ck_assert_uint_eq(entry("table")->symbol, QAI_W_NONE);
}
END_TEST

START_TEST(pronouns_have_person_number_gender_case)
{
  const qai_lexeme *she = entry("she"), *us = entry("us");
  ck_assert(she->classes & QAI_LEX_PRONOUN);
  ck_assert_uint_eq(she->person, 3);
  ck_assert_uint_eq(she->number, 1);
  ck_assert_uint_eq(she->gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_uint_eq(she->pronoun_case, QAI_CASE_SUBJECT);
  ck_assert_uint_eq(us->person, 1);
  ck_assert_uint_eq(us->number, 2);
  ck_assert_uint_eq(us->pronoun_case, QAI_CASE_OBJECT);
  ck_assert(!(entry("her")->classes & QAI_LEX_SURNAME));
}
END_TEST

START_TEST(verbs_have_lemma_and_form)
{
  const qai_lexeme *said = entry("said"), *saying = entry("saying"), *wrote = entry("wrote");
  ck_assert_uint_ne(said->lemma, 0);
  ck_assert_uint_eq(said->lemma, saying->lemma);
  ck_assert_uint_eq(said->form, QAI_FORM_PAST_OR_PARTICIPLE);
  ck_assert_uint_eq(saying->form, QAI_FORM_ING);
  ck_assert_uint_eq(wrote->form, QAI_FORM_PAST);
  ck_assert_uint_eq(entry("writes")->form, QAI_FORM_S);
  ck_assert_uint_eq(entry("snapped")->lemma, entry("snap")->lemma);
  ck_assert_uint_eq(qai_lexicon_lemma_entry(said->lemma), id_of("say"));
  ck_assert_uint_eq(qai_lexicon_lemma_entry(0), 0);
  ck_assert_uint_eq(qai_lexicon_lemma_entry(0xFFFF), 0);
  ck_assert_uint_gt(said->cue_rate, 150);
  ck_assert_uint_gt(said->fiction_rate, 100);
}
END_TEST

static const struct {
  const char *form;
  uint32_t classes;
} members[] = {
    {"said", QAI_LEX_CUE_SAY},
    {"called", QAI_LEX_CUE_MAYBE},
    {"promised", QAI_LEX_CUE_MAYBE},
    {"grinned", QAI_LEX_CUE_SPEECH},
    {"sighed", QAI_LEX_CUE_SPEECH},
    {"believes", QAI_LEX_CUE_THINK},
    {"affirme", QAI_LEX_CUE_SAY | QAI_LEX_FRENCH},
    {"allegations", QAI_LEX_CUE_NOUN},
    {"according", QAI_LEX_CUE_OTHER},
    {"Mr", QAI_LEX_TITLE | QAI_LEX_ABBREVIATION | QAI_LEX_ABBR_TITLE},
    {"Sergeant", QAI_LEX_TITLE | QAI_LEX_ROLE},
    {"spokeswoman", QAI_LEX_ROLE},
    {"policemen", QAI_LEX_ROLE | QAI_LEX_GROUP_NOUN},
    {"stranger", QAI_LEX_PERSON_NOUN},
    {"aunt", QAI_LEX_KINSHIP | QAI_LEX_TITLE},
    {"critics", QAI_LEX_GROUP_NOUN},
    {"University", QAI_LEX_ORG_NOUN},
    {"Rose", QAI_LEX_GIVEN_NAME | QAI_LEX_COMMON},
    {"Nguyen", QAI_LEX_SURNAME},
    {"New York", QAI_LEX_PLACE},
    {"Canadian", QAI_LEX_DEMONYM},
    {"Monday", QAI_LEX_MONTH_DAY},
    {"van", QAI_LEX_PARTICLE},
    {"Jr.", QAI_LEX_SUFFIX | QAI_LEX_ABBREVIATION},
    {"no", QAI_LEX_ABBR_NUMBER | QAI_LEX_COMMON},
    {"quietly", QAI_LEX_ADVERB},
    {"hello", QAI_LEX_INTERJECTION},
    {"’tis", QAI_LEX_ELISION},
};

START_TEST(lists_reach_the_entries)
{
  ck_assert_msg((entry(members[_i].form)->classes & members[_i].classes) == members[_i].classes, "%s",
                members[_i].form);
}
END_TEST

START_TEST(nouns_and_names_have_gender_and_number)
{
  ck_assert_uint_eq(entry("duchess")->gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_uint_eq(entry("policemen")->gender, QUOTEATTR_GENDER_MALE);
  ck_assert_uint_eq(entry("policemen")->number, 2);
  ck_assert_uint_eq(entry("teacher")->gender, QUOTEATTR_GENDER_UNKNOWN);
  ck_assert_uint_eq(entry("tailor")->gender, QUOTEATTR_GENDER_UNKNOWN);
  ck_assert_uint_eq(entry("Barbara")->name_gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_uint_eq(entry("Page")->name_gender, QUOTEATTR_GENDER_FEMALE);
  ck_assert_uint_eq(entry("page")->gender, QUOTEATTR_GENDER_MALE);
  ck_assert_uint_eq(entry("my")->name_gender, QUOTEATTR_GENDER_UNKNOWN);
  ck_assert_uint_eq(entry("Barbara")->gender_sure, 1);
  ck_assert_uint_gt(entry("Barbara")->name_rank, entry("Mary")->name_rank);
}
END_TEST

START_TEST(particles_make_speech_of_a_verb)
{
  uint16_t go = entry("went")->lemma, point = entry("pointed")->lemma;
  ck_assert(qai_lexicon_verb_particle(go, QAI_W_ON));
  ck_assert(qai_lexicon_verb_particle(point, QAI_W_OUT));
  ck_assert(!qai_lexicon_verb_particle(go, QAI_W_INTO));
  ck_assert(!qai_lexicon_verb_particle(0, 0));
  ck_assert(!qai_lexicon_verb_particle(0xFFFF, 0xFFFF));
}
END_TEST

START_TEST(verbs_answer_or_go_on)
{
  ck_assert_uint_eq(qai_lexicon_verb_move(entry("replied")->lemma), QAI_MOVE_ANSWER);
  ck_assert_uint_eq(qai_lexicon_verb_move(entry("continuing")->lemma), QAI_MOVE_GO_ON);
  ck_assert_uint_eq(qai_lexicon_verb_move(entry("thought")->lemma), QAI_MOVE_THINK);
  ck_assert_uint_eq(qai_lexicon_verb_move(entry("asks")->lemma), QAI_MOVE_ASK);
  ck_assert_uint_eq(qai_lexicon_verb_move(entry("said")->lemma), QAI_MOVE_NONE);
  ck_assert_uint_eq(qai_lexicon_verb_move(0), QAI_MOVE_NONE);
  ck_assert_uint_eq(qai_lexicon_verb_move(0xFFFF), QAI_MOVE_NONE);
  ck_assert(qai_lexicon_verb_tells(entry("told")->lemma));
  ck_assert(qai_lexicon_verb_tells(entry("warns")->lemma));
  ck_assert(!qai_lexicon_verb_tells(entry("said")->lemma));
  ck_assert(!qai_lexicon_verb_tells(0) && !qai_lexicon_verb_tells(0xFFFF));
}
END_TEST

START_TEST(nicknames_join_given_names)
{
  ck_assert(qai_lexicon_nickname(id_of("Bob"), id_of("Robert")));
  ck_assert(qai_lexicon_nickname(id_of("Robert"), id_of("Bob")));
  ck_assert(qai_lexicon_nickname(id_of("Bobby"), id_of("Bob")));
  ck_assert(!qai_lexicon_nickname(id_of("Bob"), id_of("William")));
  ck_assert(!qai_lexicon_nickname(id_of("Bob"), id_of("Bob")));
  ck_assert(!qai_lexicon_nickname(0, id_of("Bob")));
  ck_assert(!qai_lexicon_nickname(0xFFFFFFFFu, id_of("Bob")));
}
END_TEST

Suite *check_lexicon(void);
Suite *
check_lexicon(void)
{
  Suite *s = suite_create("lexicon");
  TCase *t = tcase_create("lexicon");
  tcase_add_test(t, every_entry_finds_itself);
  tcase_add_test(t, unknown_forms_have_the_empty_entry);
  tcase_add_test(t, what_leads_is_what_has_such_a_class);
  tcase_add_test(t, many_are_found_as_each_alone);
  tcase_add_test(t, forms_are_folded_where_they_stand);
  tcase_add_test(t, forms_are_folded);
  tcase_add_test(t, each_byte_is_folded_by_itself);
  tcase_add_test(t, forms_are_folded_into_their_room);
  tcase_add_test(t, grammar_words_have_symbols);
  tcase_add_test(t, pronouns_have_person_number_gender_case);
  tcase_add_test(t, verbs_have_lemma_and_form);
  tcase_add_loop_test(t, lists_reach_the_entries, 0, (int)(sizeof members / sizeof *members));
  tcase_add_test(t, nouns_and_names_have_gender_and_number);
  tcase_add_test(t, particles_make_speech_of_a_verb);
  tcase_add_test(t, verbs_answer_or_go_on);
  tcase_add_test(t, nicknames_join_given_names);
  suite_add_tcase(s, t);
  return s;
}
