/*
 * The document: str or bytes in, UTF-8 out, and pieces and positions of it.
 *
 * A str that holds half of a surrogate pair has no UTF-8.  That is an error of the document with the place, or, where
 * errors="replace" was asked for, U+FFFD stands there: three bytes as well as the half would take, so that the bytes
 * that Python writes for it are patched in place.
 */
#include "binding.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static Py_ssize_t
size_attribute(PyObject *object, const char *name)
{
  PyObject *value = PyObject_GetAttrString(object, name);
  Py_ssize_t n = value ? PyLong_AsSsize_t(value) : -1;
  Py_XDECREF(value);
  return n;
}

/* The bytes of the characters before `at`. */
static Py_ssize_t
bytes_before(PyObject *text, Py_ssize_t at)
{
  PyObject *head = PyUnicode_Substring(text, 0, at), *bytes = head ? PyUnicode_AsUTF8String(head) : NULL;
  Py_ssize_t n = bytes ? PyBytes_Size(bytes) : -1;
  Py_XDECREF(head);
  Py_XDECREF(bytes);
  return n;
}

/* For the UnicodeEncodeError that is set: an error of our own instead. */
static PyObject *
surrogate_error(const module_state *state, PyObject *text)
{
  PyObject *type, *value, *trace, *error = NULL;
  Py_ssize_t at, byte;
  PyErr_Fetch(&type, &value, &trace);
  PyErr_NormalizeException(&type, &value, &trace);
  at = value ? size_attribute(value, "start") : -1;
  byte = at >= 0 ? bytes_before(text, at) : -1;
  if (byte >= 0)
    error = error_new(state, "surrogate", "the text holds half of a surrogate pair, which is no character", byte, at);
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(trace);
  return error;
}

static PyObject *
encode_replaced(PyObject *text)
{
  PyObject *bytes = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
  char *s = bytes ? PyBytes_AsString(bytes) : NULL;
  Py_ssize_t i, n = bytes ? PyBytes_Size(bytes) : 0;
  for (i = 0; i + 2 < n; i++)
    if ((unsigned char)s[i] == 0xED && (unsigned char)s[i + 1] >= 0xA0)
      memcpy(s + i, "\xEF\xBF\xBD", 3);
  return bytes;
}

static int
init_from_text(source *s, const engine_object *engine, PyObject *text, PyObject **error)
{
  s->bytes = PyUnicode_AsUTF8String(text);
  if (s->bytes) {
    Py_INCREF(text);
    s->text = text;
    s->is_ascii = PyUnicode_GetLength(text) == PyBytes_Size(s->bytes);
    return 0;
  }
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
    return -2;
  if (engine->replace) {
    PyErr_Clear();
    s->bytes = encode_replaced(text);
    return s->bytes ? 0 : -2;
  }
  *error = surrogate_error(engine->state, text);
  return *error ? -1 : -2;
}

int
source_init(source *s, const engine_object *engine, PyObject *item, PyObject **error)
{
  memset(s, 0, sizeof *s);
  *error = NULL;
  if (PyUnicode_Check(item))
    return init_from_text(s, engine, item, error);
  if (PyBytes_Check(item)) {
    Py_INCREF(item);
    s->bytes = item;
    return 0;
  }
  *error = error_new(engine->state, "type", "a text is str or bytes", -1, -1);
  return *error ? -1 : -2;
}

void
source_clear(source *s)
{
  Py_CLEAR(s->bytes);
  Py_CLEAR(s->text);
}

const char *
source_utf8(const source *s, size_t *len)
{
  *len = (size_t)PyBytes_Size(s->bytes);
  return PyBytes_AsString(s->bytes);
}

PyObject *
source_piece(const source *s, uint32_t start, uint32_t end)
{
  const char *at = PyBytes_AsString(s->bytes) + start;
  PyObject *text = PyUnicode_DecodeUTF8(at, (Py_ssize_t)(end - start), NULL);
  size_t len;
  char *mended;
  if (text || !PyErr_ExceptionMatches(PyExc_UnicodeDecodeError))
    return text;
  PyErr_Clear();
  mended = utf8_mended(at, end - start, &len);
  text = mended ? PyUnicode_DecodeUTF8(mended, (Py_ssize_t)len, NULL) : PyErr_NoMemory();
  free(mended);
  return text;
}

PyObject *
source_text(const source *s)
{
  if (!s->text)
    return source_piece(s, 0, (uint32_t)PyBytes_Size(s->bytes));
  Py_INCREF(s->text);
  return s->text;
}

int
source_convert(const source *s, int unit, uint32_t *offsets, size_t n)
{
  size_t len;
  const char *text = source_utf8(s, &len);
  if (unit == UNIT_BYTES || s->is_ascii || n == 0)
    return 0;
  switch (quoteattr_convert_offsets(text, len, unit, offsets, n)) {
  case QUOTEATTR_OK: return 0;
  case QUOTEATTR_ERR_NOMEM: PyErr_NoMemory(); return -1;
  default: PyErr_SetString(PyExc_SystemError, "a position of the library lies inside a character"); return -1;
  }
}
