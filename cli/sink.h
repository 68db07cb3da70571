/* Where the output goes: whole documents, in the order of the input. */
#ifndef CLI_SINK_H
#define CLI_SINK_H

#include "buffer.h"
#include "progress.h"

/* What was made of one document. */
typedef struct printed {
  buffer out, err;       /* for standard output or the file, for standard error */
  uint64_t bytes, taken; /* of input: as it was analysed, as it was read */
  int bad;               /* the document, or its part, is a problem */
} printed;

typedef struct sink {
  int fd;
  progress progress;
  int n_bad;
  int failed; /* nobody takes the output any more */
} sink;

/* What stands before all documents.  0, or -1 when nobody takes the output. */
int sink_begin(sink *s, const buffer *head);
/* 0, or -1 when nobody takes the output. */
int sink_put(sink *s, const printed *p);
void printed_clear(printed *p);

#endif
