/* Tab-separated values: one line a quotation, after a line with the names of the columns; docs/formats.md. */
#include "excerpt.h"
#include "json_writer.h"
#include "names.h"

#include <stdlib.h>

static const char header[] = "document\tquote\tkind\tspeaker_id\tspeaker\trole\tlink\tevidence\tconfidence\t"
                             "content_spans\tcontent\tsource\tcue\n";

/* A tab and the value. */
static void
put(buffer *to, const char *value)
{
  buffer_putc(to, '\t');
  buffer_puts(to, value ? value : "");
}

static void
put_clean(buffer *to, const char *s, size_t len)
{
  quoteattr_span whole = {0, 0};
  char *clean;
  whole.end = (uint32_t)len;
  clean = excerpt_new(s ? s : "", &whole, 1, "", "");
  buffer_puts(to, clean ? clean : "");
  free(clean);
}

static void
put_id(buffer *to, const json_t *id)
{
  if (json_is_string(id))
    put_clean(to, json_string_value(id), json_string_length(id));
  else if (!json_is_null(id))
    json_put_value(to, id);
}

static void
put_entity_id(buffer *to, const analysis *a, uint32_t entity)
{
  json_int_t number;
  const json_t *id = entity_id(a, entity, &number);
  if (id)
    put_id(to, id);
  else
    buffer_put_number(to, (uint64_t)number);
}

static void
put_speaker(buffer *to, const analysis *a, uint32_t entity)
{
  size_t len;
  const char *s;
  buffer_putc(to, '\t');
  if (entity == QUOTEATTR_NONE) {
    buffer_puts(to, "\t\t");
    return;
  }
  put_entity_id(to, a, entity);
  buffer_putc(to, '\t');
  s = report_entity_name(a->report, entity, 0, &len);
  put_clean(to, s, len);
  buffer_putc(to, '\t');
  s = quoteattr_entity_role(a->result, entity, &len);
  put_clean(to, s, len);
}

static void
put_positions(buffer *to, const analysis *a, report_part part)
{
  size_t i;
  buffer_putc(to, '\t');
  for (i = 0; i < part.n; i++) {
    buffer_puts(to, i ? ";" : "");
    buffer_put_number(to, positions_get(a->positions, part.spans[i].start));
    buffer_putc(to, '-');
    buffer_put_number(to, positions_get(a->positions, part.spans[i].end));
  }
}

static void
put_part(buffer *to, const analysis *a, report_part part)
{
  char *text = excerpt_new(a->doc->text, part.spans, part.n, "", "");
  put(to, text);
  free(text);
}

static void
put_quote(buffer *to, const analysis *a, size_t index, const report_quote *q)
{
  put_id(to, a->doc->id);
  buffer_putc(to, '\t');
  buffer_put_number(to, index);
  put(to, name_quote_kind(q->kind));
  put_speaker(to, a, q->speaker);
  put(to, name_link(q->link));
  put(to, name_evidence(q->evidence));
  buffer_printf(to, "\t%.3f", q->confidence);
  put_positions(to, a, q->content);
  put_part(to, a, q->content);
  put_part(to, a, q->source);
  put_part(to, a, q->cue);
  buffer_putc(to, '\n');
}

static int
put_document(const output *out, const analysis *a)
{
  const report *r = a->report;
  size_t i, n = 0;
  for (i = 0; i < r->n_quotes; i++)
    if (is_speech(r->quotes[i].kind))
      put_quote(out->to, a, n++, &r->quotes[i]);
  return 0;
}

static void
put_header(const output *out)
{
  buffer_puts(out->to, header);
}

const format format_tsv = {put_header, put_document, NULL};
