#include "pool.h"

#include "stop.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES_A_THREAD = 16 };

#define MOST_WAITING ((size_t)64 << 20) /* bytes of output in the ring */

typedef struct pool {
  const plan *plan;
  pthread_mutex_t reading; /* guards these: */
  input *in;
  size_t n_taken;
  int at_end;
  pthread_mutex_t writing; /* guards these: */
  pthread_cond_t room;
  sink *to;
  size_t n_written;
  printed *ring; /* of document i, in place i % n_places; empty when it is not ready */
  int *ready;
  size_t n_places, n_waiting; /* n_waiting: bytes in the ring */
  int ended;                  /* no more output is taken */
} pool;

/* Takes the next document into j->raw; 0 when there is no more. */
static int
take(pool *p, job *j, size_t *index)
{
  int some = 0;
  pthread_mutex_lock(&p->reading);
  if (!p->at_end && !stop_signal())
    some = input_next(p->in, &j->raw);
  p->at_end = !some;
  *index = p->n_taken;
  p->n_taken += (size_t)some;
  pthread_mutex_unlock(&p->reading);
  return some && !stop_signal();
}

/* No more documents, no more output; nobody waits any longer. */
static void
end(pool *p)
{
  p->ended = 1;
  pthread_cond_broadcast(&p->room);
  stop_waiting();
}

/* Writes what is in `x`, with the lock given away meanwhile: others see that its number is not yet written. */
static void
write_out(pool *p, const printed *x)
{
  int failed;
  pthread_mutex_unlock(&p->writing);
  failed = sink_put(p->to, x);
  pthread_mutex_lock(&p->writing);
  p->n_written++;
  if (failed)
    end(p);
}

/* Writes what was ready too early and is now in turn. */
static void
write_ready(pool *p)
{
  for (;;) {
    size_t place = p->n_written % p->n_places;
    if (p->ended || !p->ready[place])
      break;
    write_out(p, &p->ring[place]);
    p->ready[place] = 0;
    p->n_waiting -= p->ring[place].out.len;
    pthread_cond_broadcast(&p->room);
  }
}

static int
has_room(const pool *p, size_t index)
{
  return index - p->n_written < p->n_places && p->n_waiting < MOST_WAITING;
}

/* Leaves in `x` an empty buffer of the ring. */
static void
put_aside(pool *p, size_t index, printed *x)
{
  size_t place = index % p->n_places;
  printed t = p->ring[place];
  p->ring[place] = *x;
  *x = t;
  p->ready[place] = 1;
  p->n_waiting += p->ring[place].out.len;
}

/* 0 when no more output is taken. */
static int
hand_on(pool *p, size_t index, printed *x)
{
  int goes_on;
  pthread_mutex_lock(&p->writing);
  while (!p->ended && index != p->n_written && !has_room(p, index))
    pthread_cond_wait(&p->room, &p->writing);
  if (!p->ended && index == p->n_written) {
    write_out(p, x);
    pthread_cond_broadcast(&p->room);
    write_ready(p);
  } else if (!p->ended) {
    put_aside(p, index, x);
  }
  goes_on = !p->ended;
  pthread_mutex_unlock(&p->writing);
  return goes_on;
}

/* A document that a signal has broken off is dropped, and with it what comes behind it. */
static void
drop(pool *p)
{
  pthread_mutex_lock(&p->writing);
  end(p);
  pthread_mutex_unlock(&p->writing);
}

static void
work(pool *p, job *j)
{
  size_t index;
  int goes_on = 1;
  while (goes_on && take(p, j, &index)) {
    job_run(j, index);
    if (stop_signal()) {
      drop(p);
      return;
    }
    goes_on = hand_on(p, index, &j->printed);
  }
  if (stop_signal())
    drop(p);
}

typedef struct worker {
  pool *pool;
  job job;
  pthread_t thread;
  int runs;
} worker;

static void *
run_worker(void *arg)
{
  worker *w = arg;
  work(w->pool, &w->job);
  return NULL;
}

/* Threads that cannot be had are done without. */
static void
run_all(worker *workers, int n)
{
  int i;
  for (i = 1; i < n; i++)
    workers[i].runs = pthread_create(&workers[i].thread, NULL, run_worker, &workers[i]) == 0;
  run_worker(&workers[0]);
  for (i = 1; i < n; i++)
    if (workers[i].runs)
      pthread_join(workers[i].thread, NULL);
}

static int
begin(pool *p, const plan *pl, input *in, sink *to, int jobs)
{
  memset(p, 0, sizeof *p);
  pthread_mutex_init(&p->reading, NULL);
  pthread_mutex_init(&p->writing, NULL);
  pthread_cond_init(&p->room, NULL);
  p->plan = pl;
  p->in = in;
  p->to = to;
  p->n_places = (size_t)jobs * PLACES_A_THREAD;
  p->ring = calloc(p->n_places, sizeof *p->ring);
  p->ready = calloc(p->n_places, sizeof *p->ready);
  return p->ring && p->ready ? QUOTEATTR_OK : QUOTEATTR_ERR_NOMEM;
}

static void
clear(pool *p)
{
  size_t i;
  for (i = 0; p->ring && i < p->n_places; i++)
    printed_clear(&p->ring[i]);
  free(p->ring);
  free(p->ready);
  pthread_mutex_destroy(&p->reading);
  pthread_mutex_destroy(&p->writing);
  pthread_cond_destroy(&p->room);
}

int
pool_run(const plan *pl, input *in, sink *to, int jobs)
{
  pool p;
  int i, status = begin(&p, pl, in, to, jobs);
  worker *workers = calloc((size_t)jobs, sizeof *workers);
  if (!workers)
    status = QUOTEATTR_ERR_NOMEM;
  for (i = 0; i < jobs && !status; i++) {
    workers[i].pool = &p;
    status = job_init(&workers[i].job, pl);
  }
  if (!status)
    run_all(workers, jobs);
  while (workers && i-- > 0)
    job_clear(&workers[i].job);
  free(workers);
  clear(&p);
  return status;
}
