/* The documents of all inputs, one after another, as they stand there. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "lines.h"
#include "settings.h"

/* A document that nobody has looked into. */
typedef struct raw {
  buffer name;    /* of the file, NUL-terminated; "-" for standard input */
  size_t line;    /* from 1; 0 when the file is one text, or cannot be read */
  buffer bytes;   /* the line; for a text nothing before raw_load() */
  uint64_t taken; /* bytes of the file that were read for it */
  int bad;        /* it cannot be had: `why` */
  problem why;
} raw;

typedef struct input {
  const settings *settings;
  int next_file; /* of the settings */
  lines list;    /* of file names, when open (--files-from) */
  int list_is_open;
  lines lines; /* of the file in work, when open */
  int is_open;
  char *name;       /* of the file in work */
  size_t n_lines;   /* of it, so far */
  uint64_t n_taken; /* bytes of it, so far */
} input;

/* 0, or -1 with *p filled when the list of files cannot be read. */
int input_init(input *in, const settings *s, problem *p);
/* 1: *r is the next document, or an error in the place of one; 0: there are no more. */
int input_next(input *in, raw *r);
void input_clear(input *in);

/* Reads the text, which input_next() only names: that may be done by many threads at once. */
void raw_load(raw *r, size_t max_bytes);
void raw_clear(raw *r);

#endif
