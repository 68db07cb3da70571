/* News: reports of every order and kind, quotations without tag, an article with all of them. */
#include "attribute/models.h"
#include "attribute/reports.h"
#include "engine/learned.h"
#include "support.h"

#include <string.h>

static support_doc doc;

static void
read_news(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_ATTRIBUTION, QUOTEATTR_GENRE_NEWS);
}

/* The attribution that has a content span of which `part` is a part. */
static const qai_attribution *
said(const char *part)
{
  uint32_t i, k, at = support_find(&doc, part);
  for (i = 0; i < doc.attributions.n_items; i++)
    for (k = 0; k < doc.attributions.items[i].n_content; k++) {
      const quoteattr_span *s = &doc.attributions.spans[doc.attributions.items[i].content_first + k];
      if (at >= s->start && at < s->end)
        return &doc.attributions.items[i];
    }
  ck_abort_msg("nothing holds \"%s\"", part);
  return NULL;
}

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

static void
ck_content(const char *part, const char *content)
{
  const quoteattr_span *s = &doc.attributions.spans[said(part)->content_first];
  support_ck_span(&doc, s->start, s->end, content);
}

#define ck_kind(part, k) ck_assert_int_eq(said(part)->kind, QUOTEATTR_QUOTE_##k)
#define ck_by(part, e) ck_assert_int_eq(said(part)->evidence, QUOTEATTR_BY_##e)
#define ck_speaker(part, name) ck_assert_str_eq(support_entity_name(&doc, said(part)->speaker), (name))

START_TEST(a_tag_stands_before_behind_or_inside)
{
  read_news("Mayor Ilse Brandt said, “The bridge will open in May.”\n\n"
            "“The town is proud,” she said.\n\n"
            "“We waited,” Peter Lang said, “for nine years.”\n");
  ck_source("The bridge", "Mayor Ilse Brandt");
  ck_source("The town", "she");
  ck_speaker("The town", "Ilse Brandt");
  ck_source("We waited", "Peter Lang");
  ck_assert_ptr_eq(said("We waited"), said("for nine"));
  ck_kind("The bridge", DIRECT);
  ck_cue("We waited", "said");
  support_clear(&doc);
}
END_TEST

START_TEST(the_source_may_follow_its_verb)
{
  read_news("“Nobody asked the fishermen,” said Hugh Maddern, a retired skipper.\n");
  ck_speaker("Nobody", "Hugh Maddern");
  ck_cue("Nobody", "said");
  support_clear(&doc);
}
END_TEST

START_TEST(the_one_told_is_not_the_speaker)
{
  read_news("“The harbour is full,” Hugh Maddern told Ilse Brandt.\n");
  ck_source("The harbour", "Hugh Maddern");
  support_clear(&doc);
}
END_TEST

START_TEST(according_to_names_the_source)
{
  read_news("The pier lost “half its visitors” last year, according to the tourist board.\n");
  ck_source("half its", "the tourist board");
  ck_by("half its", ACCORDING_TO);
  support_clear(&doc);
}
END_TEST

START_TEST(a_clause_with_some_words_in_marks_is_mixed)
{
  read_news("The minister said the new law was “a disgrace” and promised to fight it.\n");
  ck_kind("a disgrace", MIXED);
  ck_content("a disgrace", "the new law was “a disgrace”");
  ck_source("a disgrace", "The minister");
  support_clear(&doc);
}
END_TEST

START_TEST(a_clause_without_marks_is_indirect)
{
  read_news("The company said that the ferry would not sail before Easter.\n");
  ck_kind("the ferry", INDIRECT);
  ck_content("the ferry", "that the ferry would not sail before Easter");
  ck_source("the ferry", "The company");
  support_clear(&doc);
}
END_TEST

START_TEST(a_participle_shares_the_subject)
{
  read_news("Karin Vogt said the mill would close in May, adding that nobody would lose a job.\n");
  ck_source("nobody would", "Karin Vogt");
  ck_cue("nobody would", "adding");
  ck_by("nobody would", SHARED);
  support_clear(&doc);
}
END_TEST

START_TEST(a_colon_at_a_paragraphs_end_introduces_the_next)
{
  read_news("Karin Vogt wrote in a letter to the council:\n\n“The mill belongs to the town, and it will stay so.”\n");
  ck_source("The mill belongs", "Karin Vogt");
  support_clear(&doc);
}
END_TEST

