/*
 * Many documents: an iterator that reads texts ahead, has threads analyse them, and hands results on in order.
 *
 * The texts in work stand in a ring.  `head` is the next to be handed on, `next` the next to be analysed, `tail` where
 * the next text read comes in; all three only grow.  The threads know nothing of Python: they take a slot at `next`,
 * analyse it, mark it done.  Whoever calls next() does all that needs the GIL: it fills the ring from the iterator and
 * waits, without the GIL, for the slot at `head`.  What is wrong with a document is a slot like others, so that errors
 * come in order as well; an exception of the iterator comes behind the documents read before it.
 */
#include "binding.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_JOBS = 256, MAX_AHEAD = 1 << 20, WAIT_NS = 100000000 };

typedef struct slot {
  PyObject *id;    /* of the item; None without */
  PyObject *error; /* what is wrong with the text, found before analysis; or NULL */
  source source;
  const char *text;
  size_t len;
  quoteattr_result *result;
  quoteattr_error e;
  int status, done; /* by the thread */
} slot;

typedef struct batch_object {
  PyObject_HEAD engine_object *engine;
  PyObject *items;                /* the iterator; NULL when it has ended */
  PyObject *type, *value, *trace; /* what it raised */
  slot *ring;
  size_t head, next, tail, ahead;
  pthread_mutex_t lock; /* of next, tail, done, stop */
  pthread_cond_t filled, ready;
  pthread_t threads[MAX_JOBS];
  quoteattr_session *sessions[MAX_JOBS];
  size_t n_threads, n_started; /* n_started: how many threads have taken their session */
  int stop, has_lock;
  int busy;    /* somebody is in next() or close() */
  pid_t owner; /* a process forked from this one has the memory, but not the threads */
} batch_object;

/* ---- the threads ---- */

static slot *
slot_at(const batch_object *b, size_t at)
{
  return &b->ring[at % b->ahead];
}

static void
analyze_slot(quoteattr_session *session, slot *s)
{
  s->status = s->error ? QUOTEATTR_OK : quoteattr_session_analyze(session, s->text, s->len, &s->result, &s->e);
}

static void *
thread_run(void *context)
{
  batch_object *b = context;
  quoteattr_session *session;
  pthread_mutex_lock(&b->lock);
  session = b->sessions[b->n_started++];
  while (!b->stop) {
    slot *s = slot_at(b, b->next);
    if (b->next == b->tail) {
      pthread_cond_wait(&b->filled, &b->lock);
      continue;
    }
    b->next++;
    pthread_mutex_unlock(&b->lock);
    analyze_slot(session, s);
    pthread_mutex_lock(&b->lock);
    s->done = 1;
    if (s == slot_at(b, b->head))
      pthread_cond_signal(&b->ready);
  }
  pthread_mutex_unlock(&b->lock);
  return NULL;
}

/* 0; or -1 when not even one thread could be had. */
static int
start_threads(batch_object *b, size_t jobs)
{
  while (b->n_threads < jobs) {
    b->sessions[b->n_threads] = engine_take_session(b->engine);
    if (!b->sessions[b->n_threads])
      break;
    if (pthread_create(&b->threads[b->n_threads], NULL, thread_run, b)) {
      engine_give_session(b->engine, b->sessions[b->n_threads]);
      break;
    }
    b->n_threads++;
  }
  return b->n_threads ? 0 : -1;
}

static void
stop_threads(batch_object *b)
{
  size_t i;
  if (!b->n_threads)
    return;
  Py_BEGIN_ALLOW_THREADS
  pthread_mutex_lock(&b->lock);
  b->stop = 1;
  pthread_cond_broadcast(&b->filled);
  pthread_mutex_unlock(&b->lock);
  for (i = 0; i < b->n_threads; i++)
    pthread_join(b->threads[i], NULL);
  Py_END_ALLOW_THREADS
  for (i = 0; i < b->n_threads; i++)
    engine_give_session(b->engine, b->sessions[i]);
  b->n_threads = 0;
}

/* ---- slots ---- */

static void
slot_clear(slot *s)
{
  Py_CLEAR(s->id);
  Py_CLEAR(s->error);
  source_clear(&s->source);
  quoteattr_result_free(s->result);
  memset(s, 0, sizeof *s);
}

