/*
 * The parts that the JSON formats share, written as they come: a document of a million tokens needs no tree of its
 * output.  Values that are not the library's, such as ids, are jansson's.
 */
#ifndef CLI_JSON_WRITER_H
#define CLI_JSON_WRITER_H

#include "output.h"

typedef struct json_writer {
  buffer *to;
  const analysis *a;
  quoteattr_span *mentions; /* those of one entity together; of entity e, up to ends[e] */
  size_t *ends;
  size_t *n_quotes; /* of each entity */
} json_writer;

/* All that needs memory is done here, before the first byte is written.  0, or -1 when memory ran out. */
int json_writer_init(json_writer *w, const output *out, const analysis *a);
void json_writer_clear(json_writer *w);

/* A jansson value; null for NULL. */
void json_put_value(buffer *to, const json_t *value);
/* A string; null for NULL. */
void json_put_text(buffer *to, const char *s, size_t len);
/* ,"key":"word" or ,"key":null */
void json_put_word(buffer *to, const char *key, const char *word);
/* [start,end], with a comma before it unless `index` is 0. */
void json_put_span(const json_writer *w, size_t index, quoteattr_span span);
/* ,"key":[...] */
void json_put_spans(const json_writer *w, const char *key, const quoteattr_span *s, size_t n);
/* ,"key":id */
void json_put_entity_id(const json_writer *w, const char *key, uint32_t entity);
/* ,"key": */
void json_put_key(buffer *to, const char *key);
/* ,"confidence":0.123 */
void json_put_confidence(const json_writer *w, double confidence);
/* {"id":...,"genre":... */
void json_put_head(const json_writer *w);
/* ,"entities":[...] */
void json_put_entities(const json_writer *w);
/* The whole line for a document that could not be analysed. */
void json_put_problem(const output *out, const document *doc, const problem *p);

#endif
