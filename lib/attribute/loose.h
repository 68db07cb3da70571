/*
 * Quotations of a news text that no report holds.
 *
 * In: the draft with all reports.  Out: source, cue, speaker of one quotation, by the first of these that fits: the
 * name of a script's line; a signature behind it ("…" — Ann Lee); an explicit frame beside it; the subject of the
 * sentence before it in its paragraph; the speaker of the quotation before it (floating quotations); nobody.
 */
#ifndef QAI_ATTRIBUTE_LOOSE_H
#define QAI_ATTRIBUTE_LOOSE_H

#include "attribute/draft.h"

/* Fills `a`, the attribution of quotation `q`; returns what the quotation is (QUOTEATTR_QUOTE_*): a few words in a
 * sentence that nothing reports are no speech after all. */
uint8_t qai_loose_attribute(const qai_draft *d, uint32_t q, qai_attribution *a);
/* The explicit frame beside quotation `q`, if there is one that may be trusted: 1, else 0. */
int qai_loose_frame(const qai_draft *d, uint32_t q, qai_frame *out);
/* The first of these rules, for any quotation: 1 when it stands in a script or is signed, else 0. */
int qai_loose_by_script(const qai_draft *d, uint32_t q, qai_attribution *a);

#endif
