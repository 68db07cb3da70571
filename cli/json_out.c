/* JSON Lines: docs/formats.md. */
#include "json_writer.h"
#include "names.h"

static void
put_tokens(const json_writer *w, const char *key, const quoteattr_token *t, size_t n)
{
  size_t i;
  json_put_key(w->to, key);
  buffer_putc(w->to, '[');
  for (i = 0; i < n; i++) {
    quoteattr_span span;
    span.start = t[i].start;
    span.end = t[i].end;
    json_put_span(w, i, span);
  }
  buffer_putc(w->to, ']');
}

/* Begins quotation number `index`. */
static void
put_number(const json_writer *w, size_t index)
{
  buffer_puts(w->to, index ? ",{\"id\":" : "{\"id\":");
  buffer_put_number(w->to, index);
}

static void
put_quote(const json_writer *w, size_t index, const report_quote *q)
{
  put_number(w, index);
  json_put_spans(w, "content", q->content.spans, q->content.n);
  json_put_word(w->to, "kind", name_quote_kind(q->kind));
  json_put_spans(w, "source", q->source.spans, q->source.n);
  json_put_spans(w, "cue", q->cue.spans, q->cue.n);
  json_put_entity_id(w, "speaker", q->speaker);
  json_put_entity_id(w, "addressee", q->addressee);
  json_put_word(w->to, "link", name_link(q->link));
  json_put_word(w->to, "evidence", name_evidence(q->evidence));
  json_put_confidence(w, q->confidence);
  buffer_putc(w->to, '}');
}

static void
put_quotes(const json_writer *w, const report *r)
{
  size_t i, n = 0;
  buffer_puts(w->to, ",\"quotes\":[");
  for (i = 0; i < r->n_quotes; i++)
    if (is_speech(r->quotes[i].kind))
      put_quote(w, n++, &r->quotes[i]);
  buffer_putc(w->to, ']');
}

/* Marks that are no speech. */
static void
put_marked(const json_writer *w, const report *r)
{
  size_t i, n = 0;
  buffer_puts(w->to, ",\"marked\":[");
  for (i = 0; i < r->n_quotes; i++)
    if (!is_speech(r->quotes[i].kind)) {
      put_number(w, n);
      json_put_spans(w, "content", r->quotes[i].content.spans, r->quotes[i].content.n);
      json_put_word(w->to, "kind", name_quote_kind(r->quotes[i].kind));
      buffer_putc(w->to, '}');
      n++;
    }
  buffer_putc(w->to, ']');
}

static void
put_segments(const json_writer *w, const settings *s)
{
  size_t n;
  if (s->tokens) {
    const quoteattr_token *t = quoteattr_result_tokens(w->a->result, &n);
    put_tokens(w, "tokens", t, n);
    t = quoteattr_result_words(w->a->result, &n);
    put_tokens(w, "words", t, n);
  }
  if (s->sentences) {
    const quoteattr_span *spans = quoteattr_result_sentences(w->a->result, &n);
    json_put_spans(w, "sentences", spans, n);
  }
}

static int
put_document(const output *out, const analysis *a)
{
  json_writer w;
  int status = json_writer_init(&w, out, a);
  if (!status) {
    json_put_head(&w);
    put_quotes(&w, a->report);
    put_marked(&w, a->report);
    json_put_entities(&w);
    put_segments(&w, out->settings);
    buffer_puts(w.to, "}\n");
  }
  json_writer_clear(&w);
  return status;
}

const format format_jsonl = {NULL, put_document, json_put_problem};
