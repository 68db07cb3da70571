/* Errors: the classes are Python's side (quoteattr/_errors.py), here they are filled. */
#include "binding.h"
#include "names.h"

static PyObject *
offset_or_none(Py_ssize_t offset)
{
  if (offset >= 0)
    return PyLong_FromSsize_t(offset);
  Py_INCREF(Py_None);
  return Py_None;
}

PyObject *
error_new(const module_state *state, const char *code, const char *message, Py_ssize_t byte, Py_ssize_t at)
{
  PyObject *items[4], *args, *error;
  items[0] = PyUnicode_FromString(code);
  items[1] = PyUnicode_DecodeUTF8(message, (Py_ssize_t)strlen(message), "replace");
  items[2] = offset_or_none(byte);
  items[3] = offset_or_none(at);
  args = tuple_of(4, items);
  error = args ? PyObject_CallObject(state->make_error, args) : NULL;
  Py_XDECREF(args);
  return error;
}

PyObject *
error_of_status(const module_state *state, int status, const quoteattr_error *e, const source *s)
{
  Py_ssize_t byte = -1, at = -1;
  uint32_t offset = (uint32_t)e->offset;
  if (status == QUOTEATTR_ERR_UTF8 || status == QUOTEATTR_ERR_LIMIT)
    byte = (Py_ssize_t)e->offset;
  if (status == QUOTEATTR_ERR_UTF8 &&
      !quoteattr_convert_offsets(PyBytes_AsString(s->bytes), e->offset, QUOTEATTR_UNIT_CODEPOINT, &offset, 1))
    at = (Py_ssize_t)offset;
  return error_new(state, name_status(status), e->message ? e->message : quoteattr_status_string(status), byte, at);
}

void *
error_raise(PyObject *error)
{
  if (error) {
    PyErr_SetObject((PyObject *)Py_TYPE(error), error);
    Py_DECREF(error);
  }
  return NULL;
}
