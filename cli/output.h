/* The formats to print in.  Each prints one analysed document, or the problem with it. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "buffer.h"
#include "cast.h"
#include "document.h"
#include "positions.h"

typedef struct output {
  buffer *to;
  const settings *settings;
  int color;
  size_t n_documents; /* before this one */
} output;

typedef struct analysis {
  const document *doc;
  const quoteattr_result *result;
  const report *report;
  const cast *cast; /* or NULL */
  const positions *positions;
} analysis;

typedef struct format {
  void (*begin)(const output *out);                      /* before all documents; may be NULL */
  int (*document)(const output *out, const analysis *a); /* 0, or -1 when memory ran out: nothing is printed then */
  void (*problem)(const output *out, const document *doc, const problem *p); /* may be NULL */
} format;

extern const format format_pretty, format_jsonl, format_tsv, format_script;

/* The id of an entity of the report outside: on the roster or of corrections; NULL for the number *number. */
const json_t *entity_id(const analysis *a, uint32_t entity, json_int_t *number);

#endif
