/*
 * JSON Lines: docs/formats.md.  Strings are jansson's; brackets and numbers are written as they come, so that a
 * document of a million tokens needs no tree of its output.
 */
#include "names.h"
#include "output.h"

#include <stdlib.h>

typedef struct writer {
  FILE *to;
  const positions *positions;
  quoteattr_span *mentions; /* those of one entity together; of entity e, up to ends[e] */
  size_t *ends;
} writer;

/* Writes and frees a jansson value. */
static void
put_value(FILE *to, json_t *value)
{
  if (!value || json_dumpf(value, to, JSON_COMPACT | JSON_ENCODE_ANY))
    fputs("null", to);
  json_decref(value);
}

static void
put_text(FILE *to, const char *s, size_t len)
{
  put_value(to, s ? json_stringn(s, len) : NULL);
}

/* ,"key":"word" or ,"key":null */
static void
put_word(FILE *to, const char *key, const char *word)
{
  if (word)
    fprintf(to, ",\"%s\":\"%s\"", key, word);
  else
    fprintf(to, ",\"%s\":null", key);
}

static void
put_span(const writer *w, size_t index, uint32_t start, uint32_t end)
{
  fprintf(w->to, index ? ",[%lu,%lu]" : "[%lu,%lu]", (unsigned long)positions_get(w->positions, start),
          (unsigned long)positions_get(w->positions, end));
}

static void
put_spans(const writer *w, const char *key, const quoteattr_span *s, size_t n)
{
  size_t i;
  fprintf(w->to, ",\"%s\":[", key);
  for (i = 0; i < n; i++)
    put_span(w, i, s[i].start, s[i].end);
  putc(']', w->to);
}

static void
put_tokens(const writer *w, const char *key, const quoteattr_token *t, size_t n)
{
  size_t i;
  fprintf(w->to, ",\"%s\":[", key);
  for (i = 0; i < n; i++)
    put_span(w, i, t[i].start, t[i].end);
  putc(']', w->to);
}

static void
put_role(const writer *w, const quoteattr_result *r, size_t quote, int role, const char *key)
{
  size_t n;
  const quoteattr_span *s = quoteattr_quote_spans(r, quote, role, &n);
  put_spans(w, key, s, n);
}

static void
put_entity_id(const writer *w, const analysis *a, const char *key, uint32_t entity)
{
  fprintf(w->to, ",\"%s\":", key);
  put_value(w->to, entity == QUOTEATTR_NONE ? NULL : entity_id(a, entity));
}

static void
put_quote(const writer *w, const analysis *a, size_t index, size_t quote)
{
  const quoteattr_result *r = a->result;
  fprintf(w->to, "%s{\"id\":%lu", index ? "," : "", (unsigned long)index);
  put_role(w, r, quote, QUOTEATTR_ROLE_CONTENT, "content");
  put_word(w->to, "kind", name_quote_kind(quoteattr_quote_kind(r, quote)));
  put_role(w, r, quote, QUOTEATTR_ROLE_SOURCE, "source");
  put_role(w, r, quote, QUOTEATTR_ROLE_CUE, "cue");
  put_entity_id(w, a, "speaker", quoteattr_quote_speaker(r, quote));
  put_entity_id(w, a, "addressee", quoteattr_quote_addressee(r, quote));
  put_word(w->to, "link", name_link(quoteattr_quote_link(r, quote)));
  put_word(w->to, "evidence", name_evidence(quoteattr_quote_evidence(r, quote)));
  fprintf(w->to, ",\"confidence\":%.3f}", quoteattr_quote_confidence(r, quote));
}

static void
put_quotes(const writer *w, const analysis *a)
{
  size_t i, n = 0;
  fputs(",\"quotes\":[", w->to);
  for (i = 0; i < quoteattr_quote_count(a->result); i++)
    if (is_speech(quoteattr_quote_kind(a->result, i)))
      put_quote(w, a, n++, i);
  putc(']', w->to);
}

/* Marks that are no speech. */
static void
put_marked(const writer *w, const quoteattr_result *r)
{
  size_t i, n = 0;
  fputs(",\"marked\":[", w->to);
  for (i = 0; i < quoteattr_quote_count(r); i++)
    if (!is_speech(quoteattr_quote_kind(r, i))) {
      fprintf(w->to, "%s{\"id\":%lu", n ? "," : "", (unsigned long)n);
      put_role(w, r, i, QUOTEATTR_ROLE_CONTENT, "content");
      put_word(w->to, "kind", name_quote_kind(quoteattr_quote_kind(r, i)));
      putc('}', w->to);
      n++;
    }
  putc(']', w->to);
}

