/*
 * What was found in one document.
 *
 * Each method makes a list of tuples; positions are in the engine's unit, all of one list converted in one pass over
 * the text.  `bytes` are the positions as the library gives them, `units` what becomes of them.
 */
#include "binding.h"
#include "names.h"

#include <stdlib.h>
#include <string.h>

typedef struct spans {
  const result_object *self;
  quoteattr_span *bytes, *units;
  size_t n;
} spans;

/* Room for n spans; -1 with an exception set. */
static int
spans_init(spans *s, PyObject *self, size_t n)
{
  s->self = (const result_object *)self;
  s->n = n;
  s->bytes = malloc((2 * n + 1) * sizeof *s->bytes);
  s->units = s->bytes ? s->bytes + n : NULL;
  if (!s->bytes)
    PyErr_NoMemory();
  return s->bytes ? 0 : -1;
}

static int
spans_convert(spans *s)
{
  memcpy(s->units, s->bytes, s->n * sizeof *s->units);
  return source_convert(&s->self->source, s->self->engine->unit, (uint32_t *)s->units, 2 * s->n);
}

static void
spans_clear(spans *s)
{
  free(s->bytes);
}

/* (start, end, text) */
static PyObject *
piece_of(const spans *s, size_t i)
{
  PyObject *items[3];
  items[0] = PyLong_FromUnsignedLong(s->units[i].start);
  items[1] = PyLong_FromUnsignedLong(s->units[i].end);
  items[2] = source_piece(&s->self->source, s->bytes[i].start, s->bytes[i].end);
  return tuple_of(3, items);
}

static PyObject *
piece_item(void *context, size_t i)
{
  return piece_of(context, i);
}

PyObject *
result_new(engine_object *engine, quoteattr_result *result, source *s)
{
  result_object *self = object_new(engine->state->result_type);
  if (!self) {
    quoteattr_result_free(result);
    return NULL;
  }
  Py_INCREF(engine);
  self->engine = engine;
  self->result = result;
  self->source = *s;
  memset(s, 0, sizeof *s);
  return (PyObject *)self;
}

static void
result_dealloc(PyObject *object)
{
  result_object *self = (result_object *)object;
  quoteattr_result_free(self->result);
  source_clear(&self->source);
  Py_CLEAR(self->engine);
  object_free(object);
}

/* text() */
static PyObject *
result_text(PyObject *self, PyObject *unused)
{
  (void)unused;
  return source_text(&((result_object *)self)->source);
}

/* genre() */
static PyObject *
result_genre(PyObject *self, PyObject *unused)
{
  (void)unused;
  return word_or_none(name_genre(quoteattr_result_genre(((result_object *)self)->result)));
}

/* n_quotes() */
static PyObject *
result_n_quotes(PyObject *self, PyObject *unused)
{
  (void)unused;
  return PyLong_FromSize_t(quoteattr_quote_count(((result_object *)self)->result));
}

/* sentences(): (start, end, text) each */
static PyObject *
result_sentences(PyObject *self, PyObject *unused)
{
  size_t n;
  const quoteattr_span *sentences = quoteattr_result_sentences(((result_object *)self)->result, &n);
  PyObject *list;
  spans s;
  (void)unused;
  if (spans_init(&s, self, n))
    return NULL;
  if (n)
    memcpy(s.bytes, sentences, n * sizeof *sentences);
  list = spans_convert(&s) ? NULL : list_of(n, piece_item, &s);
  spans_clear(&s);
  return list;
}

/* ---- tokens and mentions: a span each, and what else they have ---- */

typedef struct tokens {
  spans spans;
  const quoteattr_token *list;
} tokens;

static const char *
name_token_kind(uint32_t kind)
{
  static const char *const names[] = {"other",  "word",  "number", "punct", "open",   "close",  "quote",
                                      "symbol", "emoji", "url",    "email", "handle", "hashtag"};
  return names[kind < sizeof names / sizeof names[0] ? kind : 0];
}

/* (start, end, text, kind, flags) */
static PyObject *
token_item(void *context, size_t i)
{
  const tokens *t = context;
  PyObject *items[5];
  items[0] = PyLong_FromUnsignedLong(t->spans.units[i].start);
  items[1] = PyLong_FromUnsignedLong(t->spans.units[i].end);
  items[2] = source_piece(&t->spans.self->source, t->list[i].start, t->list[i].end);
  items[3] = word_or_none(name_token_kind(t->list[i].kind));
  items[4] = PyLong_FromUnsignedLong(t->list[i].flags);
  return tuple_of(5, items);
}