START_TEST(a_quotation_without_tag_goes_on_with_the_speaker_before)
{
  read_news("“The bridge will open in May,” Ilse Brandt said on Friday.\n\n"
            "“It cost less than we feared. And it will last.”\n");
  ck_speaker("It cost", "Ilse Brandt");
  ck_by("It cost", FLOATING);
  ck_assert_int_eq(said("It cost")->link, QUOTEATTR_LINK_IMPLICIT);
  ck_assert(said("It cost")->confidence < said("The bridge")->confidence);
  support_clear(&doc);
}
END_TEST

START_TEST(a_signature_behind_a_dash_is_the_speaker)
{
  read_news("Readers wrote to us about the pier.\n\n“Tear it down, all of it, and plant some trees.” — Peter Lang\n");
  ck_speaker("Tear it", "Peter Lang");
  support_clear(&doc);
}
END_TEST

START_TEST(a_line_may_be_signed)
{
  read_news("What they said of the storm\n\n- “Worst in years” – Mayor Karin Vogt\n"
            "- “I lost the roof. I lost the cat. The cat came back.” – Peter Lang, 71\n");
  ck_speaker("Worst in", "Karin Vogt");
  ck_speaker("I lost the roof", "Peter Lang");
  support_clear(&doc);
}
END_TEST

START_TEST(a_missing_mark_is_no_bridge_between_two_who_speak)
{
  read_news("Karin Vogt said the plan was “dead. She did not say when it had died.\n\n"
            "“We will not sign,” said Peter Lang. “Not today, not ever.\n\n“And we will not pay either.”\n");
  ck_source("the plan was", "Karin Vogt");
  ck_content("the plan was", "the plan was “dead. She did not say when it had died.");
  ck_speaker("We will not sign", "Peter Lang");
  ck_assert_uint_eq(said("We will not sign")->n_content, 3);
  support_clear(&doc);
}
END_TEST

START_TEST(cues_of_one_paragraph_are_read_apart)
{
  read_news("Karin Vogt said the mill would close in May. Peter Lang said the ferry was late. "
            "Ilse Brandt said the pier was old.\n");
  ck_source("the mill would", "Karin Vogt");
  ck_source("the ferry was", "Peter Lang");
  ck_source("the pier was", "Ilse Brandt");
  ck_content("the ferry was", "the ferry was late");
  support_clear(&doc);
}
END_TEST

START_TEST(a_line_of_a_script_is_its_names)
{
  read_news("HARTMANN: Thanks for joining us. How did it begin?\n\nOKAFOR: By accident. We looked for lichen.\n\n"
            "HARTMANN: And you found a wall?\n\nOKAFOR: We found a wall.\n");
  ck_by("By accident", SCRIPT);
  ck_source("By accident", "OKAFOR");
  ck_source("And you", "HARTMANN");
  support_clear(&doc);
}
END_TEST

START_TEST(labels_of_a_script_are_speakers)
{
  read_news("Q. Mr. Lind, did you see the boat?\n\nA. I did not.\n\nQ. You were on the pier.\n\nA. It was dark.\n");
  ck_speaker("Mr. Lind, did", "Q.");
  ck_speaker("I did not", "A.");
  support_clear(&doc);
  read_news("Speaker 1: Thanks for joining us.\n\nSpeaker 2 (laughing): It is a pleasure.\n\nSpeaker 1: How did it "
            "begin?\n");
  ck_speaker("Thanks for", "Speaker 1");
  ck_speaker("It is a", "Speaker 2");
  ck_cue("It is a", ":");
  support_clear(&doc);
}
END_TEST

START_TEST(the_sentence_before_tells_who_speaks)
{
  read_news("Ann Holm, a teacher, said the school was cold. \"My pupils wear coats,\" she said.\n\n"
            "Her colleague Peter Lind was blunter. \"It is a barn.\"\n\n"
            "\"It has no doors and no windows at all.\"\n");
  ck_speaker("\"It is a barn", "Peter Lind");
  ck_by("\"It is a barn", BEAT);
  ck_speaker("\"It has no", "Peter Lind");
  ck_by("\"It has no", FLOATING);
  support_clear(&doc);
}
END_TEST

