/*
 * An output file in which a broken run can be continued.
 *
 * While a run writes FILE, FILE.run says by which engine and in which format; it goes away when the run has come to its
 * end.  To resume is to cut off a line that was not finished, to pass over as many documents as there are lines, and
 * to go on behind them.
 */
#ifndef CLI_RESUME_H
#define CLI_RESUME_H

#include "job.h"

typedef struct resume {
  int fd;       /* of the output file, at its end; -1: there is none */
  int complete; /* the run had come to its end: FILE.run is not there */
  size_t n;     /* whole lines in the file */
  json_t *ids;  /* of every thousandth of them, and of the last */
  char *note;   /* the name FILE.run */
} resume;

/* Opens the output file that the plan names.  0, or -1 with *p filled. */
int resume_open(resume *r, const plan *pl, problem *p);
/* Passes over the documents that are done, whose ids have to be those in the file; *taken: the bytes they took of the
 * inputs.  0, or -1 with *p filled. */
int resume_skip(const resume *r, input *in, uint64_t *taken, problem *p);
/* `done`: the run has come to its end.  0, or -1 with *p filled when the file may not be whole. */
int resume_close(resume *r, int done, problem *p);

#endif
