#include "sink.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* All of it, whatever signal comes: a line that was begun is ended. */
static int
write_all(int fd, const char *at, size_t n)
{
  while (n) {
    ssize_t written = write(fd, at, n);
    if (written < 0 && errno != EINTR)
      return -1;
    at += written > 0 ? written : 0;
    n -= written > 0 ? (size_t)written : 0;
  }
  return 0;
}

static int
cannot_write(sink *s)
{
  int reason = errno;
  progress_hide(&s->progress);
  if (reason != EPIPE)
    fprintf(stderr, "quoteattr: cannot write: %s\n", strerror(reason));
  s->failed = 1;
  return -1;
}

int
sink_begin(sink *s, const buffer *head)
{
  return write_all(s->fd, head->data, head->len) ? cannot_write(s) : 0;
}

int
sink_put(sink *s, const printed *p)
{
  if (p->err.len) {
    progress_hide(&s->progress);
    fwrite(p->err.data, 1, p->err.len, stderr);
  }
  s->n_bad += p->bad;
  if (write_all(s->fd, p->out.data, p->out.len))
    return cannot_write(s);
  progress_add(&s->progress, p->bytes, p->taken);
  return 0;
}

void
printed_clear(printed *p)
{
  buffer_clear(&p->out);
  buffer_clear(&p->err);
}