START_TEST(the_name_beside_a_nominal_source_is_the_speaker)
{
  read_news("The leader of the Coast Party, Amara Diallo, said the ferry was late. Its chairman, Hernan Diaz, told "
            "reporters that nobody had asked him.\n");
  ck_speaker("the ferry", "Amara Diallo");
  ck_speaker("nobody had", "Hernan Diaz");
  support_clear(&doc);
}
END_TEST

START_TEST(a_term_in_marks_that_nobody_reports_is_no_speech)
{
  uint32_t i;
  read_news("The town lost its “silent fund” in the flood, and a new pier was built in the spring.\n");
  for (i = 0; i < doc.attributions.n_items; i++)
    ck_assert_int_ne(doc.attributions.items[i].kind, QUOTEATTR_QUOTE_DIRECT);
  support_clear(&doc);
}
END_TEST

START_TEST(nobody_speaks_where_nobody_is_named)
{
  const qai_attribution *a;
  read_news("“Sold out.”\n");
  a = said("Sold");
  ck_assert_uint_eq(a->speaker, QAI_NONE);
  ck_assert_int_eq(a->link, QUOTEATTR_LINK_NONE);
  ck_assert_float_eq(a->confidence, 0.0f);
  support_clear(&doc);
}
END_TEST

/* Content words of what is reported with these options, one item after another. */
static uint32_t
count_with(const char *text, int statements, float min_confidence)
{
  qai_attribute_options o = {.indirect = 1, .max_candidates = 24};
  qai_attributions all;
  qai_learned learned;
  uint32_t i, n = 0;
  o.statements = statements;
  o.min_confidence = min_confidence;
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_learned_read(&learned), QUOTEATTR_OK);
  ck_assert_int_eq(qai_attribute(&doc.mentions, &learned.news, &o, &doc.arena, &all), QUOTEATTR_OK);
  for (i = 0; i < all.n_items; i++)
    n += all.items[i].speaker != QAI_NONE;
  support_clear(&doc);
  return n;
}

START_TEST(beliefs_are_left_out_when_statements_are_asked_for)
{
  const char *text = "Karin Vogt said that the mill would close. Peter Lang believes that the mill will stay.\n";
  ck_assert_uint_eq(count_with(text, 0, 0), 2);
  ck_assert_uint_eq(count_with(text, 1, 0), 1);
}
END_TEST

/* Reports of the one paragraph `text`. */
static uint32_t
count_reports(const char *text, int marked_only)
{
  static qai_report_work work;
  static qai_news_models models;
  qai_passage_forms forms;
  qai_model model;
  qai_view view;
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_view_make(&doc.mentions, &doc.arena, &view), QUOTEATTR_OK);
  ck_assert_int_eq(qai_passage_forms_make(view.tags, &doc.arena, &forms), QUOTEATTR_OK);
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_news_models_open(&model, &models), QUOTEATTR_OK);
  work.code = qai_labels_version(0);
  work.marked_only = marked_only;
  qai_reports_find(&view, &view.chunks[0], &forms, &models.reports, &work);
  support_clear(&doc);
  return work.n_candidates;
}

START_TEST(a_cue_apart_from_all_marks_is_not_read_when_marks_alone_matter)
{
  const char *apart = "Hugo Bell said that the bridge was safe. It rained. “It will open in May,” Ilse Brandt said.";
  const char *beside = "Hugo Bell said that the bridge was safe. “It will open in May,” Ilse Brandt said.";
  ck_assert_uint_eq(count_reports(apart, 0), 2);
  ck_assert_uint_eq(count_reports(apart, 1), 1);
  ck_assert_uint_eq(count_reports(beside, 1), 2);
}
END_TEST

START_TEST(unsure_speakers_are_nobody_when_asked_for)
{
  const char *text = "“The bridge will open in May,” Ilse Brandt said on Friday.\n\n“It cost less than we feared.”\n";
  ck_assert_uint_eq(count_with(text, 0, 0), 2);
  ck_assert_uint_eq(count_with(text, 0, 0.8f), 1);
  ck_assert_uint_eq(count_with(text, 0, 1.0f), 0);
}
END_TEST

