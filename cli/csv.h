/* Comma-separated values (RFC 4180) with a header line, as a roster. */
#ifndef CLI_CSV_H
#define CLI_CSV_H

#include "problem.h"

#include <jansson.h>
#include <stdio.h>

/*
 * An array of objects, one a row, keyed by the header's names; empty fields are left out, and "aliases" is split
 * at semicolons.  NULL with *p filled when the file is no such table.
 */
json_t *csv_load(FILE *file, problem *p);

#endif
