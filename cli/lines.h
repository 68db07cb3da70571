/* The lines of a source, one at a time. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "buffer.h"
#include "source.h"

typedef struct lines {
  source *from;
  char *block;
  size_t start, end; /* of what is in the block and not yet used */
} lines;

/* "-" is standard input.  0, or -1 with *p filled. */
int lines_open(lines *l, const char *name, problem *p);
/* 1: `line` holds the next one, without its end; 0: there is none; -1: *p says why not.  After a line of more than
 * `most` bytes (code "limit") the next call goes on behind it; `line` then holds its beginning. */
int lines_next(lines *l, size_t most, buffer *line, problem *p);
void lines_close(lines *l);

#endif
