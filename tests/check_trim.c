/* Certain corrections of a report's spans. */
#include "attribute/aside.h"
#include "attribute/trim.h"
#include "support.h"

#include <string.h>

static support_doc doc;
static qai_view view;

static void
look(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_view_make(&doc.mentions, &doc.arena, &view), QUOTEATTR_OK);
}

/* The words from where `from` starts up to where `to` starts. */
static qai_word_span
words(const char *from, const char *to)
{
  qai_word_span s;
  s.first = support_word(&doc, from);
  s.last = support_word(&doc, to);
  return s;
}

static void
ck_words(qai_word_span s, const char *expected)
{
  support_ck_span(&doc, doc.segment.words[s.first].start, doc.segment.words[s.last - 1].end, expected);
}

START_TEST(a_day_is_no_part_of_a_source)
{
  look("Hugh Maddern on Friday said the ferry was late.");
  ck_words(qai_trim_source(&view, &view.chunks[0], words("Hugh", "said")), "Hugh Maddern");
  support_clear(&doc);
}
END_TEST

START_TEST(a_list_that_starts_the_sentence_is_one_source)
{
  look("Norway, Sweden and Finland have called for calm.");
  ck_words(qai_trim_source(&view, &view.chunks[0], words("Finland", "have")), "Norway, Sweden and Finland");
  support_clear(&doc);
}
END_TEST

START_TEST(a_source_after_another_clause_stays_alone)
{
  look("The mayor met Karin Vogt, and Peter Lang said it was late.");
  ck_words(qai_trim_source(&view, &view.chunks[0], words("Peter", "said")), "Peter Lang");
  support_clear(&doc);
}
END_TEST

typedef void (*trim_source_fn)(const qai_view *v, qai_word_span cue, qai_word_span *source);

/* What `trim` makes of the source of the cue from `cue` up to `behind`, which `from` up to `to` was taken for. */
static void
ck_source(trim_source_fn trim, const char *text, const char *from, const char *to, const char *cue, const char *behind,
          const char *expected)
{
  qai_word_span source;
  look(text);
  source = words(from, to);
  trim(&view, words(cue, behind), &source);
  ck_words(source, expected);
  support_clear(&doc);
}

static void
ck_subject(const char *text, const char *from, const char *to, const char *cue, const char *behind,
           const char *expected)
{
  ck_source(qai_trim_subject, text, from, to, cue, behind, expected);
}

START_TEST(a_verb_has_its_own_subject)
{
  ck_subject("Karin Vogt hailed the plan, while Peter Lang called it a joke.", "Karin", "hailed", "called", "it a joke",
             "Peter Lang");
  ck_subject("Karin Vogt and Peter Lang both called it a joke.", "Karin", "and", "called", "it a joke", "Karin Vogt");
  ck_subject("Karin Vogt fumed after Peter Lang was asked to leave.", "Karin", "fumed", "was", "to", "Karin Vogt");
  ck_subject("The board fell silent, but a person close to the mayor said it was late.", "The board", "fell", "said",
             "it was", "a person close to the mayor");
  ck_subject("The board objected and Karin Vogt, as she has before, said it was late.", "Karin", ", as", "said",
             "it was", "Karin Vogt");
  ck_subject("Karin Vogt left the boat with Peter Lang and said it was late.", "Karin", "left", "said", "it was late",
             "Karin Vogt");
}
END_TEST

START_TEST(narration_behind_the_closing_mark_is_no_content)
{
  look("She told us: “We sold it.” Somebody at the back laughed. Nobody else did.");
  ck_words(qai_trim_content(&view, words("told", "us"), words("“We", "Nobody")), "“We sold it.”");
  support_clear(&doc);
}
END_TEST

START_TEST(a_conjunction_and_colon_before_the_mark_are_no_content)
{
  look("“No,” she said, and then: “Is that your car?” He nodded.");
  ck_words(qai_trim_content(&view, words("said", ", and then"), words("and then", "He nodded")), "“Is that your car?”");
  support_clear(&doc);
}
END_TEST

