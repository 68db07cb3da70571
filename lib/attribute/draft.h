/*
 * The attributions of a news text in the making.
 *
 * In: the chosen reports (reports.h) and the quotations.  Out: qai_attributions.  Every word belongs to the content of
 * one item or of none: a report claims the words of its content, then what is left of the marked speech that it holds
 * at least half of, and of that quotation's other pieces; a quotation that no report holds is an item of its own
 * (loose.h finds its speaker).
 */
#ifndef QAI_ATTRIBUTE_DRAFT_H
#define QAI_ATTRIBUTE_DRAFT_H

#include "attribute/attribute.h"
#include "attribute/reports.h"
#include "base/vector.h"

typedef struct qai_draft_item {
  qai_attribution a;
  uint32_t first_word;    /* of its content: the order */
  uint32_t quoted, plain; /* words of its content between marks, and others */
  int said;               /* the cue is one of speech, not of belief or an act */
} qai_draft_item;

typedef struct qai_draft {
  const qai_view *view;
  qai_arena *arena;
  QAI_VECTOR(qai_draft_item) items; /* the reports first */
  uint32_t n_reports;
  uint32_t *item_of; /* of each word: the item whose content holds it, or QAI_NONE */
} qai_draft;

int qai_draft_init(qai_draft *d, const qai_view *view, qai_arena *arena);
int qai_draft_add_report(qai_draft *d, const qai_report *report);
/* Ties the quotations to the reports that hold them and adds the others. */
int qai_draft_add_quotations(qai_draft *d);
/* Where words lie in the text; the source of an attribution, its speaker and its link. */
quoteattr_span qai_draft_bytes(const qai_draft *d, qai_word_span words);
void qai_draft_set_source(const qai_draft *d, qai_attribution *a, qai_word_span source);
/* In order of the text, as the options want them. */
int qai_draft_finish(qai_draft *d, const qai_attribute_options *options, qai_attributions *out);

#endif
