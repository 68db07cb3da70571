/* Documents out of a file: the whole file as one text, or one JSON object a line. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "problem.h"

#include <jansson.h>
#include <stdio.h>

typedef struct document {
  const char *name; /* of the file; "-" for standard input */
  size_t line;      /* from 1; 0 when the file is one text */
  json_t *json;     /* the line as read; NULL when the file is one text */
  const char *text; /* not NUL-terminated */
  size_t len;
} document;

typedef struct input {
  FILE *file;
  const char *name;
  int kind; /* INPUT_* */
  size_t line, cap;
  char *buffer; /* the line or the text in work */
} input;

/* 0, or -1 with *p filled. */
int input_open(input *in, const char *name, int kind, problem *p);
/* 1: *doc is the next document, valid until the next call; 0: no more; -1: *doc names a bad one, *p says why. */
int input_next(input *in, document *doc, problem *p);
void input_close(input *in);
void document_clear(document *doc);

#endif