START_TEST(signs_before_the_mark_are_no_content)
{
  look("> “The roof was rotten,” Lena Kroll wrote.");
  ck_words(qai_trim_content(&view, words("wrote", "."), words("> “The", "Lena")), "“The roof was rotten,”");
  support_clear(&doc);
}
END_TEST

/* The report with the cue from `cue` up to `behind`, and two parts of content: before the source, and behind the cue.
 */
static qai_report
report_of(const char *first, const char *source, const char *cue, const char *behind, const char *end)
{
  qai_report r;
  memset(&r, 0, sizeof r);
  r.source = words(source, cue);
  r.cue = words(cue, behind);
  r.content[r.n_content++] = words(first, source);
  if (strcmp(behind, end) != 0)
    r.content[r.n_content++] = words(behind, end);
  return r;
}

START_TEST(a_cue_ends_with_its_verb_behind_words_in_marks)
{
  qai_report r;
  look("“We sold it,” Karin Vogt wrote in a note to clients, “for nothing.” Nobody laughed.");
  r = report_of("“We", "Karin", "wrote", "clients", "Nobody");
  qai_trim_cue(&view, &r);
  ck_words(r.cue, "wrote");
  ck_assert_uint_eq(r.n_content, 2);
  ck_words(r.content[1], "“for nothing.”");
  support_clear(&doc);
  look("“We sold it,” Karin Vogt said of Peter Lang. Nobody laughed.");
  r = report_of("“We", "Karin", "said", "Peter", ". Nobody");
  qai_trim_cue(&view, &r);
  ck_words(r.cue, "said");
  ck_assert_uint_eq(r.n_content, 1);
  support_clear(&doc);
}
END_TEST

START_TEST(a_day_is_no_part_of_a_cue)
{
  qai_report r;
  look("“We sold it,” Karin Vogt said Friday. Nobody laughed.");
  r = report_of("“We", "Karin", "said", ". Nobody", ". Nobody");
  qai_trim_cue(&view, &r);
  ck_words(r.cue, "said");
  ck_assert_uint_eq(r.n_content, 1);
  support_clear(&doc);
}
END_TEST

START_TEST(a_preposition_that_the_content_needs_stays_with_its_cue)
{
  qai_report r;
  look("The plan, which Karin Vogt called for changes in, was dropped.");
  r = report_of("The plan", "Karin", "called", "changes", "in, was");
  qai_trim_cue(&view, &r);
  ck_words(r.cue, "called for");
  ck_assert_uint_eq(r.n_content, 2);
  support_clear(&doc);
}
END_TEST

/* What is the cue of the report with its only content behind it. */
static void
ck_preposition(const char *text, const char *cue, const char *content, const char *expected)
{
  qai_report r;
  look(text);
  memset(&r, 0, sizeof r);
  r.cue = words(cue, content);
  r.content[0] = words(content, ".");
  r.n_content = 1;
  qai_trim_preposition(&view, &r);
  ck_words(r.cue, expected);
  ck_assert_uint_eq(r.content[0].first, r.cue.last);
  support_clear(&doc);
}

START_TEST(a_preposition_behind_the_cue_belongs_to_it)
{
  ck_preposition("Karin Vogt objected to the plan.", "objected", "to the plan", "objected to");
  ck_preposition("Karin Vogt reported about ten thefts.", "reported", "about ten", "reported");
  ck_preposition("Karin Vogt reported at least six thefts.", "reported", "at least", "reported");
  ck_preposition("Karin Vogt described it as a joke.", "described it", "as a joke", "described it");
}
END_TEST

START_TEST(a_clause_with_marks_inside_stays_whole)
{
  look("She said the roof was “rotten” and the floor worse.");
  ck_words(qai_trim_content(&view, words("said", "the"), words("the roof", ".")),
           "the roof was “rotten” and the floor worse");
  support_clear(&doc);
}
END_TEST

/* Of a participle, whose source was taken for all that stands before it. */
static void
ck_clause(const char *text, const char *first, const char *cue, const char *behind, const char *expected)
{
  ck_source(qai_aside_clause, text, first, cue, cue, behind, expected);
}

