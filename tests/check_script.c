/* Transcripts and plays. */
#include "quotes/script.h"

#include "show_quotes.h"

#include <stdio.h>
#include <string.h>

/* Each quotation as NAME=speech. */
static const char *
show_script(support_doc *d)
{
  static char out[2048];
  uint32_t i;
  size_t n = 0;
  out[0] = 0;
  for (i = 0; i < d->quotes.n_quotations; i++) {
    const qai_quotation *q = &d->quotes.quotations[i];
    const qai_region *r = &d->quotes.regions[d->quotes.pieces[q->first_piece]];
    const char *name = "-";
    if (q->script_last > q->script_first)
      name = support_slice(d, d->segment.words[q->script_first].start, d->segment.words[q->script_last - 1].end);
    n += (size_t)snprintf(out + n, sizeof out - n, "%s%s=%s", i ? " / " : "", name, support_slice(d, r->start, r->end));
    ck_assert_uint_lt(n, sizeof out);
  }
  return out;
}

static const show_case scripts[] = {
    {"VOGT: The mill opens in May.\n\nLANG: It does not.\n\nVOGT: Read the paper.",
     "VOGT=The mill opens in May. / LANG=It does not. / VOGT=Read the paper."},
    {"Q: When did you know?\n\nA: When the roof fell.\n\nQ: And then what happened?\n\nA: Then I called the bank.",
     "Q=When did you know? / A=When the roof fell. / Q=And then what happened? / A=Then I called the bank."},
    {"ANNA. Who is there?\n\nBORIS. [Rising.] Only the wind.\n\nANNA. The wind has boots.",
     "ANNA=Who is there? / BORIS=Only the wind. / ANNA=The wind has boots."},
    {"ANNA\n\nWho is out there now?\n\nBORIS\n\nOnly the wind again.\n\nANNA\n\nThe wind has boots.\n\nBORIS\n\nThen "
     "it is not the "
     "wind.",
     "ANNA=Who is out there now? / BORIS=Only the wind again. / ANNA=The wind has boots. / BORIS=Then it is not the "
     "wind."},
    {"VOGT (laughing): The mill opens in May.\n\nLANG: It does not.\n\nVOGT: Read the paper.",
     "VOGT=The mill opens in May. / LANG=It does not. / VOGT=Read the paper."},
    {"“SMITH: I will not go.\n\n“JONES: You will go.\n\n“SMITH: We shall see about that.”",
     "SMITH=I will not go. / JONES=You will go. / SMITH=We shall see about that."},
    {"Q. Mr. Lind, did you see him?\n\nA. I did not.\n\nQ. You were there.\n\nA. It was dark by then.",
     "Q.=Mr. Lind, did you see him? / A.=I did not. / Q.=You were there. / A.=It was dark by then."},
    {"J. VOGT. The mill opens in May.\n\nA. B. LANG. It does not.\n\nJ. VOGT. I know it does.",
     "J. VOGT=The mill opens in May. / A. B. LANG=It does not. / J. VOGT=I know it does."},
    {"[00:00:12] VOGT: The mill opens in May.\n\n[00:00:15] LANG: It does not.\n\n[00:00:19] VOGT: Read the paper.",
     "VOGT=The mill opens in May. / LANG=It does not. / VOGT=Read the paper."},
    {"12/03/21, 2:02 PM - Vogt: the mill opens in May\n\n12/03/21, 2:04 PM - Lang: it does not\n\n"
     "12/03/21, 2:05 PM - Vogt: read the paper",
     "Vogt=the mill opens in May / Lang=it does not / Vogt=read the paper"},
    {"**Vogt:** The mill opens in May.\n\n**Lang:** It does not.\n\n**Vogt:** Read the paper.",
     "Vogt=The mill opens in May. / Lang=It does not. / Vogt=Read the paper."},
    {"Voice 1: The mill opens in May.\n\nVoice 2: It does not.\n\nVoice 1: Read the paper.",
     "Voice 1=The mill opens in May. / Voice 2=It does not. / Voice 1=Read the paper."},
    {"ACT I\n\nSCENE 1. A mill.\n\nANNA\n(at the window)\nWho is out there now?\nSay it.\n\nBORIS\nOnly the wind "
     "again.\n\nEnter CARL, laughing.\n\nANNA\nThe wind has boots.\n\nBORIS\nThen it is not the wind.",
     "ANNA=Who is out there now? / BORIS=Only the wind again. / ANNA=The wind has boots. / BORIS=Then it is not the "
     "wind."},
    {"ANNA VOGT: The mill opens in May.\n\nBORIS LANG: It does not.\n\nVOGT: Read the paper.\n\nLANG: I did.",
     "ANNA VOGT=The mill opens in May. / BORIS LANG=It does not. / VOGT=Read the paper. / LANG=I did."},
    {"The Minister for Mills (Mr Boris Lang): It opens in May.\n\nAnna Vogt (Great Tarn) (Lab): When?\n\n"
     "Mr Lang: On Monday.\n\nMs Vogt: I see, thank you.",
     "Mr Boris Lang=It opens in May. / Anna Vogt=When? / Mr Lang=On Monday. / Ms Vogt=I see, thank you."},
    {"Mr. McVOGT. The mill opens in May.\n\nMs. LANG of Maine. It does not.\n\nMr. McVOGT. Read the paper.",
     "Mr. McVOGT=The mill opens in May. / Ms. LANG of Maine=It does not. / Mr. McVOGT=Read the paper."},
    {"Date: May 14\n\nVogt: The mill opens in May.\n\nLang: It does not.\n\nVogt: Read the paper.\n\nLang: I did.",
     "Vogt=The mill opens in May. / Lang=It does not. / Vogt=Read the paper. / Lang=I did."},
    {"EXT. MILL - DAY\n\nANNA\nWho is out there?\n\nBORIS\nOnly the wind again.\n\nANNA\nIt has boots on.\n\n"
     "EXT. BARN - DAY",
     "ANNA=Who is out there? / BORIS=Only the wind again. / ANNA=It has boots on."},
    {NULL, NULL},
};