static void
put_names(const writer *w, const quoteattr_result *r, uint32_t entity)
{
  size_t i, len, n = quoteattr_entity_name_count(r, entity);
  const char *name = quoteattr_entity_name(r, entity, 0, &len);
  fputs(",\"name\":", w->to);
  put_text(w->to, name, len);
  fputs(",\"aliases\":[", w->to);
  for (i = 1; i < n; i++) {
    name = quoteattr_entity_name(r, entity, i, &len);
    if (i > 1)
      putc(',', w->to);
    put_text(w->to, name, len);
  }
  fputs("],\"role\":", w->to);
  name = quoteattr_entity_role(r, entity, &len);
  put_text(w->to, len ? name : NULL, len);
}

static void
put_entity(const writer *w, const analysis *a, uint32_t entity, const quoteattr_span *mentions, size_t n)
{
  const quoteattr_result *r = a->result;
  fputs(entity ? ",{\"id\":" : "{\"id\":", w->to);
  put_value(w->to, entity_id(a, entity));
  put_names(w, r, entity);
  put_word(w->to, "kind", name_entity_kind(quoteattr_entity_kind(r, entity)));
  put_word(w->to, "gender", name_gender(quoteattr_entity_gender(r, entity)));
  put_spans(w, "mentions", mentions, n);
  putc('}', w->to);
}

/* A counting sort by entity. */
static void
group_mentions(writer *w, const quoteattr_mention *m, size_t n, size_t n_entities)
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
put_entities(const writer *w, const analysis *a)
{
  size_t n_entities = quoteattr_entity_count(a->result), start = 0;
  uint32_t e;
  fputs(",\"entities\":[", w->to);
  for (e = 0; e < n_entities; start = w->ends[e++])
    put_entity(w, a, e, w->mentions + start, w->ends[e] - start);
  putc(']', w->to);
}

static void
put_segments(const writer *w, const analysis *a, const settings *s)
{
  size_t n;
  if (s->tokens) {
    const quoteattr_token *t = quoteattr_result_tokens(a->result, &n);
    put_tokens(w, "tokens", t, n);
    t = quoteattr_result_words(a->result, &n);
    put_tokens(w, "words", t, n);
  }
  if (s->sentences) {
    const quoteattr_span *spans = quoteattr_result_sentences(a->result, &n);
    put_spans(w, "sentences", spans, n);
  }
}

/* All that needs memory is done before the first byte is written. */
static int
writer_init(writer *w, const output *out, const analysis *a)
{
  size_t n, n_entities = quoteattr_entity_count(a->result);
  const quoteattr_mention *m = quoteattr_result_mentions(a->result, &n);
  w->to = out->to;
  w->positions = a->positions;
  w->mentions = calloc(n + 1, sizeof *w->mentions);
  w->ends = calloc(n_entities + 1, sizeof *w->ends);
  if (!w->mentions || !w->ends)
    return -1;
  group_mentions(w, m, n, n_entities);
  return 0;
}

static void
writer_clear(writer *w)
{
  free(w->mentions);
  free(w->ends);
}

static int
put_document(const output *out, const analysis *a)
{
  writer w;
  int status = writer_init(&w, out, a);
  if (!status) {
    fputs("{\"id\":", w.to);
    put_value(w.to, document_id(a->doc));
    put_word(w.to, "genre", name_genre(quoteattr_result_genre(a->result)));
    put_quotes(&w, a);
    put_marked(&w, a->result);
    put_entities(&w, a);
    put_segments(&w, a, out->settings);
    fputs("}\n", w.to);
  }
  writer_clear(&w);
  return status;
}

static void
put_problem(const output *out, const document *doc, const problem *p)
{
  fputs("{\"id\":", out->to);
  put_value(out->to, document_id(doc));
  fprintf(out->to, ",\"error\":{\"code\":\"%s\",\"message\":", p->code);
  put_value(out->to, json_string(p->message));
  fprintf(out->to, ",\"offset\":%llu}}\n", (unsigned long long)p->offset);
}

const format format_jsonl = {NULL, put_document, put_problem};
