/*
 * Which words belong to a name.
 *
 * In: qai_scan with its forms.  The rule: a capital letter, and then, where every word would have one (start of
 * a sentence, a headline), what the document and the lexicon say of the form; function words, months and days
 * never.
 */
#ifndef QAI_MENTION_NAMEWORDS_H
#define QAI_MENTION_NAMEWORDS_H

#include "mention/mention_scan.h"

/* `at_start`: the word stands where any would have a capital.  qai_facets remembers the answer. */
int qai_nameword_decide(const qai_scan *scan, uint32_t i, int at_start);
/* The same as far as the spelling tells, whose first word is `i`: 0, 1, or that the place and the tag are asked. */
enum { QAI_NAMEWORD_ASKS = 2 };
int qai_nameword_by_spelling(const qai_scan *scan, uint32_t i, int at_start);

/* The end of the run of name words that starts at name word `i`, joined by particles, "of", "&", suffixes;
 * not beyond `end`. */
uint32_t qai_nameword_run(const qai_scan *scan, uint32_t i, uint32_t end);

#endif
