/* A result as the program prints it: by the program's own code, into memory. */
#include "binding.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

/* `id` is JSON: an object with the document's id, as a line of input has it. */
static int
document_init(document *doc, const source *s, const char *id)
{
  json_t *line = json_loads(id, JSON_ALLOW_NUL, NULL), *value = json_object_get(line, "id");
  memset(doc, 0, sizeof *doc);
  doc->name = "-";
  doc->line = 1;
  doc->id = value ? json_incref(value) : json_null();
  doc->text = source_utf8(s, &doc->len);
  json_decref(line);
  return line ? 0 : -1;
}

static int
write_document(const format *format, buffer *to, const settings *s, const document *doc, const result_object *self)
{
  output out = {0};
  analysis a = {0};
  positions table;
  report r;
  int status = report_init(&r, self->result);
  memset(&table, 0, sizeof table);
  out.to = to;
  out.settings = s;
  a.doc = doc;
  a.result = self->result;
  a.report = &r;
  a.cast = self->engine->has_cast ? &self->engine->cast : NULL;
  a.positions = &table;
  if (!status)
    status = positions_init(&table, &r, doc->text, doc->len, s->unit);
  if (!status)
    status = format->document(&out, &a);
  positions_clear(&table);
  report_clear(&r);
  return status;
}

static PyObject *
write_to_memory(const format *format, const settings *s, const document *doc, const result_object *self)
{
  buffer to = {NULL, 0, 0, 0};
  int status = write_document(format, &to, s, doc, self);
  PyObject *line = NULL;
  if (status || to.failed)
    PyErr_NoMemory();
  else
    line = PyUnicode_DecodeUTF8(to.data, (Py_ssize_t)(to.len ? to.len - 1 : 0), NULL); /* without the line end */
  buffer_clear(&to);
  return line;
}

/* to_json(id, script, tokens, sentences) */
PyObject *
result_to_json(PyObject *object, PyObject *args)
{
  const result_object *self = (const result_object *)object;
  settings s;
  document doc;
  const char *id;
  PyObject *line;
  int script;
  memset(&s, 0, sizeof s);
  if (!PyArg_ParseTuple(args, "sppp:to_json", &id, &script, &s.tokens, &s.sentences))
    return NULL;
  s.unit = self->engine->unit;
  if (document_init(&doc, &self->source, id)) {
    PyErr_SetString(PyExc_ValueError, "the id is no JSON");
    return NULL;
  }
  line = write_to_memory(script ? &format_script : &format_jsonl, &s, &doc, self);
  document_clear(&doc);
  return line;
}