/* A port closes: the ways of a wire report in one article. */
static const char article[] =
    "The future of the harbour is a “matter of survival,” the Norland government says after the loss of its largest "
    "ferry line.\n\n"
    "“We speak with our neighbours every day. The safety of the islanders is our first duty,” Transport Minister "
    "Ingrid Solheim said in a statement on Friday.\n\n"
    "There are 400 islanders without a regular boat.\n\n"
    "Solheim called on “all sides to sit down and find a way.”\n\n"
    "“Our aim is and remains an open sea,” Solheim said. “The country has long worried about the prices of the "
    "Marlin Line, whose conduct has hurt the whole coast.”\n\n"
    "Union leaders have promised “a long winter of strikes” over the decision.\n\n"
    "Marlin chairman Edgar Holt, who ordered the closure, said the step was necessary because the line was losing "
    "money.\n\n"
    "The company has urged its customers to rebook “at once” before the summer.\n\n"
    "The leader of the Coast Party, Amara Diallo, wrote on Friday that the closure has “brought the islands closer to "
    "ruin.”\n\n"
    "“The minister needs to act now, with every other port, and not wait for Marlin to think again.”\n";

START_TEST(an_article_with_all_of_them)
{
  read_news(article);
  ck_source("matter of survival", "the Norland government");
  ck_speaker("We speak", "Ingrid Solheim");
  ck_speaker("all sides", "Ingrid Solheim");
  ck_speaker("Our aim", "Ingrid Solheim");
  ck_assert_ptr_eq(said("Our aim"), said("The country has"));
  ck_source("a long winter", "Union leaders");
  ck_kind("the step was", INDIRECT);
  ck_speaker("the step was", "Edgar Holt");
  ck_source("at once", "The company");
  ck_speaker("brought the islands", "Amara Diallo");
  ck_speaker("The minister needs", "Amara Diallo");
  ck_by("The minister needs", FLOATING);
  support_clear(&doc);
}
END_TEST

START_TEST(items_are_in_order_of_the_text)
{
  uint32_t i;
  read_news(article);
  for (i = 1; i < doc.attributions.n_items; i++)
    ck_assert_uint_le(doc.attributions.spans[doc.attributions.items[i - 1].content_first].start,
                      doc.attributions.spans[doc.attributions.items[i].content_first].start);
  support_clear(&doc);
}
END_TEST

Suite *check_news(void);

Suite *
check_news(void)
{
  Suite *s = suite_create("news");
  TCase *t = tcase_create("news");
  tcase_add_test(t, a_tag_stands_before_behind_or_inside);
  tcase_add_test(t, the_source_may_follow_its_verb);
  tcase_add_test(t, the_one_told_is_not_the_speaker);
  tcase_add_test(t, according_to_names_the_source);
  tcase_add_test(t, a_clause_with_some_words_in_marks_is_mixed);
  tcase_add_test(t, a_clause_without_marks_is_indirect);
  tcase_add_test(t, a_participle_shares_the_subject);
  tcase_add_test(t, a_colon_at_a_paragraphs_end_introduces_the_next);
  tcase_add_test(t, a_quotation_without_tag_goes_on_with_the_speaker_before);
  tcase_add_test(t, a_signature_behind_a_dash_is_the_speaker);
  tcase_add_test(t, a_line_may_be_signed);
  tcase_add_test(t, a_missing_mark_is_no_bridge_between_two_who_speak);
  tcase_add_test(t, cues_of_one_paragraph_are_read_apart);
  tcase_add_test(t, a_line_of_a_script_is_its_names);
  tcase_add_test(t, labels_of_a_script_are_speakers);
  tcase_add_test(t, the_sentence_before_tells_who_speaks);
  tcase_add_test(t, the_name_beside_a_nominal_source_is_the_speaker);
  tcase_add_test(t, a_term_in_marks_that_nobody_reports_is_no_speech);
  tcase_add_test(t, nobody_speaks_where_nobody_is_named);
  tcase_add_test(t, beliefs_are_left_out_when_statements_are_asked_for);
  tcase_add_test(t, a_cue_apart_from_all_marks_is_not_read_when_marks_alone_matter);
  tcase_add_test(t, unsure_speakers_are_nobody_when_asked_for);
  tcase_add_test(t, an_article_with_all_of_them);
  tcase_add_test(t, items_are_in_order_of_the_text);
  suite_add_tcase(s, t);
  return s;
}
