/* An engine with its roster, and the sessions that calls and batches have done with. */
#include "binding.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int
set_options(quoteattr_options *options, PyObject *pairs)
{
  Py_ssize_t i, n = PyTuple_Size(pairs);
  for (i = 0; i < n; i++) {
    int key;
    long long value;
    if (!PyArg_ParseTuple(PyTuple_GetItem(pairs, i), "iL", &key, &value))
      return -1;
    if (quoteattr_options_set(options, key, value)) {
      PyErr_Format(PyExc_ValueError, "option %d cannot be %lld", key, value);
      return -1;
    }
  }
  return n < 0 ? -1 : 0;
}

static int
make_engine(engine_object *self, PyObject *pairs)
{
  quoteattr_options *options;
  quoteattr_error e;
  int64_t replace = 0;
  int status = quoteattr_options_new(&options, NULL);
  if (status) {
    PyErr_NoMemory();
    return -1;
  }
  if (set_options(options, pairs)) {
    quoteattr_options_free(options);
    return -1;
  }
  quoteattr_options_get(options, QUOTEATTR_OPT_BAD_UTF8, &replace);
  self->replace = replace != 0;
  status = quoteattr_engine_new(&self->engine, options, &e);
  quoteattr_options_free(options);
  if (status)
    error_raise(error_new(self->state, "internal", e.message, -1, -1));
  return status ? -1 : 0;
}

static int
read_roster(engine_object *self, PyObject *roster)
{
  problem p;
  Py_ssize_t len = PyBytes_Size(roster);
  FILE *file = len > 0 ? fmemopen(PyBytes_AsString(roster), (size_t)len, "rb") : NULL;
  int status;
  if (len <= 0)
    status = problem_set(&p, "roster", 0, "the roster is empty");
  else
    status = file ? cast_from_stream(&self->cast, file, &p) : problem_set(&p, "memory", 0, strerror(errno));
  if (file)
    fclose(file);
  if (status)
    error_raise(error_new(self->state, p.code, p.message, p.offset ? (Py_ssize_t)p.offset : -1, -1));
  self->has_cast = !status;
  return status;
}

PyObject *
engine_new(PyObject *module, PyObject *args)
{
  module_state *state = PyModule_GetState(module);
  PyObject *pairs, *roster = NULL;
  engine_object *self;
  int unit;
  if (!PyArg_ParseTuple(args, "O!i|S:engine", &PyTuple_Type, &pairs, &unit, &roster))
    return NULL;
  self = object_new(state->engine_type);
  if (!self)
    return NULL;
  Py_INCREF(module);
  self->module = module;
  self->state = state;
  self->unit = unit;
  if (make_engine(self, pairs) || (roster && read_roster(self, roster)))
    Py_CLEAR(self);
  return (PyObject *)self;
}

static void
engine_dealloc(PyObject *object)
{
  engine_object *self = (engine_object *)object;
  size_t i;
  for (i = 0; i < self->n_idle; i++)
    quoteattr_session_free(self->idle[i]);
  quoteattr_engine_free(self->engine);
  if (self->has_cast)
    cast_clear(&self->cast);
  Py_CLEAR(self->module);
  object_free(object);
}

quoteattr_session *
engine_take_session(engine_object *self)
{
  quoteattr_session *session;
  if (self->n_idle)
    return self->idle[--self->n_idle];
  if (quoteattr_session_new(&session, self->engine) == QUOTEATTR_OK && self->has_cast)
    quoteattr_session_set_roster(session, self->cast.roster);
  return session;
}

void
engine_give_session(engine_object *self, quoteattr_session *session)
{
  if (session && self->n_idle < MAX_IDLE)
    self->idle[self->n_idle++] = session;
  else
    quoteattr_session_free(session);
}

static PyObject *
analyze_source(engine_object *self, source *s)
{
  quoteattr_session *session = engine_take_session(self);
  quoteattr_result *result;
  quoteattr_error e;
  size_t len;
  const char *text = source_utf8(s, &len);
  int status;
  if (!session)
    return PyErr_NoMemory();
  Py_BEGIN_ALLOW_THREADS
  status = quoteattr_session_analyze(session, text, len, &result, &e);
  Py_END_ALLOW_THREADS
  engine_give_session(self, session);
  return status ? error_raise(error_of_status(self->state, status, &e, s)) : result_new(self, result, s);
}

/* analyze(text) */
static PyObject *
engine_analyze(PyObject *object, PyObject *item)
{
  engine_object *self = (engine_object *)object;
  PyObject *error, *result;
  source s;
  switch (source_init(&s, self, item, &error)) {
  case -2: return NULL;
  case -1: return error_raise(error);
  default: break;
  }
  result = analyze_source(self, &s);
  source_clear(&s);
  return result;
}

/* fingerprint() */
static PyObject *
engine_fingerprint(PyObject *self, PyObject *unused)
{
  (void)unused;
  return PyUnicode_FromString(quoteattr_engine_fingerprint(((engine_object *)self)->engine));
}

/* roster_ids(): (JSON of the ids of the members, the first number that is free), or None */
static PyObject *
engine_roster_ids(PyObject *object, PyObject *unused)
{
  engine_object *self = (engine_object *)object;
  char *json;
  PyObject *pair;
  (void)unused;
  if (!self->has_cast)
    return word_or_none(NULL);
  json = json_dumps(self->cast.ids, JSON_COMPACT);
  if (!json)
    return PyErr_NoMemory();
  pair = Py_BuildValue("(sL)", json, (long long)self->cast.first_new);
  free(json);
  return pair;
}

static PyMethodDef methods[] = {{"analyze", engine_analyze, METH_O, NULL},
                                {"batch", batch_new, METH_VARARGS, NULL},
                                {"columns", rows_columns, METH_VARARGS, NULL},
                                {"lines", rows_lines, METH_VARARGS, NULL},
                                {"fingerprint", engine_fingerprint, METH_NOARGS, NULL},
                                {"roster_ids", engine_roster_ids, METH_NOARGS, NULL},
                                {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {
    {Py_tp_new, object_no_new}, {Py_tp_dealloc, engine_dealloc}, {Py_tp_methods, methods}, {0, NULL}};

PyType_Spec engine_spec = {"quoteattr._quoteattr.Engine", sizeof(engine_object), 0, Py_TPFLAGS_DEFAULT, slots};
