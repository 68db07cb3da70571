/* The module: its functions, its types, the library's constants. */
#include "binding.h"

#include <stdlib.h>

int quoteattr_program_main(int argc, char **argv); /* main() of cli/main.c */

/* program([argument as bytes, ...]) -> exit status.  Once a process: the program keeps its state in a static object. */
static PyObject *
run_program(PyObject *module, PyObject *list)
{
  Py_ssize_t i, n = PyList_Size(list);
  char **argv = n > 0 ? calloc((size_t)n + 1, sizeof *argv) : NULL;
  int status;
  (void)module;
  if (!argv)
    return PyErr_Occurred() ? NULL : PyErr_NoMemory();
  for (i = 0; i < n; i++)
    if (!(argv[i] = PyBytes_AsString(PyList_GetItem(list, i)))) {
      free(argv);
      return NULL;
    }
  Py_BEGIN_ALLOW_THREADS
  status = quoteattr_program_main((int)n, argv);
  fflush(NULL);
  Py_END_ALLOW_THREADS
  free(argv);
  return PyLong_FromLong(status);
}

static PyMethodDef functions[] = {
    {"engine", engine_new, METH_VARARGS, NULL}, {"program", run_program, METH_O, NULL}, {NULL, NULL, 0, NULL}};

static int
add_type(PyObject *module, PyType_Spec *spec, PyTypeObject **type)
{
  const char *name = strrchr(spec->name, '.') + 1;
  *type = (PyTypeObject *)PyType_FromSpec(spec);
  if (!*type)
    return -1;
  Py_INCREF(*type);
  if (PyModule_AddObject(module, name, (PyObject *)*type) == 0)
    return 0;
  Py_DECREF(*type);
  return -1;
}

static int
import_errors(module_state *state)
{
  PyObject *errors = PyImport_ImportModule("quoteattr._errors");
  state->make_error = errors ? PyObject_GetAttrString(errors, "make") : NULL;
  Py_XDECREF(errors);
  return state->make_error ? 0 : -1;
}

static int
add_constants(PyObject *module)
{
  static const struct {
    const char *name;
    long value;
  } list[] = {{"OPT_STAGES", QUOTEATTR_OPT_STAGES},
              {"OPT_GENRE", QUOTEATTR_OPT_GENRE},
              {"OPT_QUOTE_STYLES", QUOTEATTR_OPT_QUOTE_STYLES},
              {"OPT_INDIRECT", QUOTEATTR_OPT_INDIRECT},
              {"OPT_BAD_UTF8", QUOTEATTR_OPT_BAD_UTF8},
              {"OPT_MAX_BYTES", QUOTEATTR_OPT_MAX_BYTES},
              {"OPT_MAX_NESTING", QUOTEATTR_OPT_MAX_NESTING},
              {"OPT_MAX_CANDIDATES", QUOTEATTR_OPT_MAX_CANDIDATES},
              {"OPT_STATEMENTS", QUOTEATTR_OPT_STATEMENTS},
              {"OPT_MIN_CONFIDENCE", QUOTEATTR_OPT_MIN_CONFIDENCE},
              {"STAGE_TOKENS", QUOTEATTR_STAGE_TOKENS},
              {"STAGE_SENTENCES", QUOTEATTR_STAGE_SENTENCES},
              {"STAGE_QUOTES", QUOTEATTR_STAGE_QUOTES},
              {"STAGE_ATTRIBUTION", QUOTEATTR_STAGE_ATTRIBUTION},
              {"GENRE_AUTO", QUOTEATTR_GENRE_AUTO},
              {"GENRE_NEWS", QUOTEATTR_GENRE_NEWS},
              {"GENRE_FICTION", QUOTEATTR_GENRE_FICTION},
              {"STYLE_DOUBLE", QUOTEATTR_STYLE_DOUBLE},
              {"STYLE_SINGLE", QUOTEATTR_STYLE_SINGLE},
              {"STYLE_GUILLEMET", QUOTEATTR_STYLE_GUILLEMET},
              {"STYLE_CORNER", QUOTEATTR_STYLE_CORNER},
              {"STYLE_DASH", QUOTEATTR_STYLE_DASH},
              {"STYLE_UNMARKED", QUOTEATTR_STYLE_UNMARKED},
              {"STYLE_BLOCK", QUOTEATTR_STYLE_BLOCK},
              {"UNIT_BYTES", UNIT_BYTES},
              {"UNIT_CODEPOINTS", QUOTEATTR_UNIT_CODEPOINT},
              {"UNIT_UTF16", QUOTEATTR_UNIT_UTF16},
              {"FLAG_SPACE_BEFORE", QUOTEATTR_FLAG_SPACE_BEFORE},
              {"FLAG_CLITIC", QUOTEATTR_FLAG_CLITIC},
              {"FLAG_ABBREVIATION", QUOTEATTR_FLAG_ABBREVIATION},
              {"FLAG_CAPITAL", QUOTEATTR_FLAG_CAPITAL},
              {"FLAG_ALL_CAPS", QUOTEATTR_FLAG_ALL_CAPS},
              {"FLAG_NON_ASCII", QUOTEATTR_FLAG_NON_ASCII},
              {"FLAG_SENTENCE_START", QUOTEATTR_FLAG_SENTENCE_START}};
  size_t i;
  for (i = 0; i < sizeof list / sizeof list[0]; i++)
    if (PyModule_AddIntConstant(module, list[i].name, list[i].value))
      return -1;
  return PyModule_AddStringConstant(module, "VERSION", quoteattr_version_string()) ||
                 PyModule_AddStringConstant(module, "UNICODE_VERSION", quoteattr_unicode_version())
             ? -1
             : 0;
}

static int
module_exec(PyObject *module)
{
  module_state *state = PyModule_GetState(module);
  return add_type(module, &engine_spec, &state->engine_type) || add_type(module, &result_spec, &state->result_type) ||
                 add_type(module, &batch_spec, &state->batch_type) || import_errors(state) || add_constants(module)
             ? -1
             : 0;
}

static int
module_traverse(PyObject *module, visitproc visit, void *arg)
{
  const module_state *state = PyModule_GetState(module);
  Py_VISIT(state->make_error);
  Py_VISIT(state->engine_type);
  Py_VISIT(state->result_type);
  Py_VISIT(state->batch_type);
  return 0;
}

static int
module_clear(PyObject *module)
{
  module_state *state = PyModule_GetState(module);
  Py_CLEAR(state->make_error);
  Py_CLEAR(state->engine_type);
  Py_CLEAR(state->result_type);
  Py_CLEAR(state->batch_type);
  return 0;
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, module_exec}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "quoteattr._quoteattr", NULL, sizeof(module_state), functions, slots,
    module_traverse,       module_clear,           NULL};

PyMODINIT_FUNC
PyInit__quoteattr(void)
{
  return PyModuleDef_Init(&definition);
}
