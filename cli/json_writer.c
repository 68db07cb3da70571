#include "json_writer.h"

#include "names.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* A counting sort by entity. */
static void
group_mentions(json_writer *w, const quoteattr_mention *m, size_t n, size_t n_entities)
{
  size_t i, sum = 0;
  for (i = 0; i < n; i++)
    if (m[i].entity < n_entities)
      w->ends[m[i].entity]++;
  for (i = 0; i < n_entities; i++) {
    size_t count = w->ends[i];
    w->ends[i] = sum;
    sum += count;
  }
  for (i = 0; i < n; i++)
    if (m[i].entity < n_entities) {
      quoteattr_span *s = &w->mentions[w->ends[m[i].entity]++];
      s->start = m[i].start;
      s->end = m[i].end;
    }
}

static void
count_quotes(json_writer *w, size_t n_entities)
{
  const report *r = w->a->report;
  size_t i;
  for (i = 0; i < r->n_quotes; i++)
    if (is_speech(r->quotes[i].kind) && r->quotes[i].speaker < n_entities)
      w->n_quotes[r->quotes[i].speaker]++;
}

int
json_writer_init(json_writer *w, const output *out, const analysis *a)
{
  size_t n, n_entities = report_entity_count(a->report);
  const quoteattr_mention *m = quoteattr_result_mentions(a->result, &n);
  w->to = out->to;
  w->a = a;
  w->mentions = calloc(n + 1, sizeof *w->mentions);
  w->ends = calloc(n_entities + 1, sizeof *w->ends);
  w->n_quotes = calloc(n_entities + 1, sizeof *w->n_quotes);
  if (!w->mentions || !w->ends || !w->n_quotes)
    return -1;
  group_mentions(w, m, n, n_entities);
  count_quotes(w, n_entities);
  return 0;
}

void
json_writer_clear(json_writer *w)
{
  free(w->mentions);
  free(w->ends);
  free(w->n_quotes);
}

void
json_put_value(FILE *to, json_t *value)
{
  if (!value || json_dumpf(value, to, JSON_COMPACT | JSON_ENCODE_ANY))
    fputs("null", to);
  json_decref(value);
}

void
json_put_text(FILE *to, const char *s, size_t len)
{
  json_t *value = s ? json_stringn(s, len) : NULL;
  char *mended = s && !value ? utf8_mended(s, len, &len) : NULL;
  json_put_value(to, mended ? json_stringn(mended, len) : value);
  free(mended);
}

void
json_put_word(FILE *to, const char *key, const char *word)
{
  if (word)
    fprintf(to, ",\"%s\":\"%s\"", key, word);
  else
    fprintf(to, ",\"%s\":null", key);
}

void
json_put_span(const json_writer *w, size_t index, quoteattr_span span)
{
  fprintf(w->to, index ? ",[%lu,%lu]" : "[%lu,%lu]", (unsigned long)positions_get(w->a->positions, span.start),
          (unsigned long)positions_get(w->a->positions, span.end));
}

void
json_put_spans(const json_writer *w, const char *key, const quoteattr_span *s, size_t n)
{
  size_t i;
  fprintf(w->to, ",\"%s\":[", key);
  for (i = 0; i < n; i++)
    json_put_span(w, i, s[i]);
  putc(']', w->to);
}

void
json_put_entity_id(const json_writer *w, const char *key, uint32_t entity)
{
  fprintf(w->to, ",\"%s\":", key);
  json_put_value(w->to, entity == QUOTEATTR_NONE ? NULL : entity_id(w->a, entity));
}

void
json_put_head(const json_writer *w)
{
  fputs("{\"id\":", w->to);
  json_put_value(w->to, document_id(w->a->doc));
  json_put_word(w->to, "genre", name_genre(quoteattr_result_genre(w->a->result)));
}

static void
put_names(const json_writer *w, uint32_t entity)
{
  const report *r = w->a->report;
  size_t i, len, n = report_entity_name_count(r, entity);
  const char *name = report_entity_name(r, entity, 0, &len);
  fputs(",\"name\":", w->to);
  json_put_text(w->to, name, len);
  fputs(",\"aliases\":[", w->to);
  for (i = 1; i < n; i++) {
    name = report_entity_name(r, entity, i, &len);
    if (i > 1)
      putc(',', w->to);
    json_put_text(w->to, name, len);
  }
  fputs("],\"role\":", w->to);
  name = quoteattr_entity_role(r->result, entity, &len);
  json_put_text(w->to, len ? name : NULL, len);
}

static void
put_entity(const json_writer *w, uint32_t entity, const quoteattr_span *mentions, size_t n)
{
  const quoteattr_result *r = w->a->result;
  fputs(entity ? ",{\"id\":" : "{\"id\":", w->to);
  json_put_value(w->to, entity_id(w->a, entity));
  put_names(w, entity);
  json_put_word(w->to, "kind", name_entity_kind(quoteattr_entity_kind(r, entity)));
  json_put_word(w->to, "gender", name_gender(quoteattr_entity_gender(r, entity)));
  fprintf(w->to, ",\"mention_count\":%lu,\"quote_count\":%lu", (unsigned long)n, (unsigned long)w->n_quotes[entity]);
  json_put_spans(w, "mentions", mentions, n);
  putc('}', w->to);
}

void
json_put_entities(const json_writer *w)
{
  size_t n_entities = report_entity_count(w->a->report), start = 0;
  uint32_t e;
  fputs(",\"entities\":[", w->to);
  for (e = 0; e < n_entities; start = w->ends[e++])
    put_entity(w, e, w->mentions + start, w->ends[e] - start);
  putc(']', w->to);
}

void
json_put_problem(const output *out, const document *doc, const problem *p)
{
  fputs("{\"id\":", out->to);
  json_put_value(out->to, document_id(doc));
  fprintf(out->to, ",\"error\":{\"code\":\"%s\",\"message\":", p->code);
  json_put_value(out->to, json_string(p->message));
  fprintf(out->to, ",\"offset\":%llu}}\n", (unsigned long long)p->offset);
}
