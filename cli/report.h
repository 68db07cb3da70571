/* What is printed of one document: the library's quotations and entities, as corrections may have changed them. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <jansson.h>
#include <quoteattr.h>

enum { EVIDENCE_CORRECTED = 1000 }; /* beside QUOTEATTR_BY_* */

typedef struct report_part {
  const quoteattr_span *spans;
  size_t n;
} report_part;

typedef struct report_quote {
  report_part content, source, cue;
  uint32_t speaker, addressee; /* entities of the report, or QUOTEATTR_NONE */
  int kind, link, evidence;    /* QUOTEATTR_QUOTE_*, _LINK_*, _BY_* or EVIDENCE_CORRECTED */
  double confidence;
} report_quote;

typedef struct report {
  const quoteattr_result *result;
  report_quote *quotes; /* in order of the text */
  size_t n_quotes;
  size_t n_found;        /* entities of the result; those behind are in `added` */
  json_t *added;         /* {"name", "id" or nothing}: entities that only corrections name */
  quoteattr_span *spans; /* of quotations that corrections added */
} report;

/* 0, or -1 when memory ran out. */
int report_init(report *r, const quoteattr_result *result);
void report_clear(report *r);
/* Puts the quotations into the order of the text. */
void report_sort(report *r);

size_t report_entity_count(const report *r);
/* As quoteattr_entity_name(). */
const char *report_entity_name(const report *r, uint32_t entity, size_t index, size_t *len);
size_t report_entity_name_count(const report *r, uint32_t entity);

/* Is it reported as a quotation (not as marks that are no speech)? */
int is_speech(int kind);

#endif
