/*
 * The C side of the Python package: engines, results, batches.
 *
 * Objects here are handles; what they hold comes out as tuples of numbers and strings, from which the Python side
 * makes its records when they are asked for.  The GIL is released while a text is analysed.  Every object is made by a
 * function of the module and keeps the module alive, so that its state may be a plain pointer; there are no globals,
 * and subinterpreters have a module each.
 */
#ifndef BINDING_H
#define BINDING_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "cast.h"

#include <quoteattr.h>

enum { UNIT_BYTES = 0 }; /* the others are QUOTEATTR_UNIT_* */
enum { MAX_IDLE = 64 };  /* sessions that an engine keeps for the calls to come */

typedef struct module_state {
  PyObject *make_error; /* quoteattr._errors.make */
  PyTypeObject *engine_type, *result_type, *batch_type;
} module_state;

/* A document as the library reads it. */
typedef struct source {
  PyObject *bytes; /* its UTF-8 */
  PyObject *text;  /* the str it came from; NULL: to be decoded */
  int is_ascii;
} source;

typedef struct engine_object {
  PyObject_HEAD module_state *state;
  PyObject *module;
  quoteattr_engine *engine;
  cast cast; /* of the roster; empty without */
  int has_cast, replace, unit;
  quoteattr_session *idle[MAX_IDLE]; /* touched with the GIL held only */
  size_t n_idle;
} engine_object;

typedef struct result_object {
  PyObject_HEAD engine_object *engine;
  quoteattr_result *result;
  source source;
} result_object;

/* errors.c */

/* An instance of quoteattr.Error for `code`; offsets are -1 where there is none.  NULL with an exception set. */
PyObject *error_new(const module_state *state, const char *code, const char *message, Py_ssize_t byte, Py_ssize_t at);
/* For a status of the library, about the text `s`. */
PyObject *error_of_status(const module_state *state, int status, const quoteattr_error *e, const source *s);
/* Raises `error`, which is taken; returns NULL. */
void *error_raise(PyObject *error);

/* source.c */

/* 0; or -1 with *error an exception instance that is about the document; or -2 with an exception set. */
int source_init(source *s, const engine_object *engine, PyObject *item, PyObject **error);
void source_clear(source *s);
const char *source_utf8(const source *s, size_t *len);
/* The whole text.  A new reference. */
PyObject *source_text(const source *s);
/* A piece of it; bytes that are no UTF-8 become U+FFFD.  A new reference. */
PyObject *source_piece(const source *s, uint32_t start, uint32_t end);
/* Byte offsets to `unit`, in place.  -1 with an exception set. */
int source_convert(const source *s, int unit, uint32_t *offsets, size_t n);

/* engine.c */
extern PyType_Spec engine_spec;
PyObject *engine_new(PyObject *module, PyObject *args);
/* A session with the roster; NULL when memory ran out (no exception set).  To be given back. */
quoteattr_session *engine_take_session(engine_object *engine);
void engine_give_session(engine_object *engine, quoteattr_session *session);

/* result.c */
extern PyType_Spec result_spec;
/* Takes `result` and the references of *s. */
PyObject *result_new(engine_object *engine, quoteattr_result *result, source *s);

/* json.c */
PyObject *result_to_json(PyObject *self, PyObject *args);

/* batch.c */
extern PyType_Spec batch_spec;
PyObject *batch_new(PyObject *self, PyObject *args);

/* rows.c */
PyObject *rows_columns(PyObject *engine, PyObject *args);
PyObject *rows_lines(PyObject *engine, PyObject *args);

/* object.c: what all types share */

/* A new zeroed object of `type`. */
void *object_new(PyTypeObject *type);
/* Frees the memory of an object that has been cleared. */
void object_free(PyObject *self);
PyObject *object_no_new(PyTypeObject *type, PyObject *args, PyObject *kwargs);
/* A list made of n items, item(context, i) each.  NULL with an exception set. */
PyObject *list_of(size_t n, PyObject *(*item)(void *context, size_t i), void *context);
/* The word as str, None for NULL. */
PyObject *word_or_none(const char *word);
/* The number, None for QUOTEATTR_NONE. */
PyObject *index_or_none(uint32_t index);
/* A tuple that takes the n references; NULL when one of them is (the others are released). */
PyObject *tuple_of(size_t n, PyObject **items);

#endif