static PyObject *
list_tokens(PyObject *self, const quoteattr_token *list, size_t n)
{
  PyObject *made;
  tokens t;
  size_t i;
  t.list = list;
  if (spans_init(&t.spans, self, n))
    return NULL;
  for (i = 0; i < n; i++) {
    t.spans.bytes[i].start = list[i].start;
    t.spans.bytes[i].end = list[i].end;
  }
  made = spans_convert(&t.spans) ? NULL : list_of(n, token_item, &t);
  spans_clear(&t.spans);
  return made;
}

/* tokens() */
static PyObject *
result_tokens(PyObject *self, PyObject *unused)
{
  size_t n;
  const quoteattr_token *list = quoteattr_result_tokens(((result_object *)self)->result, &n);
  (void)unused;
  return list_tokens(self, list, n);
}

/* words() */
static PyObject *
result_words(PyObject *self, PyObject *unused)
{
  size_t n;
  const quoteattr_token *list = quoteattr_result_words(((result_object *)self)->result, &n);
  (void)unused;
  return list_tokens(self, list, n);
}

typedef struct mentions {
  spans spans;
  const quoteattr_mention *list;
} mentions;

static const char *
name_mention_kind(uint32_t kind)
{
  static const char *const names[] = {"other", "name", "nominal", "pronoun"};
  return names[kind < sizeof names / sizeof names[0] ? kind : 0];
}

/* (start, end, text, kind, entity) */
static PyObject *
mention_item(void *context, size_t i)
{
  const mentions *m = context;
  PyObject *items[5];
  items[0] = PyLong_FromUnsignedLong(m->spans.units[i].start);
  items[1] = PyLong_FromUnsignedLong(m->spans.units[i].end);
  items[2] = source_piece(&m->spans.self->source, m->list[i].start, m->list[i].end);
  items[3] = word_or_none(name_mention_kind(m->list[i].kind));
  items[4] = index_or_none(m->list[i].entity);
  return tuple_of(5, items);
}

/* mentions() */
static PyObject *
result_mentions(PyObject *self, PyObject *unused)
{
  mentions m;
  PyObject *made;
  size_t i, n;
  (void)unused;
  m.list = quoteattr_result_mentions(((result_object *)self)->result, &n);
  if (spans_init(&m.spans, self, n))
    return NULL;
  for (i = 0; i < n; i++) {
    m.spans.bytes[i].start = m.list[i].start;
    m.spans.bytes[i].end = m.list[i].end;
  }
  made = spans_convert(&m.spans) ? NULL : list_of(n, mention_item, &m);
  spans_clear(&m.spans);
  return made;
}

/* ---- quotations ---- */

typedef struct quotes {
  spans spans; /* of all quotations: content, source and cue of each */
  size_t at;   /* the first span that no tuple has yet */
} quotes;

static const int roles[] = {QUOTEATTR_ROLE_CONTENT, QUOTEATTR_ROLE_SOURCE, QUOTEATTR_ROLE_CUE};

static void
count_or_copy(const quoteattr_result *result, quoteattr_span *to, size_t *n_spans)
{
  size_t quote, role, n, n_quotes = quoteattr_quote_count(result), sum = 0;
  for (quote = 0; quote < n_quotes; quote++)
    for (role = 0; role < 3; role++) {
      const quoteattr_span *part = quoteattr_quote_spans(result, quote, roles[role], &n);
      if (to && n)
        memcpy(to + sum, part, n * sizeof *part);
      sum += n;
    }
  *n_spans = sum;
}

/* The next n spans as a tuple of pieces. */
static PyObject *
content_of(quotes *q, size_t n)
{
  PyObject *content = PyTuple_New((Py_ssize_t)n), *piece;
  size_t i;
  for (i = 0; content && i < n; i++) {
    piece = piece_of(&q->spans, q->at++);
    if (!piece || PyTuple_SetItem(content, (Py_ssize_t)i, piece))
      Py_CLEAR(content);
  }
  return content;
}

/* The next span, when there is one. */
static PyObject *
part_of(quotes *q, size_t n)
{
  size_t at = q->at;
  q->at += n;
  return n ? piece_of(&q->spans, at) : word_or_none(NULL);
}

static size_t
n_spans(const quoteattr_result *result, size_t quote, int role)
{
  size_t n;
  quoteattr_quote_spans(result, quote, role, &n);
  return n;
}

/* (kind, content, source, cue, speaker, addressee, link, evidence, confidence) */
static PyObject *
quote_item(void *context, size_t i)
{
  quotes *q = context;
  const quoteattr_result *r = q->spans.self->result;
  PyObject *items[9];
  items[0] = word_or_none(name_quote_kind(quoteattr_quote_kind(r, i)));
  items[1] = content_of(q, n_spans(r, i, QUOTEATTR_ROLE_CONTENT));
  items[2] = part_of(q, n_spans(r, i, QUOTEATTR_ROLE_SOURCE));
  items[3] = part_of(q, n_spans(r, i, QUOTEATTR_ROLE_CUE));
  items[4] = index_or_none(quoteattr_quote_speaker(r, i));
  items[5] = index_or_none(quoteattr_quote_addressee(r, i));
  items[6] = word_or_none(name_link(quoteattr_quote_link(r, i)));
  items[7] = word_or_none(name_evidence(quoteattr_quote_evidence(r, i)));
  items[8] = PyFloat_FromDouble(quoteattr_quote_confidence(r, i));
  return tuple_of(9, items);
}