START_TEST(lines_below_a_name_are_one_speech)
{
  support_doc d;
  support_run(&d,
              "ANNA\n(at the window)\nWho is out there now?\nSay it.\n\nBORIS\nOnly the wind.\n\nANNA\nThe wind has "
              "boots.",
              SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_quotations, 3);
  ck_assert_uint_eq(d.quotes.quotations[0].n_pieces, 2);
  support_clear(&d);
}
END_TEST

START_TEST(names_before_speeches)
{
  const show_case *c;
  for (c = scripts; c->text; c++) {
    support_doc d;
    support_run_genre(&d, c->text, SUPPORT_QUOTES, QUOTEATTR_GENRE_NEWS);
    ck_assert_str_eq(show_script(&d), c->expected);
    support_clear(&d);
  }
}
END_TEST

static const char *const no_scripts[] = {
    "The list is short: bread, salt, oil.\n\nThe rule is simple: be early.\n\nThe end: nobody came.",
    "Holm: 547.\n\nVogt: 46.\n\nHolm: 12.\n\nVogt: 9.",
    "Weather: Cold\n\nThe ice came early, and the boats stayed in.\n\nNobody minded much.",
    "CHAPTER I. THE HARBOUR\n\nThe ice came early.\n\nNobody minded much.\n\nCHAPTER II. THE MILL\n\nIt burned.",
};

START_TEST(colons_and_headings_make_no_script)
{
  support_doc d;
  support_run(&d, no_scripts[_i], SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 0);
  support_clear(&d);
}
END_TEST

START_TEST(yes_and_a_colon_make_no_transcript)
{
  support_doc d;
  support_run(&d,
              "“Did you wait?” he asked.\n\n“Yes: I had nothing else to do.”\n\n“And your brother?”\n\n“No: he had to "
              "go.”\n\n“So you were alone.”\n\n“Yes: and it was cold.”\n\n“I am sorry,” he said.",
              SUPPORT_QUOTES);
  ck_assert_uint_eq(d.quotes.n_regions, 7);
  ck_assert_str_eq(support_slice(&d, d.quotes.regions[1].start, d.quotes.regions[1].end),
                   "Yes: I had nothing else to do.");
  support_clear(&d);
}
END_TEST

START_TEST(marks_inside_a_speech_are_nested)
{
  support_doc d;
  support_run(&d, "VOGT: He said “never” and left.\n\nLANG: I did not.\n\nVOGT: You did so.", SUPPORT_QUOTES);
  ck_assert_str_eq(show_regions(&d), "He said “never” and left. / +never / I did not. / You did so.");
  ck_assert(d.quotes.regions[0].flags & QAI_REGION_SCRIPT);
  support_clear(&d);
}
END_TEST

Suite *check_script(void);

Suite *
check_script(void)
{
  Suite *s = suite_create("script");
  TCase *t = tcase_create("scripts");
  tcase_add_test(t, names_before_speeches);
  tcase_add_test(t, lines_below_a_name_are_one_speech);
  tcase_add_test(t, yes_and_a_colon_make_no_transcript);
  tcase_add_loop_test(t, colons_and_headings_make_no_script, 0, sizeof no_scripts / sizeof *no_scripts);
  tcase_add_test(t, marks_inside_a_speech_are_nested);
  suite_add_tcase(s, t);
  return s;
}
