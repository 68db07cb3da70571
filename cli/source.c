#include "source.h"

#include "stop.h"
#include "unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 1 << 17 };

struct source {
  int fd;
  uint64_t taken;
  const unpacker *unpacker; /* or NULL */
  void *state;
  int begun;  /* a packed file has begun and not ended */
  int failed; /* with `failure`, which is told when all before it was taken */
  problem failure;
  size_t start, end; /* of what is in the block and not yet used */
  char block[BLOCK]; /* of the file, as it is */
};

/* As source_read(), without unpacking. */
static ssize_t
read_some(source *s, char *to, size_t n, problem *p)
{
  ssize_t got;
  do {
    if (stop_wait_readable(s->fd))
      return problem_set(p, "read", 0, "interrupted");
    got = read(s->fd, to, n);
  } while (got < 0 && (errno == EINTR || errno == EAGAIN));
  if (got < 0)
    return problem_set(p, "read", (size_t)s->taken, strerror(errno));
  s->taken += (uint64_t)got;
  return got;
}

/* Appends to the block, whose start is 0; as source_read(). */
static ssize_t
fill(source *s, problem *p)
{
  ssize_t got = read_some(s, s->block + s->end, sizeof s->block - s->end, p);
  s->end += got > 0 ? (size_t)got : 0;
  return got;
}

/* Sets the unpacker, when there is one.  -1: more bytes would tell. */
static int
find_unpacker(const source *s, const unpacker **out)
{
  static const unpacker *const all[] = {&unpack_gzip, &unpack_zstd};
  size_t i;
  int known = 0;
  *out = NULL;
  for (i = 0; i < sizeof all / sizeof *all; i++) {
    int knows = all[i]->knows((const unsigned char *)s->block + s->start, s->end - s->start);
    if (knows > 0)
      *out = all[i];
    known = knows ? knows : known;
  }
  return known;
}

static int
look(source *s, problem *p)
{
  ssize_t got;
  do
    got = fill(s, p);
  while (got > 0 && find_unpacker(s, &s->unpacker) < 0);
  if (got < 0)
    return -1;
  if (!s->unpacker)
    return 0;
  if (!s->unpacker->begin) {
    char message[100];
    snprintf(message, sizeof message, "packed with %s, which this program was built without", s->unpacker->name);
    return problem_set(p, "read", 0, message);
  }
  s->state = s->unpacker->begin();
  return s->state ? 0 : problem_set(p, "memory", 0, "out of memory");
}

source *
source_open(const char *name, problem *p)
{
  source *s = malloc(sizeof *s);
  if (!s) {
    problem_set(p, "memory", 0, "out of memory");
    return NULL;
  }
  memset(s, 0, offsetof(source, block));
  s->fd = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
  if (s->fd < 0)
    problem_set(p, "read", 0, strerror(errno));
  else if (look(s, p) == 0)
    return s;
  source_close(s);
  return NULL;
}

static ssize_t
read_plain(source *s, char *to, size_t n, problem *p)
{
  size_t left = s->end - s->start;
  if (!left)
    return read_some(s, to, n, p);
  if (n > left)
    n = left;
  memcpy(to, s->block + s->start, n);
  s->start += n;
  return (ssize_t)n;
}

static int
damaged(source *s, problem *p)
{
  char message[sizeof p->message];
  snprintf(message, sizeof message, "damaged %s data: %.100s", s->unpacker->name, p->message);
  return problem_set(p, p->code, (size_t)(s->taken - (s->end - s->start)), message);
}

/* At the end of one packed file: does another follow?  Zeros, with which tapes are filled up, do not count. */
static int
another(source *s, problem *p)
{
  const unpacker *next;
  ssize_t got = 1;
  while (got > 0) {
    while (s->start < s->end && s->block[s->start] == 0)
      s->start++;
    if (find_unpacker(s, &next) >= 0)
      break;
    memmove(s->block, s->block + s->start, s->end - s->start);
    s->end -= s->start;
    s->start = 0;
    got = fill(s, p);
  }
  if (got < 0 || s->start == s->end)
    return (int)got;
  if (next == s->unpacker)
    return 1;
  problem_set(p, "read", 0, "something else follows them");
  return damaged(s, p);
}

/* Unpacks from the block once.  As unpacker's run. */
static int
unpack(source *s, unpack_work *w, problem *p)
{
  int status;
  w->from = s->block + s->start;
  w->n_from = s->end - s->start;
  status = s->unpacker->run(s->state, w, p);
  s->start = s->end - w->n_from;
  s->begun = status == 0;
  return status < 0 ? damaged(s, p) : status;
}

/* The next block, when this one is used up. */
static int
refill(source *s, problem *p)
{
  ssize_t got;
  s->start = s->end = 0;
  got = fill(s, p);
  if (got == 0) {
    problem_set(p, "read", 0, "they end too early");
    return damaged(s, p);
  }
  return got < 0 ? -1 : 0;
}

static ssize_t
read_packed(source *s, char *to, size_t n, problem *p)
{
  unpack_work w = {NULL, 0, NULL, 0};
  w.to = to;
  w.n_to = n;
  while (w.n_to == n) {
    int more = s->begun ? 1 : another(s, p);
    if (more <= 0)
      return more;
    /* First without more input: an unpacker may hold something back. */
    if (unpack(s, &w, p) < 0 || (w.n_to == n && s->begun && s->start == s->end && refill(s, p))) {
      s->failed = 1;
      s->failure = *p;
      break;
    }
  }
  return (ssize_t)(n - w.n_to);
}

ssize_t
source_read(source *s, char *to, size_t n, problem *p)
{
  ssize_t got = s->failed ? 0 : s->unpacker ? read_packed(s, to, n, p) : read_plain(s, to, n, p);
  if (got || !s->failed)
    return got;
  *p = s->failure;
  return -1;
}

uint64_t
source_taken(const source *s)
{
  return s->taken;
}

void
source_close(source *s)
{
  if (!s)
    return;
  if (s->state)
    s->unpacker->end(s->state);
  if (s->fd > STDIN_FILENO)
    close(s->fd);
  free(s);
}
