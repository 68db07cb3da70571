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
  s = quoteattr_entity_name(a->result, entity, 0, &len);
  put_clean(to, s, len);
  putc('\t', to);
  s = quoteattr_entity_role(a->result, entity, &len);
  put_clean(to, s, len);
}

static void
put_positions(FILE *to, const analysis *a, const quoteattr_span *s, size_t n)
{
  size_t i;
  putc('\t', to);
  for (i = 0; i < n; i++)
    fprintf(to, "%s%lu-%lu", i ? ";" : "", (unsigned long)positions_get(a->positions, s[i].start),
            (unsigned long)positions_get(a->positions, s[i].end));
}

static void
put_role_text(FILE *to, const analysis *a, size_t quote, int role)
{
  size_t n;
  const quoteattr_span *s = quoteattr_quote_spans(a->result, quote, role, &n);
  char *text = excerpt_new(a->doc->text, s, n, "", "");
  put(to, text);
  free(text);
}

static void
put_quote(FILE *to, const analysis *a, size_t index, size_t quote)
{
  const quoteattr_result *r = a->result;
  size_t n;
  const quoteattr_span *content = quoteattr_quote_spans(r, quote, QUOTEATTR_ROLE_CONTENT, &n);
  put_id(to, document_id(a->doc));
  fprintf(to, "\t%lu", (unsigned long)index);
  put(to, name_quote_kind(quoteattr_quote_kind(r, quote)));
  put_speaker(to, a, quoteattr_quote_speaker(r, quote));
  put(to, name_link(quoteattr_quote_link(r, quote)));
  put(to, name_evidence(quoteattr_quote_evidence(r, quote)));
  fprintf(to, "\t%.3f", quoteattr_quote_confidence(r, quote));
  put_positions(to, a, content, n);
  put_role_text(to, a, quote, QUOTEATTR_ROLE_CONTENT);
  put_role_text(to, a, quote, QUOTEATTR_ROLE_SOURCE);
  put_role_text(to, a, quote, QUOTEATTR_ROLE_CUE);
  putc('\n', to);
}

static int
put_document(const output *out, const analysis *a)
{
  size_t i, n = 0;
  for (i = 0; i < quoteattr_quote_count(a->result); i++)
    if (is_speech(quoteattr_quote_kind(a->result, i)))
      put_quote(out->to, a, n++, i);
  return 0;
}

static void
put_header(const output *out)
{
  fputs(header, out->to);
}

const format format_tsv = {put_header, put_document, NULL};
