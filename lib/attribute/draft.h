/*
 * The attributions of a news text in the making.
 *
 * In: the chosen reports (reports.h) and the quotations.  Out: qai_attributions: a report takes the quotations that lie
 * in its content; a quotation that no report holds finds its speaker by an explicit frame beside it, by
 * its neighbours (floating quotations), or not at all.
 */
#ifndef QAI_ATTRIBUTE_DRAFT_H
#define QAI_ATTRIBUTE_DRAFT_H

#include "attribute/attribute.h"
#include "attribute/reports.h"
#include "base/vector.h"

typedef struct qai_draft_item {
  qai_attribution a;
  uint32_t first_word; /* of its content: the order */
} qai_draft_item;

typedef struct qai_draft {
  const qai_view *view;
  qai_arena *arena;
  QAI_VECTOR(qai_draft_item) items;
  QAI_VECTOR(quoteattr_span) spans;
  uint32_t *item_of; /* of each word: the item whose content holds it, or QAI_NONE */
} qai_draft;

int qai_draft_init(qai_draft *d, const qai_view *view, qai_arena *arena);
int qai_draft_add_report(qai_draft *d, const qai_report *report);
/* Ties the quotations to the reports that hold them and adds the others. */
int qai_draft_add_quotations(qai_draft *d);
/* In order of the text; without `indirect`, those with no word in marks are left out. */
int qai_draft_finish(qai_draft *d, int indirect, qai_attributions *out);

#endif