/* An item is a text, or a tuple (id, text). */
static int
slot_init(slot *s, const engine_object *engine, PyObject *item)
{
  PyObject *id = Py_None, *text = item;
  int status;
  memset(s, 0, sizeof *s);
  if (PyTuple_Check(item) && PyTuple_Size(item) == 2) {
    id = PyTuple_GetItem(item, 0);
    text = PyTuple_GetItem(item, 1);
  }
  status = source_init(&s->source, engine, text, &s->error);
  if (status == -2)
    return -1;
  Py_INCREF(id);
  s->id = id;
  if (status == 0)
    s->text = source_utf8(&s->source, &s->len);
  return 0;
}

/* (id, result or error).  The slot is empty then. */
static PyObject *
slot_finish(slot *s, engine_object *engine)
{
  PyObject *items[2];
  items[0] = s->id;
  if (s->error)
    items[1] = s->error;
  else if (s->status)
    items[1] = error_of_status(engine->state, s->status, &s->e, &s->source);
  else
    items[1] = result_new(engine, s->result, &s->source);
  s->id = s->error = NULL;
  s->result = NULL;
  slot_clear(s);
  return tuple_of(2, items);
}

/* ---- the iterator ---- */

static void
keep_exception(batch_object *b)
{
  Py_CLEAR(b->items);
  PyErr_Fetch(&b->type, &b->value, &b->trace);
}

/* Reads texts until the ring is full or there are no more. */
static void
fill(batch_object *b)
{
  PyObject *item;
  while (b->items && b->tail - b->head < b->ahead) {
    slot *s = slot_at(b, b->tail);
    item = PyIter_Next(b->items);
    if (!item || slot_init(s, b->engine, item))
      keep_exception(b);
    Py_XDECREF(item);
    if (!b->items)
      return;
    pthread_mutex_lock(&b->lock);
    b->tail++;
    pthread_cond_signal(&b->filled);
    pthread_mutex_unlock(&b->lock);
  }
}

/* Waits a while for the slot at the head; 1: it is done. */
static int
wait_a_while(batch_object *b)
{
  struct timespec until;
  int done;
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_nsec += WAIT_NS;
  until.tv_sec += until.tv_nsec / 1000000000;
  until.tv_nsec %= 1000000000;
  pthread_mutex_lock(&b->lock);
  if (!slot_at(b, b->head)->done)
    pthread_cond_timedwait(&b->ready, &b->lock, &until);
  done = slot_at(b, b->head)->done;
  pthread_mutex_unlock(&b->lock);
  return done;
}

static int
is_done(batch_object *b)
{
  int done;
  pthread_mutex_lock(&b->lock);
  done = slot_at(b, b->head)->done;
  pthread_mutex_unlock(&b->lock);
  return done;
}

/* -1 when a signal handler raised. */
static int
wait_for_head(batch_object *b)
{
  int done = is_done(b);
  while (!done) {
    Py_BEGIN_ALLOW_THREADS
    done = wait_a_while(b);
    Py_END_ALLOW_THREADS
    if (!done && PyErr_CheckSignals())
      return -1;
  }
  return 0;
}

/* Without threads: the text at the head now, here. */
static int
analyze_head(batch_object *b)
{
  slot *s = slot_at(b, b->head);
  quoteattr_session *session = engine_take_session(b->engine);
  if (!session) {
    PyErr_NoMemory();
    return -1;
  }
  Py_BEGIN_ALLOW_THREADS
  analyze_slot(session, s);
  Py_END_ALLOW_THREADS
  engine_give_session(b->engine, session);
  return 0;
}

static PyObject *
next_in_order(batch_object *b)
{
  slot s;
  fill(b);
  if (b->head == b->tail) {
    PyErr_Restore(b->type, b->value, b->trace);
    b->type = b->value = b->trace = NULL;
    return NULL;
  }
  if (b->n_threads ? wait_for_head(b) : analyze_head(b))
    return NULL;
  s = *slot_at(b, b->head);
  pthread_mutex_lock(&b->lock);
  memset(slot_at(b, b->head), 0, sizeof s);
  b->head++;
  pthread_mutex_unlock(&b->lock);
  return slot_finish(&s, b->engine);
}

