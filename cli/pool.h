/*
 * The documents, over threads.
 *
 * Each thread takes the next document under a lock, works on it alone, and hands on what it printed.  Output keeps the
 * order of the input: what is ready too early waits in a ring, and a thread whose output finds no room there waits
 * itself.  So memory depends on the largest documents and the number of threads, not on their number.
 */
#ifndef CLI_POOL_H
#define CLI_POOL_H

#include "job.h"

/* Takes all documents of `in` through `jobs` threads (1: this one) to `to`.  Returns when all is done, nobody takes
 * the output, or a signal came.  0, or a QUOTEATTR_* status when the work could not begin. */
int pool_run(const plan *pl, input *in, sink *to, int jobs);

#endif
