/*
 * How likely a report is right: a logistic model over what its parts look like together.
 *
 * In: the candidates of a chunk (reports.h).  Out: each one's probability.
 */
#ifndef QAI_ATTRIBUTE_JUDGE_H
#define QAI_ATTRIBUTE_JUDGE_H

#include "attribute/reports.h"

/* What the judge sees of candidate `k`. */
void qai_judge_features(const qai_report_work *work, uint32_t k, qai_grams *g);
/* Gives each candidate its probability. */
void qai_judge_reports(const qai_linear *judge, qai_report_work *work);

#endif
