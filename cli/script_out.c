/*
 * The text as a script: segments that tile it byte for byte, narration included, each with its speaker.
 *
 * Speech is the content of direct quotations, and of mixed ones, with the marks that stand at its ends; where two
 * overlap, the one that begins first keeps the common part.  What lies between is narration, or white space alone.
 */
#include "json_writer.h"
#include "marks.h"

#include <stdlib.h>

typedef struct piece {
  quoteattr_span span;
  const report_quote *quote;
  size_t number; /* of the quotation, as in the other formats */
} piece;

typedef struct pieces {
  piece *list;
  size_t n;
} pieces;

static int
is_spoken(const report_quote *q)
{
  return q->kind == QUOTEATTR_QUOTE_DIRECT || q->kind == QUOTEATTR_QUOTE_MIXED;
}

static int
ascending(const void *a, const void *b)
{
  const piece *x = a, *y = b;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

static void
add_pieces(pieces *p, const report_quote *q, size_t number)
{
  size_t i;
  for (i = 0; i < q->content.n; i++) {
    piece *x = &p->list[p->n++];
    x->span = q->content.spans[i];
    x->quote = q;
    x->number = number;
  }
}

/* Cuts what overlaps the piece before. */
static void
cut(pieces *p)
{
  size_t i, kept = 0;
  uint32_t at = 0;
  for (i = 0; i < p->n; i++) {
    piece x = p->list[i];
    if (x.span.start < at)
      x.span.start = at;
    if (x.span.start < x.span.end) {
      at = x.span.end;
      p->list[kept++] = x;
    }
  }
  p->n = kept;
}

static int
pieces_init(pieces *p, const analysis *a)
{
  const report *r = a->report;
  size_t i, number = 0, most = 1;
  for (i = 0; i < r->n_quotes; i++)
    most += is_spoken(&r->quotes[i]) ? r->quotes[i].content.n : 0;
  p->list = calloc(most, sizeof *p->list);
  p->n = 0;
  if (!p->list)
    return -1;
  for (i = 0; i < r->n_quotes; i++) {
    if (is_spoken(&r->quotes[i]))
      add_pieces(p, &r->quotes[i], number);
    number += (size_t)is_speech(r->quotes[i].kind);
  }
  if (p->n > 1)
    qsort(p->list, p->n, sizeof *p->list, ascending);
  for (i = 0; i < p->n; i++)
    p->list[i].span = marks_taken_in(a->result, p->list[i].span);
  cut(p);
  return 0;
}

static int
is_blank(const char *s, size_t len)
{
  size_t i;
  for (i = 0; i < len && (s[i] == ' ' || (s[i] >= '\t' && s[i] <= '\r')); i++)
    continue;
  return i == len;
}

static void
put_text(const json_writer *w, size_t index, quoteattr_span s, const char *type)
{
  buffer_puts(w->to, index ? ",{\"span\":" : "{\"span\":");
  json_put_span(w, 0, s);
  json_put_word(w->to, "type", type);
  json_put_key(w->to, "text");
  json_put_text(w->to, w->a->doc->text + s.start, s.end - s.start);
}

static void
put_narration(const json_writer *w, size_t index, quoteattr_span s)
{
  put_text(w, index, s, is_blank(w->a->doc->text + s.start, s.end - s.start) ? "space" : "narration");
  buffer_puts(w->to, ",\"quote\":null,\"speaker\":null,\"name\":null,\"confidence\":null}");
}

static void
put_speech(const json_writer *w, size_t index, const piece *x)
{
  size_t len;
  const char *name = report_entity_name(w->a->report, x->quote->speaker, 0, &len);
  put_text(w, index, x->span, x->quote->kind == QUOTEATTR_QUOTE_DIRECT ? "speech" : "mixed");
  json_put_key(w->to, "quote");
  buffer_put_number(w->to, x->number);
  json_put_entity_id(w, "speaker", x->quote->speaker);
  json_put_key(w->to, "name");
  json_put_text(w->to, name, len);
  json_put_confidence(w, x->quote->confidence);
  buffer_putc(w->to, '}');
}

static void
put_segments(const json_writer *w, const pieces *p)
{
  size_t i, n = 0;
  quoteattr_span gap = {0, 0};
  buffer_puts(w->to, ",\"segments\":[");
  for (i = 0; i <= p->n; i++) {
    gap.end = i < p->n ? p->list[i].span.start : (uint32_t)w->a->doc->len;
    if (gap.start < gap.end)
      put_narration(w, n++, gap);
    if (i < p->n) {
      put_speech(w, n++, &p->list[i]);
      gap.start = p->list[i].span.end;
    }
  }
  buffer_putc(w->to, ']');
}

static int
put_document(const output *out, const analysis *a)
{
  json_writer w;
  pieces p = {NULL, 0};
  int status = json_writer_init(&w, out, a);
  if (!status)
    status = pieces_init(&p, a);
  if (!status) {
    json_put_head(&w);
    put_segments(&w, &p);
    json_put_entities(&w);
    buffer_puts(w.to, "}\n");
  }
  json_writer_clear(&w);
  free(p.list);
  return status;
}

const format format_script = {NULL, put_document, json_put_problem};
