#include "report.h"

#include <stdlib.h>
#include <string.h>

static report_part
part_of(const quoteattr_result *result, size_t quote, int role)
{
  report_part part;
  part.spans = quoteattr_quote_spans(result, quote, role, &part.n);
  return part;
}

static void
fill(report_quote *q, const quoteattr_result *result, size_t i)
{
  q->content = part_of(result, i, QUOTEATTR_ROLE_CONTENT);
  q->source = part_of(result, i, QUOTEATTR_ROLE_SOURCE);
  q->cue = part_of(result, i, QUOTEATTR_ROLE_CUE);
  q->speaker = quoteattr_quote_speaker(result, i);
  q->addressee = quoteattr_quote_addressee(result, i);
  q->kind = quoteattr_quote_kind(result, i);
  q->link = quoteattr_quote_link(result, i);
  q->evidence = quoteattr_quote_evidence(result, i);
  q->confidence = quoteattr_quote_confidence(result, i);
}

int
report_init(report *r, const quoteattr_result *result)
{
  size_t i;
  memset(r, 0, sizeof *r);
  r->result = result;
  r->n_quotes = quoteattr_quote_count(result);
  r->n_found = quoteattr_entity_count(result);
  r->quotes = calloc(r->n_quotes + 1, sizeof *r->quotes);
  r->added = json_array();
  if (!r->quotes || !r->added)
    return -1;
  for (i = 0; i < r->n_quotes; i++)
    fill(&r->quotes[i], result, i);
  return 0;
}

void
report_clear(report *r)
{
  free(r->quotes);
  free(r->spans);
  json_decref(r->added);
  memset(r, 0, sizeof *r);
}

static int
in_text_order(const void *a, const void *b)
{
  const report_quote *x = a, *y = b;
  uint32_t i = x->content.n ? x->content.spans[0].start : 0, k = y->content.n ? y->content.spans[0].start : 0;
  return (i > k) - (i < k);
}

void
report_sort(report *r)
{
  if (r->n_quotes > 1)
    qsort(r->quotes, r->n_quotes, sizeof *r->quotes, in_text_order);
}

size_t
report_entity_count(const report *r)
{
  return r->n_found + json_array_size(r->added);
}

const char *
report_entity_name(const report *r, uint32_t entity, size_t index, size_t *len)
{
  const json_t *name;
  if (entity < r->n_found || entity == QUOTEATTR_NONE)
    return quoteattr_entity_name(r->result, entity, index, len);
  name = index ? NULL : json_object_get(json_array_get(r->added, entity - r->n_found), "name");
  *len = json_string_length(name);
  return json_string_value(name);
}

size_t
report_entity_name_count(const report *r, uint32_t entity)
{
  return entity < r->n_found ? quoteattr_entity_name_count(r->result, entity) : 1;
}

int
is_speech(int kind)
{
  return kind >= QUOTEATTR_QUOTE_DIRECT && kind <= QUOTEATTR_QUOTE_INDIRECT;
}
