/* Tab-separated values: one line a quotation, after a line with the names of the columns; docs/formats.md. */
#include "excerpt.h"
#include "names.h"
#include "output.h"

#include <stdlib.h>

static const char header[] = "document\tquote\tkind\tspeaker_id\tspeaker\trole\tlink\tevidence\tconfidence\t"
                             "content_spans\tcontent\tsource\tcue\n";

/* A tab and the value. */
static void
put(FILE *to, const char *value)
{
  fprintf(to, "\t%s", value ? value : "");
}

static void
put_clean(FILE *to, const char *s, size_t len)
{
  quoteattr_span whole = {0, 0};
  char *clean;
  whole.end = (uint32_t)len;
  clean = excerpt_new(s ? s : "", &whole, 1, "", "");
  fputs(clean ? clean : "", to);
  free(clean);
}

static void
put_id(FILE *to, json_t *id)
{
  char *other = json_is_string(id) ? NULL : json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT);
  if (json_is_string(id))
    put_clean(to, json_string_value(id), json_string_length(id));
  else if (!json_is_null(id) && other)
    fputs(other, to);
  free(other);
  json_decref(id);
}

static void
put_speaker(FILE *to, const analysis *a, uint32_t entity)
{
  size_t len;
  const char *s;
  putc('\t', to);
  if (entity == QUOTEATTR_NONE) {
    fputs("\t\t", to);
    return;
  }
  put_id(to, entity_id(a, entity));
  putc('\t', to);
  s = report_entity_name(a->report, entity, 0, &len);
  put_clean(to, s, len);
  putc('\t', to);
  s = quoteattr_entity_role(a->result, entity, &len);
  put_clean(to, s, len);
}

static void
put_positions(FILE *to, const analysis *a, report_part part)
{
  size_t i;
  putc('\t', to);
  for (i = 0; i < part.n; i++)
    fprintf(to, "%s%lu-%lu", i ? ";" : "", (unsigned long)positions_get(a->positions, part.spans[i].start),
            (unsigned long)positions_get(a->positions, part.spans[i].end));
}

static void
put_part(FILE *to, const analysis *a, report_part part)
{
  char *text = excerpt_new(a->doc->text, part.spans, part.n, "", "");
  put(to, text);
  free(text);
}

static void
put_quote(FILE *to, const analysis *a, size_t index, const report_quote *q)
{
  put_id(to, document_id(a->doc));
  fprintf(to, "\t%lu", (unsigned long)index);
  put(to, name_quote_kind(q->kind));
  put_speaker(to, a, q->speaker);
  put(to, name_link(q->link));
  put(to, name_evidence(q->evidence));
  fprintf(to, "\t%.3f", q->confidence);
  put_positions(to, a, q->content);
  put_part(to, a, q->content);
  put_part(to, a, q->source);
  put_part(to, a, q->cue);
  putc('\n', to);
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
  fputs(header, out->to);
}

const format format_tsv = {put_header, put_document, NULL};
