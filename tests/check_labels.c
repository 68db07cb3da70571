/* All versions of the labelling code give the same bits. */
#include "attribute/labels.h"
#include "attribute/models.h"
#include "attribute/role_grams.h"
#include "attribute/span_grams.h"
#include "support.h"

#include <string.h>

enum { WORDS = QAI_CHUNK_MAX, ROOM = (WORDS + 2 * QAI_GRAM_REACH) * QAI_LABELS_MAX };

typedef struct result {
  int16_t sums[ROOM], sides[2 * ROOM], scores[ROOM], ways[ROOM];
  float weights[ROOM], roles[ROOM], marginals[ROOM];
  uint8_t labels[WORDS];
} result;

static support_doc doc;
static qai_view view;
static qai_passage passage;
static qai_news_models models;
static result results[2];

static const char text[] =
    "The pier of Ellery “will never open again,” said Ilse Brandt, who has been its engineer since 1998, and the town "
    "council agreed that it was too old; divers found cracks in it. “I told them so,” she added. Nobody asked why. "
    "According to a report, 41 businesses have left, but the mayor insists: “We are not done.” Hugo believes him.";

static void
read_passage(void)
{
  qai_passage_forms forms;
  qai_model model;
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_int_eq(qai_view_make(&doc.mentions, &doc.arena, &view), QUOTEATTR_OK);
  ck_assert_int_eq(qai_passage_forms_make(view.tags, &doc.arena, &forms), QUOTEATTR_OK);
  ck_assert_int_eq(qai_model_builtin(&model), QUOTEATTR_OK);
  ck_assert_int_eq(qai_news_models_open(&model, &models), QUOTEATTR_OK);
  qai_passage_read(&view, &view.chunks[0], &forms, &passage);
  ck_assert_uint_gt(passage.n, 60);
}

/* Runs one version on each word taken for a cue, and on roles that it found itself. */
static void
run(const qai_labels *code, uint32_t cue, result *r)
{
  uint16_t codes[WORDS + 4] = {0};
  qai_cue_frame frame;
  uint32_t k, n;
  memset(r, 0, sizeof *r);
  code->find_roles(&passage, &models.reports.roles, r->sums, r->weights, r->roles);
  for (k = 0; k < passage.n; k++)
    codes[k + 2] = qai_spans_role_code(r->roles + k * QAI_LABELS_MAX);
  code->sum_words(&passage, codes + 2, &models.reports.spans, r->sides);
  qai_spans_look(&passage, codes + 2, cue, cue + 1, &frame);
  code->score_cue(&frame, &models.reports.spans, r->sides, r->scores);
  n = frame.to - frame.from;
  code->best(&models.reports.spans, r->scores + frame.from * QAI_LABELS_MAX, n, r->ways, r->labels);
  code->marginals(&models.reports.spans, r->scores + frame.from * QAI_LABELS_MAX, n, r->weights, r->marginals);
}

START_TEST(versions_agree_on_every_cue)
{
  uint32_t cue;
  int k;
  read_passage();
  for (cue = 0; cue < passage.n; cue++) {
    run(qai_labels_version(0), cue, &results[0]);
    for (k = 1; qai_labels_version(k); k++) {
      run(qai_labels_version(k), cue, &results[1]);
      ck_assert(memcmp(&results[0], &results[1], sizeof results[0]) == 0);
    }
  }
  support_clear(&doc);
}
END_TEST

/* Where rows are added, as many are taken as were found, whatever the word has. */
START_TEST(every_word_finds_as_many_rows)
{
  static const uint16_t codes[WORDS + 4];
  const int8_t *found[QAI_ROLE_FOUND];
  qai_near_words near;
  uint32_t k;
  read_passage();
  qai_roles_look(&passage, &near);
  for (k = 0; k <= passage.n + 1; k++) {
    qai_grams g = qai_grams_to_find(&models.reports.roles, found);
    qai_roles_grams(&passage, &near, k, &g);
    ck_assert_ptr_eq(g.found, found + QAI_ROLE_FOUND);
    g = qai_grams_to_find(&models.reports.spans, found);
    qai_spans_word_grams(&passage, codes + 2, k, &g);
    ck_assert_ptr_eq(g.found, found + QAI_SPAN_FOUND);
  }
  support_clear(&doc);
}
END_TEST

START_TEST(every_word_seen_from_a_cue_finds_as_many_rows)
{
  static const uint16_t codes[WORDS + 4];
  const int8_t *found[QAI_SPAN_FOUND_SIDE + QAI_SPAN_FOUND_MARKS + QAI_SPAN_FOUND_PATH + QAI_SPAN_FOUND_CUE];
  qai_cue_frame frame;
  uint32_t k;
  read_passage();
  qai_spans_look(&passage, codes + 2, 9, 11, &frame);
  for (k = frame.from; k < frame.to; k++) {
    qai_grams g = qai_grams_to_find(&models.reports.spans, found);
    qai_spans_cue_grams(&frame, k, &g);
    if (k < frame.first || k >= frame.last)
      ck_assert_ptr_eq(g.found, found + sizeof found / sizeof *found);
    else
      ck_assert_ptr_eq(g.found, found + 1);
  }
  support_clear(&doc);
}
END_TEST

Suite *check_labels(void);

Suite *
check_labels(void)
{
  Suite *s = suite_create("labels");
  TCase *t = tcase_create("labels");
  tcase_add_test(t, versions_agree_on_every_cue);
  tcase_add_test(t, every_word_finds_as_many_rows);
  tcase_add_test(t, every_word_seen_from_a_cue_finds_as_many_rows);
  suite_add_tcase(s, t);
  return s;
}
