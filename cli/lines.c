#include "lines.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 17 };

int
lines_open(lines *l, const char *name, problem *p)
{
  memset(l, 0, sizeof *l);
  l->from = source_open(name, p);
  if (!l->from)
    return -1;
  l->block = malloc(BLOCK);
  if (l->block)
    return 0;
  lines_close(l);
  return problem_set(p, "memory", 0, "out of memory");
}

/* Takes the rest of the line from the block, as far as it is there; what is over the limit is passed over.
 * 1 when the line has ended. */
static int
take(lines *l, size_t most, buffer *line, int *too_long)
{
  const char *at = l->block + l->start, *end = memchr(at, '\n', l->end - l->start);
  size_t n = end ? (size_t)(end - at) : l->end - l->start;
  l->start += end ? n + 1 : n;
  if (n > most - line->len) {
    *too_long = 1;
    n = most - line->len;
  }
  buffer_put(line, at, n);
  return end != NULL;
}

int
lines_next(lines *l, size_t most, buffer *line, problem *p)
{
  int ended = 0, some = 0, too_long = 0;
  buffer_reset(line);
  while (!ended) {
    if (l->start == l->end) {
      ssize_t got = source_read(l->from, l->block, BLOCK, p);
      if (got < 0)
        return -1;
      l->start = 0;
      l->end = (size_t)got;
      if (got == 0)
        break;
    }
    some = 1;
    ended = take(l, most, line, &too_long);
  }
  if (line->failed)
    return problem_set(p, "memory", 0, "out of memory");
  return too_long ? problem_set(p, "limit", most, "the line is larger than the limit") : some;
}

void
lines_close(lines *l)
{
  source_close(l->from);
  free(l->block);
  memset(l, 0, sizeof *l);
}
