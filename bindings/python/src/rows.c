/*
 * The rows of a table, all at once and without the GIL: to columns, or to the lines that the program prints.
 *
 * A row is a text or, where `is_json`, a line of JSON as the program reads it; None is a text that is not there.  What
 * is wrong with a row is said in its place.  A pair (id, row) has the row's id as JSON.  The work on a row is the
 * program's own (cli/job.h); only where it prints to differs.
 */
#include "binding.h"
#include "columns.h"
#include "job.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef struct item {
  const char *text; /* NULL: there is none */
  size_t len;
  const char *id; /* JSON, or NULL */
  size_t id_len;
} item;

typedef struct rows {
  job job;
  plan plan;
  columns columns; /* where to, or else: */
  buffer lines;
  size_t *ends; /* of each line; NULL: columns are wanted */
  PyObject *list;
  item *items;
  size_t n;
  int is_json, failed;
} rows;

/* ---- a format that prints into columns ---- */

static rows *
rows_of(const output *out)
{
  return (rows *)((char *)out - offsetof(rows, job.out));
}

static int
put_columns(const output *out, const analysis *a)
{
  return columns_add(&rows_of(out)->columns, out, a);
}

static void
put_problem(const output *out, const document *doc, const problem *p)
{
  columns_add_problem(&rows_of(out)->columns, doc, p);
}

static const format format_columns = {NULL, put_columns, put_problem};

/* ---- the work, without the GIL ---- */

static int
read_json(rows *r, const item *it, problem *p)
{
  raw *line = &r->job.raw;
  buffer_reset(&line->bytes);
  buffer_put(&line->bytes, it->text ? it->text : "", it->len);
  line->line = 1; /* any may be the first of its file, which may begin with a byte order mark */
  return line->bytes.failed ? problem_set(p, "memory", 0, "out of memory") : document_read(&r->job.doc, line, p);
}

static int
read_text(rows *r, const item *it, problem *p)
{
  r->job.doc.id = it->id ? json_loadb(it->id, it->id_len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL) : NULL;
  r->job.doc.text = it->text;
  r->job.doc.len = it->len;
  if (!r->job.doc.id)
    r->job.doc.id = json_null();
  return it->text ? 0 : problem_set(p, "null", 0, "there is no text");
}

static void
work_on(rows *r, size_t i)
{
  job *j = &r->job;
  problem p;
  buffer_reset(&j->printed.out);
  if ((r->is_json ? read_json(r, &r->items[i], &p) : read_text(r, &r->items[i], &p)) || job_analyze(j, &p)) {
    buffer_reset(&j->printed.out);
    j->plan->format->problem(&j->out, &j->doc, &p);
  }
  document_clear(&j->doc);
  if (r->ends) {
    buffer_put(&r->lines, j->printed.out.data, j->printed.out.len);
    r->ends[i] = r->lines.len;
    r->failed |= j->printed.out.failed || r->lines.failed;
  }
}

static void
work(rows *r)
{
  size_t i;
  for (i = 0; i < r->n && !r->failed; i++)
    work_on(r, i);
  r->failed |= columns_failed(&r->columns);
}

/* ---- in ---- */

/* -1 with an exception set. */
static int
item_init(item *it, PyObject *row)
{
  PyObject *id = NULL, *text = row;
  Py_ssize_t len = 0;
  char *bytes;
  if (PyTuple_Check(row) && !PyArg_ParseTuple(row, "SO:a row", &id, &text))
    return -1;
  memset(it, 0, sizeof *it);
  if (id) {
    it->id = PyBytes_AsString(id);
    it->id_len = (size_t)PyBytes_Size(id);
  }
  if (text == Py_None)
    return 0;
  if (PyBytes_AsStringAndSize(text, &bytes, &len))
    return -1;
  it->text = bytes;
  it->len = (size_t)len;
  return 0;
}

static int
take_items(rows *r, PyObject *iterable)
{
  size_t i;
  r->list = PySequence_Tuple(iterable);
  if (!r->list)
    return -1;
  r->n = (size_t)PyTuple_Size(r->list);
  r->items = calloc(r->n + 1, sizeof *r->items);
  if (r->plan.format == &format_jsonl)
    r->ends = calloc(r->n + 1, sizeof *r->ends);
  if (!r->items || (r->plan.format == &format_jsonl && !r->ends)) {
    PyErr_NoMemory();
    return -1;
  }
  for (i = 0; i < r->n; i++)
    if (item_init(&r->items[i], PyTuple_GetItem(r->list, (Py_ssize_t)i)))
      return -1;
  return 0;
}

