#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIRST 1.0 /* seconds: work that is done sooner says nothing */
#define OFTEN 0.5 /* on a terminal */
#define SELDOM 10.0

static double
now(void)
{
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void
progress_init(progress *p, int wanted, uint64_t total)
{
  memset(p, 0, sizeof *p);
  p->in_place = isatty(STDERR_FILENO);
  p->shown = wanted || (p->in_place && !isatty(STDOUT_FILENO));
  p->total = total;
  if (p->shown)
    p->started = p->last = now();
}

static void
put_time(double seconds)
{
  unsigned long s = (unsigned long)seconds;
  if (s >= 3600)
    fprintf(stderr, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
  else
    fprintf(stderr, "%lu:%02lu", s / 60, s % 60);
}

/* The part of the inputs that is done, and when the rest will be, if it goes on like this. */
static void
put_rest(const progress *p, double seconds)
{
  double done = (double)p->taken, all = (double)p->total;
  if (!p->total || p->taken > p->total)
    return;
  fprintf(stderr, ", %.1f %%", 100 * done / all);
  if (p->taken <= p->skipped)
    return;
  fputs(", ", stderr);
  put_time(seconds * (all - done) / (done - (double)p->skipped));
  fputs(" left", stderr);
}

static void
put(progress *p, double t, int last)
{
  double seconds = t - p->started;
  fputs(p->in_place ? "\r" : "quoteattr: ", stderr);
  fprintf(stderr, "%llu documents, %.1f MB", (unsigned long long)p->documents, (double)p->bytes / 1e6);
  if (seconds > 0)
    fprintf(stderr, ", %.2f MB/s", (double)p->bytes / 1e6 / seconds);
  if (last) {
    fputs(", ", stderr);
    put_time(seconds);
  } else {
    put_rest(p, seconds);
  }
  fputs(p->in_place ? "\033[K" : "\n", stderr);
  p->visible = p->in_place;
  p->last = t;
}

void
progress_add(progress *p, uint64_t bytes, uint64_t taken)
{
  double t;
  p->documents++;
  p->bytes += bytes;
  p->taken += taken;
  if (!p->shown)
    return;
  t = now();
  if (t - p->started >= FIRST && t - p->last >= (p->in_place ? OFTEN : SELDOM))
    put(p, t, 0);
}

void
progress_hide(progress *p)
{
  if (p->visible)
    fputs("\r\033[K", stderr);
  p->visible = 0;
}

void
progress_end(progress *p)
{
  int said = p->last > p->started;
  if (!p->shown || (p->in_place && !said))
    return;
  put(p, now(), 1);
  if (p->in_place)
    fputs("\n", stderr);
  p->visible = 0;
}
