/* What all types share: allocation, and tuples of their values. */
#include "binding.h"

void *
object_new(PyTypeObject *type)
{
  allocfunc alloc = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
  return alloc(type, 0);
}

void
object_free(PyObject *self)
{
  PyTypeObject *type = Py_TYPE(self);
  freefunc release = (freefunc)PyType_GetSlot(type, Py_tp_free);
  release(self);
  Py_DECREF(type);
}

PyObject *
object_no_new(PyTypeObject *type, PyObject *args, PyObject *kwargs)
{
  (void)type;
  (void)args;
  (void)kwargs;
  PyErr_SetString(PyExc_TypeError, "objects of this type are made by the functions of the module");
  return NULL;
}

PyObject *
list_of(size_t n, PyObject *(*item)(void *context, size_t i), void *context)
{
  PyObject *list = PyList_New((Py_ssize_t)n), *value;
  size_t i;
  for (i = 0; list && i < n; i++) {
    value = item(context, i);
    if (!value || PyList_SetItem(list, (Py_ssize_t)i, value))
      Py_CLEAR(list);
  }
  return list;
}

PyObject *
word_or_none(const char *word)
{
  if (word)
    return PyUnicode_InternFromString(word);
  Py_INCREF(Py_None);
  return Py_None;
}

PyObject *
index_or_none(uint32_t index)
{
  if (index != QUOTEATTR_NONE)
    return PyLong_FromUnsignedLong(index);
  Py_INCREF(Py_None);
  return Py_None;
}

PyObject *
tuple_of(size_t n, PyObject **items)
{
  PyObject *tuple = PyTuple_New((Py_ssize_t)n);
  size_t i;
  for (i = 0; i < n; i++)
    if (!tuple || !items[i])
      break;
  if (i == n) {
    for (i = 0; i < n; i++)
      PyTuple_SetItem(tuple, (Py_ssize_t)i, items[i]);
    return tuple;
  }
  for (i = 0; i < n; i++)
    Py_XDECREF(items[i]);
  Py_XDECREF(tuple);
  return NULL;
}
