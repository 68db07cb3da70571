#include "problem.h"

#include "utf8.h"

#include <stdio.h>
#include <string.h>

/* A message may quote the input: it stays valid UTF-8, and no control character reaches a terminal. */
static void
clean(char *s)
{
  utf8_mend(s, strlen(s));
  for (; *s; s++)
    if ((unsigned char)*s < 0x20 || *s == 0x7F)
      *s = '?';
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
