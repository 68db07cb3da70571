/* Explicit frames beside a quotation. */
#include "attribute/frame.h"
#include "support.h"

#include <string.h>

static support_doc doc;
static qai_frame frame;

/* The frame of the first quotation; 0 without one. */
static int
find(const char *text)
{
  support_run_genre(&doc, text, SUPPORT_MENTIONS, QUOTEATTR_GENRE_NEWS);
  ck_assert_uint_gt(doc.quotes.n_quotations, 0);
  return qai_frame_find(&doc.mentions, 0, &frame);
}

static void
ck_frame(const char *cue, const char *source, int order, int place)
{
  support_ck_word(&doc, frame.cue_first, cue);
  support_ck_span(&doc, doc.segment.words[frame.source_first].start, doc.segment.words[frame.source_last - 1].end,
                  source);
  ck_assert_int_eq(frame.order, order);
  ck_assert_int_eq(frame.place, place);
  support_clear(&doc);
}

START_TEST(verb_and_subject_behind_in_either_order)
{
  ck_assert(find("“The mill is sold,” said Karin Vogt.\n"));
  ck_frame("said", "Karin Vogt", QAI_ORDER_VS, QAI_FRAME_AFTER);
  ck_assert(find("“The mill is sold,” Karin Vogt said.\n"));
  ck_frame("said", "Karin Vogt", QAI_ORDER_SV, QAI_FRAME_AFTER);
}
END_TEST

START_TEST(what_stands_between_commas_is_passed)
{
  ck_assert(find("“The mill is sold,” Karin Vogt, its last owner, said.\n"));
  ck_frame("said", "Karin Vogt", QAI_ORDER_SV, QAI_FRAME_AFTER);
}
END_TEST

START_TEST(a_tag_in_front)
{
  ck_assert(find("Karin Vogt said, “The mill is sold.”\n"));
  ck_frame("said", "Karin Vogt", QAI_ORDER_SV, QAI_FRAME_BEFORE);
}
END_TEST

START_TEST(a_tag_between_the_pieces_of_a_quotation)
{
  ck_assert(find("“The mill,” Karin Vogt said, “is sold.”\n"));
  ck_frame("said", "Karin Vogt", QAI_ORDER_SV, QAI_FRAME_INSIDE);
}
END_TEST

START_TEST(no_tag_is_no_frame)
{
  ck_assert(!find("“The mill is sold.”\n\nKarin Vogt said nothing.\n"));
  support_clear(&doc);
}
END_TEST

Suite *check_frame(void);

Suite *
check_frame(void)
{
  Suite *s = suite_create("frame");
  TCase *t = tcase_create("frame");
  tcase_add_test(t, verb_and_subject_behind_in_either_order);
  tcase_add_test(t, what_stands_between_commas_is_passed);
  tcase_add_test(t, a_tag_in_front);
  tcase_add_test(t, a_tag_between_the_pieces_of_a_quotation);
  tcase_add_test(t, no_tag_is_no_frame);
  suite_add_tcase(s, t);
  return s;
}
