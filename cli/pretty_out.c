/* For a person to read: each quotation with its speaker, where that comes from, and how sure it is. */
#include "excerpt.h"
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
put_wrapped(FILE *to, const char *s)
{
  size_t at = 0;
  while (*s) {
    size_t len = strcspn(s, " "), wide = columns(s, len);
    if (at == 0 || at + 1 + wide > WIDTH) {
      fprintf(to, "%s%*s", at ? "\n" : "", INDENT, "");
      at = INDENT + wide;
    } else {
      putc(' ', to);
      at += 1 + wide;
    }
    fwrite(s, 1, len, to);
    s += len + strspn(s + len, " ");
  }
  putc('\n', to);
}

static void
put_clean(FILE *to, const char *before, const char *s, size_t len, const char *after)
{
  quoteattr_span whole = {0, 0};
  char *clean;
  whole.end = (uint32_t)len;
  clean = s && len ? excerpt_new(s, &whole, 1, before, after) : NULL;
  fputs(clean ? clean : "", to);
  free(clean);
}

static void
put_speaker(const output *out, const analysis *a, size_t index, uint32_t entity)
{
  size_t len;
  const char *s;
  fprintf(out->to, "\n%4lu  ", (unsigned long)index + 1);
  if (entity == QUOTEATTR_NONE) {
    fprintf(out->to, "%sspeaker unknown%s\n", style(out, DIM), style(out, RESET));
    return;
  }
  fputs(style(out, BOLD), out->to);
  s = quoteattr_entity_name(a->result, entity, 0, &len);
  put_clean(out->to, "", s, len, "");
  fputs(style(out, RESET), out->to);
  s = quoteattr_entity_role(a->result, entity, &len);
  put_clean(out->to, ", ", s, len, "");
  putc('\n', out->to);
}

static void
put_content(const output *out, const analysis *a, size_t quote)
{
  size_t n;
  const quoteattr_span *s = quoteattr_quote_spans(a->result, quote, QUOTEATTR_ROLE_CONTENT, &n);
  int direct = quoteattr_quote_kind(a->result, quote) == QUOTEATTR_QUOTE_DIRECT &&
               quoteattr_result_genre(a->result) == QUOTEATTR_GENRE_FICTION;
  char *text = excerpt_new(a->doc->text, s, n, direct ? "\xE2\x80\x9C" : "", direct ? "\xE2\x80\x9D" : "");
  put_wrapped(out->to, text ? text : "");
  free(text);
}

static void
put_role_text(FILE *to, const analysis *a, size_t quote, int role, const char *label)
{
  size_t n;
  const quoteattr_span *s = quoteattr_quote_spans(a->result, quote, role, &n);
  char *text = n ? excerpt_new(a->doc->text, s, n, "", "") : NULL;
  if (text)
    fprintf(to, "; %s: %s", label, text);
  free(text);
}

static void
put_reason(FILE *to, const analysis *a, size_t quote)
{
  const quoteattr_result *r = a->result;
  const char *evidence = phrase_evidence(quoteattr_quote_evidence(r, quote));
  fputs(name_quote_kind(quoteattr_quote_kind(r, quote)), to);
  put_role_text(to, a, quote, QUOTEATTR_ROLE_SOURCE, "source");
  put_role_text(to, a, quote, QUOTEATTR_ROLE_CUE, "cue");
  if (evidence)
    fprintf(to, "; %s, %.0f %%", evidence, 100 * quoteattr_quote_confidence(r, quote));
}

static void
put_dim_reason(const output *out, const analysis *a, size_t quote)
{
  char *line = NULL;
  size_t size;
  FILE *memory = open_memstream(&line, &size);
  if (memory) {
    put_reason(memory, a, quote);
    fclose(memory);
  }
  fputs(style(out, DIM), out->to);
  put_wrapped(out->to, line ? line : "");
  fputs(style(out, RESET), out->to);
  free(line);
}

static size_t
count_speech(const quoteattr_result *r)
{
  size_t i, n = 0;
  for (i = 0; i < quoteattr_quote_count(r); i++)
    n += (size_t)is_speech(quoteattr_quote_kind(r, i));
  return n;
}

static void
put_title(const output *out, const analysis *a)
{
  const char *genre = name_genre(quoteattr_result_genre(a->result));
  size_t n = count_speech(a->result);
  put_clean(out->to, "", a->doc->name, strlen(a->doc->name), "");
  if (a->doc->line)
    fprintf(out->to, ":%lu", (unsigned long)a->doc->line);
  fprintf(out->to, ": %lu quotation%s", (unsigned long)n, n == 1 ? "" : "s");
  fprintf(out->to, genre ? " (%s)\n" : "\n", genre);
}

static int
put_document(const output *out, const analysis *a)
{
  size_t i, n = 0;
  if (out->n_documents)
    putc('\n', out->to);
  put_title(out, a);
  for (i = 0; i < quoteattr_quote_count(a->result); i++)
    if (is_speech(quoteattr_quote_kind(a->result, i))) {
      put_speaker(out, a, n++, quoteattr_quote_speaker(a->result, i));
      put_content(out, a, i);
      put_dim_reason(out, a, i);
    }
  return 0;
}

const format format_pretty = {NULL, put_document, NULL};
