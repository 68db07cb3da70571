/* The speakers known beforehand: a roster for the library, and the ids its members have outside. */
#ifndef CLI_CAST_H
#define CLI_CAST_H

#include "problem.h"

#include <jansson.h>
#include <quoteattr.h>
#include <stdio.h>

typedef struct cast {
  quoteattr_roster *roster;
  json_t *ids;          /* array: id of each member */
  json_int_t first_new; /* entities that are no member get the ids from here on */
} cast;

/* From an array of {"id", "name", "aliases", "gender"}.  0, or -1 with *p filled and *c empty. */
int cast_from_json(cast *c, const json_t *members, problem *p);
/* From a file: such an array (alone, or as "roster" of an object), or CSV with these columns. */
int cast_from_stream(cast *c, FILE *file, problem *p);
int cast_from_file(cast *c, const char *name, problem *p);
void cast_clear(cast *c);

#endif
