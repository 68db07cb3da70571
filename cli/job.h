/* The work on one document: looked into, analysed, corrected, printed. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "corrections.h"
#include "output.h"
#include "sink.h"

/* What all documents have in common; not changed while there is work. */
typedef struct plan {
  settings settings;
  const format *format;
  int color;
  quoteattr_engine *engine;
  cast cast; /* of --roster; empty without */
  corrections corrections;
} plan;

/* The working memory of one thread. */
typedef struct job {
  const plan *plan;
  quoteattr_session *session;
  raw raw; /* the document to work on */
  document doc;
  output out;
  printed printed; /* what became of it */
} job;

/* A QUOTEATTR_* status. */
int job_init(job *j, const plan *pl);
void job_clear(job *j);
/* Works on j->raw, which is number `index` of all documents, and fills j->printed. */
void job_run(job *j, size_t index);
/* The part of it between reading and complaining: analyses j->doc and prints it.  0, or -1 with *p filled. */
int job_analyze(job *j, problem *p);

/* What the program says of a problem on standard error; line 0 for none. */
void complain(buffer *to, const char *name, size_t line, const problem *p);

#endif