START_TEST(a_source_of_a_participle_ends_before_its_verb)
{
  qai_word_span none;
  ck_clause("The company quickly took to its page, writing it was late.", "The", "writing", "it was", "The company");
  ck_clause("A pilot of the harbour emailed reporters, arguing it was late.", "A pilot", "arguing", "it was",
            "A pilot of the harbour");
  ck_clause("A poll released Friday, showing it was late.", "A poll", "showing", "it was", "A poll released Friday,");
  ck_clause("Karin Vogt, who took the boat, adding it was late.", "Karin", "adding", "it was",
            "Karin Vogt, who took the boat,");
  ck_clause("The pilot took the boat, said it was late.", "The", "said", "it was", "The pilot took the boat,");
  look("Saying it was late.");
  none = words("Saying", "Saying");
  qai_aside_clause(&view, words("Saying", "it was"), &none);
  ck_assert_uint_eq(none.first, none.last);
  support_clear(&doc);
}
END_TEST

/* Content and source of a report without source, its content from `first` to the cue and behind the cue. */
static void
ck_speaker(const char *text, const char *first, const char *cue, const char *behind, const char *source,
           const char *content)
{
  qai_report r;
  look(text);
  memset(&r, 0, sizeof r);
  r.cue = words(cue, behind);
  r.content[r.n_content++] = words(first, cue);
  if (view.words[r.cue.last].mark != QAI_MARK_STOP) {
    r.content[r.n_content].first = r.cue.last;
    r.content[r.n_content++].last = view.n_words - 1;
  }
  qai_trim_speaker(&view, &r);
  if (source)
    ck_words(r.source, source);
  else
    ck_assert_uint_eq(r.source.first, r.source.last);
  ck_assert_uint_ge(r.n_content, 1);
  ck_words(r.content[0], content);
  support_clear(&doc);
}

START_TEST(the_words_between_marks_and_cue_are_the_source)
{
  ck_speaker("“We sold it,” the old pilot, who liked it, warned.", "“We", "warned", ".", "the old pilot, who liked it,",
             "“We sold it,”");
  ck_speaker("“We sold it,” adds Karin Vogt.", "“We", "adds", "Karin", "Karin Vogt", "“We sold it,”");
  ck_speaker("Karin Vogt was full of praise for it: “We sold it.”.", "Karin", "was", "“We", "Karin Vogt",
             "“We sold it.”");
  ck_speaker("Karin Vogt was called “a joke”.", "Karin", "was", "“a", NULL, "Karin Vogt");
  ck_speaker("“We sold it,” and then it rained.", "“We", "rained", ".", NULL, "“We sold it,” and then it");
}
END_TEST

Suite *check_trim(void);

Suite *
check_trim(void)
{
  Suite *s = suite_create("trim");
  TCase *t = tcase_create("trim");
  tcase_add_test(t, a_day_is_no_part_of_a_source);
  tcase_add_test(t, a_list_that_starts_the_sentence_is_one_source);
  tcase_add_test(t, a_source_after_another_clause_stays_alone);
  tcase_add_test(t, a_verb_has_its_own_subject);
  tcase_add_test(t, narration_behind_the_closing_mark_is_no_content);
  tcase_add_test(t, a_conjunction_and_colon_before_the_mark_are_no_content);
  tcase_add_test(t, signs_before_the_mark_are_no_content);
  tcase_add_test(t, a_cue_ends_with_its_verb_behind_words_in_marks);
  tcase_add_test(t, a_day_is_no_part_of_a_cue);
  tcase_add_test(t, a_preposition_that_the_content_needs_stays_with_its_cue);
  tcase_add_test(t, a_preposition_behind_the_cue_belongs_to_it);
  tcase_add_test(t, a_clause_with_marks_inside_stays_whole);
  tcase_add_test(t, a_source_of_a_participle_ends_before_its_verb);
  tcase_add_test(t, the_words_between_marks_and_cue_are_the_source);
  suite_add_tcase(s, t);
  return s;
}