/* quotes() */
static PyObject *
result_quotes(PyObject *self, PyObject *unused)
{
  const quoteattr_result *r = ((result_object *)self)->result;
  PyObject *list;
  quotes q;
  size_t n;
  (void)unused;
  count_or_copy(r, NULL, &n);
  if (spans_init(&q.spans, self, n))
    return NULL;
  count_or_copy(r, q.spans.bytes, &n);
  q.at = 0;
  list = spans_convert(&q.spans) ? NULL : list_of(quoteattr_quote_count(r), quote_item, &q);
  spans_clear(&q.spans);
  return list;
}

/* ---- entities ---- */

static PyObject *
name_or_none(const char *name, size_t len)
{
  return name && len ? PyUnicode_DecodeUTF8(name, (Py_ssize_t)len, "replace") : word_or_none(NULL);
}

static PyObject *
aliases_of(const quoteattr_result *r, uint32_t entity)
{
  size_t i, len, n = quoteattr_entity_name_count(r, entity);
  PyObject *aliases = PyTuple_New(n > 1 ? (Py_ssize_t)(n - 1) : 0), *name;
  for (i = 1; aliases && i < n; i++) {
    const char *s = quoteattr_entity_name(r, entity, i, &len);
    name = PyUnicode_DecodeUTF8(s, (Py_ssize_t)len, "replace");
    if (!name || PyTuple_SetItem(aliases, (Py_ssize_t)(i - 1), name))
      Py_CLEAR(aliases);
  }
  return aliases;
}

/* (name, aliases, role, kind, gender, member, mention count, quotation count) */
static PyObject *
entity_item(void *context, size_t i)
{
  const quoteattr_result *r = context;
  uint32_t entity = (uint32_t)i;
  PyObject *items[8];
  size_t len;
  const char *s = quoteattr_entity_name(r, entity, 0, &len);
  items[0] = name_or_none(s, len);
  items[1] = aliases_of(r, entity);
  s = quoteattr_entity_role(r, entity, &len);
  items[2] = name_or_none(s, len);
  items[3] = word_or_none(name_entity_kind(quoteattr_entity_kind(r, entity)));
  items[4] = word_or_none(name_gender(quoteattr_entity_gender(r, entity)));
  items[5] = index_or_none(quoteattr_entity_member(r, entity));
  items[6] = PyLong_FromSize_t(quoteattr_entity_mention_count(r, entity));
  items[7] = PyLong_FromSize_t(quoteattr_entity_quote_count(r, entity));
  return tuple_of(8, items);
}

/* entity(index) */
static PyObject *
result_entity(PyObject *self, PyObject *index)
{
  quoteattr_result *r = ((result_object *)self)->result;
  size_t i = PyLong_AsSize_t(index);
  if (PyErr_Occurred())
    return NULL;
  if (i < quoteattr_entity_count(r))
    return entity_item(r, i);
  PyErr_SetString(PyExc_IndexError, "no such entity");
  return NULL;
}

/* n_entities() */
static PyObject *
result_n_entities(PyObject *self, PyObject *unused)
{
  (void)unused;
  return PyLong_FromSize_t(quoteattr_entity_count(((result_object *)self)->result));
}

static PyMethodDef methods[] = {
    {"text", result_text, METH_NOARGS, NULL},         {"genre", result_genre, METH_NOARGS, NULL},
    {"n_quotes", result_n_quotes, METH_NOARGS, NULL}, {"quotes", result_quotes, METH_NOARGS, NULL},
    {"entity", result_entity, METH_O, NULL},          {"n_entities", result_n_entities, METH_NOARGS, NULL},
    {"mentions", result_mentions, METH_NOARGS, NULL}, {"tokens", result_tokens, METH_NOARGS, NULL},
    {"words", result_words, METH_NOARGS, NULL},       {"sentences", result_sentences, METH_NOARGS, NULL},
    {"to_json", result_to_json, METH_VARARGS, NULL},  {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, object_no_new}, {Py_tp_dealloc, result_dealloc}, {Py_tp_methods, methods}, {0, NULL}};

PyType_Spec result_spec = {"quoteattr._quoteattr.Result", sizeof(result_object), 0, Py_TPFLAGS_DEFAULT, slots};