/* The iterator may be used by one thread at a time, in the process that made it.  -1 with an exception set. */
static int
enter(batch_object *b)
{
  if (b->owner != getpid())
    PyErr_SetString(PyExc_RuntimeError, "a batch cannot go on in a process forked from the one that began it");
  else if (b->busy)
    PyErr_SetString(PyExc_RuntimeError, "the batch is being used already");
  else
    return 0;
  return -1;
}

static PyObject *
batch_next(PyObject *object)
{
  batch_object *b = (batch_object *)object;
  PyObject *pair;
  if (enter(b))
    return NULL;
  b->busy = 1;
  pair = next_in_order(b);
  b->busy = 0;
  return pair;
}

static void
drop_slots(batch_object *b)
{
  for (; b->head != b->tail; b->head++)
    slot_clear(slot_at(b, b->head));
}

/* close(): stops the threads, when the texts in their hands are done. */
static PyObject *
batch_close(PyObject *object, PyObject *unused)
{
  batch_object *b = (batch_object *)object;
  (void)unused;
  if (enter(b))
    return NULL;
  b->busy = 1;
  stop_threads(b);
  drop_slots(b);
  Py_CLEAR(b->items);
  b->busy = 0;
  Py_INCREF(Py_None);
  return Py_None;
}

/* batch(iterable, jobs, ahead) */
PyObject *
batch_new(PyObject *engine, PyObject *args)
{
  batch_object *b;
  PyObject *items;
  int jobs, ahead;
  if (!PyArg_ParseTuple(args, "Oii:batch", &items, &jobs, &ahead))
    return NULL;
  if (jobs < 1 || jobs > MAX_JOBS || ahead < 1 || ahead > MAX_AHEAD)
    return PyErr_Format(PyExc_ValueError, "jobs: 1 to %d, ahead: 1 to %d", MAX_JOBS, MAX_AHEAD);
  items = PyObject_GetIter(items);
  b = items ? object_new(((engine_object *)engine)->state->batch_type) : NULL;
  if (!b) {
    Py_XDECREF(items);
    return NULL;
  }
  Py_INCREF(engine);
  b->engine = (engine_object *)engine;
  b->items = items;
  b->owner = getpid();
  b->ahead = (size_t)(jobs == 1 ? 1 : ahead);
  b->ring = calloc(b->ahead, sizeof *b->ring);
  b->has_lock = !pthread_mutex_init(&b->lock, NULL) && !pthread_cond_init(&b->filled, NULL) &&
                !pthread_cond_init(&b->ready, NULL);
  if (!b->ring || !b->has_lock || (jobs > 1 && start_threads(b, (size_t)jobs))) {
    Py_DECREF(b);
    return PyErr_NoMemory();
  }
  return (PyObject *)b;
}

static void
batch_dealloc(PyObject *object)
{
  batch_object *b = (batch_object *)object;
  PyObject_GC_UnTrack(object);
  if (b->owner == getpid()) {
    stop_threads(b);
    drop_slots(b);
    free(b->ring);
    if (b->has_lock) {
      pthread_mutex_destroy(&b->lock);
      pthread_cond_destroy(&b->filled);
      pthread_cond_destroy(&b->ready);
    }
  }
  Py_CLEAR(b->items);
  Py_CLEAR(b->type);
  Py_CLEAR(b->value);
  Py_CLEAR(b->trace);
  Py_CLEAR(b->engine);
  object_free(object);
}

static int
batch_traverse(PyObject *object, visitproc visit, void *arg)
{
  const batch_object *b = (batch_object *)object;
  Py_VISIT(Py_TYPE(object));
  Py_VISIT(b->items);
  Py_VISIT(b->value);
  Py_VISIT(b->trace);
  return 0;
}

static int
batch_clear(PyObject *object)
{
  Py_CLEAR(((batch_object *)object)->items);
  return 0;
}

static PyObject *
itself(PyObject *object)
{
  Py_INCREF(object);
  return object;
}

static PyMethodDef methods[] = {{"close", batch_close, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyType_Slot slots[] = {{Py_tp_new, object_no_new},
                              {Py_tp_dealloc, batch_dealloc},
                              {Py_tp_traverse, batch_traverse},
                              {Py_tp_clear, batch_clear},
                              {Py_tp_iter, itself},
                              {Py_tp_iternext, batch_next},
                              {Py_tp_methods, methods},
                              {0, NULL}};

PyType_Spec batch_spec = {"quoteattr._quoteattr.Batch", sizeof(batch_object), 0,
                          Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, slots};
