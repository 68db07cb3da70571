#include "problem.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

/* A message may quote the input: it stays valid UTF-8, and no control character reaches a terminal. */
static void
clean(char *s)
{
  while (*s) {
    size_t n = utf8_sequence(s, strlen(s));
    if (!n || utf8_is_control(s, n))
      *s = '?';
    s += n ? n : 1;
  }
}

int
problem_set(problem *p, const char *code, size_t offset, const char *message)
{
  p->code = code;
  p->offset = offset;
  snprintf(p->message, sizeof p->message, "%s", message);
  clean(p->message);
  return -1;
}
