/* How far the work is, on standard error. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdint.h>

typedef struct progress {
  int shown;        /* at all */
  int in_place;     /* on a terminal: one line, written over and over */
  int visible;      /* that line stands there now */
  uint64_t total;   /* bytes of all inputs; 0 when that is not known */
  uint64_t skipped; /* of these, what an earlier run has done */
  uint64_t documents, bytes, taken;
  double started, last; /* seconds */
} progress;

/* `wanted`: whatever standard error is. */
void progress_init(progress *p, int wanted, uint64_t total);
/* One more document of `bytes` bytes, for which `taken` bytes of the inputs were read. */
void progress_add(progress *p, uint64_t bytes, uint64_t taken);
/* Makes room for other messages. */
void progress_hide(progress *p);
/* The last word. */
void progress_end(progress *p);

#endif
