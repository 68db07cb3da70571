#include "json_writer.h"

#include "json_text.h"
#include "names.h"

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

static int
put_bytes(const char *bytes, size_t n, void *to)
{
  buffer_put(to, bytes, n);
  return 0;
}

static void
put_signed(buffer *to, json_int_t n)
{
  if (n < 0)
    buffer_putc(to, '-');
  buffer_put_number(to, n < 0 ? 0 - (uint64_t)n : (uint64_t)n);
}

void
json_put_value(buffer *to, const json_t *value)
{
  if (json_is_string(value))
    json_write_text(to, json_string_value(value), json_string_length(value));
  else if (json_is_integer(value))
    put_signed(to, json_integer_value(value));
  else if (!value || json_dump_callback(value, put_bytes, to, JSON_COMPACT | JSON_ENCODE_ANY))
    buffer_puts(to, "null");
}

void
json_put_text(buffer *to, const char *s, size_t len)
{
  if (s)
    json_write_text(to, s, len);
  else
    buffer_puts(to, "null");
}

void
json_put_key(buffer *to, const char *key)
{
  size_t n = strlen(key);
  char *at = buffer_room(to, n + 4);
  if (!at)
    return;
  memcpy(at, ",\"", 2);
  memcpy(at + 2, key, n);
  memcpy(at + 2 + n, "\":", 2);
  to->len += n + 4;
}

void
json_put_word(buffer *to, const char *key, const char *word)
{
  json_put_key(to, key);
  json_put_text(to, word, word ? strlen(word) : 0);
}

void
json_put_confidence(const json_writer *w, double confidence)
{
  buffer_printf(w->to, ",\"confidence\":%.3f", confidence);
}

void
json_put_span(const json_writer *w, size_t index, quoteattr_span span)
{
  char *at = buffer_room(w->to, 2 * MOST_DIGITS + 4);
  if (!at)
    return;
  if (index)
    *at++ = ',';
  *at++ = '[';
  at = number_write(at, positions_get(w->a->positions, span.start));
  *at++ = ',';
  at = number_write(at, positions_get(w->a->positions, span.end));
  *at++ = ']';
  w->to->len = (size_t)(at - w->to->data);
}

void
json_put_spans(const json_writer *w, const char *key, const quoteattr_span *s, size_t n)
{
  size_t i;
  json_put_key(w->to, key);
  buffer_putc(w->to, '[');
  for (i = 0; i < n; i++)
    json_put_span(w, i, s[i]);
  buffer_putc(w->to, ']');
}

static void
put_id(const json_writer *w, uint32_t entity)
{
  json_int_t number;
  const json_t *id = entity_id(w->a, entity, &number);
  if (id)
    json_put_value(w->to, id);
  else
    put_signed(w->to, number);
}

void
json_put_entity_id(const json_writer *w, const char *key, uint32_t entity)
{
  json_put_key(w->to, key);
  if (entity == QUOTEATTR_NONE)
    buffer_puts(w->to, "null");
  else
    put_id(w, entity);
}

void
json_put_head(const json_writer *w)
{
  buffer_puts(w->to, "{\"id\":");
  json_put_value(w->to, w->a->doc->id);
  json_put_word(w->to, "genre", name_genre(quoteattr_result_genre(w->a->result)));
}

static void
put_names(const json_writer *w, uint32_t entity)
{
  const report *r = w->a->report;
  size_t i, len, n = report_entity_name_count(r, entity);
  const char *name = report_entity_name(r, entity, 0, &len);
  json_put_key(w->to, "name");
  json_put_text(w->to, name, len);
  json_put_key(w->to, "aliases");
  buffer_putc(w->to, '[');
  for (i = 1; i < n; i++) {
    name = report_entity_name(r, entity, i, &len);
    if (i > 1)
      buffer_putc(w->to, ',');
    json_put_text(w->to, name, len);
  }
  buffer_putc(w->to, ']');
  json_put_key(w->to, "role");
  name = quoteattr_entity_role(r->result, entity, &len);
  json_put_text(w->to, len ? name : NULL, len);
}

static void
put_entity(const json_writer *w, uint32_t entity, const quoteattr_span *mentions, size_t n)
{
  const quoteattr_result *r = w->a->result;
  buffer_puts(w->to, entity ? ",{\"id\":" : "{\"id\":");
  put_id(w, entity);
  put_names(w, entity);
  json_put_word(w->to, "kind", name_entity_kind(quoteattr_entity_kind(r, entity)));
  json_put_word(w->to, "gender", name_gender(quoteattr_entity_gender(r, entity)));
  json_put_key(w->to, "mention_count");
  buffer_put_number(w->to, n);
  json_put_key(w->to, "quote_count");
  buffer_put_number(w->to, w->n_quotes[entity]);
  json_put_spans(w, "mentions", mentions, n);
  buffer_putc(w->to, '}');
}

void
json_put_entities(const json_writer *w)
{
  size_t n_entities = report_entity_count(w->a->report), start = 0;
  uint32_t e;
  json_put_key(w->to, "entities");
  buffer_putc(w->to, '[');
  for (e = 0; e < n_entities; start = w->ends[e++])
    put_entity(w, e, w->mentions + start, w->ends[e] - start);
  buffer_putc(w->to, ']');
}

void
json_put_problem(const output *out, const document *doc, const problem *p)
{
  buffer_puts(out->to, "{\"id\":");
  json_put_value(out->to, doc->id);
  buffer_puts(out->to, ",\"error\":{\"code\":\"");
  buffer_puts(out->to, p->code);
  buffer_puts(out->to, "\"");
  json_put_word(out->to, "message", p->message);
  json_put_key(out->to, "offset");
  buffer_put_number(out->to, p->offset);
  buffer_puts(out->to, "}}\n");
}
