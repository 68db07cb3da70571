/* Corrections by hand: the output of an earlier run (jsonl or script), edited, whose speakers and kinds win. */
#ifndef CLI_CORRECTIONS_H
#define CLI_CORRECTIONS_H

#include "cast.h"
#include "document.h"
#include "report.h"

typedef struct corrections {
  json_t *by_id; /* object: the line of each document, by its id as JSON; NULL without corrections */
} corrections;

/* 0, or -1 with *p filled. */
int corrections_load(corrections *c, const char *file, problem *p);
void corrections_clear(corrections *c);

/*
 * Applies what the file says of the document with this id (nothing, when it is not there).  A quotation of the file
 * changes the one of the report that it overlaps, or is added.  0, or -1 with *p filled when the file's line cannot be
 * used.
 */
int corrections_apply(const corrections *c, const document *doc, const cast *known, report *r, problem *p);

#endif
