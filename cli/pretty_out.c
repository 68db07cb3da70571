/* For a person to read: each quotation with its speaker, where that comes from, and how sure it is. */
#include "excerpt.h"
#include "marks.h"
#include "names.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 78, INDENT = 6 };

static const char *
style(const output *out, const char *escape)
{
  return out->color ? escape : "";
}

#define BOLD "\033[1;32m"
#define DIM "\033[2m"
#define RESET "\033[0m"

static size_t
columns(const char *s, size_t len)
{
  size_t i, n = 0;
  for (i = 0; i < len; i++)
    n += ((unsigned char)s[i] & 0xC0) != 0x80;
  return n;
}

/* Words in indented lines of WIDTH columns (a column a code point). */
static void
put_wrapped(buffer *to, const char *s)
{
  size_t at = 0;
  while (*s) {
    size_t len = strcspn(s, " "), wide = columns(s, len);
    if (at == 0 || at + 1 + wide > WIDTH) {
      buffer_printf(to, "%s%*s", at ? "\n" : "", INDENT, "");
      at = INDENT + wide;
    } else {
      buffer_putc(to, ' ');
      at += 1 + wide;
    }
    buffer_put(to, s, len);
    s += len + strspn(s + len, " ");
  }
  buffer_putc(to, '\n');
}

static void
put_clean(buffer *to, const char *before, const char *s, size_t len, const char *after)
{
  quoteattr_span whole = {0, 0};
  char *clean;
  whole.end = (uint32_t)len;
  clean = s && len ? excerpt_new(s, &whole, 1, before, after) : NULL;
  buffer_puts(to, clean ? clean : "");
  free(clean);
}

static void
put_speaker(const output *out, const analysis *a, size_t index, uint32_t entity)
{
  size_t len;
  const char *s;
  buffer_printf(out->to, "\n%4lu  ", (unsigned long)index + 1);
  if (entity == QUOTEATTR_NONE) {
    buffer_printf(out->to, "%sspeaker unknown%s\n", style(out, DIM), style(out, RESET));
    return;
  }
  buffer_puts(out->to, style(out, BOLD));
  s = report_entity_name(a->report, entity, 0, &len);
  put_clean(out->to, "", s, len, "");
  buffer_puts(out->to, style(out, RESET));
  s = quoteattr_entity_role(a->result, entity, &len);
  put_clean(out->to, ", ", s, len, "");
  buffer_putc(out->to, '\n');
}

static void
put_content(const output *out, const analysis *a, const report_quote *q)
{
  int bare = q->kind == QUOTEATTR_QUOTE_DIRECT && q->content.n > 0 && !marks_begin(a->result, q->content.spans[0]);
  char *text =
      excerpt_new(a->doc->text, q->content.spans, q->content.n, bare ? "\xE2\x80\x9C" : "", bare ? "\xE2\x80\x9D" : "");
  put_wrapped(out->to, text ? text : "");
  free(text);
}

static void
put_part(buffer *to, const analysis *a, const char *label, report_part part)
{
  char *text = part.n ? excerpt_new(a->doc->text, part.spans, part.n, "", "") : NULL;
  if (text) {
    buffer_printf(to, "; %s: ", label);
    buffer_puts(to, text);
  }
  free(text);
}

static void
put_reason(buffer *to, const analysis *a, const report_quote *q)
{
  const char *evidence = phrase_evidence(q->evidence);
  buffer_puts(to, name_quote_kind(q->kind));
  put_part(to, a, "source", q->source);
  put_part(to, a, "cue", q->cue);
  if (evidence)
    buffer_printf(to, "; %s, %.0f %%", evidence, 100 * q->confidence);
}

static void
put_dim_reason(const output *out, const analysis *a, const report_quote *q)
{
  buffer line = {NULL, 0, 0, 0};
  put_reason(&line, a, q);
  buffer_putc(&line, '\0');
  buffer_puts(out->to, style(out, DIM));
  put_wrapped(out->to, line.failed ? "" : line.data);
  buffer_puts(out->to, style(out, RESET));
  buffer_clear(&line);
}

static size_t
count_speech(const report *r)
{
  size_t i, n = 0;
  for (i = 0; i < r->n_quotes; i++)
    n += (size_t)is_speech(r->quotes[i].kind);
  return n;
}

static void
put_title(const output *out, const analysis *a)
{
  const char *genre = name_genre(quoteattr_result_genre(a->result));
  size_t n = count_speech(a->report);
  put_clean(out->to, "", a->doc->name, strlen(a->doc->name), "");
  if (a->doc->line)
    buffer_printf(out->to, ":%lu", (unsigned long)a->doc->line);
  buffer_printf(out->to, ": %lu quotation%s", (unsigned long)n, n == 1 ? "" : "s");
  buffer_printf(out->to, genre ? " (%s)\n" : "\n", genre);
}

static int
put_document(const output *out, const analysis *a)
{
  const report *r = a->report;
  size_t i, n = 0;
  if (out->n_documents)
    buffer_putc(out->to, '\n');
  put_title(out, a);
  for (i = 0; i < r->n_quotes; i++)
    if (is_speech(r->quotes[i].kind)) {
      put_speaker(out, a, n++, r->quotes[i].speaker);
      put_content(out, a, &r->quotes[i]);
      put_dim_reason(out, a, &r->quotes[i]);
    }
  return 0;
}

const format format_pretty = {NULL, put_document, NULL};
