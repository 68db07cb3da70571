#define _POSIX_C_SOURCE 200809L
#include <quoteattr.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* First version: JSONL in, JSONL out. */

static json_t *
spans_json(const quoteattr_span *s, size_t n)
{
  json_t *a = json_array();
  size_t i;
  for (i = 0; i < n; i++)
    json_array_append_new(a, json_pack("[I,I]", (json_int_t)s[i].start, (json_int_t)s[i].end));
  return a;
}

static json_t *
quote_json(const quoteattr_result *r, size_t q)
{
  static const char *const kinds[] = {"", "direct", "mixed", "indirect", "title", "nickname", "scare", "unknown"};
  json_t *o = json_object();
  size_t n;
  const quoteattr_span *s = quoteattr_quote_spans(r, q, QUOTEATTR_ROLE_CONTENT, &n);
  json_object_set_new(o, "content", spans_json(s, n));
  json_object_set_new(o, "kind", json_string(kinds[quoteattr_quote_kind(r, q)]));
  s = quoteattr_quote_spans(r, q, QUOTEATTR_ROLE_SOURCE, &n);
  json_object_set_new(o, "source", spans_json(s, n));
  s = quoteattr_quote_spans(r, q, QUOTEATTR_ROLE_CUE, &n);
  json_object_set_new(o, "cue", spans_json(s, n));
  json_object_set_new(o, "speaker",
                      quoteattr_quote_speaker(r, q) == QUOTEATTR_NONE ? json_null()
                                                                      : json_integer(quoteattr_quote_speaker(r, q)));
  json_object_set_new(o, "confidence", json_real(quoteattr_quote_confidence(r, q)));
  json_object_set_new(o, "evidence", json_integer(quoteattr_quote_evidence(r, q)));
  return o;
}

static json_t *
entity_json(const quoteattr_result *r, uint32_t e)
{
  json_t *o = json_object(), *names = json_array(), *m = json_array();
  size_t i, n, len;
  const char *name = quoteattr_entity_name(r, e, 0, &len);
  const quoteattr_mention *ms = quoteattr_result_mentions(r, &n);
  json_object_set_new(o, "id", json_integer(e));
  json_object_set_new(o, "name", json_stringn(name ? name : "", name ? len : 0));
  for (i = 1; i < quoteattr_entity_name_count(r, e); i++) {
    name = quoteattr_entity_name(r, e, i, &len);
    json_array_append_new(names, json_stringn(name, len));
  }
  json_object_set_new(o, "aliases", names);
  for (i = 0; i < n; i++)
    if (ms[i].entity == e)
      json_array_append_new(m, json_pack("[I,I]", (json_int_t)ms[i].start, (json_int_t)ms[i].end));
  json_object_set_new(o, "mentions", m);
  return o;
}

int
main(int argc, char **argv)
{
  char *line = NULL;
  size_t cap = 0;
  ssize_t n;
  quoteattr_engine *engine;
  quoteattr_session *session;
  int want_tokens = 0;
  for (int i = 1; i < argc; i++)
    if (!strcmp(argv[i], "--tokens"))
      want_tokens = 1;
  if (quoteattr_engine_new(&engine, NULL, NULL) || quoteattr_session_new(&session, engine))
    return 1;
  while ((n = getline(&line, &cap, stdin)) > 0) {
    json_error_t je;
    json_t *d = json_loadb(line, (size_t)n, JSON_ALLOW_NUL, &je), *o = json_object(), *a;
    json_t *text = json_object_get(d, "text");
    quoteattr_result *r = NULL;
    quoteattr_error err;
    size_t i;
    json_object_set(o, "id", json_object_get(d, "id"));
    if (quoteattr_session_analyze(session, json_string_value(text), json_string_length(text), &r, &err))
      json_object_set_new(o, "error", json_string(err.message));
    a = json_array();
    for (i = 0; i < quoteattr_quote_count(r); i++)
      if (quoteattr_quote_kind(r, i) <= QUOTEATTR_QUOTE_INDIRECT)
        json_array_append_new(a, quote_json(r, i));
    json_object_set_new(o, "quotes", a);
    a = json_array();
    for (i = 0; i < quoteattr_entity_count(r); i++)
      json_array_append_new(a, entity_json(r, (uint32_t)i));
    json_object_set_new(o, "entities", a);
    if (want_tokens) {
      const quoteattr_token *t = quoteattr_result_tokens(r, &i);
      size_t k, m = i;
      a = json_array();
      for (k = 0; k < m; k++)
        json_array_append_new(a, json_pack("[I,I]", (json_int_t)t[k].start, (json_int_t)t[k].end));
      json_object_set_new(o, "tokens", a);
      t = quoteattr_result_words(r, &m);
      a = json_array();
      for (k = 0; k < m; k++)
        json_array_append_new(a, json_pack("[I,I]", (json_int_t)t[k].start, (json_int_t)t[k].end));
      json_object_set_new(o, "words", a);
      const quoteattr_span *s = quoteattr_result_sentences(r, &m);
      json_object_set_new(o, "sentences", spans_json(s, m));
    }
    json_dumpf(o, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(o);
    json_decref(d);
    quoteattr_result_free(r);
  }
  free(line);
  quoteattr_session_free(session);
  quoteattr_engine_free(engine);
  return 0;
}
