/* What the mention finders share: the document as the stages before left it, and the mentions found so far. */
#ifndef QAI_MENTION_MENTION_SCAN_H
#define QAI_MENTION_MENTION_SCAN_H

#include "base/vector.h"
#include "mention/forms.h"
#include "mention/mention.h"

typedef struct qai_scan {
  const qai_quotes *quotes;
  const qai_tags *tags;
  const qai_segment *segment;
  qai_arena *arena;
  qai_forms forms;
  const uint16_t *facets; /* of each word and the place behind the last: QAI_FACET_* */
  QAI_VECTOR(qai_mention) found;
  uint32_t sentence; /* of the mention added last */
} qai_scan;

int qai_scan_init(qai_scan *scan, const qai_quotes *quotes, qai_arena *arena);

/* The lexicon's classes of word `i`; 0 when there is no such word. */
uint32_t qai_scan_classes(const qai_scan *scan, uint32_t i);
uint32_t qai_scan_symbol(const qai_scan *scan, uint32_t i);
int qai_scan_tag(const qai_scan *scan, uint32_t i);
int qai_scan_flag(const qai_scan *scan, uint32_t i, uint32_t flag);
/* Is word `i` exactly this one byte (a mark)? */
int qai_scan_is(const qai_scan *scan, uint32_t i, char c);
/* A hyphen with no blank on either side. */
int qai_scan_is_hyphen(const qai_scan *scan, uint32_t i);
/* The possessive ending of the word before ("'s"). */
int qai_scan_is_possessive(const qai_scan *scan, uint32_t i);
/* A lower-case word, not a mark, not a number. */
int qai_scan_is_lower(const qai_scan *scan, uint32_t i);

/* Adds the mention of words [first, last) with its head; its other fields stay for the caller to set. */
qai_mention *qai_scan_add(qai_scan *scan, uint32_t first, uint32_t last, uint32_t head);

#endif