static void
set_plan(rows *r, const engine_object *engine, const format *to)
{
  r->plan.format = to;
  r->plan.engine = engine->engine;
  if (engine->has_cast)
    r->plan.cast = engine->cast;
  r->plan.settings.unit = engine->unit;
}

static void
rows_clear(rows *r)
{
  job_clear(&r->job);
  columns_clear(&r->columns);
  buffer_clear(&r->lines);
  free(r->ends);
  free(r->items);
  Py_CLEAR(r->list);
}

static PyObject *
no_room(void)
{
  PyErr_SetString(PyExc_MemoryError, "memory ran out, or a column of these rows is over 2 GiB");
  return NULL;
}

/* Works on all of them; NULL with an exception set, or what `made` makes of them. */
static PyObject *
run(rows *r, PyObject *iterable, PyObject *(*made)(const rows *r))
{
  int status = take_items(r, iterable);
  PyObject *result = NULL;
  if (!status) {
    Py_BEGIN_ALLOW_THREADS
    r->failed = job_init(&r->job, &r->plan) != QUOTEATTR_OK;
    work(r);
    Py_END_ALLOW_THREADS
    result = r->failed ? no_room() : made(r);
  }
  rows_clear(r);
  return result;
}

/* ---- out ---- */

static PyObject *
bytes_of(const buffer *b, size_t len)
{
  return PyBytes_FromStringAndSize(b->len ? b->data : "", (Py_ssize_t)len);
}

/* (values, nulls, bits of those that are none or None, offsets or None, data or None) */
static PyObject *
column_tuple(const column *c, int kind)
{
  PyObject *items[5];
  items[0] = PyLong_FromSize_t(c->n);
  items[1] = PyLong_FromSize_t(c->n_null);
  items[2] = c->n_null ? bytes_of(&c->valid, c->valid.len) : word_or_none(NULL);
  items[3] = kind == COLUMN_STRING || kind == COLUMN_LIST ? bytes_of(&c->offsets, c->offsets.len) : word_or_none(NULL);
  items[4] = kind == COLUMN_LIST || kind == COLUMN_STRUCT ? word_or_none(NULL) : bytes_of(&c->data, c->data.len);
  return tuple_of(5, items);
}

static PyObject *
columns_dict(const rows *r)
{
  PyObject *dict = PyDict_New(), *value;
  size_t i;
  for (i = 0; dict && i < N_COLUMNS; i++) {
    value = column_tuple(&r->columns.of[i], column_kind(i));
    if (!value || PyDict_SetItemString(dict, column_path(i), value))
      Py_CLEAR(dict);
    Py_XDECREF(value);
  }
  return dict;
}

static PyObject *
line_item(void *context, size_t i)
{
  const rows *r = context;
  size_t start = i ? r->ends[i - 1] : 0;
  return PyUnicode_DecodeUTF8(r->lines.data + start, (Py_ssize_t)(r->ends[i] - start - 1), NULL); /* no line end */
}

static PyObject *
lines_list(const rows *r)
{
  return list_of(r->n, line_item, (void *)r);
}

/* columns(rows, is_json, mentions, tokens, sentences) -> {path: (values, nulls, valid, offsets, data)} */
PyObject *
rows_columns(PyObject *engine, PyObject *args)
{
  PyObject *iterable;
  int mentions;
  rows r;
  memset(&r, 0, sizeof r);
  if (!PyArg_ParseTuple(args, "Opppp:columns", &iterable, &r.is_json, &mentions, &r.plan.settings.tokens,
                        &r.plan.settings.sentences))
    return NULL;
  set_plan(&r, (engine_object *)engine, &format_columns);
  columns_init(&r.columns, mentions);
  return run(&r, iterable, columns_dict);
}

/* lines(rows, is_json, tokens, sentences) -> [str, ...] */
PyObject *
rows_lines(PyObject *engine, PyObject *args)
{
  PyObject *iterable;
  rows r;
  memset(&r, 0, sizeof r);
  if (!PyArg_ParseTuple(args, "Oppp:lines", &iterable, &r.is_json, &r.plan.settings.tokens, &r.plan.settings.sentences))
    return NULL;
  set_plan(&r, (engine_object *)engine, &format_jsonl);
  return run(&r, iterable, lines_list);
}
