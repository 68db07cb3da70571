/* Which reports the roles alone tell.  A letter a word: S source, C content (small: goes on), Q cue, . neither, ? in
 * doubt; words between marks of speech are underlined by ^, a digit tells the sentence. */
#include "attribute/told.h"
#include "support.h"

#include <string.h>

#define L QAI_LABELS_MAX
#define SURE 0.6f

static const char letters[] = ".QqSsCc";

static qai_passage passage;
static qai_told told;
static uint8_t labels[QAI_CHUNK_MAX];

static void
set(const char *roles, const char *marks, const char *sentences)
{
  static float p[QAI_CHUNK_MAX * L];
  uint32_t k;
  memset(&passage, 0, sizeof passage);
  passage.words = passage.room + QAI_PASSAGE_PAD;
  passage.n = (uint32_t)strlen(roles);
  memset(p, 0, sizeof p);
  for (k = 0; k < passage.n; k++) {
    qai_passage_word *w = &passage.room[QAI_PASSAGE_PAD + k];
    w->quote = marks[k] == '^' ? QAI_VIEW_INSIDE : QAI_VIEW_PLAIN;
    w->sentence = (uint16_t)(sentences[k] - '0');
    if (roles[k] == '?')
      p[k * L + QAI_ROLE_CONTENT_B] = p[k * L + QAI_ROLE_NONE] = 0.5f;
    else
      p[k * L + (uint32_t)(strchr(letters, roles[k]) - letters)] = 0.7f;
  }
  qai_told_read(&passage, p, SURE, &told);
}

/* The labels of cue number `n`, in letters; "" when they are not told. */
static const char *
labels_of(uint32_t n)
{
  static const char names[] = ".SsCc";
  static char out[QAI_CHUNK_MAX + 1];
  uint32_t cues[3] = {QAI_NONE, QAI_NONE, QAI_NONE}, k, found = 0;
  for (k = 0; k < passage.n; k++)
    if (told.role[k + 1] == QAI_ROLE_CUE_B) {
      if (found + 2 >= n && found + 2 - n < 3)
        cues[found + 2 - n] = k;
      found++;
    }
  if (!qai_told_labels(&told, cues[0], cues[1], cues[2], labels))
    return "";
  for (k = 0; k < passage.n; k++)
    out[k] = names[labels[k]];
  out[passage.n] = '\0';
  return out;
}

START_TEST(a_cue_alone_in_its_sentence_has_all_its_roles)
{
  set("CccSQ.", "^^^   ", "000000");
  ck_assert_str_eq(labels_of(1), "CccS..");
  set(".SsQqCcc.", "         ", "000000000");
  ck_assert_str_eq(labels_of(1), ".Ss..Ccc.");
}
END_TEST

START_TEST(doubt_in_the_sentence_wants_a_look)
{
  set("Cc?SQ.", "^^^   ", "000000");
  ck_assert_str_eq(labels_of(1), "");
  set("CccSQ.?", "^^^    ", "0000001");
  ck_assert_str_eq(labels_of(1), "");
  set("CccSQ..?", "^^^     ", "00000011");
  ck_assert_str_eq(labels_of(1), "CccS....");
}
END_TEST

START_TEST(what_has_no_source_wants_a_look)
{
  set("Ccc.Q.", "^^^   ", "000000");
  ck_assert_str_eq(labels_of(1), "");
}
END_TEST

START_TEST(two_cues_in_a_sentence_want_a_look)
{
  set("CcSQQCc", "^^     ", "0000000");
  ck_assert_str_eq(labels_of(1), "");
  ck_assert_str_eq(labels_of(2), "");
}
END_TEST

START_TEST(speech_goes_on_into_sentences_without_a_cue)
{
  set("CccccSQ.CcCc", "^^^^^   ^^^^", "001111112233");
  ck_assert_str_eq(labels_of(1), "CccccS..CcCc");
}
END_TEST

START_TEST(speech_that_runs_into_the_next_cues_sentence_is_its_own)
{
  set("CcSQ.CcccSQ", "^^   ^^^^  ", "00000112222");
  ck_assert_str_eq(labels_of(1), "CcS........");
  ck_assert_str_eq(labels_of(2), ".....CcccS.");
  set("CcSQ.CccSQ", "^^   ^^^  ", "0000011111");
  ck_assert_str_eq(labels_of(1), "CcS.......");
}
END_TEST

START_TEST(speech_between_two_cues_that_may_be_eithers_wants_a_look)
{
  set("CcSQ.CcCcSQ", "^^   ^^^^  ", "00000112222");
  ck_assert_str_eq(labels_of(1), "");
  ck_assert_str_eq(labels_of(2), "");
  set("SQCccSQ", "  ^^^  ", "0000111");
  ck_assert_str_eq(labels_of(1), "");
  ck_assert_str_eq(labels_of(2), "");
}
END_TEST

START_TEST(content_outside_marks_ends_with_its_sentence_or_wants_a_look)
{
  set("SQCccc", "      ", "000011");
  ck_assert_str_eq(labels_of(1), "");
}
END_TEST

Suite *check_told(void);

Suite *
check_told(void)
{
  Suite *s = suite_create("told");
  TCase *t = tcase_create("told");
  tcase_add_test(t, a_cue_alone_in_its_sentence_has_all_its_roles);
  tcase_add_test(t, doubt_in_the_sentence_wants_a_look);
  tcase_add_test(t, what_has_no_source_wants_a_look);
  tcase_add_test(t, two_cues_in_a_sentence_want_a_look);
  tcase_add_test(t, speech_goes_on_into_sentences_without_a_cue);
  tcase_add_test(t, speech_that_runs_into_the_next_cues_sentence_is_its_own);
  tcase_add_test(t, speech_between_two_cues_that_may_be_eithers_wants_a_look);
  tcase_add_test(t, content_outside_marks_ends_with_its_sentence_or_wants_a_look);
  suite_add_tcase(s, t);
  return s;
}
